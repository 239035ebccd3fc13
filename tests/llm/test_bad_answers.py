"""Two hundred answers that are wrong in some way: whatever comes of them, words of the article prove it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from kg.extract.veridicality import asserted
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import ACTORS, LOCATIONS, PERSONS, Article, ArticleFacts, EntityType, EventType, Span, Stance, Status
from kg.notes import sentences_of
from kg.validate import check_facts
from tests.llm.conftest import Reading
from tests.llm.model import Notes, Reply, asked_for, section_of, serving

Annotated = Callable[[Article], Annotation]
Fault = Callable[[random.Random, Notes], None]
SECTIONS = ("entities", "roles", "relations", "events", "claims")


def facts_of(notes: Notes) -> list[dict[str, Any]]:
    return [entry for name in SECTIONS for entry in notes[name]]


def other_words(chance: random.Random, notes: Notes) -> None:
    for entry in facts_of(notes):
        for key, value in entry.items():
            if isinstance(value, list) and value and isinstance(value[0], str) and ":" in value[0]:
                entry[key] = [f"{quote.split(':')[0]}:{chance.choice(INVENTED)}" for quote in value]


def other_sentences(chance: random.Random, notes: Notes) -> None:
    for entry in facts_of(notes):
        for key, value in entry.items():
            if isinstance(value, list) and value and isinstance(value[0], str) and ":" in value[0]:
                entry[key] = [f"{chance.randrange(60)}:{quote.split(':', 1)[1]}" for quote in value]


def other_participants(chance: random.Random, notes: Notes) -> None:
    ids = [entity["id"] for entity in notes["entities"]] or ["x"]
    for event in notes["events"]:
        event["agents"], event["targets"] = [chance.choice(ids)], [chance.choice(ids), "nobody"]
        event["places"] = [chance.choice(ids)]
    for claim in notes["claims"]:
        claim["speakers"] = [chance.choice(ids)]
    for role in notes["roles"]:
        role["person"], role["of"] = chance.choice(ids), chance.choice(ids)
    for relation in notes["relations"]:
        relation["subject"], relation["object"] = chance.choice(ids), chance.choice(ids)


def other_kinds(chance: random.Random, notes: Notes) -> None:
    for entity in notes["entities"]:
        entity["type"] = chance.choice([*EntityType, "Ship"])
    for event in notes["events"]:
        event["type"], event["status"] = chance.choice([*EventType, "Birthday"]), chance.choice([*Status, "sure"])
    for claim in notes["claims"]:
        claim["stance"] = chance.choice([*Stance, "shout"])


def all_happened(_: random.Random, notes: Notes) -> None:
    for event in notes["events"]:
        event["status"] = "occurred"


def other_dates(chance: random.Random, notes: Notes) -> None:
    for event in notes["events"]:
        event["time"] = [f"{event['triggers'][0].split(':')[0]}:{chance.choice(('March 3, 1999', 'the', 'yesterday'))}"]
        event["start"] = event["end"] = "1999-03-03"


def other_forms(chance: random.Random, notes: Notes) -> None:
    for entry in facts_of(notes):
        for key in list(entry):
            if chance.random() < 0.3:
                entry[key] = chance.choice(
                    [None, 7, {}, [], [None], [[]], "0:", {"a": [1]}, True, "x" * 5000, [9.5] * 99]
                )
    notes[chance.choice(SECTIONS)] = chance.choice([None, "none", {"a": 1}, [1, "two", None], []])


INVENTED = ["attacked", "Atlantis", "said that", "the war with Atlantis", "12", "he", "", "#2", "the ⋯ the ⋯ the"]
FAULTS: tuple[Fault, ...] = (
    *(other_words, other_sentences, other_participants, other_kinds),
    *(all_happened, other_dates, other_forms),
)
ANSWERS = 200


def test_no_fact_is_unproved(notes: Notes, article: Article, read: Reading, annotated: Annotated) -> None:
    annotation = annotated(article)
    sentences = sentences_of(article.text)
    answers = refused = found = 0
    number = 0
    while answers < ANSWERS:
        chance = random.Random(number)  # noqa: S311 - no secret
        faults = sorted(chance.sample(FAULTS, k=1 + number % 3), key=FAULTS.index)  # that of form last

        def script(request: dict[str, Any], _: int, *, faults: list[Fault] = faults, chance: Any = chance) -> Reply:
            answer = json.loads(json.dumps(section_of(notes, asked_for(request))))
            for fault in faults:
                fault(chance, answer)
            text = json.dumps(answer)
            return Reply(text if chance.random() < 0.8 else text[: chance.randrange(len(text))])

        with serving(script) as server:
            facts, account = read(server, model=f"bad-{number}", parallel=1)
        number += 1
        answers += len(server.requests)
        refused += len(account.refused)
        found += len(facts.events) + len(facts.claims)
        assert check_facts(facts) == ()
        _are_proved(facts, annotation, sentences)
    assert refused > 10 * ANSWERS
    assert found > 0


def _are_proved(facts: ArticleFacts, annotation: Annotation, sentences: tuple[Span, ...]) -> None:
    """Each fact has words, its participants stand in sentences of these, and no operator takes back what happened."""
    things = {each.id: each for each in facts.entities}
    days = {value for time in facts.times for value in (time.value or "").split("/")}

    def mentioned(ids: tuple[str, ...], spans: list[Span], allowed: frozenset[EntityType]) -> None:
        around = [s for s in sentences for span in spans if s.start <= span.start < s.end]
        for id in ids:
            assert things[id].type in allowed
            mentions = things[id].mentions
            assert any(s.start <= m.span.start and m.span.end <= s.end for m in mentions for s in around), things[id]

    for event in facts.events:
        spans = [span for each in event.evidence for span in (each.span, each.trigger or each.span)]
        mentioned((*event.agents, *event.targets), spans, ACTORS)
        mentioned(event.places, spans, LOCATIONS)
        assert {event.start, event.end} <= {None, *days}
        heads = [phrase_head(annotation.tokens_in(each.trigger or each.span)) for each in event.evidence]
        told = [asserted(annotation, head, event.status, event.type) for head in heads]
        assert event.status in told or event.evidence[0].rule.startswith("figure")
    for claim in facts.claims:
        mentioned(claim.speakers, [*claim.cue, *claim.source], ACTORS)
        mentioned(claim.targets, [*claim.cue, *claim.content], ACTORS)
    for role in facts.roles:
        spans = [each.span for each in role.evidence]
        mentioned((role.person,), spans, PERSONS)
    for relation in facts.relations:
        mentioned((relation.subject, relation.object), [each.span for each in relation.evidence], frozenset(EntityType))
