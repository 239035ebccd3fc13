"""Whose an actor is, and what part of society it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from kg.export.told import Json, Told

__all__ = ["Parties", "State"]


@dataclass(frozen=True, slots=True)
class State:
    """A state with its codes."""

    iri: str
    name: str
    iso3: str | None
    cow: int | None
    gw: int | None
    wikidata: str | None = None


class Parties:
    """Those who take part in the acts of a view model."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._inside = {
            fact.of("subject")[0]: fact.of("object")[0]
            for fact in told.facts.values()
            if fact.kind == "relation" and fact.category == "locatedIn" and fact.of("subject") and fact.of("object")
        }

    def country(self, thing: str) -> State | None:
        """The state to which somebody belongs, or that it is."""
        return self._state(thing) if self._told.things[thing]["type"] == "State" else None

    def state(self, thing: str) -> str | None:
        """The IRI of that state."""
        found = self.country(thing)
        return None if found is None else found.iri

    def state_of_place(self, place: str) -> State | None:
        """The state in which a place lies: by the article, else by the gazetteer."""
        seen: list[str] = []
        at: str | None = place
        while at is not None and at not in seen:
            if self._told.things[at]["type"] == "State":
                return self._state(at)
            seen.append(at)
            at = self._inside.get(at)
        return None

    def _state(self, iri: str) -> State:
        thing: Json = self._told.things[iri]
        codes = thing.get("codes", {})
        known = next((str(each).rpartition("/")[2] for each in thing.get("wikidata", ())), None)
        return State(iri, thing["label"], codes.get("iso3"), codes.get("cow"), codes.get("gw"), known)
