"""The event that a figure belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.extract.layers import DistinctEvent
from kg.language import Annotation, Token
from kg.model import FACTS, EventType

#: So far from the word that tells an event an amount may stand, in steps of the tree; and a toll.
NEAR, FAR = 3, 8

Telling = tuple[DistinctEvent, Sequence[Token]]


class Tellings:
    """The words that tell events, by sentence."""

    def __init__(self, annotation: Annotation, events: Sequence[DistinctEvent]) -> None:
        self._annotation = annotation
        self._of: dict[int, list[Telling]] = {}
        for event in events:
            for each in event.evidence:
                words = annotation.tokens_in(each.trigger or each.span)
                if words:
                    self._of.setdefault(words[0].sentence, []).append((event, words))

    def has(self, sentence: int, types: Collection[EventType]) -> bool:
        return any(event.type in types for event, _ in self._of.get(sentence, ()))

    def any(self, types: Collection[EventType]) -> bool:
        """Whether the article tells an event of these types."""
        return any(self.has(sentence, types) for sentence in self._of)

    def nearest(self, word: Token, types: Collection[EventType], most: int) -> DistinctEvent | None:
        """The event of these types that is told nearest to ``word`` in the tree of its sentence."""
        found: list[tuple[int, int, DistinctEvent]] = []
        for event, words in self._of.get(word.sentence, ()):
            if event.type in types:
                steps, at = min((_steps(word, each), abs(each.i - word.i)) for each in words)
                found.append((steps, at, event))
        nearest = min(found, key=lambda each: each[:2], default=None)
        return nearest[2] if nearest is not None and nearest[0] <= most else None

    def before(self, word: Token, types: Collection[EventType]) -> DistinctEvent | None:
        """The only event of these types that the sentences before tell, in this paragraph or else in the last one."""
        own = self._annotation.sentence_of(word).block
        for block in (own, own - 1):
            told = dict.fromkeys(event for event in self._events(block, word.sentence) if event.type in types)
            if told:
                return next(iter(told)) if len(told) == 1 else None
        return None

    def _events(self, block: int, until: int) -> Iterator[DistinctEvent]:
        for sentence in reversed(self._annotation.sentences[:until]):
            if sentence.block < block:
                return
            if sentence.block == block:
                yield from (event for event, _ in self._of.get(sentence.index, ()) if event.status in FACTS)


def _steps(one: Token, other: Token) -> int:
    """From one word to the other along the tree; a word of the clause above or below is one step away."""
    above = {token.i: steps for steps, token in enumerate((one, *one.ancestors()))}
    for steps, token in enumerate((other, *other.ancestors())):
        if token.i in above:
            return above[token.i] + steps
    return len(above) + NEAR + FAR
