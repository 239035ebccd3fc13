"""The titles of the word list that words of a text spell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.language import Token
from kg.language.syntax import PLURAL
from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Title

#: In tokens.
LONGEST_TITLE = 6


class ListedTitle(NamedTuple):
    """A title of the word list whose last token is the one before ``last``."""

    last: int
    entry: Title
    plural: bool


def begins_title(word: Token) -> bool:
    """Whether the titles that a word may begin are worth a look: most words begin none."""
    return word.lower in _beginnings() or word.tag in PLURAL


def listed_titles(words: Sequence[Token]) -> list[ListedTitle]:
    """The titles that the first words spell, in the singular or plural, the longest first."""
    titles, beginnings = lexicon.titles(), _beginnings()
    found: list[ListedTitle] = []
    text, end = "", 0
    for token in words[:LONGEST_TITLE]:
        text += f" {token.lower}" if text and token.start > end else token.lower
        end = token.end
        entry = titles.get(text)
        plural = entry is None and token.tag in PLURAL
        if plural:
            entry = titles.get(_singular(text))
        if entry is not None:
            found.append(ListedTitle(token.i + 1, entry, plural))
        if text not in beginnings:
            break
    return found[::-1]


@cache
def _beginnings() -> frozenset[str]:
    """Titles, and what they begin with, of any length."""
    return frozenset(title[:length] for title in lexicon.titles() for length in range(1, len(title) + 1))


def _singular(text: str) -> str:
    if text.endswith("men"):
        return text[:-3] + "man"
    if text.endswith("ies"):
        return text[:-3] + "y"
    return text.removesuffix("s")
