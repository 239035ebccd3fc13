"""What several signs decide together."""

from __future__ import annotations

import math

import pytest

from kg.extract.encoder.decisions import SAME_EVENT, UNFITTED, Decision, decisions_of, logit
from kg.model import EntityType, EventType, Stance, Status
from tests.extract.encoder.scripted import Script

_STATE, _GROUP = EntityType.STATE, EntityType.GROUP
_ATTACK = (EventType.ARMED_ACTION, Status.OCCURRED)
_TEXT = "Russia attacked Georgia near Gori on Tuesday. The attack killed nine soldiers."
_WHO = {"Russia": _STATE, "Georgia": _STATE, "nine soldiers": _GROUP}
_PAIRS = {
    ("attacked", "Russia"): "agent",
    ("attacked", "Georgia"): "target",
    ("attack", "Russia"): "agent",
    ("attack", "soldiers"): "target",
}


def _script(fitted: dict[str, dict[str, float]]) -> Script:
    triggers = {"attacked": _ATTACK, "attack": _ATTACK}
    return Script(_TEXT, mentions=_WHO, triggers=triggers, pairs=_PAIRS, fitted=fitted)


def test_a_likelihood_is_the_logistic_of_the_weighed_signs() -> None:
    decision = Decision({"network": 0.5, "nobody": -2.0, "bias": 1.0, "of another kind": 9.0})
    assert decision.likelihood({"network": 4.0, "nobody": 1.0, "unknown": 3.0}) == pytest.approx(
        1 / (1 + math.exp(-1.0)), abs=1e-4
    )


def test_what_nobody_fitted_is_as_likely_as_the_network_says() -> None:
    for likely in (0.2, 0.65, 0.9):
        assert UNFITTED["claims"].likelihood({"network": logit(likely)}) == pytest.approx(likely, abs=1e-3)
    assert decisions_of({})[SAME_EVENT].least == UNFITTED[SAME_EVENT].least


def test_what_is_less_likely_than_it_must_be_is_not_allowed_and_what_a_rule_found_is() -> None:
    decision = Decision({"network": 1.0}, least=0.6)
    assert [decision.allows({"network": logit(likely)}) for likely in (0.59, 0.61)] == [False, True]
    assert decision.allows(None)


def test_whom_two_tellings_have_in_common_may_make_them_one_event() -> None:
    by_network = {"network": 1.0, "least": 0.5}
    by_participants = {"somebody in common": 4.0, "bias": -1.0, "least": 0.5}
    assert len(_script({SAME_EVENT: by_network}).facts().events) == 2
    (event,) = _script({SAME_EVENT: by_participants}).facts().events
    assert len(event.evidence) == 2


def test_tellings_of_other_days_may_be_kept_apart() -> None:
    text = "Russia attacked Georgia on Tuesday. The attack on Monday killed nine soldiers."
    fitted = {SAME_EVENT: {"somebody in common": 4.0, "another day": -9.0, "bias": -1.0, "least": 0.5}}
    script = _script(fitted)
    script.text = text
    assert len(script.facts().events) == 1
    script.pairs = {**_PAIRS, ("attacked", "Tuesday"): "time", ("attack", "Monday"): "time"}
    assert len(script.facts().events) == 2


@pytest.mark.parametrize(("weight", "found"), [(-9.0, 1), (9.0, 2)])
def test_an_event_that_its_signs_speak_against_is_not_stated(weight: float, found: int) -> None:
    fitted = {"events": {"unnamed groups": weight, "somebody acts": 3.0, "least": 0.5}}
    events = _script(fitted).facts().events
    assert len(events) == found
    assert all(event.confidence is not None and event.confidence >= 0.5 for event in events)


@pytest.mark.parametrize(("bias", "found"), [(-4.0, 0), (4.0, 1)])
def test_a_claim_that_is_too_unlikely_is_not_stated(bias: float, found: int) -> None:
    text = "Russia said the talks failed."
    script = Script(
        text,
        mentions={"Russia": _STATE},
        cues={"said": Stance.STATE},
        pairs={("said", "Russia"): "speaker"},
        content={"said": ["the", "talks", "failed"]},
        fitted={"claims": {"bias": bias, "least": 0.5}},
    )
    assert len(script.facts().claims) == found


@pytest.mark.parametrize(
    ("weight", "found"), [(-9.0, ["Georgia", "Russia"]), (9.0, ["Georgia", "Russia", "nine soldiers"])]
)
def test_a_thing_that_its_signs_speak_against_is_none_and_takes_part_in_nothing(
    weight: float, found: list[str]
) -> None:
    facts = _script({"thing": {"type: Group": weight, "a name": 3.0, "least": 0.5}}).facts()
    assert sorted(entity.name for entity in facts.entities if entity.type is not EntityType.PLACE) == found
    known = {entity.id for entity in facts.entities}
    assert all(known.issuperset((*event.agents, *event.targets, *event.places)) for event in facts.events)


def test_what_a_person_is_called_may_be_a_place_if_the_network_is_sure() -> None:
    text = "Floods hit Jefferson Parish. Jefferson Parish asked for help."
    mentions = {"Jefferson Parish": EntityType.PLACE, "Jefferson#2 Parish#2": EntityType.PLACE}
    script = Script(text, mentions=mentions, triggers={"asked": (EventType.SUPPORT, Status.REQUESTED)})
    script.pairs = {("asked", "Parish#2"): "agent"}
    (thing,) = [entity for entity in script.facts().entities if entity.name == "Jefferson Parish"]
    assert thing.type is EntityType.PLACE
