"""Who is whose ally or adversary: "X, a key U.S. ally", "X is an ally of Y", "its rival Pakistan"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import lexicon
from kg.extract.relations.found import Found, NamedThings
from kg.extract.syntax import is_negated, subject
from kg.language import Token
from kg.model import RelationType

_UNREAL = {"former", "ex", "potential", "possible"}


class Alignments:
    """Finds alliances and rivalries between states and organizations."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things

    def find(self, token: Token) -> Iterator[Found]:
        if token.pos != "NOUN" or token.tag != "NN" or any(child.lower in _UNREAL for child in token.children):
            return
        if token.lemma in lexicon.words("allies"):
            yield from self._between(token, RelationType.ALLY_OF, "relation.ally")
        elif token.lemma in lexicon.words("adversaries"):
            yield from self._between(token, RelationType.OPPOSES, "relation.rival")

    def _between(self, noun: Token, kind: RelationType, rule: str) -> Iterator[Found]:
        owner, other = self._owner(noun), self._other(noun)
        if owner is None or other is None:
            return
        a, b = self._things.actor(other), self._things.actor(owner)
        if a is not None and b is not None:
            places = (other.i, owner.i, noun.i)
            yield Found(kind, a, b, min(places), max(places), rule)

    def _owner(self, noun: Token) -> Token | None:
        """Whose ally: "U.S. ally", "ally of Russia"."""
        before = (child for child in noun.all("poss", "amod", "compound", "nmod") if child.i < noun.i)
        behind = (prep.child("pobj") for prep in noun.all("prep") if prep.lower in {"of", "to"})
        words = (word for word in (*before, *behind) if word is not None)
        return next((word for word in words if self._things.actor(word) is not None), None)

    @staticmethod
    def _other(noun: Token) -> Token | None:
        """Who is the ally."""
        if noun.dep == "appos":
            return noun.head
        if noun.dep == "attr" and noun.head.lemma in {"be", "remain"} and not is_negated(noun.head):
            return subject(noun.head)
        inner = noun.child("appos")
        if inner is not None:
            return inner
        return noun.head if noun.dep in {"compound", "nmod"} and noun.head.i > noun.i else None
