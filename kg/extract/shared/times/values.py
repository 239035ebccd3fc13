"""What each form of time expression means on a given day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.extract.shared.times.calendar import Period, iso_year, month, point, undated_day, undated_month, week, weekday
from kg.read.published import MONTHS, WEEKDAYS, day

#: From the day of publication and the direction (-1 past, 1 future, 0 unknown) to the period meant.
Resolver = Callable[[date | None, int], Period | None]
Match = re.Match[str]

_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
NUMBERS = {word: i for i, word in enumerate(_COUNTED.split(), 1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}


def number_of(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _year(words: str) -> str:
    """Digits of any script as ISO has them."""
    return iso_year(int(words))


def _which(found: Match) -> str:
    """ "last", "next", "this", "last year", ..., in lower case, or nothing."""
    parts = found.groupdict()
    return " ".join((parts.get("pre") or parts.get("post") or "").lower().split())


def days(found: Match) -> Resolver | None:
    """A day or a range of days in one or two months, with or without a year."""
    parts = found.groupdict()
    first_month = _month(parts["m"] or parts["m2"])
    last_month = _month(parts["m2"]) if parts.get("m2") else first_month
    first, last = _number(parts["d"]), _number(parts.get("d2") or parts["d"])
    year = parts.get("y")
    if parts.get("m2") is None and parts.get("d2") and last <= first:
        return None
    if (
        parts.get("joint")
        and "and" in parts["joint"]
        and not re.match(r"between|from", found.group())
        and last != first + 1
    ):
        return None
    if year:
        last_year = int(year)
        first_year = int(parts.get("y1") or (last_year - 1 if first_month > last_month else last_year))
        start, end = day(first_year, first_month, first), day(last_year, last_month, last)
        return (lambda _p, _d: (start, end)) if start and end else None

    step = _year_step(_which(found))

    def resolve(published: date | None, direction: int) -> Period | None:
        if step is not None and published is not None and first_month <= last_month:
            that = published.year + step
            start, end = day(that, first_month, first), day(that, last_month, last)
            return (start, end) if start and end else None
        start = undated_day(published, direction, first_month, first)
        end = undated_day(published, direction, last_month, last)
        if start is None or end is None or start.startswith("-") != end.startswith("-"):
            return None
        if not start.startswith("-") and end < start:
            end = day(int(start[:4]) + (last_month < first_month), last_month, last)
        return (start, end) if end else None

    return resolve if undated_day(None, 0, first_month, first) and undated_day(None, 0, last_month, last) else None


def _year_step(which: str) -> int | None:
    """How many years from that of publication "this year", "last year" or "next year" is; None for other words."""
    word = which.removesuffix(" year")
    return {"this": 0, "last": -1, "next": 1}.get(word) if word != which else None


def iso_day(found: Match) -> Resolver | None:
    value = day(*(int(part) for part in found.group().split("-")))
    return (lambda _p, _d: point(value)) if value else None


def one_month(found: Match) -> Resolver:
    number, year, which = _month(found["m"]), found["y"], _which(found)

    def resolve(published: date | None, direction: int) -> Period | None:
        if year:
            return point(month(int(year), number))
        step = _year_step(which)
        if step is not None:
            return point(month(published.year + step, number)) if published else point(f"--{number:02d}")
        if which in {"last", "next"} and published is not None and published.month == number:
            return point(month(published.year + (1 if which == "next" else -1), number))
        return point(undated_month(published, {"last": -1, "next": 1}.get(which, direction), number))

    return resolve


def months(found: Match) -> Resolver:
    first, last, year = _month(found["m"]), _month(found["m2"]), found["y"]

    def resolve(published: date | None, direction: int) -> Period | None:
        if year:
            start_year = int(found["y1"] or int(year) - (first > last))
            return month(start_year, first), month(int(year), last)
        end = undated_month(published, direction, last)
        if end.startswith("-"):
            return f"--{first:02d}", end
        return month(int(end[:4]) - (first > last), first), end

    return resolve


def years(found: Match) -> Resolver | None:
    first, last = _year(found["y"]), found["y2"]
    last = _year(first[:2] + last if len(last) == 2 else last)
    return (lambda _p, _d: (first, last)) if first < last else None


def one_year(found: Match) -> Resolver:
    value = _year(found["y"])
    return lambda _p, _d: (value, value)


def decade(found: Match) -> Resolver:
    first = int(found["y"])
    return lambda _p, _d: (iso_year(first), iso_year(first + 9))


def part_of_year(found: Match) -> Resolver:
    length = 3 if found["unit"] == "quarter" else 6
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // length - 1}[found["nth"].lower()]
    year = int(found["y"])
    return lambda _p, _d: (month(year, order * length + 1), month(year, order * length + length))


_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def near_day(found: Match) -> Resolver:
    words = " ".join(found["word"].lower().split())
    step = _NEAR_DAYS.get(words, {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, 0))
    return lambda published, _d: point((published + timedelta(days=step)).isoformat()) if published else None


def calendar_unit(found: Match) -> Resolver:
    words = found["which"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(words, 0)
    unit = found["unit"].lower()

    def resolve(published: date | None, direction: int) -> Period | None:
        if published is None:
            return None
        if unit == "weekend":
            if words == "the" and direction == 0 and published.weekday() < 5:
                return None
            over = words in {"this", "the"} and direction < 0 and published.weekday() < 5
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=-1 if over else step)
            return (monday + timedelta(days=5)).isoformat(), (monday + timedelta(days=6)).isoformat()
        return shifted(published, unit, step)

    return resolve


def shifted(published: date, unit: str, step: int) -> Period | None:
    """The day, week, month or year that is ``step`` of them after that of ``published``.

    Raises:
        ValueError, OverflowError: if the calendar has none.
    """
    if unit == "day":
        return point((published + timedelta(days=step)).isoformat())
    if unit == "week":
        return week(published, step)
    if unit == "month":
        return point(month(published.year, published.month + step))
    return point(iso_year(published.year + step))


def counted_back(found: Match) -> Resolver:
    count, unit = number_of(found["n"]), found["unit"].lower()
    sign = -1 if found["end"].lower() == "ago" else 1
    return lambda published, _d: shifted(published, unit, sign * count) if published else None


def in_future(found: Match) -> Resolver:
    count, unit = number_of(found["n"]), found["unit"].lower()
    return lambda published, direction: shifted(published, unit, count) if published and direction > 0 else None


def past_span(found: Match) -> Resolver:
    """ "for the past two years": from two years ago until the day of publication."""
    count, unit = number_of(found["n"] or "one"), found["unit"].lower()

    def resolve(published: date | None, _direction: int) -> Period | None:
        start = shifted(published, unit, -count) if published else None
        return (start[0], None) if start else None

    return resolve


def day_of_week(found: Match) -> Resolver:
    number, which = WEEKDAYS[found["w"].lower()], _which(found)

    def resolve(published: date | None, direction: int) -> Period | None:
        if published is None:
            return None
        if which in {"last", "next"}:
            back = which == "last"
            step = (number - published.weekday()) % 7 or 7
            # on a Wednesday, nobody knows which Friday is "next Friday", or which Tuesday was "last Tuesday"
            if (published.weekday() > number) if back else (published.weekday() < number):
                return None
            return point((published + timedelta(days=((step - 7) or -7) if back else step)).isoformat())
        sense = {"this coming": 1, "coming": 1, "this past": -1}.get(" ".join(which.split()), direction)
        found_day = weekday(published, sense, number)
        return point(found_day.isoformat()) if found_day else None

    return resolve


def weekdays(found: Match) -> Resolver | None:
    """ "from Monday to Wednesday", "Monday and Tuesday"."""
    first, last = WEEKDAYS[found["w"].lower()], WEEKDAYS[found["w2"].lower()]
    days_between = (last - first) % 7
    if days_between == 0 or ("and" in found["joint"] and not found["pre"] and days_between != 1):
        return None

    def resolve(published: date | None, direction: int) -> Period | None:
        end = weekday(published, direction, last)
        return ((end - timedelta(days=days_between)).isoformat(), end.isoformat()) if end else None

    return resolve


def week_of(found: Match) -> Resolver | None:
    number, first, year = _month(found["m"]), _number(found["d"]), found["y"]

    def resolve(published: date | None, direction: int) -> Period | None:
        value = day(int(year), number, first) if year else undated_day(published, direction, number, first)
        return None if value is None or value.startswith("-") else week(date.fromisoformat(value))

    return resolve


def unknown(_found: Match) -> Resolver:
    return lambda _p, _d: None
