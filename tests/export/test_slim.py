"""A slim graph: facts with their words as one text, and the answers that the whole graph gives."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.export import slim
from kg.model import Claim, Event, Figure, Relation, Role
from kg.query import ask, list_queries
from kg.rdf import facts_to_quads
from kg.rdf.namespaces import oa, sc
from kg.store import MemoryStore
from tests.query.world import world
from tests.rdf.sample import sample

#: What cannot be answered: where words stand, why a thing is one, and what was known beforehand.
WHERE = {
    *("evidence-of", "facts-without-evidence", "first-mention", "links", "most-mentioned", "rules", "where-in-text"),
    *("background-as-news", "joined-things", "namesakes"),
}
KNOWN = {
    *("background-of-state", "incumbents", "members-in-events", "members-of-body", "offices-over-time"),
    "places-on-map",
}
EXAMPLE = Path("examples/blinken-china.txt")


@pytest.fixture(scope="module")
def example() -> kg.Graph:
    return kg.build(EXAMPLE, published="2024-04-19")


def test_a_fact_keeps_its_words_as_one_text() -> None:
    facts = sample()
    quads = slim(facts_to_quads(facts))
    quotes = {quad.subject.rpartition("_")[2]: str(quad.object[0]) for quad in quads if quad.predicate == sc("quote")}
    told: tuple[Role | Relation | Event, ...] = (*facts.roles, *facts.relations, *facts.events)
    # Facts have their fullest telling first.
    assert any(len(fact.evidence) > 1 for fact in told)
    for fact in told:
        assert quotes[fact.id] == facts.article.words(fact.evidence[0].span)
    single: tuple[Claim | Figure, ...] = (*facts.claims, *facts.figures)
    for one in single:
        assert quotes[one.id] == facts.article.words(one.evidence.span)
    assert len(quotes) == len(told) + len(facts.claims) + len(facts.figures)
    kinds = {quad.subject.split("/")[-2] for quad in quads}
    assert kinds.isdisjoint({"span", "block", "appearance", "link", "telling", "time", "run", "graph", "software"})
    # Nothing leads to what is not there.
    subjects = {quad.subject for quad in quads}
    local = {str(quad.object) for quad in quads if "/id/" in str(quad.object) and not isinstance(quad.object, tuple)}
    assert {node for node in local if "/post/" not in node} <= {str(subject) for subject in subjects}


def test_the_turtle_of_the_example_begins_with_what_happened(example: kg.Graph) -> None:
    lines = example.export("ttl").splitlines()
    assert next(at for at, line in enumerate(lines, start=1) if line.startswith("event:")) <= 60
    assert next(at for at, line in enumerate(lines) if "schema:articleBody" in line) > len(lines) / 2


def test_turtle_and_trig_of_one_graph_are_slim_alike(example: kg.Graph, tmp_path: Path) -> None:
    triples = {quad[:3] for quad in example.slim().store.quads()}
    assert len(triples) < 900
    turtle = tmp_path / "graph.ttl"
    turtle.write_text(example.export("ttl"), encoding="utf-8")
    assert {quad[:3] for quad in kg.load(turtle).slim().store.quads()} == triples
    assert not any(quad.predicate == oa("exact") for quad in example.slim().store.quads())
    names = {str(q.object[0]) for q in example.slim().store.quads() if q.subject.endswith("state/china")}
    assert "Beijing" in names
    assert "Red China" not in names  # known beforehand, and called so by nobody


@pytest.mark.parametrize("store", ["example", "world"])
def test_questions_give_what_they_gave(example: kg.Graph, store: str, tmp_path: Path) -> None:
    whole = example.store if store == "example" else world(tmp_path)
    part = MemoryStore(slim(whole.quads()))
    for question in list_queries():
        if question.name not in WHERE | KNOWN and not any(each.required for each in question.parameters):
            rows, again = (sorted(map(str, ask(each, question.name))) for each in (whole, part))
            assert again == rows, question.name
