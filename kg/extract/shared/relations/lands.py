"""Where a place lies, by a noun or an owner: "the town of Sderot", "Pakistan's Swat Valley", "the Libyan capital"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.layers import Cluster, NameMention
from kg.extract.shared.relations.found import Found, NamedThings, located
from kg.language import Token
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: Kinds of lands that are larger than what owns them in "Britain's Europe minister".
_VAST = {"continent", "region", "people", "sea", "ocean", "gulf", "strait", "bloc"}
_MOST_ADJECTIVES = 3


class Lands:
    """Finds in which state or land a place lies."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things
        self._phrases = things.phrases
        self._annotation = things.annotation

    def find(self, token: Token) -> Iterator[Found]:
        if token.tag == "POS":
            yield from self._owned(token)
        if token.tag in {"POS", "PRP$"}:
            yield from self._owned_by_description(token)
        if token.lemma in lexicon.words("city-nouns") and token.pos == "NOUN":
            yield from self._part_of_land(token)
            yield from self._city_of(token)
        if token.lower == "capital" and token.pos == "NOUN":
            yield from self._capital(token)

    def _city_of(self, noun: Token) -> Iterator[Found]:
        """ "the Israeli town of Sderot", "the capital of Chad, N'Djamena", "the Chinese city Shenzhen"."""
        before = (c for c in noun.all("amod", "compound", "poss") if c.i < noun.i)
        state = next((child for child in before if self._things.state(child) is not None), None)
        if state is None:
            return
        of = next((prep.child("pobj") for prep in noun.all("prep") if prep.lower == "of"), None)
        named = of or noun.child("appos") or self._annotation.next(noun)
        phrase, place, owner = self._things.phrase(named), self._things.place(named), self._things.state(state)
        if phrase is not None and place is not None and owner is not None:
            yield located(place, owner, state.i, phrase.last - 1, "relation.city-of")

    def _part_of_land(self, noun: Token) -> Iterator[Found]:
        """ "Sudan's Darfur region", "the Darfur region of Sudan", "Algiers, the capital of Algeria"."""
        named = next((c for c in noun.all("compound", "nmod") if self._things.place(c) is not None), None)
        if named is None and noun.dep == "appos":
            named = noun.head
        inside = (i for prep in noun.all("prep") if prep.lower in {"of", "in"} for i in prep.all("pobj"))
        owners = (*noun.all("poss"), *inside)
        owner = next((child for child in owners if self._things.location(child) is not None), None)
        place, land = self._things.place(named), self._things.location(owner)
        if named is not None and owner is not None and place is not None and land is not None:
            first, last = sorted((named.i, owner.i))
            yield located(place, land, first, max(last, noun.i), "relation.part-of-land")

    def _owned(self, mark: Token) -> Iterator[Found]:
        """ "Indonesia's Aceh", "Pakistan's restive Swat Valley", "Macau's Banco do Sul"."""
        owner, inner = self._things.phrase(self._annotation.next(mark, -1)), self._phrase_behind(mark)
        if owner is None or inner is None or inner.form is Form.ADJECTIVE or owner.form is Form.PEOPLE:
            return
        tokens = self._annotation.tokens
        land = self._things.location(tokens[owner.last - 1])
        thing = self._things.place(tokens[inner.last - 1]) or self._seat_of_organization(owner, inner)
        if land is not None and thing is not None and self._may_own(owner, inner):
            yield located(thing, land, owner.first, inner.last - 1, "relation.owned-place")

    def _owned_by_description(self, mark: Token) -> Iterator[Found]:
        """ "the country's restive Swat Valley", "its Darfur region"."""
        owner = mark if mark.tag == "PRP$" else self._annotation.next(mark, -1)
        inner = self._phrase_behind(mark)
        if owner is None or owner.i in self._phrases or inner is None or inner.form is not Form.NAME:
            return
        state, place = self._things.referent(owner), self._things.place(self._annotation.tokens[inner.last - 1])
        if state is None or state.type is not EntityType.STATE or place is None:
            return
        listed = inner.known is not None and inner.known.state == state.name
        if listed or (inner.known is None and inner.trusted and not self._modifies(inner)):
            yield located(place, state, owner.i, inner.last - 1, "relation.owned-place")

    def _phrase_behind(self, mark: Token) -> NameMention | None:
        after = self._annotation.next(mark)
        for _ in range(_MOST_ADJECTIVES):
            if after is None or after.i in self._phrases or after.pos != "ADJ" or after.text[0].isupper():
                break
            after = self._annotation.next(after)
        return self._things.phrase(after)

    def _seat_of_organization(self, owner: NameMention, inner: NameMention) -> Cluster | None:
        """The organization behind the name of a place that is no government here."""
        tokens = self._annotation.tokens
        where, thing = self._things.named(tokens[owner.last - 1]), self._things.named(tokens[inner.last - 1])
        if where is None or where.type is not EntityType.PLACE or thing is None:
            return None
        return thing if thing.type is EntityType.ORGANIZATION and inner.first > owner.last else None

    def _may_own(self, owner: NameMention, inner: NameMention) -> bool:
        """Not "Britain's Europe minister", "Russia's Kyiv embassy": the lists know better or the name goes on."""
        known = inner.known
        if known is not None and inner.type is EntityType.PLACE:
            if known.kind in _VAST:
                return False
            lands = {owner.known.name, owner.known.state} if owner.known is not None else set()
            return known.state in lands or (not known.state and not self._modifies(inner))
        named_so = inner.trusted or inner.last - inner.first == 1  # no "Australia's Mary Smith" taken for a place
        return named_so and not self._modifies(inner)

    def _modifies(self, phrase: NameMention) -> bool:
        """The name describes a noun behind it."""
        last = self._annotation.tokens[phrase.last - 1]
        return last.dep in {"compound", "amod", "nmod"} and last.head.i >= phrase.last

    def _capital(self, noun: Token) -> Iterator[Found]:
        """ "the capital, Khartoum", "the Libyan capital": the lists tell the city, the article names city and state."""
        place = self._things.referent(noun) or self._things.place(noun.child("appos") or self._annotation.next(noun))
        phrase = next((p for p in self._phrases.values() if self._names(p, place)), None)
        state = self._things.identity.state(phrase.known.state) if phrase is not None and phrase.known else None
        if place is None or place.type is not EntityType.PLACE or state is None:
            return
        said = [noun, *noun.all("amod", "compound", "poss", "appos")]
        named = next((t for t in said if self._things.place(t) is place or self._things.state(t) is state), None)
        if named is not None:
            first, last = sorted((noun.i, named.i))
            yield located(place, state, first, last, "relation.capital")

    def _names(self, phrase: NameMention, place: Cluster | None) -> bool:
        return phrase.form is Form.CAPITAL and self._things.identity.capitals.get(phrase.first) is place is not None
