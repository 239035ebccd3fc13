"""What is a branch of a body: "the Y Brigades, the military wing of X", "X's youth wing, the Y League"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.shared.relations.found import Found, NamedThings
from kg.language import Token
from kg.language.syntax import is_negated, subject
from kg.model import EntityType, RelationType


class Branches:
    """Finds the branches of organizations and states by the noun that tells them."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things

    def find(self, token: Token) -> Iterator[Found]:
        if token.pos != "NOUN" or token.tag != "NN":
            return
        watch = token.lemma in lexicon.words("watch-nouns")
        if not watch and token.lemma not in lexicon.words("branches"):
            return
        owner = self._owner(token)
        if watch and (owner is None or not self._is_its_own(token, owner)):
            return
        branch = self._branch(token) or (self._named_behind(token) if watch else None)
        if owner is None or branch is None:
            return
        whole, part = self._things.actor(owner), self._organization(branch)
        if whole is not None and part is not None:
            places = (owner.i, branch.i, token.i)
            yield Found(RelationType.PART_OF, part, whole, min(places), max(places), "relation.branch")

    def _is_its_own(self, noun: Token, owner: Token) -> bool:
        """ "the U.N. nuclear watchdog", "the U.S. space agency", but a Russian news agency is not the state's."""
        whole = self._things.actor(owner)
        told = any(child.lower in lexicon.words("own-agencies") for child in noun.children)
        return told or (whole is not None and whole.type is EntityType.ORGANIZATION)

    def _named_behind(self, noun: Token) -> Token | None:
        """ "the U.S. space agency NASA"."""
        named = noun.head if noun.dep in {"compound", "nmod"} and noun.head.i > noun.i else None
        return named if named is not None and self._organization(named) is not None else None

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

    def _organization(self, token: Token) -> Cluster | None:
        thing = self._things.named(token)
        return thing if thing is not None and thing.type is EntityType.ORGANIZATION else None
