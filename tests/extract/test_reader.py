"""The whole reader: ids, offsets, order and odd texts. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from kg.extract import load_reader
from kg.model import ArticleFacts, EntityType, Span
from tests.extract.event_article import annotated

ARTICLE = """Ministers sign accord on the river
Foreign Minister Aino Salo of Finland and Foreign Minister Karl Weber of Austria signed an agreement in Rome on Friday.
"We will share the water," Salo said. She added that both countries would meet again next week.
Analysts at the Stimson Center, based in Washington, said the agreement could end a long dispute."""


def facts(text: str = ARTICLE, *, headline: bool = True) -> ArticleFacts:
    return load_reader().read(annotated(text, headline=headline))


def spans(found: ArticleFacts) -> Iterator[Span]:
    for entity in found.entities:
        yield from (mention.span for mention in entity.mentions)
    told = [fact.evidence for fact in found.roles] + [fact.evidence for fact in found.relations]
    for evidence in chain(*told, *(event.evidence for event in found.events)):
        yield evidence.span
        if evidence.trigger is not None:
            yield evidence.trigger
    for claim in found.claims:
        yield from (*claim.content, *claim.cue, *claim.source, claim.evidence.span)


def test_every_span_begins_and_ends_with_a_word_of_the_article() -> None:
    found = list(spans(facts()))
    assert len(found) > 30
    for span in found:
        words = ARTICLE[span.start : span.end]
        assert words
        assert words == words.strip()


def test_a_mention_by_name_says_the_name_or_an_alias() -> None:
    named = [
        (entity, ARTICLE[mention.span.start : mention.span.end])
        for entity in facts().entities
        for mention in entity.mentions
        if mention.kind.value == "name"
    ]
    assert {"Aino Salo", "Salo", "Karl Weber", "Finland", "Stimson Center"} <= {words for _, words in named}
    for entity, words in named:
        assert words.removeprefix("the ") in {entity.name, *entity.aliases}


def test_ids_number_the_things_in_the_order_of_their_first_words() -> None:
    found = facts()
    things = [entity for entity in found.entities if entity.type is not EntityType.ISSUE]
    first = [min(mention.span for mention in thing.mentions) for thing in things]
    assert len(first) > 5
    assert first == sorted(first)
    assert [entity.id for entity in found.entities] == [f"e{n}" for n in range(1, len(found.entities) + 1)]


def test_facts_use_ids_that_exist() -> None:
    found = facts()
    ids, claims = {entity.id for entity in found.entities}, {claim.id for claim in found.claims}
    used = {role.person for role in found.roles} | {role.of for role in found.roles if role.of is not None}
    used |= {end for relation in found.relations for end in (relation.subject, relation.object)}
    used |= {i for event in found.events for i in (*event.agents, *event.targets, *event.places, *event.issues)}
    used |= {i for claim in found.claims for i in (*claim.speakers, *claim.targets, *claim.issues)}
    assert len(used) > 5
    assert used <= ids
    assert {i for event in found.events for i in event.according_to} <= claims


def test_the_facts_of_the_article() -> None:
    found = facts()
    names = {entity.id: entity.name for entity in found.entities}
    assert {(names[role.person], names.get(role.of or "")) for role in found.roles} == {
        ("Aino Salo", "Finland"),
        ("Karl Weber", "Austria"),
    }
    assert {names[speaker] for claim in found.claims for speaker in claim.speakers} >= {"Aino Salo"}


def test_the_same_article_gives_the_same_facts() -> None:
    assert facts().events
    assert facts() == facts()


def test_a_group_that_no_fact_uses_is_left_out() -> None:
    def groups(text: str) -> list[str]:
        return [each.name for each in facts(text, headline=False).entities if each.type is EntityType.GROUP]

    assert groups("The minister is old. Chinese banks exist.") == []
    assert groups("Russia attacked Chinese banks.") == ["Chinese banks"]


@pytest.mark.parametrize("text", ["It rained all night.", "Nothing", "...", '"'])
def test_a_text_that_says_nothing_gives_nothing(text: str) -> None:
    found = facts(text, headline=False)
    assert (found.entities, found.roles, found.relations, found.claims) == ((), (), (), ())


def test_only_a_headline() -> None:
    found = facts("Peru and Chile sign border treaty")
    assert {"Peru", "Chile"} <= {entity.name for entity in found.entities}


def test_a_very_long_sentence_is_read() -> None:
    text = "President Paula Reyes of Peru said that " + "the road was long and " * 400 + "the talks were over."
    found = facts(text, headline=False)
    assert [entity.name for entity in found.entities if entity.type is EntityType.OFFICIAL] == ["Paula Reyes"]
    assert all(span.end <= len(text) for span in spans(found))
