"""Days, months and years: what each form that names them means on a given day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract.times.calendar import Period, bounds, iso_year, month, point, undated_day, undated_month, week
from kg.extract.times.forms.notation import Meaning, Parts, Resolver, from_publication
from kg.lexicon import times
from kg.read.published import day


def _month(name: str) -> int:
    return times.months()[name.lower().rstrip(".")]


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _year(words: str) -> str:
    """Digits of any script as ISO has them."""
    return iso_year(int(words))


def which_of(parts: Parts) -> str:
    """ "last", "next", "this", "last year", ..., in lower case, or nothing."""
    return " ".join((parts["pre"] or parts["post"]).lower().split())


def days(parts: Parts) -> Resolver | None:
    """A day or a range of days in one or two months, with or without a year."""
    first_month = _month(parts["m"] or parts["m2"])
    last_month = _month(parts["m2"]) if parts["m2"] else first_month
    first, last = _number(parts["d"]), _number(parts["d2"] or parts["d"])
    year = parts["y"]
    if not parts["m2"] and parts["d2"] and last <= first:
        return None
    if "and" in parts["joint"] and not re.match(r"between|from", parts["all"]) and last != first + 1:
        return None
    if year:
        last_year = int(year)
        first_year = int(parts["y1"] or (last_year - 1 if first_month > last_month else last_year))
        start, end = day(first_year, first_month, first), day(last_year, last_month, last)
        return (lambda _p, _d: (start, end)) if start and end else None

    step = _year_step(which_of(parts))

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


def iso_day(parts: Parts) -> Resolver | None:
    value = day(*(int(part) for part in parts["all"].split("-")))
    return (lambda _p, _d: point(value)) if value else None


def one_month(parts: Parts) -> Resolver:
    number, year, which = _month(parts["m"]), parts["y"], which_of(parts)

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


def months(parts: Parts) -> Resolver:
    first, last, year = _month(parts["m"]), _month(parts["m2"]), parts["y"]

    def resolve(published: date | None, direction: int) -> Period | None:
        if year:
            start_year = int(parts["y1"] or int(year) - (first > last))
            return month(start_year, first), month(int(year), last)
        end = undated_month(published, direction, last)
        if end.startswith("-"):
            return f"--{first:02d}", end
        return month(int(end[:4]) - (first > last), first), end

    return resolve


def years(parts: Parts) -> Resolver | None:
    first, last = _year(parts["y"]), parts["y2"]
    last = _year(first[:2] + last if len(last) == 2 else last)
    return (lambda _p, _d: (first, last)) if first < last else None


def one_year(parts: Parts) -> Resolver:
    value = _year(parts["y"])
    return lambda _p, _d: (value, value)


def decade(parts: Parts) -> Resolver:
    first = int(parts["y"])
    return lambda _p, _d: (iso_year(first), iso_year(first + 9))


def century(parts: Parts) -> Resolver | None:
    """ "the 19th century": 1800 to 1899, as it is written."""
    words = parts["nth"].lower()
    number = _number(words) if words[0].isdigit() else int(times.time_words("ordinal")[words])
    first = (number - 1) * 100
    return (lambda _p, _d: (iso_year(first), iso_year(first + 99))) if first else None


def part_of_year(parts: Parts) -> Resolver | Meaning:
    """ "the first quarter of 2009"; without a year that of the year of publication, or the nearest on the side told."""
    unit = (parts["unit"] or "quarter").lower()
    length = 3 if unit == "quarter" else 6
    nth = (parts["nth"] or parts["q"]).lower()
    ordinal = int(nth) if nth.isdigit() else int(times.time_words("ordinal").get(nth, 12 // length))
    if ordinal > 12 // length:
        return Meaning()
    order = (ordinal - 1) * length

    def of_year(year: int) -> Period:
        return month(year, order + 1), month(year, order + length)

    if parts["y"]:
        year = int(parts["y"])
        return lambda _p, _d: of_year(year)
    step = _year_step(which_of(parts))

    @from_publication
    def guess(published: date, direction: int) -> Period | None:
        here = 0 if step is None else step
        if step is None and not parts["own"]:
            here -= direction < 0 and published.month <= order
            here += direction > 0 and published.month > order + length
        return of_year(published.year + here)

    return Meaning(guess=guess)


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(parts: Parts) -> Meaning:
    """The year in which the season begins: "last summer", "this winter", "in the spring"."""
    start, which = _SEASON_STARTS[times.time_words("season")[parts["season"].lower()]], which_of(parts)
    side = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which)

    @from_publication
    def guess(published: date, direction: int) -> Period | None:
        now = published.year * 12 + published.month - 1
        begins = [(published.year + step) * 12 + start - 1 for step in (-2, -1, 0, 1)]
        if side is not None:
            over = [begin for begin in begins if begin + 3 <= now] if side < 0 else [b for b in begins if b > now]
            return point(iso_year((over[-1] if side < 0 else over[0]) // 12))
        if direction > 0 or which == "this":
            near = [begin for begin in begins if begin + 3 > now]
            near = near if direction >= 0 or near[0] <= now else [begins[begins.index(near[0]) - 1]]
            return point(iso_year(near[0] // 12))
        return point(iso_year([begin for begin in begins if begin <= now][-1] // 12))

    return Meaning(guess=guess)


def holiday(parts: Parts) -> Meaning:
    """ "Christmas Day": the nearest one on the side told."""
    name = " ".join(parts["day"].lower().replace("’", "'").split())
    number, day_number = (int(part) for part in times.time_words("holiday")[name].split("-"))
    year = parts["y"]
    if year:
        value = day(int(year), number, day_number)
        return Meaning(guess=lambda _p, _d: point(value))
    return Meaning(guess=lambda published, way: point(undated_day(published, way or -1, number, day_number)))


def day_of_month(parts: Parts) -> Meaning | None:
    """ "the 10th": of the month of publication, or of the one before or after it, on the side told."""
    number = _number(parts["d"])
    if not 1 <= number <= 31:
        return None

    @from_publication
    def guess(published: date, direction: int) -> Period | None:
        steps = (0, 1, 2) if direction > 0 else (0, -1, -2)
        for step in steps:
            first = month(published.year, published.month + step)
            value = day(int(first[:4]), int(first[5:]), number)
            if value is None:
                continue
            if (value >= published.isoformat()) if direction > 0 else (value <= published.isoformat()):
                return point(value)
        return None

    return Meaning(guess=guess)


def week_in_month(parts: Parts) -> Resolver | None:
    """ "the first week of April": the week that has most of its first seven days."""
    number, year = _month(parts["m"]), parts["y"]
    nth = parts["nth"].lower()
    order = int(times.time_words("ordinal").get(nth, 0))
    if order > 5:
        return None

    def resolve(published: date | None, direction: int) -> Period | None:
        value = month(int(year), number) if year else undated_month(published, direction, number)
        if value.startswith("-"):
            return None
        first, last = bounds(value)
        return week(first + timedelta(days=3 + 7 * (order - 1)) if order else last - timedelta(days=3))

    return resolve


def week_of(parts: Parts) -> Resolver | None:
    number, first, year = _month(parts["m"]), _number(parts["d"]), parts["y"]

    def resolve(published: date | None, direction: int) -> Period | None:
        value = day(int(year), number, first) if year else undated_day(published, direction, number, first)
        return None if value is None or value.startswith("-") else week(date.fromisoformat(value))

    return resolve
