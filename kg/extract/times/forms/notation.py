"""What a time expression means, and how a period is written as TIMEX3 has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.extract.times.calendar import Period, is_day
from kg.model import TimexType

#: From the day of publication (None if unknown) and the direction (-1 past, 1 future, 0 unknown) to the period meant.
Resolver = Callable[[date | None, int], Period | None]
#: From the period meant to its TIMEX3 value, or None where the form has no value for it.
Notation = Callable[[Period], str | None]


class Parts(dict[str, str]):
    """The words of the named parts of an expression ("y" is its year), "" for those that it lacks; "all" has all."""

    def __missing__(self, name: str) -> str:
        return ""


class Timex(NamedTuple):
    """A value that no calendar is needed for: a length, what comes again, "now", or a time of day without its day."""

    value: str
    type: TimexType = TimexType.DATE


def from_publication(resolver: Callable[[date, int], Period | None]) -> Resolver:
    """The resolver, which counts from the day of publication and tells nothing where that is not known."""
    return lambda published, direction: resolver(published, direction) if published is not None else None


def unknown(_published: date | None, _direction: int) -> Period | None:
    return None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean.

    Args:
        resolve: the days meant, as far as they are sure enough to date an event.
        guess: the days most likely meant where they are not.
        timex: the value, where it does not come from the days.
        otherwise: the value where the day of publication is not known: "Friday" is a Friday, ``XXXX-WXX-5``.
    """

    resolve: Resolver = unknown
    guess: Resolver | None = None
    timex: Timex | None = None
    otherwise: str | None = None


def dates(period: Period) -> str | None:
    """``2024-04-19`` or ``2024-04-19/2024-04-21``; either side open."""
    start, end = period
    return start if start == end else f"{start or ''}/{end or ''}"


def weeks(period: Period) -> str | None:
    """``2024-W16`` for a whole week, ``2024-W16-WE`` for its weekend, ``199X`` for a decade; else as dates."""
    start, end = period
    if start is None or end is None or not is_day(start) or not is_day(end):
        return decades(period)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    length = (last - first).days
    year, number, weekday = first.isocalendar()
    if (weekday, length) == (1, 6):
        return f"{year:04d}-W{number:02d}"
    return f"{year:04d}-W{number:02d}-WE" if (weekday, length) == (6, 1) else dates(period)


def decades(period: Period) -> str | None:
    """``199X`` for 1990 to 1999, ``19XX`` for the century."""
    start, end = period
    if start is None or end is None or start == end or len(start) != 4:
        return dates(period)
    same = next((n for n in (3, 2) if start[:n] == end[:n]), 0)
    return start[:same] + "X" * (4 - same) if same else dates(period)


def parts_of_year(period: Period) -> str | None:
    """``2024-Q1`` or ``2024-H1`` for three or six months."""
    start, end = period
    if start is None or end is None or len(start) != 7 or start[:4] != end[:4]:
        return dates(period)
    first, last = int(start[5:]), int(end[5:])
    length = last - first + 1
    letter = {3: "Q", 6: "H"}.get(length)
    return f"{start[:4]}-{letter}{last // length}" if letter and last % length == 0 else dates(period)
