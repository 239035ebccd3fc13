"""Names that the engine cut in two: "Samsung" and "Engineering & Construction", "Sheffield" and "United"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NameMap, NamePhrase
from kg.extract.rules.mentions.names.tokens import is_title, is_title_case
from kg.model import EntityType

_STARTS = {EntityType.ORGANIZATION, EntityType.PLACE}


class SplitNames:
    """Joins a name and what only the engine takes for a body of its own right behind it."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._tokens = names.annotation.tokens

    def whole(self) -> Iterator[NamePhrase]:
        """The names that were cut."""
        for first, rest in pairwise(self._map.phrases()):
            if first.last == rest.first and self._is_rest(rest, first) and self._goes_on(first, rest):
                yield self._joined(first, rest)

    def _joined(self, first: NamePhrase, rest: NamePhrase) -> NamePhrase:
        start = first.first + (self._tokens[first.first].lower == "the")
        place = self._tokens[rest.last - 1].text in lexicon.place_heads()
        kind = EntityType.PLACE if place else EntityType.ORGANIZATION
        return NamePhrase(first.first, rest.last, kind, self._map.text(start, rest.last), owner=first.owner)

    def _is_rest(self, rest: NamePhrase, first: NamePhrase) -> bool:
        start = self._tokens[rest.first]
        told = rest.trusted or rest.known is not None or rest.owner is not None or is_title(start)
        same = start.sentence == self._tokens[first.first].sentence
        body = rest.type is EntityType.ORGANIZATION
        return body and not told and same and not is_title_case(self._map.annotation, start.sentence)

    def _goes_on(self, first: NamePhrase, rest: NamePhrase) -> bool:
        """The parser reads one name over both: the first says whose or which the second is."""
        if first.type not in _STARTS:
            return False
        if first.known is not None and first.known.kind in lexicon.MEMBER_KINDS:
            return False
        last = self._tokens[first.last - 1]
        return last.dep == "compound" and rest.first <= last.head.i < rest.last
