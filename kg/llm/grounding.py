"""Where the words stand that a model quotes: as they are, near what it wrote, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.llm.account import Account
from kg.model import Span
from kg.notes import QuotedText, QuoteError, straight

__all__ = ["Grounding", "Place"]

_QUOTE = re.compile(r"\s*(?:\[?(?P<number>[0-9]{1,6})\]?\s*:)?\s*(?P<words>.+?)(?:#[0-9]{1,3})?\s*", re.DOTALL)
_WORD = re.compile(r"\w+(?:[.'-]\w+)*")
#: So alike words must be to those of the text, and so many letters have those that are compared at all.
_ALIKE = 0.85
_FEWEST, _MOST = 8, 400
_GAP = "⋯"
#: More places than these no fact has.
_MOST_PLACES = 60


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of the article; ``is_near`` if the model had not quite these, or another sentence for them."""

    span: Span
    is_near: bool = False


class Grounding:
    """Finds the places of quotes in one section of an article.

    Args:
        article: with its sentences.
        section: the numbers of some of them; nothing else is looked at.
        account: told what has no place.
    """

    def __init__(self, article: QuotedText, section: range, account: Account) -> None:
        self.article, self._section, self._account = article, section, account

    def places(self, quotes: object, what: str) -> list[Place]:
        """Those of a quote or of several, in the order of the text, none twice; of those that stand nowhere, none.

        Args:
            what: the fact that they are to prove.
        """
        if isinstance(quotes, str):
            quotes = [quotes]
        if not isinstance(quotes, list):
            if quotes is not None:
                self._account.refuse("form", what, "no list of quotes")
            return []
        found: dict[Span, Place] = {}
        for quote in quotes[:_MOST_PLACES]:
            place = self._place(quote)
            if place is None:
                self._account.refuse("quote", f"{what}: {quote}", "it does not stand in the text")
            else:
                self._account.near += place.is_near
                found.setdefault(place.span, place)
        return sorted(found.values())

    def _place(self, quote: object) -> Place | None:
        if not isinstance(quote, str):
            return None
        try:
            span = self.article.place(quote.strip())
        except QuoteError:
            return self._near(quote)
        return Place(span) if self._is_inside(span) else None

    def _is_inside(self, span: Span) -> bool:
        first, last = self.article.sentences[self._section.start], self.article.sentences[self._section.stop - 1]
        return first.start <= span.start and span.end <= last.end

    def _near(self, quote: str) -> Place | None:
        """The same words in one other sentence, or nearly the same words in that sentence."""
        found = _QUOTE.fullmatch(quote)
        if found is None or len(found["words"]) > _MOST or _GAP in found["words"]:
            return None
        words = straight(found["words"]).strip("\"' ")
        numbers = [n for n in self._section if found["number"] is None or n != int(found["number"])]
        if words and len(words) >= _FEWEST:
            exact = [each for n in numbers for each in self._all_of(words, n)]
            if len(exact) == 1:
                return Place(exact[0], is_near=True)
        if found["number"] is None or int(found["number"]) not in self._section or len(words) < _FEWEST:
            return None
        return self._like(words, int(found["number"]))

    def _all_of(self, words: str, number: int) -> list[Span]:
        sentence = self.article.sentences[number]
        text = straight(self.article.text[sentence.start : sentence.end])
        starts = [each.start() for each in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        return [Span(sentence.start + at, sentence.start + at + len(words)) for at in starts]

    def _like(self, words: str, number: int) -> Place | None:
        """By the letters of as many words, small and capital alike (Ratcliff and Obershelp's measure)."""
        sentence = self.article.sentences[number]
        text = straight(self.article.text[sentence.start : sentence.end]).lower()
        there = [each.span() for each in _WORD.finditer(text)]
        wanted = words.lower()
        many = len(_WORD.findall(wanted))
        best = max(self._windows(text, there, wanted, many), default=None)
        if best is None or best[0] < _ALIKE:
            return None
        start, end = -best[1], best[2]
        return Place(Span(sentence.start + start, sentence.start + end), is_near=True)

    @staticmethod
    def _windows(text: str, there: Sequence[tuple[int, int]], wanted: str, many: int) -> list[tuple[float, int, int]]:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        found = []
        for size in {max(1, many - 1), many, many + 1}:
            for first in range(len(there) - size + 1):
                start, end = there[first][0], there[first + size - 1][1]
                matcher.set_seq1(text[start:end])
                if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                    found.append((ratio, -start, end))
        return found
