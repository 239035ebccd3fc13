"""How sure a fact is that a rule found: how often that rule was right, on articles whose facts were made by hand.

The counts stand in ``lexicon/data/confidence.tsv``. What was seen seldom says little for itself, so its share is drawn
towards that of its kind of fact (additive smoothing: as if it had been seen a few more times, as right as what stands
above it). A fact that is told several times is as sure as its surest telling. How sure facts are that the network
finds is for ``encoder/decisions``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from kg.lexicon.tables import FOLDER, broken_row, read_table
from kg.model import ArticleFacts, Evidence

FILE = FOLDER / "confidence.tsv"
COLUMNS = ("kind", "rule", "type", "right", "found")
HEAD = """\
# How often each rule was right on articles whose facts were made by hand.
# Made by `kg evaluate FOLDER --calibrate FILE`.
# kind: kind of fact. rule: name of the rule. type: type of event.
# found: how many facts it found there. right: how many of them were true.
"""
#: So many sightings a rule is given beforehand.
_PRIOR = 8
#: The share of what was never seen.
_UNKNOWN = 0.5
#: No rule is beyond doubt.
_SUREST = 0.99
_DECIMALS = 2


@cache
def _counts() -> Mapping[tuple[str, ...], tuple[int, int]]:
    """Right and found: of a kind of fact, and of a rule.

    Raises:
        LexiconError: if the file is missing or a line of it is broken.
    """
    counts: dict[tuple[str, ...], tuple[int, int]] = {}
    for row in read_table(FILE.name, COLUMNS):
        kind, rule, _, right, found = row
        if not (right.isdecimal() and found.isdecimal() and int(right) <= int(found)):
            raise broken_row(FILE.name, row, f"{right!r} of {found!r} is no share")
        for key in ((kind,), (kind, rule)):
            before = counts.get(key, (0, 0))
            counts[key] = (before[0] + int(right), before[1] + int(found))
    return MappingProxyType(counts)


@cache
def confidence_of(kind: str, rule: str) -> float:
    """Between 0 and 1, for a rule and what it finds: ``roles`` or ``relations``."""
    share = _UNKNOWN
    for key in ((kind,), (kind, rule)):
        right, found = _counts().get(key, (0, 0))
        share = (right + _PRIOR * share) / (found + _PRIOR)
    return as_confidence(share)


def as_confidence(share: float) -> float:
    """A share of right facts as it is told: rounded, and never certain."""
    return min(round(share, _DECIMALS), _SUREST)


def surest(kind: str, tellings: Sequence[Evidence]) -> float:
    """How sure a fact is that rules told: as sure as its surest telling."""
    return max(confidence_of(kind, telling.rule) for telling in tellings)


def at_least(facts: ArticleFacts, confidence: float) -> ArticleFacts:
    """The facts that are that sure; things and times stay. A figure goes with its event.

    An event that is told only through claims goes with the last of them, for without one it would look as if the
    article itself told it.
    """
    claims = tuple(claim for claim in facts.claims if _sure(claim.confidence, confidence))
    kept = {claim.id for claim in claims}
    events = (
        replace(event, according_to=tuple(claim for claim in event.according_to if claim in kept))
        for event in facts.events
        if _sure(event.confidence, confidence) and (not event.according_to or kept.intersection(event.according_to))
    )
    told = tuple(events)
    known = {event.id for event in told}
    figures = (
        replace(figure, according_to=tuple(claim for claim in figure.according_to if claim in kept))
        for figure in facts.figures
        if figure.event in known and _sure(figure.confidence, confidence)
    )
    return replace(
        facts,
        figures=tuple(figures),
        roles=tuple(role for role in facts.roles if _sure(role.confidence, confidence)),
        relations=tuple(relation for relation in facts.relations if _sure(relation.confidence, confidence)),
        events=told,
        claims=claims,
    )


def _sure(found: float | None, least: float) -> bool:
    return found is None or found >= least
