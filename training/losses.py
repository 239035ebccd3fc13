"""How far the network's answers are from the truth."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from training.network import Network, PairScorer
from training.targets import IGNORED, Asked, Target

__all__ = ["WEIGHTS", "batch", "losses", "pooled", "pooled_twice", "words_of"]

#: Of each head's loss in the sum.
WEIGHTS = {
    "trigger": 1.0, "cue": 0.5, "title": 0.25, "spans": 1.0, "status": 0.4, "stance": 0.3, "tenure": 0.1,
    "event_roles": 1.0, "claim_roles": 0.5, "office_roles": 0.25, "parts": 0.5, "time": 0.25, "antecedent": 0.7,
    "same_event": 0.25, "issue": 0.25, "about": 0.3, "relation": 0.3,
}  # fmt: skip


def batch(targets: Sequence[Target], keep: float = 1.0, generator: torch.Generator | None = None) -> tuple[Tensor, ...]:
    """Subwords, features, mask, and the subword of each word, padded.

    Args:
        keep: share of the features, column by column and window by window, that the network is told.
    """
    longest = max(len(each.window.pieces) for each in targets)
    most = max(len(each.window.words) for each in targets)
    columns = targets[0].window.features.shape[1]
    pieces = torch.zeros(len(targets), longest, dtype=torch.long)
    features = torch.zeros(len(targets), longest, columns, dtype=torch.long)
    mask = torch.zeros(len(targets), longest, dtype=torch.bool)
    heads = torch.zeros(len(targets), most, dtype=torch.long)
    nothing = torch.from_numpy(targets[0].window.features[0])
    for n, each in enumerate(targets):
        size = len(each.window.pieces)
        pieces[n, :size] = torch.from_numpy(each.window.pieces)
        known = torch.from_numpy(each.window.features)
        if keep < 1:
            told = torch.rand(columns, generator=generator) < keep
            known = torch.where(told, known, nothing)
        features[n, :size] = known
        mask[n, :size] = True
        heads[n, : len(each.window.words)] = torch.from_numpy(each.window.heads)
    return pieces, features, mask, heads


def words_of(network: Network, pieces: Tensor, features: Tensor, mask: Tensor, heads: Tensor) -> Tensor:
    """(windows, words, hidden)."""
    hidden = network.encoder(pieces, features, mask)
    return hidden.gather(1, heads[..., None].expand(-1, -1, hidden.shape[-1]))


def pooled(scores: Tensor, thing_of: Tensor) -> Tensor:
    """Scores of things, each that of its best mention: (anchors, mentions, channels) -> (anchors, things, channels)."""
    masked = scores[:, :, None, :].masked_fill(~thing_of[None, :, :, None], -1e4)
    return masked.amax(1)


def losses(network: Network, words: Tensor, targets: Sequence[Target]) -> dict[str, Tensor]:
    """The loss of each head over a batch, by its name.

    Pairs are reckoned in full precision: they come in so many sizes that half of it would not be faster.
    """
    heads = network.heads
    count, most, _ = words.shape
    dropped = heads.dropout(words.float())
    found: dict[str, list[Tensor]] = {key: [] for key in WEIGHTS}
    tags = {key: torch.full((count, most), IGNORED) for key in ("trigger", "cue", "title", "issue")}
    for n, target in enumerate(targets):
        size = len(target.window.words)
        for key, tag in tags.items():
            tag[n, :size] = getattr(target, key)
    for key, tag in tags.items():
        scores = getattr(heads, key)(dropped).float()
        loss = F.cross_entropy(scores.flatten(0, 1), tag.flatten(), ignore_index=IGNORED, reduction="sum")
        found[key].append(loss / (1 + (tag > 0).sum()))
    with torch.autocast("cpu", torch.bfloat16):
        spans = heads.spans(dropped)
    found["spans"].append(_span_loss(spans.float(), targets))
    for n, target in enumerate(targets):
        own = dropped[n]
        mentions = heads.mentions(own, *target.mentions.unbind(1)) if len(target.mentions) else own.new_zeros(0, 256)
        _manner(found["status"], heads.status, own, target.triggers)
        _manner(found["stance"], heads.stance, own, target.cues)
        _manner(found["tenure"], heads.tenure, own, target.titles)
        about = heads.issues(own[: len(target.window.words)])
        for asked in (target.triggers, target.cues):
            if len(asked.words) and target.issues_noted:
                loss = F.binary_cross_entropy_with_logits(about[asked.words].float(), asked.issues, reduction="none")
                found["about"].append(loss.sum(1).mean())
        if len(target.mentions):
            found["relation"].append(_relation_loss(heads.relation, mentions, target))
            _belonging(found["event_roles"], heads.event_roles, own, mentions, target.triggers, target.thing_of)
            _belonging(found["claim_roles"], heads.claim_roles, own, mentions, target.cues, target.thing_of)
            _belonging(found["office_roles"], heads.office_roles, own, mentions, target.titles, target.thing_of)
            found["antecedent"].append(_antecedent_loss(heads.antecedent, mentions, target))
        if len(target.cues.words):
            scores = heads.claim_parts(own[target.cues.words], own[: target.parts.shape[1]], target.part_near.long())
            loss = F.binary_cross_entropy_with_logits(scores.float(), target.parts, reduction="none")
            found["parts"].append(loss.sum((1, 2)).div(12).mean())
        if len(target.times) and len(target.triggers.words):
            times = heads.mentions(own, *target.times.unbind(1))
            scores = heads.event_time(own[target.triggers.words], times, target.time_near.long())[..., 0]
            loss = F.binary_cross_entropy_with_logits(scores.float(), target.timed, reduction="none")
            found["time"].append(loss.sum(1).mean())
        if len(target.triggers.words) > 1:
            vectors = own[target.triggers.words]
            scores = heads.same_event(vectors, vectors, target.same_near.long())[..., 0].float()
            loss = F.binary_cross_entropy_with_logits(scores + scores.T, target.same, reduction="none").tril(-1)
            found["same_event"].append(loss.sum() / len(vectors))
    zero = words.new_zeros(()).float()
    return {key: torch.stack(values).mean() if values else zero for key, values in found.items()}


def _manner(found: list[Tensor], head: torch.nn.Module, words: Tensor, asked: Asked) -> None:
    if len(asked.words):
        found.append(F.cross_entropy(head(words[asked.words]).float(), asked.manner))


def _belonging(
    found: list[Tensor], head: PairScorer, words: Tensor, mentions: Tensor, asked: Asked, thing_of: Tensor
) -> None:
    if len(asked.words):
        scores = pooled(head(words[asked.words], mentions, asked.near.long()).float(), thing_of)
        loss = F.binary_cross_entropy_with_logits(scores, asked.things, reduction="none")
        found.append(loss.sum((1, 2)).mean() / 2)


def pooled_twice(scores: Tensor, thing_of: Tensor) -> Tensor:
    """Scores of pairs of things, each that of its best pair of mentions.

    (mentions, mentions, channels) -> (things, things, channels); a mention of several counts for the first of them.
    """
    count, channels = thing_of.shape[1], scores.shape[-1]
    first = thing_of.float().argmax(1)
    at = (first[:, None] * count + first[None]).flatten()[:, None].expand(-1, channels)
    best = scores.new_full((count * count, channels), -1e4)
    best = best.scatter_reduce(0, at, scores.flatten(0, 1), "amax", include_self=False)
    return best.view(count, count, channels)


def _relation_loss(head: PairScorer, mentions: Tensor, target: Target) -> Tensor:
    scores = pooled_twice(head(mentions, mentions, target.mention_near.long()).float(), target.thing_of)
    loss = F.binary_cross_entropy_with_logits(scores, target.relations, reduction="none")
    return loss.sum() / (len(target.relations) + 1)


def _span_loss(scores: Tensor, targets: Sequence[Target]) -> Tensor:
    """Cross entropy over types and none, of all spans that begin in a window's own words."""
    count, most, widest, _ = scores.shape
    truth = torch.zeros(count, most, widest, dtype=torch.long)
    asked = torch.zeros(count, most, widest, dtype=torch.bool)
    total = 1
    for n, target in enumerate(targets):
        size = len(target.window.words)
        fits = torch.arange(size)[:, None] + torch.arange(widest)[None] < size
        asked[n, :size] = fits & target.own[:, None]
        for first, width, kind in target.spans.tolist():
            truth[n, first, width] = kind
        total += len(target.spans)
    loss = F.cross_entropy(scores[asked], truth[asked], reduction="sum")
    return loss / total


def _antecedent_loss(head: PairScorer, mentions: Tensor, target: Target) -> Tensor:
    """Negative log likelihood of all true antecedents together; none scores nought (Lee and others 2017)."""
    scores = head(mentions, mentions, target.mention_near.long())[..., 0].float()
    earlier = torch.ones_like(scores, dtype=torch.bool).tril(-1)
    scores = scores.masked_fill(~earlier, -1e4)
    scores = torch.cat([scores.new_zeros(len(scores), 1), scores], 1)
    none = ~target.antecedents.any(1, keepdim=True)
    right = torch.cat([none, target.antecedents], 1)
    likely = torch.logsumexp(scores.masked_fill(~right, -1e4), 1) - torch.logsumexp(scores, 1)
    return -likely.mean()
