"""Where readers differ: what one of them finds in an article, or in a sentence, and another does not.

Compared are mentions with their types, triggers with type and status, cues with their stance. No truth is needed, so
that these are the articles to annotate next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.facts import Facts
from kg.evaluation.scoring.counts import share
from kg.model import Span

__all__ = ["ArticleDisagreement", "SentenceDisagreement", "disagreement"]

#: What stands at a place, in words that two readers share where they agree.
_Item = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class SentenceDisagreement:
    """A sentence, counted from 0, in which so many things are not found by all readers."""

    article: str
    sentence: int
    differing: int
    found: int
    words: str


@dataclass(frozen=True, slots=True)
class ArticleDisagreement:
    """An article in which so many of the things that any reader finds are not found by all."""

    article: str
    differing: int
    found: int
    sentences: tuple[SentenceDisagreement, ...]

    @property
    def share(self) -> float:
        return share(self.differing, self.found)


def disagreement(name: str, text: str, sentences: Sequence[Span], readings: Sequence[Facts]) -> ArticleDisagreement:
    """How far readers differ on an article; the sentences in which they do, worst first."""
    found = [frozenset(_items(facts)) for facts in readings]
    every, common = frozenset[_Item]().union(*found), found[0].intersection(*found[1:])
    starts = [sentence.start for sentence in sentences]

    def by_sentence(items: Iterable[_Item]) -> Counter[int]:
        return Counter(max(bisect_right(starts, span.start) - 1, 0) for span, _ in items)

    of_each, differing = by_sentence(every), by_sentence(every - common)
    listed = [
        SentenceDisagreement(
            name, number, differing[number], of_each[number], text[sentences[number].start : sentences[number].end]
        )
        for number in sorted(differing, key=lambda number: (-differing[number], number))
    ]
    return ArticleDisagreement(name, len(every - common), len(every), tuple(listed))


def _items(facts: Facts) -> Iterable[_Item]:
    for thing in facts.things:
        for mention in thing.mentions:
            yield mention.span, f"mention {thing.type}"
    for event in facts.events:
        for trigger in event.triggers:
            yield trigger, f"trigger {event.type} {event.status}"
    for claim in facts.claims:
        for cue in claim.cue:
            yield cue, f"cue {claim.stance}"
