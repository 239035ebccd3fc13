"""Mentions as a stage of reading: which words mention something, of which type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.extract.encoder.network.outputs import MENTION_TYPES
from kg.extract.encoder.network.signals import Signals, Words
from kg.extract.layers import Layers, Mentions, TypedMention
from kg.language import Annotation, Token
from kg.language.syntax import phrase_head
from kg.model import EntityType, Mention, MentionKind

__all__ = ["EncoderMentions"]

_PRONOUNS = {"PRP", "PRP$", "WP", "WP$", "WDT"}
_NAMING = {"PROPN"}
_THRESHOLD = 0.5
#: Many more than a sentence of news has.
_IN_A_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase that mentions something, and how likely each type is."""

    words: Words
    type: EntityType
    likelihood: float


def _find(signals: Signals) -> list[_Found]:
    """Phrases by their beginnings, the longer first; none crosses another or the end of a sentence."""
    spans = signals.words.spans
    sentences = [token.sentence for token in signals.annotation.tokens]
    by_sentence: dict[int, list[_Found]] = {}
    likely = np.round(1 - spans[:, :, 0], 4)
    for first, width in zip(*(side.tolist() for side in (likely > _THRESHOLD).nonzero()), strict=True):
        last = first + width + 1
        if last <= len(sentences) and sentences[first] == sentences[last - 1]:
            kind = MENTION_TYPES[int(spans[first, width, 1:].argmax())]
            found = _Found((first, last), kind, float(likely[first, width]))
            by_sentence.setdefault(sentences[first], []).append(found)
    return [one for found in by_sentence.values() for one in _uncrossed(found)]


def _uncrossed(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in sorted(found, key=lambda each: (-each.likelihood, each.words))[:_IN_A_SENTENCE]:
        if not any(_cross(one.words, other.words) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: (each.words[0], -each.words[1]))


def _cross(one: Words, other: Words) -> bool:
    (a, b), (c, d) = sorted((one, other))
    return a < c < b < d


def _kind_of(tokens: Sequence[Token]) -> MentionKind:
    """What sort of phrase it is, by its words."""
    head = phrase_head(tokens)
    if len(tokens) <= 2 and (head.tag in _PRONOUNS or head.pos == "PRON" or (len(tokens) == 1 and head.pos == "DET")):
        return MentionKind.PRONOUN
    if head.pos in _NAMING or (len(tokens) == 1 and head.text[:1].isupper()):
        return MentionKind.NAME
    return MentionKind.NOMINAL


class EncoderMentions:
    """All mentions."""

    name = "encoder.mentions"
    version = "1"
    requires = (Signals,)
    assigns = (Mentions,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        return layers.assign(Mentions(tuple(_mention(annotation, signals, found) for found in _find(signals))))


def _mention(annotation: Annotation, signals: Signals, found: _Found) -> TypedMention:
    tokens = annotation.tokens[found.words[0] : found.words[1]]
    return TypedMention(Mention(signals.span(found.words), _kind_of(tokens)), found.type)
