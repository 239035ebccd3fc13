"""Finds the time expressions of a text: the forms of ``patterns`` run over it, and a time of day joined to its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.times.calendar import Period, is_day
from kg.extract.times.forms.durations import number_of
from kg.extract.times.forms.fragments import BOUNDS, MODIFIERS
from kg.extract.times.forms.notation import Meaning, Notation, Parts, Resolver, dates
from kg.extract.times.forms.patterns import FORMS, Form
from kg.lexicon.times import time_words
from kg.model import TimexMod

#: What stands between a time of day and its day: "3 p.m. on Tuesday", "Tuesday, at noon", "the morning of May 3".
_JOINT = re.compile(r",?\s+(?:(?:on|of|at|by)\s+)?(?:about\s+|around\s+)?|,\s?", re.IGNORECASE)
#: White space that is no plain space.
_BLANK = re.compile(r"[^\S ]")
_DAYS = {"day", "weekday", "near", "offset"}
#: Kinds of expressions that tell a time without dating an event by it.
UNDATING = frozenset({"length", "set", "reference", "clock", "part"})


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: characters of the searched text, its kind, and how to resolve it.

    Args:
        kind: see :class:`~kg.extract.times.forms.patterns.Form`.
        year: True if the text itself gives the year.
        step, unit: how many days, months or years an ``offset`` lies after the expression that it counts from.
        extents: what TIMEX3 takes for the expression, or for the two expressions that bound a range.
        clock: the part or time of the day that the words name: ``MO``, ``15:30``, or "".
    """

    start: int
    end: int
    kind: str
    meaning: Meaning
    write: Notation = dates
    year: bool = False
    step: int = 0
    unit: str = "day"
    extents: tuple[tuple[int, int], ...] = ()
    clock: str = ""
    season: str = ""
    mod: TimexMod | None = None

    @property
    def resolve(self) -> Resolver:
        """The days by which it dates an event."""
        return self.meaning.resolve

    @property
    def dates(self) -> bool:
        return self.kind not in UNDATING

    def value(self, period: Period) -> str | None:
        """The TIMEX3 value where the period is what it means."""
        if self.season and len(period[0] or "") == 4:
            return f"{period[0]}-{self.season}"
        value = self.write(period)
        return f"{value}T{self.clock}" if value is not None and self.clock and is_day(value) else value

    def some(self) -> str | None:
        """The value where nobody knows from which day it counts: "Friday morning" is ``XXXX-WXX-5TMO``."""
        value = self.meaning.otherwise
        return f"{value}T{self.clock}" if value is not None and self.clock else value


def expressions(text: str) -> Iterator[Expression]:
    """The time expressions of ``text`` in order, none overlapping another; what no day or clock fits is left out."""
    text = _BLANK.sub(" ", text)
    taken: list[tuple[int, int]] = []
    found_all: list[Expression] = []
    for form in forms_for(text):
        for found in form.pattern.finditer(text):
            start, end = found.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            parts = form.parts(found)
            meaning = form.meaning(parts)
            if meaning is not None:
                meaning = meaning if isinstance(meaning, Meaning) else Meaning(meaning)
                found_all.append(_expression(found, form.kind, form.write, meaning, parts))
    return iter(_joined(text, sorted(found_all, key=lambda e: e.start)))


_DIGIT = re.compile(r"\d")
#: The words that forms need, each with the places of those forms in their order.
_NEEDED = {
    word: [place for place, form in enumerate(FORMS) if word in form.needed]
    for word in dict.fromkeys(word for form in FORMS for word in form.needed)
}
_SMALL = [word for word in _NEEDED if word == word.lower()]
_CAPITAL = [word for word in _NEEDED if word != word.lower()]


def forms_for(text: str) -> list[Form]:
    """The forms that the text may hold, for most sentences hold none."""
    text = _DIGIT.sub("0", text)
    low = text.lower()
    there = [word for word in _SMALL if word in low] + [word for word in _CAPITAL if word in text]
    return [FORMS[place] for place in sorted({place for word in there for place in _NEEDED[word]})]


def _expression(found: re.Match[str], kind: str, write: Notation, meaning: Meaning, parts: Parts) -> Expression:
    extents = tuple(found.span(name) for name in found.groupdict() if name.startswith("x") and found[name])
    part = " ".join(parts["pod"].lower().split())
    expression = Expression(
        found.start(),
        found.end(),
        kind,
        meaning,
        write,
        bool(parts["y"]),
        extents=extents or (found.span(),),
        clock=time_words("part").get(part, ""),
        season=time_words("season").get(parts["season"].lower(), ""),
        mod=_mod(parts, ago=bool(parts["end"])),
    )
    if kind != "offset":
        return expression
    step = number_of(parts["n"]) if parts["n"] else int(bool(parts["next"]))
    back = parts["end"] in {"earlier", "previously"} or parts["next"] == "previous"
    return replace(expression, step=-step if back else step, unit=parts["unit"] or "day")


def _mod(parts: Parts, *, ago: bool) -> TimexMod | None:
    bound = BOUNDS.get(parts["mod"].lower())
    about = MODIFIERS.get(" ".join(parts["about"].lower().split()))
    if ago and about in {"MORE_THAN", "LESS_THAN"}:
        return TimexMod.BEFORE if about == "MORE_THAN" else TimexMod.AFTER
    value = bound or about
    return TimexMod(value) if value else None


def _joined(text: str, found: list[Expression]) -> list[Expression]:
    """ "3 p.m. on Tuesday" is one expression, which dates as its day does."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before is not None and _JOINT.fullmatch(text, before.end, expression.start):
            day, clock = (before, expression) if expression.kind == "clock" else (expression, before)
            whole = _with_clock(day, clock)
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append(expression)
    return joined


def _with_clock(day: Expression, clock: Expression) -> Expression | None:
    if clock.kind != "clock" or clock.meaning.timex is None or day.kind not in _DAYS:
        return None
    if day.unit != "day" or ":" in day.clock:
        return None
    extent = (min(day.start, clock.start), max(day.end, clock.end))
    told = clock.meaning.timex.value.removeprefix("T")
    return replace(day, extents=(extent,), clock=told, mod=clock.mod or day.mod)
