"""A state's name that a person, a town, a river or a dish bears names no state. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "person", "state"),
    [
        ("Nina Jordan, a teacher, left Lagos on Monday. Jordan had criticized the schools.", "Nina Jordan", "Jordan"),
        ("Police freed Rosa Cuba after nine days. They apologised to Cuba on Monday.", "Rosa Cuba", "Cuba"),
        ("Judges in Arusha heard India Falk, who had lived there. India thanked them.", "India Falk", "India"),
        ("Among those held was Kenya Falk, 19, a student in Lagos.", "Kenya Falk", "Kenya"),
        ("The singer Kenya Falk met her fans in Dublin.", "Kenya Falk", "Kenya"),
    ],
)
def test_the_name_of_a_person_of_the_article_names_no_state(text: str, person: str, state: str) -> None:
    things = Who(text).things
    assert person in things
    assert things.get(state) != "State"


@pytest.mark.parametrize(
    "text",
    [
        "Nina Jordan, a teacher, lives in Jordan with her family.",
        "Jordan thanked the teacher, and Iraq praised Jordan.",
    ],
)
def test_a_state_that_the_article_tells_of_otherwise_stays_one(text: str) -> None:
    assert Who(text).things.get("Jordan") == "State"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The forests of the Congo basin are shrinking.", "Republic of the Congo"),
        ("Turkey prices rose before the feast.", "Turkey"),
        ('"Polish your boots," the sergeant told them.', "Poland"),
        ("The kings of ancient Persia fought for fifty years.", "Iran"),
    ],
)
def test_towns_rivers_and_dishes_are_no_states(text: str, state: str) -> None:
    assert Who(text).things.get(state) != "State"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Volunteers from Norway and Poland, two states in northern Europe, fought the fire.", "Norway"),
        ("A fire broke out in a garage in Gori, Georgia, on Monday.", "Georgia"),
        ("Turkey voted before the feast.", "Turkey"),
        ("Israel was condemned by the mayor of the Michigan city. Israel bombed Gaza on Monday.", "Israel"),
        ("Kenya and Florence signed a pact.", "Kenya"),
    ],
)
def test_states_beside_such_words_stay_states(text: str, state: str) -> None:
    assert Who(text).things.get(state) == "State"


def test_whoever_is_summoned_by_a_state_holds_no_office_of_it() -> None:
    assert Who("Sudan summoned Ambassador Ines Sollie on Tuesday.").roles == {
        ("Ines Sollie", "Ambassador", "", "current")
    }
    assert Who("Sudan's Ambassador Ines Sollie left on Tuesday.").roles == {
        ("Ines Sollie", "Ambassador", "Sudan", "current")
    }
