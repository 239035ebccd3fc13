"""The forms in which English news tells time; what each one means is in ``time_values``."""

# ruff: noqa: E501  (a form is read best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.shared.times.values import (
    NUMBERS,
    calendar_unit,
    counted_back,
    day_of_week,
    days,
    decade,
    in_future,
    iso_day,
    months,
    near_day,
    number_of,
    one_month,
    one_year,
    part_of_year,
    past_span,
    unknown,
    week_of,
    weekdays,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.shared.times.values import Match, Resolver


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: characters of the searched text, its kind, and how to resolve it.

    Args:
        kind: ``day``, ``month``, ``year``, ``range``, ``weekday``, ``near`` (today), ``unit`` (last week), ``ago``, ``span``, or ``offset`` (which counts
            from another expression: ``step`` days, months or years, as ``unit`` says).
        year: True if the text itself gives the year.
    """

    start: int
    end: int
    kind: str
    resolve: Resolver
    year: bool = False
    step: int = 0
    unit: str = "day"


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year| percent)"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|,\d|%)"
_WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_TO = r"\s*(?:-|–|—|to|through|thru|until|till)\s*"
_TO_AND = r"\s*(?:-|–|—|to|through|thru|until|till|and)\s*"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?:day|week|month|year)"
_PART = r"(?:(?:the\s+)?(?:early|late|mid|middle|beginning|end|start)(?:\s+(?:of|in))?[\s-]+)?"
_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"


#: What a form cannot do without, for most sentences tell no time: to look for these is quick.
_HAS_MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_HAS_DIGIT = re.compile(r"\d")
_HAS_UNIT = re.compile("day|week|month|year|morrow|morning|afternoon|evening|night")


def _form(
    needed: re.Pattern[str], kind: str, pattern: str, handler: Callable[[Match], Resolver | None]
) -> tuple[re.Pattern[str], str, re.Pattern[str], Callable[[Match], Resolver | None]]:
    return needed, kind, re.compile(rf"(?<![\w.,/$€£-]){pattern}(?!\w|-\w)"), handler


_NAMED_DAY = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_AT_YEAR = rf"(?:(?:,|\s+of)?\s+(?P<y>{_YEAR})|(?:\s+of)?\s+(?P<post>(?:this|last|next)\s+year))?"
_EARLIER = r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|(?:the\s+)?(?:end|beginning|start|middle)\s+of)\s+)?"
#: Tried in this order: a longer form stands before the forms that it holds.
_FORMS = (
    _form(_HAS_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:,?\s+(?P<y1>{_YEAR}))?(?P<joint>{_TO_AND})(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}){_AT_YEAR}", days),
    _form(_HAS_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<d>{_DAY})\s+(?P<m>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?(?P<joint>{_TO})(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}){_AT_YEAR}", days),
    _form(_HAS_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<joint>{_TO_AND})(?P<d2>{_DAY}){_AT_YEAR}", days),
    _form(_HAS_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?:the\s+)?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<joint>{_TO_AND})(?:the\s+)?(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}){_AT_YEAR}", days),
    _form(_HAS_MONTH, "span", rf"(?:the\s+)?week\s+of\s+(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_AT_YEAR}", week_of),
    _form(_HAS_MONTH, "day", rf"{_NAMED_DAY}(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_AT_YEAR}", days),
    _form(_HAS_MONTH, "day", rf"{_NAMED_DAY}(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}){_AT_YEAR}", days),
    _form(_HAS_DIGIT, "day", r"\d{4}-\d{2}-\d{2}", iso_day),
    _form(_HAS_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)(?P<m>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?{_TO_AND}(?P<m2>{_MONTH}){_AT_YEAR}", months),
    _form(_HAS_MONTH, "month", rf"{_PART}(?:(?P<pre>last|next|this)\s+)?(?P<m>{_MONTH})(?:,?(?:\s+of)?\s+(?:(?P<y>{_YEAR})|(?P<post>(?:this|last|next)\s+year)))?", one_month),
    _form(_HAS_DIGIT, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)(?P<y>{_YEAR}){_TO_AND}(?P<y2>{_YEAR})", years),
    _form(_HAS_DIGIT, "range", rf"(?P<y>{_YEAR})\s?[-–]\s?(?P<y2>{_YEAR}|\d\d)", years),
    _form(_HAS_DIGIT, "span", r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<y>(?:1[5-9]|20)\d0)'?s", decade),
    _form(_HAS_DIGIT, "span", rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<unit>quarter|half)\s+of\s+(?P<y>{_YEAR})", part_of_year),
    _form(_HAS_DIGIT, "year", rf"(?:(?:the\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+|{_PART})(?P<y>{_YEAR})", one_year),
    _form(_HAS_UNIT, "near", r"(?P<word>[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening))" + _OF_DAY, near_day),
    _form(_HAS_UNIT, "span", rf"(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring|[Tt]hroughout)\s+the\s+(?:past|last)\s+(?:(?P<n>{_COUNT})\s+)?(?P<unit>day|week|month|year)s?", past_span),
    _form(_HAS_UNIT, "unit", r"(?:[Oo]ver|[Aa]t|[Oo]n|[Dd]uring)\s+(?P<which>the)\s+(?P<unit>weekend)", calendar_unit),
    _form(_HAS_UNIT, "unit", r"(?P<which>(?:[Ee]arlier|[Ll]ater)\s+in\s+the)\s+(?P<unit>week|month|year)", calendar_unit),
    _form(_HAS_UNIT, "unit", rf"{_EARLIER}(?:the\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious|[Pp]ast)\s+(?P<unit>weekend|week|month|year)", calendar_unit),
    _form(_HAS_UNIT, "ago", rf"(?:about\s+|some\s+|nearly\s+|almost\s+)?(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<end>ago|from\s+now)", counted_back),
    _form(_HAS_UNIT, "ago", rf"[Ii]n\s+(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?(?:['’]s?\s+time)?", in_future),
    _form(_HAS_UNIT, "offset", rf"(?P<n>{_COUNT})\s+(?P<unit>day|month|year)s?\s+(?P<end>later|earlier)|[Tt]he\s+(?P<next>next|following|previous)\s+(?P<unit2>day|morning|week|month|year)", unknown),
    _form(_HAS_UNIT, "offset", r"(?:[Ee]arlier|[Ll]ater)\s+(?:in\s+the|that(?:\s+same)?)\s+(?P<unit>day)|(?:[Tt]he\s+same|(?:[Ee]arlier|[Ll]ater)\s+that)\s+(?P<unit2>day|month|year)|[Tt]hat\s+same\s+(?P<unit3>day|month|year)", unknown),
    _form(_HAS_UNIT, "range", rf"(?:(?P<pre>[Bb]etween|[Ff]rom)\s+)?(?P<w>{_WEEKDAY})(?P<joint>{_TO_AND})(?P<w2>{_WEEKDAY})", weekdays),
    _form(_HAS_UNIT, "weekday", rf"(?:(?P<pre>[Ll]ast|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past|[Tt]his|[Cc]oming|[Ee]arly|[Ll]ate)\s+)?(?P<w>{_WEEKDAY}){_OF_DAY}", day_of_week),
)  # fmt: skip


def expressions(text: str) -> Iterator[Expression]:
    """The time expressions of ``text`` in order, none overlapping another; those of ``_FORMS`` that no day fits left out."""
    taken: list[Expression] = []
    there = {needed for needed in (_HAS_MONTH, _HAS_DIGIT, _HAS_UNIT) if needed.search(text)}
    for needed, kind, pattern, handler in _FORMS:
        if needed not in there:
            continue
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


def _expression(found: Match, kind: str, resolver: Resolver) -> Expression:
    parts = {name: value for name, value in found.groupdict().items() if value}
    start, year = found.start(), "y" in parts
    if kind != "offset":
        return Expression(start, found.end(), kind, resolver, year)
    step = number_of(parts["n"]) if "n" in parts else int("next" in parts)
    back = parts.get("end") == "earlier" or parts.get("next") == "previous"
    unit = next(parts[name] for name in ("unit", "unit2", "unit3") if name in parts)
    return Expression(start, found.end(), kind, resolver, year, -step if back else step, unit)
