"""What the network says of an article's words: the layer that the other components of this room read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kg.extract.encoder.network import outputs
from kg.extract.encoder.network.inputs import Window
from kg.extract.encoder.network.pairs import nearness
from kg.extract.encoder.network.subwords import Subwords
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import Span

__all__ = ["Floats", "Ints", "Model", "Near", "Signals", "WordAnswers", "Words", "nothing"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
#: Size of a word's vector.
HIDDEN = 384
#: So many words before and behind an anchor may stand what is asked for with it: phrases, words of what is said, and
#: phrases in a relation to it.
_REACH, _SAID, _BESIDE = 600, 300, 60
#: Anchors are asked for in blocks of so many words and so many anchors.
_BLOCK, _MOST = 300, 150
#: So many phrases at most; words are fewer.
_CROWD = 2_400
#: First and last (exclusive) token.
Words = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class WordAnswers:
    """Of each of n words.

    Args:
        vectors: (n, hidden).
        trigger, cue, title, issue: probabilities of the classes of :mod:`kg.extract.encoder.network.outputs`.
        status, stance, tenure: likewise, of a word if it is a trigger, cue, title.
        about: how likely what a trigger or cue tells is about each issue.
        spans: (n, widest, types): of what begins at a word and is so wide.
    """

    vectors: Floats
    trigger: Floats
    cue: Floats
    title: Floats
    issue: Floats
    status: Floats
    stance: Floats
    tenure: Floats
    about: Floats
    spans: Floats


def nothing() -> WordAnswers:
    """Of no words."""
    return WordAnswers(
        vectors=_none(HIDDEN),
        trigger=_none(1 + len(outputs.EVENT_TYPES)),
        cue=_none(len(outputs.SPAN_TAGS)),
        title=_none(len(outputs.SPAN_TAGS)),
        issue=_none(1 + len(outputs.ISSUES)),
        status=_none(len(outputs.STATUSES)),
        stance=_none(len(outputs.STANCES)),
        tenure=_none(len(outputs.ROLE_STATUSES)),
        about=_none(len(outputs.ISSUES)),
        spans=_none(outputs.WIDEST, 1 + len(outputs.MENTION_TYPES)),
    )


def _none(*size: int) -> Floats:
    return np.zeros((0, *size), dtype=np.float32)


class Model(Protocol):
    """The network, however it is run.

    Attributes:
        version: changes with the weights.
        subwords: those that it was trained on.
        fitted: weights of signs by the name of a decision, as :mod:`kg.extract.encoder.decisions` takes them.
    """

    @property
    def version(self) -> str: ...
    @property
    def subwords(self) -> Subwords: ...
    @property
    def fitted(self) -> Mapping[str, Mapping[str, float]]: ...

    def words(self, window: Window) -> WordAnswers:
        """Of each word of the window."""
        ...

    def pairs(self, head: str, vectors: Floats, anchors: Ints, near: Ints, phrases: Ints | None = None) -> Floats:
        """What is asked of pairs of anchors with phrases, or with words.

        Args:
            head: ``event_roles``, ``claim_roles``, ``office_roles``, ``event_time``: how likely a phrase belongs to a
                word; ``antecedent``: how well the second phrase goes before the first, where none at all has nought;
                ``relation``: how a phrase as subject goes with one as object; ``claim_parts``: how likely each word
                belongs to a cue; ``same_event``: how likely two words tell one event.
            vectors: of words.
            anchors: numbers of words; of phrases for ``antecedent`` and ``relation``.
            near: (anchors, others, buckets): see :mod:`kg.extract.encoder.network.pairs`.
            phrases: first, last and head word of each; None for the last two heads.

        Returns:
            (anchors, others, channels); (anchors, others) for ``same_event``.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """The answers for an article's tokens, and the network to ask about pairs of them.

    Pairs that lie far apart are not asked for, so that the work grows only with the length of the article.
    """

    annotation: Annotation
    model: Model
    words: WordAnswers

    def belonging(self, head: str, anchors: Sequence[Words], phrases: Sequence[Words]) -> Iterator[Near]:
        """How likely each of the phrases around each of the anchors belongs to it.

        Args:
            head: ``event_roles``, ``claim_roles``, ``office_roles`` or ``event_time``.
            anchors, phrases: as tokens; the anchors in the order of the text.
        """
        for some, around in _blocks(anchors, phrases, _REACH):
            left, right = self._phrases([anchors[n] for n in some]), self._phrases([phrases[n] for n in around])
            scores = self.model.pairs(
                head, self.words.vectors, left[:, 0], nearness(self.annotation, left, right), right
            )
            yield from _each(some, around, scores)

    def parts(self, cues: Sequence[Words]) -> Iterator[Near]:
        """How likely each of the words around each of the cues belongs to it."""
        words = [(token.i, token.i + 1) for token in self.annotation.tokens]
        for some, around in _blocks(cues, words, _SAID):
            left = self._phrases([cues[n] for n in some])
            near = nearness(self.annotation, left, np.repeat(np.array(around, dtype=np.int64)[:, None], 3, axis=1))
            vectors = self.words.vectors[around[0] : around[-1] + 1]
            yield from _each(some, around, self.model.pairs("claim_parts", vectors, left[:, 0] - around[0], near))

    def antecedents(self, phrases: Sequence[Words], asked: Sequence[int]) -> Iterator[Near]:
        """How well each phrase goes with one that stands behind it; none at all has nought.

        Args:
            asked: numbers of the phrases that are asked for.
        """
        return self._phrase_pairs("antecedent", phrases, asked, _REACH)

    def relations(self, phrases: Sequence[Words]) -> Iterator[Near]:
        """How likely each phrase stands in relations to those around it."""
        for near in self._phrase_pairs("relation", phrases, range(len(phrases)), _BESIDE):
            yield Near(near.anchor, near.others, np.round(1 / (1 + np.exp(-near.scores)), 4))

    def _phrase_pairs(self, head: str, phrases: Sequence[Words], asked: Sequence[int], reach: int) -> Iterator[Near]:
        for some, around in _blocks([phrases[n] for n in asked], phrases, reach):
            numbers = np.array([asked[n] for n in some], dtype=np.int64)
            right = self._phrases([phrases[n] for n in around])
            rows = numbers - around[0]
            scores = self.model.pairs(
                head, self.words.vectors, rows, nearness(self.annotation, right[rows], right), right
            )
            yield from _each(numbers.tolist(), around, scores)

    def same_event(self, triggers: Sequence[Words]) -> Floats:
        """(triggers, triggers): how likely both tell one event."""
        told = self._phrases(triggers)
        scores = self.model.pairs("same_event", self.words.vectors, told[:, 0], nearness(self.annotation, told, told))
        return np.round(scores, 4)

    def span(self, words: Words) -> Span:
        return self.annotation.span_of(self.annotation.tokens[words[0] : words[1]])

    def _phrases(self, places: Sequence[Words]) -> Ints:
        """First, last and head token of each."""
        tokens = self.annotation.tokens
        rows = [(first, last - 1, phrase_head(tokens[first:last]).i) for first, last in places]
        return np.array(rows, dtype=np.int64).reshape(len(rows), 3)


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """What is asked of one anchor.

    Args:
        anchor: its number.
        others: numbers of the phrases or words around it, rising.
        scores: (others, channels).
    """

    anchor: int
    others: Ints
    scores: Floats


def _each(numbers: Iterable[int], around: range, scores: Floats) -> Iterator[Near]:
    others, rounded = np.array(around, dtype=np.int64), np.round(scores, 4)
    for number, row in zip(numbers, rounded, strict=True):
        yield Near(number, others, row)


def _blocks(anchors: Sequence[Words], phrases: Sequence[Words], reach: int) -> Iterator[tuple[range, range]]:
    """Some anchors at a time, with the phrases around them; both in the order of the text."""
    starts = [first for first, _ in phrases]
    at = 0
    while at < len(anchors):
        end = min(bisect_left(anchors, (anchors[at][0] + _BLOCK, 0)), at + _MOST)
        end = max(end, at + 1)
        first = bisect_left(starts, anchors[at][0] - reach)
        last = bisect_left(starts, anchors[end - 1][0] + reach + 1)
        if last - first > _CROWD:  # no article has so many, unless it was made to
            middle = bisect_left(starts, anchors[at][0])
            first = max(first, middle - _CROWD // 2)
            last = min(last, first + _CROWD)
        if last > first:
            yield range(at, end), range(first, last)
        at = end
