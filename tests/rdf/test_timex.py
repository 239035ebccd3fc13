"""Which strings are TIMEX3 values, and the dates that they mean."""

from __future__ import annotations

import pytest

from kg.rdf.timex import dates_of


@pytest.mark.parametrize(
    ("value", "dates"),
    [
        ("2024-04-19", ("2024-04-19", "2024-04-19")),
        ("--04-19", ("--04-19", "--04-19")),
        ("2024-W16", ("2024-04-15", "2024-04-21")),
        ("2024-W16-WE", ("2024-04-20", "2024-04-21")),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2024-Q1", ("2024-01", "2024-03")),
        ("2024-H2", ("2024-07", "2024-12")),
        ("2024-WI", ("2024", "2024")),
        ("199X", ("1990", "1999")),
        ("18XX", ("1800", "1899")),
        ("000X", ("0001", "0009")),
        ("2024-04-19T15:30", ("2024-04-19", "2024-04-19")),
        ("2024-04-19TMO", ("2024-04-19", "2024-04-19")),
        ("2024-04-19T24:00", ("2024-04-19", "2024-04-19")),
        ("2024-04-19/2024-05", ("2024-04-19", "2024-05")),
        ("2024/", ("2024", None)),
        ("../2024-W16", (None, "2024-04-21")),
    ],
)
def test_dates_of_a_value(value: str, dates: tuple[str | None, str | None]) -> None:
    assert dates_of(value) == dates


@pytest.mark.parametrize(
    "value",
    [
        "P3D",
        "PT2H",
        "P2.5M",
        "PXM",
        "PXDE",
        "PTXH",
        "P1W",
        "XXXX-WXX-2",
        "XXXX-WXX-2TMO",
        "XXXX-WXX-WE",
        "XXXX-03",
        "XXXX-XX-XXTEV",
        "XXXX-SU",
        "XXXX",
        "PRESENT_REF",
        "PAST_REF",
        "FUTURE_REF",
    ],
)
def test_what_lies_nowhere_in_the_calendar_has_no_dates(value: str) -> None:
    assert dates_of(value) == (None, None)


@pytest.mark.parametrize(
    "value",
    [
        "2024-99",
        "2023-02-29",
        "2024-W54",
        "2023-W53",
        "0000-W01",
        "0000-Q1",
        "0000-SU",
        "9999-W53",
        "2024-Q5",
        "2024-04-19T25:00",
        "2024-04-19T15:60",
        "2024-02-30TMO",
        "P",
        "P3",
        "PT3D",
        "soon",
        "٢٠٢٤",
        "2024-04/soon",
        "",
    ],
)
def test_what_is_no_value(value: str) -> None:
    assert dates_of(value) is None
