"""The forms of time expressions, found in plain text: no parser is needed to see them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.times.forms.durations import amount, duration
from kg.extract.times.forms.patterns import FORMS
from kg.extract.times.tagger import UNDATING, expressions, forms_for
from kg.lexicon.times import time_words


def _words_of_time() -> list[str]:
    kinds = ("weekday", "season", "part", "near", "reference", "frequency", "holiday", "unit")
    spelled = [word for kind in kinds for word in time_words(kind)]
    return [*spelled, *(word.title() for word in spelled)]


def told(text: str) -> list[tuple[str, str]]:
    """The words and, where it needs no calendar, the value of each expression."""
    return [
        (text[start:end], expression.meaning.timex.value if expression.meaning.timex is not None else "")
        for expression in expressions(text)
        for start, end in expression.extents
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted three days.", ("three days", "P3D")),
        ("It lasted two and a half years.", ("two and a half years", "P30M")),
        ("It lasted a year and a half.", ("a year and a half", "P18M")),
        ("It lasted half an hour.", ("half an hour", "PT30M")),
        ("It lasted a quarter of a century.", ("a quarter of a century", "P25Y")),
        ("It lasted twenty-four hours.", ("twenty-four hours", "PT24H")),
        ("It lasted 1,000 years.", ("1,000 years", "P1000Y")),
        ("It lasted 2.5 months.", ("2.5 months", "P2.5M")),
        ("It lasted two hundred days.", ("two hundred days", "P200D")),
        ("It lasted a fortnight.", ("a fortnight", "P2W")),
        ("It lasted several months.", ("several months", "PXM")),
        ("It lasted a few hours.", ("a few hours", "PTXH")),
        ("It lasted a couple of decades.", ("a couple of decades", "PXDE")),
        ("It lasted all night.", ("all night", "P1NI")),
        ("A 72-hour truce began.", ("72-hour", "PT72H")),
        ("They met over the past decade.", ("the past decade", "P10Y")),
        ("They meet every Tuesday.", ("every Tuesday", "XXXX-WXX-2")),
        ("They meet each Friday morning.", ("each Friday morning", "XXXX-WXX-5TMO")),
        ("They meet on Mondays.", ("Mondays", "XXXX-WXX-1")),
        ("They meet every other week.", ("every other week", "P2W")),
        ("They meet every five years.", ("every five years", "P5Y")),
        ("They meet every March.", ("every March", "XXXX-03")),
        ("They meet every summer.", ("every summer", "XXXX-SU")),
        ("They meet twice a month.", ("twice a month", "P1M")),
        ("They meet four times per year.", ("four times per year", "P1Y")),
        ("They meet quarterly.", ("quarterly", "P3M")),
        ("They are in Rome now.", ("now", "PRESENT_REF")),
        ("They met a few days ago.", ("a few days ago", "PAST_REF")),
        ("They met in recent years.", ("recent years", "PAST_REF")),
        ("They will meet in the coming weeks.", ("the coming weeks", "FUTURE_REF")),
        ("They met at 3:30 p.m. in Rome.", ("3:30 p.m.", "T15:30")),
        ("They met at 12 a.m. in Rome.", ("12 a.m.", "T00:00")),
        ("They met at 0900 GMT.", ("0900 GMT", "T09:00")),
        ("They met at noon.", ("noon", "T12:00")),
        ("They met at ten o'clock.", ("ten o'clock", "T10:00")),
        ("They met years later.", ("years later", "XXXX")),
    ],
)
def test_what_needs_no_calendar(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The 60-year-old minister and a second aide left.",
        "They drove at 75 miles per hour.",
        "It costs $2012, and 1,973 people won 3-2.",
        "They met at 25 p.m. and at 99:99.",
        "They may march on Rome in minute detail.",
        "He won by 9" + "9" * 5_000 + " votes.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met at 3 p.m. on Tuesday.", ["3 p.m. on Tuesday"]),
        ("They met on Tuesday, at about 3 p.m. local time.", ["Tuesday, at about 3 p.m. local time"]),
        ("They met at midnight Wednesday night.", ["midnight Wednesday night"]),
        ("He led it from 2003 to 2008.", ["2003", "2008"]),
        ("The fair runs from May 29 to June 2.", ["May 29", "June 2"]),
        ("The fair runs on June 24-25.", ["June 24-25"]),
        ("They met over the weekend.", ["the weekend"]),
    ],
)
def test_where_an_expression_begins_and_ends(text: str, words: list[str]) -> None:
    assert [found for found, _ in told(text)] == words


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("half a", "0.5"),
        ("ninety-nine", "99"),
        ("two-and-a-half", "2.5"),
        ("a hundred", "100"),
        ("two dozen", "24"),
        ("٣", "3"),
    ],
)
def test_amounts(words: str, count: str) -> None:
    assert amount(words) == Decimal(count)
    assert amount(f"{words} odd") is None


def test_parts_of_units_are_told_in_smaller_ones_where_that_is_exact() -> None:
    assert duration(Decimal("1.5"), "1Y") == "P18M"
    assert duration(Decimal("0.3"), "1D") == "P0.3D"
    assert duration(None, "100Y") == "PXCE"


def test_lengths_and_what_comes_again_never_date_an_event() -> None:
    assert {"length", "set", "reference", "clock", "part"} == UNDATING
    for expression in expressions("They met for three days, every week, now, at noon, until dusk and last summer."):
        assert not expression.dates
        assert expression.resolve(None, -1) is None


def test_every_form_has_a_kind_of_its_table() -> None:
    dating = {"day", "month", "year", "range", "weekday", "near", "unit", "ago", "span", "offset"}
    assert {form.kind for form in FORMS} == dating | UNDATING


@pytest.mark.parametrize(
    "text",
    [
        *(f"{opening} {word}." for opening in ("In the early", "Over the last", "Each") for word in _words_of_time()),
        *(f"They met two {unit} ago, after a two-{unit} talk." for unit in time_words("unit")),
        *(
            f"From {month.capitalize()} 3 to 2012-03-04, Q1 of 2012, the 1990s or the 3rd."
            for month in time_words("month")
        ),
        "They met at 3 p.m., 3:30, 3pm, 0900 GMT, 0900 hours, ٣:٣٠ or ten o'clock, twice a day and once per week.",
        "He led it from 2003-08, in the first quarter of 2012, in the 19th century, an hour and a half ago.",
    ],
)
def test_a_form_that_matches_is_always_tried(text: str) -> None:
    tried = forms_for(text)
    for form in FORMS:
        assert form in tried or form.pattern.search(text) is None, form.pattern.pattern
