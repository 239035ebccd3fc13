"""Days, weeks, months and years counted from the day of publication: "today", "last week", "ten days ago", "Friday"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from kg.extract.times.calendar import Period, iso_year, month, point, week, weekday
from kg.extract.times.forms.absolute_dates import which_of
from kg.extract.times.forms.durations import amount, duration, number_of, unit_of
from kg.extract.times.forms.notation import Meaning, Parts, Resolver, Timex, from_publication
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
    return Meaning(from_publication(lambda published, _d: shifted(published, "day", step)), otherwise=_SOME["day"])


def calendar_unit(parts: Parts) -> Meaning:
    words = parts["which"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(words, 0)
    unit = parts["unit"].lower()

    @from_publication
    def resolve(published: date, direction: int) -> Period | None:
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

    @from_publication
    def guess(published: date, _direction: int) -> Period | None:
        if years is None:
            return shifted(published, unit, step)
        first = (published.year // years + step) * years
        return iso_year(first), iso_year(first + years - 1)

    return Meaning(guess=guess)


def told_before(_parts: Parts) -> Meaning:
    """ "the following day": the calendar alone does not tell."""
    return Meaning()


def overnight(_parts: Parts) -> Meaning:
    """The night before the day of publication, or after it where what it tells is to come."""
    return Meaning(guess=from_publication(lambda published, way: shifted(published, "day", -1 if way < 0 else 0)))


def shifted(published: date, unit: str, step: int) -> Period:
    """The day, week, month or year that is ``step`` of them after that of ``published``.

    Raises:
        ValueError, OverflowError: if the calendar has none.
    """
    if unit == "week":
        return week(published, step)
    if unit == "day":
        value = (published + timedelta(days=step)).isoformat()
    elif unit == "month":
        value = month(published.year, published.month + step)
    else:
        value = iso_year(published.year + step)
    return value, value


def counted_back(parts: Parts) -> Meaning:
    """ "ten days ago", "a decade ago", "two weeks from now"."""
    count, unit = number_of(parts["n"]), parts["unit"].lower()
    sign = -1 if parts["end"].lower() == "ago" else 1
    years = {"decade": 10, "centurie": 100, "century": 100}.get(unit)
    if years is not None:
        ages = sign * years * count
        return Meaning(
            guess=from_publication(lambda published, _d: shifted(published, "year", ages)), otherwise=_SOME["year"]
        )
    return Meaning(
        from_publication(lambda published, _d: shifted(published, unit, sign * count)), otherwise=_SOME[unit]
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
    return Meaning(guess=from_publication(lambda published, _d: shifted(published, unit, -step)))


def in_future(parts: Parts) -> Meaning:
    """ "in two weeks": a length, which dates what is still to come."""
    count, unit = number_of(parts["n"]), parts["unit"].lower()
    return Meaning(
        from_publication(lambda published, direction: shifted(published, unit, count) if direction > 0 else None),
        timex=_length(parts),
    )


def _length(parts: Parts) -> Timex:
    return Timex(duration(Decimal(number_of(parts["n"] or "one")), unit_of(parts["unit"])), TimexType.DURATION)


def past_span(parts: Parts) -> Meaning:
    """ "for the past two years": a length, from two years ago until the day of publication."""
    count, unit = number_of(parts["n"] or "one"), parts["unit"].lower()

    @from_publication
    def resolve(published: date, _direction: int) -> Period | None:
        return shifted(published, unit, -count)[0], None

    return Meaning(resolve=resolve, timex=_length(parts))


def day_of_week(parts: Parts) -> Meaning:
    number, which = times.weekdays()[parts["w"].lower()], which_of(parts)

    @from_publication
    def guess(published: date, direction: int) -> Period | None:
        """The last one where nothing is known, and for "next Friday" that of the coming days."""
        ahead = (number - published.weekday()) % 7
        if which in {"last", "next"}:
            return shifted(published, "day", (ahead or 7) if which == "next" else (ahead - 7))
        return shifted(published, "day", ahead if direction > 0 or ahead == 0 else ahead - 7)

    @from_publication
    def resolve(published: date, direction: int) -> Period | None:
        if which in {"last", "next"}:
            back = which == "last"
            step = (number - published.weekday()) % 7 or 7
            # on a Wednesday, nobody knows which Friday is "next Friday", or which Tuesday was "last Tuesday"
            if (published.weekday() > number) if back else (published.weekday() < number):
                return None
            return shifted(published, "day", ((step - 7) or -7) if back else step)
        sense = {"this coming": 1, "coming": 1, "this past": -1}.get(" ".join(which.split()), direction)
        found_day = weekday(published, sense, number)
        return point(found_day.isoformat()) if found_day else None

    return Meaning(resolve, guess=guess, otherwise=f"XXXX-WXX-{number + 1}")


def counted_weekday(parts: Parts) -> Meaning:
    """ "a week ago Tuesday", "a week from Tuesday": from the last or coming one, maybe the day of publication;
    "two Tuesdays ago": the last one before that day is one ago."""
    number, count = times.weekdays()[parts["w"].lower()], number_of(parts["n"])

    @from_publication
    def resolve(published: date, _direction: int) -> Period | None:
        back, ahead = (published.weekday() - number) % 7, (number - published.weekday()) % 7
        if parts["end"].lower() == "from":
            return shifted(published, "day", ahead + 7 * count)
        if parts["unit"]:
            return shifted(published, "day", -back - 7 * count)
        return shifted(published, "day", -(back or 7) - 7 * (count - 1))

    return Meaning(resolve, otherwise=f"XXXX-WXX-{number + 1}")


def weekday_of_week(parts: Parts) -> Meaning:
    """ "Tuesday last week", "Tuesday of next week"."""
    number = times.weekdays()[parts["w"].lower()]
    step = {"last": -1, "next": 1}.get(parts["which"].lower(), 0)

    @from_publication
    def resolve(published: date, _direction: int) -> Period | None:
        return shifted(published, "day", number - published.weekday() + 7 * step)

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
