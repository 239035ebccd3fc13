"""Spellings of one name."""

from __future__ import annotations

from difflib import SequenceMatcher

_SHORTEST = 5
_ALIKE = 0.86


def are_transliterations(a: str, b: str) -> bool:
    """Two spellings of one name ("Mohamed", "Mohammed"): same first letter and all but a letter or two in common."""
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    return a != b and SequenceMatcher(None, a, b).ratio() > _ALIKE


def plain(word: str) -> str:
    """The key of a word of a name."""
    return word.replace("’", "'").strip(".,").casefold()
