"""Names of persons, found by the tokens at their edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.layers import NamedPerson, PersonName
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.model import RoleStatus


class Held(NamedTuple):
    """Who holds an office by which rule, and how they stand to it."""

    name: PersonName
    rule: str
    status: RoleStatus


class NamesOfPersons:
    """The names of an article's persons."""

    def __init__(self, annotation: Annotation, people: Sequence[NamedPerson]) -> None:
        self._tokens = annotation.tokens
        names = [name for record in people for name in record.names]
        self._starts = {name.first: name for name in names}
        self.ends = {name.last: name for name in names}
        self._at = {i: name for name in names for i in range(name.first, self._end(name))}

    def starting(self, i: int) -> PersonName | None:
        """The name that starts at token ``i`` or behind the honorific or rank there."""
        return self._starts.get(self._skip_ranks(i))

    def ending(self, i: int) -> PersonName | None:
        """The name whose last token stands before ``i``, letters of honour not counted."""
        honoured = i > 2 and self._tokens[i - 1].lower in lexicon.post_nominals()
        before = i - 1 if honoured else i
        if honoured and self._tokens[before - 1].text == ",":
            before -= 1  # "Robert Shriver, Jr."
        return self.ends.get(i) or self.ends.get(before)

    def at(self, token: Token | None) -> PersonName | None:
        return self._at.get(token.i) if token is not None else None

    def _end(self, name: PersonName) -> int:
        """The end of the name with the letters of honour behind it, which the parser may take for its head."""
        honoured = name.last < len(self._tokens) and self._tokens[name.last].lower in lexicon.post_nominals()
        return name.last + 1 if honoured else name.last

    def _skip_ranks(self, i: int) -> int:
        while i < len(self._tokens) and self._is_rank(self._tokens[i]):
            i += 1
            if i < len(self._tokens) and self._tokens[i].text == ".":
                i += 1
        return i

    @staticmethod
    def _is_rank(token: Token) -> bool:
        entry = lexicon.titles().get(token.lower.rstrip("."))
        if entry is None:
            return False
        monarch = token.text == "King" or token.lower not in lexicon.words("named-titles")  # "the leader King X"
        reigning = entry.level == "head-of-state" and bool(entry.gender) and token.text.istitle() and monarch
        return entry.kind in {"honorific", "rank"} or reigning
