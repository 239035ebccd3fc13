"""Which place of the gazetteer an article's place is, by what the article says of it; better none than a wrong one.

What stands beside a name says most ("Lyon, France", "Helmand province", a relation that was read), then the states that
the article speaks of. Of namesakes in several of them only one that has many times the people of the others is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.gazetteer import gazetteer
from kg.model import ArticleFacts, Entity, EntityType, GazetteerPlace, Mention, MentionKind, RelationType, Span
from kg.slugs import slug

#: A place with so many times the people of a namesake outweighs it within its own state, or in the world.
_NEAR, _FAR, _AGAINST = 5, 20, 100
#: A town of fewer people is known by its state alone only where the article is about that state.
_TOWN = 100_000
_HEADS = r"(?:province|governorate|region|oblast|state|prefecture|voivodeship|canton|republic|territory)"
_DIVISION_AFTER = re.compile(rf"\s+(?:autonomous )?{_HEADS}\b", re.IGNORECASE)
_DIVISION_BEFORE = re.compile(rf"\b{_HEADS} of\s+$", re.IGNORECASE)
_OTHER_AFTER = re.compile(r"\s+(?:county|district|airport|university|valley|river|island|islands|bay)\b", re.IGNORECASE)
_CITY_BEFORE = re.compile(
    r"\b(?:city|town|village|port|suburb|capital|resort)(?: city| town)?(?: of)?\s+$", re.IGNORECASE
)
_COMMA = re.compile(r"\s?,\s+|\s+\(")

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
        self._starting = {span.start: span for span in sorted(self._owner, reverse=True)}
        self._named = Counter({state: len(entities[id].mentions) for id, state in states.items()})
        self.places: dict[str, _Place] = {}
        for entity in facts.entities:
            spans = [mention.span for mention in _names(entity)]
            if entity.type is EntityType.PLACE and not _is_region(entity.name):
                self.places[entity.id] = _Place(entity, spans, self._bearers(spans, lookup))
        self._around: dict[str, list[str]] = {}
        for relation in facts.relations:
            if relation.type is RelationType.LOCATED_IN:
                self._around.setdefault(relation.subject, []).append(relation.object)
        self._behind = {
            place.entity.id: [self._owner[span] for each in place.spans if (span := self._after(each)) is not None]
            for place in self.places.values()
        }
        self._divisions: set[str] = set()
        self._found: Mapping[str, GazetteerPlace] = {}

    def know(self, found: Mapping[str, GazetteerPlace]) -> None:
        """Take these as found."""
        self._found = found
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
        largest = min(bearers, key=_weight)
        spoken_of = [each for each in firsts if self._is_spoken_of(each)]
        if not spoken_of:
            known = _is_listed(place.entity.name, largest)
            alone = all(_outweighs(largest, each, _FAR) for each in bearers if each.country != largest.country)
            return largest if alone and largest in firsts and (known or largest.population >= _TOWN) else None
        first, *rest = spoken_of
        if largest in firsts and largest is not first and _outweighs(largest, first, _AGAINST):
            return largest
        if _outweighs(largest, first, _FAR) and largest.country != first.country and not self._is_about(first):
            return None
        if not all(_outweighs(first, each, _NEAR) for each in rest):
            narrowed = [each for each in spoken_of if each.division in self._divisions]
            if len(narrowed) != 1:
                return None
            first = narrowed[0]
        is_small = first.population < _TOWN and not _is_listed(place.entity.name, first)
        return None if is_small and not self._is_about(first) else first

    def _of_kind(self, place: _Place) -> tuple[GazetteerPlace, ...]:
        """Those of the kind that the words beside the name tell."""
        before = [self._text[max(0, span.start - 30) : span.start] for span in place.spans]
        after = [self._text[span.end : span.end + 30] for span in place.spans]
        if any(map(_DIVISION_AFTER.match, after)) or any(map(_DIVISION_BEFORE.search, before)):
            return tuple(each for each in place.bearers if each.kind == "division")
        if any(map(_CITY_BEFORE.search, before)):
            return tuple(each for each in place.bearers if each.kind != "division")
        if any(map(_OTHER_AFTER.match, after)):
            return ()
        within = [self._holder(each, place.bearers) for each in self.places.values() if each is not place]
        holders = {holder for holder in within if holder is not None}
        return tuple(each for each in place.bearers if each in holders) if holders else place.bearers

    def _holder(self, inner: _Place, outer: Sequence[GazetteerPlace]) -> GazetteerPlace | None:
        """The division among ``outer`` that the name stands behind: "Seattle, Washington"."""
        behind = {self._owner[span] for each in inner.spans if (span := self._after(each)) is not None}
        owner = next((id for id in behind if id in self.places and self.places[id].bearers is outer), None)
        if owner is None:
            return None
        of = {each.division for each in inner.bearers if each.kind != "division"}
        return next((each for each in outer if each.kind == "division" and each.division in of), None)

    def _inside(self, id: str, bearers: tuple[GazetteerPlace, ...]) -> tuple[tuple[GazetteerPlace, ...], bool]:
        """Those in what the article lays it in, and whether it says so."""
        is_told = False
        for outer in dict.fromkeys([*self._around.get(id, ()), *self._behind[id]]):
            related = outer in self._around.get(id, ())
            if outer in self._states:
                bearers = tuple(each for each in bearers if each.state == self._states[outer])
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
        known = [each for each in bearers if each.division in self._divisions and each.kind != "division"]
        cities = [each for each in known or bearers if each.kind != "division"]
        divisions = [each for each in bearers if each.kind == "division"]
        first, *rest = sorted(cities or divisions, key=_weight)
        if not all(_outweighs(first, each, _NEAR) for each in rest):
            return None
        if cities and (apart := [each for each in divisions if each.division != first.division]) and not known:
            return min(apart, key=_weight) if all(_outweighs(each, first, _NEAR) for each in apart) else None
        return first

    def _is_spoken_of(self, place: GazetteerPlace) -> bool:
        if place.division in self._divisions and place.kind != "division":
            return True
        return self._named[place.state] > 0 if place.state else place.kind == "territory"

    def _is_about(self, place: GazetteerPlace) -> bool:
        """Whether the article is about what the place lies in: no other state is named as often."""
        if place.division in self._divisions and place.kind != "division":
            return True
        most = max(self._named.values(), default=0)
        leading = [state for state, times in self._named.items() if times == most]
        return leading == [place.state]

    def _after(self, span: Span) -> Span | None:
        """The name behind a comma or bracket: "Lyon, France"."""
        comma = _COMMA.match(self._text, span.end)
        return self._starting.get(comma.end()) if comma is not None else None

    def _bearers(self, spans: Iterable[Span], lookup: Lookup) -> tuple[GazetteerPlace, ...]:
        """The places that bear all names of the entity, as far as the gazetteer has them."""
        forms = dict.fromkeys(" ".join(self._text[span.start : span.end].split()) for span in spans)
        found: tuple[GazetteerPlace, ...] | None = None
        for form in forms:
            bearers = next((found for each in _forms(form) if (found := lookup(each))), ())
            if bearers:
                found = bearers if found is None else tuple(place for place in found if place in bearers)
        return found or ()


def _names(entity: Entity) -> Iterator[Mention]:
    return (mention for mention in entity.mentions if mention.kind is MentionKind.NAME)


def _forms(words: str) -> Iterator[str]:
    form = words.replace("’", "'").removesuffix("'s").removesuffix("'")
    yield form
    if form[:4].lower() == "the ":
        yield form[4:]


def _is_region(name: str) -> bool:
    """Whether the word lists know it as a sea, a continent or another land that is no part of a state."""
    return any(
        known.type is EntityType.PLACE and known.kind not in ("city", "subdivision")
        for known in gazetteer().readings(name)
    )


def _is_listed(name: str, place: GazetteerPlace) -> bool:
    """Whether the word lists have the place, and no namesake of it."""
    states = {known.state or "" for known in gazetteer().readings(name) if known.type is EntityType.PLACE}
    return len(states) == 1 and f"state/{slug(states.pop())}" == place.state


def _weight(place: GazetteerPlace) -> tuple[int, int]:
    return -place.population, place.geonames


def _outweighs(one: GazetteerPlace, other: GazetteerPlace, times: int) -> bool:
    return one is other or one.population >= times * other.population
