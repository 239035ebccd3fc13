"""What is worth what: small networks, each without one thing that the large one has, or with more to learn from.

All learn from a quarter of the articles of four folds, but where it is said otherwise, and are measured word by word
and pair by pair on the fifth. So small a network is no reader; what counts are the differences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from kg.extract.encoder.network.inputs import FEATURES
from training.data import articles, fold_of
from training.fit import Recipe, begun, fit
from training.measure import measure
from training.runs import by_article, first_weights, prepared, subwords, weights
from training.targets import Target

__all__ = ["ablations", "rows"]

#: Epochs for a quarter of the articles; of more there are fewer, so that all take as many steps.
_FOLD, _EPOCHS = 0, 24
_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class _Try:
    """A network to be trained.

    Args:
        name: what is different.
        share: of the articles.
        blind: names of features that it is not told.
        base: whether it begins with the base's weights, or with ones drawn by lot.
        made: whether it begins with what learned from the articles written for that and from the pairs of traps.
    """

    name: str
    share: float = _QUARTER
    blind: tuple[str, ...] = ()
    base: bool = True
    made: bool = False


_TRIES = (
    _Try("a quarter of the articles"),
    _Try("… with half as many", share=0.125),
    _Try("… without the base: weights drawn by lot", base=False),
    _Try("… without parts of speech and dependencies", blind=("pos", "dep")),
    _Try("… without word lists", blind=("listed", "issue")),
    _Try("… without how words are written", blind=("shape",)),
    _Try("… after articles written to be learned from and pairs of traps", made=True),
    _Try("… with twice as many", share=0.5),
)


def ablations(work: Path, threads: int) -> None:
    """Trains them, and keeps their figures in ``ablations.json``; what is there is not trained again."""
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=True)
    start = first_weights(work)
    file = work / "ablations.json"
    done: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    every, pieces = articles(), subwords()
    most = max(each.share for each in _TRIES)
    held = [each for each in every if fold_of(each.name) == _FOLD]
    learnt = dict(
        by_article((each for each in every if fold_of(each.name) != _FOLD and _draw(each.name) < most), pieces)
    )
    asked = prepared(held, pieces)
    for each in _TRIES:
        if each.name in done:
            continue
        targets = [target for name, some in learnt.items() if _draw(name) < each.share for target in some]
        recipe = Recipe(epochs=round(_EPOCHS * _QUARTER / each.share))
        network = begun(weights() if each.base else None, recipe)
        if each.made:
            network.load_state_dict(start)
        trained = fit(network, [_blinded(target, each.blind) for target in targets], recipe, print)
        figures = measure(trained, [_blinded(target, each.blind) for target in asked])
        done[each.name] = {key: round(f1, 4) for key, (_, _, f1) in figures.items()}
        file.write_text(json.dumps(done, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def rows(figures: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A table in Markdown, F1 of each."""
    columns = {
        "triggers with type": ("trigger",),
        "status": ("status",),
        "participants": ("event_roles0", "event_roles1", "event_roles2"),
        "same event": ("same_event",),
        "cues": ("cue",),
        "speakers": ("claim_roles0",),
        "what is said": ("parts0",),
        "mentions with type": ("spans",),
        "antecedents": ("antecedent",),
        "titles": ("title",),
    }
    yield "| learned from | " + " | ".join(columns) + " |"
    yield "|" + " --- |" * (len(columns) + 1)
    for name, found in figures.items():
        yield f"| {name} | " + " | ".join(f"{_mean(found, keys):.3f}" for keys in columns.values()) + " |"


def _mean(found: Mapping[str, float], keys: Sequence[str]) -> float:
    return sum(found[key] for key in keys) / len(keys)


def _draw(name: str) -> float:
    """A number from 0 to 1 that an article has for good, and that its fold says nothing about."""
    return int(hashlib.sha256(f"share of {name}".encode()).hexdigest()[:8], 16) / 16**8


def _blinded(target: Target, names: Sequence[str]) -> Target:
    """Without what these features tell: all have the value for what is not known."""
    features = target.window.features.copy()
    for column, feature in enumerate(FEATURES):
        if feature.name in names:
            features[:, column] = feature.first
    return replace(target, window=replace(target.window, features=features))
