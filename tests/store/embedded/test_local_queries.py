"""What the stores of our own engine do with queries that services treat in ways of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.rdf.terms import Iri, Literal, Quad
from kg.store import AskResult, Dataset, DiskStore, GraphStore, MemoryStore, check_query

ONE, TWO = Iri("https://example.org/graph/1"), Iri("https://example.org/graph/2")
P = Iri("https://example.org/p")
FROM = "ASK FROM <https://example.org/graph/1> FROM NAMED <https://example.org/graph/1> "


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> GraphStore:
    made: GraphStore = MemoryStore() if request.param == "memory" else DiskStore.create(tmp_path / "store")
    made.put(ONE, [Quad(ONE, P, Literal("one"))])
    made.put(TWO, [Quad(TWO, P, Literal("two"))])
    return made


def test_the_graphs_that_are_given_go_before_those_of_the_query(store: GraphStore) -> None:
    def holds(pattern: str, dataset: Dataset) -> bool:
        return store.query(FROM + pattern, dataset=dataset) == AskResult(True)

    assert holds("{ ?s ?p 'two' }", Dataset(default=(TWO,)))
    assert not holds("{ ?s ?p 'one' }", Dataset(default=(TWO,)))
    assert holds("{ GRAPH ?g { ?s ?p 'two' } }", Dataset(named=(TWO,)))
    assert not holds("{ GRAPH ?g { ?s ?p 'one' } }", Dataset(named=(TWO,)))
    assert not holds("{ ?s ?p ?o }", Dataset())


def test_without_any_that_are_given_it_may_name_none(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="FROM is not allowed"):
        store.query(FROM + "{ ?s ?p ?o }")


def test_a_function_that_nobody_knows_is_a_fault_of_the_query_and_not_of_the_store(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="no-function"):
        store.query("SELECT (<https://example.org/no-function>(1) AS ?x) {}")
    assert store.query("ASK { ?s ?p 'one' }") == AskResult(True)


@pytest.mark.parametrize("clause", ["SERVICE <http://127.0.0.1:9/> {}", "LOAD <http://127.0.0.1:9/>"])
def test_nothing_else_is_allowed_by_that(clause: str) -> None:
    check_query(FROM + "{}", has_dataset=True)
    with pytest.raises(QueryError, match="not allowed"):
        check_query(FROM + f"{{ {clause} }}", has_dataset=True)
