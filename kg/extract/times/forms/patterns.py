"""The forms in which English news tells time: one table, tried from its top. What each form means is in
``absolute_dates`` and ``relative_dates`` (the calendar), ``durations`` (durations, sets, references, times of day)."""

# ruff: noqa: E501  (a form is read best on one line)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.times.forms import absolute_dates, durations, relative_dates
from kg.extract.times.forms.fragments import (
    ABOUT,
    AMOUNT,
    BOUND,
    COUNT,
    DAY,
    FRACTION,
    HOLIDAY,
    HOURS,
    MONTH,
    PART_OF_DAY,
    PLURAL_UNITS,
    SEASON,
    SINGLE_UNIT,
    TO,
    TO_AND,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    YEAR,
    either,
    lower,
)
from kg.extract.times.forms.notation import Meaning, Notation, Parts, Resolver, dates, decades, parts_of_year, weeks
from kg.lexicon.times import time_words


@dataclass(frozen=True, slots=True)
class Form:
    """A form of time expression.

    Args:
        needed: of these the form cannot do without one, for most sentences tell no time: to look for words is quick.
        kind: ``day``, ``month``, ``year``, ``range``, ``weekday``, ``near`` (today), ``unit`` (last week), ``ago``,
            ``span``, or ``offset`` (which counts from another expression), all of which may date an event; or ``length``,
            ``set``, ``reference``, ``clock``, ``part`` (of a year, a century, a day), which do not.
        pattern: its group ``x`` is what TIMEX3 takes for the expression, if that is not all; ``mod`` bounds it
            ("early"), ``about`` says how exact it is, ``pod`` is the part of the day.
        meaning: from what was found to its meaning, or None where it has none.
        write: how its period is written.
    """

    needed: tuple[str, ...]
    kind: str
    pattern: re.Pattern[str]
    meaning: Callable[[Parts], Resolver | Meaning | None]
    write: Notation

    def parts(self, found: re.Match[str]) -> Parts:
        """What the groups of the pattern found, under their names."""
        named = found.groupdict()
        parts = Parts({_TWIN.sub("", name): words for name, words in named.items() if words})
        parts["all"] = found.group()
        return parts


#: Groups of one name in several alternatives of a pattern are told apart by a number.
_TWIN = re.compile(r"__\d+$")
#: What forms need. Words in small letters stand for any case; 0 is any digit.
_MONTH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOLIDAY = ("Christmas", "New Year")
_YEAR = ("0000",)
_PERIOD = ("week", "month", "year")
_UNIT = ("day", *_PERIOD)
_DAY_PART = ("morning", "afternoon", "evening", "night", "dawn", "dusk")
_LENGTH = ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "centur")
_COUNTED = tuple(mark + unit for unit in (*_LENGTH, "fortnight") for mark in " -")
_SEVERAL = tuple(unit for unit in time_words("unit") if unit.endswith("s"))
_EACH = ("every", "each")
_OFTEN = tuple(time_words("frequency"))
_SEASON = tuple(time_words("season"))
_WEEKDAY = tuple(day.capitalize() for day in time_words("weekday"))
_CLOCK_TIME = ("0a", "0p", "0 a", "0 p")
_QUARTER = ("quarter", "half")
_NEAR = ("yesterday", "today", "tomorrow", "tonight", "night", "morning", "afternoon", "evening")
_REFERENCE = tuple(dict.fromkeys(phrase.split()[-1] for phrase in time_words("reference")))


def _form(
    needed: tuple[str, ...],
    kind: str,
    pattern: str,
    meaning: Callable[[Parts], Resolver | Meaning | None],
    write: Notation = dates,
) -> Form:
    """A form; several alternatives of its pattern may have groups of one name."""
    seen: Counter[str] = Counter()

    def numbered(group: re.Match[str]) -> str:
        seen[group[1]] += 1
        return f"(?P<{group[1]}__{seen[group[1]]}>" if seen[group[1]] > 1 else group.group()

    pattern = re.sub(r"\(\?P<(\w+)>", numbered, pattern)
    return Form(needed, kind, re.compile(rf"(?<![\w.,/$€£-])(?:{pattern})(?!\w|-\w)"), meaning, write)


