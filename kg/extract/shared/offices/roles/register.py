"""The roles of an article while they are being found: one for each person and office."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import RoleDraft, Thing
from kg.extract.shared.offices.titles import TitlePhrase
from kg.model import EntityType, RoleStatus


class RoleRegister:
    """The roles in the order of their finding, each with the title phrase that told it first."""

    def __init__(self) -> None:
        self.roles: list[RoleDraft] = []
        self._by_office: dict[tuple[Thing, str], list[RoleDraft]] = {}
        self._by_person: dict[Thing, list[RoleDraft]] = {}
        self._phrases: dict[RoleDraft, TitlePhrase | None] = {}

    def enter(self, found: RoleDraft, phrase: TitlePhrase | None) -> None:
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

    def of(self, person: Thing) -> Sequence[RoleDraft]:
        """The roles of a person."""
        return self._by_person.get(person, ())

    def phrase_of(self, role: RoleDraft) -> TitlePhrase | None:
        return self._phrases.get(role)

    def level(self, role: RoleDraft) -> str:
        """The level of its title ("foreign-minister"), or ""."""
        phrase = self._phrases.get(role)
        return phrase.entry.level if phrase is not None else ""

    def states_of(self, person: Thing) -> list[Thing]:
        """The states of which a person has an office, each once."""
        held = [role.of for role in self.of(person) if role.of is not None]
        return [thing for thing in dict.fromkeys(held) if thing.type is EntityType.STATE]

    def state_of(self, person: Thing) -> Thing | None:
        """The one state of which a person has an office."""
        states = self.states_of(person)
        return states[0] if len(states) == 1 else None


def _plain(title: str) -> str:
    """The title in one form: "Minister of Defense" as "defense minister"."""
    head, of, matter = title.lower().replace("defence", "defense").partition(" of ")
    return f"{matter.removeprefix('the ')} {head}" if of and " " not in head else head + of + matter
