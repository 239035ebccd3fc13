"""The one decision: whether two mentions tell the same event.

First what keeps two mentions apart, whatever else speaks for them: a date, an office, a participant, a town or a deed of
one contradicts the other. Where nothing does, the features that :func:`~.features.compare` names are weighed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.extract.shared.event_coreference.features import Described, compare, dates_agree, deeds_differ, words_of
from kg.model import FACTS, EventType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "headline and lead": 1.4,
        "same word": 1.4,
        "agents shared": 1.2,
        "definite": 1.2,
        "same town": 1.1,
        "targets shared": 1.1,
        "type Election": 1.0,
        "same status": 0.9,
        "type Incident": 0.9,
        "victims of it": 0.9,
        "befalls once": 0.8,
        "headline and text": 0.7,
        "headline in short": 0.6,
        "points back near": 0.6,
        "dates overlap": 0.5,
        "known object": 0.5,
        "one clause": 0.5,
        "points back far": 0.5,
        "synonyms": 0.5,
        "type Sanction": 0.5,
        "type Meeting": 0.4,
        "type MilitaryActivity": 0.4,
        "word and participants": 0.4,
        "agents in one": 0.3,
        "near": 0.3,
        "no agents": 0.3,
        "same date": 0.3,
        "agents alike": 0.2,
        "agents unnamed": 0.2,
        "date in one": 0.2,
        "same object": 0.2,
        "targets unnamed": 0.2,
        "far": -0.2,
        "no targets": -0.2,
        "other status": -0.2,
        "targets in one": -0.2,
        "attack or accident": -0.3,
        "targets alike": -0.3,
        "agents differ": -0.4,
        "pronoun": -0.4,
        "type Agreement": -0.4,
        "targets in short": -0.5,
        "type OfficeChange": -0.5,
        "other place": -0.7,
        "type Visit": -0.7,
        "other object": -0.9,
        "counts differ": -1.1,
        "one and several": -1.2,
        "type LegalAction": -1.2,
        "agents partly shared": -1.7,
        "any": -2.3,
    }
)
THRESHOLD = 0.5
ATTACH = 0.0

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
    if later.mention.casualties and first.mention.agents and told & {"targets unnamed", "targets differ"}:
        return True  # "fired at the militants. Nine women were hurt": by whom is not said
    if {first.mention.word, later.mention.word} <= words_of("storms"):
        told -= {"other town"}  # a storm moves from place to place
    if first.mention.type is EventType.ELECTION:
        told -= {"agents differ"}  # many stand for it, and parties win seats each
    return not _APART.isdisjoint(told)


def _cosigned(first: Described, later: Described) -> bool:
    """ "X signed the accord on Friday", "Y signed the accord on Saturday": one agreement, signed by both."""
    one, two = first.mention, later.mention
    if one.type is not EventType.AGREEMENT or first.noun or later.noun or one.word != two.word:
        return False
    return (first.given or later.given) and {one.status, two.status} <= FACTS


def likeness(first: Described, later: Described) -> float:
    """How much speaks for one event, as log odds."""
    return sum(WEIGHTS.get(name, 0.0) for name in compare(first, later))
