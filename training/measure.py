"""How often the network is right word by word and pair by pair, given the true mentions and anchors for pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from kg.extract.encoder.network.outputs import RELATION_TYPES
from training.losses import batch, pooled, pooled_twice, words_of
from training.network import Network
from training.targets import Asked, Target

__all__ = ["measure"]

_TAGS = ("trigger", "cue", "title", "issue")


@torch.no_grad()
def measure(network: Network, targets: Sequence[Target]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each head."""
    network.eval()
    counts = _Counts()
    order = sorted(targets, key=lambda each: len(each.window.pieces))
    for start in range(0, len(order), 8):
        group = order[start : start + 8]
        with torch.autocast("cpu", torch.bfloat16):
            words = words_of(network, *batch(group))
            spans = network.heads.spans(words).float().softmax(-1)
        for n, target in enumerate(group):
            own = words[n, : len(target.window.words)].float()
            _words(counts, network, target, own)
            _issues(counts, network, target, own)
            _spans(counts, target, spans[n, : len(own)])
            if len(target.mentions):
                _pairs(counts, network, target, own)
    return counts.figures()


class _Counts:
    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.true: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, key: str, answer: Tensor, truth: Tensor) -> None:
        self.right[key] += int((answer & truth).sum())
        self.true[key] += int(truth.sum())
        self.found[key] += int(answer.sum())

    def figures(self) -> dict[str, tuple[float, float, float]]:
        found: dict[str, tuple[float, float, float]] = {}
        for key in sorted(self.true):
            p = self.right[key] / self.found[key] if self.found[key] else 0.0
            r = self.right[key] / self.true[key] if self.true[key] else 0.0
            found[key] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
        return found


def _words(counts: _Counts, network: Network, target: Target, own: Tensor) -> None:
    heads = network.heads
    for key in _TAGS:
        truth = getattr(target, key)
        scores = getattr(heads, key)(own)
        answer, asked = scores.argmax(-1), truth >= 0
        for kind in range(1, scores.shape[-1]):
            counts.add(key, (answer == kind) & asked, (truth == kind) & asked)
    for key, asked_of in (("status", target.triggers), ("stance", target.cues), ("tenure", target.titles)):
        if len(asked_of.words):
            answer = getattr(heads, key)(own[asked_of.words]).argmax(-1)
            counts.add(key, answer == asked_of.manner, torch.ones_like(answer, dtype=torch.bool))


def _issues(counts: _Counts, network: Network, target: Target, own: Tensor) -> None:
    about = network.heads.issues(own)
    for key, asked in (("about events", target.triggers), ("about claims", target.cues)):
        if len(asked.words):
            counts.add(key, about[asked.words] > 0, asked.issues > 0)


def _spans(counts: _Counts, target: Target, likely: Tensor) -> None:
    truth = torch.zeros(likely.shape[:2], dtype=torch.long)
    for first, width, kind in target.spans.tolist():
        truth[first, width] = kind
    answer = likely.argmax(-1) * target.own[:, None]
    for kind in range(1, likely.shape[-1]):
        counts.add("spans", answer == kind, truth == kind)


def _pairs(counts: _Counts, network: Network, target: Target, own: Tensor) -> None:
    heads = network.heads
    mentions = heads.mentions(own, *target.mentions.unbind(1))
    asked: tuple[tuple[str, Asked], ...] = (
        ("event_roles", target.triggers),
        ("claim_roles", target.cues),
        ("office_roles", target.titles),
    )
    for key, anchors in asked:
        if len(anchors.words):
            scores = getattr(heads, key)(own[anchors.words], mentions, anchors.near.long())
            answer = pooled(scores, target.thing_of) > 0
            for channel in range(answer.shape[-1]):
                counts.add(f"{key}{channel}", answer[..., channel], anchors.things[..., channel] > 0)
    related = pooled_twice(heads.relation(mentions, mentions, target.mention_near.long()), target.thing_of) > 0
    for channel, kind in enumerate(RELATION_TYPES):
        counts.add(f"relation {kind}", related[..., channel], target.relations[..., channel] > 0)
    scores = heads.antecedent(mentions, mentions, target.mention_near.long())[..., 0]
    scores = scores.masked_fill(~torch.ones_like(scores, dtype=torch.bool).tril(-1), -1e4)
    picked = torch.cat([scores.new_zeros(len(scores), 1), scores], 1).argmax(1)
    linked = picked > 0
    counts.right["antecedent"] += int(target.antecedents[linked, picked[linked] - 1].sum())
    counts.true["antecedent"] += int(target.antecedents.any(1).sum())
    counts.found["antecedent"] += int(linked.sum())
    if len(target.cues.words):
        scores = heads.claim_parts(own[target.cues.words], own, target.part_near.long())
        for channel in range(scores.shape[-1]):
            counts.add(f"parts{channel}", scores[..., channel] > 0, target.parts[..., channel] > 0)
    told = own[target.triggers.words]
    if len(target.times) and len(told):
        times = heads.mentions(own, *target.times.unbind(1))
        scores = heads.event_time(told, times, target.time_near.long())[..., 0]
        counts.add("time", scores > 0, target.timed > 0)
    if len(told) > 1:
        scores = heads.same_event(told, told, target.same_near.long())[..., 0]
        lower = torch.ones_like(scores, dtype=torch.bool).tril(-1)
        counts.add("same_event", (scores + scores.T > 0) & lower, (target.same > 0) & lower)
