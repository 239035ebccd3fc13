"""Spans of time in a question: its words, and the first and the last day they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from kg.extract.times.calendar import Period, Publication, bounds
from kg.extract.times.tagger import expressions
from kg.lexicon.times import months, weekdays

_BEFORE = (
    r"(?P<how>in|on|during|at|since|after|from|before|until|till|by|through|throughout|between|as of|for|starting|of)"
)
_BLANK = re.compile(r"\s+")
_AHEAD = re.compile(r"\b(?:will|planned|plans?|scheduled|upcoming|going to|next)\b", re.IGNORECASE)
_SINCE, _UNTIL = {"since", "from", "starting"}, {"until", "till", "by", "through"}
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?!\d|-)")


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, ISO; None where that side is open, on both where it is not known which days are meant.

    ``told`` is what the question says.
    """

    first: str | None
    last: str | None
    told: str
    counted_from: str | None = None

    @property
    def is_known(self) -> bool:
        return bool(self.first or self.last)

    def words(self) -> str:
        """In plain words."""
        if not self.is_known:
            return "at a time that is not known here"
        if self.first == self.last:
            return f"on {self.first}"
        if self.last is None:
            return f"from {self.first} on"
        return f"until {self.last}" if self.first is None else f"from {self.first} to {self.last}"


def find_span(question: str, today: str | None) -> tuple[str, Span | None]:
    """The question without its words for time, and the span that these mean together.

    Args:
        today: the day from which "last week" counts.
    """
    text = _capitals(question)
    found: list[tuple[int, int, str | None, str | None, str, bool]] = []
    for each in expressions(text):
        if not each.dates:
            continue
        period = Publication.of(today).resolve(each.resolve, 1 if _AHEAD.search(text) else -1)
        told = text[each.start : each.end]
        first, last = _days(period) or (None, None)
        found.append((each.start, each.end, first, last, told, not re.search(r"\d{4}", told)))
    if not found:
        return _bare_years(question)
    spans: list[Span] = []
    cuts: list[tuple[int, int]] = []
    for start, end, first, last, told, relative in found:
        match = re.search(rf"\b{_BEFORE}\s+(?:the\s+)?$", text[:start], re.IGNORECASE)
        how = match["how"].lower() if match else ""
        if not match and cuts and re.fullmatch(r"\s*(?:and|to|until|till|-|–|through)\s*", text[cuts[-1][1] : start]):
            # "between May 1 and May 5", "from March to June"
            before = spans.pop()
            spans.append(Span(before.first, last, f"{before.told} to {told}", before.counted_from))
            cuts[-1] = (cuts[-1][0], end)
            continue
        spans.append(_bounded(how, first, last, f"{how} {told}".strip(), today if relative else None))
        cuts.append((match.start() if match else start, end))
    left, at = "", 0
    for start, end in cuts:
        left, at = f"{left} {question[at:start]}", end
    begin = max((span.first for span in spans if span.first), default=None)
    until = min((span.last for span in spans if span.last), default=None)
    told = " ".join(span.told for span in spans)
    counted = next((span.counted_from for span in spans if span.counted_from), None)
    return _BLANK.sub(" ", f"{left} {question[at:]}").strip(), Span(begin, until, told, counted)


def _bounded(how: str, first: str | None, last: str | None, told: str, today: str | None) -> Span:
    if first is None or last is None:
        return Span(None, None, told)
    if how in _SINCE:
        return Span(first, None, told, today)
    if how == "after":
        return Span(_moved(last, 1), None, told, today)
    if how == "before":
        return Span(None, _moved(first, -1), told, today)
    return Span(None if how in _UNTIL else first, last, told, today)


def _bare_years(question: str) -> tuple[str, Span | None]:
    """A year that no preposition makes one: "protests 2010"."""
    match = _YEAR.search(question)
    if match is None:
        return question, None
    left = question[: match.start()] + question[match.end() :]
    return _BLANK.sub(" ", left).strip(), Span(f"{match[0]}-01-01", f"{match[0]}-12-31", match[0])


def _days(period: Period | None) -> tuple[str, str] | None:
    """First and last day of what is meant; None where the year is not known."""
    start, end = period or (None, None)
    start, end = start or end, end or start
    if start is None or end is None or start.startswith("-") or end.startswith("-"):
        return None
    return bounds(start)[0].isoformat(), bounds(end)[1].isoformat()


def _moved(day: str, days: int) -> str:
    try:
        return (bounds(day)[0] + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


def _capitals(question: str) -> str:
    """Months and weekdays as articles write them; "may" and "march" only beside a number or behind "in"."""
    names = "|".join(
        sorted(
            {*months(), *weekdays()} - {"may", "march", "sun", "mon", "sat", "wed", "mar", "dec"}, key=len, reverse=True
        )
    )
    text = re.sub(rf"\b(?:{names})\b", lambda found: found[0].capitalize(), question)
    return re.sub(
        r"\b(?:may|march)\b(?=\s+\d)|(?<=\bin )(?:may|march)\b|(?<=\d )(?:may|march)\b",
        lambda found: found[0].capitalize(),
        text,
    )
