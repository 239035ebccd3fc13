"""Trains a network on examples."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.losses import WEIGHTS, batch, losses, words_of
from training.network import Network
from training.targets import Target

__all__ = ["MADE_RECIPE", "Recipe", "begun", "fit"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained.

    Args:
        average: over which share of the steps, about, the mean of the weights is taken; the mean, late weights more
            than early ones, is what comes of the training (after Polyak and Juditsky 1992).
    """

    seed: int = 1
    epochs: int = 10
    subwords: int = 3600
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.1
    decay: float = 0.01
    keep: float = 0.9
    dropout: float = 0.1
    clip: float = 5.0
    average: float = 0.1


#: Of the first stage: articles that were written for it are less like news than real ones, so they come first and once.
MADE_RECIPE = Recipe(epochs=5)


def batches(targets: Sequence[Target], subwords: int, seed: int) -> list[list[Target]]:
    """Windows of like length together, the batches in any order."""
    rng = random.Random(seed)  # noqa: S311 (an order that can be repeated, and no secret)
    mixed = list(targets)
    rng.shuffle(mixed)
    found: list[list[Target]] = []
    for start in range(0, len(mixed), 64):
        chunk = sorted(mixed[start : start + 64], key=lambda each: len(each.window.pieces))
        group: list[Target] = []
        for target in chunk:
            if group and (len(group) + 1) * len(target.window.pieces) > subwords:
                found.append(group)
                group = []
            group.append(target)
        if group:
            found.append(group)
    rng.shuffle(found)
    return found


def begun(base: Path | None, recipe: Recipe) -> Network:
    """A network before its training.

    Args:
        base: the base's weights; without them it begins with ones that are drawn.
    """
    torch.manual_seed(recipe.seed)
    network = Network(recipe.dropout)
    if base is not None:
        network.encoder.load_base(base)
        network.encoder.words.weight.requires_grad_(False)
    return network


def fit(
    network: Network,
    targets: Sequence[Target],
    recipe: Recipe,
    tell: Callable[[str], None],
    after: Callable[[Network, int], None] | None = None,
    state: Path | None = None,
) -> Network:
    """Trains a network, and gives another with the mean of its weights.

    Each epoch draws from a seed of its own, so that a run that was stopped and goes on ends as if it had not been.

    Args:
        after: called with what would be returned, behind each epoch.
        state: where to keep what is needed to go on; if it is there, the run goes on from it.
    """
    new = [*network.heads.parameters(), network.encoder.features.weight]
    known = {id(each) for each in new}
    old = [each for each in network.parameters() if each.requires_grad and id(each) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": recipe.rate}, {"params": new, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
        fused=True,
    )
    steps = recipe.epochs * len(batches(targets, recipe.subwords, seed=0))
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(max(0.0, 1 - 1 / (recipe.average * steps))))
    warm = max(1, int(recipe.warmup * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))
    )
    network.train()
    done = 0
    if state is not None and state.exists():
        kept = torch.load(state)
        if kept["begun"] != (str(recipe), steps):
            raise SystemExit(f"{state} is of another recipe or other data; delete it to begin anew")
        network.load_state_dict(kept["network"])
        mean.load_state_dict(kept["mean"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        done = kept["epochs"]
        tell(f"goes on behind epoch {done}")
    for epoch in range(done, recipe.epochs):
        seed = recipe.seed * 1000 + epoch
        torch.manual_seed(seed)
        generator = torch.Generator().manual_seed(seed)
        started, total = time.perf_counter(), dict.fromkeys(WEIGHTS, 0.0)
        groups = batches(targets, recipe.subwords, seed)
        for group in groups:
            with torch.autocast("cpu", torch.bfloat16):
                words = words_of(network, *batch(group, recipe.keep, generator))
            found = losses(network, words, group)
            loss = sum((WEIGHTS[key] * value for key, value in found.items()), torch.zeros(()))
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*old, *new], recipe.clip)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            mean.update_parameters(network)
            for key, value in found.items():
                total[key] += float(value.detach()) / len(groups)
        spent = time.perf_counter() - started
        tell(f"epoch {epoch + 1} {spent:.0f} s " + " ".join(f"{key} {value:.3f}" for key, value in total.items()))
        if state is not None:
            parts = {"network": network, "mean": mean, "optimizer": optimizer, "schedule": schedule}
            kept = {name: part.state_dict() for name, part in parts.items()}
            torch.save({**kept, "epochs": epoch + 1, "begun": (str(recipe), steps)}, state.with_suffix(".new"))
            state.with_suffix(".new").replace(state)
        if after is not None:
            after(mean.module, epoch + 1)
    return mean.module
