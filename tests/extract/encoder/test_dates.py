"""Of several dates that tell when an event is, the most exact one within the first counts."""

from __future__ import annotations

import pytest

from kg.extract.encoder.tellings import exactest
from kg.extract.layers import Dating
from kg.model import Span


def dating(start: str | None, end: str | None) -> Dating:
    return Dating(Span(0, 1), 0, 1, start, end, False, "day")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([("2024-04-22", "2024-04-28"), ("2024-04-24", "2024-04-26")], 1),  # "next week", "April 24 through 26"
        ([("2024-04-24", "2024-04-26"), ("2024-04-22", "2024-04-28")], 0),
        ([("2024", "2024"), ("2024-05", "2024-05"), ("2024-05-20", "2024-05-20")], 2),
        ([("2024-04-22", "2024-04-28"), ("2024-05-20", "2024-05-20")], 0),  # another day
        ([("2024-04-22", "2024-04-28"), ("2024-04-27", "2024-05-03")], 0),  # only in part
        ([("2024-04-22", "2024-04-28"), ("2024-04-22", "2024-04-28")], 0),  # as exact
        ([("2024-04-22", None), ("2024-04-24", "2024-04-24")], 0),  # with an open side
        ([("--04", "--04"), ("2024-04-24", "2024-04-24")], 0),
    ],
)
def test_the_exactest_within_the_first(dates: list[tuple[str | None, str | None]], expected: int) -> None:
    found = [dating(*each) for each in dates]
    assert exactest(found) is found[expected]


def test_no_date_is_none() -> None:
    assert exactest([]) is None
