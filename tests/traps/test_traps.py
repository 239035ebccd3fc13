"""Sentences in which a careless reader finds a fact that they do not tell, each beside one that does tell it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.traps.pairs import Pair, pairs

KNOWN_MISSES = 23


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.id)
def test_nothing_false_is_read_and_what_is_told_is_found(pair: Pair) -> None:
    false, missed = pair.false_facts(), pair.missed_facts()
    assert bool(false) is pair.sprung, (pair.trap, pair.told, false)
    assert bool(missed) is not pair.found, (pair.told, missed)


def test_known_misses_only_become_fewer() -> None:
    missed = [pair.id for pair in pairs() if not pair.found]
    assert len(missed) == KNOWN_MISSES, missed


def test_every_pair_has_two_halves_and_an_id_of_its_own() -> None:
    assert max(Counter(pair.id for pair in pairs()).values()) == 1
    texts = Counter(text for pair in pairs() for text in (pair.trap, pair.told))
    assert max(texts.values()) == 1
    assert all(pair.must_not and pair.must for pair in pairs())
