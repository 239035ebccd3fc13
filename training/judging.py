"""What networks of folds find in the articles that they had not learned from: figures, and what is fitted to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.evaluation.facts import facts_of
from kg.evaluation.pooling import side_by_side
from kg.evaluation.report.as_json import as_json
from kg.evaluation.truth.folder import Annotated
from kg.extract.assemble import assemble
from kg.extract.component import Reader, with_publication_date
from kg.extract.encoder.decisions import SAME_EVENT, THING, UNFITTED, Decisions, EncoderCalibration, decisions_of
from kg.extract.encoder.network.inputs import Window
from kg.extract.encoder.network.model import MANIFEST, WEIGHTS, OnnxModel
from kg.extract.encoder.network.signals import Floats, Ints, WordAnswers
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.layers import Clusters, Signs
from kg.extract.pipeline import components
from kg.language import Annotation, load_annotator
from kg.version import VERSION
from training.data import FOLDS, articles, fold_of
from training.decisions import Numbered, fact_cases, fit, pair_cases, thing_cases
from training.export import seal

__all__ = ["judge"]

Cases = dict[str, list[tuple[Signs, bool]]]


class _Remembering:
    """A network that reads each window once."""

    def __init__(self, model: OnnxModel) -> None:
        self._model = model
        self._known: dict[tuple[bytes, bytes], WordAnswers] = {}

    @property
    def version(self) -> str:
        return self._model.version

    @property
    def subwords(self) -> Subwords:
        return self._model.subwords

    @property
    def fitted(self) -> dict[str, dict[str, float]]:
        return {}

    def words(self, window: Window) -> WordAnswers:
        key = window.pieces.tobytes(), window.features.tobytes()
        if key not in self._known:
            self._known[key] = self._model.words(window)
        return self._known[key]

    def pairs(self, head: str, vectors: Floats, anchors: Ints, near: Ints, phrases: Ints | None = None) -> Floats:
        return self._model.pairs(head, vectors, anchors, near, phrases)


class _Fold:
    """The network of a fold, and the articles that it is measured by."""

    def __init__(self, number: int, folder: Path) -> None:
        self.number, self.folder = number, folder
        self.model = _Remembering(OnnxModel(folder / "onnx"))
        annotator = load_annotator()
        self.held: list[tuple[Annotated, Annotation]] = [
            (each, annotator.annotate(each.article)) for each in articles() if fold_of(each.name) == number
        ]

    def reader(self, decisions: Decisions, last: Numbered | None = None) -> Reader:
        parts = list(components(model=self.model, decisions=decisions))
        if last is not None:  # where it would be told how sure facts are, they are numbered, and nothing is added
            parts = [*parts[: [part.name for part in parts].index(EncoderCalibration.name)], last]
        return Reader("hybrid", parts, version=VERSION, is_own=True)

    def pairs_and_things(self) -> Cases:
        reader = self.reader(UNFITTED)
        found: Cases = {SAME_EVENT: [], THING: []}
        for each, annotation in self.held:
            if each.truth is not None:
                dated = with_publication_date(annotation)
                layers = reader.layers(dated)
                facts = facts_of(assemble(dated.article, dated.reader, layers))
                found[SAME_EVENT] += pair_cases(each.truth, dated, layers)
                found[THING] += thing_cases(each.truth, facts, layers[Clusters])
        return found

    def facts(self, decisions: Decisions) -> Cases:
        """Of all facts, those that are unlikely too."""
        numbered = Numbered()
        lenient = {name: replace(each, least=0.0) for name, each in decisions.items()}
        reader = self.reader({**lenient, **{name: decisions[name] for name in (SAME_EVENT, THING)}}, numbered)
        found: Cases = {}
        for each, annotation in self.held:
            if each.truth is not None:
                facts = facts_of(reader.read(annotation))
                for kind, signs, is_right in fact_cases(each.truth, facts, numbered.signs):
                    found.setdefault(kind, []).append((signs, is_right))
        return found

    def measure(self, decisions: Decisions) -> str:
        """Writes all figures, and gives a line of them."""
        reader = self.reader(decisions)
        read = ((each, (facts_of(reader.read(annotation)),)) for each, annotation in self.held)
        evaluation = side_by_side(("hybrid",), read)
        told = as_json(evaluation, errors=False, disagreements=False)
        (self.folder / "evaluation.json").write_text(told, encoding="utf-8")
        (result,) = evaluation.readers
        return "  ".join(f"{key} {scored.f1.value:.3f}" for key, scored in result.figures.items())


def judge(work: Path) -> None:
    """Fits decisions on all folds that were trained, and measures each fold with those of the others.

    Where there is only one fold, it is measured with its own.
    """
    folders = {n: work / f"fold-{n}" for n in range(FOLDS)}
    folds = [_Fold(n, folder) for n, folder in folders.items() if (folder / "onnx" / MANIFEST).exists()]
    if not folds:
        raise SystemExit(f"no fold was trained in {work}; run `python -m training fold 0`")
    pairs = [fold.pairs_and_things() for fold in folds]
    joined = [decisions_of(_fitted(_others(pairs, n))) for n in range(len(folds))]
    facts = [fold.facts(decisions) for fold, decisions in zip(folds, joined, strict=True)]
    cases = [{**a, **b} for a, b in zip(pairs, facts, strict=True)]
    for n, fold in enumerate(folds):
        line = fold.measure(decisions_of(_fitted(_others(cases, n))))
        sys.stdout.write(f"fold {fold.number}: {line}\n")
    fitted = _fitted(cases)
    (work / "decisions.json").write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for folder in (work / "whole" / "onnx", WEIGHTS):
        if folder.exists():
            seal(folder, OnnxModel(folder).version, fitted)


def _others(cases: Sequence[Cases], number: int) -> list[Cases]:
    return [each for n, each in enumerate(cases) if n != number or len(cases) == 1]


def _fitted(cases: Sequence[Cases]) -> dict[str, dict[str, float]]:
    names = sorted({name for each in cases for name in each})
    return {name: fit(name, [case for each in cases for case in each.get(name, [])]) for name in names}
