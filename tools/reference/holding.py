"""Terms of office: what several sources say of the holders of one office, put together."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from kg.lexicon.lists import fold
from kg.resolve.names import Alike, compare, person_name

#: Columns of ``tables/holders.tsv``, and its sources.
COLUMNS = ("state", "office", "name", "since", "from", "known", "source")
FACTBOOK, ARTICLES = "factbook-2015", "articles"
#: Within so many days a second source that names the same person vouches for the time in between.
GAP = 400
# Two spellings of a name that is written in other letters.
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """That somebody held an office; dates are ISO, as exact as is known.

    Args:
        since: when it began, or "".
        start: a day on which it is known to be so, where it is not known when it began; or "".
        known: the last time at which it is known to be so.
        until: when it ended, or "".
        in_news: whether the name is spelled as in the news.
    """

    office: str
    name: str
    since: str
    start: str
    known: str
    until: str = ""
    in_news: bool = False

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day that are known."""
        return first_day(self.since or self.start), last_day(self.known)


def joined(terms: Iterable[Term]) -> list[Term]:
    """The terms of one office in order, one each, however many sources tell of it."""
    found: list[Term] = []
    for term in sorted(terms, key=lambda term: (term.days, term.name)):
        gap = days(found[-1].days[1], term.days[0]) if found else 0
        if found and gap <= GAP and is_one(found[-1].name, term.name, strict=gap > 0):
            found[-1] = _both(found[-1], term)
        else:
            found.append(term)
    return [_ended(*pair) for pair in zip(found, (*found[1:], None), strict=True)]


def _ended(term: Term, following: Term | None) -> Term:
    """A source that goes on naming somebody whose successor another source knows has not noticed."""
    if following is None or not following.since or following.days[0] > term.days[1]:
        return term
    return replace(term, known=following.since, until=following.since)


def is_one(name: str, other: str, *, strict: bool = True) -> bool:
    """Whether two names of holders of one office are of one person; of the same days, a spelling may differ more."""
    if compare(person_name(name), person_name(other)) <= Alike.VARIANT:
        return True
    pairs = [(mine, theirs) for mine in fold(name).split() for theirs in fold(other).split()]
    return not strict and any(SequenceMatcher(None, *pair).ratio() > _ALIKE for pair in pairs)


def days(one: str, other: str) -> int:
    """How many days lie between two days."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def first_day(iso: str) -> str:
    return iso + "-01-01"[len(iso) - 4 :] if iso else "0001-01-01"


def last_day(iso: str) -> str:
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return iso if len(iso) == len("2000-01-01") else f"{year}-{month:02}-{monthrange(year, month)[1]}"


def _both(one: Term, other: Term) -> Term:
    last = max(one, other, key=lambda term: term.days[1])
    named = one if one.in_news or not other.in_news else other
    return replace(one, office=one.office, name=named.name, known=last.known, in_news=named.in_news)
