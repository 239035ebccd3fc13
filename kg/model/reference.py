"""What is known of a state, organization or place before any article is read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.facts import EntityType, LinkType


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One thing of the reference facts.

    Args:
        id: kind and slug: ``state/united-kingdom``.
        forms: the words that name it, each with how it does so; one form may stand there more than once.
        ambiguous: those of its forms that may also name something else.
        kind: ``un-member`` and the like for a state, ``party`` and the like for an organization, ``capital``, or "".
        wikidata: Wikidata id (``Q145``), or None.
        state: id of the state that it belongs to, stands for or is the capital of, or None.
    """

    id: str
    type: EntityType
    name: str
    forms: tuple[tuple[str, LinkType], ...] = ()
    ambiguous: frozenset[str] = frozenset()
    kind: str = ""
    wikidata: str | None = None
    state: str | None = None

    def types_of(self, form: str) -> tuple[LinkType, ...]:
        """How ``form`` names it, best first; empty if it does not."""
        return tuple(kind for known, kind in self.forms if known == form)


@dataclass(frozen=True, slots=True)
class Incumbent:
    """That somebody held an office, as far as it is known. Dates are ISO, of any precision, or "".

    Args:
        since, until: when the term began and ended.
        first, last: from when to when it is known to be so, where that is not known.
    """

    office: str
    name: str
    since: str = ""
    until: str = ""
    first: str = ""
    last: str = ""

    def is_known_on(self, day: str) -> bool:
        """Whether it is known to be so on a day; on the day of a change it may be either of two."""
        begun = self.since < day[: len(self.since)] if self.since else "" < self.first <= day[: len(self.first)]
        return begun and (day[: len(self.until)] < self.until if self.until else day[: len(self.last)] <= self.last)


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A town, division or territory of the gazetteer.

    Args:
        id: of the entry that it is among the reference facts: ``place/lyon``, ``place/cambridge-4931972``.
        geonames: its id at GeoNames.
        kind: ``city``, ``capital``, ``division`` (of the first level) or ``territory``.
        country: ISO 3166 alpha-3 of the country that it is listed under.
        state: id of that country among the reference facts (``state/france``), or None for a territory.
        division: the division that it is or lies in, by GeoNames' code (``FR.84``), or "".
        latitude, longitude: in degrees; of a division or territory, the middle of its towns.
        population: of a division, that of its towns.
    """

    id: str
    name: str
    geonames: int
    kind: str
    country: str
    state: str | None
    division: str
    latitude: float
    longitude: float
    population: int
