"""Where the article quotes somebody word for word: pairs of quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.language import Annotation, Token
from kg.model import BlockKind, Span

_DOUBLE = re.compile(r"[\"“”„«»]|''|``|‘‘|’’")
_SINGLE = re.compile(r"[‘’']")
_OPENING = {"“", "„", "«", "``", "‘‘", "‘"}
_CLOSING = {"»", "’’"}
#: A mark that follows one of these opens, one that comes before white space or these closes.
_BEFORE_OPENING = re.compile(r"[\s(\[—–\-:]")
_AFTER_CLOSING = re.compile(r"[\s)\].,;:?!—–\-]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks.

    Args:
        span: with the marks.
        inner: without them.
        block: the block of the article in which it stands.
        closed: False where the closing mark is missing, as in all but the last paragraph of a long quote.
    """

    span: Span
    inner: Span
    block: int
    closed: bool


class Quotes:
    """The quotes of an article, in order, asked by the words in them."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.all = find_quotes(annotation)
        self._starts = [quote.span.start for quote in self.all]

    def of(self, token: Token) -> Quote | None:
        """The quote in which ``token`` stands, its marks included."""
        return self.at(token.start)

    def at(self, offset: int) -> Quote | None:
        i = bisect_right(self._starts, offset) - 1
        return self.all[i] if i >= 0 and offset < self.all[i].span.end else None


def find_quotes(annotation: Annotation) -> list[Quote]:
    """All quotes in headings and paragraphs. One not closed ends with its sentence, or block if the next goes on."""
    article = annotation.article
    found: list[Quote] = []
    kinds = {BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.HEADING}
    blocks = [(i, block.span) for i, block in enumerate(article.blocks) if block.kind in kinds]
    for place, (i, span) in enumerate(blocks):
        after = article.words(blocks[place + 1][1]).lstrip() if place + 1 < len(blocks) else ""
        found.extend(_in_block(annotation, i, span, goes_on=bool(_DOUBLE.match(after))))
    return found


def _in_block(annotation: Annotation, block: int, span: Span, *, goes_on: bool) -> list[Quote]:
    text = annotation.article.words(span)
    marks = _DOUBLE if _DOUBLE.search(text) else _SINGLE
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in marks.finditer(text):
        kind = _kind(text, mark, is_open=opened is not None)
        if kind == "open":
            if opened is not None and mark.start() > opened.end():  # of “„ the second begins the quote
                found.append(_unpaired(annotation, block, span, opened, limit=mark.start()))
            opened = mark
        elif kind == "close" and opened is not None:
            if mark.start() > opened.end():
                found.append(_paired(block, span, opened, mark))
            opened = None
    if opened is not None and marks is _DOUBLE and opened.end() < len(text):
        if goes_on:
            inner = Span(span.start + opened.end(), span.end)
            found.append(Quote(Span(span.start + opened.start(), span.end), inner, block, closed=False))
        else:
            found.append(_unpaired(annotation, block, span, opened, limit=len(text)))
    return found


def _paired(block: int, span: Span, opened: re.Match[str], closing: re.Match[str]) -> Quote:
    inner = Span(span.start + opened.end(), span.start + closing.start())
    return Quote(Span(span.start + opened.start(), span.start + closing.end()), inner, block, closed=True)


def _unpaired(annotation: Annotation, block: int, span: Span, opened: re.Match[str], *, limit: int) -> Quote:
    """A quote whose closing mark was lost: it lasts to the end of its sentence, at most to ``limit``."""
    start, end = span.start + opened.end(), span.start + limit
    first = next((t for t in annotation.tokens_in(Span(start, end))), None)
    if first is not None:
        last = annotation.tokens[annotation.sentence_of(first).last - 1]
        end = min(end, max(last.end, first.end))
    return Quote(Span(span.start + opened.start(), end), Span(start, end), block, closed=False)


def _kind(text: str, mark: re.Match[str], *, is_open: bool) -> str:
    """Whether a mark opens, closes, or is none ("")."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    opens = bool(_BEFORE_OPENING.match(before)) and not after.isspace()
    closes = bool(_AFTER_CLOSING.match(after)) and not before.isspace()
    if sign in {"'", "’", "‘"}:
        if opens and not is_open and (after.isalnum() or after == "["):
            return "open"
        # "states' rights": an apostrophe; a quote in single marks ends after a stop, or before one
        return "close" if closes and is_open and (before in ".,?!" or after in ".,?!;:") else ""
    if sign in _OPENING:
        return "open"
    if sign in _CLOSING:
        return "close"
    if opens != closes:
        return "open" if opens else "close"
    return "close" if is_open else "open"


__all__ = ["Quote", "Quotes", "find_quotes"]
