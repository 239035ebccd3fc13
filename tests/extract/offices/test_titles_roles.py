"""Who holds which office. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President Paula Reyes of Peru met a guest from Chile.", ("Paula Reyes", "President", "Peru", "current")),
        (
            "Former French President Louis Girard left Chad.",
            ("Louis Girard", "President", "France", "former"),
        ),
        (
            "The former Kenyan foreign minister Mary Otieno spoke.",
            ("Mary Otieno", "foreign minister", "Kenya", "former"),
        ),
        (
            "Chad's acting Prime Minister Omar Haddad met a guest from Peru.",
            ("Omar Haddad", "Prime Minister", "Chad", "acting"),
        ),
        ("President-elect Rosa Diaz of Chile spoke.", ("Rosa Diaz", "President-elect", "Chile", "elect")),
        (
            "Rosa Diaz was nominated as ambassador to Spain after a visit to Chile.",
            ("Rosa Diaz", "ambassador to Spain", "", "nominee"),
        ),
        ("Omar Haddad was president of Chad.", ("Omar Haddad", "president", "Chad", "former")),
        ("Omar Haddad is the president of Chad.", ("Omar Haddad", "president", "Chad", "current")),
        ("Marios Petrou, president of Cyprus, arrived.", ("Marios Petrou", "president", "Cyprus", "current")),
        (
            "Germany's ambassador to Spain, Karl Weber, left.",
            ("Karl Weber", "ambassador to Spain", "Germany", "current"),
        ),
        (
            "Visiting U.S. Secretary of State John Harper arrived in Kenya.",
            ("John Harper", "Secretary of State", "United States", "current"),
        ),
    ],
)
def test_a_role(text: str, role: tuple[str, str, str, str]) -> None:
    assert Who(text).roles == {role}


def test_titles_and_names_that_alternate_are_joined_in_pairs() -> None:
    who = Who("President Louis Girard and Prime Minister Anne Colbert left on Monday.")
    assert {(person, title) for person, title, _, _ in who.roles} == {
        ("Louis Girard", "President"),
        ("Anne Colbert", "Prime Minister"),
    }


def test_two_titles_of_one_person() -> None:
    who = Who("Foreign minister and acting premier Jonas Berg of Norway signed.")
    assert who.roles == {
        ("Jonas Berg", "Foreign minister", "Norway", "current"),
        ("Jonas Berg", "premier", "Norway", "acting"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Louis Girard could be president of France.",
        "Louis Girard is not the president of France.",
        "Louis Girard met the president of France.",
    ],
)
def test_who_holds_no_office(text: str) -> None:
    assert Who(text).roles == set()


def test_an_office_makes_an_official_and_a_profession_does_not() -> None:
    things = Who("Karl Weber, an analyst at the Stimson Center, met Senator Ann Lowe.").things
    assert (things["Karl Weber"], things["Ann Lowe"]) == ("Person", "Official")


def test_a_title_that_one_state_uses_tells_the_state() -> None:
    who = Who("Secretary of State John Harper flew from the United States to Kenya and Uganda.")
    assert who.roles == {("John Harper", "Secretary of State", "United States", "current")}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President John Harper flew to Kenya on Monday.", ("John Harper", "President", "", "current")),
        (
            "President John Harper spoke to Kenyan voters. Kenya will vote in May.",
            ("John Harper", "President", "Kenya", "current"),
        ),
        ("Karl Weber, the current president, spoke in Norway.", ("Karl Weber", "president", "", "current")),
        (
            "The opposition leader in the Senate of Peru, Ana Souza, said no.",
            ("Ana Souza", "opposition leader", "Peru", "current"),
        ),
        ("Anna Berg, retiring UN envoy, spoke.", ("Anna Berg", "envoy", "United Nations", "current")),
    ],
)
def test_whose_office_it_is(text: str, role: tuple[str, str, str, str]) -> None:
    assert role in Who(text).roles


def test_the_next_holder_holds_no_office_yet() -> None:
    assert Who("Marc Lavoie is the next president of France.").roles == set()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("U.K. Foreign Office Minister Ann Lowe spoke.", ("Ann Lowe", "Minister", "Foreign Office", "current")),
        ("Former NHLPA president Karl Weber spoke.", ("Karl Weber", "president", "NHLPA", "former")),
    ],
)  # fmt: skip
def test_whose_office_the_words_around_tell(text: str, role: tuple[str, str, str, str]) -> None:
    assert role in Who(text).roles


def test_who_speaks_for_a_company_is_no_official() -> None:
    things = Who(
        "Nokia spokesman Karl Weber met Hamas spokesman Ayad Karim and State Department spokesman Jon Hart."
    ).things
    assert (things["Karl Weber"], things["Ayad Karim"], things["Jon Hart"]) == ("Person", "Official", "Official")


def test_a_councilman_of_a_city_holds_no_office_of_the_state() -> None:
    (role,) = Who("Kenya is hot. Nairobi city councilman Omar Haddad spoke.").roles
    assert role[2] != "Kenya"


def test_the_opening_gives_its_title_to_whom_the_next_sentence_names() -> None:
    who = Who("Norway's chief negotiator says talks failed.\nKari Dahl told reporters so.")
    assert who.roles == {("Kari Dahl", "chief negotiator", "Norway", "current")}
    (role,) = who.offices.offices
    span = role.evidence[0].span
    assert who.text[span.start : span.end] == "Norway's chief negotiator"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad's president Omar Haddad nearly died in a crash.", "current"),
        ("Chad's president Omar Haddad has not died.", "current"),
        ("Chad's president Omar Haddad said that many had died.", "current"),
        ("Chad's president Omar Haddad would die for his land.", "current"),
    ],
)
def test_the_dead_hold_no_office(text: str, status: str) -> None:
    assert {role[3] for role in Who(text).roles} == {status}


def test_an_office_told_in_two_ways_is_one() -> None:
    who = Who("Former Syrian minister of defense Ali Nasser left. The former defence minister Ali Nasser is in Paris.")
    assert who.roles == {("Ali Nasser", "minister of defense", "Syria", "former")}
