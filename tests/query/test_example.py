"""Questions asked of what `kg build` makes of the example; the rows were written from reading the article.

It was published on Friday, 19 April 2024. What is background comes from the reference facts and is checked against
what is widely known: the capital of China, its seat among the G20, who is president of Taiwan since 20 May 2024.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import ask, list_queries
from kg.store import MemoryStore

# Question, parameters, columns, every row.
EXACT: list[tuple[str, dict[str, str], str, set[tuple[str, ...]]]] = [
    ("two-meetings-away", {}, "actor", set()),
    ("about-day", {"day": "2023-11"}, "kind status", {("event", "occurred")}),
    ("links", {"thing": "US", "type": "metonym"}, "thing words", {("United States", "Washington")}),
    ("links", {"thing": "PRC", "type": "demonym"}, "thing words", {("China", "Chinese")}),
    ("members-of-body", {"body": "NATO"}, "state membership", {("Italy", "member"), ("United States", "member")}),
]
# Question, parameters, columns, rows that must be there: the reference facts grow, and so does what is read.
AMONG: list[tuple[str, dict[str, str], str, set[tuple[str, ...]]]] = [
    (
        "agenda",
        {"since": "2024-04-20"},
        "start end type who to",
        {
            ("2024-05-20", "2024-05-20", "OfficeChange", "", "Lai Ching-te"),
        },
    ),
    (
        "who-met-whom",
        {},
        "actor other meetings first",
        {("Jake Sullivan", "Wang Yi", "1", "2024-02"), ("Joe Biden", "Xi Jinping", "1", "2023-11")},
    ),
    (
        "about-place",
        {"place": "California"},
        "spot kind status",
        {("Woodside", "event", "occurred"), ("Woodside", "relation", ""), ("California", "relation", "")},
    ),
    (
        "about-day",
        {"day": "2024-04-25"},
        "kind status start",
        {("event", "scheduled", "2024-04-24")},
    ),
    (
        # The article knows him as president-elect; that he took office a month later is background.
        "offices-over-time",
        {"of": "Taiwan"},
        "person office status since",
        {("Lai Ching-te", "president-elect", "elect", ""), ("Lai Ching-te", "President", "current", "2024-05-20")},
    ),
    (
        "background-of-state",
        {"state": "PRC"},
        "state what value",
        {("China", "capital", "Beijing"), ("China", "member of", "G20"), ("China", "ISO 3166 alpha-3", "CHN")},
    ),
    (
        "statements-between-states",
        {"by": "China"},
        "speaker speaksAs stance about",
        {("China", "state", "reject", "United States"), ("Mao Ning", "official", "request", "United States")},
    ),
    (
        "members-in-events",
        {"body": "G7", "state": "US"},
        "type actor",
        {
            ("Meeting", "Jake Sullivan"),
            ("Meeting", "Joe Biden"),
            ("Visit", "Janet Yellen"),
            ("Sanction", "United States"),
        },
    ),
    (
        "dyads",
        {},
        "source code target status",
        {
            ("Joe Biden", "CONSULT", "Xi Jinping", "occurred"),
            ("Janet Yellen", "CONSULT", "China", "occurred"),
            ("United States", "SANCTION", "Chinese individuals and companies", "occurred"),
        },
    ),
    # The visit is told several times, in the headline too.
    (
        "evidence-of",
        {"node": "Planned visit: Antony Blinken → China"},
        "words",
        {("Blinken returns to China",)},
    ),
]


@pytest.fixture(scope="module")
def graph(example_output: Path) -> MemoryStore:
    return MemoryStore.from_file(example_output / "graph.trig")


def _found(graph: MemoryStore, name: str, parameters: dict[str, str], columns: str) -> set[tuple[str, ...]]:
    return {tuple(row[column] or "" for column in columns.split()) for row in ask(graph, name, parameters)}


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), EXACT)
def test_these_rows_and_no_other(
    graph: MemoryStore, name: str, parameters: dict[str, str], columns: str, rows: set[tuple[str, ...]]
) -> None:
    assert _found(graph, name, parameters, columns) == rows


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), AMONG)
def test_these_rows_are_there(
    graph: MemoryStore, name: str, parameters: dict[str, str], columns: str, rows: set[tuple[str, ...]]
) -> None:
    assert _found(graph, name, parameters, columns) >= rows


def test_what_is_planned_is_no_act(graph: MemoryStore) -> None:
    planned = {row["words"] for row in ask(graph, "planned")}
    told = {row["words"] for name in ("dyads", "members-in-events", "happened") for row in ask(graph, name)}
    assert planned
    assert not planned & told


@pytest.mark.parametrize("name", [question.name for question in list_queries("quality")])
def test_the_graph_is_sound(graph: MemoryStore, name: str) -> None:
    assert not list(ask(graph, name))
