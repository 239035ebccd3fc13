"""What is a branch of a body: "the Y Brigades, the military wing of X", "X's youth wing, the Y League"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import lexicon
from kg.extract.drafts import Thing
from kg.extract.relations.found import Found, NamedThings
from kg.extract.syntax import is_negated, subject
from kg.language import Token
from kg.model import EntityType, RelationType


class Branches:
    """Finds the branches of organizations and states by the noun that tells them."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things

    def find(self, token: Token) -> Iterator[Found]:
        if token.pos != "NOUN" or token.tag != "NN" or token.lemma not in lexicon.words("branches"):
            return
        owner, branch = self._owner(token), self._branch(token)
        if owner is None or branch is None:
            return
        whole, part = self._things.actor(owner), self._organization(branch)
        if whole is not None and part is not None:
            places = (owner.i, branch.i, token.i)
            yield Found(RelationType.PART_OF, part, whole, min(places), max(places), "relation.branch")

    def _owner(self, noun: Token) -> Token | None:
        before = (child for child in noun.all("poss", "amod", "compound", "nmod") if child.i < noun.i)
        behind = (prep.child("pobj") for prep in noun.all("prep") if prep.lower == "of")
        words = (word for word in (*before, *behind) if word is not None)
        return next((word for word in words if self._things.actor(word) is not None), None)

    def _branch(self, noun: Token) -> Token | None:
        """What is called a branch."""
        if noun.dep == "appos":
            return noun.head
        if noun.dep == "attr" and noun.head.lemma == "be" and not is_negated(noun.head):
            return subject(noun.head)
        named = noun.child("appos")
        return named if named is not None and self._organization(named) is not None else None

    def _organization(self, token: Token) -> Thing | None:
        thing = self._things.named(token)
        return thing if thing is not None and thing.type is EntityType.ORGANIZATION else None
