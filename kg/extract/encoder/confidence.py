"""How sure the reader is of a fact, as a share of such facts that are right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.extract.calibration import RuleCalibration, as_confidence
from kg.extract.layers import Attributions, Confidences, Events, Layers, Offices, Relations
from kg.language import Annotation

__all__ = ["Curve", "EncoderCalibration"]

#: Likelihoods in rising order, each with the share of right ones among facts from it up to the next.
Curve = Sequence[tuple[float, float]]


class EncoderCalibration:
    """The network's likelihoods by the curves that were counted on articles it had not learned from; else by rule.

    Args:
        curves: by kind of fact: ``events``, ``claims``, ``roles``, ``relations``.
    """

    name = "encoder.calibration"
    version = "1"
    requires = (Offices, Relations, Events, Attributions)
    assigns = (Confidences,)

    def __init__(self, curves: Mapping[str, Curve]) -> None:
        self._curves = curves
        self._rules = RuleCalibration()

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        by_rule = self._rules(annotation, layers)[Confidences]
        of = dict(by_rule.of)
        for kind, facts in (
            ("events", layers[Events].events),
            ("claims", layers[Attributions].attributions),
            ("roles", layers[Offices].offices),
            ("relations", layers[Relations].relations),
        ):
            for fact in facts:
                if fact.likelihood is not None:
                    of[fact] = self._sure(kind, fact.likelihood)
        return layers.assign(replace(by_rule, of=MappingProxyType(of)))

    def _sure(self, kind: str, likelihood: float) -> float:
        curve = self._curves.get(kind, ())
        place = bisect_right([at for at, _ in curve], likelihood) - 1
        share = curve[max(place, 0)][1] if curve else likelihood
        return as_confidence(share)
