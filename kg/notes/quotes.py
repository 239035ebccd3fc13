"""Quotes of an article, by which notes say where a fact stands.

``"12:words"`` are these words in sentence 12; ``"12:words#2"`` their second place in that sentence; ``"12:first words
⋯ last words"`` all from the first to the last of them. Quotation marks, dashes and blanks need not be of the article's
kind. Words are found as whole words; only where there are none, as parts of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NoReturn
from unicodedata import normalize

from kg.model import MentionKind, Span
from kg.notes.sentences import sentences_of

__all__ = ["QuoteError", "QuotedText", "straight"]

_QUOTE = re.compile(r"(?P<sentence>[0-9]+):(?P<words>.+?)(?:#(?P<place>[0-9]+))?", re.DOTALL)
_GAP = "⋯"
_STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"\w[\w.'-]*")
#: Words longer than this, in characters, are quoted by their first and last.
_LONG = 60
#: So many words are tried on each side, until a quote is given up.
_STEPS = 20


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_DETERMINERS = _words(
    "the a an both two three four five six several many some other all these those this that its his her their one",
    "most few",
)
_PRONOUNS = _words(
    "he him his himself she her hers herself it its itself they them their theirs themselves we us our ours ourselves",
    "i me my mine who whom whose which that you your both all neither one",
)


class QuoteError(ValueError):
    """A quote that has no place; its text says why."""


def straight(text: str) -> str:
    """The text, character for character, with straight quotes, hyphens for dashes and plain blanks."""
    return _BLANK.sub(" ", text.translate(_STRAIGHT))


class QuotedText:
    """An article in which quotes find their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = sentences_of(text)
        self._straight: dict[int, str] = {}
        self._counted: dict[str, bool] = {}

    def place(self, quote: object) -> Span:
        """Where the words stand.

        Raises:
            QuoteError: if they do not, or it is no quote.
        """
        found = _QUOTE.fullmatch(normalize("NFC", quote)) if isinstance(quote, str) else None
        number = _number(found["sentence"]) if found else len(self.sentences)
        if found is None or number >= len(self.sentences):
            last = len(self.sentences) - 1
            self._refuse(quote, f"is not SENTENCE:WORDS with a sentence from 0 to {last}")
        pieces = [straight(piece).strip() for piece in found["words"].split(_GAP)]
        if len(pieces) > 2 or not all(pieces):
            self._refuse(quote, f"has more than one {_GAP}, or lacks words on a side of it")
        sentence = self._sentence(number)
        starts = _places(pieces[0], sentence)
        wanted = _number(found["place"]) if found["place"] else 1
        if not 1 <= wanted <= len(starts):
            self._refuse(quote, f"does not stand so in sentence {number}")
        start = starts[wanted - 1]
        end = start + len(pieces[0])
        if len(pieces) == 2:
            last = sentence.rfind(pieces[1])
            if last < end:
                self._refuse(quote, f"does not end so in sentence {number}")
            end = last + len(pieces[1])
        begin = self.sentences[number].start
        return Span(begin + start, begin + end)

    def quotes(self, span: Span) -> tuple[str, ...]:
        """The quotes of a place, one for each sentence that it has words of; `place` gives these back.

        Blanks around a sentence have no quote. Neither has part of a word that stands as a word elsewhere in the
        sentence: the whole words around it are quoted. What no quote finds has none: words with more than one ⋯.
        """
        quotes = (self._quote(number, piece) for number, piece in self._pieces(span))
        return tuple(quote for quote in quotes if quote is not None)

    def pieces(self, span: Span) -> tuple[Span, ...]:
        """The places of its quotes."""
        return tuple(map(self.place, self.quotes(span)))

    def sentence(self, span: Span) -> Span:
        """The sentence in which a place begins; the place itself where there is none."""
        number = bisect_right(self._begins, span.start) - 1
        return self.sentences[number] if number >= 0 and self.sentences[number].overlaps(span) else span

    def words(self, span: Span) -> str:
        """The words at a place, as they are compared."""
        return straight(self.text[span.start : span.end])

    def kind(self, span: Span) -> MentionKind:
        """What kind of mention stands there: a capital that only begins the sentence makes no name."""
        words = self.text[span.start : span.end]
        first = re.match(r"\w+", words)
        if first and self._begins_sentence(span) and self._is_common(first[0].lower()):
            words = words[0].lower() + words[1:]
        if straight(words).lower() in _PRONOUNS and (words == "I" or not words.isupper()):
            return MentionKind.PRONOUN
        is_name = any(word[0].isupper() for word in _WORD.findall(words))
        return MentionKind.NAME if is_name else MentionKind.NOMINAL

    def _pieces(self, span: Span) -> Iterator[tuple[int, Span]]:
        first = max(bisect_right(self._begins, span.start) - 1, 0)
        for number in range(first, len(self.sentences)):
            sentence = self.sentences[number]
            if sentence.start >= span.end:
                return
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            words = self.text[start:end]
            start, end = end - len(words.lstrip()), start + len(words.rstrip())
            if start < end:
                yield number, Span(start, end)

    def _quote(self, number: int, piece: Span) -> str | None:
        for _ in range(_STEPS):
            found = next((option for option in self._options(number, piece) if self._finds(option, piece)), None)
            wider = self._wider(self.sentences[number], piece)
            if found is not None or wider == piece:
                return found
            piece = wider
        return None

    def _finds(self, quote: str, piece: Span) -> bool:
        try:
            return self.place(quote) == piece
        except QuoteError:
            return False

    def _options(self, number: int, piece: Span) -> Iterator[str]:
        """How it may be quoted, what is best to read first."""
        words = _BLANK.sub(" ", self.text[piece.start : piece.end])
        begin = piece.start - self.sentences[number].start
        if len(words) > _LONG:
            yield from self._shortened(number, words, begin)
        yield f"{number}:{words}"
        yield f"{number}:{words}#{_number_of(straight(words), self._sentence(number), begin)}"
        if len(words) <= _LONG:
            yield from self._shortened(number, words, begin)

    def _shortened(self, number: int, words: str, begin: int) -> Iterator[str]:
        """By as few of its first and last words as find it."""
        blanks = [found.start() for found in re.finditer(" ", words)]
        sentence = self._sentence(number)
        for after, before in zip(blanks[1:_STEPS], reversed(blanks[-_STEPS:-1]), strict=False):
            if before <= after:
                return
            first, last = words[:after].rstrip(), words[before:].lstrip()
            place = _number_of(straight(first), sentence, begin)
            yield f"{number}:{first} {_GAP} {last}" + (f"#{place}" if place != 1 else "")

    def _wider(self, sentence: Span, piece: Span) -> Span:
        """With the rest of the words at its ends; where these are whole, with a word more on each side."""
        start, end = piece.start - sentence.start, piece.end - sentence.start
        text = self.text[sentence.start : sentence.end]
        left, right = re.search(r"\w*$", text[:start]), re.match(r"\w*", text[end:])
        is_whole = not (left and left[0] and text[start].isalnum()) and not (
            right and right[0] and text[end - 1].isalnum()
        )
        if is_whole:
            left, right = re.search(r"\S*\s*$", text[:start]), re.match(r"\s*\S*", text[end:])
        if left is None or right is None:
            return sentence
        return Span(sentence.start + left.start(), sentence.start + end + right.end())

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def _begins_sentence(self, span: Span) -> bool:
        """Also behind a quotation mark."""
        return not self._starts.isdisjoint((span.start, span.start - 1))

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(sentence.start for sentence in self.sentences)

    def _is_common(self, word: str) -> bool:
        """Whether the article has the word in small letters, too, or it is one that never is a name."""
        if word not in self._counted:
            found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", self.text)
            self._counted[word] = word in _DETERMINERS or found is not None
        return self._counted[word]

    def _sentence(self, number: int) -> str:
        if number not in self._straight:
            span = self.sentences[number]
            self._straight[number] = straight(self.text[span.start : span.end])
        return self._straight[number]

    @staticmethod
    def _refuse(quote: object, cause: str) -> NoReturn:
        told = repr(quote)
        raise QuoteError(f"{told if len(told) <= 80 else told[:79] + '…'} {cause}")


def _number(digits: str) -> int:
    """No sentence has a number of ten digits, and no word so many places."""
    return int(digits[:10])


def _number_of(words: str, sentence: str, start: int) -> int:
    """Which of the places of the words it is that starts there, from 1; 0 if none of them does."""
    starts = _places(words, sentence)
    return starts.index(start) + 1 if start in starts else 0


def _places(words: str, sentence: str) -> list[int]:
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    whole = [found.start() for found in re.finditer(left + re.escape(words) + right, sentence)]
    return whole or [found.start() for found in re.finditer(re.escape(words), sentence)]
