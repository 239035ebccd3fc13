"""Dates with the datatype of their precision."""

from __future__ import annotations

import pytest

from kg.rdf.dates import date_kind, date_literal


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2024-04-24", "date"),
        ("2024-04", "gYearMonth"),
        ("2023", "gYear"),
        ("--04-24", "gMonthDay"),
        ("--04", "gMonth"),
        ("--02-29", "gMonthDay"),
        ("2024-02-29", "date"),
    ],
)
def test_a_date_keeps_its_precision(value: str, kind: str) -> None:
    assert date_literal(value) == (value, f"http://www.w3.org/2001/XMLSchema#{kind}", None)


@pytest.mark.parametrize(
    "value", ["", "2023-02-29", "2024-13", "24", "0000", "2024-4-2", "--00", "2024-04-24T10:00", "٢٠٢٤x"]
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert date_kind(value) is None
    with pytest.raises(ValueError, match="not an ISO date"):
        date_literal(value)
