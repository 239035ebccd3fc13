"""What finds the events that a telling may belong to leaves out none with which it is one."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.extract.discourse import Discourse
from kg.extract.rules.events.events import _told_by
from kg.extract.shared.event_coreference.grouping import Groups, looked_at
from kg.extract.shared.event_coreference.sameness import is_cosigned, is_same
from kg.extract.shared.event_coreference.telling import Telling
from kg.extract.span_index import SpanIndex
from kg.model import Span
from tests.extract.event_article import annotated

TEXTS = [
    """Bombs killed scores in Tunis on Monday. Two bombs exploded in Tunis. Hamas claimed responsibility for the
    attack. Gunmen killed five soldiers. The attack came after an air strike. The air strike killed the soldiers.""",
    """Many weapons bound for Gaza were found. The weapons were destined for militants. Norway expelled the diplomats.
    The envoys were expelled. Sweden is expelling the ambassadors.""",
    """Polls opened in Norway. Voters are choosing a parliament. The election was held on Sunday. Greece signed the
    accord on Friday. Turkey signed the accord on Saturday. The treaty was signed in Oslo.""",
    """The jet crashed near Oslo. The crash killed ten people. Hurricane Mitch hit Cuba. The hurricane then hit Florida.
    The minister met the king in Rome. He held talks with the king. Their talks lasted an hour.""",
]


def tellings(text: str) -> list[Telling]:
    discourse = Discourse(annotated(" ".join(text.split())))
    return [telling for token in discourse.annotation.tokens for telling in _told_by(discourse, None, token)]


@pytest.mark.parametrize("text", TEXTS)
def test_every_event_that_is_the_same_is_among_those_that_are_alike(text: str) -> None:
    found = tellings(text)
    groups = Groups([telling] for telling in found)
    same = 0
    for (n, one), (m, two) in combinations(enumerate(found), 2):
        if is_same(one, two) or is_cosigned(one, two):
            same += 1
            assert m in [number for number, _ in groups.like([one])]
            assert n in [number for number, _ in groups.like([two])]
    assert same


def test_of_very_many_events_the_first_and_the_last_are_kept_in_mind() -> None:
    (telling,) = tellings("France attacked Germany.")
    groups = Groups([telling] for _ in range(1000))
    numbers = [number for number, _ in groups.like([telling])]
    assert numbers == [*range(25), *range(925, 1000)]
    groups.put([telling], 500)
    assert 500 in [number for number, _ in groups.like([telling])]


def test_of_an_event_told_very_often_the_first_and_the_last_tellings_are_looked_at() -> None:
    found = tellings("France attacked Germany. " * 100)
    assert list(looked_at(found[:40])) == found[:40]
    assert list(looked_at(found)) == [*found[:20], *found[-20:]]


def test_spans_are_found_by_what_they_contain_and_touch() -> None:
    spans = [Span(a, b) for a in range(12) for b in range(a + 1, 13)]
    for kept in (spans, spans[::7], spans[:1], []):
        index = SpanIndex((span, span) for span in kept)
        for asked in spans:
            assert index.containing(asked) == [span for span in kept if span.contains(asked)]
            assert index.touches(asked) == any(span.overlaps(asked) for span in kept)
