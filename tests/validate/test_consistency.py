"""The quick check of facts finds what the shapes would find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import (
    ArticleFacts,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Evidence,
    LinkType,
    Mention,
    MentionKind,
    Span,
    TimeMention,
)
from kg.validate import check_facts
from tests.rdf.sample import sample

FAR = Span(100_000, 100_001)
NORWAY = next(link for entity in sample().entities for link in entity.links if link.type is LinkType.NAME)


def event(**change: object) -> Callable[[ArticleFacts], ArticleFacts]:
    return lambda f: replace(f, events=(replace(f.events[2], **change), *f.events[3:]), figures=f.figures[1:])  # type: ignore[arg-type]


def claim(**change: object) -> Callable[[ArticleFacts], ArticleFacts]:
    return lambda f: replace(f, claims=(replace(f.claims[0], **change), *f.claims[1:]))  # type: ignore[arg-type]


def role(**change: object) -> Callable[[ArticleFacts], ArticleFacts]:
    return lambda f: replace(f, roles=(replace(f.roles[0], **change),))  # type: ignore[arg-type]


def relation(**change: object) -> Callable[[ArticleFacts], ArticleFacts]:
    return lambda f: replace(f, relations=(replace(f.relations[0], **change),))  # type: ignore[arg-type]


def entity(*more: Entity) -> Callable[[ArticleFacts], ArticleFacts]:
    return lambda f: replace(f, entities=(*f.entities, *more))


def linked(**change: object) -> Callable[[ArticleFacts], ArticleFacts]:
    """A change to the one entity that is linked, Norway."""
    return lambda f: replace(
        f,
        entities=tuple(replace(e, **change) if e.reference else e for e in f.entities),  # type: ignore[arg-type]
    )


def article(**change: object) -> Callable[[ArticleFacts], ArticleFacts]:
    return lambda f: replace(f, article=replace(f.article, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (event(agents=("e99",)), "agents names 'e99', which is no entity"),
        (event(agents=("e7",)), "agents names e7, a Place"),
        (event(places=("e1",)), "places names e1, a Official"),
        (event(issues=("trade",)), "issues names 'trade', which is no entity"),
        (event(evidence=()), "has no evidence"),
        (event(evidence=(Evidence(FAR, "r"),)), "ends after the text"),
        (event(evidence=(Evidence(Span(0, 1), " "),)), "which rule"),
        (event(evidence=(Evidence(Span(0, 1), "r", FAR),)), "ends after the text"),
        (event(start="Friday"), "'Friday' is no ISO date"),
        (event(start="2024-05-03", end="2024-05-01"), "ends (2024-05-01) before it starts"),
        (event(start="2024-05-03", end="2024-04"), "ends (2024-04) before it starts"),
        (event(start="2025", end="2024-12-31"), "ends (2024-12-31) before it starts"),
        (event(according_to=("v3",)), "'v3', which is no claim"),
        (claim(speakers=()), "has no speakers"),
        (claim(cue=()), "has no cue"),
        (claim(content=()), "has no content"),
        (claim(content=(FAR,)), "ends after the text"),
        (claim(id="v3"), "two things have the id v3"),
        (role(person="e2"), "person names e2, a State"),
        (role(of="e8"), "of names e8, a Group"),
        (role(title=" "), "has no title"),
        (relation(subject="e1"), "subject names e1, a Official"),
        (relation(object="e5"), "relates e5 to itself"),
        (entity(Entity("e1", EntityType.STATE, "Ruritania")), "two things have the id e1"),
        (entity(Entity("e--1", EntityType.STATE, "Ruritania")), "not made of letters and digits"),
        (entity(Entity("e20", EntityType.STATE, " ")), "has no name"),
        (entity(Entity("e20", EntityType.ISSUE, "fish")), "not in the thesaurus"),
        (entity(Entity("e20", EntityType.ISSUE, "trade")), "stands twice"),
        (entity(Entity("e20", EntityType.STATE, "Norge", link="norway")), "no Wikidata id"),
        (
            entity(Entity("e20", EntityType.STATE, "X", mentions=(Mention(FAR, MentionKind.NAME),))),
            "ends after the text",
        ),
        (linked(reference=None), "has links, and no id"),
        (linked(reference="place/norway"), "entity e3, a State, cannot be 'place/norway'"),
        (linked(type=EntityType.GROUP), "a Group, cannot be 'state/norway'"),
        (linked(links=()), "linked to state/norway by no words"),
        (linked(links=(NORWAY, NORWAY)), "two links of one type"),
        (linked(links=(replace(NORWAY, spans=()),)), "the link of entity e3 by name has no evidence"),
        (linked(links=(replace(NORWAY, rule=""),)), "does not say which rule"),
        (linked(links=(replace(NORWAY, spans=(Span(0, 7),)),)), "stands on 0 to 7, where the entity is not named"),
        (linked(mentions=()), "where the entity is not named"),
        (
            entity(Entity("e20", EntityType.STATE, "Norge", reference="state/norway", links=(NORWAY,))),
            "2 entities are linked to state/norway",
        ),
        (article(id="Fish_1"), "not made of a-z"),
        (article(published="last May"), "no ISO date"),
        (article(text="\ud800" * 600), "surrogates"),
        (article(blocks=(Block(BlockKind.HEADING, Span(0, 5)), Block(BlockKind.PARAGRAPH, Span(4, 9)))), "overlaps"),
        (lambda f: replace(f, times=(TimeMention(Span(0, 1), "2024-99"),)), "'2024-99' is no ISO date"),
        (lambda f: replace(f, times=(TimeMention(FAR, "2024"),)), "ends after the text"),
    ],
)
def test_each_fault_is_found_and_names_the_article(change: Callable[[ArticleFacts], ArticleFacts], fault: str) -> None:
    found = check_facts(change(sample()))
    assert any(fault in sentence for sentence in found), found
    assert all(sentence.startswith("article ") for sentence in found)


def test_good_facts_have_no_fault() -> None:
    assert check_facts(sample()) == ()


@pytest.mark.parametrize(
    ("start", "end"), [("2024-05-03", "2024-05"), ("2024", "2024-05-03"), ("--12-30", "--01-02"), ("--12-30", "2024")]
)
def test_dates_are_compared_as_exactly_as_both_are(start: str, end: str) -> None:
    assert check_facts(event(start=start, end=end)(sample())) == ()


@pytest.mark.parametrize("value", ["2024-01/", "/2024-01", "../2024", "2024-05-01/2024-05-03", "--05-01"])
def test_open_intervals_are_times(value: str) -> None:
    assert check_facts(replace(sample(), times=(TimeMention(Span(0, 7), value),))) == ()
