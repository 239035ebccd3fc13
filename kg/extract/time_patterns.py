"""The forms in which English news tells time, and what each one means on a given day of publication."""

# ruff: noqa: E501  (a form is read best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract.periods import Period, month, point, undated_day, undated_month, week, weekday
from kg.read.published import MONTHS, WEEKDAYS, day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Handler = Callable[["re.Match[str]"], "Callable[[date | None, int], Period | None] | None"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: characters of the searched text, its kind, and how to resolve it.

    Args:
        kind: ``day``, ``month``, ``year``, ``range``, ``weekday``, ``near`` (today), ``unit`` (last week), ``ago``, ``span``, or ``offset`` (which counts
            from another expression: ``step`` days).
        year: True if the text itself gives the year.
    """

    start: int
    end: int
    kind: str
    resolve: Callable[[date | None, int], Period | None]
    year: bool = False
    step: int = 0


_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMBERS = {word: i for i, word in enumerate(_COUNTED.split(), 1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year| percent)"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|,\d|%)"
_WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_TO = r"\s*(?:-|–|—|to|through|thru|until|till)\s*"
_TO_AND = r"\s*(?:-|–|—|to|through|thru|until|till|and)\s*"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?:day|week|month|year)"
_PART = r"(?:(?:the\s+)?(?:early|late|mid|middle|beginning|end|start)(?:\s+(?:of|in))?[\s-]+)?"
_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"


def _int(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _which(found: re.Match[str]) -> str:
    """ "last", "next", "this", "last year", ..., in lower case, or nothing."""
    parts = found.groupdict()
    return " ".join((parts.get("pre") or parts.get("post") or "").lower().split())


def _days(found: re.Match[str]) -> Callable[[date | None, int], Period | None] | None:
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

    def resolve(published: date | None, direction: int) -> Period | None:
        start = undated_day(published, direction, first_month, first)
        end = undated_day(published, direction, last_month, last)
        if start is None or end is None or start.startswith("-") != end.startswith("-"):
            return None
        if not start.startswith("-") and end < start:
            end = day(int(start[:4]) + (last_month < first_month), last_month, last)
        return (start, end) if end else None

    return resolve if undated_day(None, 0, first_month, first) and undated_day(None, 0, last_month, last) else None


def _iso(found: re.Match[str]) -> Callable[[date | None, int], Period | None] | None:
    value = day(*(int(part) for part in found.group().split("-")))
    return (lambda _p, _d: point(value)) if value else None


def _one_month(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    number, year, which = _month(found["m"]), found["y"], _which(found)

    def resolve(published: date | None, direction: int) -> Period | None:
        if year:
            return point(month(int(year), number))
        if which.endswith("year"):
            step = {"this": 0, "last": -1, "next": 1}[which.split()[0]]
            return point(month(published.year + step, number)) if published else point(f"--{number:02d}")
        if which in {"last", "next"} and published is not None and published.month == number:
            return point(month(published.year + (1 if which == "next" else -1), number))
        return point(undated_month(published, {"last": -1, "next": 1}.get(which, direction), number))

    return resolve


def _months(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
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


def _years(found: re.Match[str]) -> Callable[[date | None, int], Period | None] | None:
    first, last = found["y"], found["y2"]
    last = first[:2] + last if len(last) == 2 else last
    return (lambda _p, _d: (first, last)) if first < last else None


def _one_year(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    year = found["y"]
    return lambda _p, _d: (year, year)


def _decade(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    first = found["y"]
    return lambda _p, _d: (first, str(int(first) + 9))


def _part_of_year(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    length = 3 if found["unit"] == "quarter" else 6
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // length - 1}[found["nth"].lower()]
    year = int(found["y"])
    return lambda _p, _d: (month(year, order * length + 1), month(year, order * length + length))


_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def _near_day(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    words = " ".join(found["word"].lower().split())
    step = _NEAR_DAYS.get(words, {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, 0))
    return lambda published, _d: point((published + timedelta(days=step)).isoformat()) if published else None


def _unit(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    words = found["which"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(words, 0)
    unit = found["unit"].lower()

    def resolve(published: date | None, direction: int) -> Period | None:
        if published is None:
            return None
        if unit == "weekend":
            over = words == "this" and direction < 0 and published.weekday() < 5
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=-1 if over else step)
            return (monday + timedelta(days=5)).isoformat(), (monday + timedelta(days=6)).isoformat()
        return _shifted(published, unit, step)

    return resolve


def _shifted(published: date, unit: str, step: int) -> Period | None:
    if unit == "day":
        return point((published + timedelta(days=step)).isoformat())
    if unit == "week":
        return week(published, step)
    if unit == "month":
        return point(month(published.year, published.month + step))
    return point(f"{published.year + step:04d}")


def _ago(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    count, unit = _int(found["n"]), found["unit"].lower()
    sign = -1 if found["end"].lower() == "ago" else 1
    return lambda published, _d: _shifted(published, unit, sign * count) if published else None


def _in_future(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    count, unit = _int(found["n"]), found["unit"].lower()
    return lambda published, direction: _shifted(published, unit, count) if published and direction > 0 else None


def _past_span(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    """ "for the past two years": from two years ago until the day of publication."""
    count, unit = _int(found["n"] or "one"), found["unit"].lower()

    def resolve(published: date | None, _direction: int) -> Period | None:
        start = _shifted(published, unit, -count) if published else None
        return (start[0], None) if start else None

    return resolve


def _weekday(found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
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


def _week_of(found: re.Match[str]) -> Callable[[date | None, int], Period | None] | None:
    number, first, year = _month(found["m"]), _number(found["d"]), found["y"]

    def resolve(published: date | None, direction: int) -> Period | None:
        value = day(int(year), number, first) if year else undated_day(published, direction, number, first)
        return None if value is None or value.startswith("-") else week(date.fromisoformat(value))

    return resolve


def _unknown(_found: re.Match[str]) -> Callable[[date | None, int], Period | None]:
    return lambda _p, _d: None


def _form(kind: str, pattern: str, handler: Handler) -> tuple[str, re.Pattern[str], Handler]:
    return kind, re.compile(rf"(?<![\w.,/$€£-]){pattern}(?!\w|-\w)"), handler


_NAMED_DAY = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_AT_YEAR = rf"(?:(?:,|\s+of)?\s+(?P<y>{_YEAR}))?"
_EARLIER = r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|(?:the\s+)?(?:end|beginning|start|middle)\s+of)\s+)?"
#: Tried in this order: a longer form stands before the forms that it holds.
_FORMS = (
    _form("range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:,?\s+(?P<y1>{_YEAR}))?(?P<joint>{_TO_AND})(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}){_AT_YEAR}", _days),
    _form("range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<d>{_DAY})\s+(?P<m>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?(?P<joint>{_TO})(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}){_AT_YEAR}", _days),
    _form("range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<joint>{_TO_AND})(?P<d2>{_DAY}){_AT_YEAR}", _days),
    _form("range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?:the\s+)?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<joint>{_TO_AND})(?:the\s+)?(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}){_AT_YEAR}", _days),
    _form("span", rf"(?:the\s+)?week\s+of\s+(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_AT_YEAR}", _week_of),
    _form("day", rf"{_NAMED_DAY}(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_AT_YEAR}", _days),
    _form("day", rf"{_NAMED_DAY}(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}){_AT_YEAR}", _days),
    _form("day", r"\d{4}-\d{2}-\d{2}", _iso),
    _form("range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)(?P<m>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?{_TO_AND}(?P<m2>{_MONTH}){_AT_YEAR}", _months),
    _form("month", rf"{_PART}(?:(?P<pre>last|next|this)\s+)?(?P<m>{_MONTH})(?:,?(?:\s+of)?\s+(?:(?P<y>{_YEAR})|(?P<post>(?:this|last|next)\s+year)))?", _one_month),
    _form("range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)(?P<y>{_YEAR}){_TO_AND}(?P<y2>{_YEAR})", _years),
    _form("range", rf"(?P<y>{_YEAR})\s?[-–]\s?(?P<y2>{_YEAR}|\d\d)", _years),
    _form("span", r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<y>(?:1[5-9]|20)\d0)'?s", _decade),
    _form("span", rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<unit>quarter|half)\s+of\s+(?P<y>{_YEAR})", _part_of_year),
    _form("year", rf"(?:(?:the\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+|{_PART})(?P<y>{_YEAR})", _one_year),
    _form("near", r"(?P<word>[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening))" + _OF_DAY, _near_day),
    _form("span", rf"(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring|[Tt]hroughout)\s+the\s+(?:past|last)\s+(?:(?P<n>{_COUNT})\s+)?(?P<unit>day|week|month|year)s?", _past_span),
    _form("unit", rf"{_EARLIER}(?:the\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious|[Pp]ast)\s+(?P<unit>weekend|week|month|year)", _unit),
    _form("ago", rf"(?:about\s+|some\s+|nearly\s+|almost\s+)?(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<end>ago|from\s+now)", _ago),
    _form("ago", rf"[Ii]n\s+(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?(?:['’]s?\s+time)?", _in_future),
    _form("offset", rf"(?P<n>{_COUNT})\s+(?P<unit>day)s?\s+(?P<end>later|earlier)|(?P<which>the\s+(?:next|following|previous)\s+day)", _unknown),
    _form("weekday", rf"(?:(?P<pre>[Ll]ast|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past|[Tt]his|[Cc]oming|[Ee]arly|[Ll]ate)\s+)?(?P<w>{_WEEKDAY}){_OF_DAY}", _weekday),
)  # fmt: skip


def expressions(text: str) -> Iterator[Expression]:
    """The time expressions of ``text`` in order, none overlapping another; those of ``_FORMS`` that no day fits left out."""
    taken: list[Expression] = []
    for kind, pattern, handler in _FORMS:
        for found in pattern.finditer(text):
            if any(found.start() < other.end and other.start < found.end() for other in taken):
                continue
            resolver = handler(found)
            if resolver is None:
                resolver, kind_here = (lambda _p, _d: None), "none"
            else:
                kind_here = kind
            taken.append(_expression(found, kind_here, resolver))
    return iter(sorted((e for e in taken if e.kind != "none"), key=lambda e: e.start))


def _expression(found: re.Match[str], kind: str, resolver: Callable[[date | None, int], Period | None]) -> Expression:
    parts = found.groupdict()
    step = 0
    if kind == "offset":
        forward = "later" in found.group() or "next" in found.group() or "following" in found.group()
        step = (_int(parts["n"]) if parts.get("n") else 1) * (1 if forward else -1)
    start = found.start()
    return Expression(start, found.end(), kind, resolver, year=bool(parts.get("y")), step=step)
