"""How much of a set of expressions that somebody else wrote is found, with exactly its words, type and value."""

from __future__ import annotations

import pytest

from tests.extract.times.scoring import EXPRESSIONS, gold, items, scores


def test_every_expression_of_the_set_stands_in_its_text() -> None:
    for half in ("even", "odd"):
        for item in items(half):
            assert len(gold(item)) == len(item["times"])
            assert all(item["text"][start:end].strip() for start, end, _, _ in gold(item))
    assert len(items("even")) + len(items("odd")) == 112
    assert EXPRESSIONS.is_file()


@pytest.mark.parametrize("half", ["even", "odd"])
def test_nine_in_ten_are_right(half: str) -> None:
    found = scores(half)
    assert {kind: f1 for kind, (f1, *_) in found.items() if f1 < 0.9} == {}
    _, right, wanted, told = found["all"]
    assert min(right / wanted, right / told) >= 0.95
