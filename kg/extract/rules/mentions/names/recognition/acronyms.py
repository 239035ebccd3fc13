"""Acronyms of organizations that the article explains: "the Inkatha Freedom Party (IFP)", and "IFP" thereafter."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.rules.mentions.names.phrase import NameMap, NamePhrase
from kg.language import Token
from kg.model import EntityType

_LONGEST = 8
_SHORTEST_FROM_INITIALS = 3


class AcronymNames:
    """Finds the acronyms of the organizations found before, wherever they stand."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation

    def find(self) -> Iterator[NamePhrase]:
        bodies = [name for name in self._map.phrases() if name.type is EntityType.ORGANIZATION]
        known = {acronym for name in bodies for acronym in self._acronyms(name)}
        for token in self._annotation.tokens if known else ():
            if token.text in known and self._map.is_free(token.i, token.i + 1):
                yield NamePhrase(token.i, token.i + 1, EntityType.ORGANIZATION, token.text)

    def _acronyms(self, name: NamePhrase) -> Iterator[str]:
        """What the brackets behind a name give, and its initials."""
        tokens = self._annotation.tokens
        words = tokens[name.first : name.last]
        inner = bracketed(tokens, name.last)
        if inner is not None and len(words) > 1 and _is_acronym(inner):
            yield inner.text
        initials = "".join(word.text[0] for word in words if word.text[0].isupper())
        if _SHORTEST_FROM_INITIALS <= len(initials) <= _LONGEST and name.known is None:
            yield initials


def bracketed(tokens: tuple[Token, ...], last: int) -> Token | None:
    """The one word in brackets that open at token ``last``."""
    if last + 2 >= len(tokens) or tokens[last].text != "(" or tokens[last + 2].text != ")":
        return None
    return tokens[last + 1]


def _is_acronym(token: Token) -> bool:
    capitals = sum(letter.isupper() for letter in token.text)
    return 2 <= len(token.text) <= _LONGEST and token.text.isalnum() and capitals >= 2
