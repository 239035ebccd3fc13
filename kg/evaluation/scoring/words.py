"""Texts as words, so that spelling and punctuation decide nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

__all__ = ["key_of", "overlap", "words_of"]

_ARTICLES = frozenset({"the", "a", "an"})
#: Words that do not tell one group from another.
_EMPTY = _ARTICLES | {"of", "and", "in", "for", "to", "s", "some", "other", "senior", "mr", "mrs", "ms", "dr"}
_OWNER = re.compile(r"'s\b")
_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Words in small letters without accents, stops and the ending of the genitive."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'").replace(".", "")
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return _WORD.findall(_OWNER.sub("", plain))


def key_of(name: str) -> str:
    """What two spellings of a name share; articles do not count."""
    return " ".join(word for word in words_of(name) if word not in _ARTICLES)


def overlap(one: str, other: str, *, telling: bool = False) -> float:
    """F1 of the words of two texts.

    Args:
        telling: leave out words that tell nothing.
    """
    (ours, size), (theirs, other_size) = _counted(one, telling), _counted(other, telling)
    shared = sum(min(number, theirs[word]) for word, number in ours.items() if word in theirs)
    return 2 * shared / (size + other_size) if shared else 0.0


@lru_cache(maxsize=4096)
def _counted(text: str, telling: bool) -> tuple[Counter[str], int]:
    words = Counter(word for word in words_of(text) if not (telling and word in _EMPTY))
    return words, words.total()
