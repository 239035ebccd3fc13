"""How many time expressions of a set are found with exactly their words, type and value."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from kg.extract.times.expressions import find_times
from kg.language import load_annotator
from kg.model import Article, Block, BlockKind, Span, TimeMention

EXPRESSIONS = Path(__file__).with_name("expressions.json")

Item = dict[str, Any]
Mark = tuple[int, int, str, str]

_annotator = cache(load_annotator)


def items(half: str) -> list[Item]:
    """The items at even ("even") or odd ("odd") positions."""
    every: list[Item] = json.loads(EXPRESSIONS.read_text(encoding="utf-8"))
    return every[half == "odd" :: 2]


def gold(item: Item) -> set[Mark]:
    marks = set()
    for time in item["times"]:
        places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(time['words'])}", item["text"])]
        start = places[time["n"] - 1]
        marks.add((start, start + len(time["words"]), time["type"], time["value"]))
    return marks


def mentions(text: str, published: str | None) -> list[TimeMention]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    annotation = _annotator().annotate(Article("a", text, (block,), published=published))
    return list(find_times(annotation).mentions)


def found(item: Item) -> set[Mark]:
    return {(m.span.start, m.span.end, m.type.value, m.value) for m in mentions(item["text"], item["published"])}


def scores(half: str) -> dict[str, tuple[float, int, int, int]]:
    """F1, right, of the set, and found: of all and of each type."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for item in items(half):
        marks, ours = gold(item), found(item)
        for counter, some in ((right, marks & ours), (wanted, marks), (told, ours)):
            counter.update(mark[2] for mark in some)
            counter["all"] += len(some)
    return {
        kind: (2 * right[kind] / (wanted[kind] + told[kind]), right[kind], wanted[kind], told[kind])
        for kind in ("all", *sorted(set(wanted) - {"all"}))
    }
