"""What several signs decide together: what is a thing, whether two words tell one event, how sure a fact is.

Each decision is a logistic regression over named signs, fitted to what the network found in articles that it had not
learned from, so that what comes of it is the share of such cases that are so (Platt 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from kg.extract.calibration import as_confidence, surest
from kg.extract.layers import (
    Attribution,
    Attributions,
    Confidences,
    DistinctEvent,
    Events,
    Layers,
    Office,
    Offices,
    Relations,
    Signs,
    StandingRelation,
)
from kg.language import Annotation
from kg.model import Evidence

__all__ = [
    "SAME_EVENT",
    "UNFITTED",
    "Decision",
    "Decisions",
    "EncoderCalibration",
    "decisions_of",
    "logit",
    "one_of",
    "weighed",
]

Doubles = npt.NDArray[np.float64]
SAME_EVENT = "same event"
THING = "thing"


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic regression over signs, and how likely what it decides must be.

    Args:
        weights: of the signs; "bias" is always 1, and what is not named counts nothing.
        least: what is less likely is not so.
    """

    weights: Mapping[str, float]
    least: float = 0.0

    def scores(self, signs: Mapping[str, Doubles | float]) -> Doubles:
        """Logits: of one case, or of many at once."""
        found: Doubles = np.full(np.shape(next(iter(signs.values()), 0.0)), self.weights.get("bias", 0.0))
        for name, value in signs.items():
            if name in self.weights:
                found = found + self.weights[name] * value
        return found

    def likelihood(self, signs: Signs) -> float:
        """Between 0 and 1."""
        return round(float(1 / (1 + np.exp(-self.scores(signs)))), 4)

    def allows(self, signs: Signs | None) -> bool:
        """Whether it is likely enough; what has no signs was found by rule."""
        return signs is None or self.likelihood(signs) >= self.least


#: By name: :data:`SAME_EVENT`, :data:`THING`, and the kinds of facts: ``events``, ``claims``, ``roles``, ``relations``.
Decisions = Mapping[str, Decision]

#: What the network says, as long as nobody fitted anything.
UNFITTED: Decisions = MappingProxyType(
    {
        SAME_EVENT: Decision({"network": 1.0}, least=0.65),
        THING: Decision({}),
        **{kind: Decision({"network": 1.0}) for kind in ("events", "claims", "roles", "relations")},
    }
)


def decisions_of(fitted: Mapping[str, Mapping[str, float]]) -> Decisions:
    """Those that were fitted, ``least`` among the weights of each, and the others as they are without."""
    found = {name: Decision(weights, weights.get("least", 0.0)) for name, weights in fitted.items()}
    return {**UNFITTED, **found}


def logit(likely: float) -> float:
    likely = min(max(likely, 1e-3), 1 - 1e-3)
    return round(float(np.log(likely / (1 - likely))), 4)


def one_of(name: str, value: str) -> Signs:
    """A sign for each value that a thing may have; only that of the one that it has is there."""
    return {f"{name}: {value}": 1.0}


class EncoderCalibration:
    """How sure each fact is: by its signs, or by rule if a rule found it.

    Args:
        decisions: one for each kind of fact.
    """

    name = "encoder.calibration"
    version = "2"
    requires = (Offices, Relations, Events, Attributions)
    assigns = (Confidences,)

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions

    def __call__(self, _annotation: Annotation, layers: Layers, /) -> Layers:
        of: dict[object, float] = {}
        for kind, fact in _told(layers):
            if fact.signs is not None:
                of[fact] = as_confidence(self._decisions[kind].likelihood(fact.signs))
            else:
                of[fact] = surest(kind, (told,) if isinstance(told := fact.evidence, Evidence) else told)
        return layers.assign(Confidences(MappingProxyType(of)))


def weighed(layers: Layers) -> Iterable[tuple[str, object, Signs]]:
    """The facts that have signs, each with its kind."""
    return ((kind, fact, fact.signs) for kind, fact in _told(layers) if fact.signs is not None)


def _told(layers: Layers) -> Iterator[tuple[str, Office | StandingRelation | DistinctEvent | Attribution]]:
    yield from (("roles", office) for office in layers[Offices].offices)
    yield from (("relations", relation) for relation in layers[Relations].relations)
    yield from (("events", event) for event in layers[Events].events)
    yield from (("claims", said) for said in layers[Attributions].attributions)
