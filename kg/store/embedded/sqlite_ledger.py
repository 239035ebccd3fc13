"""A ledger in a file of SQLite, beside the quads of a store on disk.

The file keeps a write-ahead log: readers read while a writer writes, a process that is killed leaves each write whole
or undone, and what was written is on the disk when the call returns. While nobody writes there is no log, and readers
open the file as one that cannot change, for which SQLite makes no files of its own; they look again if it did change.
"""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from kg.errors import StoreError
from kg.store.embedded.agreement import Told
from kg.store.embedded.faults import SEE, ledger_translated
from kg.store.embedded.ledger_tables import (
    FIRST,
    FORMAT,
    as_first,
    convert,
    key_number,
    make,
    numbers_of,
    remove_entries,
    replace_in,
    transaction,
    unpacked,
    write_entries,
)
from kg.store.ledger import LEAVING, Entry, check_text, is_step

_T = TypeVar("_T")

#: Which database the ledger belongs to; in a ledger of an older version it is noted when it is next written.
_BELONGS = "CREATE TABLE IF NOT EXISTS store (quads TEXT NOT NULL)"
#: Entries whose graphs are there: those written last, and the first one.
_LATEST = 3
_SAMPLE = """
SELECT id FROM entry WHERE NOT EXISTS (SELECT 1 FROM pending WHERE step = ? AND pending.id = entry.id)
ORDER BY rowid {order} LIMIT {number}
"""
#: A reader may meet a file that a writer has just begun or ceased to change; it then looks again.
_TRIES = 8


