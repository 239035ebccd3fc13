"""In what a capital lies: "the capital, Khartoum", "the Libyan capital": the lists tell the city."""

from __future__ import annotations

from kg.extract.relations.clauses import is_asked, predicate
from kg.extract.relations.found import Found, NamedThings
from kg.language import Token
from kg.model import EntityType, RelationType


def found_capital(things: NamedThings, noun: Token) -> Found | None:
    """The capital that the word "capital" means, where the article names city and state."""
    if noun.lower != "capital" or noun.pos != "NOUN":
        return None
    verb = predicate(noun)
    if verb is not None and is_asked(verb):
        return None
    beside = [noun.child("appos"), things.annotation.next(noun), things.annotation.next(noun, 2)]
    beside.append(noun.head if noun.dep == "appos" else None)  # "Tehran, the capital"
    named = next((place for token in beside if (place := things.place(token)) is not None), None)
    place = things.referent(noun) or named
    phrase = next((phrase for phrase in things.names if things.is_capital(phrase, place)), None)
    state = things.state(phrase.known.state) if phrase is not None and phrase.known else None
    if place is None or place.type is not EntityType.PLACE or state is None:
        return None
    said = [noun, *noun.all("amod", "compound", "poss", "appos")]
    if noun.dep == "appos":
        said.append(noun.head)
    said += [token for token in beside if token is not None]
    at = next((t for t in said if things.place(t) is place or things.named_state(t) is state), None)
    if at is None:
        return None
    first, last = sorted((noun.i, at.i))
    return Found(RelationType.LOCATED_IN, place, state, first, last, "relation.capital")
