"""Words that tell events, each with what the network says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.extract.encoder.network.outputs import EVENT_TYPES, STATUSES
from kg.extract.encoder.network.signals import Floats, Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import class_runs
from kg.extract.layers import Cluster, Dating
from kg.language import Annotation
from kg.model import FACTS, EventType

__all__ = ["ROLE", "Telling", "averaged", "exactest", "tellings"]

_FIRST, _LAST = "-01-01", "-12-31"
#: How likely who acts, who is acted upon and a place must be.
ROLE = (0.42, 0.42, 0.42)
_TRIGGER = 0.6
_TIME = 0.5
#: What stands in another sentence counts less.
_FAR = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A trigger with what the network says of it.

    Args:
        roles: how likely each of the things around it acts, is acted upon, is its place.
        date: what dates it, and how likely.
    """

    words: Words
    likely: Floats
    status: Floats
    roles: dict[Cluster, Floats]
    date: tuple[float, Dating] | None

    @property
    def type(self) -> EventType:
        return EVENT_TYPES[int(self.likely[1:].argmax())]

    @property
    def day(self) -> str | None:
        return self.date[1].start if self.date is not None else None

    @property
    def is_real(self) -> bool:
        return STATUSES[int(self.status.argmax())] in FACTS


def tellings(annotation: Annotation, signals: Signals, who: Participants, datings: Sequence[Dating]) -> list[Telling]:
    triggers = [words for words, _ in class_runs(annotation, signals.words.trigger, _TRIGGER)]
    sentences = np.array([annotation.tokens[first].sentence for first, _ in who.places], dtype=np.int64)
    roles: dict[int, dict[Cluster, Floats]] = {}
    for near in signals.belonging("event_roles", triggers, who.places):
        own = annotation.tokens[triggers[near.anchor][0]].sentence
        weight = np.where(sentences[near.others] == own, 1.0, _FAR).astype(np.float32)
        roles[near.anchor] = who.pooled(replace(near, scores=np.round(near.scores * weight[:, None], 4)))
    dates = _dates(signals, triggers, datings)
    return [
        Telling(
            words,
            np.round(signals.words.trigger[words[0]], 4),
            np.round(signals.words.status[words[0]], 4),
            roles.get(n, {}),
            dates.get(n),
        )
        for n, words in enumerate(triggers)
    ]


def _dates(signals: Signals, triggers: Sequence[Words], datings: Sequence[Dating]) -> dict[int, tuple[float, Dating]]:
    """The likeliest time of each trigger that has one."""
    usable = sorted(datings, key=lambda dating: (dating.first, dating.last))
    found: dict[int, tuple[float, Dating]] = {}
    for near in signals.belonging("event_time", triggers, [(dating.first, dating.last) for dating in usable]):
        best = int(near.scores[:, 0].argmax())
        if near.scores[best, 0] >= _TIME:
            found[near.anchor] = float(near.scores[best, 0]), usable[int(near.others[best])]
    return found


def averaged(told: Sequence[Telling]) -> dict[Cluster, Floats]:
    """How likely each thing has a role, over all tellings that it stands near."""
    found: dict[Cluster, list[Floats]] = {}
    for one in told:
        for thing, scores in one.roles.items():
            found.setdefault(thing, []).append(scores)
    return {thing: np.round(np.stack(scores).mean(axis=0), 4) for thing, scores in found.items()}


def exactest(dates: Sequence[Dating]) -> Dating | None:
    """The first, or one within it that says more exactly when: "next week ... April 24 through 26"."""
    best: Dating | None = None
    for date in dates:
        if best is None or (_within(date, best) and not _within(best, date)):
            best = date
    return best


def _within(date: Dating, other: Dating) -> bool:
    if not (date.start and date.end and other.start and other.end):
        return False
    return _whole(other.start, _FIRST) <= _whole(date.start, _FIRST) and _whole(date.end, _LAST) <= _whole(
        other.end, _LAST
    )


def _whole(day: str, rest: str) -> str:
    """To the day; of what has no year, what comes before all or after all."""
    return day if day.startswith("--") else f"{day}{rest[len(day) - 4 :]}"
