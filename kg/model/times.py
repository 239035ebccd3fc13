"""What words that name a time mean, as TIMEX3 (TimeML 1.2.1, ISO 24617-1) has it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.article import Span


def with_year(date: str | None) -> str | None:
    """The date, or None where its year is not known (``--04-24``)."""
    return None if date is None or date.startswith("--") else date


class TimexType(StrEnum):
    """A day or longer; a part of a day; a length of time; what comes again."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexMod(StrEnum):
    """Which part of the time is meant, or how exactly it is known."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    MORE_THAN = "MORE_THAN"
    LESS_THAN = "LESS_THAN"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that name a time, and what they mean.

    Args:
        value: TIMEX3: a day, month or year (``2024-04-24``, ``--04-24`` without a year), a week, weekend, quarter,
            half, season, decade or century (``2024-W17``, ``2024-W17-WE``, ``2024-Q1``, ``2024-H1``, ``2024-SU``,
            ``199X``, ``19XX``), with a time of day behind a ``T`` (``2024-04-24T15:30``, ``2024-04-24TMO``), an
            interval ``start/end`` of these, a length (``P3D``, ``PT2H``, ``PXM`` where nobody says how many), what
            comes again (``P1W``, ``XXXX-WXX-2``), or ``PRESENT_REF``, ``PAST_REF``, ``FUTURE_REF``.
        inferred: True if the value rests on an inferred date of publication.
    """

    span: Span
    value: str
    inferred: bool = False
    type: TimexType = TimexType.DATE
    mod: TimexMod | None = None
