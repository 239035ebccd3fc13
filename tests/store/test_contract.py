"""What every store that keeps named graphs must do: in memory, on disk, and by two services of other makers."""

from __future__ import annotations

import pytest
import rdflib

from kg.errors import AnswerLimitError, GraphError, QueryError, UsageError
from kg.export import export_graph
from kg.rdf import Iri, Literal, Quad, facts_to_quads, to_nquads
from kg.rdf.terms import XSD, Blank
from kg.store import AskResult, Dataset, GraphResult, GraphStore, MemoryStore, SelectResult
from tests.rdf.sample import sample

EX = "https://example.org/"
S, P, Q = Iri(EX + "s"), Iri(EX + "p"), Iri(EX + "q")
ONE, TWO, THREE = (Iri(f"{EX}graph/{n}") for n in ("one", "two", "three"))


def said(*words: str, graph: Iri | None = None) -> list[Quad]:
    return [Quad(S, P, Literal(word), graph) for word in words]


def words(store: GraphStore, sparql: str = "SELECT ?o { ?s ?p ?o }") -> list[str]:
    """The values of the one column, sorted."""
    found = store.query(sparql)
    assert isinstance(found, SelectResult)
    return sorted(term.value if isinstance(term, Literal) else str(term) for (term,) in found.rows)


def rows(graph: rdflib.Graph, sparql: str) -> list[tuple[object, ...]]:
    """What rdflib gives."""
    return [tuple(row) for row in graph.query(sparql) if isinstance(row, tuple)]


