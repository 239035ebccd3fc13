"""Which tellings are of one event: what the network says of each two, with their participants, days and statuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kg.extract.encoder.decisions import Decision, Doubles, logit
from kg.extract.encoder.network.signals import Signals
from kg.extract.encoder.tellings import ROLE, Telling
from kg.model import EventType

__all__ = ["groups", "kinship"]

_TOGETHER = 200
#: Logits of pairs are cut here, so that no single one outweighs all others.
_SUREST = 9.0
Truths = npt.NDArray[np.bool_]


def groups(signals: Signals, told: Sequence[Telling], decision: Decision) -> Iterator[list[Telling]]:
    """Tellings of one event: those of one type by average linkage over how likely two tell the same.

    Of an article with very many they are grouped in runs, for nobody tells one event two hundred times.
    """
    by_type: dict[EventType, list[Telling]] = {}
    for one in told:
        by_type.setdefault(one.type, []).append(one)
    for tellings in by_type.values():
        for start in range(0, len(tellings), _TOGETHER):
            some = tellings[start : start + _TOGETHER]
            if len(some) == 1:
                yield some
            else:
                yield from _linked(some, decision.scores(kinship(signals, some)), logit(decision.least))


def _linked(told: Sequence[Telling], scores: Doubles, least: float) -> list[list[Telling]]:
    """
    Args:
        scores: logits, (tellings, tellings).
        least: the mean over the pairs of two groups from which they are one.
    """
    groups = [[one] for one in told]
    linked = np.clip(scores, -_SUREST, _SUREST)  # summed over the pairs of two groups
    count = np.ones(len(told))
    while True:
        mean = np.round(linked / np.outer(count, count), 4)
        mean[np.triu_indices(len(mean))] = -np.inf
        two, one = divmod(int(mean.argmax()), len(mean))
        if mean[two, one] <= least:
            return [group for group in groups if group]
        linked[one] += linked[two]
        linked[:, one] += linked[:, two]
        linked[two] = linked[:, two] = -np.inf
        count[one] += count[two]
        groups[one] += groups[two]
        groups[two] = []


def kinship(signals: Signals, told: Sequence[Telling]) -> dict[str, Doubles]:
    """What speaks for two tellings being of one event, and against it: (tellings, tellings) each."""
    same = np.clip(signals.same_event([one.words for one in told]), 1e-4, 1 - 1e-4).astype(np.float64)
    acting, undergoing = _held(told)
    who = acting | undergoing
    common = _common(who)
    count = who.sum(1)
    nobody = (count[:, None] == 0) | (count[None] == 0)
    real = np.array([one.is_real for one in told])
    status = np.array([int(one.status.argmax()) for one in told])
    days = np.array([one.day or "" for one in told])
    dated = (days != "")[:, None] & (days != "")[None]
    sentence = np.array([signals.annotation.tokens[one.words[0]].sentence for one in told])
    apart = np.abs(sentence[:, None] - sentence[None])
    return {
        "network": np.log(same / (1 - same)),
        "share in common": common / np.maximum(count[:, None] + count[None] - common, 1),
        "somebody in common": 1.0 * (common > 0),
        "nobody in common": 1.0 * ((common == 0) & ~nobody),
        "others act": _others(acting),
        "others undergo": _others(undergoing),
        "one names nobody": 1.0 * nobody,
        "same status": 1.0 * (status[:, None] == status[None]),
        "one of them real": 1.0 * (real[:, None] != real[None]),
        "same day": 1.0 * (dated & (days[:, None] == days[None])),
        "another day": 1.0 * (dated & (days[:, None] != days[None])),
        "distance": np.minimum(apart, 10) / 10,
        "one sentence": 1.0 * (apart == 0),
    }


def _held(told: Sequence[Telling]) -> tuple[Truths, Truths]:
    """Who acts and who is acted upon: (tellings, things) each."""
    things = {thing: n for n, thing in enumerate(dict.fromkeys(thing for one in told for thing in one.roles))}
    found = np.zeros((2, len(told), len(things)), dtype=np.bool_)
    for n, one in enumerate(told):
        for thing, scores in one.roles.items():
            channel = int(scores[:2].argmax())
            found[channel, n, things[thing]] = scores[channel] >= ROLE[channel]
    return found[0], found[1]


def _common(held: Truths) -> Doubles:
    counts = held.astype(np.float64)
    common: Doubles = counts @ counts.T
    return common


def _others(held: Truths) -> Doubles:
    """1 where both have some and none is the same."""
    count = held.sum(1)
    found: Doubles = 1.0 * ((count[:, None] > 0) & (count[None] > 0) & (_common(held) == 0))
    return found
