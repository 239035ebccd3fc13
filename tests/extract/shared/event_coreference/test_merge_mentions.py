"""Mentions of one event are one event with what they tell together; nothing is merged that contradicts."""

from __future__ import annotations

from dataclasses import fields

import pytest

from kg.extract.layers import EventMention, MergedEvent
from kg.extract.shared.event_coreference.clustering import _pairs, merge_mentions
from kg.extract.shared.event_coreference.decision import WEIGHTS, likeness
from kg.extract.shared.event_coreference.description import describe
from kg.extract.shared.event_coreference.features import compare
from kg.language import Annotation
from kg.model import EventType, Status
from tests.extract.shared.event_coreference.mentions import groups, mention, people, sentences, towns

ATTACK, CHANGE, MEET = EventType.ARMED_ACTION, EventType.OFFICE_CHANGE, EventType.MEETING
VERB, NOUN = "attacked/attack/VBD", "The/the/DT attack/attack/NN"


def merged(annotation: Annotation, *mentions: EventMention) -> tuple[MergedEvent, ...]:
    return merge_mentions(annotation, mentions)


def test_a_definite_noun_is_put_to_the_event_that_it_points_back_to() -> None:
    text = sentences(VERB, NOUN)
    rebels, soldiers = groups("rebels", "soldiers")
    told = mention(text, 0, ATTACK, agents=(rebels,), targets=(soldiers,))
    again = mention(text, 1, ATTACK, complete=False, start="2020-06-08", end="2020-06-08")
    (event,) = merged(text, again, told)
    assert event.mentions == (told, again)
    assert (event.agents, event.targets, event.start) == ((rebels,), (soldiers,), "2020-06-08")


def test_an_incomplete_mention_is_never_an_event() -> None:
    text = sentences(NOUN)
    assert merged(text, mention(text, 0, ATTACK, complete=False)) == ()


def test_one_word_with_the_same_participants_is_told_once() -> None:
    text = sentences(VERB, VERB)
    rebels, soldiers = groups("rebels", "soldiers")
    (event,) = merged(
        text,
        mention(text, 0, ATTACK, agents=(rebels,), targets=(soldiers,)),
        mention(text, 1, ATTACK, agents=(rebels,), targets=(soldiers,), places=towns("Gao")),
    )
    assert [place.name for place in event.places] == ["Gao"]


@pytest.mark.parametrize(
    ("kind", "word", "one", "two"),
    [
        (ATTACK, VERB, {"start": "2020-06-08"}, {"start": "2020-06-09"}),
        (ATTACK, VERB, {"places": towns("Gao")}, {"places": towns("Timbuktu")}),
        (ATTACK, VERB, {"struck": "bridge"}, {"struck": "hotel"}),
        (ATTACK, VERB, {"agents": people("Ann Archer")}, {"agents": people("Ben Baker")}),
        (CHANGE, "named/name/VBD", {"targets": people("Ann Archer")}, {"targets": people("Ben Baker")}),
        (MEET, "met/meet/VBD", {"agents": people("Ann", "Ben")}, {"agents": people("Cem", "Dan")}),
    ],
)
def test_what_contradicts_stays_apart_whatever_else_is_said(
    kind: EventType, word: str, one: dict[str, object], two: dict[str, object]
) -> None:
    text = sentences(word, word)
    assert len(merged(text, mention(text, 0, kind, **one), mention(text, 1, kind, **two))) == 2


def test_no_third_mention_joins_two_that_contradict() -> None:
    text = sentences(VERB, VERB, VERB)
    rebels, others = groups("rebels"), groups("soldiers")
    told = {"agents": rebels, "targets": others}
    found = merged(
        text,
        mention(text, 0, ATTACK, start="2020-06-08", **told),
        mention(text, 1, ATTACK, **told),
        mention(text, 2, ATTACK, start="2020-06-09", **told),
    )
    assert sorted(len(event.mentions) for event in found) == [1, 2]


