"""The one decision: whether two mentions tell the same event.

First what keeps two mentions apart, whatever else speaks for them: a date, an office, a participant, a town, a thing or
a deed of one contradicts the other, or one is denied. Where nothing does, the features that
``features.compare`` names are weighed.

The weights are those of a logistic regression (L2, lambda 2) over pairs of mentions that the rules found in 508
annotated articles: 3,000 pairs that nothing contradicts and whose triggers are both triggers of annotated events, of
one or of two; each article counts with the root of its pairs; rounded to a tenth, those below 0.2 left out. In five
folds by article 79 of 100 pairs above 0.5 are of one event, and 57 of 100 pairs of one event are found, contradictions
included; area under the curve 0.81. ``docs/quality.md`` says what that does for the events.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from types import MappingProxyType

from kg.extract.shared.event_coreference.description import Described, words_of
from kg.extract.shared.event_coreference.features import (
    comparable,
    compare,
    dates_agree,
    deeds_differ,
    in_order,
    months_apart,
    offices_differ,
    vehicles_differ,
)
from kg.model import FACTS, EntityType, EventType, Status

#: Log odds by feature; a fifty-fifty pair sums to nought. "any" holds for all pairs.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "same word": 1.4,
        "headline and lead": 1.3,
        "victims in its clause": 1.3,
        "same town": 1.1,
        "type Incident": 1.0,
        "definite": 0.9,
        "agents shared": 0.8,
        "attack or accident": 0.8,
        "points back near": 0.8,
        "same status": 0.8,
        "headline and text": 0.7,
        "points back far": 0.7,
        "same parties": 0.7,
        "type Election": 0.7,
        "befalls once": 0.6,
        "headline in short": 0.6,
        "same date": 0.6,
        "same scene": 0.6,
        "victims of it": 0.6,
        "elected to office": 0.5,
        "one clause": 0.5,
        "same object": 0.5,
        "synonyms": 0.5,
        "targets shared": 0.5,
        "word and participants": 0.5,
        "dates overlap": 0.4,
        "type MilitaryActivity": 0.4,
        "type Sanction": 0.3,
        "agents in one": 0.2,
        "agents unnamed": 0.2,
        "date in one": 0.2,
        "general word": 0.2,
        "incomplete": 0.2,
        "known object": 0.2,
        "near": 0.2,
        "agents in short": -0.2,
        "fact and plan": -0.2,
        "far": -0.2,
        "targets in one": -0.2,
        "type Support": -0.2,
        "other status": -0.3,
        "type Decision": -0.3,
        "pronoun": -0.4,
        "targets in short": -0.4,
        "type ArmedAction": -0.4,
        "type OfficeChange": -0.4,
        "type Agreement": -0.5,
        "other place": -0.8,
        "type Visit": -0.8,
        "one and several": -1.1,
        "type LegalAction": -1.1,
        "other object": -1.2,
        "agents partly shared": -1.6,
        "any": -1.9,
    }
)
#: So much speaks for one event where both mentions could be an event: better two events than two in one.
THRESHOLD = 0.6
#: And where one only adds to another: what it adds is lost otherwise.
ATTACH = -0.8

_APART = frozenset({"agents differ", "targets differ", "other town"})


def contradict(first: Described, later: Described) -> bool:
    """What one says cannot be said of the event of the other."""
    if later.fresh and not first.fresh:
        return True
    if _cosigned(first, later):
        return False
    return _words_contradict(first, later) or _participants_contradict(first, later)


def _words_contradict(first: Described, later: Described) -> bool:
    one, two = first.mention, later.mention
    if not dates_agree(one, two) or deeds_differ(one.word, two.word) or offices_differ(first.office, later.office):
        return True
    if first.kinds and later.kinds and not first.kinds & later.kinds:
        return True
    denied = (one.status is Status.NEGATED) is not (two.status is Status.NEGATED)
    return denied and not (first.headline or later.headline)  # a headline's own is the text's, however it is told


def _participants_contradict(first: Described, later: Described) -> bool:
    if vehicles_differ(first.vehicles, later.vehicles):
        return True
    told = compare(first, later)
    if "counts differ" in told and not (first.headline or later.headline):
        return True
    if (first.counts or later.counts) and told & {"other place", "other town"}:
        return True
    if "other object" in told and first.mention.type is not EventType.INCIDENT:  # "fled their homes", "fled the area"
        return True
    if later.mention.casualties and first.mention.agents and told & {"targets unnamed", "targets differ"}:
        return True  # "fired at the militants. Nine women were hurt": by whom is not said
    if {first.mention.word, later.mention.word} <= words_of("storms"):
        told -= {"other town"}  # a storm moves from place to place
    if first.mention.type is later.mention.type is EventType.ELECTION and _parties(first, later):
        told -= {"agents differ"}  # each wins seats
    return not _APART.isdisjoint(told)


def _parties(first: Described, later: Described) -> bool:
    who = (*first.mention.agents, *later.mention.agents)
    return all(thing.type is EntityType.ORGANIZATION for thing in who)


def _cosigned(first: Described, later: Described) -> bool:
    """ "X signed the accord on Friday", "the accord was signed by Y on Saturday": one agreement, signed by both."""
    one, two = first.mention, later.mention
    signing = one.type is two.type is EventType.AGREEMENT and one.word == two.word and not later.noun
    if not signing or not (first.given or later.given) or not {one.status, two.status} <= FACTS:
        return False
    return dates_agree(one, two) or months_apart(one, two) <= 1


def likeness(first: Described, later: Described) -> float:
    """How much speaks for one event, as log odds in tenths; in whatever order the features come, the same."""
    return round(fsum(WEIGHTS.get(name, 0.0) for name in compare(first, later)), 1)


def agreement(one: Described, two: Described) -> float | None:
    """How much speaks for one event, where it is enough; None where it is not, or where they cannot be of one.

    Who only counts those hit, or is incomplete, hardly tells another event than the one just told.
    """
    if conflict(one, two):
        return None
    only_adds = not (one.mention.complete and two.mention.complete) or one.counts or two.counts
    found = likeness(*in_order(one, two))
    return found if found >= (ATTACH if only_adds else THRESHOLD) else None


def conflict(one: Described, two: Described) -> bool:
    """They cannot tell one event."""
    return not comparable(one, two) or contradict(*in_order(one, two))
