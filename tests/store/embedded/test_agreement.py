"""A store whose parts do not belong together is refused when it is opened, and what writes leave always opens."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import GraphError, OutputError, StoreError
from kg.rdf import Iri, Literal, Quad
from kg.rdf.iris import LocalIris
from kg.store import DiskStore, Entry, GraphStore, MemoryStore, open_store
from kg.store.ledger import LEAVING
from kg.store.services.remote import RemoteStore
from kg.store.services.remote_ledger import LEDGER
from kg.store.services.service import Service as Requests
from kg.store.sparql.updates import LISTED, MERGED, plain
from tests.store.embedded.test_disk import in_another_process
from tests.store.embedded.unfit import FAULTS, MARKER, listing
from tests.store.servers import Service

BASE = "https://example.org/id/"
P = Iri("https://example.org/p")
IDS = ("one", "two", "three", "four", "five", "six")


def graph_of(id: str) -> Iri:
    return LocalIris(id, base=BASE).graph


def entry(id: str, *pending: str) -> Entry:
    return Entry(id, sha256(id.encode()).hexdigest(), "{}", pending=frozenset(pending))


def fill(store: GraphStore, *ids: str) -> None:
    """Articles come into a store as they come into a corpus."""
    store.ledger.keep_settings(json.dumps({"base": BASE}))
    for id in ids:
        store.put(graph_of(id), [Quad(graph_of(id), P, Literal(f"{id} {number}")) for number in range(50)])
        store.flush()
        store.ledger.write([entry(id)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with DiskStore.create(tmp_path / "store") as store:
        fill(store, *IDS)
    return tmp_path / "store"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another store, with the same articles."""
    with DiskStore.create(tmp_path / "other") as store:
        fill(store, *IDS)
    return tmp_path / "other"


def refused(folder: Path, *, read_only: bool) -> str:
    with pytest.raises(StoreError) as error:
        open_store(folder, read_only=read_only)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 9_000
    assert error.value.remedy
    return str(error.value)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_fit_is_refused_and_nothing_is_made_in_its_place(folder: Path, other: Path, fault: str) -> None:
    FAULTS[fault](folder, other)
    before = listing(folder)
    refused(folder, read_only=True)
    refused(folder, read_only=False)
    after = listing(folder)
    assert {name for name in after if not name.startswith("quads/")} == {
        name for name in before if not name.startswith("quads/")
    }
    assert after.get("ledger.sqlite") == before.get("ledger.sqlite")
    refused(folder, read_only=True)  # neither did looking mend it


def test_an_older_copy_of_the_quads_is_refused(folder: Path) -> None:
    shutil.copytree(folder / "quads", folder.parent / "older")
    with DiskStore.open(folder) as store:
        fill(store, "seven")
    shutil.rmtree(folder / "quads")
    shutil.move(folder.parent / "older", folder / "quads")
    assert f"tells of articles that its quads do not have ({graph_of('seven')})" in refused(folder, read_only=True)


