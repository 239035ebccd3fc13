"""Subwords of words, as the base was trained on them: WordPiece without case and accents (Devlin and others 2019).

The library that has this brings ten more along, among them clients for the network; here words are cut already.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["Subwords"]

_KEPT = 50_000
_LONGEST = 100
_FIRST, _LAST, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class Subwords:
    """Numbers of subwords.

    Args:
        vocabulary: the subwords in their order; those that do not begin a word begin with ``##``.

    Attributes:
        first, last: the marks before the first word and behind the last one.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {word: number for number, word in enumerate(vocabulary)}
        self.first, self.last = self._number[_FIRST], self._number[_LAST]
        self._unknown = self._number[_UNKNOWN]
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """At least one."""
        found = self._known.get(word)
        if found is None:
            found = tuple(number for part in _parts(_plain(word)) for number in self._cut(part)) or (self._unknown,)
            if len(self._known) < _KEPT:
                self._known[word] = found
        return found

    def _cut(self, part: str) -> Sequence[int]:
        """The longest subword first; the mark of the unknown where a rest is left."""
        if len(part) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start and (piece := ("##" if start else "") + part[start:end]) not in self._number:
                end -= 1
            if end == start:
                return [self._unknown]
            found.append(self._number[piece])
            start = end
        return found


def _plain(word: str) -> str:
    kept = (letter for letter in word if letter not in "\0\ufffd" and unicodedata.category(letter)[0] != "C")
    split = unicodedata.normalize("NFD", "".join(kept).lower())
    return "".join(letter for letter in split if unicodedata.category(letter) != "Mn")


def _parts(word: str) -> Iterator[str]:
    """Marks each by itself, and what is between them."""
    start = 0
    for at, letter in enumerate(word):
        if letter.isspace() or _is_mark(letter):
            if at > start:
                yield word[start:at]
            if not letter.isspace():
                yield letter
            start = at + 1
    if start < len(word):
        yield word[start:]


def _is_mark(letter: str) -> bool:
    """Punctuation, and each Chinese sign."""
    code = ord(letter)
    if code < 128:
        return not letter.isalnum() and code > 32
    return unicodedata.category(letter)[0] == "P" or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF
