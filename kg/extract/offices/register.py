"""The roles of an article while they are being found: one for each person and office."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.layers import Cluster, TitlePhrase
from kg.model import Evidence, RoleStatus


@dataclass(slots=True, eq=False)
class RoleDraft:
    """See :class:`kg.extract.layers.Office`.

    Args:
        phrase: the title that told it first.
    """

    person: Cluster
    title: str
    of: Cluster | None
    status: RoleStatus
    evidence: list[Evidence]
    phrase: TitlePhrase


class RoleRegister:
    """The roles in the order of their finding.

    Attributes:
        officials: the persons who hold a public office, or are said to without a title for it.
    """

    def __init__(self) -> None:
        self.roles: list[RoleDraft] = []
        self.officials: dict[Cluster, None] = {}
        self._by_office: dict[tuple[Cluster, str], list[RoleDraft]] = {}

    def enter(self, found: RoleDraft) -> None:
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


def _plain(title: str) -> str:
    """The title in one form: "Minister of Defense" as "defense minister"."""
    head, of, matter = title.lower().replace("defence", "defense").partition(" of ")
    return f"{matter.removeprefix('the ')} {head}" if of and " " not in head else head + of + matter
