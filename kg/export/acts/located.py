"""In which state a place lies: by the article, else by the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from kg.export.told import Told
from kg.lexicon import lists as lexicon
from kg.slugs import slug
from kg.store import ReferenceStore

__all__ = ["Located", "State"]


class State(NamedTuple):
    """A state by its id among the things of the model or the reference facts, and its name."""

    id: str
    name: str


class Located:
    """The places of a view model; they are asked for by their full IRIs."""

    def __init__(self, told: Told, reference: ReferenceStore) -> None:
        self._told = told
        self._reference = reference
        self._inside = {
            fact.of("subject")[0]: fact.of("object")[0]
            for fact in told.facts.values()
            if fact.kind == "relation" and fact.category == "locatedIn" and fact.of("subject") and fact.of("object")
        }

    def state_of(self, place: str) -> State | None:
        """The state, or None where nobody says it; a state lies in itself."""
        seen: list[str] = []
        at: str | None = place
        while at is not None and at not in seen:
            if self._told.things[at]["type"] == "State":
                return State(str(self._told.things[at]["id"]), self._told.label(at))
            seen.append(at)
            at = self._inside.get(at)
        countries = (self._told.things[each].get("geo", {}).get("country") for each in seen)
        return next((self._states[country] for country in countries if country in self._states), None)

    @cached_property
    def _states(self) -> Mapping[str, State]:
        """The states by their ISO code."""
        ids = {f"state/{slug(state.name)}": state.name for state in lexicon.states()}
        codes = {id: self._reference.codes(id).get("iso3") for id in ids}
        return {str(code): State(id, ids[id]) for id, code in codes.items() if code}
