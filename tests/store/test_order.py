"""The order in which graphs are put and dropped does not matter: only what is there in the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.export import export_graph
from kg.rdf import Iri, Literal, Quad
from kg.rdf.terms import Blank, Subject, Term
from kg.store import DiskStore, GraphStore, MemoryStore, SelectResult

EX = "https://example.org/"
NODES: list[Subject] = [Iri(EX + "a"), Iri(EX + "b"), Blank("x")]
TERMS: list[Term] = [*NODES, Literal("1"), Literal("2")]
GRAPHS = [Iri(f"{EX}graph/{n}") for n in range(3)]

TRIPLES = st.lists(st.builds(Quad, st.sampled_from(NODES), st.just(Iri(EX + "p")), st.sampled_from(TERMS)), max_size=4)
#: What becomes of a graph: its quads, or None where it is dropped.
STEPS = st.lists(st.tuples(st.sampled_from(GRAPHS), st.none() | TRIPLES), max_size=8)


@pytest.fixture(params=["memory", "disk"], scope="module")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    store: GraphStore = MemoryStore()
    if request.param == "disk":
        store = DiskStore.create(tmp_path_factory.mktemp("order") / "store")
    with store:
        yield store


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, order=st.permutations(GRAPHS))
def test_only_the_end_counts(store: GraphStore, steps: list[tuple[Iri, list[Quad] | None]], order: list[Iri]) -> None:
    for graph in GRAPHS:
        store.drop(graph)
    end: dict[Iri, list[Quad]] = {}
    for graph, quads in steps:
        if quads is None:
            store.drop(graph)
        else:
            store.put(graph, quads)
        end[graph] = quads or []
    at_once = MemoryStore()
    for graph in order:
        at_once.put(graph, end.get(graph, []))
    assert export_graph(store, "nq") == export_graph(at_once, "nq")
    assert store.graphs() == sorted(graph for graph, quads in end.items() if quads)
    found = store.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert isinstance(found, SelectResult)
    assert len(found.rows) == len(set(found.rows))
    plain = {quad[:3] for quads in end.values() for quad in quads if not has_blank(quad)}
    assert {row for row in found.rows if not any(isinstance(term, Blank) for term in row)} == plain
    with_blanks = sum(len({quad[:3] for quad in quads if has_blank(quad)}) for quads in end.values())
    assert len(found.rows) == len(plain) + with_blanks


def has_blank(quad: Quad) -> bool:
    return isinstance(quad.subject, Blank) or isinstance(quad.object, Blank)