class SqliteLedger:
    """See `kg.store.Ledger`. The file is made by the first write.

    Args:
        path: the file.
        read_only: nothing is written, and nothing made.
        timeout: seconds to wait for another process that writes.
        quads: the identity of the database beside it, which is noted.
        made: told when the first write has made the tables.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        timeout: float = 10.0,
        quads: str | None = None,
        made: Callable[[], None] = lambda: None,
    ) -> None:
        self._path = path
        self._read_only = read_only
        self._quads = quads
        self._made = made
        self._timeout = timeout
        self._closed = False
        self._lock = Lock()
        self._writer: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, ledger_translated(self._path):
            self._closed = True
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    # Reading

    def told(self) -> Told | None:
        """What it says of the store that it belongs to; None if nothing was ever written.

        Raises:
            StoreError: if it cannot be read.
        """

        def look(connection: sqlite3.Connection) -> Told | None:
            if not self._version(connection):
                return None
            ((is_noted,),) = connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'store')")
            quads = connection.execute("SELECT quads FROM store").fetchone() if is_noted else None
            settings = connection.execute("SELECT settings FROM settings").fetchone()
            ids = [
                id
                for order, number in (("DESC", _LATEST), ("ASC", 1))
                for (id,) in connection.execute(_SAMPLE.format(order=order, number=number), (LEAVING,))
            ]
            return Told(quads and quads[0], settings and settings[0], tuple(dict.fromkeys(ids)))

        return self._read(look)

    def digests(self) -> dict[str, str]:
        """See `kg.store.Ledger.digests`."""
        rows = self._rows("SELECT sha256, min(id) AS id FROM entry GROUP BY sha256 ORDER BY id")
        return dict(rows)

    def read(self, ids: Iterable[str]) -> list[Entry]:
        """See `kg.store.Ledger.read`."""
        wanted = list(dict.fromkeys(ids))
        given = (json.dumps(wanted),)

        def look(connection: sqlite3.Connection) -> list[Entry]:
            pending: dict[str, set[str]] = {}
            for id, step in connection.execute(
                "SELECT id, step FROM pending WHERE id IN (SELECT value FROM json_each(?))", given
            ):
                pending.setdefault(id, set()).add(step)
            rows = connection.execute(
                "SELECT id, sha256, data FROM entry WHERE id IN (SELECT value FROM json_each(?))", given
            )
            is_first = self._version(connection) == FIRST
            found = {}
            for id, sha256, data in rows:
                text, keys = as_first(connection, id, data) if is_first else unpacked(data)
                found[id] = Entry(id, sha256, text, keys, frozenset(pending.get(id, ())))
            return [found[id] for id in wanted if id in found]

        return self._read(look)

    def having(self, keys: Iterable[str]) -> set[str]:
        """See `kg.store.Ledger.having`."""
        wanted = list(keys)

        def look(connection: sqlite3.Connection) -> set[str]:
            if self._version(connection) == FIRST:
                sql = "SELECT DISTINCT id FROM key WHERE key IN (SELECT value FROM json_each(?))"
                return {id for (id,) in connection.execute(sql, (json.dumps(wanted),))}
            numbers = "SELECT DISTINCT entry FROM key WHERE key IN (SELECT value FROM json_each(?))"
            sql = f"SELECT id FROM entry WHERE rowid IN ({numbers})"  # noqa: S608 - no values of others
            return {id for (id,) in connection.execute(sql, (json.dumps([*map(key_number, wanted)]),))}

        return self._read(look)

    def pending(self, step: str) -> list[str]:
        """See `kg.store.Ledger.pending`."""
        sql = "SELECT id FROM pending WHERE step = ? ORDER BY id"
        return [id for (id,) in self._rows(sql, step)] if is_step(step) else []

    def settings(self) -> str | None:
        """See `kg.store.Ledger.settings`."""
        return next((settings for (settings,) in self._rows("SELECT settings FROM settings")), None)

    def _rows(self, sql: str, *values: str) -> list[Any]:
        return self._read(lambda connection: connection.execute(sql, values).fetchall())

    def _read(self, look: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock, ledger_translated(self._path):
            self._check_open()
            if not self._read_only and self._state() is not False:
                with transaction(self._writing(), "BEGIN") as connection:
                    return look(connection)
            for _ in range(_TRIES):
                before = self._state()
                try:
                    with self._reading(before) as opened, transaction(opened, "BEGIN") as connection:
                        found = look(connection)
                except sqlite3.Error:
                    if before == self._state():
                        raise
                else:
                    if before is True or before == self._state():
                        return found
            raise StoreError("the ledger changes all the time", where=self._path, remedy="try again")

    def _state(self) -> tuple[int, ...] | bool:
        """False if there is no file, True if somebody may be writing, else what changes when it was written."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(found.st_mode):  # Whoever opened a pipe would wait for ever.
            raise StoreError("the ledger cannot be read (it is no file)", where=self._path, remedy=SEE)
        if any(self._path.with_name(f"{self._path.name}-{log}").exists() for log in ("wal", "journal")):
            return True
        return found.st_ino, found.st_size, found.st_mtime_ns

    @contextmanager
    def _reading(self, state: tuple[int, ...] | bool) -> Iterator[sqlite3.Connection]:
        """The file as it is, or a ledger without entries."""
        if state is not False:
            with closing(self._connect("mode=ro" if state is True else "mode=ro&immutable=1")) as connection:
                if self._version(connection):
                    yield connection
                    return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            make(connection)
            connection.execute("PRAGMA user_version = 0")
            yield connection

    # Writing

    def write(self, entries: Iterable[Entry]) -> None:
        """See `kg.store.Ledger.write`."""
        new = {entry.id: entry for entry in entries}
        if not new:
            return
        with self._changing() as connection:
            write_entries(connection, new)
            numbers = numbers_of(connection, new)
            keys = {numbers[id]: frozenset(map(key_number, entry.keys)) for id, entry in new.items()}
            replace_in(connection, "key", ("key", "entry"), keys)
            replace_in(connection, "pending", ("step", "id"), {id: entry.pending for id, entry in new.items()})

    def done(self, step: str, ids: Iterable[str]) -> None:
        """See `kg.store.Ledger.done`."""
        over = [(step, id) for id in ids]
        if over:
            with self._changing() as connection:
                connection.executemany("DELETE FROM pending WHERE step = ? AND id = ?", over)

    def remove(self, ids: Iterable[str]) -> None:
        """See `kg.store.Ledger.remove`."""
        gone = list(ids)
        if gone:
            with self._changing() as connection:
                remove_entries(connection, gone)

    def keep_settings(self, settings: str) -> None:
        """See `kg.store.Ledger.keep_settings`."""
        check_text(settings)
        with self._changing() as connection:
            connection.execute("DELETE FROM settings")
            connection.execute("INSERT INTO settings (settings) VALUES (?)", (settings,))

    def compact(self) -> None:
        """Give back the room of what was removed."""
        with self._lock, ledger_translated(self._path):
            if self._state() is not False:
                self._writing().execute("VACUUM")

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, ledger_translated(self._path):
            self._check_open()
            if self._read_only:
                raise StoreError("the store was opened for reading", where=self._path, remedy="open it for writing")
            with transaction(self._writing(), "BEGIN IMMEDIATE") as connection:
                yield connection

    def _writing(self) -> sqlite3.Connection:
        if self._writer is None:
            self._state()
            connection = self._connect("mode=rwc")
            try:
                version = self._version(connection)
                if version == 0:
                    # An entry takes some 3 kB: in larger pages a third would stay empty.
                    connection.execute("PRAGMA page_size = 1024")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                if version == 0:
                    make(connection)
                elif version == FIRST:
                    convert(connection)
                self._note_quads(connection)
            except BaseException:
                connection.close()
                raise
            self._writer = connection
            if version == 0:
                self._made()
        return self._writer

    def _note_quads(self, connection: sqlite3.Connection) -> None:
        if self._quads is not None:
            with transaction(connection, "BEGIN IMMEDIATE"):
                connection.execute(_BELONGS)
                noted = "INSERT INTO store (quads) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM store)"
                connection.execute(noted, (self._quads,))

    def _connect(self, mode: str) -> sqlite3.Connection:
        # Several threads may use a store: the lock lets them in one by one.
        return sqlite3.connect(
            f"{self._path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=self._timeout,
            isolation_level=None,
            check_same_thread=False,
        )

    def _version(self, connection: sqlite3.Connection) -> int:
        """The format of the file, 0 if nothing was written yet."""
        ((version,),) = connection.execute("PRAGMA user_version")
        if version > FORMAT:
            raise StoreError(
                f"the ledger has format {version}, and this version of Statecraft reads {FORMAT}",
                where=self._path,
                remedy="use the version that made it, or a later one",
            )
        return int(version)

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError("the store was closed", where=self._path.parent, remedy="open it again")
