"""Words that the network gives to one class, as runs within a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.extract.encoder.network.signals import Floats, Words
from kg.language import Annotation

__all__ = ["class_runs", "tag_runs"]

#: Number of the tag of a word that goes on with a phrase; see :data:`kg.extract.encoder.network.outputs.SPAN_TAGS`.
_FURTHER = 2


def tag_runs(annotation: Annotation, likely: Floats, least: float) -> Iterator[Words]:
    """Phrases of which each word but the first is tagged as a further one.

    Args:
        likely: (words, tags).
        least: how likely a word must be of a phrase.
    """
    tags = _classes(likely, least)
    yield from _runs(annotation, tags, np.full_like(tags, _FURTHER))


def class_runs(annotation: Annotation, likely: Floats, least: float) -> Iterator[tuple[Words, int]]:
    """Words of one class beside each other, and the number of that, none not counted.

    Args:
        likely: (words, classes), the first for none.
        least: how likely a word must be of any other.
    """
    classes = _classes(likely, least)
    for words in _runs(annotation, classes, classes):
        yield words, int(classes[words[0]]) - 1


def _classes(likely: Floats, least: float) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The likeliest class of each word; nought where none is likelier than is left."""
    rounded = np.round(likely, 4)
    found: np.ndarray[tuple[int], np.dtype[np.int64]] = np.where(
        1 - rounded[:, 0] >= least, 1 + rounded[:, 1:].argmax(1), 0
    )
    return found


def _runs(
    annotation: Annotation,
    classes: np.ndarray[tuple[int], np.dtype[np.int64]],
    goes_on: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Iterator[Words]:
    """From a word of any class as far as the words of its sentence have the class by which it goes on."""
    tokens = annotation.tokens
    first = 0
    while first < len(classes):
        last = first + 1
        if classes[first]:
            sentence = tokens[first].sentence
            while last < len(classes) and classes[last] == goes_on[first] and tokens[last].sentence == sentence:
                last += 1
            yield first, last
        first = last
