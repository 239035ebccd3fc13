"""The network as a stage of reading: each window is read once, and all that follows asks its answers."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from kg.extract.encoder.network.inputs import windows
from kg.extract.encoder.network.signals import Model, Signals, WordAnswers, nothing
from kg.extract.layers import Layers, Linked, Names, Times
from kg.language import Annotation

__all__ = ["EncoderNetwork"]


class EncoderNetwork:
    """Reads an article's words.

    Args:
        model: the network.
    """

    name = "encoder.network"
    requires = (Times, Names, Linked)
    assigns = (Signals,)

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def version(self) -> str:
        return self._model.version

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        given = layers[Times], layers[Names], layers[Linked]
        parts = [
            _own(self._model.words(window), window.own) for window in windows(annotation, given, self._model.subwords)
        ]
        if not parts:
            return layers.assign(Signals(annotation, self._model, nothing()))
        words = WordAnswers(
            **{each.name: np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(WordAnswers)}
        )
        return layers.assign(Signals(annotation, self._model, words))


def _own(answers: WordAnswers, own: tuple[int, int]) -> WordAnswers:
    return WordAnswers(**{each.name: getattr(answers, each.name)[slice(*own)] for each in fields(WordAnswers)})
