"""The store on disk: opening, one writer and many readers, and what goes wrong with folders and disks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import OutputError, StoreError
from kg.rdf import Iri, Literal, Quad
from kg.store import DiskStore, SelectResult, open_store

EX = "https://example.org/"
S, P = Iri(EX + "s"), Iri(EX + "p")
ONE, TWO = Iri(EX + "graph/one"), Iri(EX + "graph/two")
QUADS = [Quad(S, P, Literal(word), ONE) for word in ("a", "b")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with one graph."""
    with DiskStore.create(tmp_path / "store") as store:
        store.put(ONE, QUADS)
    return tmp_path / "store"


def in_another_process(code: str, *arguments: object) -> str:
    """What a process prints that runs this code, with ``arguments`` in ``sys.argv``."""
    head = "import sys\nfrom pathlib import Path\nfrom kg.errors import StatecraftError\nfrom kg.rdf import *\n"
    head += "from kg.store import *\nfolder = Path(sys.argv[1])\n"
    command = [sys.executable, "-c", head + code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_was_put_is_there_in_another_process(folder: Path) -> None:
    code = "print(sorted(q.object.value for q in open_store(folder, read_only=True).quads()))"
    assert in_another_process(code, folder) == "['a', 'b']\n"


def test_many_read_while_one_writes(folder: Path) -> None:
    with DiskStore.open(folder) as writer, DiskStore.open(folder, read_only=True) as reader:
        writer.put(TWO, QUADS)
        assert sorted(reader.quads()) == QUADS
        with DiskStore.open(folder, read_only=True) as later:
            assert later.graphs() == [ONE, TWO]
        with pytest.raises(StoreError, match="opened for reading; open it for writing"):
            reader.put(TWO, [])


def test_a_reader_finds_its_way_though_files_are_replaced(folder: Path) -> None:
    with DiskStore.open(folder) as writer, DiskStore.open(folder, read_only=True) as reader:
        for number in range(30):
            writer.put(TWO, (Quad(S, P, Literal(f"{number} {n}")) for n in range(50)))
            writer.flush()
            found = reader.query("SELECT (COUNT(?o) AS ?n) { ?s ?p ?o }")
            assert isinstance(found, SelectResult)
            ((count,),) = found.rows
            assert isinstance(count, Literal)
            assert count.value in ("2", "52")


def test_only_one_process_writes(folder: Path) -> None:
    with DiskStore.open(folder):
        code = "try:\n    open_store(folder)\nexcept StatecraftError as error:\n    print(error)"
        told = in_another_process(code, folder)
        assert told == f"{folder}: another process is writing to this store; wait until it has ended, or end it\n"
    DiskStore.open(folder).close()


def test_a_store_that_was_closed_says_so(folder: Path) -> None:
    store = DiskStore.open(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.graphs()


@pytest.mark.parametrize("read_only", [True, False])
def test_reading_never_makes_a_store(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file.txt").write_text("mine")
    for name, says in (("none", "there is no store"), ("other", "folder without a store")):
        with pytest.raises(StoreError, match=says):
            open_store(tmp_path / name, read_only=read_only)
    with pytest.raises(StoreError, match="is a file, not a store"):
        open_store(tmp_path / "other" / "file.txt", read_only=read_only)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file.txt", "other"]


def test_a_store_is_made_only_where_nothing_is(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is a store already"):
        DiskStore.create(folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file.txt").write_text("mine")
    with pytest.raises(StoreError, match="other files in it; name an empty or new folder"):
        DiskStore.create(tmp_path / "other")
    with pytest.raises(OutputError, match="not a folder"):
        DiskStore.create(tmp_path / "other" / "file.txt" / "below")
    with open_store(tmp_path / "a" / "b", create=True) as made:
        assert made.graphs() == []
    with open_store(folder, create=True) as found:
        assert found.graphs() == [ONE]


@pytest.mark.parametrize(
    ("marker", "says"),
    [
        ({"format": 2}, "has format 2, and this version of Statecraft reads 1; use the version"),
        ({"format": "one"}, "statecraft-store.json is broken"),
        ({}, "statecraft-store.json is broken"),
        ([], "statecraft-store.json is broken"),
    ],
)
def test_another_format_is_told(folder: Path, marker: object, says: str) -> None:
    (folder / "statecraft-store.json").write_text(json.dumps(marker))
    with pytest.raises(StoreError, match=says):
        open_store(folder, read_only=True)


def test_a_store_that_was_only_just_begun_is_empty_and_can_be_completed(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    (begun / "statecraft-store.json").write_text('{"format": 1, "engine": "oxigraph"}')
    with DiskStore.open(begun, read_only=True) as reader:
        assert list(reader.quads()) == []
    assert not (begun / "quads").exists()
    with DiskStore.open(begun) as store:
        store.put(ONE, QUADS)
        assert store.graphs() == [ONE]


def test_files_that_are_missing_are_told(folder: Path) -> None:
    (folder / "quads" / "CURRENT").unlink()
    with pytest.raises(StoreError, match="files of its quads are missing"):
        open_store(folder, read_only=True)


FULL = """
import resource
store = open_store(folder)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
size = 0
try:
    while size < 20_000:
        size += 500
        words = [Literal(f"{n} " * 20) for n in range(size)]
        p = Iri("https://example.org/p")
        store.put(Iri("https://example.org/graph/two"), [Quad(p, p, word) for word in words])
except StatecraftError as error:
    print(error)
assert len(store.graphs()) > 0
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.put(Iri("https://example.org/graph/three"), [Quad(p, p, Literal("there is room again"))])
store.close()
"""


def test_a_full_disk_leaves_the_store_as_it_was(folder: Path) -> None:
    told = in_another_process(FULL, folder)
    assert told == f"{folder}: the disk is full; make room and try again; what was stored before is as it was\n"
    with DiskStore.open(folder) as store:
        two = list(store.quads_of(TWO))
        assert len(two) % 500 == 0
        assert sorted(store.quads_of(ONE)) == QUADS
        found = store.query("SELECT ?s ?o { ?s ?p ?o }")
        assert isinstance(found, SelectResult)
        assert len(found.rows) == len(two) + len(QUADS) + 1
        three = Iri(EX + "graph/three")
        assert [quad.object for quad in store.quads_of(three)] == [Literal("there is room again")]
        store.put(TWO, [])
        store.drop(three)
        assert sorted(store.quads()) == QUADS


NOBODY = """
import os
if os.getuid() == 0:
    os.setresuid(65534, 65534, 65534)
reader = open_store(folder, read_only=True)
print(len(list(reader.quads())))
for attempt in (lambda: open_store(folder), lambda: DiskStore.create(folder.parent / "new")):
    try:
        attempt()
    except StatecraftError as error:
        print(error)
"""


def test_a_folder_that_may_not_be_written_can_be_read(open_folder: Path) -> None:
    """As a user without rights, since root may write everywhere."""
    folder = open_folder / "store"
    with DiskStore.create(folder) as store:
        store.put(ONE, QUADS)
    for path in (*folder.rglob("*"), folder, open_folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    lines = in_another_process(NOBODY, folder).splitlines()
    for path in (folder, folder / "quads", open_folder):
        path.chmod(0o755)
    assert lines[0] == "2"
    assert lines[1] == f"{folder}: the folder cannot be written; choose a folder that you may write to"
    assert lines[2].startswith(f"{open_folder}: cannot be written (permission denied)")


def test_many_large_graphs_go_in_as_one_by_one(tmp_path: Path) -> None:
    graphs = {
        Iri(f"{EX}graph/{g}"): [Quad(S, P, Literal(str(n))) for n in range(g, g + 4000)] + QUADS for g in range(4)
    }
    with DiskStore.create(tmp_path / "bulk") as bulk, DiskStore.create(tmp_path / "single") as single:
        bulk.put_all(graphs)
        for graph, quads in graphs.items():
            single.put(graph, quads)
        assert set(bulk.quads()) == set(single.quads())
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert bulk.query(count) == single.query(count)
        bulk.put_all(graphs)
        assert len(bulk) == 4 * 4002
