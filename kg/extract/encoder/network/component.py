"""The network as a stage of reading: each window is read once, and all that follows asks its answers."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from kg.extract.encoder.network.inputs import windows
from kg.extract.encoder.network.signals import Model, Signals, WordAnswers, nothing
from kg.extract.layers import Layers, Times
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer, gazetteer

__all__ = ["EncoderNetwork"]


class EncoderNetwork:
    """Reads an article's words.

    Args:
        model: the network.
        listed: the names known beforehand; by default those of the word lists.
    """

    name = "encoder.network"
    requires = (Times,)
    assigns = (Signals,)

    def __init__(self, model: Model, listed: Gazetteer | None = None) -> None:
        self._model = model
        self._listed = listed

    @property
    def version(self) -> str:
        return self._model.version

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        found = windows(annotation, layers[Times], self._listed or gazetteer(), self._model.subwords)
        parts = [_own(self._model.words(window), window.own) for window in found]
        if not parts:
            return layers.assign(Signals(annotation, self._model, nothing()))
        words = WordAnswers(
            **{each.name: np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(WordAnswers)}
        )
        return layers.assign(Signals(annotation, self._model, words))


def _own(answers: WordAnswers, own: tuple[int, int]) -> WordAnswers:
    return WordAnswers(**{each.name: getattr(answers, each.name)[slice(*own)] for each in fields(WordAnswers)})
