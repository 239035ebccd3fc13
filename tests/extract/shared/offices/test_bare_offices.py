"""Of which state an office is that the text gives without one."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


def _state_of(text: str, person: str) -> str:
    return next(of for name, _, of, _ in Who(text).roles if name == person)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Anna Berg of Norway has arrived in Jordan for talks with King Faris about Iraq.", "Jordan"),
        ("Germany's Karl Weber visited Beijing. He met with Prime Minister Lin Bao. China sells steel.", "China"),
        (
            "Anna Berg of Norway flew to Kenya and Uganda. She held talks with Prime Minister Omar Odinga in May.",
            "Uganda",
        ),
        ("Karl Weber is in Egypt. He will meet Ana Souza, Foreign Minister Omar Haddad and others.", "Egypt"),
    ],
)
def test_who_receives_a_visitor_is_of_the_land_visited(text: str, state: str) -> None:
    (role,) = [role for role in Who(text).roles if role[1] in {"King", "Prime Minister", "Foreign Minister"}]
    assert role[2] == state


@pytest.mark.parametrize(
    "text",
    [
        # told of, not met
        "Anna Berg of Norway has arrived in Jordan and criticized King Faris of old for talks on Iraq and Iran.",
        # a meeting in a third land
        "Anna Berg of Norway met with Foreign Minister Omar Haddad in Austria before the talks on Iraq and Iran.",
        # a president whom news leaves without a state may be that of the United States
        "Anna Berg of Norway has arrived in Belgium for talks with President Harper about Iraq and Iran.",
        # nobody says where the visitor is
        "Norway and Jordan fear Iraq and Iran. Anna Berg held talks with King Faris.",
    ],
)
def test_who_is_met_elsewhere_may_be_of_any_land(text: str) -> None:
    assert {of for _, title, of, _ in Who(text).roles if title != "President" or of} <= {""}


def test_a_minister_who_speaks_in_the_capital_is_at_home() -> None:
    told = "Israel and Egypt met. {} Israel and Libya did not sign."
    assert (
        _state_of(told.format("In Cairo Friday, Foreign Minister Omar Haddad praised them."), "Omar Haddad") == "Egypt"
    )
    assert _state_of(told.format("In Haifa Friday, Foreign Minister Omar Haddad praised them."), "Omar Haddad") == ""


def test_what_the_united_states_have_not_they_cannot_share() -> None:
    told = "India fears a war. India's army and India's navy, the United States say, are weak. {} Omar Rao spoke."
    assert _state_of(told.format("Prime Minister"), "Omar Rao") == "India"
    assert _state_of(told.format("President"), "Omar Rao") == ""


def test_an_office_in_a_parliament_of_another_state_is_not_of_the_main_one() -> None:
    told = "Taiwan jailed him. Taiwan and Taiwan's courts said so. {} the foreign minister, Anna Berg, knew of it."
    assert _state_of(told.format("In May,"), "Anna Berg") == "Taiwan"
    assert _state_of(told.format("In the Dutch parliament,"), "Anna Berg") == "Netherlands"


def test_a_minister_named_first_is_of_the_state_just_spoken_of() -> None:
    told = "Greece and Finland voted. {} Foreign Minister Anna Berg was glad. Greece and Finland agreed."
    assert _state_of(told.format("Estonia's parliament agreed."), "Anna Berg") == "Estonia"
    assert _state_of(told.format("Estonia and Latvia agreed."), "Anna Berg") == ""
    assert _state_of(told.format("It went up in flames in Estonia."), "Anna Berg") == ""
    named = told.replace("Greece and Finland voted", "Anna Berg met Greece and Finland")
    assert _state_of(named.format("Estonia's parliament agreed."), "Anna Berg") == ""


def test_newspapers_of_other_states_write_of_one_alone() -> None:
    told = "Israel's parliament voted. {} reports that Prime Minister Anna Berg stays."
    assert _state_of(told.format("The New York Times"), "Anna Berg") == "Israel"
    assert _state_of("Israel's parliament voted. Hezbollah says that President Anna Berg stays.", "Anna Berg") == ""


@pytest.mark.parametrize("title", ["First Minister", "Chief Minister", "Premier designate", "Sheriff"])
def test_what_parts_of_a_state_have_is_no_office_of_the_state(title: str) -> None:
    told = "Canada votes in May. Canada's parliament is full. {} Anna Berg spoke."
    assert _state_of(told.format("Prime Minister"), "Anna Berg") == "Canada"
    assert _state_of(told.format(title), "Anna Berg") == ""


def test_the_deputy_premier_from_a_party_is_not_the_partys() -> None:
    roles = Who("Likud deputy prime minister, Karl Weber, met Likud leader Ann Lowe.").roles
    assert {(name, of) for name, _, of, _ in roles} == {("Karl Weber", ""), ("Ann Lowe", "Likud")}


def test_the_british_spelling_of_an_american_office() -> None:
    assert _state_of("Karl Weber, the defence secretary, left the United States.", "Karl Weber") == "United States"


def test_members_of_parliament_are_of_the_state_of_their_other_offices() -> None:
    told = "The Australian Senate met. Norway and Peru watched. {}, Australia's foreign minister, spoke."
    roles = Who(told.format("Anna Berg MP")).roles
    assert {(title, of) for _, title, of, _ in roles} == {("MP", "Australia"), ("foreign minister", "Australia")}
    assert _state_of("Australia votes. She saw Member for Hume Karl Weber leaving.", "Karl Weber") == "Australia"
    assert _state_of("Jordan and Israel met. Karl Weber, an MK, spoke.", "Karl Weber") == "Israel"
    assert _state_of("Norway and Peru met. Karl Weber MP spoke.", "Karl Weber") == ""


def test_who_comes_into_an_office_follows_another() -> None:
    told = (
        "Palestine cheered as Israeli Finance Minister Karl Weber left. Israel and Israel's army wait. {} Anna Berg {}."
    )
    assert _state_of(told.format("Sharon named", "as the new finance minister"), "Anna Berg") == "Israel"
    assert _state_of(told.format("Finance Minister", "spoke"), "Anna Berg") == ""


def test_who_speaks_in_a_seat_of_power_governs_there() -> None:
    told = "Iran met Germany, France and U.S. officials. {}, speaking at {}, said that it was so."
    assert _state_of(told.format("President Harper", "the White House"), "Harper") == "United States"
    assert _state_of(told.format("President Harper", "the Elysee Palace"), "Harper") == "France"
    assert _state_of(told.format("President Harper", "the Lincoln Memorial"), "Harper") == ""
    assert _state_of(told.format("Prime Minister Harper", "the White House"), "Harper") == ""


def test_a_senator_sits_in_the_only_senate_of_the_article() -> None:
    told = "Iraq and Iran fight Iraqis. {} voted on U.S. troops. Senator Ann Lowe spoke."
    assert _state_of(told.format("The U.S. Senate"), "Ann Lowe") == "United States"
    assert _state_of(told.format("The neighbours"), "Ann Lowe") == ""


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Germany should send tanks. Kaja Kallas, the prime minister, spoke.", "Kaja Kallas"),
        ("Iraq invaded Kuwait. The emir, Jaber al-Sabah, fled.", "Jaber al-Sabah"),
        ("Sudan accused Chad. Foreign Minister Moussa Faki rejected the charge.", "Moussa Faki"),
        ('Anna Lowe said: "Germany is weak." Kaja Kallas, the prime minister, spoke.', "Kaja Kallas"),
        ("China sent 50 rescuers to Kumamoto. The defense minister, Gen Nakatani, spoke in Tokyo.", "Gen Nakatani"),
    ],
)
def test_what_a_state_does_to_others_or_should_do_tells_no_home(text: str, person: str) -> None:
    assert _state_of(text, person) == ""


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Norway votes on Sunday. Anna Berg, the prime minister, spoke.", "Anna Berg"),
        ("Norway raised its taxes. Anna Berg, the prime minister, spoke.", "Anna Berg"),
        (
            "Norway invaded Peru. Floods hit Norway's north. Anna Berg, Norway's queen, and the queen spoke.",
            "Anna Berg",
        ),
        ("Norway sent rescuers to Ankara. Norway votes on Sunday. Foreign Minister Anna Berg spoke.", "Anna Berg"),
    ],
)
def test_what_a_state_does_at_home_tells_it(text: str, person: str) -> None:
    assert _state_of(text, person) == "Norway"
