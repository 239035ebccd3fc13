"""Time expressions: all of them with their values, and those that may date what is told beside them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span, TimeMention


@dataclass(frozen=True, slots=True)
class Dating:
    """A time expression that may date events and claims: its words, its tokens (``last`` is exclusive), its value.

    Args:
        start, end: first and last day, ISO, as exact as known; None where that side is open.
        inferred: True if the value rests on an inferred date of publication.
        kind: see :class:`~kg.extract.times.forms.patterns.Form`.
        relation: ``at``; ``since`` or ``until`` (one side open); ``before`` or ``after`` (it).
    """

    span: Span
    first: int
    last: int
    start: str | None
    end: str | None
    inferred: bool
    kind: str
    relation: str = "at"

    @property
    def value(self) -> str:
        """ISO: a date, or ``start/end``, either side open."""
        return (self.start or "") if self.start == self.end else f"{self.start or ''}/{self.end or ''}"


@dataclass(frozen=True, slots=True)
class Times:
    """Both in the order of the text.

    Args:
        mentions: every time expression, with its TIMEX3 value.
        datings: those of them that are days, months or years of the calendar.
    """

    mentions: tuple[TimeMention, ...] = ()
    datings: tuple[Dating, ...] = ()
