"""Common nouns for what was named: "the party", "both countries", "the militant group Hamas"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.coreference.referents import Referents
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.language.syntax import noun_phrase
from kg.model import EntityType, MentionKind

#: Nouns that any body may be called by.
_ANY_BODY = {"group", "organization", "organisation", "movement"}
#: Adjectives that do not make another thing of it: "the whole country".
_SAME = {"same", "whole", "entire"}


class Descriptions:
    """Finds the named things that nouns describe."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._identity = referents.identity
        self._history = referents.history
        self._annotation = referents.annotation

    def read_beside_name(self, token: Token) -> bool:
        """ "the militant group Hamas", "his counterpart, Manouchehr Mottaki": the name at its side says what it is."""
        thing = self._name_behind(token) or self._apposed(token)
        if thing is not None:
            self._referents.one[token.i] = thing
        return thing is not None

    def _name_behind(self, token: Token) -> GrowingCluster | None:
        after = self._annotation.next(token)
        phrase = self._identity.phrases.get(after.i) if after is not None else None
        if after is None or phrase is None or phrase.first != after.i or phrase.type is not EntityType.ORGANIZATION:
            return None
        head = self._annotation.tokens[phrase.last - 1]
        joined = token.head is head or head.head is token
        return self._identity.by_token[after.i] if joined and token.tag == "NN" else None

    def _apposed(self, token: Token) -> GrowingCluster | None:
        inner = token.child("appos")
        thing = self._identity.by_token.get(inner.i) if inner is not None else None
        if thing is None or token.tag != "NN":
            return None
        lemma = token.lemma
        if thing.type is EntityType.ORGANIZATION:
            return thing if lemma in lexicon.body_nouns() else None
        human = lemma in lexicon.collectives() or lemma in lexicon.titles() or lemma == "counterpart"
        return thing if thing.is_person and human else None

    def read_pair(self, token: Token) -> bool:
        """ "both countries", "the two leaders", "the two sides"."""
        lemma = token.lemma
        if lemma != "pair" and (token.tag != "NNS" or not any(c.lower in {"both", "two"} for c in token.children)):
            return False
        if lemma in lexicon.words("sides"):
            sides = {EntityType.STATE, EntityType.ORGANIZATION}
            pair = self._history.pair(token, lambda thing: thing.type in sides)
        elif lemma in lexicon.words("state-nouns"):
            pair = self._history.pair(token, lambda thing: thing.type is EntityType.STATE)
        elif lemma in lexicon.words("people-nouns"):
            pair = self._history.pair(token, lambda thing: thing.is_person)
        else:
            return False
        if pair:
            self._referents.several[token.i] = pair
        return bool(pair)

    def read_definite(self, token: Token) -> bool:
        """ "the country", "the ministry", "this group": the last thing of that kind."""
        determiner = next((c.lower for c in token.children if c.dep == "det" or c.tag == "DT"), "")
        if determiner not in {"the", "this", "that"} or token.tag not in {"NN", "NNP"} or self._is_another(token):
            return False
        word = token.lower
        if word in lexicon.words("state-nouns"):
            found = self._history.antecedent(token, lambda thing: thing.type is EntityType.STATE)
        else:
            found = self._history.antecedent(token, lambda thing: self._is_called(thing, word))
        if found is None:
            return False
        self._referents.refer(token, found, MentionKind.NOMINAL, noun_phrase(token))
        return True

    def read_capital(self, token: Token) -> bool:
        """ "the Libyan capital", "the capital of Libya": the city that the article names."""
        if token.lower != "capital" or token.tag != "NN" or token.child("appos") is not None:
            return False
        behind = (prep.child("pobj") for prep in token.all("prep") if prep.lower == "of")
        words = (*token.all("amod", "compound", "poss"), *(word for word in behind if word is not None))
        owners = (self._identity.by_token.get(word.i) for word in words)
        state = next((thing for thing in owners if thing is not None and thing.type is EntityType.STATE), None)
        city = self._identity.capital_of(state) if state is not None else None
        if city is None:
            return False
        self._referents.refer(token, city, MentionKind.NOMINAL, noun_phrase(token))
        return True

    @staticmethod
    def _is_another(token: Token) -> bool:
        """Its own words say which one it is: "the ruling party", "the ministry of ...", "the group in ..."."""
        if any(child.lower not in _SAME for child in token.all("amod", "compound", "nmod", "poss")):
            return True
        return any(prep.lower in {"of", "for", "in", "that", "which"} for prep in token.all("prep"))

    def _is_called(self, thing: GrowingCluster, word: str) -> bool:
        if thing.type is not EntityType.ORGANIZATION:
            return False
        heads = (name.casefold().split(" of ")[0] for name in (thing.name, *thing.aliases))
        if any(word in head.split() for head in heads):
            return True
        known = thing.known
        if known is None:  # an unlisted body may be any group, so that one named before it is not meant
            return word in _ANY_BODY and thing.state is None
        return known.kind in lexicon.body_nouns().get(word, ())
