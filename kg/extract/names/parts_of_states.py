"""Places told by the states about them: "northern Iraq", "South-eastern Chad", "the Israel-Lebanon border"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language import Sentence
from kg.language.marks import DASHES
from kg.language.syntax import MODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType


class PartsOfStates:
    """Finds the parts of states, and their borders, that have no other name."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation

    def parts(self, sentence: Sentence) -> Iterator[NamePhrase]:
        for i in range(sentence.first, sentence.last - 1):
            if self._annotation.tokens[i].lower not in lexicon.words("directions") or self._map.at(i) is not None:
                continue
            state = self._map.at(i + 1)
            if state is None or state.type is not EntityType.STATE or state.form is not Form.NAME:
                continue
            if state.first == i + 1 and not self._is_modifier(state):
                first = self._start(i, sentence.first)
                yield NamePhrase(first, state.last, EntityType.PLACE, self._map.text(first, state.last), owner=state)

    def borders(self, sentence: Sentence) -> Iterator[NamePhrase]:
        """ "the Syria–Turkey border", "the Ugandan-Sudanese border"."""
        tokens = self._annotation.tokens
        for i in range(sentence.first + 3, sentence.last):
            if tokens[i].lower != "border" or tokens[i - 2].text not in DASHES | {"/"}:
                continue
            one, other = self._map.at(i - 3), self._map.at(i - 1)
            named = [land for land in (one, other) if land is not None and land.type is EntityType.STATE]
            if len(named) == 2 and named[1].first == i - 1 and named[0].last == i - 2:
                yield NamePhrase(named[0].first, i + 1, EntityType.PLACE, self._map.text(named[0].first, i + 1))

    def _start(self, i: int, limit: int) -> int:
        """ "north-western": with what a hyphen joins."""
        tokens = self._annotation.tokens
        joined = i - 2 >= limit and tokens[i - 1].text == "-" and tokens[i - 2].lower in {"north", "south"}
        return i - 2 if joined else i

    def _is_modifier(self, state: NamePhrase) -> bool:
        """ "northern Iraq oil fields"."""
        head = self._annotation.tokens[state.last - 1]
        return head.dep in MODIFIERS and head.head.i > head.i
