"""Listed names that stand in a row: "Atlanta, Georgia", "Georgia and Ukraine"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.names.phrase import NamePhrase
from kg.language import Annotation
from kg.lexicon import lists as lexicon


class Rows:
    """The listed names of one article by their places."""

    def __init__(self, annotation: Annotation, phrases: Iterable[NamePhrase]) -> None:
        self._tokens = annotation.tokens
        self._by_first: dict[int, NamePhrase] = {}
        self._by_last: dict[int, NamePhrase] = {}
        for phrase in phrases:
            self._by_first[phrase.first] = self._by_last[phrase.last] = phrase

    def starting(self, i: int) -> NamePhrase | None:
        """The name that begins with token ``i``."""
        return self._by_first.get(i)

    def behind_comma(self, phrase: NamePhrase) -> NamePhrase | None:
        i = phrase.last
        return self.starting(i + 1) if i < len(self._tokens) and self._tokens[i].text == "," else None

    def beside(self, phrase: NamePhrase) -> Iterator[NamePhrase]:
        """The names before and behind it, with nothing between but a comma or a conjunction."""
        tokens = self._tokens
        for i, index, step in ((phrase.first - 1, self._by_last, 0), (phrase.last, self._by_first, 1)):
            if 0 <= i < len(tokens) and tokens[i].lower in lexicon.words("row-marks"):
                other = index.get(i + step)
                if other is not None and tokens[other.first].sentence == tokens[phrase.first].sentence:
                    yield other
