"""Names that places of several states share. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Lebanon mourned. Shots were heard in Tripoli.", "Tripoli", "Lebanon"),
        ("Libya mourned. Shots were heard in Tripoli.", "Tripoli", "Libya"),
        ("Australia mourned. Fires burned in Victoria.", "Victoria", "Australia"),
        ("The Seychelles mourned. Fires burned in Victoria.", "Victoria", "Seychelles"),
        ("Libya and Lebanon mourned. Shots were heard in Tripoli.", "Tripoli", "Libya"),
        ("Pakistan mourned. Fires burned in Punjab.", "Punjab", "Pakistan"),
    ],
)
def test_a_place_of_the_state_that_is_named(text: str, name: str, state: str) -> None:
    (place,) = [thing for thing in Who(text).clusters if thing.name == name]
    assert (place.type.value, place.state.name if place.state is not None else None) == ("Place", state)


def test_a_town_does_not_stand_for_the_government_of_a_state_that_is_not_meant() -> None:
    assert "Seychelles" not in Who("Australia mourned. Victoria said that fires burned.").things
