"""What is fitted to the findings of networks: weights of signs, and from where facts are stated."""

from __future__ import annotations

import pytest

from kg.evaluation.facts import Event, Facts
from kg.extract.encoder.decisions import SAME_EVENT, decisions_of
from kg.extract.layers import Signs
from kg.model import EntityType, EventType, Span, Status
from tests.extract.encoder.scripted import Script
from training.decisions import fit, pair_cases

_ATTACK = (EventType.ARMED_ACTION, Status.OCCURRED)
#: Of facts with the sign nine in ten are right, of those without it one in five.
_CASES: list[tuple[Signs, bool]] = [
    *(({"told twice": 1.0}, n % 10 != 0) for n in range(1_000)),
    *(({"told twice": 0.0}, n % 5 == 0) for n in range(1_000)),
]


def test_what_is_fitted_says_which_share_is_right() -> None:
    decision = decisions_of({"claims": fit("claims", _CASES)})["claims"]
    assert decision.likelihood({"told twice": 1.0}) == pytest.approx(0.9, abs=0.03)
    assert decision.likelihood({}) == pytest.approx(0.2, abs=0.03)


def test_facts_are_stated_down_to_where_enough_of_them_are_right() -> None:
    """All together are right in 55 of 100, so that of claims only those with the sign are stated."""
    decision = decisions_of({"claims": fit("claims", _CASES)})["claims"]
    assert decision.allows({"told twice": 1.0})
    assert not decision.allows({"told twice": 0.0})


def test_where_enough_are_right_anyway_all_are_stated() -> None:
    good: list[tuple[Signs, bool]] = [({"told twice": float(n % 2)}, n % 10 != 0) for n in range(200)]
    decision = decisions_of({"claims": fit("claims", good)})["claims"]
    assert all(decision.allows(signs) for signs, _ in good)


def test_where_too_few_are_right_whatever_speaks_for_them_none_is_stated() -> None:
    bad: list[tuple[Signs, bool]] = [({"told twice": float(n % 2)}, n % 3 == 0) for n in range(200)]
    decision = decisions_of({"claims": fit("claims", bad)})["claims"]
    assert not decision.allows({"told twice": 1.0})
    assert not decision.allows({"told twice": 0.0})


def test_pairs_of_tellings_are_one_event_where_the_notes_have_them_as_one() -> None:
    text = "Russia attacked Georgia. The attack failed. Kenya attacked Uganda."
    script = Script(
        text,
        mentions={"Russia": EntityType.STATE, "Kenya": EntityType.STATE},
        triggers={"attacked": _ATTACK, "attack": _ATTACK, "attacked#2": _ATTACK},
        pairs={("attacked", "Russia"): "agent", ("attacked#2", "Kenya"): "agent"},
        same=[("attacked", "attack")],
    )

    def trigger(word: str, after: int = 0) -> Span:
        start = text.index(word, after)
        return Span(start, start + len(word))

    first = Event("ArmedAction", triggers=(trigger("attacked"), trigger("attack failed")))
    second = Event("ArmedAction", triggers=(trigger("attacked", 40),))
    layers = script.reader().layers(script.annotation)
    cases = list(pair_cases(Facts(events=(first, second)), script.annotation, layers))
    assert len(cases) == 3
    likely = {round(signs["network"]): is_so for signs, is_so in cases}
    assert likely == {4: True, -4: False}
    assert {signs["nobody in common"] for signs, _ in cases} == {0.0, 1.0}
    assert set(fit(SAME_EVENT, cases)) >= {"network", "bias", "least"}
