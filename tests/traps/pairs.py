"""The pairs of sentences in this folder's tables, and what the real pipeline reads from a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.export import facts_objects
from kg.extract import Reader, load_reader
from kg.language import load_annotator
from kg.language.annotation import Annotator
from kg.rdf import facts_to_quads
from kg.read import read_text
from tests.traps.pattern import pattern

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    """A trap, and nearly the same words that do tell the fact.

    Args:
        must_not: patterns of facts that the trap does not tell.
        must: patterns of facts that the other half tells.
        told_must_not: patterns of facts that the other half does not tell.
        found: False for a known miss.
        sprung: True where a fact that must not be found is, as is known.
    """

    id: str
    published: str
    trap: str
    must_not: list[str]
    told: str
    must: list[str]
    told_must_not: tuple[str, ...] = ()
    found: bool = True
    sprung: bool = False

    @property
    def kind(self) -> str:
        return self.id.rpartition("-")[0]

    def false_facts(self) -> list[str]:
        """The patterns of what is read in either half and stands in neither."""
        trap, told = facts_of(self.trap, self.published), facts_of(self.told, self.published)
        return [
            *(written for written in self.must_not if pattern(written).found_in(trap)),
            *(written for written in self.told_must_not if pattern(written).found_in(told)),
        ]

    def missed_facts(self) -> list[str]:
        """The patterns of what the other half tells and is not read in it."""
        told = facts_of(self.told, self.published)
        return [written for written in self.must if not pattern(written).found_in(told)]


@cache
def pairs(folder: Path = FOLDER) -> tuple[Pair, ...]:
    """All pairs of a folder, by file and line."""
    files = sorted(folder.glob("*.jsonl"))
    return tuple(Pair(**json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines())


@cache
def _reading() -> tuple[Annotator, Reader]:
    return load_annotator(), load_reader()


@cache
def facts_of(text: str, published: str) -> dict[str, Any]:
    """The facts JSON of ``text``, made from its graph."""
    annotator, extractor = _reading()
    facts = extractor.read(annotator.annotate(read_text(text, id="trap", published=published)))
    (told,) = facts_objects(facts_to_quads(facts))
    return told
