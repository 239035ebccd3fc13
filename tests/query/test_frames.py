"""Answers as data frames."""

from __future__ import annotations

import sys
from datetime import date, datetime

import pandas as pd
import polars as pl
import pytest

from kg.errors import UsageError
from kg.query import Answer, ask
from kg.query.results.frames import columns
from kg.store import MemoryStore

ROWS = """SELECT ?whole ?real ?day ?month ?mixed ?truth ?iri ?words ?time WHERE {
  VALUES (?whole ?real ?day ?month ?mixed ?truth ?iri ?words ?time) {
    (7 1.5 "2024-04-19"^^xsd:date "2024-04"^^xsd:gYearMonth 1 true sc:Visit "1" "2024-04-19T10:00:00"^^xsd:dateTime)
    (UNDEF 2 "1520-02-01"^^xsd:date "2024-04-19"^^xsd:date "x" UNDEF <urn:x> "="  UNDEF) } }"""


@pytest.fixture(scope="module")
def answer() -> Answer:
    return ask(MemoryStore(), ROWS)


def test_numbers_days_and_truth_values_are_such(answer: Answer) -> None:
    frame = answer.to_pandas()
    assert frame.dtypes.astype(str).to_dict() == {
        "whole": "Int64", "real": "Float64", "day": "datetime64[s]", "month": "object", "mixed": "object",
        "truth": "boolean", "iri": "object", "words": "object", "time": "datetime64[s]",
    }  # fmt: skip
    assert frame.whole.isna().tolist() == [False, True]
    assert frame.real.sum() == 3.5
    assert frame.day.dt.year.tolist() == [2024, 1520]
    assert frame.month.tolist() == ["2024-04", "2024-04-19"]
    assert frame.mixed.tolist() == ["1", "x"]
    assert frame.words.tolist() == ["1", "="]


def test_days_of_which_only_the_month_is_known_may_be_the_first_of_it(answer: Answer) -> None:
    assert answer.to_pandas(partial="first").month.tolist() == [pd.Timestamp("2024-04-01"), pd.Timestamp("2024-04-19")]
    with pytest.raises(UsageError, match="choose text or first"):
        answer.to_pandas(partial="last")


def test_values_are_those_of_python(answer: Answer) -> None:
    found = columns(answer.result)
    assert (found["whole"], found["real"], found["truth"]) == ([7, None], [1.5, 2.0], [True, None])
    assert found["day"] == [date(2024, 4, 19), date(1520, 2, 1)]
    assert found["time"] == [datetime(2024, 4, 19, 10), None]  # noqa: DTZ001


def test_a_graph_a_yes_and_no_rows_are_frames_too() -> None:
    store = MemoryStore()
    assert ask(store, "ASK { }").to_pandas().answer.tolist() == [True]
    assert list(ask(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").to_pandas()) == ["subject", "predicate", "object"]
    assert ask(store, "SELECT ?a { ?a ?b ?c }").to_pandas().shape == (0, 1)


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_not_there_is_told(answer: Answer, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=f"{package} is not installed; pip install {package}"):
        getattr(answer, f"to_{package}")()


def test_polars_gets_each_column_with_its_type(answer: Answer) -> None:
    frame = answer.to_polars()
    assert frame.schema["whole"] == pl.Int64
    assert frame["whole"].to_list() == [7, None]
    assert frame.schema["day"] == pl.Date
    assert frame["month"].to_list() == ["2024-04", "2024-04-19"]
    assert frame["truth"].to_list() == [True, None]
