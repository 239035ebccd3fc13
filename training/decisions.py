"""Fits what is decided by several signs, to what a network found in articles that it had not learned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

import numpy as np

from kg.evaluation.facts import Claim, Event, Facts, Office, Relation
from kg.evaluation.scoring.matching import Matches, match, same_speaker
from kg.extract.encoder.decisions import SAME_EVENT, THING, Decision, weighed
from kg.extract.encoder.event_coreference import kinship
from kg.extract.encoder.network.signals import Signals
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.tellings import Telling, tellings
from kg.extract.layers import Attributions, Clusters, Confidences, Events, Layers, Offices, Relations, Signs, Times
from kg.language import Annotation

__all__ = ["Numbered", "fact_cases", "fit", "pair_cases", "thing_cases"]

#: How often facts must be right at least; what is less likely is left out, the more the less it is.
_PRECISION = {"events": 0.72, "claims": 0.85, "roles": 0.7, "relations": 0.75}
#: Strength of the prior that no sign counts.
_RIDGE = 3.0
_STEPS = 60
#: From which mean logit two groups of tellings are one: below even odds, for the mean of many pairs is drawn down.
_JOINED = 0.43
#: From where things are things: half of the F1 that they have, which makes that the greatest (Lipton and others 2014).
_THING = 0.35
_FIXED = {SAME_EVENT: _JOINED, THING: _THING}


class Numbered:
    """Gives each fact that has signs a number instead of a confidence, by which it is known again."""

    name = "numbered"
    version = "1"
    requires = (Offices, Relations, Events, Attributions)
    assigns = (Confidences,)

    def __init__(self) -> None:
        self.signs: list[tuple[str, Signs]] = []

    def __call__(self, _annotation: Annotation, layers: Layers, /) -> Layers:
        self.signs.clear()
        of: dict[object, float] = {}
        for kind, fact, signs in weighed(layers):
            of[fact] = float(len(self.signs))
            self.signs.append((kind, signs))
        return layers.assign(Confidences(MappingProxyType(of)))


def pair_cases(truth: Facts, annotation: Annotation, layers: Layers) -> Iterator[tuple[Signs, bool]]:
    """Every two tellings of one type that stand where true events are told, and whether these are one."""
    signals = layers[Signals]
    told = tellings(annotation, signals, Participants(annotation, layers[Clusters]), layers[Times].datings)
    events = [_told_by(truth, signals, one) for one in told]
    for kind in dict.fromkeys(one.type for one in told):
        some = [n for n, one in enumerate(told) if one.type is kind]
        if len(some) > 1:
            signs = kinship(signals, [told[n] for n in some])
            for i, one in enumerate(some):
                for j, two in enumerate(some[:i]):
                    if events[one] and events[two]:
                        yield (
                            {name: float(values[j, i]) for name, values in signs.items()},
                            bool(events[one] & events[two]),
                        )


def _told_by(truth: Facts, signals: Signals, one: Telling) -> set[int]:
    span = signals.span(one.words)
    return {
        n
        for n, event in enumerate(truth.events)
        if event.type == one.type.value and any(span.overlaps(trigger) for trigger in event.triggers)
    }


def fact_cases(truth: Facts, found: Facts, numbered: Sequence[tuple[str, Signs]]) -> Iterator[tuple[str, Signs, bool]]:
    """Every fact that has signs, its kind, and whether it is right."""
    matches = match(truth, found)
    right: dict[str, set[int]] = {
        "roles": {j for _, j, _ in matches.offices},
        "relations": {j for _, j, _ in matches.relations},
        "events": {j for _, j, _ in matches.events},
        "claims": _attributed(truth, found, matches),
    }
    told: dict[str, Sequence[Office | Relation | Event | Claim]] = {
        "roles": found.offices,
        "relations": found.relations,
        "events": found.events,
        "claims": found.claims,
    }
    for kind, facts in told.items():
        for number, fact in enumerate(facts):
            if fact.telling.confidence is not None:
                yield kind, numbered[int(fact.telling.confidence)][1], number in right[kind]


def thing_cases(truth: Facts, found: Facts, clusters: Clusters) -> Iterator[tuple[Signs, bool]]:
    """Every thing that has signs, and whether it is one of this type."""
    signs = {(each.name, frozenset(each.mentions)): each.signs for each in clusters.clusters}
    right = {j for i, j, _ in match(truth, found).things if truth.things[i].type == found.things[j].type}
    for number, thing in enumerate(found.things):
        of = signs.get((thing.name, frozenset(thing.mentions)))
        if of is not None:
            yield of, number in right


def _attributed(truth: Facts, found: Facts, matches: Matches) -> set[int]:
    return {j for i, j, _ in matches.claims if same_speaker(truth.claims[i], found.claims[j], matches)}


def fit(decision: str, cases: Sequence[tuple[Signs, bool]]) -> dict[str, float]:
    """Weights of the signs by Newton's method, and ``least`` among them."""
    names = sorted({name for signs, _ in cases for name in signs})
    rows = np.array([[*(signs.get(name, 0.0) for name in names), 1.0] for signs, _ in cases])
    truth = np.array([is_so for _, is_so in cases], dtype=np.float64)
    ridge = np.diag([_RIDGE] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - truth) + ridge @ weights
        weights -= np.linalg.solve((rows * (likely * (1 - likely) + 1e-9)[:, None]).T @ rows + ridge, slope)
    fitted = {name: round(float(w), 3) for name, w in zip([*names, "bias"], weights, strict=True)}
    if decision in _FIXED:
        return {**fitted, "least": _FIXED[decision]}
    found = [(Decision(fitted).likelihood(signs), is_so) for signs, is_so in cases]
    return {**fitted, "least": _least(found, _PRECISION[decision])}


def _least(found: Sequence[tuple[float, bool]], precision: float) -> float:
    """The lowest likelihood from which so many are right; above all of them if there is none."""
    counts: dict[float, list[int]] = {}
    for likely, is_so in found:
        count = counts.setdefault(likely, [0, 0])
        count[0] += is_so
        count[1] += 1
    least, right, every = 1.0, 0, 0
    for likely in sorted(counts, reverse=True):
        right, every = right + counts[likely][0], every + counts[likely][1]
        if right >= precision * every:
            least = likely
    return least
