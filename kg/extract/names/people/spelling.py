"""Spellings of one name."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from kg.lexicon import lists as lexicon

_SHORTEST = 5
#: Letters that a surname alone must have to be another spelling of a known one.
SHORTEST_VARIANT = 7
#: Two spellings differ in length by so many letters at most.
MOST_MORE = 2
_ALIKE = 0.86


@lru_cache(maxsize=100_000)
def are_transliterations(a: str, b: str) -> bool:
    """Two spellings of one name ("Mohamed", "Mohammed"): same first letter and all but a letter or two in common."""
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > MOST_MORE:
        return False
    matcher = SequenceMatcher(None, a, b)
    return a != b and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE  # the quick one is never less


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """The key of a word of a name; "al-Maliki" and "Maliki" have the same."""
    return without_article(word.replace("’", "'").strip(".,")).casefold()


def without_article(word: str) -> str:
    """ "Maliki" for "al-Maliki"."""
    article, mark, rest = word.partition("-")
    return rest if mark and article.casefold() in lexicon.words("arabic-articles") and rest[:1].isupper() else word
