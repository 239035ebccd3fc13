"""How two places lie to each other."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.encoder.network.pairs import _WAYS, BUCKETS, nearness
from kg.extract.encoder.network.signals import Ints
from tests.extract.encoder.given import annotated


def _place(text: str, word: str) -> Ints:
    found = next(token for token in annotated(text).tokens if token.text == word)
    return np.array([[found.i] * 3])


def _pair(text: str, anchor: str, other: str) -> list[int]:
    left, right = _place(text, anchor), _place(text, other)
    found: list[int] = nearness(annotated(text), left, right)[0, 0].tolist()
    return found


def _way(text: str, anchor: str, other: str) -> str:
    number = _pair(text, anchor, other)[2]
    return _WAYS[number - 1] if number else ""


@pytest.mark.parametrize(
    ("text", "anchor", "other", "way"),
    [
        ("Russia attacked Georgia.", "attacked", "Russia", "subject"),
        ("Russia attacked Georgia.", "attacked", "Georgia", "patient"),
        ("Georgia was attacked by Russia.", "attacked", "Georgia", "passive subject"),
        ("Georgia was attacked by Russia.", "attacked", "Russia", "agent"),
        ("Russia and Belarus attacked Georgia.", "attacked", "Belarus", "subject"),
        ("Russia wants to attack Georgia.", "attack", "Russia", "subject"),
        ("The attack on Georgia failed.", "attack", "Georgia", "by on"),
        ("Russia launched an attack on Georgia.", "attack", "Russia", "governor subject"),
        ("Russia's attack on Georgia failed.", "attack", "Russia", "child poss"),
    ],
)
def test_the_way_through_the_tree(text: str, anchor: str, other: str, way: str) -> None:
    assert _way(text, anchor, other) == way


def test_there_is_no_way_into_another_sentence() -> None:
    text = "Russia attacked Georgia on Friday. Troops were killed near Gori."
    assert _way(text, "attacked", "Troops") == ""


def test_distance_and_order() -> None:
    text = "Russia attacked Georgia."
    before, behind = _pair(text, "attacked", "Russia")[0], _pair(text, "attacked", "Georgia")[0]
    assert before < BUCKETS[0] // 2 < behind


def test_words_alike() -> None:
    text = "The British army left. The army of Britain stayed, and an army is an army."
    tokens = annotated(text).tokens
    armies = [token.i for token in tokens if token.text == "army"]
    phrases = np.array([[armies[0] - 2, armies[0], armies[0]], [armies[1] - 1, armies[1], armies[1]]])
    found = nearness(annotated(text), phrases, phrases)[..., 4].tolist()
    assert found == [[2, 1], [1, 2]]


def test_nothing_lies_to_nothing() -> None:
    none, one = np.zeros((0, 3), dtype=np.int64), np.zeros((1, 3), dtype=np.int64)
    assert nearness(annotated("Russia attacked."), none, one).shape == (0, 1, len(BUCKETS))
    assert nearness(annotated("Russia attacked."), one, none).shape == (1, 0, len(BUCKETS))
