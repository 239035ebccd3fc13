"""A part of a graph: what matches, with all that it needs, and nothing that it does not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

import kg
from kg.errors import UsageError
from kg.graph import Graph
from kg.model import Article, ArticleFacts, Entity, EntityType, Evidence, Relation, RelationType, Span
from kg.rdf import Quad, facts_to_quads
from kg.rdf.namespaces import DERIVED_FROM, sc
from kg.store import MemoryStore
from tests.export.networks import graph_of, other_article
from tests.rdf import corpus
from tests.rdf.corpus import corpus_quads, later_articles
from tests.rdf.sample import READER, sample

TEXT = "Norway is a member of the Fish Club. Ruritania is another."
ARTICLES = (
    (
        "Britain sanctions Russia\n\nLONDON — Britain imposed sanctions on Russia on Friday, Foreign Secretary David "
        "Lammy said. Norway is a member of NATO. Xi Jinping met Vladimir Putin in Moscow on Thursday."
    ),
    (
        "Norway welcomes talks\n\nOSLO — China criticized the United States on Monday. Norwegian Prime Minister Jonas "
        "Gahr Støre met Chinese officials in Oslo. NATO will hold a summit in July."
    ),
)


def club() -> ArticleFacts:
    """Another article with a relation of a state that the sample has other relations of."""
    return ArticleFacts(
        article=Article(id="club", text=TEXT, blocks=(), title="A club of fishers", published="2024-06-01"),
        reader=READER,
        entities=(
            Entity("e1", EntityType.STATE, "Norway", ("Norway",), (), None, "state/norway"),
            Entity("e2", EntityType.ORGANIZATION, "Fish Club", ("Fish Club",)),
        ),
        roles=(),
        relations=(Relation("n1", RelationType.MEMBER_OF, "e1", "e2", (Evidence(Span(0, 35), "relation.member"),)),),
        events=(),
        claims=(),
        times=(),
    )


@pytest.fixture(scope="module")
def built() -> list[Graph]:
    """A graph of each article, and one of both."""
    dates = ("2024-04-19", "2025-02-03")
    alone = [kg.build([text], published=date) for text, date in zip(ARTICLES, dates, strict=True)]
    both = MemoryStore([*alone[0].store.quads(), *alone[1].store.quads()])
    return [*alone, Graph(both)]


def facts(graph: Graph) -> dict[str, set[str]]:
    """The ids of the facts of each article."""
    found: Any = json.loads(graph.export("facts"))
    articles = found if isinstance(found, list) else [found]
    kinds = ("roles", "relations", "events", "claims")
    return {each["article"]["id"]: {fact["id"] for kind in kinds for fact in each[kind]} for each in articles}


def names(graph: Graph) -> set[str]:
    rows = graph.query("SELECT ?name { ?any sc:thing ?thing . ?thing rdfs:label ?name }")
    return {str(row["name"]) for row in rows}


def test_an_article_alone_is_what_it_was_before_the_other_came(built: list[Graph]) -> None:
    for number in (0, 1):
        (row,) = built[number].query("articles")
        part = built[2].select(article=str(row["article"]))
        assert part.export("trig") == built[number].export("trig")


def test_both_articles_are_the_whole(built: list[Graph]) -> None:
    ids = [str(row["id"]) for row in built[2].query("SELECT ?id { ?a a sc:Article ; dcterms:identifier ?id }")]
    assert built[2].select(article=ids).export("nq") == built[2].export("nq")
    assert built[2].select().export("nq") == built[2].export("nq")


@pytest.mark.parametrize(
    "chosen",
    [
        {"actor": "Russia"},
        {"actor": ["Norway", "Xi Jinping"]},
        {"issue": "sanctions"},
        {"since": "2025"},
        {"until": "2024-04-18"},
        {"actor": "China", "since": "2025-02", "until": "2025-02-28"},
    ],
)
@pytest.mark.parametrize("named_graphs", [True, False])
def test_a_part_conforms_and_is_part_of_the_whole(built: list[Graph], chosen: Any, named_graphs: bool) -> None:
    whole = built[2] if named_graphs else Graph(MemoryStore(q._replace(graph=None) for q in built[2].store.quads()))
    part = whole.select(**chosen)
    assert facts(part)
    assert part.validate().conforms
    assert set(part.store.quads()) < set(whole.store.quads())
    assert part.select(**chosen).export("nq") == part.export("nq")
    assert Graph(MemoryStore(reversed(list(whole.store.quads())))).select(**chosen).export("nq") == part.export("nq")


def test_an_actor_brings_what_it_takes_part_in_and_who_vouches_for_it() -> None:
    part = graph_of(sample(), club()).select(actor="Freedonia")
    # v2 is told through c1, of which Freedonia is no part.
    assert facts(part) == {"fish-dispute": {"v1", "v2", "n2", "c1"}}
    assert names(part) == {"Freedonia", "Åse Larsson", "trade ministry (Norway)", "Trade", "Norway", "Per Dahl"}


def test_a_relation_that_was_not_chosen_leaves_no_direct_triple() -> None:
    part = graph_of(sample(), club()).select(actor="trade ministry")
    direct = {
        (quad.predicate, quad.subject.rpartition("/")[2])
        for quad in part.store.quads()
        if quad.predicate in {sc("partOf"), sc("allyOf"), sc("memberOf")}
    }
    assert direct == {(sc("partOf"), "trade-ministry-norway")}


def test_an_issue_is_known_by_its_label_or_its_id() -> None:
    graph = graph_of(sample(), club())
    assert facts(graph.select(issue="Trade")) == {"fish-dispute": {"v1", "v2", "c1", "c2"}}
    assert graph.select(issue="trade").export("nq") == graph.select(issue="issue:trade").export("nq")


def test_values_of_one_kind_are_alternatives_and_kinds_go_together() -> None:
    graph = graph_of(sample(), other_article(), club())
    assert facts(graph.select(actor=["envoys", "Fish Club"])) == {
        "fish-dispute": {"v3"}, "other": {"v3"}, "club": {"n1"}
    }  # fmt: skip
    assert facts(graph.select(actor=["envoys", "Fish Club"], article="club")) == {"club": {"n1"}}
    assert facts(graph.select(actor="Åse Larsson", issue="trade", article="other")) == {"other": {"v1"}}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        # c2 is of the year, any day of it.
        ("2024-05-06", None, {"v1", "c2"}),
        (None, "2024-04-22", {"v2", "c1", "c2"}),
        ("2024-05-02", "2024-05-02", {"v3", "c2", "c3"}),
        # What has no date of its own goes by the day of publication: roles, relations, c1, v4.
        ("2024-05-03", "2024-05-03", {"r1", "r2", "n1", "n2", "c1", "c2", "c3", "v4"}),
        ("2025", None, set()),
    ],
)
def test_days_and_months_meet_what_was_going_on(since: str | None, until: str | None, expected: set[str]) -> None:
    without = replace(sample(), events=sample().events[:4])
    part = graph_of(without).select(since=since, until=until)
    assert facts(part).get("fish-dispute", set()) == expected


LEADS = (
    "identifiedWith",
    "distinguishedFrom",
    "report",
    "firstReport",
    "latestReport",
    "origin",
    "copyOf",
    "revisionOf",
)


def together(graph: Graph) -> set[str]:
    """What the articles of a graph tell together, in short, and from which articles that comes."""
    kind = re.compile("/(identification|distinction|sharedevent)/")
    return {
        " ".join(re.split("[/#]", str(term))[-1] for term in quad[:3])
        for quad in graph.store.quads()
        if quad.predicate in map(sc, LEADS) or (quad.predicate == DERIVED_FROM and kind.search(quad.subject))
    }


PAIRS = [
    (
        ("fish-dispute", "fish-talks"),
        {
            "fish-talks_e1 wasDerivedFrom fish-talks",
            "fish-talks_e1 identifiedWith fish-dispute_e1",
            "fish-talks_e2-1 wasDerivedFrom fish-talks",
            "fish-talks_e2-1 distinguishedFrom fish-dispute_e4",
            "fish-dispute_v3 wasDerivedFrom fish-dispute",
            "fish-dispute_v3 wasDerivedFrom fish-talks",
            "fish-dispute_v3 report fish-dispute_v3",
            "fish-dispute_v3 report fish-talks_v1",
            "fish-dispute_v3 firstReport fish-dispute_v3",
            "fish-talks origin fish-dispute",
            "fish-talks copyOf fish-dispute",
        },
    ),
    (
        ("fish-talks", "fish-talks-late"),
        {
            "fish-talks-late_e2 wasDerivedFrom fish-talks-late",
            "fish-talks-late_e2 identifiedWith fish-talks_e2",
            "fish-dispute_v3 wasDerivedFrom fish-talks",
            "fish-dispute_v3 wasDerivedFrom fish-talks-late",
            "fish-dispute_v3 report fish-talks_v1",
            "fish-dispute_v3 report fish-talks-late_v1",
            "fish-dispute_v3 latestReport fish-talks-late_v1",
            "fish-talks-late revisionOf fish-talks",
        },
    ),
    (
        ("fish-dispute", "fish-talks-late"),
        {
            "fish-talks-late_e1 wasDerivedFrom fish-talks-late",
            "fish-talks-late_e1 identifiedWith fish-dispute_e1",
            "fish-dispute_v3 wasDerivedFrom fish-dispute",
            "fish-dispute_v3 wasDerivedFrom fish-talks-late",
            "fish-dispute_v3 report fish-dispute_v3",
            "fish-dispute_v3 report fish-talks-late_v1",
            "fish-dispute_v3 firstReport fish-dispute_v3",
            "fish-dispute_v3 latestReport fish-talks-late_v1",
            "fish-talks-late origin fish-dispute",
        },
    ),
]


@pytest.mark.parametrize(("articles", "expected"), PAIRS)
@pytest.mark.parametrize("named_graphs", [True, False])
def test_what_articles_tell_together_stays_where_both_ends_do(
    articles: tuple[str, ...], expected: set[str], named_graphs: bool
) -> None:
    quads = corpus_quads() if named_graphs else [quad._replace(graph=None) for quad in corpus_quads()]
    part = Graph(MemoryStore(quads)).select(article=articles)
    assert together(part) == expected
    assert part.validate().conforms


def test_an_article_alone_tells_nothing_together() -> None:
    whole = Graph(MemoryStore(corpus_quads()))
    for facts_ in later_articles():
        alone = MemoryStore(facts_to_quads(facts_, identities=corpus.IDENTITIES[facts_.article.id]))
        assert whole.select(article=facts_.article.id).export("trig") == Graph(alone).export("trig")
    ids = ["fish-dispute", *(facts_.article.id for facts_ in later_articles())]
    assert whole.select(article=ids).export("trig") == whole.export("trig")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"actor": "envoys"}, set()),
        ({"actor": "Per Dahl"}, set()),
        ({"until": "2024-05-03"}, set()),
        (
            {"actor": "Åse Larsson", "since": "2024-05-04", "until": "2024-05-05"},
            {each for each in PAIRS[1][1] if not each.startswith("fish-talks-late_e2")},
        ),
    ],
)
def test_a_part_by_facts_keeps_of_it_what_it_can(chosen: Any, expected: set[str]) -> None:
    part = Graph(MemoryStore(corpus_quads())).select(**chosen)
    assert facts(part)
    assert together(part) == expected
    assert part.validate().conforms


def test_what_nobody_is_called_and_what_is_no_date_is_told() -> None:
    graph = graph_of(sample())
    with pytest.raises(UsageError, match="nothing in this graph is called 'Freedom'; did you mean Freedonia"):
        graph.select(actor="Freedom")
    with pytest.raises(UsageError, match="no article in this graph is called 'Freedonia'"):
        graph.select(article="Freedonia")
    with pytest.raises(UsageError, match="'soon' is no date"):
        graph.select(since="soon")
    with pytest.raises(UsageError, match="is later than"):
        graph.select(since="2025", until="2024")


def test_nothing_matches_in_an_empty_graph() -> None:
    assert list(Graph(MemoryStore()).select(since="2024").store.quads()) == []


def test_a_graph_that_goes_in_circles_comes_to_an_end() -> None:
    quads = list(facts_to_quads(sample()))
    loop = [Quad(quads[0].subject, sc("about"), quads[0].subject), *quads]
    assert facts(Graph(MemoryStore(loop)).select(actor="envoys")) == {"fish-dispute": {"v3"}}
