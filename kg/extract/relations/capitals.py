"""In what a capital lies: "the capital, Khartoum", "the Libyan capital": the lists tell the city."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.relations.clauses import is_asked, predicate
from kg.extract.relations.found import Found, NamedThings
from kg.language import Token
from kg.model import EntityType, RelationType


class Capitals:
    """Finds the capital that the word "capital" means, where the article names city and state."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things

    def find(self, noun: Token) -> Iterator[Found]:
        if noun.lower != "capital" or noun.pos != "NOUN":
            return
        verb = predicate(noun)
        if verb is not None and is_asked(verb):
            return
        beside = [noun.child("appos"), self._things.annotation.next(noun), self._things.annotation.next(noun, 2)]
        beside.append(noun.head if noun.dep == "appos" else None)  # "Tehran, the capital"
        named = next((place for token in beside if (place := self._things.place(token)) is not None), None)
        place = self._things.referent(noun) or named
        phrase = next((p for p in self._things.names if self._things.is_capital(p, place)), None)
        state = self._things.state(phrase.known.state) if phrase is not None and phrase.known else None
        if place is None or place.type is not EntityType.PLACE or state is None:
            return
        said = [noun, *noun.all("amod", "compound", "poss", "appos")]
        if noun.dep == "appos":
            said.append(noun.head)
        said += [token for token in beside if token is not None]
        at = next((t for t in said if self._things.place(t) is place or self._things.named_state(t) is state), None)
        if at is not None:
            first, last = sorted((noun.i, at.i))
            yield Found(RelationType.LOCATED_IN, place, state, first, last, "relation.capital")
