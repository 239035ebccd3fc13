"""The commands ask a store as they ask a graph file: a folder on disk, or the address of a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg as library
from kg.store import DiskStore, GraphStore, MemoryStore, open_store
from tests.command import Command
from tests.store.servers import oxigraph


def fill(store: GraphStore, file: Path) -> None:
    graphs = MemoryStore.from_file(file)
    for graph in graphs.graphs():
        store.put(graph, graphs.quads_of(graph))


@pytest.fixture(scope="module")
def folder(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example article."""
    folder = tmp_path_factory.mktemp("stores") / "store"
    with DiskStore.create(folder) as store:
        fill(store, example_output / "graph.trig")
    return folder


@pytest.fixture(scope="module")
def url(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service with the example article."""
    with oxigraph(tmp_path_factory.mktemp("service")) as service:
        with open_store(service.query, graphs=service.graphs, create=True) as store:
            fill(store, example_output / "graph.trig")
        yield service.query


@pytest.fixture(params=["folder", "url"])
def location(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "meetings", "GRAPH", "-f", "csv"),
        ("query", "meetings", "GRAPH", "-p", "who=Blinken", "-f", "json"),
        ("query", "-e", "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g", "GRAPH"),
        ("query", "-e", "DESCRIBE state:china", "GRAPH"),
        ("export", "GRAPH", "-f", "ttl"),
        ("export", "GRAPH", "-f", "trig"),
        ("export", "GRAPH", "-f", "nq"),
        ("export", "GRAPH", "-f", "facts"),
        ("validate", "GRAPH"),
    ],
    ids=" ".join,
)
def test_a_store_answers_as_the_file_does(
    kg: Command, location: str, example_output: Path, arguments: tuple[str, ...]
) -> None:
    def asked(graph: str) -> tuple[int, str]:
        outcome = kg(*(graph if word == "GRAPH" else word for word in arguments))
        assert outcome.err == ""
        return outcome.code, outcome.out

    expected = asked(str(example_output / "graph.trig"))
    assert len(expected[1]) > 20
    assert asked(location) == expected


def test_pages_of_a_store(kg: Command, location: str, example_output: Path) -> None:
    for graph, folder in ((location, "pages"), (example_output / "graph.trig", "expected")):
        outcome = kg("view", graph, "-o", folder)
        assert outcome.code == 0, outcome.err
    for name in ("graph.html", "explorer.html"):
        assert (kg.folder / "pages" / name).read_bytes() == (kg.folder / "expected" / name).read_bytes()


def test_reading_leaves_a_store_as_it_was(kg: Command, folder: Path) -> None:
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert kg("query", "meetings", folder).code == 0
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_store_can_be_asked_while_it_is_written_to(kg: Command, folder: Path) -> None:
    with DiskStore.open(folder):
        assert kg("query", "meetings", folder).code == 0


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("none.trig", "none.trig: no such file"),
        (
            ".",
            ".: is a folder without a store; make one with `kg init`, or name the folder of a store, or a graph file",
        ),
        ("http://127.0.0.1:1/query", "http://127.0.0.1:1/query: cannot be reached"),
        ("https://me:secret@example.org/query", "a name or password stands in the address; leave it out"),
        ("ftp://example.org/", "ftp://example.org/: no address of a SPARQL service"),
    ],
)
def test_what_is_no_store_is_told_in_one_line(kg: Command, location: str, says: str) -> None:
    outcome = kg("query", "meetings", location)
    assert (outcome.code, outcome.out) == (2, "")
    assert says in outcome.err
    assert outcome.err.count("\n") == 1
    assert "secret" not in outcome.err
    assert list(kg.folder.iterdir()) == []


def test_from_python(folder: Path, example_output: Path) -> None:
    graph = library.load(folder)
    assert repr(graph) == f"<Graph of <DiskStore {folder}>>"
    assert graph.export("nq") == library.load(example_output / "graph.trig").export("nq")
    assert len(list(graph.query("meetings"))) > 0
