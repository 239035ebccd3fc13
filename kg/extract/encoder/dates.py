"""Which of several dates is an event's."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.layers import Dating

__all__ = ["exactest"]

_FIRST, _LAST = "-01-01", "-12-31"


def exactest(dates: Sequence[Dating]) -> Dating | None:
    """The first, or one within it that says more exactly when: "next week ... April 24 through 26"."""
    best: Dating | None = None
    for date in dates:
        if best is None or (_within(date, best) and not _within(best, date)):
            best = date
    return best


def _within(date: Dating, other: Dating) -> bool:
    if not (date.start and date.end and other.start and other.end):
        return False
    return _whole(other.start, _FIRST) <= _whole(date.start, _FIRST) and _whole(date.end, _LAST) <= _whole(
        other.end, _LAST
    )


def _whole(day: str, rest: str) -> str:
    """To the day; of what has no year, what comes before all or after all."""
    return day if day.startswith("--") else f"{day}{rest[len(day) - 4 :]}"
