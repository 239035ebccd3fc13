"""ISO dates of any precision in plain English."""

from __future__ import annotations

from calendar import month_name


def when(start: str | None, end: str | None) -> str | None:
    """``24–26 April 2024`` for the days from ``start`` to ``end``; None where neither is known.

    Dates are ISO, as exact as known: ``2024-04-24``, ``2024-04``, ``2024``, ``--04-24``, ``--04``.
    """
    if start is None or end is None or start == end:
        only = start or end
        return None if only is None else _date(only)
    first, last = _parts(start), _parts(end)
    if first[:2] == last[:2] and first[2] and last[2]:
        return f"{first[2]}–{_date(end)}"
    if first[0] and first[0] == last[0] and first[1] and last[1]:
        return f"{_words('', first[1], first[2])} – {_date(end)}"
    return f"{_date(start)} – {_date(end)}"


def _date(iso: str) -> str:
    return _words(*_parts(iso)) or iso


def _parts(iso: str) -> tuple[str, str, str]:
    """Year, name of the month, and day, each empty where it is not given."""
    year, month, day = (*iso.replace("--", "-", 1).split("-"), "", "")[:3]
    if month and not (month.isdecimal() and 1 <= int(month) <= 12):
        return "", "", ""
    return year, month_name[int(month)] if month else "", day.lstrip("0")


def _words(year: str, month: str, day: str) -> str:
    return " ".join(part for part in (day, month, year) if part)
