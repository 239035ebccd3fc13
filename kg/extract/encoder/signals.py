"""What the network says of an article's words: the layer that the other components of this room read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kg.extract.encoder import outputs
from kg.extract.encoder.inputs import Window, head_of
from kg.extract.encoder.pairs import nearness
from kg.extract.encoder.subwords import Subwords
from kg.language import Annotation
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
        trigger, cue, title, issue: probabilities of the classes of :mod:`kg.extract.encoder.outputs`.
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
        curves: see :mod:`kg.extract.encoder.confidence`.
    """

    @property
    def version(self) -> str: ...
    @property
    def subwords(self) -> Subwords: ...
    @property
    def curves(self) -> Mapping[str, Sequence[tuple[float, float]]]: ...

    def words(self, window: Window) -> WordAnswers:
        """Of each word of the window."""
        ...

    def event_roles(self, vectors: Floats, anchors: Ints, phrases: Ints, near: Ints) -> Floats:
        """(anchors, phrases, roles): how likely a phrase has a role; ``phrases`` are first, last and head words."""
        ...

    def claim_roles(self, vectors: Floats, anchors: Ints, phrases: Ints, near: Ints) -> Floats: ...

    def office_roles(self, vectors: Floats, anchors: Ints, phrases: Ints, near: Ints) -> Floats: ...

    def event_time(self, vectors: Floats, anchors: Ints, phrases: Ints, near: Ints) -> Floats: ...

    def claim_parts(self, vectors: Floats, anchors: Ints, near: Ints) -> Floats:
        """(anchors, words, parts): how likely a word belongs to a part."""
        ...

    def antecedent(self, vectors: Floats, anchors: Ints, phrases: Ints, near: Ints) -> Floats:
        """(anchors, phrases, 1): scores of the second as antecedent of the first; that it has none scores nought.

        ``anchors`` are numbers of phrases.
        """
        ...

    def relation(self, vectors: Floats, anchors: Ints, phrases: Ints, near: Ints) -> Floats:
        """(anchors, phrases, types): scores of the first, a phrase, as subject and the second as object."""
        ...

    def same_event(self, vectors: Floats, anchors: Ints, near: Ints) -> Floats:
        """(anchors, anchors): how likely both tell one event."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """The answers for an article's tokens, and the network to ask about pairs of them.

    Pairs that lie far apart are not asked for, so that the work grows only with the length of the article.
    """

    annotation: Annotation
    model: Model
    words: WordAnswers

    def phrases(self, places: Sequence[Words]) -> Ints:
        """First, last and head token of each."""
        tokens = self.annotation.tokens
        rows = [(first, last - 1, head_of(tokens[first:last]).i) for first, last in places]
        return np.array(rows, dtype=np.int64).reshape(len(rows), 3)

    def belonging(self, head: str, anchors: Sequence[Words], phrases: Sequence[Words]) -> Iterator[Near]:
        """How likely each of the phrases around each of the anchors belongs to it.

        Args:
            head: ``event_roles``, ``claim_roles``, ``office_roles`` or ``event_time``.
            anchors, phrases: as tokens; the anchors in the order of the text.
        """
        ask = getattr(self.model, head)
        for some, around in _blocks(anchors, phrases, _REACH):
            firsts = np.array([anchors[n][0] for n in some], dtype=np.int64)
            here = [phrases[n] for n in around]
            near = self._near([anchors[n] for n in some], here)
            scores = np.round(ask(self.words.vectors, firsts, self.phrases(here), near), 4)
            for row, n in enumerate(some):
                yield Near(n, np.array(around, dtype=np.int64), scores[row])

    def parts(self, cues: Sequence[Words]) -> Iterator[Near]:
        """How likely each of the words around each of the cues belongs to it."""
        words = [(token.i, token.i + 1) for token in self.annotation.tokens]
        for some, around in _blocks(cues, words, _SAID):
            firsts = np.array([cues[n][0] for n in some], dtype=np.int64)
            near = self._near([cues[n] for n in some], [words[n] for n in around])
            vectors = self.words.vectors[around[0] : around[-1] + 1]
            scores = np.round(self.model.claim_parts(vectors, firsts - around[0], near), 4)
            for row, n in enumerate(some):
                yield Near(n, np.array(around, dtype=np.int64), scores[row])

    def antecedents(self, phrases: Sequence[Words], asked: Sequence[int]) -> Iterator[Near]:
        """How well each phrase goes with one that stands behind it; none at all has nought.

        Args:
            asked: numbers of the phrases that are asked for.
        """
        return self._phrase_pairs(self.model.antecedent, phrases, asked, _REACH)

    def relations(self, phrases: Sequence[Words]) -> Iterator[Near]:
        """How likely each phrase stands in relations to those around it."""
        for near in self._phrase_pairs(self.model.relation, phrases, range(len(phrases)), _BESIDE):
            yield Near(near.anchor, near.others, np.round(1 / (1 + np.exp(-near.scores)), 4))

    def _phrase_pairs(
        self,
        ask: Callable[[Floats, Ints, Ints, Ints], Floats],
        phrases: Sequence[Words],
        asked: Sequence[int],
        reach: int,
    ) -> Iterator[Near]:
        for some, around in _blocks([phrases[n] for n in asked], phrases, reach):
            here, numbers = [phrases[n] for n in around], [asked[n] for n in some]
            near = self._near([phrases[n] for n in numbers], here)
            rows = np.array(numbers, dtype=np.int64) - around[0]
            scores = np.round(ask(self.words.vectors, rows, self.phrases(here), near), 4)
            for row, n in enumerate(numbers):
                yield Near(n, np.array(around, dtype=np.int64), scores[row])

    def same_event(self, triggers: Sequence[Words]) -> Floats:
        """(triggers, triggers): how likely both tell one event."""
        firsts = np.array([first for first, _ in triggers], dtype=np.int64)
        return np.round(self.model.same_event(self.words.vectors, firsts, self._near(triggers, triggers)), 4)

    def span(self, words: Words) -> Span:
        return self.annotation.span_of(self.annotation.tokens[words[0] : words[1]])

    def _near(self, left: Sequence[Words], right: Sequence[Words]) -> Ints:
        heads = [*self.phrases(left)[:, 2].tolist(), *self.phrases(right)[:, 2].tolist()]
        return nearness(self.annotation, left, right, heads)


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
