"""Dates of publication: as an option gives them, and as a line of their own above an article."""

from __future__ import annotations

import re
from datetime import date

from kg.errors import ArticleError
from kg.lexicon.times import months

__all__ = [
    "MONTHS",
    "MONTH_PATTERN",
    "check_published",
    "day",
    "is_date_line",
    "published_in",
    "published_within",
]

#: Names and abbreviations of the months, lower case without a full stop, with their numbers.
MONTHS = months()
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,4}\)?)?"
_DATES = (
    rf"(?P<m>{MONTH_PATTERN})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{MONTH_PATTERN})\.?,?\s+(?P<y>\d{{4}})",
    r"(?P<y>\d{4})-(?P<n>\d{2})-(?P<d>\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?",
    r"(?P<y>\d{4})/(?P<n>\d{2})/(?P<d>\d{2})",
    rf"(?P<m>{MONTH_PATTERN})\.?,?\s+(?P<y>\d{{4}})",
)
# Runs of blanks are not tried in parts (``++``): a line may have a hundred thousand of them.
_LABEL = (
    r"(?:(?:first\s+|last\s+)?(?:published|posted|updated|modified|released|issued|date)"
    r"(?:\s++(?:on|at))?(?:\s*+:)?\s++)?"
)
_REST = r"(?:\s*+(?:at|[-,|–—·])?\s*+CLOCK)?(?:\s*+[|·•–—/-]\s*+(?:last\s+)?(?:updated|modified).*)?\.?"
_LINES = [
    re.compile(_LABEL + rf"(?:{_CLOCK},?\s+)?" + _WEEKDAY + form + _REST.replace("CLOCK", _CLOCK), re.IGNORECASE)
    for form in _DATES
]

_WITHIN = [re.compile(rf"(?<=, ){form}\b", re.IGNORECASE) for form in _DATES[:2]]


def check_published(value: str) -> str:
    """``value`` if it is a day, month or year of the calendar in ISO form.

    Raises:
        ArticleError: if it is not.
    """
    found = _ISO.fullmatch(value.strip())
    try:
        if found is None:
            raise ValueError(value)
        year, month, number = (int(part) if part else 1 for part in found.groups())
        date(year, month, number)
    except ValueError as error:
        remedy = "write YYYY-MM-DD, YYYY-MM or YYYY"
        raise ArticleError("not a date of publication", where=value.strip()[:40] or "''", remedy=remedy) from error
    return value.strip()


def day(year: int, month: int, number: int) -> str | None:
    """The ISO form of a day, or None if the calendar has no such day."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def published_in(line: str) -> str | None:
    """The ISO date of a line that holds a date and nothing else ("Published: Friday, May 16, 2010"), else None."""
    for pattern in _LINES:
        found = pattern.fullmatch(line.strip())
        if found is None:
            continue
        parts = found.groupdict()
        month = int(parts["n"]) if parts.get("n") else MONTHS[parts["m"].lower()]
        if not parts.get("d"):
            return first[:7] if (first := day(int(parts["y"]), month, 1)) else None
        return day(int(parts["y"]), month, int(parts["d"]))
    return None


def published_within(dateline: str) -> str | None:
    """The ISO day that a dateline names whole ("OSLO, May 3, 2024 —"), else None."""
    for pattern in _WITHIN:
        if found := pattern.search(dateline):
            return day(int(found["y"]), MONTHS[found["m"].lower()], int(found["d"]))
    return None


def is_date_line(line: str) -> bool:
    """True for a date that stands alone, a date that no calendar has included."""
    return any(pattern.fullmatch(line.strip()) for pattern in _LINES)
