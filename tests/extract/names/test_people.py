"""Which names are one person. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from kg.extract.names.people import are_transliterations
from tests.extract.who import Who


def persons(text: str) -> list[str]:
    return [name for name, kind in Who(text).things.items() if kind in {"Person", "Official"}]


def test_a_surname_means_the_person_named_before() -> None:
    who = Who("Prime Minister Erik Lindqvist met President Paula Reyes. Lindqvist said the talks were open.")
    assert who.meant("Lindqvist", 2) == "Official Erik Lindqvist"


def test_two_persons_of_one_surname_stay_two() -> None:
    who = Who("Finland's Foreign Minister Aino Salo spoke first. Her husband, Mikko Salo, is a teacher. Mr. Salo left.")
    assert {"Aino Salo", "Mikko Salo"} <= set(who.things)
    assert who.meant("Salo", 3) == "Person Mikko Salo"


def test_honorifics_of_different_gender_are_different_persons() -> None:
    who = Who("Mr. Tanaka and Mrs. Tanaka live in Japan.")
    assert who.thing("Tanaka", 1) is not who.thing("Tanaka", 2)


def test_spellings_of_one_name_are_one_person() -> None:
    assert persons("Mohammed Farouk led the group. Farouk's cousin said that Mohamed Farouk was ill.") == [
        "Mohammed Farouk"
    ]
    assert len(persons("Tom Farouk led the group. Later Omar Farouk left it.")) == 2


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("mohamed", "mohammed", True),
        ("gaddafi", "qaddafi", False),
        ("medvedev", "medvedyev", True),
        ("petrov", "pavlov", False),
        ("li", "le", False),
        ("salem", "salem", False),
    ],
)
def test_transliterations_begin_alike_and_differ_in_a_letter_or_two(a: str, b: str, same: bool) -> None:
    assert are_transliterations(a, b) is same


def test_a_family_name_may_come_first() -> None:
    who = Who("Liu Weidong, a spokesman for China's Foreign Ministry, denied the report. Liu said it was false.")
    assert who.meant("Liu", 2) == "Official Liu Weidong"


def test_a_hyphen_goes_on_in_a_given_name_but_not_in_an_adjective() -> None:
    assert persons("Ban Ki-moon opened the session.") == ["Ban Ki-moon"]
    assert "Bush-era" not in Who("The Bush-era law was old.").things


def test_letters_of_honour_are_no_part_of_a_name() -> None:
    who = Who(
        "The editor, Jane Roe MP, resigned. Peter Hall MP, the leader of the Reform Party, was appointed as health "
        "minister of Canada."
    )
    assert persons(who.text) == ["Jane Roe", "Peter Hall"]
    assert ("Peter Hall", "health minister", "Canada", "nominee") in who.roles


def test_a_common_word_at_the_start_of_a_sentence_is_nobody() -> None:
    assert persons("Fentanyl is dangerous. The use of fentanyl has grown.") == []


def test_a_name_inside_another_name_is_no_person() -> None:
    who = Who("President Laura Carter spoke. The Carter Center disagreed.")
    assert who.meant("Carter", 2) == "Organization Carter Center"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Anna Berg, coordinator for aid, left.", "Anna Berg"),
        ("Ayatollah Ali Karimi, Iran's supreme leader, spoke.", "Ali Karimi"),
        ("President Omar Haddad met Grand Ayatollah Ali Karimi in Qom.", "Ali Karimi"),
        ("It cost more, said Senate Finance Committee Chairman Senator Baucus.", "Baucus"),
        ("She met with Saudi leader King Fahd in Riyadh.", "Fahd"),
    ],
)
def test_titles_are_no_part_of_the_name(text: str, name: str) -> None:
    things = Who(text).things
    assert name in things
    assert not any(thing != name and thing.endswith(name) for thing in things)


def test_the_leader_and_king_has_both_offices() -> None:
    roles = Who("She met with Saudi leader King Fahd in Riyadh.").roles
    assert ("Fahd", "leader", "Saudi Arabia", "current") in roles
    assert ("Fahd", "King", "Saudi Arabia", "current") in roles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saif al-Islam Gaddafi spoke. Saif al-Islam stays.", ["Saif al-Islam Gaddafi"]),
        ("Foreign Minister Syed Hamid Albar spoke. Mr. Syed Hamid said so, and Mr. Hamid left.", ["Syed Hamid Albar"]),
        ("Ursula von der Leyen spoke. Von der Leyen said no, and von der Leyen stays.", ["Ursula von der Leyen"]),
        ("Abdel Fattah el-Sisi spoke. El-Sisi said no.", ["Abdel Fattah el-Sisi"]),
        ("On Tuesday, Miguel d'Escoto Brockmann condemned it.", ["Miguel d'Escoto Brockmann"]),
        ("Ali Karim Rahmani met Ali Karim Nouri and Ali Karim.", ["Ali Karim Rahmani", "Ali Karim Nouri", "Ali Karim"]),
    ],
)
def test_names_of_several_words(text: str, found: list[str]) -> None:
    assert persons(text) == found


def test_an_airport_that_bears_a_name_is_no_person() -> None:
    assert Who("He spoke to reporters at the Charles de Gaulle airport in Paris.").names("Person") == set()