def test_a_copy_of_the_whole_folder_opens(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    for place in ("copy", "moved"):
        with open_store(tmp_path / "copy") as store:
            fill(store, place)
    (tmp_path / "copy").rename(tmp_path / "moved")
    with open_store(tmp_path / "moved", read_only=True) as store:
        assert len(store.graphs()) == len(store.ledger.digests()) == len(IDS) + 2


# Stores of older versions


def made_older(folder: Path) -> None:
    (folder / MARKER).write_text('{"format": 1, "engine": "oxigraph"}\n')
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        connection.execute("DROP TABLE store")


def test_an_older_store_opens_and_what_it_has_is_noted_when_it_is_written(folder: Path, other: Path) -> None:
    made_older(folder)
    before = (folder / MARKER).read_bytes()
    with open_store(folder, read_only=True) as store:
        assert len(store.graphs()) == len(store.ledger.digests()) == len(IDS)
    assert (folder / MARKER).read_bytes() == before
    with open_store(folder) as store:
        assert len(store.ledger.digests()) == len(IDS)
        fill(store, "seven")
    shutil.copyfile(other / "ledger.sqlite", folder / "ledger.sqlite")
    assert "its ledger is that of another store" in refused(folder, read_only=True)


@pytest.mark.parametrize(
    "fault", ["no quads", "an empty folder of quads", "quads made anew", "the last graph deleted", "a ledger cut off"]
)
def test_of_an_older_store_what_can_be_told_is_told(folder: Path, other: Path, fault: str) -> None:
    made_older(folder)
    FAULTS[fault](folder, other)
    assert refused(folder, read_only=True) == refused(folder, read_only=False)


def test_an_older_store_without_graphs_or_without_a_ledger_opens(tmp_path: Path) -> None:
    for name in ("empty", "graphs"):
        with DiskStore.create(tmp_path / name) as store:
            if name == "graphs":
                store.put(P, [Quad(P, P, P)])
        (tmp_path / name / MARKER).write_text('{"format": 1, "engine": "oxigraph"}\n')
        for read_only in (True, False):
            with open_store(tmp_path / name, read_only=read_only) as store:
                assert store.graphs() == ([P] if name == "graphs" else [])
    shutil.rmtree(tmp_path / "graphs" / "quads")
    assert "its quads are missing" in refused(tmp_path / "graphs", read_only=True)


# What interruptions leave


STEPS: dict[str, Callable[[DiskStore], object]] = {
    "the graph is there": lambda store: store.put(graph_of("new"), [Quad(P, P, P)]),
    "the graph is on the disk": lambda store: store.flush(),
    "the entry is there": lambda store: store.ledger.write([entry("new", "things")]),
    "it is to leave": lambda store: store.ledger.write([entry("new", "things", LEAVING)]),
    "the graph is gone": lambda store: store.drop(graph_of("new")),
    "the entry is gone": lambda store: store.ledger.remove(["new"]),
}
KILLED = """
import os
from tests.store.embedded.test_agreement import STEPS
store = DiskStore.open(folder)
for name, step in STEPS.items():
    step(store)
    if name == sys.argv[2]:
        break
os._exit(0)
"""


@pytest.mark.parametrize("step", STEPS)
def test_whoever_is_killed_after_any_step_leaves_a_store_that_opens(folder: Path, step: str) -> None:
    in_another_process(KILLED, folder, step)
    for read_only in (True, False, True):
        with open_store(folder, read_only=read_only) as store:
            assert len(store.graphs()) >= len(IDS)


def test_articles_that_leave_are_not_missed_however_many(folder: Path) -> None:
    with DiskStore.open(folder) as store:
        store.ledger.write([entry(id, LEAVING) for id in IDS])
        for id in IDS:
            store.drop(graph_of(id))
    with open_store(folder, read_only=True) as store:
        assert store.graphs() == []


@pytest.mark.parametrize("left", ["nothing", "a part of a marker", "a marker", "a database that was begun"])
def test_a_store_whose_making_was_interrupted_can_be_made(tmp_path: Path, left: str) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    if left == "a part of a marker":
        (folder / f".{MARKER}.x1y2z3.part").write_text('{"for')
    elif left != "nothing":
        (folder / MARKER).write_text('{"format": 1, "engine": "oxigraph"}\n')
        if left == "a database that was begun":
            (folder / "quads").mkdir()
            (folder / "quads" / "LOCK").touch()
            with open_store(folder, read_only=True) as store:
                assert store.graphs() == []
    with open_store(folder, create=True) as store:
        fill(store, "one")
    with open_store(folder, read_only=True) as store:
        assert store.graphs() == [graph_of("one")]


def test_one_reads_while_another_adds_and_removes(folder: Path) -> None:
    """A reader never takes what a writer is at for a store that does not fit."""
    code = """
from tests.store.embedded.test_agreement import fill, entry, graph_of
from kg.store.ledger import LEAVING
print("writing", flush=True)
with DiskStore.open(folder) as store:
    for number in range(60):
        fill(store, f"n{number}")
        store.ledger.write([entry(f"n{number}", LEAVING)])
        store.drop(graph_of(f"n{number}"))
        store.ledger.remove([f"n{number}"])
"""
    writer = Thread(target=in_another_process, args=(code, folder))
    writer.start()
    opened = 0
    while writer.is_alive() or not opened:
        with open_store(folder, read_only=True) as store:
            assert len(store.graphs()) >= len(IDS)
        opened += 1
    writer.join()


def test_so_much_is_looked_at_however_large_the_store_is(tmp_path: Path) -> None:
    with DiskStore.create(tmp_path / "store") as store:
        fill(store, *(f"a{number}" for number in range(40)))
        told = store.ledger.told()
    assert told is not None
    assert told.graphs() == [graph_of(id) for id in ("a39", "a38", "a37", "a0")]


# Places that are no store


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("kind", ["nothing", "empty folder", "file", "pipe", "loop", "long name", "below a file"])
def test_what_is_no_store_is_told(tmp_path: Path, kind: str, read_only: bool) -> None:
    path = tmp_path / "place"
    if kind == "empty folder":
        path.mkdir()
    elif kind in ("file", "below a file"):
        path.write_text("x")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to("place")
    path = path / "store" if kind == "below a file" else tmp_path / ("x" * 300) if kind == "long name" else path
    before = listing(tmp_path)
    refused(path, read_only=read_only)
    if kind not in ("nothing", "empty folder"):
        with pytest.raises((StoreError, OutputError)) as error:
            open_store(path, create=True)
        assert error.value.remedy
        assert listing(tmp_path) == before


NOBODY = """
import os
if os.getuid() == 0:
    os.setresuid(65534, 65534, 65534)
for read_only in (True, False):
    try:
        open_store(folder, read_only=read_only).close()
    except StatecraftError as error:
        print(error)
"""


@pytest.mark.parametrize("name", [".", "quads", "quads/IDENTITY", "quads/CURRENT", "ledger.sqlite", MARKER])
def test_what_may_not_be_read_is_told(open_folder: Path, name: str) -> None:
    with DiskStore.create(open_folder / "store") as store:
        fill(store, "one")
    for path in (*(open_folder / "store").rglob("*"), open_folder / "store"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (open_folder / "store" / name).chmod(0)
    lines = in_another_process(NOBODY, open_folder / "store").splitlines()
    assert len(lines) == 2
    assert all("; " in line for line in lines)


# At a service


def lost(*graphs: str) -> Callable[[Requests], None]:
    return lambda service: service.update(" ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in graphs))


LOST: dict[str, tuple[Callable[[Requests], None], str]] = {
    "the ledger": (lost(LEDGER), "ledger is missing"),
    "the list": (lost(LISTED), "the list of the store's graphs is missing"),
    "the merged quads": (lost(MERGED), f"graphs of the store are missing there ({MERGED})"),
    "all graphs": (lost(*map(graph_of, IDS)), "graphs of the store are missing"),
    "graphs and list": (lost(LISTED, MERGED, *map(graph_of, IDS)), "the list of the store's graphs is missing"),
    "a listed graph": (
        lambda service: service.update(
            f"DELETE WHERE {{ GRAPH <{LISTED}> {{ ?s <http://purl.org/dc/terms/hasPart> ?o }} }}"
        ),
        "tells of articles that its list of graphs does not have",
    ),
}


@pytest.mark.parametrize("what", LOST)
def test_a_service_that_lost_something_is_told(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore], what: str
) -> None:
    with open_remote(oxigraph_service) as store:
        fill(store, *IDS)
        assert isinstance(store, RemoteStore)
        lose, says = LOST[what]
        lose(store._service)
    attempts: list[Callable[[GraphStore], object]] = [
        lambda store: store.query("ASK {}"),
        lambda store: store.graphs(),
        lambda store: list(store.quads()),
        lambda store: list(store.quads_of(graph_of("one"))),
        lambda store: store.put(P, [Quad(P, P, P)]),
        lambda store: store.change(P, come=[Quad(P, P, P)]),
        lambda store: store.ledger.settings(),
        lambda store: store.ledger.digests(),
        lambda store: store.ledger.write([entry("new")]),
    ]
    endpoints = (oxigraph_service.query, oxigraph_service.update, oxigraph_service.graphs)
    for attempt in attempts:
        with open_store(endpoints[0], update=endpoints[1], graphs=endpoints[2]) as store:
            for _ in range(2):
                with pytest.raises(StoreError) as error:
                    attempt(store)
                assert says in str(error.value)
                assert error.value.remedy
    with pytest.raises(StoreError):
        open_store(endpoints[0], update=endpoints[1], graphs=endpoints[2], create=True)


def test_what_is_whole_at_a_service_opens(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    with open_remote(oxigraph_service) as store:
        fill(store, *IDS)
        store.ledger.write([entry(id, LEAVING) for id in IDS[1:]])
        for id in IDS[1:]:
            store.drop(graph_of(id))
    with open_store(oxigraph_service.query) as store:
        assert store.graphs() == [graph_of("one")]


# Names


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_names_that_a_store_uses_are_nobody_else_s(tmp_path: Path, kind: str) -> None:
    store: GraphStore = MemoryStore() if kind == "memory" else DiskStore.create(tmp_path / "store")
    with store:
        for name in (LISTED, MERGED, LEDGER, Iri(LEDGER.replace("store", "stor%65"))):
            attempts: list[Callable[[], object]] = [
                lambda name=name: store.put(name, [Quad(P, P, P)]),  # type: ignore[misc]
                lambda name=name: store.put_all({name: [Quad(P, P, P)]}),  # type: ignore[misc]
                lambda name=name: store.load_all({name: b"<x:a> <x:b> <x:c> .\n"}),  # type: ignore[misc]
                lambda name=name: store.change(name, come=[Quad(P, P, P)]),  # type: ignore[misc]
            ]
            for attempt in attempts:
                with pytest.raises(GraphError, match="a name that the store itself uses"):
                    attempt()
        assert store.graphs() == []


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("HTTPS://Example.ORG:443/%61/./b/../c", "https://example.org/a/c"),
        ("http://example.org:80/a/", "http://example.org/a/"),
        ("http://example.org:8080/a?x#y", "http://example.org:8080/a?x#y"),
        ("urn:x:y", "urn:x:y"),
        ("http://[broken", "http://[broken"),
        ("http://example.org:port/", "http://example.org:port/"),
    ],
)
def test_spellings_of_a_name(one: str, same: str) -> None:
    assert plain(Iri(one)) == same