def test_an_empty_store_has_nothing(store: GraphStore) -> None:
    assert store.graphs() == []
    assert list(store.quads()) == []
    assert list(store.quads_of(ONE)) == []
    assert words(store) == []
    assert words(store, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == []


def test_a_graph_that_is_put_is_there_under_its_name(store: GraphStore) -> None:
    store.put(TWO, said("b", "c"))
    store.put(ONE, said("a", graph=THREE))
    assert store.graphs() == [ONE, TWO]
    assert len(store) == 3
    assert list(store.quads_of(ONE)) == said("a", graph=ONE)
    assert sorted(store.quads()) == sorted([*said("a", graph=ONE), *said("b", "c", graph=TWO)])
    assert words(store, "SELECT ?g { GRAPH ?g { ?s ?p 'a' } }") == [ONE]
    assert words(store, f"SELECT ?o {{ GRAPH <{TWO}> {{ ?s ?p ?o }} }}") == ["b", "c"]


def test_to_put_again_replaces_the_whole(store: GraphStore) -> None:
    store.put(ONE, said("a", "b"))
    store.put(ONE, said("b", "c"))
    assert sorted(store.quads()) == said("b", "c", graph=ONE)
    assert words(store) == ["b", "c"]
    store.put(ONE, said("b", "c"))
    assert words(store) == ["b", "c"]
    store.put(ONE, [])
    assert store.graphs() == []
    assert words(store) == []


def test_what_was_flushed_stays(store: GraphStore) -> None:
    store.flush()
    store.put(ONE, said("a"))
    store.ledger.keep_settings("{}")
    store.flush()
    assert words(store) == ["a"]
    assert store.ledger.settings() == "{}"


def test_many_graphs_are_put_at_once(store: GraphStore) -> None:
    store.put(ONE, said("a", "b"))
    store.put_all({ONE: said("b"), TWO: said("b", "c"), THREE: []})
    assert sorted(store.quads()) == sorted([*said("b", graph=ONE), *said("b", "c", graph=TWO)])
    assert words(store) == ["b", "c"]
    with pytest.raises(GraphError):
        store.put_all({THREE: said("d"), TWO: [Quad(Iri("no iri"), P, S)]})
    assert words(store, f"SELECT ?o {{ GRAPH <{TWO}> {{ ?s ?p ?o }} }}") == ["b", "c"]
    store.put_all({})
    for graph in store.graphs():
        store.drop(graph)
    assert words(store) == []


def test_a_triple_is_seen_once_as_long_as_one_graph_holds_it(store: GraphStore) -> None:
    store.put(ONE, said("a", "b"))
    store.put(TWO, said("b", "c"))
    store.put(THREE, said("c"))
    assert words(store) == ["a", "b", "c"]
    assert words(store, "SELECT ?g { GRAPH ?g { ?s ?p 'b' } }") == [ONE, TWO]
    store.drop(ONE)
    assert words(store) == ["b", "c"]
    store.put(TWO, said("d"))
    assert words(store) == ["c", "d"]
    store.drop(THREE)
    store.drop(THREE)
    assert words(store) == ["d"]
    assert store.graphs() == [TWO]


def test_plain_patterns_and_graphs_in_one_query(store: GraphStore) -> None:
    store.put(ONE, said("a"))
    store.put(TWO, [*said("a"), Quad(S, Q, Literal("x"))])
    found = store.query("SELECT ?g ?x { ?s <https://example.org/q> ?x . GRAPH ?g { ?s <https://example.org/p> 'a' } }")
    assert isinstance(found, SelectResult)
    assert sorted(found.rows) == [(ONE, Literal("x")), (TWO, Literal("x"))]


def test_a_query_sees_the_graphs_that_it_is_given(store: GraphStore) -> None:
    for graph, word in ((ONE, "one"), (TWO, "two"), (THREE, "three")):
        store.put(graph, said(word, "all"))
    plain, named = "SELECT ?o { ?s ?p ?o }", "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"

    def seen(sparql: str, *, default: tuple[Iri, ...] = (), named: tuple[Iri, ...] = ()) -> list[str]:
        found = store.query(sparql, dataset=Dataset(default, named))
        assert isinstance(found, SelectResult)
        return sorted({row[0].value for row in found.rows if isinstance(row[0], Literal)})

    assert seen(plain, default=(ONE,)) == ["all", "one"]
    assert seen(plain, default=(ONE, TWO)) == ["all", "one", "two"]
    assert seen(named, default=(ONE,)) == []
    assert seen(named, named=(THREE,)) == ["all", "three"]
    assert seen(plain, named=(THREE,)) == []
    assert seen(plain) == seen(named) == []
    assert seen(plain, default=(Iri(EX + "graph/none"),)) == []
    assert seen(plain + " ORDER BY ?o LIMIT 1", default=(TWO,), named=(ONE,)) == ["all"]


@pytest.mark.parametrize("sparql", ["SELECT ?o { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_an_answer_may_have_so_many_rows(store: GraphStore, sparql: str) -> None:
    store.put(ONE, said("a", "b", "c"))
    store.query(sparql, most=3)
    with pytest.raises(AnswerLimitError, match="more than 2 rows"):
        store.query(sparql, most=2)


def test_the_three_kinds_of_answers(store: GraphStore) -> None:
    store.put(ONE, said("a"))
    store.put(TWO, said("a"))
    assert store.query("ASK { ?s ?p 'a' }") == AskResult(True)
    assert store.query("ASK { ?s ?p 'b' }") == AskResult(False)
    assert store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }") == GraphResult((Quad(S, P, Literal("a")),))
    assert store.query("SELECT ?s ?none { ?s ?p ?o }") == SelectResult(("s", "none"), ((S, None),))
    assert store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == SelectResult(
        ("n",), ((Literal("1", Iri(XSD + "integer")),),)
    )


def test_the_prefixes_of_the_project_need_no_declaration(store: GraphStore) -> None:
    store.put(ONE, [Quad(S, Iri("http://www.w3.org/2000/01/rdf-schema#label"), Literal("a"))])
    assert words(store, "SELECT ?o { ?s rdfs:label ?o }") == ["a"]


TERMS: list[Iri | Literal] = [
    Literal("plain"),
    Literal(""),
    Literal("quotes \" ' and \\ back\nlines\t\r"),
    Literal("é ☃ 😀 \u200b"),
    Literal("}} ; DROP ALL #"),
    Literal("Grüße", Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"), "de"),
    Literal("42", Iri(XSD + "integer")),
    Literal("0.85", Iri(XSD + "decimal")),
    Literal("true", Iri(XSD + "boolean")),
    Literal("2024-04-19", Iri(XSD + "date")),
    Literal("2024-04", Iri(XSD + "gYearMonth")),
    Literal("2024", Iri(XSD + "gYear")),
    Literal("--04-24", Iri(XSD + "gMonthDay")),
    Literal("https://example.org/a b", Iri(XSD + "anyURI")),
    Iri("https://example.org/ünïcode"),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_a_term_comes_back_as_it_was(store: GraphStore, term: Iri | Literal) -> None:
    store.put(ONE, [Quad(S, P, term)])
    assert list(store.quads()) == [Quad(S, P, term, ONE)]
    assert store.query("SELECT ?o { ?s ?p ?o }") == SelectResult(("o",), ((term,),))


def test_blank_nodes_belong_to_their_graph(store: GraphStore) -> None:
    quads = [Quad(Blank("x"), P, Blank("y")), Quad(Blank("y"), P, Literal("end"))]
    store.put(ONE, quads)
    store.put(TWO, quads)
    assert words(store, "SELECT ?end { ?x <https://example.org/p>/<https://example.org/p> ?end }") == ["end", "end"]
    expected = MemoryStore()
    for graph in (ONE, TWO):
        x, y = Blank(f"x{graph[-3:]}"), Blank(f"y{graph[-3:]}")
        expected.add([Quad(x, P, y, graph), Quad(y, P, Literal("end"), graph)])
    assert export_graph(store, "nq") == export_graph(expected, "nq")
    store.put(ONE, [Quad(Blank("z"), P, Literal("other"))])
    store.drop(TWO)
    assert words(store) == ["other"]


@pytest.mark.parametrize("bad", ["no iri", "https://example.org/> { } } ; DROP ALL ; INSERT DATA { <x:y> <x:z> <x:a"])
def test_a_malformed_iri_changes_nothing(store: GraphStore, bad: str) -> None:
    store.put(ONE, said("a"))
    for graph, quad in [(Iri(bad), Quad(S, P, S)), (ONE, Quad(Iri(bad), P, S)), (ONE, Quad(S, Iri(bad), S))]:
        with pytest.raises(GraphError, match="no valid IRI"):
            store.put(graph, [*said("b"), quad])
    with pytest.raises(GraphError, match="no valid IRI"):
        store.drop(Iri(bad))
    assert list(store.quads()) == said("a", graph=ONE)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?x {",
        "nonsense",
        "",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <https://example.org/x> { ?s ?p ?o }",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "DROP ALL",
    ],
)
def test_what_must_not_be_asked_is_refused_in_one_line(store: GraphStore, sparql: str) -> None:
    store.put(ONE, said("a"))
    with pytest.raises(QueryError) as error:
        store.query(sparql)
    assert len(str(error.value)) < 500
    assert "\n" not in str(error.value)
    assert words(store) == ["a"]


def test_an_article_comes_back_whole(store: GraphStore) -> None:
    quads = facts_to_quads(sample())
    (graph,) = {quad.graph for quad in quads}
    assert isinstance(graph, Iri)
    store.put(graph, quads)
    for name in ("ttl", "trig", "nq", "facts"):
        assert export_graph(store, name) == export_graph(MemoryStore(quads), name)


def test_a_graph_larger_than_services_like(store: GraphStore) -> None:
    store.put(ONE, (Quad(Iri(f"{EX}s{n}"), P, Literal(str(n))) for n in range(6_000)))
    assert len(list(store.quads())) == 6_000
    assert store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == SelectResult(
        ("n",), ((Literal("6000", Iri(XSD + "integer")),),)
    )
    store.drop(ONE)
    assert words(store) == []


def test_rdflib_sees_the_triples_and_the_graphs(store: GraphStore) -> None:
    store.put(ONE, [*said("a", "b"), Quad(S, P, Literal("5", Iri(XSD + "integer")))])
    store.put(TWO, said("b"))
    s, p = rdflib.URIRef(S), rdflib.URIRef(P)
    graph = store.to_rdflib()
    assert set(graph) == {(s, p, rdflib.Literal(o)) for o in ("a", "b", 5)}
    assert len(graph) == 3
    assert (s, p, rdflib.Literal("a")) in graph
    assert {str(row[0]) for row in rows(graph, "SELECT ?o { ?s ?p ?o }")} == {"a", "b", "5"}
    dataset = store.to_dataset()
    one, two = rdflib.URIRef(ONE), rdflib.URIRef(TWO)
    assert set(dataset.quads((None, None, rdflib.Literal("b"), None))) == {
        (s, p, rdflib.Literal("b"), name) for name in (one, two)
    }
    assert set(dataset.graph(two)) == {(s, p, rdflib.Literal("b"))}
    assert {row[0] for row in rows(dataset, "SELECT ?g { GRAPH ?g { ?s ?p 'b' } }")} == {one, two}
    assert len(rows(dataset, "SELECT * { ?s ?p 'b' }")) == 1


def test_rdflib_can_neither_fetch_nor_change(store: GraphStore) -> None:
    store.put(ONE, said("a"))
    dataset = store.to_dataset()
    one = rdflib.Graph(identifier=ONE)
    for sparql in ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SELECT * FROM <file:///etc/passwd> {}"):
        with pytest.raises(QueryError, match="not allowed"):
            dataset.query(sparql)
    for change in (
        lambda: dataset.add((rdflib.URIRef(S), rdflib.URIRef(P), rdflib.Literal("b"), one)),
        lambda: dataset.graph(ONE).remove((None, None, None)),
        lambda: dataset.update("DROP ALL"),
        lambda: dataset.remove_graph(one),
    ):
        with pytest.raises(UsageError, match="cannot change the store"):
            change()
    assert words(store) == ["a"]


def test_graphs_that_were_written_elsewhere_are_as_if_they_were_put(store: GraphStore) -> None:
    hostile = 'a "quoted" word .\n<x> <y> "z" .\n\\ \u2028 😀'
    quads = {ONE: said("a", hostile), TWO: said("a", "b")}
    store.put(TWO, said("b", "c"))
    store.load_all({name: to_nquads(own).encode("utf-8") for name, own in quads.items()})
    assert store.graphs() == [ONE, TWO]
    assert sorted(store.quads_of(ONE)) == sorted(said("a", hostile, graph=ONE))
    assert sorted(store.quads_of(TWO)) == sorted(said("a", "b", graph=TWO))
    assert words(store) == sorted(["a", "b", hostile])


def test_broken_triples_leave_everything_as_it_was(store: GraphStore) -> None:
    store.put(ONE, said("a"))
    with pytest.raises(GraphError, match="no N-Triples"):
        store.load_all({TWO: b"<https://example.org/s> <https://example.org/p> .\n"})
    assert store.graphs() == [ONE]
    store.put(TWO, said("b"))
    assert store.graphs() == [ONE, TWO]
