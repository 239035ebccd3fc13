"""What an article is called in a corpus, and which of two with one text stands for both."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from kg.model import Article

#: Of the SHA-256 of its text so many digits are in the name of an article.
_PIECE = 8
#: Where an article stands among those with its text; the least stands for all.
Rank = tuple[str, ...]
#: Stands for what an article does not tell: behind all that one can tell.
UNTOLD = "\uffff"


class Told(Protocol):
    """What tells articles with one text apart."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def author(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


def named_for_corpus(article: Article) -> Article:
    """The article under a name that follows from it alone: its own, and a piece of the SHA-256 of its text."""
    return replace(article, id=f"{article.id}-{article.sha256[:_PIECE]}")


def rank_of(article: Told, given: str | None) -> Rank:
    """The one with a day, or the earlier one; else their names decide.

    Args:
        given: the day of publication, unless it was concluded from the text.
    """
    said = (given, article.id, article.title, article.source, article.author, article.url)
    return tuple(UNTOLD if value is None else value for value in said)
