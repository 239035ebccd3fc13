"""The ledger of a store on disk: readers and one writer, a writer that is killed, and what goes wrong with files."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import DiskStore, Entry, Ledger
from kg.store.embedded.ledger_tables import key_number
from kg.store.embedded.sqlite_ledger import SqliteLedger
from tests.store.embedded.ledger_writer import IDS, version_of
from tests.store.embedded.test_disk import in_another_process
from tests.store.test_ledger import digest, entry

ROOT = Path(__file__).resolve().parents[3]
TIMES = 8
ONE = entry("one", "data", keys=("k",), pending=("link",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with one entry."""
    with DiskStore.create(tmp_path / "store") as store:
        store.ledger.write([ONE])
    return tmp_path / "store"


def reader(folder: Path) -> Ledger:
    return DiskStore.open(folder, read_only=True).ledger


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("ledger"))


def test_what_was_written_is_there_in_another_process(folder: Path) -> None:
    code = "with open_store(folder, read_only=True) as store:\n    print(store.ledger.read(['one']))"
    assert in_another_process(code, folder) == f"{[ONE]}\n"
    with DiskStore.open(folder) as store:
        assert store.ledger.read(["one"]) == [ONE]
        store.ledger.write([entry("two")])
    with DiskStore.open(folder) as store:
        assert len(store.ledger.digests()) == 2


