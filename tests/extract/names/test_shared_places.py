"""Names that a town shares with the land around it or a place elsewhere. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("The New York governor came to Rome.", "York", "Place New York State"),
        ("The New York mayor came to Rome.", "York", "Place New York"),
        ("She is a senator from New York.", "York", "Place New York State"),
        ("She is a banker from New York.", "York", "Place New York"),
        ("They live in the state of Washington.", "Washington", "Place Washington State"),
        ("They live in the city of Washington.", "Washington", "Place Washington"),
        ("They live in Oregon and Washington.", "Washington", "Place Washington State"),
        ("They live in Boston and Washington.", "Washington", "Place Washington"),
        ("Police in Seattle, Washington, were called.", "Washington", "Place Washington State"),
        ("They flew to Seattle, Washington and Rome.", "Washington", "Place Washington"),
        ("The New York attorney spoke.", "York", "Place New York"),
        ("Louise Slaughter of New York's garment district spoke.", "York", "Place New York"),
        ("Another dentist, Charlie Rangel of New York, spoke.", "York", "Place New York"),
        ("They live in Seattle, Washington, and Austin, Texas.", "Washington", "Place Washington"),
        ("They came from Seattle, Washington, Austin, Texas, and Rome.", "Washington", "Place Washington State"),
        ("They flew to Seattle, Washington, Austin, and Rome.", "Washington", "Place Washington"),
        ("A Washington representative of the firm spoke.", "Washington", "Place Washington"),
    ],
)
def test_town_or_land(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant


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


def test_a_land_is_not_linked_to_the_capital_of_its_name() -> None:
    """Whoever links the things of an article is told that "Washington" here is not the listed city."""
    listed = [t.listed for t in Who("They live in Oregon and Washington.").clusters if t.name.startswith("W")]
    assert listed == [False]
    listed = [t.listed for t in Who("They live in Washington.").clusters if t.name.startswith("W")]
    assert listed == [None]
