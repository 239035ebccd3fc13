"""Every time expression of an article with its TIMEX3 value, with the real language pipeline."""

from __future__ import annotations

import pytest

from kg.model import TimexMod, TimexType
from tests.extract.times.scoring import mentions

MONDAY = "2011-03-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # units of the calendar
        ("The ministers met last week.", ("last week", "2011-W10")),
        ("The ministers met over the weekend.", ("the weekend", "2011-W10-WE")),
        ("The law will be ready by the end of the year.", ("the end of the year", "2011")),
        ("The embassy closed late last month.", ("late last month", "2011-02")),
        ("The border was closed in the 1990s.", ("the 1990s", "199X")),
        ("The empire fell in the 19th century.", ("the 19th century", "18XX")),
        ("Exports fell in the third quarter of 2009.", ("the third quarter of 2009", "2009-Q3")),
        ("Exports fell in the fourth quarter.", ("the fourth quarter", "2010-Q4")),
        ("Exports rose in the first half of 2010.", ("the first half of 2010", "2010-H1")),
        ("The king died in the winter of 2010.", ("the winter of 2010", "2010-WI")),
        ("The king died last summer.", ("last summer", "2010-SU")),
        ("The ministers will meet in the autumn.", ("the autumn", "2011-FA")),
        ("The ministers met in the first week of March.", ("the first week of March", "2011-W09")),
        ("The king left on the 10th.", ("the 10th", "2011-03-10")),
        ("The king left on New Year's Day.", ("New Year's Day", "2011-01-01")),
        ("The bridge was built a quarter of a century ago.", ("a quarter of a century ago", "1986")),
        ("The treaty expires this decade.", ("this decade", "201X")),
        ("The king died some years ago.", ("some years ago", "PAST_REF")),
        # times of day
        ("The plane landed on Monday morning.", ("Monday morning", "2011-03-14TMO")),
        ("The king left at 3 p.m. on Saturday.", ("3 p.m. on Saturday", "2011-03-12T15:00")),
        ("The envoy will leave on Tuesday at 11:00 UTC.", ("Tuesday at 11:00 UTC", "2011-03-15T11:00")),
        ("The parliament will vote tonight.", ("tonight", "2011-03-14TNI")),
        ("The king spoke at noon.", ("noon", "2011-03-14T12:00")),
        ("The rebels shelled the town overnight.", ("overnight", "2011-03-13TNI")),
        # lengths ahead
        ("The army will hold exercises over the next three days.", ("the next three days", "P3D")),
        ("The president will visit Oslo in two weeks.", ("two weeks", "P2W")),
        ("The king lost the bet in two weeks.", ("two weeks", "P2W")),
        ("The plant makes 300 cars a day.", ("a day", "P1D")),
        ("The envoy was away for a day.", ("a day", "P1D")),
    ],
)
def test_values(text: str, expected: tuple[str, str]) -> None:
    assert [(text[m.span.start : m.span.end], m.value) for m in mentions(text, MONDAY)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The king arrived on May 6, 2010. Two weeks later, he left.", ["2010-05-06", "2010-W20"]),
        (
            "The king arrived at 8:50 a.m. on Friday. He left about an hour later.",
            ["2011-03-11T08:50", "2011-03-11T09:50"],
        ),
        ("The king arrived on Thursday and fled that night.", ["2011-03-10", "2011-03-10TNI"]),
        ("The truce, agreed last night, was broken at dawn.", ["2011-03-13TNI", "2011-03-14TMO"]),
        ("The king was born in 1950. Two years earlier, his brother had died.", ["1950", "1948"]),
    ],
)
def test_values_that_count_from_a_time_told_before(text: str, expected: list[str]) -> None:
    assert [mention.value for mention in mentions(text, MONDAY)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "mod"),
    [
        ("The party was founded in early 2011.", TimexType.DATE, TimexMod.START),
        ("The embassy closed in mid-March.", TimexType.DATE, TimexMod.MID),
        ("The law will be ready by the end of the year.", TimexType.DATE, TimexMod.END),
        ("The war lasted more than a decade.", TimexType.DURATION, TimexMod.MORE_THAN),
        ("The war lasted almost three years.", TimexType.DURATION, TimexMod.LESS_THAN),
        ("The king left at about 6:40 a.m. on Saturday.", TimexType.TIME, TimexMod.APPROX),
        ("The king died more than a year ago.", TimexType.DATE, TimexMod.BEFORE),
        ("The council meets every week.", TimexType.SET, None),
        ("The plant makes 300 cars a day.", TimexType.SET, None),
        ("The envoy was away for a day.", TimexType.DURATION, None),
    ],
)
def test_types_and_modifiers(text: str, kind: TimexType, mod: TimexMod | None) -> None:
    assert [(mention.type, mention.mod) for mention in mentions(text, MONDAY)] == [(kind, mod)]


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times praised the Good Friday Agreement.",
        "The Daily Telegraph and the Hungarian daily newspaper praised the deal.",
        "The king left shortly after the vote, as soon as he could.",
        "The borders of the future state were drawn.",
        "The police took the town during the early hours.",
        "The minister carried the day.",
        "Some 1846 people were hurt and 1720 have gone home.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert mentions(text, MONDAY) == []


def test_what_is_said_without_a_date_of_publication() -> None:
    text = "The king left on Tuesday morning after three days of talks in May 2010, and again last week, and today."
    told = ["XXXX-WXX-2TMO", "P3D", "2010-05", "XXXX-WXX", "XXXX-XX-XX"]
    assert [mention.value for mention in mentions(text, None)] == told
    assert [mention.type for mention in mentions(text, None)][:2] == [TimexType.TIME, TimexType.DURATION]


def test_a_time_of_day_is_told_of_no_day_that_is_not_known() -> None:
    assert [mention.value for mention in mentions("The king left at noon.", "2011")] == []
    assert [m.value for m in mentions("The king left at noon on May 6.", "2011-05")] == ["2011-05-06T12:00"]


def test_today_is_the_day_that_is_named_with_it() -> None:
    text = "The Senate today passed the law Sunday. The House voted today."
    assert [mention.value for mention in mentions(text, MONDAY)] == ["2011-03-13"] * 3


def test_today_in_a_quotation_is_told_though_it_dates_nothing() -> None:
    text = 'The general said: "We will take the town tonight."'
    assert [mention.value for mention in mentions(text, MONDAY)] == ["2011-03-14TNI"]