def test_other_offices_are_other_changes() -> None:
    text = sentences("minister/minister/NN named/name/VBD", "ambassador/ambassador/NN named/name/VBD")
    for word in text.tokens:
        if word.tag == "NN":
            word.dep = "oprd"
    who = people("Ann Archer")
    assert len(merged(text, mention(text, 0, CHANGE, targets=who), mention(text, 1, CHANGE, targets=who))) == 2


def test_another_attack_is_another_one() -> None:
    text = sentences(VERB, "Another/another/DT attack/attack/NN")
    rebels = groups("rebels")
    assert len(merged(text, mention(text, 0, ATTACK, agents=rebels), mention(text, 1, ATTACK, agents=rebels))) == 2


def test_those_counted_are_those_whom_the_attack_hit() -> None:
    text = sentences("exploded/explode/VBD", "killed/kill/VBN", "injured/injure/VBN", "killed/kill/VBN")
    killed, injured, again = groups("five people", "twelve civilians", "five victims")
    (event,) = merged(
        text,
        mention(text, 0, ATTACK, places=towns("Kabul")),
        mention(text, 1, ATTACK, targets=(killed,), casualties=True, complete=False),
        mention(text, 2, ATTACK, targets=(injured,), casualties=True, complete=False),
        mention(text, 3, ATTACK, targets=(again,), casualties=True, complete=False),
    )
    assert event.targets == (killed, injured)


def test_a_headline_tells_the_lead_and_the_text_is_believed() -> None:
    text = sentences(VERB, VERB, headline=True)
    who = people("Ann Archer")
    (event,) = merged(
        text,
        mention(text, 0, ATTACK, agents=who, status=Status.OCCURRED),
        mention(text, 1, ATTACK, agents=who, targets=groups("soldiers"), status=Status.SCHEDULED),
    )
    assert event.status is Status.SCHEDULED


def test_the_headline_is_put_to_what_it_is_likest() -> None:
    text = sentences("kill/kill/VBP", "killed/kill/VBD", "killed/kill/VBD", headline=True)
    gunmen, five, eleven = groups("gunmen", "five policemen", "eleven people")
    kabul = towns("Kabul")
    found = merged(
        text,
        mention(text, 0, ATTACK, agents=(gunmen,), targets=(five,), places=kabul),
        mention(text, 1, ATTACK, agents=(gunmen,), targets=(five,)),
        mention(text, 2, ATTACK, targets=(eleven,), places=kabul, start="2023", end="2023"),
    )
    assert [event.targets for event in found] == [(five,), (eleven,)]
    assert [len(event.mentions) for event in found] == [2, 1]


def test_merging_changes_no_mention_and_asks_for_no_order() -> None:
    text = sentences(VERB, NOUN, VERB)
    told = [
        mention(text, 0, ATTACK, agents=groups("rebels")),
        mention(text, 1, ATTACK, complete=False),
        mention(text, 2, ATTACK, places=towns("Gao")),
    ]
    before = [[getattr(one, field.name) for field in fields(one)] for one in told]
    first, second = merge_mentions(text, told), merge_mentions(text, told[::-1])
    assert [event.mentions for event in first] == [event.mentions for event in second]
    assert before == [[getattr(one, field.name) for field in fields(one)] for one in told]


def test_every_feature_that_is_weighed_is_one_that_speaks() -> None:
    text = sentences(VERB, NOUN)
    rebels = groups("rebels")
    one, two = describe(text, [mention(text, 0, ATTACK, agents=rebels), mention(text, 1, ATTACK, agents=rebels)])
    told = compare(one, two)
    assert {"same word", "definite", "points back near", "agents shared", "same status", "near", "any"} <= told
    assert likeness(one, two) == pytest.approx(sum(WEIGHTS.get(name, 0) for name in told))


def test_the_work_grows_with_the_number_of_mentions() -> None:
    asked = []
    for many in (100, 200):
        text = sentences(*[VERB] * many)
        told = [mention(text, n, ATTACK, places=towns(f"Town {n}")) for n in range(many)]
        assert len(merge_mentions(text, told)) == many
        found = describe(text, told)
        asked.append(len([*_pairs(found, found)]))
    assert asked[1] < 3 * asked[0]
