"""A name of a person in the text, and a person with all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.titles import TitlePhrase


@dataclass(slots=True, eq=False)
class PersonName:
    """A name of a person at tokens ``first`` to ``last`` (exclusive), titles and honorifics left out."""

    first: int
    last: int
    words: tuple[str, ...]
    title: TitlePhrase | None = None
    honorific: str = ""
    gender: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(slots=True, eq=False)
class PersonRecord:
    """One person: all names under which the article gives them, the fullest first."""

    full: tuple[str, ...]
    names: list[PersonName] = field(default_factory=list)
    gender: str = ""

    @property
    def surname(self) -> str:
        return self.full[-1]