_NAMED_DAY = rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?"
_AT_YEAR = rf"(?:(?:,|\s+of)?\s+(?P<y>{YEAR})|(?:\s+of)?\s+(?P<post>(?:this|last|next)\s+year))?"
_OF_YEAR = rf"(?:(?:,|\s+of)?\s+(?P<y>{YEAR})|\s+of\s+(?P<post>(?:this|last|next)\s+year))?"
_EARLIER = rf"(?:(?:[Ee]arlier|[Ll]ater)\s+|{BOUND})?"
_OF_DAY = rf"(?:\s+(?P<pod>{PART_OF_DAY}))?"
_ABOUT = rf"(?:(?P<about>{ABOUT})\s+)?"
_SPAN = lower(
    r"(?:the|these|those)\s+(?:past|last|next|first|coming|previous|preceding|following|final|initial|remaining)\s+"
)
_WHICH = r"(?P<pre>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious)"
_NTH = either(time_words("ordinal"))
_LONGER = lower("decade|century|centurie")
_CLOCK = rf"(?:{lower('about|around|shortly before|shortly after|just before|just after')}\s+)?"
_HALF = r"(?P<half>[aApP])\.?\s?[mM]\b\.?"
_ZONE = rf"(?:\s*\(?(?P<zone>{lower(either(time_words('time-zone')))})\b\)?)?"
_SET_DAYS = either(f"{day}s" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))

