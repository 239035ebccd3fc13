"""Spellings of one name."""

from __future__ import annotations

from difflib import SequenceMatcher

_SHORTEST = 5
_ALIKE = 0.86
#: The Arabic article, as names have it.
_ARTICLES = {"al", "el", "ul", "as", "ash"}


def are_transliterations(a: str, b: str) -> bool:
    """Two spellings of one name ("Mohamed", "Mohammed"): same first letter and all but a letter or two in common."""
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    return a != b and SequenceMatcher(None, a, b).ratio() > _ALIKE


def plain(word: str) -> str:
    """The key of a word of a name; "al-Maliki" and "Maliki" have the same."""
    return without_article(word.replace("’", "'").strip(".,")).casefold()


def without_article(word: str) -> str:
    """ "Maliki" for "al-Maliki"."""
    article, mark, rest = word.partition("-")
    return rest if mark and article.casefold() in _ARTICLES and rest[:1].isupper() else word
