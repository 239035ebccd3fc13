"""A title in the text, and the names that may stand beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg import lexicon
from kg.extract.rules.mentions.names import NamePhrase
from kg.language import Annotation, Token
from kg.lexicon.entries import Title
from kg.model import EntityType, RoleStatus


@dataclass(slots=True, eq=False)
class TitlePhrase:
    """Tokens ``first`` to ``last`` (exclusive) name an office; ``title_first`` is where the bare title starts.

    Args:
        of: the name of the state or organization that the office belongs to.
        owner_token: a possessor that is no name ("his spokesman", "the country's president").
        introduced: "the", "a" or "" by the word before it.
    """

    first: int
    last: int
    title_first: int
    head: int
    text: str
    entry: Title
    status: RoleStatus = RoleStatus.CURRENT
    of: NamePhrase | None = None
    owner_token: Token | None = None
    introduced: str = ""
    plural: bool = False

    @property
    def end(self) -> int:
        """Where the phrase ends with its "of ..." (exclusive)."""
        return max(self.last, self.of.last) if self.of is not None and self.of.first >= self.last else self.last


class NamesBeside:
    """What the tokens around a title name: states and bodies that own offices, and the engine's persons."""

    def __init__(self, annotation: Annotation, names: Iterable[NamePhrase]) -> None:
        kept = [n for n in names if n.trusted or annotation.tokens[n.first].lower not in lexicon.titles()]
        persons = [name for name in annotation.names if name.label == "PERSON"]
        self._names = {i: phrase for phrase in kept for i in range(phrase.first, phrase.last)}
        self.persons = {i for name in persons for i in range(name.first, name.last)}
        self.surnames = {i for name in persons for i in range(name.first + 1, name.last)}

    def at(self, i: int) -> NamePhrase | None:
        return self._names.get(i)


def may_own(name: NamePhrase) -> bool:
    """Offices belong to states, organizations and places."""
    return name.type in {EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE}
