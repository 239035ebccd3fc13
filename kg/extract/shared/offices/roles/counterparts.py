"""Whose office is told by that of another: "Foreign Minister X met his Iranian counterpart, Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.layers import Cluster, PersonName
from kg.extract.shared.linking import Named
from kg.extract.shared.offices.roles.names import NamesOfPersons
from kg.extract.shared.offices.roles.owners import NATIONAL, typical_states
from kg.extract.shared.offices.roles.register import RoleDraft, RoleRegister
from kg.language import Token
from kg.language.marks import DASHES
from kg.language.syntax import MODIFIERS
from kg.model import EntityType, Evidence, RoleStatus

_OPENING = DASHES | {",", "("}


class Counterpart(NamedTuple):
    """Who is called a counterpart, the office, where the article has a word for it that fits both states, and whose
    office told it."""

    person: Cluster
    role: RoleDraft[Cluster] | None = None
    other: RoleDraft[Cluster] | None = None


class Counterparts:
    """Finds them by the officials of their sentence."""

    def __init__(self, identity: Named, names: NamesOfPersons, register: RoleRegister[Cluster]) -> None:
        self._identity = identity
        self._annotation = identity.annotation
        self._names = names
        self._register = register

    def find(self) -> Iterator[Counterpart]:
        for token in self._annotation.tokens:
            name = self._name(token) if token.lower == "counterpart" else None
            person = self._identity.by_token.get(name.first) if name is not None else None
            if name is None or person is None or not person.is_person:
                continue
            others = self._officials_beside(token, person)
            if others:
                yield self._office(token, name, person, others) or Counterpart(person)

    def _name(self, token: Token) -> PersonName | None:
        """The name behind it, with a comma or bracket before it or none."""
        after = self._annotation.next(token)
        opened = after is not None and after.text in _OPENING
        return self._names.starting(token.i + (2 if opened else 1))

    def _officials_beside(self, token: Token, person: Cluster) -> list[RoleDraft[Cluster]]:
        """The offices of the others whom the sentence names."""
        words = self._annotation.tokens_of(self._annotation.sentence_of(token))
        named = {self._identity.by_token.get(word.i) for word in words} - {person}
        return [role for role in self._register.roles if role.person in named and self._is_public(role)]

    def _is_public(self, role: RoleDraft[Cluster]) -> bool:
        phrase = self._register.phrase_of(role)
        return phrase is not None and phrase.entry.holder == "official" and role.status is RoleStatus.CURRENT

    def _office(
        self, token: Token, name: PersonName, person: Cluster, others: list[RoleDraft[Cluster]]
    ) -> Counterpart | None:
        owners = (self._identity.by_token.get(child.i) for child in token.all(*MODIFIERS))
        state = next((thing for thing in owners if thing is not None and thing.type is EntityType.STATE), None)
        offices = [role for role in others if self._register.level(role) in NATIONAL]
        if state is None or len({role.person for role in offices}) != 1 or self._register.state_of(person) is not None:
            return None
        title = offices[0].title
        if state.name not in (typical_states(title) or (state.name,)):
            return None  # no other state has a Secretary of State
        first = min(child.i for child in [*token.children, token] if child.i <= token.i)
        span = self._annotation.span_of(self._annotation.tokens[first : name.last])
        evidence = Evidence(span, "role.counterpart", token.span)
        return Counterpart(person, RoleDraft(person, title, state, RoleStatus.CURRENT, [evidence]), offices[0])
