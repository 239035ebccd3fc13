"""An article's sentences as quotes of the notes count them: from 0, found by the look of the text alone.

A line break ends a sentence, and so does a stop before a capital, a digit or a quotation mark that comes before one,
but for stops after abbreviations and initials. No language model is asked: another one must not move what people noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

__all__ = ["sentences_of"]

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
_TITLES = "mr mrs ms dr gen lt col sgt capt sen rep gov st jr sr prof maj adm rev hon"
_OTHERS = "no vs inc ltd co corp u.s u.n u.k e.u d.c a.m p.m i.e e.g"
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_ABBREVIATIONS = frozenset(word for line in (_TITLES, _OTHERS, _MONTHS) for word in line.split())


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences in their order, without the blanks around them."""
    return tuple(span for line in _LINE.finditer(text) for span in _sentences_in(text, *line.span()))


def _sentences_in(text: str, start: int, end: int) -> Iterator[Span]:
    begin = _first_word(text, start, end)
    end = begin + len(text[begin:end].rstrip())
    for stop in _STOP.finditer(text, begin, end):
        if text[stop.start()] == "." and _is_abbreviation(_word_before(text, begin, stop.start())):
            continue
        yield Span(begin, stop.end())
        begin = _first_word(text, stop.end(), end)
    if begin < end:
        yield Span(begin, end)


def _first_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _word_before(text: str, begin: int, end: int) -> str:
    """The word that ends there, with the stops in it."""
    start = end
    while start > begin and (text[start - 1].isalnum() or text[start - 1] in "_."):
        start -= 1
    return text[start:end]


def _is_abbreviation(word: str) -> bool:
    is_initial = len(word) == 1 and "A" <= word <= "Z"
    return is_initial or word.lower() in _ABBREVIATIONS
