"""What the network learns from: annotated articles, and pairs of short texts that differ in what they assert."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.evaluation.truth.folder import Annotated, read_folder
from kg.evaluation.truth.json_file import Entry
from kg.evaluation.truth.notes import read_notes
from kg.extract.component import Component, with_publication_date
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.layers import Layers
from kg.language import Annotation, load_annotator
from kg.read import read_text
from training.examples import Example, example_of

__all__ = [
    "ARTICLES",
    "FOLDS",
    "MADE",
    "TRAPS",
    "TRAP_NOTES",
    "TWICE",
    "articles",
    "examples",
    "fold_of",
    "layers_of",
    "traps",
]

_ROOT = Path(__file__).resolve().parents[1]
ARTICLES = _ROOT / "data" / "annotated" / "articles"
#: Articles that were written to be learned from; no figure is measured on them.
MADE = _ROOT / "data" / "annotated" / "made"
TRAPS = _ROOT / "data" / "traps"
TRAP_NOTES = _ROOT / "data" / "annotated" / "traps.jsonl"
TWICE = _ROOT / "data" / "annotated" / "twice"
FOLDS = 5


def fold_of(name: str) -> int:
    """The fold to which an article belongs, for good."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def articles(folder: Path = ARTICLES) -> tuple[Annotated, ...]:
    return read_folder(folder)


def traps(folder: Path = TRAPS, file: Path = TRAP_NOTES) -> Iterator[Annotated]:
    """Both halves of each pair, as articles of their own."""
    notes: dict[str, dict[str, Any]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        notes[one["id"]] = one["notes"]
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            for half in ("trap", "told"):
                name = f"{pair['id']}-{half}"
                if name in notes:
                    article = read_text(pair[half], id=name, published=pair["published"])
                    yield Annotated(name, article, read_notes(Entry(file, name, notes[name]), article.text))


def examples(annotated: Iterable[Annotated], given: Sequence[Component], subwords: Subwords) -> Iterator[Example]:
    """What the network is given and asked of each article.

    Args:
        given: the components that read before the network.
    """
    annotator = load_annotator()
    for one in annotated:
        if one.truth is None:
            continue
        annotation = with_publication_date(annotator.annotate(one.article))
        yield example_of(one.name, annotation, layers_of(annotation, given), one.truth, subwords)


def layers_of(annotation: Annotation, given: Sequence[Component]) -> Layers:
    """What the first components of a reader assign."""
    layers = Layers()
    for component in given:
        found = component(annotation, layers.only(component.requires))
        for kind in component.assigns:
            layers = layers.assign(found[kind])
    return layers
