"""Whether facts are as often right as their confidence says, and how often each rule was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.scoring.article import FACTS, Judged
from kg.evaluation.scoring.counts import share

__all__ = ["Bin", "Calibration", "calibrate", "counts_by_rule"]

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence is at least ``low`` and below ``high``, which the last bin includes."""

    low: float
    high: float
    facts: int
    right: int
    confidence: float

    @property
    def share_right(self) -> float:
        return share(self.right, self.facts)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far the confidence of one kind of fact can be believed.

    Args:
        unrated: facts without a confidence, which count nowhere here.
        bins: those that have facts, lowest first.
        error: expected calibration error (Naeini et al. 2015): how far share and confidence are apart, by facts.
        brier: mean squared distance of confidence and truth (Brier 1950).
    """

    kind: str
    facts: int
    unrated: int
    bins: tuple[Bin, ...]
    error: float
    brier: float


def calibrate(judged: Iterable[Judged]) -> tuple[Calibration, ...]:
    """By kind of fact, and of all together (``all``)."""
    by_kind: dict[str, list[Judged]] = {kind: [] for kind in (*FACTS, "all")}
    for fact in judged:
        by_kind[fact.kind].append(fact)
        by_kind["all"].append(fact)
    return tuple(_calibration(kind, facts) for kind, facts in by_kind.items())


def _calibration(kind: str, facts: list[Judged]) -> Calibration:
    rated = [(fact.confidence, fact.is_right) for fact in facts if fact.confidence is not None]
    inside: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, is_right in rated:
        inside[min(int(confidence * _BINS), _BINS - 1)].append((confidence, is_right))
    bins = tuple(
        Bin(
            low=number / _BINS,
            high=(number + 1) / _BINS,
            facts=len(each),
            right=sum(is_right for _, is_right in each),
            confidence=sum(confidence for confidence, _ in each) / len(each),
        )
        for number, each in enumerate(inside)
        if each
    )
    apart = sum(each.facts * abs(each.share_right - each.confidence) for each in bins)
    squares = sum((confidence - is_right) ** 2 for confidence, is_right in rated)
    return Calibration(
        kind, len(rated), len(facts) - len(rated), bins, share(apart, len(rated)), share(squares, len(rated))
    )


def counts_by_rule(judged: Iterable[Judged]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Kind of fact, rule, type of event -> how many it got right, and how many it found; sorted."""
    found, right = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for fact in judged:
        key = (fact.kind, fact.rule, fact.type)
        found[key] += 1
        right[key] += fact.is_right
    return {key: (right[key], found[key]) for key in sorted(found)}
