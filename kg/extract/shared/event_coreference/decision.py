"""The one decision: whether two mentions tell the same event.

First what keeps two mentions apart, whatever else speaks for them: a date, an office, a participant, a town or a deed of
one contradicts the other. Where nothing does, the features that :func:`~.features.compare` names are weighed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.extract.shared.event_coreference.features import Described, compare, dates_agree, deeds_differ
from kg.model import FACTS, EventType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "same word": 1.5,
        "headline and lead": 1.4,
        "targets shared": 1.3,
        "definite": 1.2,
        "agents shared": 1.1,
        "same town": 1.1,
        "type Election": 1.0,
        "type Incident": 0.9,
        "subject or cause points back": 0.8,
        "headline and text": 0.7,
        "headline in short": 0.6,
        "synonyms": 0.6,
        "dates overlap": 0.5,
        "definite, and the word fits": 0.5,
        "one clause": 0.5,
        "same status": 0.5,
        "same object": 0.4,
        "type MilitaryActivity": 0.4,
        "type Sanction": 0.4,
        "agents in one": 0.3,
        "indefinite noun": 0.3,
        "near": 0.3,
        "no agents": 0.3,
        "same date": 0.3,
        "type Meeting": 0.3,
        "agents alike": 0.2,
        "date in one": 0.2,
        "agents in short": -0.2,
        "far": -0.2,
        "no targets": -0.2,
        "type Decision": -0.2,
        "attack or accident": -0.3,
        "targets alike": -0.3,
        "targets in one": -0.3,
        "pronoun": -0.4,
        "other status": -0.5,
        "targets in short": -0.5,
        "type Agreement": -0.5,
        "other place": -0.7,
        "type Visit": -0.7,
        "one and several": -1.2,
        "type LegalAction": -1.2,
        "agents partly shared": -1.8,
        "any": -1.8,
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
