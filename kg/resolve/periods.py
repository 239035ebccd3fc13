"""When an event was, in days, as far as an article tells."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Protocol

from kg.model import Status

#: First and last day.
Period = tuple[date, date]

#: Where the article gives no day: days before and after its own in which an event of the status lies.
_AROUND = {
    Status.OCCURRED: (14, 0),
    Status.ONGOING: (30, 0),
    Status.SCHEDULED: (0, 60),
    Status.POSSIBLE: (0, 90),
    Status.REQUESTED: (0, 90),
    Status.NEGATED: (30, 60),
}


class Dated(Protocol):
    @property
    def status(self) -> Status: ...
    @property
    def start(self) -> str | None: ...
    @property
    def end(self) -> str | None: ...


def days_of(event: Dated, published: str | None) -> Period | None:
    """First and last day on which the event may have been, or None if nothing tells.

    Args:
        published: the day of its article.
    """
    told = day_range(published) if published is not None else None
    start, end = (day_range(value) if value is not None else None for value in (event.start, event.end))
    if start is not None:
        last = end[1] if end is not None else start[1]
        if end is None and event.status is Status.ONGOING and told is not None:
            last = max(last, told[1])
        return (start[0], max(start[1], last)) if end is None else (start[0], max(last, start[0]))
    if told is None or event.start is not None:
        return None
    before, after = _AROUND[event.status]
    return _moved(told[0], -before), _moved(told[1], after)


def day_range(value: str) -> Period | None:
    """The days of an ISO day, month or year; None for a date without a year."""
    if not value[:4].isdecimal():
        return None
    year = int(value[:4])
    first, last = (int(value[5:7]),) * 2 if len(value) > 4 else (1, 12)
    if len(value) > 7:
        day = date.fromisoformat(value)
        return day, day
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def meet(one: Period, other: Period, margin: timedelta) -> bool:
    """Whether two periods have a day in common, or lie no further apart than ``margin``."""
    return one[0] - other[1] <= margin and other[0] - one[1] <= margin


def _moved(day: date, days: int) -> date:
    """The day so many days later; where the calendar ends before it, its first or last day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max
