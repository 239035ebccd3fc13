"""ISO dates of any precision as typed literals, and what counts as one."""

from __future__ import annotations

import re
from calendar import monthrange

from kg.rdf.terms import XSD, Iri, Literal

_KINDS = (
    ("date", re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)),
    ("gYearMonth", re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)", re.ASCII)),
    ("gYear", re.compile(r"(?P<year>\d{4})", re.ASCII)),
    ("gMonthDay", re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)),
    ("gMonth", re.compile(r"--(?P<month>\d\d)", re.ASCII)),
)
# Without a year, 29 February is a day: a leap year stands in.
_LEAP_YEAR = 2000


def date_kind(value: str) -> str | None:
    """The XML Schema datatype (``date``, ``gYearMonth``, ``gYear``, ``gMonthDay``, ``gMonth``) of an ISO date.

    Returns None for anything that is no date, or no day of the calendar (``2023-02-29``).
    """
    for kind, pattern in _KINDS:
        if match := pattern.fullmatch(value):
            return kind if _in_calendar(match.groupdict()) else None
    return None


def _in_calendar(parts: dict[str, str]) -> bool:
    year = int(parts.get("year", _LEAP_YEAR))
    month = int(parts.get("month", 1))
    day = int(parts.get("day", 1))
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def date_literal(value: str) -> Literal:
    """``2024-04-24`` as ``xsd:date``, ``2024-04`` as ``xsd:gYearMonth``, and so on.

    Raises:
        ValueError: if ``value`` is no date of the calendar.
    """
    kind = date_kind(value)
    if kind is None:
        raise ValueError(f"not an ISO date: {value!r}")
    return Literal(value, Iri(XSD + kind))