def test_the_file_is_made_by_the_first_write_and_reading_makes_none(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with DiskStore.create(folder) as store:
        assert store.ledger.digests() == {}
        assert store.ledger.settings() is None
        store.ledger.write([])
        assert reader(folder).digests() == {}
        assert names(folder) == []
        store.ledger.write([ONE])
    assert names(folder) == ["ledger.sqlite"]
    assert reader(folder).having(["k"]) == {"one"}
    assert names(folder) == ["ledger.sqlite"]


def test_a_reader_cannot_write(folder: Path) -> None:
    ledger = reader(folder)
    for attempt in (
        partial(ledger.write, [ONE]),
        partial(ledger.remove, ["one"]),
        partial(ledger.keep_settings, "{}"),
    ):
        with pytest.raises(StoreError, match="opened for reading; open it for writing"):
            attempt()
    assert ledger.read(["one"]) == [ONE]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_ledger_that_was_closed_says_so(folder: Path, read_only: bool) -> None:
    store = DiskStore.open(folder, read_only=read_only)
    store.ledger.digests()
    store.close()
    for attempt in (store.ledger.digests, lambda: store.ledger.write([ONE])):
        with pytest.raises(StoreError, match="was closed"):
            attempt()


def test_a_reader_sees_what_is_written_meanwhile(folder: Path) -> None:
    before = reader(folder)
    assert before.settings() is None
    with DiskStore.open(folder) as writer:
        writer.ledger.keep_settings("1")
        meanwhile = reader(folder)
        for number in range(20):
            writer.ledger.keep_settings(str(number))
            assert before.settings() == meanwhile.settings() == str(number)
    assert before.settings() == meanwhile.settings() == "19"


def test_what_is_not_yet_written_whole_is_not_seen(folder: Path) -> None:
    with DiskStore.open(folder) as store:
        assert isinstance(store.ledger, SqliteLedger)
        ledger = reader(folder)
        with store.ledger._changing() as connection:
            connection.execute("DELETE FROM entry")
            assert ledger.read(["one"]) == [ONE]
            connection.execute("DELETE FROM key")
            assert ledger.having(["k"]) == {"one"}
        assert ledger.read(["one"]) == []
        assert ledger.having(["k"]) == set()


def test_a_write_that_fails_is_undone(folder: Path) -> None:
    with DiskStore.open(folder) as store:
        assert isinstance(store.ledger, SqliteLedger)
        store.ledger._writing().setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
        noise = "".join(sha256(str(number).encode()).hexdigest() for number in range(100))
        with pytest.raises(StoreError, match="an entry is too large; keep less in it"):
            store.ledger.write([entry("one", "other"), entry("two", noise)])
        assert store.ledger.read(["one", "two"]) == [ONE]


# Killed, and read meanwhile


@contextmanager
def writing(folder: Path, seed: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process that writes without end; it is killed at the end of the block."""
    command = [sys.executable, "-m", "tests.store.embedded.ledger_writer", str(folder), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"writing\n"
            yield writer
            assert writer.poll() is None
        finally:
            writer.kill()


def check(ledger: Ledger) -> int | None:
    """See that the entries are whole and of one version, which is returned; None where there are none."""
    found = ledger.read(IDS)
    if not found:
        return None
    version = int(found[0].data)
    assert found == version_of(version)
    return version


def check_all(ledger: Ledger) -> int | None:
    """See that whatever is asked agrees, of a ledger that nobody writes."""
    version = check(ledger)
    expected = [] if version is None else version_of(version)
    assert ledger.digests() == {each.sha256: each.id for each in expected}
    for number in range(100):
        assert ledger.having([f"key {number}"]) == {each.id for each in expected if f"key {number}" in each.keys}
    assert ledger.having([f"version {number}" for number in range(1000)]) == {each.id for each in expected}
    for step in ("odd", "even"):
        assert ledger.pending(step) == sorted(each.id for each in expected if step in each.pending)
    return version


def test_killed_at_random_moments(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    DiskStore.create(folder).close()
    chosen = random.Random(7)  # noqa: S311
    found = []
    for seed in range(TIMES):
        with writing(folder, seed):
            time.sleep(chosen.random() * 0.4)
        found.append(check_all(reader(folder)))
        if seed % 2:  # Else the next writer meets what the last one left.
            with DiskStore.open(folder) as store:
                assert check_all(store.ledger) == found[-1]
            assert names(folder) == ["ledger.sqlite"]
    assert len(set(found)) > 1


@pytest.mark.parametrize("seed", [0, 1])
def test_read_while_another_process_writes(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "store"
    DiskStore.create(folder).close()
    ledger = reader(folder)
    with writing(folder, seed):
        end = time.monotonic() + 1.5
        found = set()
        while time.monotonic() < end:
            found.add(check(ledger))
        assert len(found - {None}) > 3


@pytest.mark.parametrize("fault", ["an entry is missing", "a key is missing", "a key is too many", "a step is left"])
def test_the_check_fails_where_it_must(tmp_path: Path, fault: str) -> None:
    with DiskStore.create(tmp_path / "store") as store:
        store.ledger.write(version_of(1))
        assert check_all(store.ledger) == 1
        (seventh,) = [each for each in version_of(1) if each.id == "article-7"]
        strange = next(key for key in map("key {}".format, range(100)) if key not in seventh.keys)
        of_seventh = "(SELECT rowid FROM entry WHERE id = 'article-7')"
        change: dict[str, tuple[str, tuple[int, ...]]] = {
            "an entry is missing": ("DELETE FROM entry WHERE id = 'article-7'", ()),
            "a key is missing": (f"DELETE FROM key WHERE entry = {of_seventh} AND key = ?", (key_number("version 1"),)),  # noqa: S608 - ours
            "a key is too many": (f"INSERT INTO key VALUES (?, {of_seventh})", (key_number(strange),)),  # noqa: S608 - ours
            "a step is left": ("INSERT INTO pending (step, id) VALUES ('even', 'article-7')", ()),
        }
        assert isinstance(store.ledger, SqliteLedger)
        with store.ledger._changing() as connection:
            connection.execute(*change[fault])
        with pytest.raises(AssertionError):
            check_all(store.ledger)


# Folders that may not be written

NOBODY = """
import os, time
if os.getuid() == 0:
    os.setresuid(65534, 65534, 65534)
with open_store(folder, read_only=True) as store:
    print(store.ledger.read(["one"])[0].data, sorted(store.ledger.having(["k"])), len(store.ledger.digests()))
"""


@pytest.mark.parametrize("writer", ["has ended", "is at work", "was killed"])
def test_a_folder_that_may_not_be_written_can_be_read(open_folder: Path, writer: str) -> None:
    """As a user without rights, since root may write everywhere."""
    folder = open_folder / "store"
    code = "import os\nstore = open_store(folder, create=True)\n"
    code += f"store.ledger.write([{ONE}])\nprint('written', flush=True)\n"
    if writer == "was killed":
        in_another_process(f"{code}import sys\nsys.stdout.flush()\nos._exit(0)", folder)
        assert names(folder) == ["ledger.sqlite", "ledger.sqlite-shm", "ledger.sqlite-wal"]
    else:
        in_another_process(f"{code}store.close()", folder)
        assert names(folder) == ["ledger.sqlite"]
    store = DiskStore.open(folder) if writer == "is at work" else None
    if store is not None:
        store.ledger.write([entry("two")])
        assert len(names(folder)) == 3
    modes = {path: path.stat().st_mode for path in (*folder.rglob("*"), folder, open_folder)}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert in_another_process(NOBODY, folder) == f"\"data\" ['one'] {1 if store is None else 2}\n"
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    if store is not None:
        store.close()
        assert names(folder) == ["ledger.sqlite"]


# What goes wrong


def attempts(folder: Path) -> Iterator[str]:
    """What a reader and a writer are told."""
    for read_only in (True, False):
        with pytest.raises(StoreError) as error:
            DiskStore.open(folder, read_only=read_only)
        assert "\n" not in str(error.value)
        yield str(error.value)
    # And one that had been opened before.
    reading, writing = (SqliteLedger(folder / "ledger.sqlite", read_only=read_only) for read_only in (True, False))
    for attempt in (reading.digests, writing.digests, partial(writing.write, [ONE])):
        with pytest.raises(StoreError) as error:
            attempt()
        yield str(error.value)


#: The tables of the first format, as they were.
FIRST = """
CREATE TABLE entry (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX entry_sha256 ON entry (sha256, id);
CREATE TABLE key (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE INDEX key_id ON key (id);
CREATE TABLE pending (step TEXT, id TEXT, PRIMARY KEY (step, id)) WITHOUT ROWID;
CREATE INDEX pending_id ON pending (id);
CREATE TABLE settings (settings TEXT NOT NULL);
CREATE TABLE store (quads TEXT NOT NULL);
PRAGMA user_version = 1;
"""


def test_a_ledger_of_the_first_format_is_read_and_brought_to_this_one_by_the_first_write(folder: Path) -> None:
    quads = (folder / "quads" / "IDENTITY").read_text().strip()
    (folder / "ledger.sqlite").unlink()
    old = version_of(3)
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection, connection:
        connection.executescript(FIRST)
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", [(e.id, e.sha256, e.data) for e in old])
        connection.executemany("INSERT INTO key VALUES (?, ?)", [(key, e.id) for e in old for key in e.keys])
        connection.executemany("INSERT INTO pending VALUES (?, ?)", [(step, e.id) for e in old for step in e.pending])
        connection.execute("INSERT INTO settings VALUES ('{}')")
        connection.execute("INSERT INTO store VALUES (?)", (quads,))
    assert check_all(reader(folder)) == 3
    with DiskStore.open(folder) as store:
        store.ledger.keep_settings("[]")
    assert check_all(reader(folder)) == 3
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert reader(folder).read([old[0].id]) == [old[0]]
    with DiskStore.open(folder) as store:
        store.ledger.write(version_of(4))
        assert check_all(store.ledger) == 4


def test_a_later_format_is_refused(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 3")
    for told in attempts(folder):
        assert told == (
            f"{folder / 'ledger.sqlite'}: the ledger has format 3, and this version of Statecraft reads 2; "
            "use the version that made it, or a later one"
        )


@pytest.mark.parametrize("fault", ["no database", "cut off", "overwritten", "without tables"])
def test_a_broken_file_is_told(folder: Path, fault: str) -> None:
    path = folder / "ledger.sqlite"
    data = path.read_bytes()
    if fault == "no database":
        path.write_bytes(b"something else " * 1000)
    elif fault == "cut off":
        path.write_bytes(data[:5000])
    elif fault == "overwritten":
        path.write_bytes(data[:100] + b"\xff" * 4000 + data[4100:])
    else:
        with closing(sqlite3.connect(path)) as connection:
            for table in ("entry", "key", "pending"):
                connection.execute(f"DROP TABLE {table}")
    for told in attempts(folder):
        assert told == f"{path}: the ledger is broken; restore the store from a copy"


def test_a_folder_in_its_place_is_told(folder: Path) -> None:
    (folder / "ledger.sqlite").unlink()
    (folder / "ledger.sqlite").mkdir()
    for told in attempts(folder):
        assert told.startswith(f"{folder / 'ledger.sqlite'}: the ledger cannot be")
        assert "; see " in told


def test_a_file_that_was_only_just_begun_is_empty_and_can_be_completed(folder: Path) -> None:
    for begun in (b"", sqlite_without_tables(folder.parent / "other")):
        (folder / "ledger.sqlite").write_bytes(begun)
        # That it was written is noted once it was.
        (folder / "statecraft-store.json").write_text('{"format": 1, "engine": "oxigraph"}')
        assert reader(folder).digests() == {}
        with DiskStore.open(folder) as store:
            assert store.ledger.digests() == {}
            store.ledger.write([ONE])
            assert store.ledger.read(["one"]) == [ONE]


def sqlite_without_tables(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    data = path.read_bytes()
    path.unlink()
    return data


def test_another_process_that_writes_is_told(folder: Path) -> None:
    path = folder / "ledger.sqlite"
    ledger = SqliteLedger(path, read_only=False, timeout=0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing to the ledger; wait until it has ended"):
            ledger.write([entry("two")])
        assert ledger.read(["one"]) == [ONE]
        other.execute("ROLLBACK")
        ledger.write([entry("two")])
    ledger.close()


FULL = """
import resource
from hashlib import sha256

store = open_store(folder)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
def entries(start):
    some = range(start, start + 20)
    noise = "".join(sha256(str(i).encode()).hexdigest() for i in range(80))
    return [Entry(f"a-{n}", sha256(str(n).encode()).hexdigest(), f"{n}{noise}", frozenset({"k"})) for n in some]
written = 0
try:
    while written < 10_000:
        store.ledger.write(entries(written))
        written += 20
except StatecraftError as error:
    print(error)
assert written > 0
ids = [f"a-{n}" for n in range(10_000)]
assert [found.id for found in store.ledger.read(ids)] == ids[:written]
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.ledger.write(entries(written))
assert len(store.ledger.having(["k"])) == written + 20 + 1
store.close()
"""


def test_a_full_disk_leaves_the_ledger_as_it_was(folder: Path) -> None:
    told = in_another_process(FULL, folder)
    path = folder / "ledger.sqlite"
    assert told == (
        f"{path}: the disk is full, or fails; make room and try again; what was stored before is as it was\n"
    )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_ids_with_the_same_digest_and_odd_folders(tmp_path: Path) -> None:
    folder = tmp_path / "ü ?mode=memory & % #"
    with DiskStore.create(folder) as store:
        store.ledger.write([Entry("b", digest("x"), "1"), Entry("a", digest("x"), "2")])
    assert reader(folder).digests() == {digest("x"): "a"}
    assert names(folder) == ["ledger.sqlite"]
