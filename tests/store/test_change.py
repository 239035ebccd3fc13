"""Changes of single quads: what is there afterwards is what `put` of the whole would have made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import GraphError, StoreError
from kg.export import export_graph
from kg.rdf import Iri, Literal, Quad
from kg.rdf.terms import RDF_LANG_STRING, XSD, Blank
from kg.store import DiskStore, GraphStore, MemoryStore, SelectResult, open_store
from tests.store.servers import Service
from tests.store.test_contract import EX, ONE, TERMS, THREE, TWO, P, S, said, words


def alike(store: GraphStore, graphs: dict[Iri, list[Quad]]) -> None:
    """See that the store has these graphs, and tells of them what a store does into which they were put."""
    expected = MemoryStore()
    for graph, quads in graphs.items():
        expected.put(graph, quads)
    assert store.graphs() == expected.graphs()
    assert export_graph(store, "nq") == export_graph(expected, "nq")
    for graph in graphs:
        assert set(store.quads_of(graph)) == set(expected.quads_of(graph))
    assert triples(store) == triples(expected)


def triples(store: GraphStore) -> list[tuple[object, ...]]:
    """What plain patterns see; a triple that is seen twice stands twice in it."""
    found = store.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert isinstance(found, SelectResult)
    return sorted(found.rows, key=repr)


def test_quads_go_and_come_and_the_rest_stays(store: GraphStore) -> None:
    store.put(ONE, said("a", "b", "c"))
    store.put(TWO, said("x"))
    store.change(ONE, gone=said("a", "b", graph=TWO), come=said("d", "e", graph=THREE))
    alike(store, {ONE: said("c", "d", "e"), TWO: said("x")})
    store.change(ONE, gone=iter(said("c")))
    store.change(ONE, come=iter(said("f")))
    alike(store, {ONE: said("d", "e", "f"), TWO: said("x")})


def test_what_changes_nothing(store: GraphStore) -> None:
    store.put(ONE, said("a", "b"))
    store.put(TWO, said("c"))
    store.change(ONE)
    store.change(ONE, gone=said("c", "d"), come=said("a"))
    store.change(THREE, gone=said("a"))
    store.change(THREE)
    alike(store, {ONE: said("a", "b"), TWO: said("c")})


def test_what_both_goes_and_comes_stays(store: GraphStore) -> None:
    store.put(ONE, said("a", "b"))
    store.change(ONE, gone=said("a", "b", "c"), come=said("a", "c"))
    alike(store, {ONE: said("a", "c")})


def test_a_graph_begins_with_its_first_quad_and_ends_with_its_last(store: GraphStore) -> None:
    store.change(ONE, come=said("a", "b"))
    alike(store, {ONE: said("a", "b")})
    store.change(ONE, gone=said("a"))
    alike(store, {ONE: said("b")})
    store.change(ONE, gone=said("b", "c"))
    alike(store, {})
    assert list(store.quads_of(ONE)) == []
    assert words(store, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == []
    store.change(ONE, gone=said("a"), come=said("c"))
    alike(store, {ONE: said("c")})
    store.change(ONE, gone=said("c"), come=said("d"))
    alike(store, {ONE: said("d")})


def test_a_triple_is_seen_as_long_as_one_graph_holds_it(store: GraphStore) -> None:
    store.put(ONE, said("a", "b"))
    store.put(TWO, said("b"))
    assert words(store) == ["a", "b"]
    store.change(TWO, come=said("a"))
    assert words(store) == ["a", "b"]
    store.change(ONE, gone=said("a", "b"), come=said("c"))
    assert words(store) == ["a", "b", "c"]
    store.change(TWO, gone=said("a"))
    assert words(store) == ["b", "c"]
    store.change(TWO, gone=said("b"))
    alike(store, {ONE: said("c")})


def test_every_term_can_come_and_go(store: GraphStore) -> None:
    quads = [Quad(S, P, term) for term in TERMS]
    store.put(TWO, said("stays"))
    store.change(ONE, come=quads)
    alike(store, {ONE: quads, TWO: said("stays")})
    store.change(ONE, gone=quads[1:])
    alike(store, {ONE: quads[:1], TWO: said("stays")})
    store.change(ONE, gone=quads)
    alike(store, {TWO: said("stays")})


def test_blank_nodes_cannot_be_named_and_stay(store: GraphStore) -> None:
    quads = [Quad(S, P, Blank("x")), Quad(Blank("x"), P, Literal("end"))]
    store.put(ONE, [*quads, *said("a")])
    for named in (Quad(S, P, Blank("x")), Quad(Blank("x"), P, S)):
        with pytest.raises(GraphError, match="names a blank node; put the whole graph"):
            store.change(ONE, gone=[*said("a"), named])
        with pytest.raises(GraphError, match="names a blank node; put the whole graph"):
            store.change(ONE, come=[*said("b"), named])
    store.change(ONE, gone=said("a"))
    expected = MemoryStore()
    expected.put(ONE, quads)
    assert export_graph(store, "nq") == export_graph(expected, "nq")
    assert store.graphs() == [ONE]
    assert words(store, f"SELECT ?end {{ <{S}> <{P}>/<{P}> ?end }}") == ["end"]


CLOSING = "} } ; DROP ALL ; INSERT DATA { GRAPH <x:y> { <x:y> <x:z> <x:a"


@pytest.mark.parametrize(
    "bad",
    [
        Quad(Iri(EX + CLOSING), P, S),
        Quad(S, Iri("no iri"), S),
        Quad(S, P, Iri(f"{EX}>{CLOSING}")),
        Quad(S, P, Literal("a", Iri(f"{XSD}string> . {CLOSING}"))),
        Quad(S, P, Literal("a", RDF_LANG_STRING, f"en . {CLOSING}>")),
    ],
)
def test_what_is_malformed_changes_nothing(store: GraphStore, bad: Quad) -> None:
    store.put(ONE, said("a", "b"))
    for graph in (ONE, TWO):
        with pytest.raises(GraphError, match="no valid"):
            store.change(graph, gone=said("a"), come=[*said("c"), bad])
        with pytest.raises(GraphError, match="no valid"):
            store.put(graph, [*said("c"), bad])
    with pytest.raises(GraphError, match="no valid"):
        store.change(ONE, gone=[*said("a"), bad])
    with pytest.raises(GraphError, match="no valid"):
        store.change(Iri(EX + CLOSING), come=said("c"))
    alike(store, {ONE: said("a", "b")})


def test_a_large_change(store: GraphStore) -> None:
    quads = [Quad(Iri(f"{EX}s{n % 5_000}"), P, Literal(str(n))) for n in range(50_100)]
    store.put(TWO, quads[:50])
    store.change(ONE, come=quads[:25_100])
    store.change(ONE, gone=quads[:25_000], come=quads[25_100:])
    assert {quad[:3] for quad in store.quads_of(ONE)} == {quad[:3] for quad in quads[25_000:]}
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert store.query(count) == SelectResult(("n",), ((Literal(str(25_150), Iri(XSD + "integer")),),))
    store.drop(ONE)


def test_a_number_that_is_written_otherwise_is_the_same(tmp_path: Path) -> None:
    def of(number: str) -> list[Quad]:
        return [Quad(S, P, Literal(number, Iri(XSD + "integer")))]

    with DiskStore.create(tmp_path / "store") as disk:
        for store in (MemoryStore(), disk):
            store.put(ONE, of("1"))
            store.change(ONE, gone=of("01"), come=of("+1"))
            assert list(store.quads()) == [of("1")[0]._replace(graph=ONE)]
            store.change(ONE, gone=of("01"))
            assert store.graphs() == []
            assert triples(store) == []


def test_a_reader_cannot_change(tmp_path: Path) -> None:
    DiskStore.create(tmp_path / "store").close()
    with DiskStore.open(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="for reading"):
        store.change(ONE, come=said("a"))


def test_a_service_that_takes_no_whole_graphs(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    open_remote(oxigraph_service).close()
    with open_store(oxigraph_service.query) as store:
        store.put(ONE, said("a", "b"))
        store.change(TWO, come=said("b", "c"))
        store.change(ONE, gone=said("b"), come=said("d"))
        alike(store, {ONE: said("a", "d"), TWO: said("b", "c")})
        store.change(TWO, gone=said("b", "c"))
        alike(store, {ONE: said("a", "d")})
        store.drop(ONE)


GRAPHS = [ONE, TWO, THREE]
QUADS = st.lists(st.sampled_from(said(*"abcde")), max_size=5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(GRAPHS), QUADS, QUADS),
        st.tuples(st.just("change"), st.sampled_from(GRAPHS), QUADS, QUADS),
        st.tuples(st.just("drop"), st.sampled_from(GRAPHS), QUADS, QUADS),
    ),
    max_size=12,
)


@pytest.fixture(params=["memory", "disk"], scope="module")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    store: GraphStore = MemoryStore()
    if request.param == "disk":
        store = DiskStore.create(tmp_path_factory.mktemp("change") / "store")
    with store:
        yield store


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_in_whatever_order(
    kept: GraphStore, steps: list[tuple[str, Iri, list[Quad], list[Quad]]]
) -> None:
    for graph in GRAPHS:
        kept.drop(graph)
    model: dict[Iri, set[Quad]] = {graph: set() for graph in GRAPHS}
    for what, graph, gone, come in steps:
        if what == "put":
            kept.put(graph, come)
            model[graph] = set(come)
        elif what == "change":
            kept.change(graph, gone=gone, come=come)
            model[graph] = model[graph] - set(gone) | set(come)
        else:
            kept.drop(graph)
            model[graph] = set()
        assert kept.graphs() == [name for name in sorted(GRAPHS) if model[name]]
        assert set(kept.quads()) == {quad._replace(graph=name) for name, quads in model.items() for quad in quads}
        assert triples(kept) == sorted((quad[:3] for quad in set().union(*model.values())), key=repr)
