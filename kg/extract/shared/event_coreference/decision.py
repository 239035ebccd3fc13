"""The one decision: whether two mentions tell the same event.

First what keeps two mentions apart, whatever else speaks for them: a date, an office, a participant, a town or a deed of
one contradicts the other. Where nothing does, the features that :func:`~.features.compare` names are weighed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.extract.shared.event_coreference.features import Described, compare, comparable, dates_agree, deeds_differ, in_order, words_of
from kg.model import FACTS, EventType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "same word": 1.4,
        "headline and lead": 1.3,
        "same town": 1.2,
        "victims in its clause": 1.2,
        "type Incident": 1.1,
        "agents shared": 1.0,
        "befalls once": 1.0,
        "points back near": 0.9,
        "definite": 0.8,
        "points back far": 0.8,
        "same status": 0.8,
        "type Election": 0.8,
        "victims of it": 0.8,
        "headline and text": 0.7,
        "same parties": 0.7,
        "headline in short": 0.6,
        "targets shared": 0.6,
        "type MilitaryActivity": 0.6,
        "same object": 0.5,
        "same scene": 0.5,
        "synonyms": 0.5,
        "type Sanction": 0.5,
        "dates overlap": 0.4,
        "same date": 0.4,
        "word and participants": 0.4,
        "agents in one": 0.3,
        "agents unnamed": 0.3,
        "known object": 0.3,
        "near": 0.3,
        "one clause": 0.3,
        "targets unnamed": 0.3,
        "type Meeting": 0.3,
        "date in one": 0.2,
        "incomplete": 0.2,
        "no agents": 0.2,
        "to what end": 0.2,
        "far": -0.2,
        "targets in one": -0.2,
        "type ArmedAction": -0.2,
        "type Decision": -0.2,
        "agents differ": -0.3,
        "attack or accident": -0.3,
        "other status": -0.3,
        "pronoun": -0.3,
        "type Agreement": -0.4,
        "type OfficeChange": -0.4,
        "targets in short": -0.5,
        "other place": -0.6,
        "type Visit": -0.7,
        "other object": -1.0,
        "type LegalAction": -1.0,
        "one and several": -1.1,
        "agents partly shared": -1.5,
        "any": -2.3,
    }
)
THRESHOLD = 0.3
ATTACH = -0.6

_APART = frozenset({"agents differ", "targets differ", "other town"})


def contradict(first: Described, later: Described) -> bool:
    """What one says cannot be said of the event of the other."""
    if _cosigned(first, later):
        return False
    if not dates_agree(first.mention, later.mention) or deeds_differ(first.mention.word, later.mention.word):
        return True
    if later.fresh and not first.fresh:
        return True
    for one, two in ((first.kinds, later.kinds), (first.office, later.office)):
        if one and two and not one & two:
            return True
    told = compare(first, later)
    if "counts differ" in told and not (first.headline or later.headline):
        return True
    if "other object" in told and first.mention.type is EventType.ARMED_ACTION:
        return True
    if later.mention.casualties and first.mention.agents and told & {"targets unnamed", "targets differ"}:
        return True  # "fired at the militants. Nine women were hurt": by whom is not said
    if {first.mention.word, later.mention.word} <= words_of("storms"):
        told -= {"other town"}  # a storm moves from place to place
    if first.mention.type is EventType.ELECTION:
        told -= {"agents differ"}  # many stand for it, and parties win seats each
    return not _APART.isdisjoint(told)


def _cosigned(first: Described, later: Described) -> bool:
    """ "X signed the accord on Friday", "the accord was signed by Y on Saturday": one agreement, signed by both."""
    one, two = first.mention, later.mention
    signing = one.type is two.type is EventType.AGREEMENT and one.word == two.word and not later.noun
    return signing and (first.given or later.given) and {one.status, two.status} <= FACTS


def likeness(first: Described, later: Described) -> float:
    """How much speaks for one event, as log odds."""
    return sum(WEIGHTS.get(name, 0.0) for name in compare(first, later))


def surplus(one: Described, two: Described) -> float | None:
    """By how much more speaks for one event than is needed; None if they cannot be of one.

    Who only counts those hit, or is incomplete, hardly tells another event than the one just told.
    """
    if conflict(one, two):
        return None
    only_adds = not (one.mention.complete and two.mention.complete) or one.counts or two.counts
    return likeness(*in_order(one, two)) - (ATTACH if only_adds else THRESHOLD)


def conflict(one: Described, two: Described) -> bool:
    """They cannot tell one event."""
    return not comparable(one, two) or contradict(*in_order(one, two))
