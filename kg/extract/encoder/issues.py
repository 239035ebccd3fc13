"""Issues as a stage of reading: the words that raise one, and which a fact is about."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from kg.extract.encoder.network.outputs import ISSUES
from kg.extract.encoder.network.signals import Floats, Signals
from kg.extract.encoder.runs import class_runs
from kg.extract.layers import Attributions, Events, Issues, Layers
from kg.language import Annotation
from kg.model import Span

__all__ = ["EncoderIssues"]

_RAISED, _ABOUT = 0.85, 0.5


class EncoderIssues:
    """Which issues of the thesaurus the article, its events and what is said in it are about."""

    name = "encoder.issues"
    version = "2"
    requires = (Events, Attributions, Signals)
    assigns = (Issues,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        of: dict[object, tuple[str, ...]] = {}
        for event in layers[Events].events:
            of[event] = _about(annotation, signals, [each.trigger or each.span for each in event.evidence])
        for said in layers[Attributions].attributions:
            of[said] = _about(annotation, signals, said.cue)
        raised = class_runs(annotation, signals.words.issue, _RAISED)
        mentions = tuple((ISSUES[number], signals.span(words)) for words, number in raised)
        return layers.assign(Issues(mentions, MappingProxyType(of)))


def _about(annotation: Annotation, signals: Signals, places: list[Span] | tuple[Span, ...]) -> tuple[str, ...]:
    """What all tellings of a fact together are about, the likeliest first."""
    rows: list[Floats] = [signals.words.about[token.i] for place in places for token in annotation.tokens_in(place)[:1]]
    if not rows:
        return ()
    likely = np.round(np.stack(rows).mean(axis=0), 4)
    order = np.argsort(-likely, kind="stable").tolist()
    return tuple(ISSUES[number] for number in order if likely[number] >= _ABOUT)
