"""Which place of the gazetteer an article's place is, by what the article says of it; better none than a wrong one.

What stands beside a name says most ("Lyon, France", "Helmand province", a relation that was read), then the states that
the article speaks of. Of namesakes in several of them only one that has many times the people of the others is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.gazetteer import Form, gazetteer
from kg.model import ArticleFacts, Entity, EntityType, GazetteerPlace, Mention, MentionKind, RelationType, Span
from kg.resolve.places import common_words, place_words
from kg.slugs import slug

#: A place with so many times the people of a namesake outweighs it within its own state, or in the world.
_NEAR, _FAR, _AGAINST = 5, 20, 100
#: A town of fewer people is known by its state alone only where the article is about that state.
_TOWN = 100_000
_HEADS = r"(?:(?:province|governorate|region|oblast|state|prefecture|voivodeship|canton|republic)s?|territory)"
_OFFICES = r"(?:\d+\w+ (?:congressional )?district|governor|senators?|attorney general|legislature|lawmakers)"
_DIVISION_AFTER = re.compile(rf"(?:['’]s)?\s+(?:(?:autonomous )?{_HEADS}|{_OFFICES})\b", re.IGNORECASE)
_DIVISION_BEFORE = re.compile(rf"\b{_HEADS} of\s+$", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s+(?:county|district)\b", re.IGNORECASE)
_OTHER_AFTER = re.compile(r"\s+(?:airport|university|valley|river|island|islands|bay)\b", re.IGNORECASE)
_CITY_BEFORE = re.compile(
    r"\b(?:(?:city|town|village|port|suburb|resort)(?: city| town)?(?: of)?|capital)\s+$", re.IGNORECASE
)
_COMMA = re.compile(r"\s?,\s+|\s+\(")
#: What may follow the state in "Lyon, France".
_BEHIND = re.compile(
    r"\s*(?:[^\w\s'’]|$|\n)|\s+(?:on|in|for|to|where|when|who|which|that|after|before|by|as|with|at|during|from|but)\b"
)

_DIVISION = re.compile(rf"(?:{_HEADS} of )?(.+?)(?: {_HEADS})?", re.IGNORECASE)
_CITY = re.compile(r"\b(?:city|town|village|port|capital)(?: of)? ([^\W\d_a-z].*)")
_KINDS = ("city", "subdivision")

Lookup = Callable[[str], tuple[GazetteerPlace, ...]]


def located(facts: ArticleFacts, states: Mapping[str, str], lookup: Lookup) -> dict[str, GazetteerPlace]:
    """The places of the gazetteer that the article's places are, by the ids of the entities.

    Args:
        states: id of the state among the reference facts by the id of the entity that it is.
        lookup: the places that bear a name.
    """
    article = _Article(facts, states, lookup)
    found: dict[str, GazetteerPlace] = {}
    for _ in range(2):  # once more, with the divisions that were found
        found = {id: place for id in article.places if (place := article.meant(id)) is not None}
        article.know(found)
    return found


@dataclass(slots=True)
class _Place:
    """A place of the article with those of the gazetteer that bear its names."""

    entity: Entity
    spans: Sequence[Span]
    bearers: tuple[GazetteerPlace, ...]


class _Article:
    """What an article says of its places."""

    def __init__(self, facts: ArticleFacts, states: Mapping[str, str], lookup: Lookup) -> None:
        self._text, self._states = facts.article.text, states
        entities = {entity.id: entity for entity in facts.entities}
        self._owner = {mention.span: e.id for e in facts.entities for mention in _names(e)}
        self._starting = {span.start: span for span in sorted(self._owner)}  # the longest that starts there
        self._named = Counter({state: len(entities[id].mentions) for id, state in states.items()})
        most = max(self._named.values(), default=0)
        self._leading = [state for state, times in self._named.items() if times == most]
        self.places: dict[str, _Place] = {}
        for entity in facts.entities:
            spans = [mention.span for mention in _names(entity)]
            if entity.type is EntityType.PLACE and spans and not _is_other(entity.name):
                self.places[entity.id] = _Place(entity, spans, self._bearers(entity, spans, lookup))
        self._around: dict[str, list[str]] = {}
        for relation in facts.relations:
            if relation.type is RelationType.LOCATED_IN:
                self._around.setdefault(relation.subject, []).append(relation.object)
        self._behind = {
            id: [self._owner[span] for each in place.spans if (span := self._after(each)) is not None]
            for id, place in self.places.items()
        }
        self._holders: dict[str, set[GazetteerPlace]] = {}
        for id, place in self.places.items():
            within = {each.division for each in place.bearers if each.kind != "division"}
            for outer in self._behind[id]:
                around = self.places[outer].bearers if outer in self.places else ()
                holders = {each for each in around if each.kind == "division" and each.division in within}
                self._holders.setdefault(outer, set()).update(holders)
        self._divisions: set[str] = set()

    def know(self, found: Mapping[str, GazetteerPlace]) -> None:
        """Take these as found."""
        self._divisions = {place.division for place in found.values() if place.kind == "division"}

    def meant(self, id: str) -> GazetteerPlace | None:
        """The one that is meant, or None."""
        place = self.places[id]
        bearers = self._of_kind(place)
        bearers, is_told = self._inside(id, bearers)
        if not bearers:
            return None
        by_country: dict[str, list[GazetteerPlace]] = {}
        for each in bearers:
            by_country.setdefault(each.country, []).append(each)
        firsts = sorted(filter(None, map(self._first, by_country.values())), key=_weight)
        if is_told:
            return firsts[0] if len(by_country) == 1 and firsts else None
        if not firsts or all(word in common_words() for word in place_words(place.entity.name)):
            return None  # "Central", of what?
        largest = firsts[0]
        spoken_of = [each for each in firsts if self._is_spoken_of(each)]
        is_listed = _is_listed(place.entity.name, largest)
        if is_listed or largest.population >= _TOWN:
            abroad = [each for each in bearers if each.country != largest.country]
            named = {each.country for each in spoken_of}
            far = _FAR if spoken_of or not is_listed else _NEAR
            if all(_outweighs(largest, each, _AGAINST if each.country in named else far) for each in abroad):
                return largest
        if not spoken_of:
            return None
        first, *rest = spoken_of
        if first is not largest and not self._is_within(first) and (is_listed or _outweighs(largest, first, _FAR)):
            return None
        if not all(_outweighs(first, each, _NEAR) for each in rest):
            narrowed = [each for each in spoken_of if each.division in self._divisions]
            if len(narrowed) != 1:
                return None
            first = narrowed[0]
        is_small = first.population < _TOWN and first.kind == "city" and not _is_listed(place.entity.name, first)
        return None if is_small and not self._is_about(first) else first

    def _of_kind(self, place: _Place) -> tuple[GazetteerPlace, ...]:
        """Those of the kind that the words beside the name tell."""
        before = [self._text[max(0, span.start - 30) : span.start] for span in place.spans]
        after = [self._text[span.end : span.end + 30] for span in place.spans]
        if any(map(_DIVISION_AFTER.match, after)) or any(map(_DIVISION_BEFORE.search, before)):
            return tuple(each for each in place.bearers if each.kind == "division")
        if any(map(_CITY_BEFORE.search, before)):
            return tuple(each for each in place.bearers if each.kind != "division")
        if any(map(_PART_AFTER.match, after)) or all(map(_OTHER_AFTER.match, after)):
            return ()
        holders = self._holders.get(place.entity.id, ())  # "Seattle, Washington"
        return tuple(each for each in place.bearers if each in holders) if holders else place.bearers

    def _inside(self, id: str, bearers: tuple[GazetteerPlace, ...]) -> tuple[tuple[GazetteerPlace, ...], bool]:
        """Those in what the article lays it in, and whether it says so."""
        is_told = False
        for outer in dict.fromkeys([*self._around.get(id, ()), *self._behind[id]]):
            related = outer in self._around.get(id, ())
            if outer in self._states:
                inside = tuple(each for each in bearers if each.state == self._states[outer])
                # A territory is none of a state's towns: "Hong Kong, China".
                apart = (p for p in bearers if p.state is None and _outweighs_all(p, bearers, _FAR))
                bearers = inside or tuple(apart)
                is_told = True
            elif outer in self.places:
                areas = {
                    (p.country, p.division) for p in self.places[outer].bearers if p.kind in ("division", "territory")
                }
                inside = tuple(p for p in bearers if (p.country, p.division) in areas or (p.country, "") in areas)
                inside = tuple(p for p in inside if p.kind != "division")
                if inside or (related and areas):
                    bearers, is_told = inside, True
        return bearers, is_told

    def _first(self, bearers: Sequence[GazetteerPlace]) -> GazetteerPlace | None:
        """The one that a name means in a country that has it: a city rather than the division around it."""
        cities = sorted((each for each in bearers if each.kind != "division"), key=_weight)
        divisions = sorted((each for each in bearers if each.kind == "division"), key=_weight)
        if not cities or (divisions and _is_another(divisions[0], cities[0])):
            return divisions[0] if _outweighs_all(divisions[0], [*divisions[1:], *cities], _NEAR) else None
        near = [each for each in cities if self._is_within(each)]
        first, *rest = near or cities
        return first if _outweighs_all(first, rest, _NEAR) else None

    def _is_within(self, place: GazetteerPlace) -> bool:
        """Whether it lies in a division that the article speaks of."""
        return place.kind != "division" and place.division in self._divisions

    def _is_spoken_of(self, place: GazetteerPlace) -> bool:
        if self._is_within(place):
            return True
        return self._named[place.state] > 0 if place.state else place.kind == "territory"

    def _is_about(self, place: GazetteerPlace) -> bool:
        """Whether the article is about what the place lies in: no other state is named as often."""
        if self._is_within(place):
            return True
        return self._leading == [place.state]

    def _after(self, span: Span) -> Span | None:
        """The name of what it lies in, behind a comma or bracket: "Lyon, France"; but "In Lyon, France's minister"."""
        comma = _COMMA.match(self._text, span.end)
        found = self._starting.get(comma.end()) if comma is not None else None
        if found is None or self._owner[found] not in self._states:
            return found
        words = " ".join(self._text[found.start : found.end].split())
        is_name = any(known.form is Form.NAME for known in gazetteer().readings(words))
        return found if is_name and _BEHIND.match(self._text, found.end) is not None else None

    def _bearers(self, entity: Entity, spans: Iterable[Span], lookup: Lookup) -> tuple[GazetteerPlace, ...]:
        """The places that bear all names of the entity, as far as the gazetteer has them."""
        forms = dict.fromkeys(" ".join(self._text[span.start : span.end].split()) for span in spans)
        named = [_bearers(form, lookup) for form in forms]
        # What is called "Berlin" too may be the Berlin Wall, and what is called "South Darfur" too, all of Darfur.
        found = _bearers(entity.name, lookup) or (named[0] if all(named) else ())
        for bearers in named:
            found = tuple(place for place in found if place in bearers) or found
        return found


def _names(entity: Entity) -> Iterator[Mention]:
    return (mention for mention in entity.mentions if mention.kind is MentionKind.NAME)


def _bearers(words: str, lookup: Lookup) -> tuple[GazetteerPlace, ...]:
    """The places that bear a name, as words with a noun for what it is too: "Fujian Province", "port city of Ulsan"."""
    form = words.replace("’", "'").removesuffix("'s").removesuffix("'")
    form = form[4:] if form[:4].lower() == "the " else form
    if found := lookup(form):
        return found
    if (division := _DIVISION.fullmatch(form)) is not None and division[1] != form:
        return tuple(each for each in lookup(division[1]) if each.kind == "division")
    city = _CITY.search(form)
    return tuple(each for each in lookup(city[1]) if each.kind != "division") if city is not None else ()


def _is_other(name: str) -> bool:
    """Whether the word lists know it as a body, or as a sea, a continent or another land that is no part of a state."""
    readings = gazetteer().readings(name)
    return any(
        k.type is EntityType.ORGANIZATION or (k.type is EntityType.PLACE and k.kind not in _KINDS) for k in readings
    )


def _is_listed(name: str, place: GazetteerPlace) -> bool:
    """Whether the word lists have the place, and no namesake of it."""
    states = {known.state or "" for known in gazetteer().readings(name) if known.type is EntityType.PLACE}
    return len(states) == 1 and f"state/{slug(states.pop())}" == place.state


def _weight(place: GazetteerPlace) -> tuple[int, int]:
    return -place.population, place.geonames


def _is_another(division: GazetteerPlace, city: GazetteerPlace) -> bool:
    """Whether a name means the division rather than a city elsewhere: Delaware, but Moscow and not its region."""
    if city.kind == "capital" or city.division == division.division:
        return False
    return division.population > city.population


def _outweighs_all(one: GazetteerPlace, others: Iterable[GazetteerPlace], times: int) -> bool:
    return all(_outweighs(one, other, times) for other in others)


def _outweighs(one: GazetteerPlace, other: GazetteerPlace, times: int) -> bool:
    return one is other or one.population >= times * other.population
