"""Names as the last part of an IRI: readable, stable, made of ``[a-z0-9-]`` only; and letters with few marks."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_LONGEST = 60
_MOST_MARKS = 30
_MADE_OF_MARKS = "\u0f73\u0f75\u0f81"
_MARKED = re.compile(rf"[^\x00-\u02ff]{{{_MOST_MARKS + 1},}}")
# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng"}
)
_DROPPED = str.maketrans("", "", "'’‘ʼʻ`.")
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def slug(name: str) -> str:
    """``name`` in lower case without accents, its words joined by ``-``.

    Letters of other scripts and symbols have no place in it: where some were lost, or the name is very long, a piece
    of the SHA-256 of the name follows, so that two names that differ in more than case, accents and punctuation do not
    share a slug.
    """
    letters = few_marks(name).casefold().translate(_LETTERS).translate(_DROPPED)
    folded = unicodedata.normalize("NFKD", letters).casefold()
    others = set(folded) - _ASCII
    lost = any(unicodedata.category(ch)[0] not in "PZM" and not ch.isspace() for ch in others)
    plain = folded if folded.isascii() else "".join(ch for ch in folded if not unicodedata.combining(ch))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if words and not lost and len(words) <= _LONGEST:
        return words
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words[:_LONGEST].strip('-')}-{mark}".strip("-")


def few_marks(text: str) -> str:
    """``text`` with no more than thirty marks on a letter, as in https://unicode.org/reports/tr15/#UAX15-D3.

    To put marks in order takes time that grows with the square of their number. No language has more than a few.
    """
    return _MARKED.sub(_without_most_marks, text)


def _without_most_marks(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.combining(character) or character in _MADE_OF_MARKS else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
