"""Who is whose ally or adversary: "X, a key U.S. ally", "X is an ally of Y", "its rival Pakistan"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.shared.relations.found import Found, NamedThings
from kg.language import Token
from kg.language.syntax import coordinated, is_negated, listed_after, prepositional, subject
from kg.model import RelationType

_UNREAL = {"former", "ex", "potential", "possible"}


class Alignments:
    """Finds alliances and rivalries between states and organizations."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things

    def find(self, token: Token) -> Iterator[Found]:
        if token.lemma == "ally" and token.pos in {"VERB", "ADJ"}:
            yield from self._allied(token)
        if token.pos != "NOUN" or any(child.lower in _UNREAL for child in token.children):
            return
        if token.lemma in lexicon.words("allies"):
            yield from self._between(token, RelationType.ALLY_OF, "relation.ally")
        elif token.lemma in lexicon.words("adversaries"):
            yield from self._between(token, RelationType.OPPOSES, "relation.rival")

    def _between(self, noun: Token, kind: RelationType, rule: str) -> Iterator[Found]:
        owner = self._owner(noun)
        if noun.tag == "NNS":
            others = listed_after(noun) or self._subjects(noun)
            if owner is None and len(others) == 2:
                owner, others = others[0], others[1:]  # "the rivals X and Y"
        else:
            other = self._other(noun)
            others = [other] if other is not None else []
        for other in others:
            a, b = self._things.actor(other), self._things.actor(owner) if owner is not None else None
            if owner is not None and a is not None and b is not None:
                places = (other.i, owner.i, noun.i)
                yield Found(kind, a, b, min(places), max(places), rule)

    @staticmethod
    def _subjects(noun: Token) -> list[Token]:
        """ "X and Y are allies", "X and Y are rivals of Z"."""
        if noun.dep != "attr" or noun.head.lemma not in {"be", "remain"} or is_negated(noun.head):
            return []
        who = subject(noun.head)
        return coordinated(who) if who is not None else []

    def _allied(self, word: Token) -> Iterator[Found]:
        """ "X, allied with Y", "X is allied to Y"."""
        other = next(iter(prepositional(word, "with", "to")), None)
        if word.dep == "acl":
            who: Token | None = word.head
        elif word.dep in {"acomp", "ROOT", "conj", "relcl"} and not is_negated(
            word if word.pos == "VERB" else word.head
        ):
            who = subject(word if word.pos == "VERB" else word.head)
        else:
            who = None
        if other is None or who is None or word.lower != "allied":
            return
        a, b = self._things.actor(who), self._things.actor(other)
        if a is not None and b is not None:
            first, last = sorted((who.i, other.i))
            yield Found(RelationType.ALLY_OF, a, b, first, last, "relation.allied")

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