#: Tried in this order: a longer form stands before the forms that it holds.
FORMS = (
    # days, months and years of the calendar
    _form(_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<x>(?P<m>{MONTH})\s+(?P<d>{DAY})(?:,?\s+(?P<y1>{YEAR}))?)(?P<joint>{TO_AND})(?P<x2>(?P<m2>{MONTH})\s+(?P<d2>{DAY}){_AT_YEAR})", absolute_dates.days),
    _form(_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<x>(?P<d>{DAY})\s+(?P<m>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?)(?P<joint>{TO})(?P<x2>(?P<d2>{DAY})\s+(?P<m2>{MONTH}){_AT_YEAR})", absolute_dates.days),
    _form(_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<x>(?P<m>{MONTH})\s+(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<joint>{TO_AND})(?P<d2>{DAY}){_AT_YEAR})", absolute_dates.days),
    _form(_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)?(?P<x>(?:the\s+)?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<joint>{TO_AND})(?:the\s+)?(?P<d2>{DAY})\s+(?:of\s+)?(?P<m>{MONTH}){_AT_YEAR})", absolute_dates.days),
    _form(_MONTH, "span", rf"(?:[Tt]he\s+)?week\s+of\s+(?P<m>{MONTH})\s+(?P<d>{DAY}){_AT_YEAR}", absolute_dates.week_of, weeks),
    _form(_MONTH, "span", rf"(?:[Tt]he\s+)?(?P<nth>{_NTH}|last)\s+week\s+of\s+(?P<m>{MONTH}){_AT_YEAR}", absolute_dates.week_in_month, weeks),
    _form(_MONTH, "set", rf"(?:[Ee]very|[Ee]ach)\s+(?P<m>{MONTH})(?!\s+\d)", durations.each),
    _form(_MONTH, "day", rf"{_NAMED_DAY}(?P<m>{MONTH})\s+(?P<d>{DAY}){_AT_YEAR}", absolute_dates.days),
    _form(_MONTH, "day", rf"{_NAMED_DAY}(?:the\s+)?(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH}){_AT_YEAR}", absolute_dates.days),
    _form(("0000-00-00",), "day", r"\d{4}-\d{2}-\d{2}", absolute_dates.iso_day),
    _form(_MONTH, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)(?P<x>(?P<m>{MONTH})(?:\s+(?P<y1>{YEAR}))?){TO_AND}(?P<x2>(?P<m2>{MONTH}){_AT_YEAR})", absolute_dates.months),
    _form(_MONTH, "month", rf"(?:{BOUND})?(?:(?P<pre>last|next|this)\s+)?(?P<m>{MONTH})(?:,?(?:\s+of)?\s+(?:(?P<y>{YEAR})|(?P<post>(?:this|last|next)\s+year)))?", absolute_dates.one_month),
    _form(_YEAR, "range", rf"(?:(?:[Bb]etween|[Ff]rom)\s+)(?P<x>(?P<y>{YEAR})){TO_AND}(?P<x2>(?P<y2>{YEAR}))", absolute_dates.years),
    _form(_YEAR, "range", rf"(?P<y>{YEAR})\s?[-–]\s?(?P<y2>{YEAR}|\d\d)", absolute_dates.years),
    _form(("0s", "0's"), "span", r"(?:[Tt]he\s+)?(?:(?P<mod>[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?(?P<y>(?:1[5-9]|20)\d0)'?s", absolute_dates.decade, decades),
    _form(("centur",), "part", rf"(?:[Tt]he\s+)?(?:(?P<mod>[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?(?P<nth>(?:1\d|20|21)(?:st|th)|{_NTH})[\s-]century", absolute_dates.century, decades),
    _form(_QUARTER, "span", rf"(?:[Tt]he\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<unit>quarter|half)\s+of\s+(?P<y>{YEAR})", absolute_dates.part_of_year, parts_of_year),
    _form(_QUARTER, "part", r"(?:[Tt]he\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<unit>quarter|half)(?:\s+of\s+(?:(?P<own>the\s+year)|(?P<post>(?:this|last|next)\s+year)))?(?!\s+of)", absolute_dates.part_of_year, parts_of_year),
    _form(("Q0",), "part", rf"Q(?P<q>[1-4]){_OF_YEAR}", absolute_dates.part_of_year, parts_of_year),
    _form(_SEASON, "set", rf"(?:[Ee]very|[Ee]ach)\s+(?P<season>{SEASON})", durations.each),
    _form(_YEAR, "year", rf"(?:(?:the\s+)?(?:(?P<mod>early|mid|late)[\s-]+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+|{BOUND})?(?P<y>{YEAR})", absolute_dates.one_year),
    _form(_SEASON, "part", rf"(?:the\s+)?(?:(?P<mod>[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?{_WHICH}\s+(?P<season>{SEASON})|(?<=[Ii]n\s)(?:the\s+)?(?:(?P<mod>early|mid|late)[\s-]+)?(?P<season>spring|summer|autumn|winter)|(?:[Tt]he|[Bb]y|[Uu]ntil|[Ss]ince)\s+(?P<x>(?:the\s+)?(?P<season>spring|summer|autumn|winter))", absolute_dates.season),
    _form(_HOLIDAY, "part", rf"(?P<day>{HOLIDAY})(?:,?\s+(?P<y>{YEAR}))?", absolute_dates.holiday),
    # days of the week, counted from that of publication
    _form(("week",), "ago", rf"(?P<n>{COUNT})\s+(?P<unit>week)s?\s+(?P<end>ago|from)(?:\s+on)?\s+(?P<w>{WEEKDAY}){_OF_DAY}", relative_dates.counted_weekday),
    _form(_WEEKDAY, "ago", rf"(?P<n>{COUNT})\s+(?P<w>{WEEKDAY})s?\s+(?P<end>ago)", relative_dates.counted_weekday),
    _form(("week",), "ago", rf"(?P<w>{WEEKDAY}){_OF_DAY}\s+(?:of\s+)?(?P<which>last|this|next)\s+week", relative_dates.weekday_of_week),
    # what comes again
    _form(_EACH, "set", rf"(?:[Ee]very|[Ee]ach)\s+(?:(?:single|few)\s+)?(?:(?P<weekend>weekend)|(?P<w>{WEEKDAY}){_OF_DAY})", durations.each),
    _form(_EACH, "set", rf"(?:[Ee]very|[Ee]ach)\s+(?:single\s+)?(?P<pod>{PART_OF_DAY})", durations.each),
    _form(_EACH, "set", rf"(?:[Ee]very|[Ee]ach)\s+(?:single\s+)?(?:(?P<n>other|second|few|{AMOUNT})\s+)?(?P<unit>{UNITS})(?:\s+or\s+so)?", durations.each),
    _form(("once", "twice", "thrice", "times"), "set", rf"(?:[Oo]nce|[Tt]wice|[Tt]hrice|(?:{AMOUNT}|{VAGUE})\s+times)\s+(?:an?|every|each|per)\s+(?P<unit>{SINGLE_UNIT})", durations.rate),
    _form(("per ",), "set", r"per\s+(?P<unit>day|night|week|weekend|month|year)", durations.rate),
    _form(("days",), "set", rf"(?P<w>{_SET_DAYS}){_OF_DAY}", durations.each),
    _form(("weekends",), "set", r"(?<=[Aa]t\s)(?P<weekend>weekends)|(?<=[Oo]n\s)(?P<weekend>weekends)", durations.each),
    _form(_OFTEN, "set", rf"(?P<often>{lower(either(time_words('frequency')))})", durations.frequency),
    # counted from the day of publication
    _form(_NEAR, "near", rf"(?:{BOUND})?(?P<word>{lower(either(time_words('near')))}){_OF_DAY}|(?P<word>[Tt]o(?P<pod>night)|[Ll]ast\s+(?P<pod>night|evening)|[Tt]his\s+(?P<pod>morning|afternoon|evening))", relative_dates.near_day),
    _form(("past", "last"), "span", rf"(?:[Ff]or|[Ii]n|[Oo]ver|[Dd]uring|[Tt]hroughout)\s+(?P<x>the\s+(?:past|last)\s+(?:(?P<n>{COUNT})\s+)?(?P<unit>day|week|month|year)s?)", relative_dates.past_span),
    _form(("weekend",), "unit", r"(?:[Oo]ver|[Aa]t|[Oo]n|[Dd]uring)\s+(?P<x>(?P<which>the)\s+(?P<unit>weekend))", relative_dates.calendar_unit, weeks),
    _form(_PERIOD, "unit", r"(?P<which>(?:[Ee]arlier|[Ll]ater)\s+in\s+the)\s+(?P<unit>week|month|year)", relative_dates.calendar_unit, weeks),
    _form(_PERIOD, "unit", rf"{_EARLIER}(?:the\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious|[Pp]ast)\s+(?P<unit>weekend|week|month|year)", relative_dates.calendar_unit, weeks),
    _form((*_PERIOD, "decade", "centur"), "part", rf"{BOUND}(?P<which>the)\s+(?P<unit>week|month|year)|(?P<which>this|last|next)\s+(?P<unit>decade|century)|(?P<unit>year)[- ](?P<mod>end)", relative_dates.calendar_part, weeks),
    _form(("ago",), "part", rf"(?:{_ABOUT})(?P<n>{FRACTION})\s+(?P<unit>year|decade|century|centurie)s?\s+ago|an?\s+(?P<unit>year)(?P<more>\s+and\s+a\s+half)\s+ago", relative_dates.years_back),
    _form(("ago", "now"), "ago", rf"(?:{_ABOUT})(?P<n>{COUNT})\s+(?P<unit>day|week|month|year|{_LONGER})s?\s+(?P<end>ago|from\s+now)", relative_dates.counted_back, weeks),
    _form(("ago", "recent"), "reference", rf"(?:{_ABOUT})(?:(?:{AMOUNT}|{VAGUE})\s+)?(?:{UNITS})\s+ago|[Ll]ong\s+ago|[Rr]ecent\s+(?:{PLURAL_UNITS})", durations.past_times),
    _form(("coming",), "reference", rf"(?:the\s+)?coming\s+(?:{PLURAL_UNITS})", durations.times_to_come),
    _form(_UNIT, "ago", rf"[Ii]n\s+(?P<x>(?P<n>{COUNT})\s+(?P<unit>{UNIT})s?)(?:['’]s?\s+time)?", relative_dates.in_future, weeks),
    # counted from a time told before
    _form(("later", "earlier", "previously"), "offset", rf"{_ABOUT}(?P<n>{COUNT})\s+(?P<unit>hour|minute|day|week|month|year|decade)s?\s+(?P<end>later|earlier|previously)", relative_dates.told_before, weeks),
    _form(("later", "earlier"), "reference", rf"(?:{VAGUE}\s+)?(?P<unit>{PLURAL_UNITS})\s+(?:later|earlier)", durations.vague_day),
    _form(("next", "following", "previous"), "offset", rf"[Tt]he\s+(?P<next>next|following|previous)\s+(?:(?P<unit>day|week|month|year)|(?P<pod>{PART_OF_DAY}))", relative_dates.told_before, weeks),
    _form((*_UNIT, *_DAY_PART), "offset", rf"(?:[Ee]arlier|[Ll]ater)\s+(?:in\s+the|that(?:\s+same)?)\s+(?P<unit>day)|(?:[Tt]he\s+same|(?:[Ee]arlier|[Ll]ater)\s+that)\s+(?:(?P<unit>day|week|month|year)|(?P<pod>{PART_OF_DAY}))|[Tt]hat\s+(?:same\s+)?(?:(?P<unit>day|week|month|year)|(?P<pod>{PART_OF_DAY}))", relative_dates.told_before, weeks),
    # days of the week
    _form(_WEEKDAY, "range", rf"(?:(?P<pre>[Bb]etween|[Ff]rom)\s+)?(?P<x>(?P<w>{WEEKDAY}))(?P<joint>{TO_AND})(?P<x2>(?P<w2>{WEEKDAY}))", relative_dates.weekdays),
    _form(_WEEKDAY, "weekday", rf"(?:(?P<pre>[Ll]ast|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past|[Tt]his|[Cc]oming|(?P<mod>[Ee]arly|[Ll]ate))\s+)?(?P<w>{WEEKDAY}){_OF_DAY}", relative_dates.day_of_week),
    # times of day
    _form(_CLOCK_TIME, "clock", rf"{_ABOUT}(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?\s?{_HALF}{_ZONE}", durations.time_of_day),
    _form(("0:00",), "clock", rf"{_ABOUT}(?P<h>\d{{1,2}}):(?P<min>\d\d)(?![\d:]|-)(?:\s+hours)?{_ZONE}", durations.time_of_day),
    _form(("hours", "GMT", "UTC"), "clock", rf"{_ABOUT}(?P<h>[01]\d|2[0-4])(?P<min>[0-5]\d)\s+(?:hours|(?P<zone>GMT|UTC))", durations.time_of_day),
    _form(("clock",), "clock", rf"{_ABOUT}(?P<h>\d{{1,2}}|{COUNT})\s+[Oo]['’]clock", durations.time_of_day),
    _form(tuple(HOURS), "clock", rf"(?P<noon>{lower(either(HOURS))})", durations.time_of_day),
    _form(_DAY_PART, "clock", rf"(?:(?<=[Ii]n\s)|(?<=[Oo]n\s)|(?<=[Dd]uring\s))(?P<noon>the\s+(?:{PART_OF_DAY}))|(?P<noon>dawn|dusk)", durations.time_of_day),
    _form(("overnight",), "part", lower("(?P<pod>overnight)"), relative_dates.overnight),
    _form(("0st", "0nd", "0rd", "0th"), "part", r"the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)", absolute_dates.day_of_month),
    # lengths
    _form(("half",), "length", lower(r"(?P<n>an?)\s+(?P<unit>hour|week|month|year|decade|century)(?P<more>\s+and\s+a\s+half)"), durations.length),
    _form(_COUNTED, "length", rf"{_ABOUT}(?:{_SPAN})?(?!an?\s+second\b)(?:(?P<n>{AMOUNT})|{VAGUE})(?:\s+|-)(?:(?:more|full|consecutive|straight|long|whole)\s+)?(?P<unit>{UNITS})(?:-long)?", durations.length),
    _form(("decade", "centur", "hour", "minute", "night"), "length", rf"{_SPAN}(?P<unit>{_LONGER}|hour|minute|night)", durations.one_length),
    _form(_COUNTED, "length", rf"(?:[Aa]ll|(?:[Tt]he|an?|[Tt]his)\s+(?:whole|entire)|(?:the\s+)?[Ww]hole)\s+(?P<unit>{SINGLE_UNIT})", durations.one_length),
    _form(_SEVERAL, "length", rf"(?P<unit>{PLURAL_UNITS})", durations.length),
    # now, soon, lately
    _form(_REFERENCE, "reference", rf"(?P<ref>{lower(either(time_words('reference')))})", durations.reference),
)  # fmt: skip
