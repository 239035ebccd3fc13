"""A store that is written anew is the same, takes less room, and is whole whenever that is interrupted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.files import bytes_in
from kg.rdf import Blank, Iri, Literal, Quad, to_nquads
from kg.store import DiskStore, Entry, MemoryStore
from kg.store.embedded.compacting import is_worth_it, take_place, write_new
from tests.store.test_ledger import digest

P = Iri("https://example.org/p")


def graph(number: int, size: int = 300) -> tuple[Iri, list[Quad]]:
    name = Iri(f"https://w3id.org/statecraft/id/graph/article-{number}")
    nodes = (Iri(f"{name}/{n}") for n in range(size))
    return name, [Quad(node, P, Literal(f"{node} says something long enough")) for node in nodes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store that grew bit by bit, with a blank node, from which something was taken."""
    folder = tmp_path / "store"
    with DiskStore.create(folder) as store:
        for number in range(40):
            store.put(*graph(number))
        store.put(Iri("https://example.org/blank"), [Quad(Blank("x"), P, Blank("y"))])
        for number in range(20):
            store.drop(graph(number)[0])
        store.ledger.write([Entry("article-30", digest("30"), "{}", frozenset({"k"}))])
        store.ledger.keep_settings('{"base": "https://w3id.org/statecraft/id/"}')
    return folder


def content(folder: Path, *, read_only: bool = True) -> str:
    with DiskStore.open(folder, read_only=read_only) as store:
        assert store.ledger.having(["k"]) == {"article-30"}
        # Plain patterns see the same.
        assert len(store.to_rdflib()) == len({quad[:3] for quad in store.quads()})
        return to_nquads(store.quads())


def test_what_is_written_anew_is_the_same_and_smaller(folder: Path) -> None:
    before, size = content(folder), bytes_in(folder)
    with DiskStore.open(folder) as store:
        assert store.compact(always=True)
        assert bytes_in(folder) < 0.6 * size
        store.put(*graph(50))
        assert sorted(path.name for path in folder.iterdir() if "quads" in path.name) == ["quads"]
        store.drop(graph(50)[0])
    assert content(folder) == content(folder, read_only=False) == before


def test_a_reader_that_was_there_before_goes_on(folder: Path) -> None:
    with closing(DiskStore.open(folder, read_only=True)) as reader:
        before = to_nquads(reader.quads())
        with DiskStore.open(folder) as store:
            assert store.compact(always=True)
            assert to_nquads(reader.quads()) == before
            with pytest.raises(StoreError, match="opened for reading"):
                reader.compact()


def test_it_is_done_where_it_is_worth_it() -> None:
    kilobyte, megabyte = 1_000, 1_000_000
    assert not is_worth_it(100 * kilobyte, 0)
    assert is_worth_it(5 * megabyte, 0)
    assert not is_worth_it(9 * megabyte, 5 * megabyte)
    assert is_worth_it(10 * megabyte, 5 * megabyte)
    # It would take too much memory.
    assert not is_worth_it(2_000 * megabyte, 0)


def test_a_large_store_is_put_in_order_where_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(folder)
    monkeypatch.setattr("kg.store.embedded.compacting._MOST", 1000)
    with DiskStore.open(folder) as store:
        assert store.compact(always=True)
        assert not store.compact()
    assert '"compacted"' not in (folder / "statecraft-store.json").read_text(encoding="utf-8")
    assert content(folder) == before


def test_a_store_that_grew_is_written_anew_and_one_that_did_not_is_left(tmp_path: Path) -> None:
    with DiskStore.create(tmp_path / "store") as store:
        store.put(*graph(0))
        assert not store.compact()
        store.put_all(dict(graph(number, 1_500) for number in range(1, 12)))
        assert store.compact()
        store.put(*graph(13))
        assert not store.compact()
    with DiskStore.open(tmp_path / "store") as store:
        assert not store.compact()


def test_in_memory_there_is_nothing_to_do() -> None:
    assert not MemoryStore().compact(always=True)


# Killed at any moment: what is on the disk then


def unfinished(folder: Path) -> None:
    (folder / "quads.new").mkdir()
    (folder / "quads.new" / "000001.sst").write_bytes(b"half")


def finished(folder: Path) -> None:
    store = ox.Store(folder / "quads")
    write_new(folder, store)


def between(folder: Path) -> None:
    finished(folder)
    (folder / "quads").rename(folder / "quads.old")


def in_place(folder: Path) -> None:
    between(folder)
    (folder / "quads.new").rename(folder / "quads")


def half_removed(folder: Path) -> None:
    in_place(folder)
    shutil.rmtree(folder / "quads.old")
    (folder / "quads.old").mkdir()


@pytest.mark.parametrize("moment", [unfinished, finished, between, in_place, half_removed])
def test_it_may_be_killed_at_any_moment(folder: Path, moment: object) -> None:
    before = content(folder)
    assert callable(moment)
    moment(folder)
    assert content(folder) == before
    assert content(folder, read_only=False) == before
    assert not {"quads.new", "quads.old"} & {path.name for path in folder.iterdir()}
    with DiskStore.open(folder) as store:
        assert store.compact(always=True)
    assert content(folder) == before


HOLD = "import sys, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def test_what_another_process_has_open_is_left(folder: Path) -> None:
    before = content(folder)
    finished(folder)
    command = [sys.executable, "-c", HOLD, str(folder / "quads")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        assert not take_place(folder)
        process.communicate(b"")
    assert not (folder / "quads.new").exists()
    assert content(folder) == before


def test_an_answer_that_is_being_read_keeps_it_where_it_is(folder: Path) -> None:
    with DiskStore.open(folder) as store:
        quads = store.quads()
        first = next(quads)
        assert not store.compact(always=True)
        read = [first, *quads]
        del quads
        assert len(read) == len(store)
        assert store.compact(always=True)


def test_readers_that_come_while_it_is_replaced_see_all_of_it(folder: Path) -> None:
    before = content(folder)
    code = "import sys; from pathlib import Path; from kg.store import DiskStore\n"
    code += "print('begun', flush=True)\nwith DiskStore.open(sys.argv[1]) as store:\n"
    code += "    assert all(store.compact(always=True) for _ in range(6))\n"
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"begun\n"
        looks = 0
        while writer.poll() is None:
            assert content(folder) == before
            looks += 1
    assert writer.returncode == 0
    assert looks > 1
