"""Linking as a stage of reading."""

from __future__ import annotations

from kg.extract.layers import Layers, Linked, Names
from kg.extract.linking.identity import Identity
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer, gazetteer


class Linking:
    """Clusters of the names of one thing.

    Args:
        listed: the names known beforehand; by default those of the word lists.
    """

    name = "linking"
    version = "1"
    requires = (Names,)
    assigns = (Linked,)

    def __init__(self, listed: Gazetteer | None = None) -> None:
        self._listed = listed

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(Identity(annotation, layers[Names], self._listed or gazetteer()).linked())
