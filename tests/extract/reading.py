"""The layers of a short text, for tests of what fills them."""

from __future__ import annotations

from functools import cache

from kg.extract import Reader, load_reader
from kg.extract.component import with_publication_date
from kg.extract.layers import Attribution, Attributions, Events, Layers, MergedEvent
from kg.language import Annotation


@cache
def _reader() -> Reader:
    return load_reader("rules")


def layers_of(annotation: Annotation) -> Layers:
    """All layers that the rules assign."""
    return _reader().layers(with_publication_date(annotation))


def events_in(annotation: Annotation) -> tuple[MergedEvent, ...]:
    return layers_of(annotation)[Events].events


def attributions_in(annotation: Annotation) -> tuple[Attribution, ...]:
    return layers_of(annotation)[Attributions].attributions
