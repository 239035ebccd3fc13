"""The roles of an article while they are being found: one for each person and office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.extract.layers import Cluster, TitlePhrase
from kg.extract.shared.linking import GrowingCluster
from kg.model import EntityType, Evidence, RoleStatus

C = TypeVar("C", Cluster, GrowingCluster)
D = TypeVar("D", Cluster, GrowingCluster)


@dataclass(slots=True, eq=False)
class RoleDraft(Generic[C]):
    """See :class:`kg.extract.layers.Office`."""

    person: C
    title: str
    of: C | None
    status: RoleStatus
    evidence: list[Evidence]


class RoleRegister(Generic[C]):
    """The roles in the order of their finding, each with the title phrase that told it first.

    Attributes:
        officials: the persons who hold a public office, or are said to without a title for it.
    """

    def __init__(self) -> None:
        self.roles: list[RoleDraft[C]] = []
        self.officials: dict[C, None] = {}
        self._by_office: dict[tuple[C, str], list[RoleDraft[C]]] = {}
        self._by_person: dict[C, list[RoleDraft[C]]] = {}
        self._phrases: dict[RoleDraft[C], TitlePhrase | None] = {}

    def enter(self, found: RoleDraft[C], phrase: TitlePhrase | None) -> None:
        """Adds a role, or its evidence to the role that it tells again."""
        key = (found.person, _plain(found.title))
        for role in self._by_office.get(key, ()):
            if role.of is None or found.of is None or role.of is found.of:
                role.of = role.of or found.of
                if role.status is RoleStatus.CURRENT:
                    role.status = found.status
                role.evidence.extend(found.evidence)
                return
        self.roles.append(found)
        self._by_office.setdefault(key, []).append(found)
        self._by_person.setdefault(found.person, []).append(found)
        self._phrases[found] = phrase

    def of(self, person: C) -> Sequence[RoleDraft[C]]:
        """The roles of a person."""
        return self._by_person.get(person, ())

    def phrase_of(self, role: RoleDraft[C]) -> TitlePhrase | None:
        return self._phrases.get(role)

    def level(self, role: RoleDraft[C]) -> str:
        """The level of its title ("foreign-minister"), or ""."""
        phrase = self._phrases.get(role)
        return phrase.entry.level if phrase is not None else ""

    def states_of(self, person: C) -> list[C]:
        """The states of which a person has an office, each once."""
        held = [role.of for role in self.of(person) if role.of is not None]
        return [thing for thing in dict.fromkeys(held) if thing.type is EntityType.STATE]

    def state_of(self, person: C) -> C | None:
        """The one state of which a person has an office."""
        states = self.states_of(person)
        return states[0] if len(states) == 1 else None


def carried_over(register: RoleRegister[C], onto: Callable[[C], D]) -> RoleRegister[D]:
    """The roles as they are now, of what their persons and owners have become."""
    found = RoleRegister[D]()
    role: RoleDraft[C]
    for role in register.roles:
        of = onto(role.of) if role.of is not None else None
        found.enter(
            RoleDraft(onto(role.person), role.title, of, role.status, [*role.evidence]), register.phrase_of(role)
        )
    found.officials |= dict.fromkeys(onto(person) for person in register.officials)
    return found


def _plain(title: str) -> str:
    """The title in one form: "Minister of Defense" as "defense minister"."""
    head, of, matter = title.lower().replace("defence", "defense").partition(" of ")
    return f"{matter.removeprefix('the ')} {head}" if of and " " not in head else head + of + matter


__all__ = ["RoleDraft", "RoleRegister", "carried_over"]
