"""How far two people who annotated the same articles, neither knowing of the other, agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.evaluation.facts import Facts
from kg.evaluation.outcome import Evaluation
from kg.evaluation.pooling import side_by_side
from kg.evaluation.truth.folder import Annotated
from kg.evaluation.truth.json_file import read_json
from kg.evaluation.truth.notes import read_notes
from training.data import TWICE, articles

__all__ = ["agreement"]


def agreement(once: Path, again: Path = TWICE) -> Evaluation:
    """The second notes scored as if a reader had found them, and the first were true.

    Args:
        once: the articles with their first notes.
        again: second notes, on some of these and on others.
    """
    return side_by_side(("second annotator",), _pairs(once, again))


def _pairs(once: Path, again: Path) -> Iterator[tuple[Annotated, tuple[Facts]]]:
    names = {path.name.removesuffix(".notes.json") for path in again.glob("*.notes.json")}
    for each in articles(once):
        if each.name in names:
            yield each, (read_notes(read_json(again / f"{each.name}.notes.json"), each.article.text),)
