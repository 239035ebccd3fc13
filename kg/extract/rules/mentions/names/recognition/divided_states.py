"""States that are called by their half of a land: "the North" of Korea, "North and South Korea"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NameMap, NamePhrase
from kg.language import Token
from kg.language.syntax import CLAUSE_SUBJECT, MODIFIERS, VERBAL
from kg.lexicon.gazetteer import Form, Known
from kg.model import BlockKind, EntityType

_OTHER = {"North": "South", "South": "North", "East": "West", "West": "East"}
#: "the West" is the bloc, "the East" half of the world.
_ALONE = {"North", "South"}
#: How often an article names the one half before "the South" means the other without its name.
_OFTEN = 3


class DividedStates:
    """Finds them in one article, once its states are known."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation
        named = (phrase.known for phrase in names.phrases() if phrase.type is EntityType.STATE)
        self._named = Counter(known.name for known in named if known is not None)

    def find(self) -> Iterator[NamePhrase]:
        for token in self._annotation.tokens:
            if token.text in _OTHER and self._map.at(token.i) is None:
                known = self._joined(token) or self._alone(token)
                if known is not None:
                    before = self._map.neighbour(token.i, -1)
                    first = token.i - 1 if before is not None and before.lower == "the" else token.i
                    yield NamePhrase(first, token.i + 1, EntityType.STATE, token.text, known=known)

    def _joined(self, token: Token) -> Known | None:
        """ "North" of "North and South Korea"."""
        mark, other = self._map.neighbour(token.i, 1), self._map.at(token.i + 2)
        if mark is None or mark.lower not in lexicon.words("row-marks") or other is None or other.known is None:
            return None
        direction, _, land = other.known.name.partition(" ")
        told = other.first == token.i + 2 and other.type is EntityType.STATE and other.form is Form.NAME
        return self._state(f"{token.text} {land}") if told and direction == _OTHER[token.text] else None

    def _alone(self, token: Token) -> Known | None:
        """ "the North", in an article that names North Korea, or South Korea often."""
        before = self._map.neighbour(token.i, -1)
        articled = before is not None and before.lower == "the"
        if token.text not in _ALONE or not (articled or self._heads(token)) or token.dep in MODIFIERS:
            return None
        halves = {self._half(token.text, name, number) for name, number in self._named.items()} - {None}
        return halves.pop() if len(halves) == 1 else None

    def _heads(self, token: Token) -> bool:
        """A headline leaves out the article: "North does not retaliate"."""
        headline = self._annotation.sentence_of(token).kind is BlockKind.HEADLINE
        return headline and token.dep in CLAUSE_SUBJECT and token.head.pos in VERBAL

    def _half(self, direction: str, name: str, number: int) -> Known | None:
        """The half of this direction, where the state named is that half or the other."""
        first, _, land = name.partition(" ")
        other = f"{_OTHER[direction]} {land}"
        if first == direction:
            divided = self._state(other) is not None or self._state(land) is not None
            return self._state(name) if divided else None
        return self._state(f"{direction} {land}") if name == other and number >= _OFTEN else None

    def _state(self, name: str) -> Known | None:
        readings = self._map.gazetteer.readings(name)
        return next((k for k in readings if k.type is EntityType.STATE and k.name == name), None)
