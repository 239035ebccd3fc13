"""An article as it was read: one text to which every offset of the project points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of an article's text, counted in code points.

    Raises:
        ValueError: if the span is empty or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def to(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class BlockKind(StrEnum):
    """What a block of text is to its article."""

    HEADLINE = "headline"
    DATE_LINE = "date-line"
    DATELINE = "dateline"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with one purpose. A dateline is its own block even where a paragraph follows on its line."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its text and what is known about it.

    Args:
        id: short name, unique among the articles of a build, made of ``[a-z0-9-]``.
        text: the text; all offsets count into it.
        blocks: the parts of the text in order; they do not overlap and hold all words of the text.
        title: the headline.
        published: ISO date as exact as known: ``2024-04-19``, ``2024-04``, ``2024``, or None.
        published_inferred: True if no source gave the date and it was concluded from the text.
        source: name of the outlet.
        author: as the page gives it.
        url: where it was published.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    published_inferred: bool = False
    source: str | None = None
    author: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal: articles with the same text are the same."""
        return sha256(self.text.encode("utf-8")).hexdigest()

    def words(self, span: Span) -> str:
        """The characters of the text at ``span``."""
        return self.text[span.start : span.end]

    def one_line(self, span: Span) -> str:
        """The words at ``span``, single blanks between them."""
        return " ".join(self.words(span).split())
