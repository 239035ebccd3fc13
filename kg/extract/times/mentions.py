"""What each time expression says, as TIMEX3: a value even where it is not sure enough to date an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kg.extract.times.calendar import Period, Publication, bounds, is_day, moved
from kg.extract.times.forms.relative_dates import shifted
from kg.extract.times.tagger import Expression
from kg.extract.times.tense import leaning
from kg.language import Annotation, Token
from kg.model import Span, TimeMention, TimexType

#: How many sentences before it an expression looks for the day that it counts from.
_NEAR_SENTENCES = 2
_COUNTED_FROM = {"after", "before", "ago", "later", "earlier", "since", "previously"}
_DARK = {"NI", "EV"}
_PRECISION = {"year": 4, "decade": 4, "month": 7}


@dataclass(slots=True)
class Found:
    """An expression, where its sentence begins, its words, whether they tell of the past (-1) or the future (1), and
    the period meant if that is sure."""

    expression: Expression
    offset: int
    words: Sequence[Token]
    way: int
    period: Period | None


class _Told(NamedTuple):
    """A time told before: its first day (or month, or year), and its time of day."""

    sentence: int
    block: int
    start: str
    clock: str


class Mentions:
    """The mentions of an article, made in the order of its text: some count from those before them."""

    def __init__(self, annotation: Annotation, when: Publication) -> None:
        self._annotation = annotation
        self._when = when
        self._told: list[_Told] = []

    def of(self, found: Sequence[Found]) -> list[TimeMention]:
        return [mention for each in found for mention in self._of(each)]

    def _of(self, found: Found) -> list[TimeMention]:
        expression = found.expression
        spans = [Span(found.offset + start, found.offset + end) for start, end in expression.extents]
        timex = expression.meaning.timex
        if expression.kind == "clock" and timex is not None:
            value = self._on_its_day(found, timex.value.removeprefix("T"))
            return [self._mention(found, spans[0], value, TimexType.TIME)] if value else []
        if timex is not None:
            kind = timex.type
            if expression.kind == "length" and _is_rate(self._annotation, found.words):
                kind = TimexType.SET
            return [TimeMention(spans[0], timex.value, type=kind, mod=expression.mod)]
        if expression.kind == "offset" and expression.unit in {"hour", "minute"}:
            value = self._hours_on(found)
            return [self._mention(found, spans[0], value, TimexType.TIME)] if value else []
        period = self._period(found)
        if period is None:
            value = expression.some()
            return [self._mention(found, spans[0], value, _type_of(value))] if value else []
        # "from 2003 to 2008" are two, the beginning and the end
        sides = [(side, side) for side in period] if len(spans) > 1 else [period]
        return [
            self._mention(found, span, value, _type_of(value))
            for span, side in zip(spans, sides, strict=True)
            if side[0] is not None and (value := self._keep(found, side))
        ]

    def _mention(self, found: Found, span: Span, value: str, kind: TimexType) -> TimeMention:
        inferred = self._when.inferred and not found.expression.year
        return TimeMention(span, value, inferred, kind, found.expression.mod)

    def _keep(self, found: Found, period: Period) -> str | None:
        start = period[0]
        if start is not None and not start.startswith("-"):
            self._remember(found.words[0], start, found.expression.clock)
        return found.expression.value(period)

    def _remember(self, word: Token, start: str, clock: str) -> None:
        block = self._annotation.sentence_of(word).block
        self._told.append(_Told(word.sentence, block, start, clock))

    def _period(self, found: Found) -> Period | None:
        """The period meant, or the one that is most likely meant."""
        period, expression = found.period, found.expression
        if period is not None and not (period[0] or "-").startswith("-"):
            return period
        if expression.kind == "offset":
            return period or self._counted(found)
        guess = expression.meaning.guess or expression.meaning.resolve
        return self._when.resolve(guess, found.way or leaning(found.words)) or period

    def _before(self, word: Token, length: int) -> _Told | None:
        """The last time told before that is at least so exact: in the sentence, or in the two before it."""
        block = self._annotation.sentence_of(word).block
        for told in reversed(self._told):
            if told.sentence < word.sentence - _NEAR_SENTENCES or told.block != block:
                return None
            if len(told.start) >= length:
                return told
        return None

    def _day(self, word: Token) -> _Told | None:
        """The day that a time of day is of: the last told before it, or that of publication."""
        told = self._before(word, 10)
        if told is not None:
            return told
        last = self._when.last
        return _Told(word.sentence, 0, last.isoformat(), "") if last is not None and last == self._when.first else None

    def _counted(self, found: Found) -> Period | None:
        """ "the following day" where it is not sure from which day it counts."""
        unit = "day" if found.expression.clock else found.expression.unit
        told = self._before(found.words[0], _PRECISION.get(unit, 10)) or self._day(found.words[0])
        if told is None:
            return None
        step = found.expression.step
        if unit == "decade":
            unit, step = "year", step * 10
        try:
            return shifted(bounds(told.start)[0], unit, step)
        except (ValueError, OverflowError):  # a date that no calendar has
            return None

    def _on_its_day(self, found: Found, clock: str) -> str | None:
        told = self._day(found.words[0])
        if told is None:
            return None
        told_day = date.fromisoformat(told.start)
        morning = clock == "MO" or clock < "12:00"
        dark = told.clock in _DARK or told.clock == "24:00"
        day = moved(told_day, 1) if dark and morning else told_day  # "last night ... at dawn"
        if day is None:
            return None
        self._remember(found.words[0], day.isoformat(), clock)
        return f"{day.isoformat()}T{clock}"

    def _hours_on(self, found: Found) -> str | None:
        """ "an hour later" """
        told = self._before(found.words[0], 10)
        if told is None or not is_day(told.start):
            return None
        if ":" not in told.clock or told.clock.startswith("24"):
            return f"{told.start}TXX:XX"
        step = found.expression.step
        way = timedelta(hours=step) if found.expression.unit == "hour" else timedelta(minutes=step)
        try:
            then = datetime.fromisoformat(f"{told.start}T{told.clock}") + way
        except OverflowError:  # a date that no calendar has
            return None
        self._remember(found.words[0], then.date().isoformat(), f"{then:%H:%M}")
        return f"{then.date().isoformat()}T{then:%H:%M}"


def _type_of(value: str) -> TimexType:
    return TimexType.TIME if "T" in value else TimexType.DATE


def _is_rate(annotation: Annotation, words: Sequence[Token]) -> bool:
    """ "20 flights a day", "$5 a year": what is counted in it, not how long it takes."""
    first, last = words[0], words[-1]
    if len(words) != 2 or first.lower not in {"a", "an"} or last.dep != "npadvmod":
        return False
    following = annotation.next(last)
    return last.head.pos in {"NOUN", "NUM", "SYM"} and (following is None or following.lower not in _COUNTED_FROM)
