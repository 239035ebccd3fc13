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
#: Words that are as common in other languages written in Latin letters and are not English.
_ELSEWHERE = (
    "le les des est une dans du qui que sur pour avec ils aux el los las del por una y su lo il della di che per dei"
    " sono der das und ist nicht mit auf von den dem ein eine het een van niet zijn voor op och att det som är på og er"
    " til af ikke dan yang untuk dengan ini dari pada w się nie jest że na je za az és hogy egy ja että ei și în pe cu"
    " o da do não uma em os um ve bir için bu ya wa kwa katika"
)
_FUNCTION_WORDS = frozenset(_COMMON.split())
#: English has these too, as words or names.
_ENGLISH_TOO = {"die", "do", "met", "per", "un", "van"}
_FOREIGN_WORDS = frozenset(_ELSEWHERE.split()) - _ENGLISH_TOO
#: A hundred words of English news have never fewer of its function words than this, and less text rarely in proportion.
_SHARE = 0.12
_FULL = 100
#: So many words tell another language by the words it has; by those it lacks, a few more are needed.
_ENOUGH = 8
_ENOUGH_TO_MISS = 40
#: Names of people and places bring foreign words into English news, but never so many.
_NAMES = 0.1
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def english_share(text: str) -> float:
    """The share of common English function words among the words of ``text``, 0 to 1."""
    return _share(_words(text), _FUNCTION_WORDS)


def check_english(text: str) -> None:
    """Refuse a text that is not English; a text of a few words is only asked for its script.

    Raises:
        ArticleError: if it is not.
    """
    words = _words(text)
    english, foreign = _share(words, _FUNCTION_WORDS), _share(words, _FOREIGN_WORDS)
    speaks_another = len(words) >= _ENOUGH and foreign > max(english, _NAMES)
    misses_english = len(words) >= _ENOUGH_TO_MISS and english < _SHARE * min(1, len(words) / _FULL)
    if _in_another_script(text) or speaks_another or misses_english:
        raise ArticleError("not English", remedy="only articles in English can be read")


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_SAMPLE].lower())


def _share(words: list[str], of: frozenset[str]) -> float:
    return sum(word in of for word in words) / max(1, len(words))


def _in_another_script(text: str) -> bool:
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    foreign = sum(not unicodedata.name(char, "").startswith(("LATIN", "MODIFIER")) for char in letters)
    return foreign * 2 > len(letters)
