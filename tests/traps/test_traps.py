"""Sentences in which a careless reader finds a fact that they do not tell, each beside one that does tell it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.traps.pairs import FOLDER, Pair, pairs
from tests.traps.pattern import pattern

#: Pairs whose fact is told and not found, and pairs of which something is read that they do not tell.
KNOWN_MISSES = 66
KNOWN_FALSE = 73
#: Pairs that a trained reader may learn from; none of them measures anything.
TO_LEARN_FROM = Path(__file__).parents[2] / "data" / "traps"


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.id)
def test_nothing_false_is_read_and_what_is_told_is_found(pair: Pair) -> None:
    false, missed = pair.false_facts(), pair.missed_facts()
    assert bool(false) is pair.sprung, (pair.trap, pair.told, false)
    assert bool(missed) is not pair.found, (pair.told, missed)


def test_known_faults_only_become_fewer() -> None:
    missed = [pair.id for pair in pairs() if not pair.found]
    assert len(missed) == KNOWN_MISSES, missed
    false = [pair.id for pair in pairs() if pair.sprung]
    assert len(false) == KNOWN_FALSE, false


@pytest.mark.parametrize("folder", [FOLDER, TO_LEARN_FROM], ids=["measured", "to learn from"])
def test_every_pair_has_two_halves_and_an_id_of_its_own(folder: Path) -> None:
    every = pairs(folder)
    assert len(every) > 600
    assert max(Counter(pair.id for pair in every).values()) == 1
    texts = Counter(text for pair in every for text in (pair.trap, pair.told))
    assert max(texts.values()) == 1
    assert all(pair.must_not and pair.must for pair in every)
    for pair in every:
        for written in (*pair.must_not, *pair.must, *pair.told_must_not):
            pattern(written)


def test_what_measures_is_nowhere_to_be_learnt() -> None:
    measured = {text for pair in pairs() for text in (pair.trap, pair.told)}
    learnt = {text for pair in pairs(TO_LEARN_FROM) for text in (pair.trap, pair.told)}
    assert measured.isdisjoint(learnt)
