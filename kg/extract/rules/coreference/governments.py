"""Descriptions of states: "the Iranian government", "the Gaddafi regime", "his country"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.coreference.referents import Referents
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.language.syntax import noun_phrase
from kg.model import EntityType, MentionKind


class Governments:
    """Finds the state that a noun for its government or land means."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._identity = referents.identity
        self._last: GrowingCluster | None = None

    def read(self, token: Token) -> bool:
        """Points the noun to its state; False if it means none."""
        if token.lemma in lexicon.words("state-nouns"):
            state = self._own_country(token)
        else:
            state = self._governed(token)
            self._last = state or self._last
        if state is not None:
            self._referents.refer(token, state, MentionKind.NOMINAL, noun_phrase(token))
        return state is not None

    def _governed(self, token: Token) -> GrowingCluster | None:
        """ "the Iranian government", "Israeli authorities", "the government of Chad", "the regime" named before."""
        nouns = lexicon.government_nouns()
        noun = nouns.get(token.lower) or nouns.get(token.lemma)
        if noun is None or noun.means != "state" or self._is_lesser(token):
            return None
        owner = self._owner(token)
        if owner is None and _is_bare_definite(token):
            return self._last or self._identity.main_state
        return owner

    @staticmethod
    def _is_lesser(token: Token) -> bool:
        """ "the local government", "a coalition government"."""
        return any(child.lower in lexicon.words("lesser-governments") for child in token.all("amod", "compound"))

    def _own_country(self, token: Token) -> GrowingCluster | None:
        """ "his country": the state whose office he holds."""
        owner = token.child("poss")
        person = self._referents.one.get(owner.i) if owner is not None else None
        if person is None or not person.is_person or token.tag != "NN":
            return None
        return self._identity.register.state_of(person)

    def _owner(self, token: Token) -> GrowingCluster | None:
        """The state of the first word beside the noun that names a state, its leader or its capital."""
        for child in token.children:
            if child.dep in {"amod", "compound", "poss", "nmod", "nsubj"} and child.i < token.i:
                state = self._state_behind(child)
                if self._is_person(child):
                    self._makes_official(child, token)
                if state is not None or self._is_person(child):
                    return state
                if child.i in self._identity.capitals:
                    return self._state_of_capital(child)
            if child.dep == "prep" and child.lower == "of" and (inner := child.child("pobj")) is not None:
                state = self._state_behind(inner)
                if state is not None or self._is_person(inner):
                    return state
            if (
                child.dep == "prep"
                and child.lower == "in"
                and not _is_qualified(token)
                and (inner := child.child("pobj")) is not None
            ):
                return self._state_behind(inner) or self._state_of_capital(inner)  # "the government in Kabul"
        return None

    def _makes_official(self, child: Token, noun: Token) -> None:
        """ "Harper's government", "the ousted regime of Harper": who has one holds a public office."""
        if noun.lemma in lexicon.words("ruling"):
            self._identity.by_token[child.i].type = EntityType.OFFICIAL

    def _is_person(self, token: Token) -> bool:
        thing = self._identity.by_token.get(token.i)
        return thing is not None and thing.is_person

    def _state_behind(self, token: Token) -> GrowingCluster | None:
        """The state that the name names, or that the person holds an office of."""
        thing = self._identity.by_token.get(token.i)
        if thing is None or thing.type is EntityType.STATE:
            return thing
        return self._identity.register.state_of(thing) if thing.is_person else None

    def _state_of_capital(self, token: Token) -> GrowingCluster | None:
        phrase = self._identity.phrases.get(token.i)
        return self._identity.state(phrase.known.state) if phrase is not None and phrase.known is not None else None


def _is_qualified(token: Token) -> bool:
    """ "the Sunni leadership in Iraq" is that of some of them."""
    return any(child.text[:1].isupper() for child in token.all("amod", "compound"))


def _is_bare_definite(token: Token) -> bool:
    """ "the regime" alone."""
    before = [child for child in token.children if child.i < token.i]
    bare = token.child("prep") is None and all(
        child.dep == "det" and child.lower in {"the", "this", "that"} for child in before
    )
    return token.i > 0 and bare and token.child("det") is not None
