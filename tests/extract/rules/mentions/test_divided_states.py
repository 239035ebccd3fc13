"""States that are called by their half of a land."""

from __future__ import annotations

import pytest

from kg.model import EntityType
from tests.extract.who import Who


def test_the_north_is_the_state_that_the_article_names() -> None:
    who = Who("North Korea tested a missile. The South said that the North's leader saw it. South Korea is afraid.")
    assert who.things == {"North Korea": "State", "South Korea": "State"}
    assert (who.meant("South"), who.meant("North", 2)) == ("State South Korea", "State North Korea")


def test_one_half_that_an_article_is_about_tells_of_the_other() -> None:
    told = "North Korea tested a missile. {} The South was told in advance."
    assert "South Korea" not in Who(told.format("")).things
    often = "North Korea was proud, and North Korea's army watched."
    assert Who(told.format(often)).things["South Korea"] == "State"


def test_two_halves_share_the_name_of_the_land() -> None:
    who = Who("Envoys from North and South Korea met in Beijing. East and West Germany were reunited in 1990.")
    assert who.names("State") == {"North Korea", "South Korea", "East Germany", "West Germany"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("South Africa voted. In the South, all is well.", "South"),  # no half of a land
        ("North Korea and South Korea built it. Only the South tunnel is open.", "South"),  # the tunnel's name
        ("North Korea, South Korea, South Yemen and North Yemen met in the South.", "South"),  # of which land?
        ("South Korea sent troops to North Korea. Fighting went on in the West.", "West"),  # no half of this land
    ],
)
def test_a_direction_is_no_state(text: str, word: str) -> None:
    who = Who(text)
    last = [token for token in who.annotation.tokens if token.text == word][-1]
    thing = who.referents.thing(last)
    assert thing is None or thing.type is not EntityType.STATE


def test_a_headline_leaves_out_the_article() -> None:
    who = Who("South Korea holds exercises; North does not retaliate\nNorth Korea waited.", headline=True)
    assert who.meant("North") == "State North Korea"
    assert "North" not in who.names("Place")
