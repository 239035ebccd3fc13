"""Short articles for tests: one line is one paragraph."""

from __future__ import annotations

from functools import cache

from kg.language import Annotation, Token, load_annotator
from kg.language.annotation import Annotator
from kg.model import Article, Block, BlockKind, Span


@cache
def annotator() -> Annotator:
    return load_annotator()


def annotated(text: str, *, published: str | None = "2020-06-10", headline: bool = False) -> Annotation:
    """``text`` read by the engine; with ``headline`` its first line is one."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = BlockKind.HEADLINE if headline and not number else BlockKind.PARAGRAPH
            blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    return annotator().annotate(Article("test", text, tuple(blocks), published=published))


def word(annotation: Annotation, text: str) -> Token:
    """The only token spelled ``text``."""
    found = [token for token in annotation.tokens if token.text == text]
    assert len(found) == 1, (text, found)
    return found[0]
