"""The pairs of sentences in this folder's tables, and what the real pipeline reads from a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.export import facts_objects
from kg.extract import RuleExtractor
from kg.language import load_annotator
from kg.language.annotation import Annotator
from kg.model import Article, Block, BlockKind, Span
from kg.rdf import facts_to_quads

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    """A trap, and nearly the same words that do tell the fact.

    Args:
        must_not: patterns of facts that the trap does not tell.
        must: patterns of facts that the other half tells.
        told_must_not: patterns of facts that the other half does not tell.
        found: False for a known miss.
    """

    id: str
    published: str
    trap: str
    must_not: list[str]
    told: str
    must: list[str]
    told_must_not: tuple[str, ...] = ()
    found: bool = True


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs, by file and line."""
    files = sorted(FOLDER.glob("*.jsonl"))
    return tuple(Pair(**json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines())


@cache
def _reading() -> tuple[Annotator, RuleExtractor]:
    return load_annotator(), RuleExtractor()


@cache
def facts_of(text: str, published: str) -> dict[str, Any]:
    """The facts JSON of ``text``, made from its graph."""
    annotator, extractor = _reading()
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    facts = extractor.extract(annotator.annotate(Article("trap", text, (block,), published=published)))
    (told,) = facts_objects(facts_to_quads(facts))
    return told
