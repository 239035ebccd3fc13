"""The graph holds everything: facts come back from it as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import GraphError, UsageError
from kg.model import ArticleFacts, ComponentVersion, Entity, EntityType
from kg.rdf import DEFAULT_BASE, GraphArticle, Iri, Quad, facts_to_quads, read_articles
from kg.rdf.namespaces import sc
from tests.rdf.older import older
from tests.rdf.sample import READER, sample


def _back(facts: ArticleFacts, *, include_text: bool = True) -> GraphArticle:
    (found,) = read_articles(facts_to_quads(facts, include_text=include_text))
    return found


def test_facts_come_back() -> None:
    assert _back(sample()).facts == sample()


@pytest.mark.parametrize("include_text", [True, False])
def test_facts_come_back_from_graphs_of_older_versions(include_text: bool) -> None:
    """Kept in files, they are read for ever."""
    quads = facts_to_quads(sample(), include_text=include_text)
    (new,), (old,) = read_articles(quads), read_articles(older(quads))
    assert old == new
    assert len(older(quads)) > 1.5 * len(quads)


def test_a_span_is_one_triple_and_only_where_it_is_evidence() -> None:
    quads = facts_to_quads(sample())
    spans = {quad.subject: quad for quad in quads if "/span/" in quad.subject}
    evidence = {quad.object for quad in quads if quad.predicate == sc("evidence")}
    assert spans.keys() == evidence
    assert len([quad for quad in quads if "/span/" in quad.subject]) == len(spans)


def test_components_come_back_whatever_they_are_called() -> None:
    parts = (ComponentVersion("a b, c", "1, 2"), ComponentVersion("ä%20", "0.1.0+local"))
    facts = replace(sample(), reader=replace(READER, components=parts))
    assert _back(facts).facts == facts


def test_an_article_without_facts_comes_back() -> None:
    facts = ArticleFacts(article=replace(sample().article, title=None, published=None, source=None), reader=READER)
    assert _back(facts).facts == facts


def test_without_text_all_but_the_text_comes_back() -> None:
    facts = sample()
    found = _back(facts, include_text=False)
    assert found.facts == replace(facts, article=replace(facts.article, text=""))
    assert found.words[facts.events[0].evidence[0].span] == "will travel to Freedonia on Monday"
    assert not any(facts.article.text in quad.object for quad in facts_to_quads(facts, include_text=False))


def test_every_span_slices_the_article() -> None:
    found = _back(sample())
    assert len(found.words) > 40
    for span, words in found.words.items():
        assert sample().article.text[span.start : span.end] == words


def test_facts_of_several_articles_come_back_from_triples_alone() -> None:
    one = sample()
    two = replace(
        one,
        article=replace(one.article, id="other-article"),
        entities=(*one.entities[:-1], replace(one.entities[-1], id="e11")),
        events=(),
        claims=(),
        relations=(),
    )
    two = replace(two, entities=(Entity("e1", EntityType.PERSON, "Åse Larsson", ("Åse",)), *two.entities[1:]))
    triples = [quad._replace(graph=None) for facts in (one, two) for quad in facts_to_quads(facts)]
    assert [found.facts for found in read_articles(triples)] == [one, two]


def test_everything_stands_in_the_article_s_own_graph() -> None:
    assert {quad.graph for quad in facts_to_quads(sample())} == {Iri(f"{DEFAULT_BASE}graph/fish-dispute")}


def test_what_a_claim_says_is_joined_where_its_cue_interrupts() -> None:
    assert _back(sample()).claim_texts["c2"] == "It was a mistake … and it will cost us"


@pytest.mark.parametrize("base", ["https://example.org/news", "https://example.org/news/", "urn:x:news#"])
def test_the_base_is_honoured(base: str) -> None:
    quads = facts_to_quads(sample(), base=base)
    own = [quad.subject for quad in quads]
    start = base if base[-1] in "/#" else f"{base}/"
    assert all(subject.startswith((start, "https://w3id.org/statecraft/issues#")) for subject in own)
    assert read_articles(quads)[0].facts == sample()


@pytest.mark.parametrize("base", ["", "news", "https://", "https://a b/", "https://a/<script>", "mailto:"])
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="absolute IRI"):
        facts_to_quads(sample(), base=base)


@pytest.mark.parametrize("name", ["status", "eventType", "evidence", "rule"])
def test_a_graph_that_lost_something_is_refused_by_name(name: str) -> None:
    event = "https://w3id.org/statecraft/id/event/fish-dispute_v3"
    quads: list[Quad] = [q for q in facts_to_quads(sample()) if q.subject != event or q.predicate != sc(name)]
    with pytest.raises(GraphError, match=f"fish-dispute_v3 has no {name}"):
        read_articles(quads)
