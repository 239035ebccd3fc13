"""A title in the text, and the names that may stand beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from kg.extract.layers import NameMention, TitlePhrase
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Title
from kg.model import EntityType, RoleStatus


@dataclass(slots=True, eq=False)
class TitleDraft:
    """A title phrase while its ends are being found. See :class:`kg.extract.layers.TitlePhrase`."""

    first: int
    last: int
    title_first: int
    head: int
    entry: Title
    status: RoleStatus = RoleStatus.CURRENT
    of: NameMention | None = None
    owner_token: Token | None = None
    introduced: str = ""
    plural: bool = False

    def finished(self, text: str) -> TitlePhrase:
        return TitlePhrase(text=text, **{each.name: getattr(self, each.name) for each in fields(self)})


class NamesBeside:
    """What the tokens around a title name: states and bodies that own offices, and persons."""

    def __init__(self, annotation: Annotation, names: Iterable[NameMention]) -> None:
        names = tuple(names)
        kept = [n for n in names if n.trusted or annotation.tokens[n.first].lower not in lexicon.titles()]
        persons = [name for name in names if name.type is EntityType.PERSON]
        self._names = {i: phrase for phrase in kept for i in range(phrase.first, phrase.last)}
        self.persons = {i for name in persons for i in range(name.first, name.last)}
        self.surnames = {i for name in persons for i in range(name.first + 1, name.last)}

    def at(self, i: int) -> NameMention | None:
        return self._names.get(i)


def may_own(name: NameMention) -> bool:
    """Offices belong to states, organizations and places."""
    return name.type in {EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE}
