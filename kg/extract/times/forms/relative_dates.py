"""Days, weeks, months and years counted from the day of publication: "today", "last week", "ten days ago", "Friday"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from kg.extract.times.calendar import Period, iso_year, month, point, week, weekday
from kg.extract.times.forms.absolute_dates import which_of
from kg.extract.times.forms.durations import amount, duration, number_of, unit_of
from kg.extract.times.forms.notation import Meaning, Parts, Resolver, Timex
from kg.lexicon import times
from kg.model import TimexType

#: Months in ten thousand years: the calendar has no more.
_LONGEST = 120_000
#: Days told by their night or morning: "tonight" and "this morning" are today.
_NIGHT_BEFORE = ("last night", "last evening")


#: Some day, week, month or year, where nobody knows which.
_SOME = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}


def near_day(parts: Parts) -> Meaning:
    words = " ".join((parts["word"] or parts["word2"]).lower().split())
    step = -1 if words in _NIGHT_BEFORE else int(times.time_words("near").get(words, 0))
    return Meaning(lambda published, _d: moved_by(published, step) if published else None, otherwise=_SOME["day"])


def calendar_unit(parts: Parts) -> Meaning:
    words = parts["which"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(words, 0)
    unit = parts["unit"].lower()

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

    return Meaning(resolve, otherwise=_SOME[unit])


def calendar_part(parts: Parts) -> Meaning:
    """ "the end of the year", "year-end", "this decade": the unit in which the article was published."""
    unit = (parts["unit"] or parts["unit2"] or parts["unit3"]).lower()
    step = {"last": -1, "next": 1}.get(parts["which2"].lower(), 0)
    years = {"decade": 10, "century": 100}.get(unit)

    def guess(published: date | None, _direction: int) -> Period | None:
        if published is None:
            return None
        if years is None:
            return shifted(published, unit, step)
        first = (published.year // years + step) * years
        return iso_year(first), iso_year(first + years - 1)

    return Meaning(guess=guess)


def told_before(_parts: Parts) -> Meaning:
    """ "the following day": the calendar alone does not tell."""
    return Meaning()


def moved_by(published: date, step: int) -> Period | None:
    """The day ``step`` days after that of ``published``.

    Raises:
        OverflowError: if the calendar has none.
    """
    return point((published + timedelta(days=step)).isoformat())


def overnight(_parts: Parts) -> Meaning:
    """The night before the day of publication, or after it where what it tells is to come."""
    return Meaning(guess=lambda published, way: moved_by(published, -1 if way < 0 else 0) if published else None)


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


def counted_back(parts: Parts) -> Meaning:
    """ "ten days ago", "a decade ago", "two weeks from now"."""
    count, unit = number_of(parts["n"]), parts["unit"].lower()
    sign = -1 if parts["end"].lower() == "ago" else 1
    years = {"decade": 10, "centurie": 100, "century": 100}.get(unit)
    if years is not None:
        ages = sign * years * count
        return Meaning(
            guess=lambda published, _d: shifted(published, "year", ages) if published else None, otherwise=_SOME["year"]
        )
    return Meaning(
        lambda published, _d: shifted(published, unit, sign * count) if published else None, otherwise=_SOME[unit]
    )


def years_back(parts: Parts) -> Meaning | None:
    """ "two and a half years ago", "a quarter of a century ago": the month or year."""
    count = amount(parts["n"]) if parts["n"] else Decimal("1.5")
    if count is None:
        return None
    size = {"year": 1, "decade": 10}.get(parts["unit"].lower(), 100)
    months, rest = divmod(count * size * 12, 1)
    if rest or months > _LONGEST:
        return None
    unit, step = ("year", int(months) // 12) if months % 12 == 0 else ("month", int(months))
    return Meaning(guess=lambda published, _d: shifted(published, unit, -step) if published else None)


def in_future(parts: Parts) -> Meaning:
    """ "in two weeks": a length, which dates what is still to come."""
    count, unit = number_of(parts["n"]), parts["unit"].lower()
    return Meaning(
        resolve=lambda published, direction: shifted(published, unit, count) if published and direction > 0 else None,
        timex=_length(parts),
    )


def _length(parts: Parts) -> Timex:
    return Timex(duration(Decimal(number_of(parts["n"] or "one")), unit_of(parts["unit"])), TimexType.DURATION)


def past_span(parts: Parts) -> Meaning:
    """ "for the past two years": a length, from two years ago until the day of publication."""
    count, unit = number_of(parts["n"] or "one"), parts["unit"].lower()

    def resolve(published: date | None, _direction: int) -> Period | None:
        start = shifted(published, unit, -count) if published else None
        return (start[0], None) if start else None

    return Meaning(resolve=resolve, timex=_length(parts))


def day_of_week(parts: Parts) -> Meaning:
    number, which = times.weekdays()[parts["w"].lower()], which_of(parts)

    def guess(published: date | None, direction: int) -> Period | None:
        """The last one where nothing is known, and for "next Friday" that of the coming days."""
        if published is None:
            return None
        ahead = (number - published.weekday()) % 7
        if which in {"last", "next"}:
            return moved_by(published, (ahead or 7) if which == "next" else (ahead - 7))
        return moved_by(published, ahead if direction > 0 or ahead == 0 else ahead - 7)

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

    return Meaning(resolve, guess=guess, otherwise=f"XXXX-WXX-{number + 1}")


def counted_weekday(parts: Parts) -> Meaning:
    """ "a week ago Tuesday", "a week from Tuesday": from the last or coming one, maybe the day of publication;
    "two Tuesdays ago": the last one before that day is one ago."""
    number, count = times.weekdays()[parts["w"].lower()], number_of(parts["n"])

    def resolve(published: date | None, _direction: int) -> Period | None:
        if published is None:
            return None
        back, ahead = (published.weekday() - number) % 7, (number - published.weekday()) % 7
        if parts["end"].lower() == "from":
            return moved_by(published, ahead + 7 * count)
        if parts["unit"]:
            return moved_by(published, -back - 7 * count)
        return moved_by(published, -(back or 7) - 7 * (count - 1))

    return Meaning(resolve, otherwise=f"XXXX-WXX-{number + 1}")


def weekday_of_week(parts: Parts) -> Meaning:
    """ "Tuesday last week", "Tuesday of next week"."""
    number = times.weekdays()[parts["w"].lower()]
    step = {"last": -1, "next": 1}.get(parts["which"].lower(), 0)

    def resolve(published: date | None, _direction: int) -> Period | None:
        return moved_by(published, number - published.weekday() + 7 * step) if published else None

    return Meaning(resolve, otherwise=f"XXXX-WXX-{number + 1}")


def weekdays(parts: Parts) -> Resolver | None:
    """ "from Monday to Wednesday", "Monday and Tuesday"."""
    first, last = times.weekdays()[parts["w"].lower()], times.weekdays()[parts["w2"].lower()]
    days_between = (last - first) % 7
    if days_between == 0 or ("and" in parts["joint"] and not parts["pre"] and days_between != 1):
        return None

    def resolve(published: date | None, direction: int) -> Period | None:
        end = weekday(published, direction, last)
        return ((end - timedelta(days=days_between)).isoformat(), end.isoformat()) if end else None

    return resolve
