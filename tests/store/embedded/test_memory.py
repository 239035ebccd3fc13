"""The store in memory: files in, SPARQL out, clear errors."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import rdflib

from kg.errors import GraphError, QueryError
from kg.export import export_graph
from kg.rdf import Iri, Literal, Quad, facts_to_quads
from kg.store import AskResult, GraphResult, MemoryStore, SelectResult
from tests.rdf.sample import sample

A, B = Iri("https://example.org/a"), Iri("https://example.org/b")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(facts_to_quads(sample()))


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "jsonld"])
def test_a_file_of_each_format_holds_the_graph(store: MemoryStore, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graph.{ending}"
    path.write_text(export_graph(store, ending), encoding="utf-8")
    read = MemoryStore.from_file(path)
    assert export_graph(read, "ttl") == export_graph(store, "ttl")
    assert export_graph(read, "facts") == export_graph(store, "facts")
    if ending != "ttl":
        assert export_graph(read, "nq") == export_graph(store, "nq")


def test_plain_patterns_see_named_and_default_graphs() -> None:
    store = MemoryStore([Quad(A, B, A, A), Quad(A, B, B)])
    found = store.query("SELECT ?o { ?s ?p ?o } ORDER BY ?o")
    assert found == SelectResult(("o",), ((A,), (B,)))
    assert store.query("SELECT ?o { GRAPH ?g { ?s ?p ?o } }") == SelectResult(("o",), ((A,),))


def test_the_three_kinds_of_answers() -> None:
    store = MemoryStore([Quad(A, B, Literal("x"), A), Quad(A, B, Literal("x"), B)])
    assert store.query("ASK { ?s ?p 'x' }") == AskResult(True)
    assert store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }") == GraphResult((Quad(A, B, Literal("x")),))
    assert store.query("SELECT ?s ?none { ?s ?p ?o } LIMIT 1") == SelectResult(("s", "none"), ((A, None),))


def test_a_malformed_iri_is_refused_and_nothing_added() -> None:
    store = MemoryStore()
    with pytest.raises(GraphError, match="no valid IRI"):
        store.add([Quad(A, B, A), Quad(Iri("no iri"), B, A)])
    assert len(store) == 0


def test_rdflib_sees_the_same_triples(store: MemoryStore) -> None:
    graph = store.to_rdflib()
    turtle = rdflib.Graph().parse(data=export_graph(store, "ttl"), format="turtle")
    assert set(graph) == set(turtle)


def test_blank_nodes_get_the_same_names_whatever_the_file_calls_them(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ttl", tmp_path / "b.ttl"
    first.write_text("_:x <a:p> _:y . _:y <a:p> 'end' .")
    second.write_text("_:q <a:p> 'end' . _:a <a:p> _:q .")
    assert export_graph(MemoryStore.from_file(first), "nq") == export_graph(MemoryStore.from_file(second), "nq")


def test_blank_nodes_of_two_files_keep_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("_:x <a:p> 'end' .")
    store = MemoryStore()
    store.load(path)
    store.load(path)
    assert len(store) == 2


def test_a_file_with_a_fault_is_named_with_its_line_and_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<a:b> <a:c> <a:d> .\n<a:b> <a:c \n")
    store = MemoryStore()
    with pytest.raises(GraphError, match=r"broken\.ttl: .*line 2") as error:
        store.load(path)
    assert len(store) == 0
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["graph.xml", "graph", "graph.txt"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    with pytest.raises(GraphError, match=r"\.ttl"):
        MemoryStore.from_file(tmp_path / name)


def test_missing_folder_odd_and_large_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        MemoryStore.from_file(tmp_path / "none.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match="is a folder"):
        MemoryStore.from_file(tmp_path / "folder.ttl")
    os.mkfifo(tmp_path / "pipe.ttl")
    with pytest.raises(GraphError, match="no regular file"):
        MemoryStore.from_file(tmp_path / "pipe.ttl")
    (tmp_path / "large.ttl").write_text("# " + "x" * 100)
    with pytest.raises(GraphError, match="is larger than"):
        MemoryStore.from_file(tmp_path / "large.ttl", max_bytes=50)
    (tmp_path / "binary.ttl").write_bytes(b"\x00\xff\xfe\x80")
    with pytest.raises(GraphError, match=r"binary\.ttl"):
        MemoryStore.from_file(tmp_path / "binary.ttl")


@pytest.mark.parametrize("sparql", ["SELECT ?x {", "nonsense", "SELECT ?x { FILTER(?x }"])
def test_a_broken_query_is_one_clear_line(store: MemoryStore, sparql: str) -> None:
    with pytest.raises(QueryError) as error:
        store.query(sparql)
    assert len(str(error.value)) < 500


def test_a_triple_of_several_graphs_is_seen_once_and_by_graph_still_in_each() -> None:
    quads = [
        Quad(Iri("https://example.org/s"), Iri("https://example.org/p"), Literal("o"), Iri(f"https://example.org/g{n}"))
        for n in range(3)
    ]
    store = MemoryStore(quads)
    assert store.query("SELECT ?o { ?s ?p ?o }") == SelectResult(("o",), ((Literal("o"),),))
    found = store.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(found, SelectResult)
    assert len(found.rows) == 3
    store.add([Quad(Iri("https://example.org/s"), Iri("https://example.org/p"), Literal("later"))])
    found = store.query("SELECT ?o { ?s ?p ?o }")
    assert isinstance(found, SelectResult)
    assert len(found.rows) == 2
    assert len(list(store.quads())) == 4
