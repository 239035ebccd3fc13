"""What an article's names and titles are, before anybody asks which of them, but for persons, are one thing.

They stand over tokens of the annotation, ``first`` inclusive to ``last`` exclusive, for they are asked word by word.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language import Token
from kg.lexicon.entries import Title
from kg.lexicon.gazetteer import Form, Known
from kg.model import EntityType, RoleStatus


@dataclass(frozen=True, slots=True, eq=False)
class NameMention:
    """Tokens that name something.

    Args:
        text: the name as the article has it, or as the word lists spell it.
        known: what the word lists say of it.
        owner: the phrase that says whose it is ("U.S." of "U.S. Drug Enforcement Administration").
        home: name of the state whose only body of this name it is, where the words beside tell no owner.
        listed: whether it means the body or capital of the word lists whose form it has; None where nothing was asked.
        trusted: False if neither the word lists nor its words say that it is a name.
    """

    first: int
    last: int
    type: EntityType
    text: str
    form: Form = Form.NAME
    known: Known | None = None
    owner: NameMention | None = None
    home: str | None = None
    listed: bool | None = None
    trusted: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class TitlePhrase:
    """Tokens that name an office; ``title_first`` is where the bare title starts, ``head`` the noun that heads it.

    Args:
        of: the name of the state, organization or place that the office belongs to.
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
    of: NameMention | None = None
    owner_token: Token | None = None
    introduced: str = ""
    plural: bool = False

    @property
    def end(self) -> int:
        """Where the phrase ends with its "of ..." (exclusive)."""
        return max(self.last, self.of.last) if self.of is not None and self.of.first >= self.last else self.last


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """Tokens that name a person, titles and honorifics left out; ``gender`` is what those tell, "" if nothing."""

    first: int
    last: int
    words: tuple[str, ...]
    title: TitlePhrase | None = None
    gender: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class NamedPerson:
    """One person by name: the fullest form, and every name under which the article gives them, in its order."""

    full: tuple[str, ...]
    names: tuple[PersonName, ...]
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """All in the order of the text. Names do not overlap, but for the owner inside an organization's name."""

    names: tuple[NameMention, ...] = ()
    titles: tuple[TitlePhrase, ...] = ()
    people: tuple[NamedPerson, ...] = ()
