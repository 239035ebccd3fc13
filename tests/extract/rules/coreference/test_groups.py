"""Unnamed people and bodies. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


def test_banks_and_firms_of_one_state_are_two_groups() -> None:
    who = Who("Chinese banks lent money. Chinese firms bought oil. Chinese companies paid later.")
    assert who.meant("banks") == "Group Chinese banks"
    assert who.thing("firms") is not who.thing("banks")
    assert who.thing("companies") is who.thing("firms")


def test_firms_of_two_states_are_two_groups() -> None:
    who = Who("Chinese firms bought oil. Russian firms sold it.")
    assert who.thing("firms", 1) is not who.thing("firms", 2)


def test_a_group_belongs_to_its_state() -> None:
    group = Who("Chinese banks lent money.").thing("banks")
    assert group is not None
    assert group.state is not None
    assert group.state.name == "China"


def test_the_analysts_are_those_named_before_and_other_analysts_are_not() -> None:
    who = Who("Some analysts expected a war. The analysts warned of a crisis. Military analysts disagreed.")
    assert who.thing("analysts", 1) is who.thing("analysts", 2)
    assert who.thing("analysts", 3) is not who.thing("analysts", 1)


def test_some_of_a_people_are_a_group_and_not_the_state() -> None:
    who = Who("19 Palestinians died. Iran won.")
    assert who.meant("Palestinians") == "Group 19 Palestinians"
    assert who.meant("Iran") == "State Iran"


def test_groups_are_told_by_name_where_they_come_from() -> None:
    who = Who("Justice ministers from the OECD met in Rome. The ministers agreed on a plan.")
    group = who.thing("ministers")
    assert group is not None
    assert group is who.thing("ministers", 2)
    assert "Justice ministers from the OECD" in group.aliases


def test_an_abstract_noun_is_no_group() -> None:
    assert Who("The agreement was signed, and relations improved.").participants("agreement") == []


def test_an_organ_before_its_officers_is_part_of_the_group() -> None:
    assert Who("Kenyan army officers were freed.").meant("officers") == "Group Kenyan army officers"


def test_two_nouns_under_one_modifier_are_one_group() -> None:
    who = Who("Ottawa has fined Danish farmers and companies. France met Chinese officials and Russian soldiers.")
    assert who.participants("farmers") == ["Group Danish farmers and companies"]
    assert who.participants("officials") == ["Group Chinese officials", "Group Russian soldiers"]


@pytest.mark.parametrize(
    ("text", "word", "group"),
    [
        ("Supporters of Mr. Haddad marched in Chad.", "Supporters", "Group Supporters of Mr. Haddad"),
        ("Lawyers for the prisoners appealed.", "Lawyers", "Group Lawyers for the prisoners"),
        ("Members of Haddad's ousted regime fled Chad.", "Members", "Group Members of Haddad's ousted regime"),
        ("They warned diplomats of the leak.", "diplomats", "Group diplomats"),
        ("Some 109 nations signed the treaty.", "nations", "Group 109 nations"),
        ("More than 100 countries signed the treaty.", "countries", "Group More than 100 countries"),
        ("Many other countries rejected it.", "countries", "Group countries"),
    ],
)
def test_how_a_group_is_called(text: str, word: str, group: str) -> None:
    assert Who(text).meant(word) == group


@pytest.mark.parametrize(
    ("text", "word"),
    [("The three nations signed a treaty.", "nations"), ("Countries signed it.", "Countries")],
)
def test_states_without_name_or_number_are_no_group(text: str, word: str) -> None:
    assert Who(text).meant(word) == ""


def test_members_of_two_bodies_are_two_groups() -> None:
    who = Who("Members of the jury met. Members of parliament left. The members of the jury agreed.")
    assert who.thing("Members") is not who.thing("Members", 2)
    assert who.thing("members") is who.thing("Members")


def test_who_has_a_government_is_an_official() -> None:
    things = Who("Chad fought Omar Haddad's regime. They liked Karl Weber's book.").things
    assert (things["Omar Haddad"], things["Karl Weber"]) == ("Official", "Person")


def test_a_body_described_and_named_is_one() -> None:
    who = Who("Haddad's party, the Sudan People's Liberation Movement, appealed for calm.")
    assert who.meant("party") == "Organization Sudan People's Liberation Movement"


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Police detained 13 others.", "others", "Group 13 others"),
        ("Several others were wounded.", "others", "Group others"),
        ("Thousands protested in Cairo.", "Thousands", "Group Thousands"),
        ("Rebels kidnapped 20 Westerners.", "Westerners", "Group 20 Westerners"),
        ("The injured were taken to hospital.", "injured", "Group injured"),
        ("Others were wounded.", "Others", ""),
        ("It cost thousands of dollars.", "thousands", ""),
        ("He was injured.", "injured", ""),
        ("An injured dog fled.", "injured", ""),
    ],
)
def test_people_told_by_number_or_fate(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant
