"""Whether a text is English, by its script and its commonest words: cheap, and enough to refuse what is not."""

from __future__ import annotations

import re
import unicodedata

from kg.errors import ArticleError

__all__ = ["check_english", "english_share"]

#: Words that hardly any English text lacks and that other languages written in Latin letters rarely share.
_COMMON = (
    "the of and to that is was for with by from has have had been it its are were this which will said not an he she"
    " his they their but would who be also says than or when after about we you into could more"
)
_FUNCTION_WORDS = frozenset(_COMMON.split())
_SHARE = 0.12
_FEW_WORDS = 20
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def english_share(text: str) -> float:
    """The share of common English function words among the words of ``text``, 0 to 1."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return sum(word in _FUNCTION_WORDS for word in words) / max(1, len(words))


def check_english(text: str) -> None:
    """Refuse a text that is not English; a text of a few words is only asked for its script.

    Raises:
        ArticleError: if it is not.
    """
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    foreign = sum(not unicodedata.name(char, "").startswith(("LATIN", "MODIFIER")) for char in letters)
    few = len(_WORD.findall(sample)) <= _FEW_WORDS
    if foreign * 2 > len(letters) or (not few and english_share(text) < _SHARE):
        raise ArticleError("not English", remedy="only articles in English can be read")
