"""TIMEX3 values: which ones there are, and the calendar dates that they mean."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.rdf.dates import date_kind

_HOUR = r"(?:MO|AF|EV|NI|XX:XX|[01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)"
_CLOCK = re.compile(_HOUR, re.ASCII)
_NUMBER = r"(?:X|\d+(?:\.\d+)?)"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"XXXX-XX-XX(?:T{_HOUR})?",
        r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<end>-WE)?",
        r"(?P<year>\d{4})-Q(?P<quarter>[1-4])",
        r"(?P<year>\d{4})-H(?P<half>[12])",
        r"(?P<year>\d{4})-(?:SP|SU|FA|WI)",
        r"(?P<decade>\d{3})X",
        r"(?P<century>\d\d)XX",
        rf"P{_NUMBER}(?:Y|M|W|D|DE|CE|WE|NI)",
        rf"PT{_NUMBER}[HMS]",
        rf"XXXX-WXX-(?:[1-7]|WE)(?:T{_HOUR})?",
        r"XXXX-(?:\d\d|XX|WXX|SP|SU|FA|WI)",
        r"XXXX",
        r"PRESENT_REF|PAST_REF|FUTURE_REF",
    )
)

Dates = tuple[str | None, str | None]


def dates_of(value: str) -> Dates | None:
    """The first and last date that a TIMEX3 value means, each as exact as it says; None for a side that is open.

    A length, what comes again, and "now" mean no date: both are None. A season means its year. Returns None for what is
    no TIMEX3 value, or no time of the calendar.
    """
    start, interval, end = value.partition("/")
    if not interval:
        return _dates(value)
    sides = [(None, None) if side in {"", ".."} else _dates(side) for side in (start, end)]
    first, last = sides
    if first is None or last is None:
        return None
    return first[0], last[1]


def _dates(value: str) -> Dates | None:
    if date_kind(value) is not None:
        return value, value
    day, clock, time = value.partition("T")
    if clock and date_kind(day) == "date":
        return (day, day) if _CLOCK.fullmatch(time) else None
    found = next((match for form in _FORMS if (match := form.fullmatch(value))), None)
    if found is None:
        return None
    parts = found.groupdict()
    try:
        return _period({name: part for name, part in parts.items() if part})
    except (ValueError, OverflowError):
        return None


def _period(parts: dict[str, str]) -> Dates:
    """Raises ValueError or OverflowError for what no calendar has."""
    if "week" in parts:
        monday = date.fromisocalendar(int(parts["year"]), int(parts["week"]), 1)
        first = monday + timedelta(days=5 if "end" in parts else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    for name, length in (("quarter", 3), ("half", 6)):
        if name in parts:
            year, last = date(int(parts["year"]), 1, 1).year, int(parts[name]) * length
            return f"{year:04d}-{last - length + 1:02d}", f"{year:04d}-{last:02d}"
    if "decade" in parts or "century" in parts:
        first_year = (parts.get("decade") or parts["century"]).ljust(4, "0")
        last_year = (parts.get("decade") or parts["century"]).ljust(4, "9")
        return ("0001" if first_year == "0000" else first_year), last_year
    if "year" in parts:
        year = date(int(parts["year"]), 1, 1).year
        return f"{year:04d}", f"{year:04d}"
    return None, None
