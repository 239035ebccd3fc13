"""Of which state an office is, by the institutions that the article speaks of. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


def _state_of(text: str, person: str) -> str:
    return next((of for name, _, of, _ in Who(text).roles if name == person), "no role")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Chile and Peru met. Chile's parliament voted in Chile. Energy Minister Ana Duarte agreed.", "Chile"),
    ],
)
def test_it_is_of_the_only_state_with_institutions(text: str, state: str) -> None:
    assert _state_of(text, "Ana Duarte") == state


@pytest.mark.parametrize(
    "text",
    [
        # two states have some
        "Chile and Peru met. Chile's parliament and Peru's parliament voted. Energy Minister Ana Duarte agreed.",
        # not the state that the article is about
        # news leaves out the name of the United States
        "Chile met the United States. Chile's parliament voted in Chile. Vice President Ana Duarte agreed.",
        # an officer may be of an army, a court or nobody
        "Chile and Peru met. Chile's parliament voted in Chile. Captain Ana Duarte agreed.",
    ],
)
def test_it_is_of_none_where_that_leaves_a_doubt(text: str) -> None:
    assert _state_of(text, "Ana Duarte") in {"", "no role"}
