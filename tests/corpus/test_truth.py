"""What a corpus of real sentences tells: the rows were worked out from the articles, not from the program."""

from __future__ import annotations

import pytest

from kg.corpus import Corpus, join
from kg.graph import Graph
from kg.query import ask
from tests.corpus.conftest import Prepare


@pytest.fixture(scope="module")
def graph(prepared: Prepare) -> Graph:
    from kg.store import MemoryStore

    corpus = Corpus.create(MemoryStore())
    corpus.add(prepared())
    join(corpus)
    return Graph(corpus.store)


def rows(graph: Graph, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(str(value or "") for value in row.values()) for row in ask(graph.store, sparql)]


def articles_of(graph: Graph, thing: str) -> list[tuple[str, ...]]:
    """In which articles a thing appears, and under which name."""
    return rows(
        graph,
        f"SELECT ?article ?name {{ ?a sc:thing {thing} ; prov:wasDerivedFrom/dcterms:identifier ?article "
        f"OPTIONAL {{ ?a skos:prefLabel ?own }} {thing} rdfs:label ?label BIND(COALESCE(?own, ?label) AS ?name) }} "
        "ORDER BY ?article",
    )


def test_a_minister_is_one_also_by_surname_alone(graph: Graph) -> None:
    assert articles_of(graph, "person:jon-baldur") == [
        ("courier-arrival", "Jon Baldur"),
        ("gazette-arrival", "Jon Baldur"),
        ("herald-denial", "Jon Baldur"),
        ("herald-visit", "Jon Baldur"),
        ("herald-visit-update", "Jon Baldur"),
        ("post-holt", "Baldur"),
    ]
    assert articles_of(graph, "person:marcos-tavira") == [("post-brazil", "Tavira"), ("times-brazil", "Marcos Tavira")]


def test_a_mayor_at_the_other_end_of_the_world_is_not_the_minister_of_that_name(graph: Graph) -> None:
    """The mayor is told first and has the plain name; the minister is named by her first article."""
    assert articles_of(graph, "person:karen-holt") == [("times-mayor", "Karen Holt")]
    minister = articles_of(graph, "person:herald-visit_karen-holt")
    assert [article for article, _ in minister] == [
        "courier-arrival",
        "gazette-arrival",
        "herald-denial",
        "herald-visit",
        "herald-visit-update",
        "post-holt",
    ]
    reasons = rows(graph, "SELECT ?reason { ?d a sc:Distinction ; sc:reason ?reason }")
    assert reasons == [("one has an office of New Zealand, one of Denmark",)]


def test_supreme_courts_are_told_apart_by_their_states(graph: Graph) -> None:
    found = rows(
        graph,
        "SELECT ?court (COUNT(DISTINCT ?a) AS ?n) { ?a sc:thing ?court . ?court rdfs:label ?label "
        'FILTER(CONTAINS(?label, "Court")) } GROUP BY ?court ORDER BY ?court',
    )
    assert [(court.rpartition("/")[2], n) for court, n in found] == [
        ("brazilian-supreme-court", "2"),
        ("norwegian-supreme-court", "1"),
    ]


def test_the_visit_is_one_event_with_its_history(graph: Graph) -> None:
    found = rows(
        graph,
        "SELECT ?article ?status ?start { ?it a sc:SharedEvent ; sc:report ?r . ?r sc:eventType sc:Visit ; "
        "sc:start ?start ; sc:status ?status ; prov:wasDerivedFrom ?news . "
        "?news dcterms:identifier ?article ; schema:datePublished ?day } ORDER BY ?day ?article",
    )
    assert [(article, status.rpartition("#")[2], start) for article, status, start in found] == [
        ("herald-visit", "scheduled", "2024-03-08"),
        ("herald-visit-update", "scheduled", "2024-03-08"),
        ("courier-arrival", "occurred", "2024-03-08"),
        ("gazette-arrival", "occurred", "2024-03-08"),
    ]


def test_the_attack_is_one_and_last_years_bomb_is_none_of_it(graph: Graph) -> None:
    found = rows(
        graph,
        "SELECT ?article ?words { ?it a sc:SharedEvent ; sc:report ?r . ?r sc:eventType sc:ArmedAction ; "
        "prov:wasDerivedFrom/dcterms:identifier ?article ; sc:evidence/oa:exact ?words } ORDER BY ?article ?words",
    )
    assert {article for article, _ in found} == {"gazette-kandahar", "herald-kandahar"}
    assert not [words for _, words in found if "eleven" in words]


def test_the_treaty_that_is_denied_is_not_the_commission_that_was_agreed(graph: Graph) -> None:
    found = rows(
        graph,
        "SELECT DISTINCT ?article { ?it a sc:SharedEvent ; sc:report ?r . ?r sc:eventType sc:Agreement ; "
        "prov:wasDerivedFrom/dcterms:identifier ?article } ORDER BY ?article",
    )
    assert found == [("courier-arrival",), ("gazette-arrival",)]


def test_copies_and_later_versions_are_told(graph: Graph) -> None:
    how = "SELECT ?one ?other { ?a %s ?b . ?a dcterms:identifier ?one . ?b dcterms:identifier ?other } ORDER BY ?one"
    assert rows(graph, how % "sc:copyOf") == [("gazette-arrival", "courier-arrival")]
    assert rows(graph, how % "sc:revisionOf") == [("herald-visit-update", "herald-visit")]


def test_nobody_who_asks_for_events_finds_a_shared_one(graph: Graph) -> None:
    assert rows(graph, "SELECT ?x { ?x a sc:SharedEvent, sc:Event }") == []
    assert rows(graph, "SELECT ?x { ?x a sc:SharedEvent ; sc:status ?s }") == []


def test_every_thing_has_one_label(graph: Graph) -> None:
    found = "SELECT ?x (COUNT(DISTINCT ?l) AS ?n) { ?a sc:thing ?x . ?x rdfs:label ?l } GROUP BY ?x HAVING(?n > 1)"
    assert rows(graph, found) == []


def test_the_graph_conforms(graph: Graph) -> None:
    assert graph.validate().conforms


def test_why_tells_how_a_surname_was_understood(graph: Graph) -> None:
    from kg.query import why

    told = why(graph.store, "person:marcos-tavira")
    assert "2 articles name it" in told
    assert '2023-10-09  post-brazil: "Tavira"; President of Brazil; a surname, and an office' in told
    assert "[same.surname-and-office, with times-brazil]" in told
    namesake = why(graph.store, "person:karen-holt")
    assert "kept apart from" in namesake
    assert "one has an office of New Zealand, one of Denmark" in namesake
