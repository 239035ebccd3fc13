"""Facts as people read them: a line each, with the names of things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.evaluation.facts import Claim, Event, Office, Relation, Telling, Thing
from kg.model import Span

__all__ = ["Naming"]

#: So many characters of the words that tell a fact.
_LONGEST, _SHORTER = 90, 50
#: A fact, and where it stands.
Told = tuple[str, Span | None]


class Naming:
    """What the things of an article are called."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._names = {thing.id: thing.name for thing in things}

    def of(self, id: str) -> str:
        """The name of a thing; what is none (an issue, a date, a status) stays."""
        return self._names.get(id, id)

    def _all(self, ids: Sequence[str]) -> str:
        return ", ".join(map(self.of, ids)) or "–"

    def office(self, office: Office) -> Told:
        of = f" of {self.of(office.of)}" if office.of else ""
        return f"{self.of(office.person)}: {office.title}{of}", _place(office.telling, office.titles)

    def relation(self, relation: Relation) -> Told:
        told = f"{self.of(relation.subject)} {relation.type} {self.of(relation.object)}"
        return told, relation.telling.span

    def event(self, event: Event) -> Told:
        told = f"{event.type} {self._all(event.agents)} → {self._all(event.targets)}: {event.telling.words[:_LONGEST]}"
        return told, _place(event.telling, event.triggers)

    def claim(self, claim: Claim) -> Told:
        return f"{self._all(claim.speakers)}: {claim.text[:_LONGEST]}", _place(claim.telling, claim.content)

    def argument(self, event: Event, slot: str, value: str) -> str:
        return f"{event.type} [{event.telling.words[:_SHORTER]}] {slot}={value}"


def _place(telling: Telling, spans: Sequence[Span]) -> Span | None:
    return telling.span or (spans[0] if spans else None)
