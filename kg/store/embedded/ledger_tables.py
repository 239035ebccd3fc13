"""The tables of a ledger in SQLite: what is in them, how they are changed, and how those of the first format are."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import Any

from kg.store.ledger import Entry

#: Grows when an older version could no longer read what a newer one writes. In the first format, which is still read,
#: data was plain JSON, and keys stood in their table as texts.
FORMAT, FIRST = 2, 1
_ENTRY = "CREATE TABLE entry (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, data BLOB NOT NULL)"
# Keys by what `key_number` makes of them; as texts the two lists of them were two thirds of the ledger.
_KEY = (
    "CREATE TABLE key (key INTEGER, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID",
    "CREATE INDEX key_entry ON key (entry)",
)
_SCHEMA = (
    _ENTRY,
    # Digests are read from this alone: the data lies between the rows of the table.
    "CREATE INDEX entry_sha256 ON entry (sha256, id)",
    *_KEY,
    "CREATE TABLE pending (step TEXT, id TEXT, PRIMARY KEY (step, id)) WITHOUT ROWID",
    "CREATE INDEX pending_id ON pending (id)",
    "CREATE TABLE settings (settings TEXT NOT NULL)",
    f"PRAGMA user_version = {FORMAT}",
)


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str) -> Iterator[sqlite3.Connection]:
    connection.execute(begin)
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # A full disk has undone it already.
            connection.execute("ROLLBACK")
        raise


def make(connection: sqlite3.Connection) -> None:
    with transaction(connection, "BEGIN IMMEDIATE"):
        for statement in _SCHEMA:
            connection.execute(statement)


def convert(connection: sqlite3.Connection) -> None:
    """Brings a ledger of the first format to this one, whole or not at all; it takes a second for 2,000 articles."""
    with transaction(connection, "BEGIN IMMEDIATE"):
        rows = connection.execute("SELECT id, sha256, data FROM entry ORDER BY rowid").fetchall()
        entries = {id: Entry(id, sha256, *as_first(connection, id, data)) for id, sha256, data in rows}
        for statement in ("DROP TABLE key", "DROP TABLE entry", *_SCHEMA[:2], *_KEY):
            connection.execute(statement)
        write_entries(connection, entries)
        numbers = numbers_of(connection, entries)
        keys = sorted({(key_number(key), numbers[id]) for id, entry in entries.items() for key in entry.keys})
        connection.executemany("INSERT INTO key (key, entry) VALUES (?, ?)", keys)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def as_first(connection: sqlite3.Connection, id: str, data: str) -> tuple[str, frozenset[str]]:
    """Data and keys of an entry of the first format."""
    return data, frozenset(key for (key,) in connection.execute("SELECT key FROM key WHERE id = ?", (id,)))


def _packed(entry: Entry) -> bytes:
    """Data and keys of an entry, compressed."""
    # Keys have no line ends; data comes last, for it may have some.
    return zlib.compress("\n".join((str(len(entry.keys)), *sorted(entry.keys), entry.data)).encode("utf-8"), 9)


def unpacked(data: bytes) -> tuple[str, frozenset[str]]:
    """Data and keys of an entry, as they were packed.

    Raises:
        sqlite3.DatabaseError: if they were not.
    """
    try:
        number, rest = zlib.decompress(data).decode("utf-8").split("\n", 1)
        *keys, text = rest.split("\n", int(number))
    except (zlib.error, ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("an entry is broken") from error
    return text, frozenset(keys)


def key_number(key: str) -> int:
    """What stands for a key: of ten million keys, two share it with a chance of one in a hundred thousand."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def write_entries(connection: sqlite3.Connection, entries: Mapping[str, Entry]) -> None:
    connection.executemany(
        "INSERT INTO entry (id, sha256, data) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, data = excluded.data",
        ((entry.id, entry.sha256, _packed(entry)) for entry in entries.values()),
    )


def numbers_of(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers by which keys name entries."""
    sql = "SELECT id, rowid FROM entry WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(list(ids)),)))


def replace_in(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, str],
    wanted: Mapping[Any, frozenset[Any]],
) -> None:
    """Brings what a table has of some entries to what is wanted; most writes change next to nothing of it."""
    column, owner = columns
    given = (json.dumps(list(wanted)),)
    found = f"SELECT {column}, {owner} FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?))"  # noqa: S608 - names of ours
    old = set(connection.execute(found, given))
    new = {(value, id) for id, values in wanted.items() for value in values}
    connection.executemany(f"DELETE FROM {table} WHERE {column} = ? AND {owner} = ?", sorted(old - new))  # noqa: S608 - as above
    connection.executemany(f"INSERT INTO {table} ({column}, {owner}) VALUES (?, ?)", sorted(new - old))  # noqa: S608 - as above


def remove_entries(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    given = (json.dumps(list(ids)),)
    numbers = (json.dumps(list(numbers_of(connection, ids).values())),)
    connection.execute("DELETE FROM key WHERE entry IN (SELECT value FROM json_each(?))", numbers)
    connection.execute("DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?))", given)
    connection.execute("DELETE FROM pending WHERE id IN (SELECT value FROM json_each(?))", given)
