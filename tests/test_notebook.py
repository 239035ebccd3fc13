"""A graph in a notebook: what it shows, and what it gives to other libraries."""

from __future__ import annotations

import ast
import csv
import io
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.model import Status
from tests.notebooks import cells_of

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TEXT = """Envoys meet in Oslo

Norwegian Foreign Minister Kari Lunde met Swedish Foreign Minister Per Alm in Oslo on Monday.
Lunde said the talks were useful.
"""


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build(TEXT, published="2024-04-19")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def test_the_notebook_of_the_examples_runs_and_shows_pictures_and_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARTICLES", str(EXAMPLES / "corpus"))
    names: dict[str, Any] = {}
    shown = []
    for cell in cells_of(EXAMPLES / "notebook" / "graph.ipynb"):
        *before, last = ast.parse(cell).body
        if isinstance(last, ast.Expr):
            exec(compile(ast.Module(before, []), "<cell>", "exec"), names)  # noqa: S102
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307
            shown.append(value._repr_html_() if hasattr(value, "_repr_html_") else str(value))
        else:
            exec(compile(cell, "<cell>", "exec"), names)  # noqa: S102
    assert "12 articles" in shown[0]
    assert "<svg" in shown[0]
    assert "Karen Holt" in shown[1]
    assert "There is no deal" in capsys.readouterr().out


def test_a_picture_and_nothing_that_acts(graph: kg.Graph) -> None:
    tags = _Tags()
    tags.feed(graph._repr_html_())
    assert "svg" in tags.tags
    assert not tags.tags & {"script", "iframe", "img", "foreignobject"}


def test_events_and_claims_are_objects_with_names(graph: kg.Graph) -> None:
    (article,) = graph.articles
    assert (article.published, article.text) == ("2024-04-19", TEXT)
    meeting = next(event for event in graph.events if event.status == Status.OCCURRED)
    assert meeting.type == "Meeting"
    assert {"Kari Lunde", "Per Alm"} <= set(meeting.agents)
    assert meeting.article == article.id
    assert meeting.words in " ".join(article.text.split())
    (claim,) = graph.claims
    assert claim.speakers == ("Kari Lunde",)
    assert claim.text == "the talks were useful"
    found = {str(row["x"]) for row in graph.query("SELECT ?x { { ?x a sc:ReportedEvent } UNION { ?x a sc:Claim } }")}
    assert {event.iri for event in graph.events} | {claim.iri} == found


def test_other_libraries_get_the_same_graph(graph: kg.Graph) -> None:
    asked = "SELECT ?x { ?x a sc:Meeting }"
    assert [str(row.x) for row in graph.to_rdflib().query(asked)] == [row["x"] for row in graph.query(asked)]  # type: ignore[union-attr]
    labels = {data["label"] for _, data in graph.to_networkx().nodes(data=True)}
    assert {"Kari Lunde", "Per Alm"} <= labels


def test_a_question_in_english_is_answered_from_the_command_line(graph: kg.Graph, tmp_path: Path) -> None:
    from tests.command import Command

    graph.write(tmp_path / "graph.ttl")
    asked = Command(tmp_path)
    outcome = asked("ask", "Who met Per Alm?", "graph.ttl", "-f", "csv")
    assert outcome.code == 0
    assert outcome.err.startswith("kg: understood: meetings and talks that happened")
    assert "Kari Lunde, Per Alm" in outcome.out
    shown = asked("ask", "Who met Per Alm?", "graph.ttl", "--show").out
    again = _rows(asked("query", "-e", shown, "graph.ttl", "-f", "csv").out)
    told = _rows(outcome.out)
    # The sentence stands beside a fact, where the query gives the words of it that tell the fact.
    assert [{**row, "words": ""} for row in again] == [{**row, "words": ""} for row in told]
    assert all(row["words"] in shown_row["words"] for row, shown_row in zip(again, told, strict=True))
    refused = asked("ask", "How old is Per Alm?", "graph.ttl")
    assert refused.code == 0
    assert "“Per Alm” is Per Alm" in refused.err
    assert "these sentences of the articles have most of its words" in refused.err
    assert "Alm" in refused.out
    nothing = asked("ask", "How old is the moon?", "graph.ttl")
    assert (nothing.code, nothing.out) == (2, "")


def _rows(csv_: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_)))
