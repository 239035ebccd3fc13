"""Figures: how many were hit by an event, and what it is about in money, people and goods."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.layers.facts import Attribution, DistinctEvent
from kg.model import Evidence, FigureKind


@dataclass(frozen=True, slots=True, eq=False)
class EventFigure:
    """See :class:`kg.model.Figure`.

    Args:
        claims: those in whose content it stands.
    """

    event: DistinctEvent
    kind: FigureKind
    low: float | None
    high: float | None
    approximate: bool
    evidence: Evidence
    of: str | None = None
    unit: str | None = None
    claims: tuple[Attribution, ...] = ()
    said_by: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures in the order of their words.

    Args:
        events: those that only a figure tells, and no other layer has.
    """

    figures: tuple[EventFigure, ...] = ()
    events: tuple[DistinctEvent, ...] = ()
