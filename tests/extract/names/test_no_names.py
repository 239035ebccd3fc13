"""Words that look like names of persons and bodies, and are those of storms, machines, days and money."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A tropical storm, named Dennis, formed off Jamaica. Dennis may hit Cuba.", "Dennis"),
        ("The ministry confirmed H5N1 in France.", "H5N1"),
        ("Super Typhoon Megi reached Manila on Monday.", "Super Typhoon Megi"),
        ("Shops in Ontario were closed on Louis Riel Day.", "Louis Riel Day"),
        ("Yesterday, Greg Barns met Angela Merkel. Yesterday was sunny.", "Yesterday"),
    ],
)
def test_what_is_no_person_or_body(text: str, name: str) -> None:
    assert name not in Who(text).things


def test_a_person_called_day_is_one() -> None:
    assert "Stockwell Day" in Who("Minister Stockwell Day met Angela Merkel on Louis Riel Day.").things


def test_a_second_seat_of_government_is_a_city_of_its_own() -> None:
    things = Who("The trip to The Hague was cancelled. He flew from Cape Town.").things
    assert (things["The Hague"], things["Cape Town"]) == ("Place", "Place")


def test_the_whole_name_of_the_owner_is_told() -> None:
    who = Who("Obama asked the United States Department of Defense for a review.")
    body = who.thing("Defense")
    assert body is not None
    assert not any(alias.startswith("States") for alias in body.aliases)


def test_the_office_of_a_state_named_in_passing_is_not_that_of_the_one_at_hand() -> None:
    who = Who("Prime Minister Manmohan Singh spoke in Delhi. Later he read the speech of the Irish prime minister.")
    assert "Manmohan Singh" not in who.meant("minister")


@pytest.mark.parametrize("sea", ["Gulf of Mexico", "Atlantic Ocean"])
def test_the_longer_name_behind_an_article_counts(sea: str) -> None:
    assert [
        name for name, kind in Who(f"A storm came up in the {sea} on Monday.").things.items() if kind == "Place"
    ] == [sea]


def test_a_flight_is_no_body() -> None:
    assert Who("Air France Flight 447 crashed in May.").names("Organization") == {"Air France"}


def test_a_given_name_that_the_engine_takes_for_a_town_is_the_persons() -> None:
    who = Who("Malala Yousafzai was shot in Mingora. Doctors said Malala is well. Malala won.")
    assert (who.names("Person"), who.names("Place")) == ({"Malala Yousafzai"}, {"Mingora"})


def test_machines_are_no_persons() -> None:
    assert Who("The Space Shuttle Discovery will be launched.").names("Person") == set()


def test_a_title_alone_is_no_name() -> None:
    assert "Coroner" not in Who("The Chief Coroner spoke in Ontario.").things


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A bridge fell in a town called Brelova on Friday.", "Brelova", "Place"),
        ("Rescuers from the village of Tarnok reached the river.", "Tarnok", "Place"),
        ("Troops sealed off Henrique de Castro Airport.", "Henrique de Castro Airport", "Place"),
        ("Officials arrived from Uzbekistán on Monday.", "Uzbekistan", "State"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(text: str, name: str, kind: str) -> None:
    assert Who(text).things.get(name) == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Buddhism and Hinduism are recognized in Norway.", "Buddhism"),
        ("U.S. District Judge Carla Hughes ruled in Boston.", "District"),
    ],
)
def test_laws_faiths_titles_and_films_are_no_bodies(text: str, word: str) -> None:
    assert not any(word in name for name in Who(text).things)


def test_a_body_before_a_law_stays() -> None:
    assert "Energy Department" in Who("The Energy Department and Congress met.").things


def test_a_district_judge_keeps_the_whole_title() -> None:
    assert Who("U.S. District Judge Carla Hughes ruled in Boston.").roles == {
        ("Carla Hughes", "District Judge", "United States", "current")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Doctors fear that the Marla virus spreads in Ghana.",
        "The crew of Novara TK-12B returned to Ghana.",
    ],
)
def test_ships_illnesses_and_films_are_no_persons(text: str) -> None:
    assert Who(text).names("Person") == set()


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Carla Hughes is the member of Parliament for Leeds East.", "Organization", set()),
        ("A car fell into the River Tavell near Leeds.", "Place", {"River Tavell", "Leeds"}),
        ("The plane landed at Nellwood Air Force Base on Monday.", "Place", {"Nellwood Air Force Base"}),
        ("The Solar System and the Milky Way fascinate Norway.", "Organization", set()),
        ("The Agency for Roads and Bridges closed a tunnel.", "Organization", {"Agency for Roads and Bridges"}),
    ],
)
def test_how_far_names_reach_and_what_they_name(text: str, kind: str, names: set[str]) -> None:
    assert Who(text).names(kind) == names


def test_the_press_of_a_press_secretary_is_no_part_of_the_house() -> None:
    who = Who('"He is well," said White House Press Secretary Carla Hughes.')
    assert who.roles == {("Carla Hughes", "Press Secretary", "White House", "current")}
