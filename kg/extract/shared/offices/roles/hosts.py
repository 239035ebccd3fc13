"""In whose land somebody is met or speaks: "flew to Jordan for talks with King X", "In Cairo, Minister Y said"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.shared.linking import Named
from kg.language import Token
from kg.language.syntax import first_coordinated
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: How many sentences before the meeting may tell where the visitor is.
_FARTHEST = 3
_INTO = {"to", "into"}
_STAYING = {"be", "arrive", "land", "stop", "stay", "arrival"}
_SEEING = {"visit", "tour", "enter", "reach"}
_TALKING = {"meet", "talk", "speak", "confer", "negotiate"}
_TALKS = {"talk", "talks", "meeting", "discussion", "negotiation", "summit", "dinner", "lunch", "audience"}
_HOLDING = {"hold", "have", "begin", "open", "conduct"}


class Hosts:
    """Asks the sentences of an article for the state that a visitor is in."""

    def __init__(self, identity: Named) -> None:
        self._identity = identity
        self._annotation = identity.annotation

    def state(self, name: Token) -> Cluster | None:
        """The state whose guest meets the person at ``name``, or in whose capital that person speaks."""
        if self._is_met(name):
            return self._goal_before(name)
        return self._capital_around(name) if name.dep == "nsubj" else None

    def seat(self, name: Token) -> Cluster | None:
        """The state in whose seat of power the person stands: "President X, speaking at the White House, said"."""
        if name.dep != "nsubj":
            return None
        clauses = [name.head, *name.head.all("advcl"), *name.all("acl", "advcl")]
        for beside in (prep for clause in clauses for prep in clause.all("prep") if prep.lower in {"at", "from"}):
            house = beside.child("pobj")
            phrase = self._identity.phrases.get(house.i) if house is not None else None
            known = phrase.known if phrase is not None else None
            if house is None or known is None or known.kind == "parliament":
                continue
            if known.metonym or house.lower in lexicon.words("buildings"):
                return self._identity.state(known.state)
        return None

    @staticmethod
    def _is_met(name: Token) -> bool:
        name = first_coordinated(name)
        above = name.head
        if name.dep == "dobj":
            return above.lemma == "meet"
        if name.dep != "pobj" or above.lower != "with":
            return False
        talks, held = above.head, above.head.child("dobj")
        talking = talks.lemma in (_TALKS if talks.pos == "NOUN" else _TALKING)
        return talking or (talks.lemma in _HOLDING and held is not None and held.lemma in _TALKS)

    def _goal_before(self, name: Token) -> Cluster | None:
        """Where the sentences before, the nearest words first, take the visitor."""
        first = self._annotation.sentences[max(0, name.sentence - _FARTHEST)].first
        for i in range(name.i - 1, first - 1, -1):
            phrase = self._identity.phrases.get(i)
            if phrase is not None and i == phrase.last - 1 and self._is_goal(self._annotation.tokens[i]):
                return self._land(i)
        return None

    @staticmethod
    def _is_goal(place: Token) -> bool:
        place = first_coordinated(place)
        above = place.head
        if place.dep == "dobj":
            return above.lemma in _SEEING
        if place.dep != "pobj":
            return False
        going = above.lower in _INTO and above.head.lemma in lexicon.words("motion")
        return going or (above.lower == "in" and above.head.lemma in _STAYING)

    def _capital_around(self, name: Token) -> Cluster | None:
        """ "In Cairo Friday, Foreign Minister X linked ...": the seat of the government that the minister is of."""
        for beside in name.head.all("prep"):
            town = beside.child("pobj") if beside.lower == "in" else None
            phrase = self._identity.phrases.get(town.i) if town is not None else None
            if town is not None and phrase is not None and phrase.form is Form.CAPITAL:
                return self._land(town.i)
        return None

    def _land(self, i: int) -> Cluster | None:
        """The state at a token, or that of the town there, where the article names it."""
        phrase = self._identity.phrases[i]
        thing = self._identity.by_token.get(i)
        if thing is not None and thing.type is EntityType.STATE:
            return thing
        return self._identity.state(phrase.known.state) if phrase.known is not None else None
