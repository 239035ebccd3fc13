"""What a brief holds. All of it is plain text, as little to be trusted as the articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"https?://[^\s<>\"\\]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article.

    Args:
        article: its number in the list of articles, from 1.
        before, after: what stands around the words, where they alone would tell too little.
    """

    article: int
    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and what proves it; ``note`` says in how many articles it stands, or when it is."""

    text: str
    quotes: tuple[Quote, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; ``left_out`` is how many more there are."""

    title: str
    lines: tuple[Line, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An article that is quoted; ``day`` is in plain English."""

    title: str
    publisher: str | None = None
    day: str | None = None
    url: str | None = None

    @property
    def link(self) -> str | None:
        """The address, if it is one of the web."""
        return self.url if self.url and _LINK.fullmatch(self.url) else None


@dataclass(frozen=True, slots=True)
class Brief:
    """A page; ``not_quoted`` is how many articles have been read beside those that are quoted."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    articles: tuple[Source, ...]
    not_quoted: int = 0
