"""A claim has the speaker's words, and none that the reporter sets beside them."""

from __future__ import annotations

import pytest

from kg.extract import load_reader
from kg.model import EventType, Stance
from tests.extract.rules.attribution.test_claims import annotated, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # what others say against it, in a clause of their own
        (
            "Poland claims that it wants peace, although many German officials have insisted that it prepares for war.",
            ["it wants peace", "it prepares for war"],
        ),
        (
            "Poland claims that it wants peace because the other states arm.",
            ["it wants peace because the other states arm"],
        ),
        ("Poland said that it will build a dam, while Germany has already built one.", ["it will build a dam"]),
        (
            "Poland said that it would build a dam, while Germany would pay for it.",
            ["it would build a dam, while Germany would pay for it"],
        ),
        # what the reporter tells of a thing judged
        ("Poland condemned the attack, which killed ten people in May.", ["the attack"]),
        ("Poland condemned the attack which killed ten people in May.", ["the attack which killed ten people in May"]),
        # the aim is a part of what is asked for
        ("Poland has asked for ten years to implement the rules.", ["ten years to implement the rules"]),
        # a thing blamed, and a body blamed
        ("Poland blamed bad weather for the delay.", ["bad weather for the delay"]),
        ("Poland blamed Germany for the delay.", ["the delay"]),
        # of a clause within another one
        (
            "The committee published a plan that will, according to President Jan Novak, cost ten million dollars.",
            ["a plan that will", "cost ten million dollars"],
        ),
        # whoever refuses, and those who did
        ("People refusing to pay the tax can be fined.", []),
    ],
)
def test_the_reporters_words_are_left_out(text: str, claims: list[str]) -> None:
    assert [part for content in (c for *_, c in told(text)) for part in content.split(" … ")] == claims


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Prime Minister Jan Novak suggested that the case be moved to Warsaw.", Stance.REQUEST),
        ("Prime Minister Jan Novak suggested that the case was moved to Warsaw.", Stance.STATE),
        ("Poland said that it will not return to the talks.", Stance.REJECT),
        ("Poland said that it will return to the talks.", Stance.PROMISE),
        ('"We do not hope that she leaves," said Prime Minister Jan Novak.', Stance.STATE),
        ('"We hope that she leaves," said Prime Minister Jan Novak.', Stance.PREDICT),
    ],
)
def test_what_is_put_forward_refused_or_not_hoped_for(text: str, stance: Stance) -> None:
    assert [found for _, found, _ in told(text)] == [stance.value]


def test_he_may_be_either_of_two() -> None:
    assert _elected("President Jan Novak left after he was elected senator.") == [{"Jan Novak"}]
    assert _elected("President Jan Novak appointed Petr Dvorak after he was elected senator.") == []


def _elected(text: str) -> list[set[str]]:
    facts = load_reader().read(annotated(text))
    named = {entity.id: entity.name for entity in facts.entities}
    return [{named[thing] for thing in event.agents} for event in facts.events if event.type is EventType.ELECTION]
