"""Calendar arithmetic on ISO dates of any precision, and what is known of the day of publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

#: First and last day (or month, or year); None where that side is open.
Period = tuple[str | None, str | None]

#: An undated day or month is taken for the nearest one only if it is at most this far.
NEAR = timedelta(days=95)


def iso_year(number: int) -> str:
    """The year in ISO form.

    Raises:
        ValueError: if the calendar, which goes from 1 to 9999, has no such year.
    """
    if not MINYEAR <= number <= MAXYEAR:
        raise ValueError(f"no year of the calendar: {number}")
    return f"{number:04d}"


def month(of_year: int, number: int) -> str:
    """The month ``number`` of ``of_year``, where numbers beyond 1 to 12 count on into other years.

    Raises:
        ValueError: if the calendar has no such month.
    """
    return f"{iso_year(of_year + (number - 1) // 12)}-{(number - 1) % 12 + 1:02d}"


def moved(day: date, days: int) -> date | None:
    """The day so many days later, or None where the calendar ends before it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week(day: date, step: int = 0) -> Period:
    """Monday and Sunday of the week ``step`` weeks after that of ``day``.

    Raises:
        OverflowError: if the calendar has no such week.
    """
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def point(value: str | None) -> Period | None:
    return None if value is None else (value, value)


def is_day(value: str | None) -> bool:
    return value is not None and len(value) == 10 and not value.startswith("-")


def bounds(value: str) -> tuple[date, date]:
    """First and last day of an ISO day, month or year."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def undated_day(published: date | None, direction: int, number: int, day: int) -> str | None:
    """The day ``--number-day`` that is meant on the day of publication; without that, the day without its year."""
    if day < 1 or day > monthrange(2000, number)[1]:
        return None
    bare = f"--{number:02d}-{day:02d}"
    if published is None:
        return bare
    near = [d for year in (-1, 0, 1) if (d := _day(published.year + year, number, day)) is not None]
    found = _choose(published, direction, near)
    return bare if found is None else found.isoformat()


def undated_month(published: date | None, direction: int, number: int) -> str:
    """The month ``--number`` that is meant on the day of publication; without that, the month without its year."""
    if published is None:
        return f"--{number:02d}"
    if number == published.month:
        return month(published.year, number)
    step = (number - published.month) % 12
    if direction > 0 or (direction == 0 and step <= 3):
        return month(published.year, published.month + step)
    if direction < 0 or 12 - step <= 3:
        return month(published.year, published.month + step - 12)
    return f"--{number:02d}"


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _choose(published: date, direction: int, days: list[date]) -> date | None:
    before = max((d for d in days if d <= published), default=None)
    after = min((d for d in days if d >= published), default=None)
    behind = published - before if before else timedelta(days=9999)
    ahead = after - published if after else timedelta(days=9999)
    # A day of another year is told with its year: "on April 24" five days before that day is not a year ago.
    if min(behind, ahead) < NEAR / 2:
        return before if behind <= ahead else after
    if direction:
        return after if direction > 0 else before
    if min(behind, ahead) > NEAR:
        return None
    return before if behind <= ahead else after


def weekday(published: date | None, direction: int, number: int) -> date | None:
    """The day of the week (Monday is 0) nearest to the day of publication, that day itself included."""
    if published is None:
        return None
    step = (number - published.weekday()) % 7
    if step == 0:
        return published
    if direction == 0:
        return None
    return published + timedelta(days=step if direction > 0 else step - 7)


@dataclass(frozen=True, slots=True)
class Publication:
    """The first and last day on which the article may have been published; both None if nothing is known."""

    first: date | None = None
    last: date | None = None
    inferred: bool = False

    @classmethod
    def of(cls, value: str | None, *, inferred: bool = False) -> Publication:
        if value is None:
            return cls()
        first, last = bounds(value)
        return cls(first, last, inferred)

    def resolve(self, resolver: Callable[[date | None, int], Period | None], direction: int) -> Period | None:
        """What ``resolver`` says, no more exact than all days of publication agree on."""
        try:
            if self.first is None or self.first == self.last:
                return resolver(self.first, direction)
            early, late = resolver(self.first, direction), resolver(self.last, direction)
        except (ValueError, OverflowError):  # a date that no calendar has
            return None
        if early == late or early is None or late is None:
            return early if early == late else None
        start, end = _shared(early[0], late[0]), _shared(early[1], late[1])
        if (start is None) == (early[0] is None) and (end is None) == (early[1] is None):
            return start, end
        return resolver(None, direction)


def _shared(one: str | None, other: str | None) -> str | None:
    """The most exact date that covers both."""
    if one is None or other is None or one.startswith("-") or other.startswith("-"):
        return one if one == other else None
    for length in (10, 7, 4):
        if one[:length] == other[:length] and len(one) >= length <= len(other):
            return one[:length]
    return None
