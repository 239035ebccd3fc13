"""The days that a date of any precision may mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from kg.errors import UsageError
from kg.rdf.dates import date_kind


def first_day(iso: str | None) -> date | None:
    """1 April for ``2024-04``; None where no year is known."""
    parts = _parts(iso)
    return None if parts is None else date(*(*parts, 1, 1)[:3])


def last_day(iso: str | None) -> date | None:
    """30 April for ``2024-04``; None where no year is known."""
    parts = _parts(iso)
    if parts is None or len(parts) == 3:
        return None if parts is None else date(*parts)
    year, month = (*parts, 12)[:2]
    return date(year, month, monthrange(year, month)[1])


def days_between(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first day of the one and the last of the other, as far as known; both None where they contradict."""
    first, last = first_day(start), last_day(end)
    return (None, None) if first and last and first > last else (first, last)


def asked_day(value: str | None, where: str, *, last: bool = False) -> date | None:
    """The first day that somebody who names a date may mean, or the last; None for no date.

    Args:
        where: the option or parameter, for the message.

    Raises:
        UsageError: if it is no date.
    """
    day = last_day(value) if last else first_day(value)
    if value is not None and day is None:
        raise UsageError(f"{value[:40]!r} is no date", where=where, remedy="write 2024-04-19, 2024-04 or 2024")
    return day


def _parts(iso: str | None) -> tuple[int, ...] | None:
    if iso is None or date_kind(iso) not in ("date", "gYearMonth", "gYear"):
        return None
    return tuple(int(part) for part in iso.split("-"))
