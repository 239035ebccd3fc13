"""Where a place or organization lies, by another name: "Capri, Italy", "the Washington-based Stimson Center"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.layers import Cluster, NameMention
from kg.extract.shared.relations.found import Found, NamedThings, located
from kg.language import Token
from kg.language.syntax import is_negated, prepositional, subject
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: Kinds of what may stand behind the comma.
_CONTAINERS = {"subdivision", "un-member", "de-facto", "observer", "historical"}
#: Names of American states that cities have as well: "Seattle, Washington".
_STATES_AND_CITIES = {"Washington"}
_LYING = {"lie", "situate", "locate"}
_DIRECTIONS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central"}


class Locations:
    """Finds what lies where, by the word that tells it."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things
        self._phrases = things.phrases
        self._annotation = things.annotation

    def find(self, token: Token) -> Iterator[Found]:
        if token.text == ",":
            yield from self._comma_place(token)
        elif token.lemma in _LYING and token.pos == "VERB":
            yield from self._lying_in(token)
        elif token.lower == "based":
            yield from self._based_at(token) if self._is_dashed(token) else self._based_in(token)
        if token.dep == "appos":
            yield from self._explained_in(token)
        yield from self._name_in(token)
        yield from self._part_of_state(token)

    def _part_of_state(self, token: Token) -> Iterator[Found]:
        """ "northern Iraq"."""
        phrase = self._phrases.get(token.i)
        if phrase is None or phrase.first != token.i or phrase.owner is None or phrase.type is not EntityType.PLACE:
            return
        place = self._things.named(token)
        if phrase.owner.first > phrase.first and place is not None and place.state is not None:
            yield located(place, place.state, phrase.first, phrase.last - 1, "relation.part-of-state")

    def _comma_place(self, comma: Token) -> Iterator[Found]:
        """ "Capri, Italy", "Woodside, California", but no list of places."""
        before, after = self._annotation.next(comma, -1), self._annotation.next(comma)
        after = self._behind_direction(after)
        if after is not None and after.lower == "in" and self._annotation.next(after) is not None:
            after = self._behind_direction(self._annotation.next(after))
        inner, outer = self._things.phrase(before), self._things.phrase(after)
        a, b = self._things.place(before), self._things.location(after)
        outer, b = _whole_state(outer, b)
        if inner is None or outer is None or a is None or b is None:
            return
        row = self._goes_on(outer) and not self._is_in_province(inner, outer)
        if self._may_hold(inner, outer, b) and not row and not self._acts(outer):
            yield located(a, b, inner.first, outer.last - 1, "relation.comma-place")

    def _behind_direction(self, token: Token | None) -> Token | None:
        """ "southern Italy", "north-eastern Nigeria"."""
        while token is not None and (token.lower.removesuffix("ern") in _DIRECTIONS or token.text == "-"):
            token = self._annotation.next(token)
        return token

    @staticmethod
    def _may_hold(inner: NameMention, outer: NameMention, container: Cluster) -> bool:
        """The second name is that of a state or province, and the first is not known to lie elsewhere."""
        if outer.form not in {Form.NAME, Form.CAPITAL} or inner.form is Form.ADJECTIVE or outer.known is None:
            return False
        if inner.known is not None and inner.known.kind == outer.known.kind:
            return _is_american(inner) and outer.text in _STATES_AND_CITIES  # but not "Alaska, Hawaii"
        if outer.known.kind not in _CONTAINERS and (outer.known.kind != "city" or inner.known is not None):
            return False
        state = outer.known.name if container.type is EntityType.STATE else outer.known.state
        elsewhere = inner.known.state if inner.known is not None else None
        return state is None or elsewhere is None or state == elsewhere

    def _acts(self, outer: NameMention) -> bool:
        """ "at the Olympic Park, Norway defeated": the comma ends a phrase, and a new subject begins."""
        name = self._annotation.tokens[outer.last - 1]
        return name.dep in {"nsubj", "nsubjpass"} and name.head.i > name.i and name.head.pos in {"VERB", "AUX"}

    @staticmethod
    def _is_in_province(inner: NameMention, outer: NameMention) -> bool:
        """ "Houston, Texas, and Miami": a city before a province of its own state, whatever follows."""
        if inner.known is None or outer.known is None or outer.known.kind != "subdivision":
            return False
        return inner.known.kind == "city" and inner.known.state == outer.known.state is not None

    def _goes_on(self, outer: NameMention) -> bool:
        """ "Paris, France and Italy", "Paris, France, Germany and Italy", "Paris, France's ..."."""
        after = self._annotation.next(self._annotation.tokens[outer.last - 1])
        if after is None:
            return False
        return after.lower in {"and", "or"} or after.tag == "POS" or (after.text == "," and self._lists_on(after))

    def _lists_on(self, comma: Token) -> bool:
        after = self._annotation.next(comma)
        if after is not None and after.lower == "and":
            after = self._annotation.next(after)
        phrase = self._things.phrase(after)
        return (
            phrase is not None
            and phrase.type in {EntityType.STATE, EntityType.PLACE}
            and phrase.form is not Form.ADJECTIVE
        )

    def _name_in(self, token: Token) -> Iterator[Found]:
        """ "Trafalgar Square in London", "the American University in Cairo", "the town of Sderot in Israel"."""
        phrase, after = self._phrases.get(token.i), self._annotation.next(token)
        if phrase is None or token.i != phrase.last - 1 or phrase.form is Form.ADJECTIVE:
            return
        if after is None or after.lower != "in":
            return
        thing = self._things.place(token) or self._seated(token)
        inner = after.child("pobj")
        outer, place = _whole_state(self._things.phrase(inner), self._things.location(inner))
        if thing is None or place is None or outer is None or outer.form is Form.ADJECTIVE:
            return
        if self._describes(after, token) or self._is_known_to_lie(phrase, outer):
            yield located(thing, place, phrase.first, outer.last - 1, "relation.name-in-place")

    @staticmethod
    def _describes(preposition: Token, name: Token) -> bool:
        """ "in" hangs on the name itself, or on the noun that the name belongs to ("the town of X in")."""
        noun = preposition.head
        if noun is name:
            return True
        return (
            name.dep == "pobj"
            and name.head.lower == "of"
            and name.head.head is noun
            and noun.lemma in lexicon.words("city-nouns")
        )

    @staticmethod
    def _is_known_to_lie(inner: NameMention, outer: NameMention) -> bool:
        """The lists say the same ("met in Basra in Iraq"): then it does not matter where the parser hangs "in"."""
        if inner.known is None or outer.known is None or outer.type is not EntityType.STATE:
            return False
        return inner.known.state == outer.known.name

    def _seated(self, token: Token) -> Cluster | None:
        """An organization that is also a building: its name says where it stands."""
        thing = self._things.named(token)
        if thing is None or thing.type is not EntityType.ORGANIZATION:
            return None
        return thing if lexicon.words("seated-heads") & set(thing.name.split()) else None

    def _is_dashed(self, token: Token) -> bool:
        dash = self._annotation.next(token, -1)
        return dash is not None and dash.text == "-"

    def _based_at(self, token: Token) -> Iterator[Found]:
        """ "Washington-based Stimson Center"."""
        where = self._annotation.tokens[token.i - 2]
        after = self._annotation.next(token)
        while after is not None and after.i not in self._phrases and after.pos in {"ADJ", "NOUN"}:
            after = self._annotation.next(after)
        phrase, place = self._things.phrase(after), self._things.location(where)
        thing = self._things.named(self._annotation.tokens[phrase.last - 1]) if phrase is not None else None
        if phrase is None or place is None or thing is None:
            return
        if thing.type is EntityType.ORGANIZATION:
            yield located(thing, place, where.i, phrase.last - 1, "relation.based")

    def _lying_in(self, verb: Token) -> Iterator[Found]:
        """ "Odesa lies in Ukraine", "the village, which is situated in Chad"; not "his hope lies in"."""
        who = subject(verb)
        for inner in prepositional(verb, "in"):
            outer, land = _whole_state(self._things.phrase(inner), self._things.location(inner))
            place = self._things.place(who)
            if who is None or outer is None or place is None or land is None or land is place or is_negated(verb):
                continue
            if outer.form is not Form.ADJECTIVE and land.type in {EntityType.STATE, EntityType.PLACE}:
                yield located(place, land, min(who.i, outer.first), outer.last - 1, "relation.lies-in")

    def _explained_in(self, noun: Token) -> Iterator[Found]:
        """ "Hull, a port in England", "Kidal, in the north of Mali", "Acme, a firm based in Sweden"."""
        named = noun.head
        place = self._things.place(named)
        if noun.dep != "appos" or noun.tag != "NN" or place is None or named.i > noun.i:
            return
        if noun.lemma not in lexicon.words("settlements"):
            return
        for inner in prepositional(noun, "in"):
            outer, land = _whole_state(self._things.phrase(inner), self._things.location(inner))
            if outer is not None and land is not None and land is not place and outer.form is not Form.ADJECTIVE:
                yield located(place, land, named.i, outer.last - 1, "relation.explained-place")

    def _based_in(self, token: Token) -> Iterator[Found]:
        """ "the X, based in Geneva,"."""
        prep = token.child("prep")
        inner = prep.child("pobj") if prep is not None and prep.lower == "in" else None
        head = token.head if token.dep == "acl" else subject(token)
        if head is not None and head.dep == "appos" and head.tag == "NN":
            head = head.head  # "Acme, a firm based in Sweden"
        place, thing = self._things.location(inner), self._things.named(head)
        if inner is None or head is None or place is None or thing is None:
            return
        if thing.type is EntityType.ORGANIZATION and head.i < inner.i:
            yield located(thing, place, head.i, inner.i, "relation.based")


def _is_american(town: NameMention) -> bool:
    return town.known is not None and town.known.kind == "city" and town.known.state == "United States"


def _whole_state(phrase: NameMention | None, land: Cluster | None) -> tuple[NameMention | None, Cluster | None]:
    """ "Mosul, northern Iraq", "Mosul in northern Iraq": it lies in Iraq."""
    if phrase is not None and phrase.owner is not None and land is not None and land.state is not None:
        return phrase.owner, land.state
    return phrase, land
