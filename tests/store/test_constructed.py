"""A part of a store in memory, by CONSTRUCT, from a store of any kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.rdf import Blank, Iri, Literal, Quad
from kg.store import DiskStore, MemoryStore, SelectResult, Store, constructed
from kg.store.protocol import Dataset, QueryResult

ONE, TWO, NAME, KNOWS = (Iri(f"urn:x:{name}") for name in ("one", "two", "name", "knows"))
QUADS = [
    Quad(ONE, NAME, Literal("One"), Iri("urn:g:1")),
    Quad(ONE, NAME, Literal("One"), Iri("urn:g:2")),
    Quad(ONE, KNOWS, Blank("b"), Iri("urn:g:2")),
    Quad(Blank("b"), NAME, Literal("Nobody"), Iri("urn:g:2")),
    Quad(TWO, NAME, Literal("Two"), Iri("urn:g:2")),
]


class _Elsewhere:
    """A store that gives nothing but answers, as a service does."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.quads, self.to_rdflib = store.quads, store.to_rdflib

    def __len__(self) -> int:
        return len(self._store)

    def query(
        self,
        sparql: str,
        *,
        dataset: Dataset | None = None,
        most: int | None = None,
        allow_network: bool = False,
    ) -> QueryResult:
        return self._store.query(sparql, dataset=dataset, most=most, allow_network=allow_network)


MAKERS: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: MemoryStore(QUADS),
    "disk": lambda folder: DiskStore.of(folder / "store", QUADS),
    "elsewhere": lambda _: _Elsewhere(MemoryStore(QUADS)),
}


def names(store: Store) -> list[str]:
    found = store.query("SELECT ?name { ?s <urn:x:name> ?name } ORDER BY ?name")
    assert isinstance(found, SelectResult)
    return [name.value for (name,) in found.rows if isinstance(name, Literal)]


@pytest.mark.parametrize("kind", MAKERS)
def test_it_has_what_the_queries_give_each_triple_once(kind: str, tmp_path: Path) -> None:
    store = MAKERS[kind](tmp_path)
    part = constructed(
        store,
        [
            "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { <urn:x:one> } ?s ?p ?o }",
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isLiteral(?o) && ?o != 'Two') }",
        ],
    )
    assert names(part) == ["Nobody", "One"]
    assert part.graphs() == []
    more = constructed(store, ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = 'Two') }"], part)
    assert more is part
    assert names(part) == ["Nobody", "One", "Two"]


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_a_blank_node_of_two_queries_is_one(kind: str, tmp_path: Path) -> None:
    part = constructed(
        MAKERS[kind](tmp_path),
        [f"CONSTRUCT {{ ?s {p} ?o }} WHERE {{ ?s {p} ?o }}" for p in ("<urn:x:knows>", "<urn:x:name>")],
    )
    found = part.query("SELECT ?name { <urn:x:one> <urn:x:knows> ?whom . ?whom <urn:x:name> ?name }")
    assert isinstance(found, SelectResult)
    assert found.rows == ((Literal("Nobody"),),)


@pytest.mark.parametrize("kind", MAKERS)
def test_what_must_not_run_does_not(kind: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        constructed(MAKERS[kind](tmp_path), ["CONSTRUCT WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"])


def test_triples_outside_of_graphs_are_asked_without_a_copy_and_with_those_added_later() -> None:
    store = MemoryStore([Quad(ONE, NAME, Literal("One"))])
    assert names(store) == ["One"]
    store.put(Iri("urn:g:1"), [Quad(TWO, NAME, Literal("Two"))])
    assert names(store) == ["One", "Two"]
    store.drop(Iri("urn:g:1"))
    assert names(store) == ["One"]
