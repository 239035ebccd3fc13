"""What is said in indirect speech: the words that a cue's frame (``lexicon/data/cues.tsv``) makes its content."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from kg.extract.rules.attribution.content_acts import (
    act_as,
    gerund,
    infinitive,
    object_,
    predicate,
    preposition,
    preposition_to,
    to_act,
)
from kg.extract.rules.attribution.content_clauses import clause, quoted_as, told
from kg.extract.rules.attribution.content_pieces import Content
from kg.language import Annotation, Token

_FRAMES: MappingProxyType[str, Callable[[Annotation, Token], Content | None]] = MappingProxyType(
    {
        "clause": clause,
        "told": told,
        "quoted": quoted_as,
        "to": to_act,
        "infinitive": infinitive,
        "gerund": gerund,
        "object": object_,
        "person": object_,
        "predicate": predicate,
        "as": act_as,
    }
)


def content_of(annotation: Annotation, verb: Token, frame: str) -> Content | None:
    """What ``verb`` says if it is used in ``frame``, or None if it is not."""
    if frame in _FRAMES:
        return _FRAMES[frame](annotation, verb)
    if frame.endswith("+to"):
        return preposition_to(annotation, verb, frame.removesuffix("+to"))
    return preposition(annotation, verb, frame.removeprefix("prep-"))


__all__ = ["Content", "content_of"]
