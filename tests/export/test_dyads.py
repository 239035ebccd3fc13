"""The table of dyads as CSV and Parquet: the rows of ``queries/dyads.rq``, typed, and the CSV files for Neo4j."""

from __future__ import annotations

import csv
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import kg
from kg.errors import UsageError
from kg.graph import Graph
from kg.store import MemoryStore
from tests.export.networks import HOSTILE, graph_of, meeting, the_sample

SHARED = ("source", "code", "target", "date", "issue", "type", "status", "accordingTo", "article", "words")


def rows(graph: Graph) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(graph.export("dyads"), newline="")))


def test_the_rows_are_those_of_the_question(example_output: Path) -> None:
    graph = kg.load(example_output / "graph.trig")
    asked = {tuple(row[name] or "" for name in SHARED) for row in graph.query("dyads", status="any")}
    assert len(asked) > 10
    assert {tuple(row[name] for name in SHARED) for row in rows(graph)} == asked


def test_an_act_is_a_row_with_its_days_and_its_words() -> None:
    found = {(row["type"], row["target"]): row for row in rows(the_sample())}
    assert set(found) == {
        ("Visit", "Freedonia"), ("Sanction", "Freedonia"), ("Meeting", "envoys"), ("Meeting", "Åse Larsson"),
        ("Claim", "trade ministry (Norway)"),
    }  # fmt: skip
    sanction = found["Sanction", "Freedonia"]
    assert sanction == {
        "source": "trade ministry (Norway)",
        "code": "SANCTION",
        "target": "Freedonia",
        "date": "2024-04-22",
        "issue": "Trade",
        "type": "Sanction",
        "status": "occurred",
        "accordingTo": "Per Dahl",
        "article": "Larsson to visit Freedonia as fish dispute drags on",
        "words": "imposed tariffs on Freedonian salmon last week",
        "first_day": "2024-04-22",
        "last_day": "2024-04-28",
        "date_inferred": "false",
        "published": "2024-05-03",
        "confidence": "",
        "source_iri": "https://w3id.org/statecraft/id/organization/trade-ministry-norway",
        "target_iri": "https://w3id.org/statecraft/id/state/freedonia",
        "article_iri": "https://w3id.org/statecraft/id/article/fish-dispute",
        "act": "https://w3id.org/statecraft/id/event/fish-dispute_v2",
    }
    claim = found["Claim", "trade ministry (Norway)"]
    assert (claim["status"], claim["date"], claim["first_day"], claim["date_inferred"]) == (
        "said", "2024", "2024-01-01", "true"
    )  # fmt: skip


def test_two_events_with_the_same_words_are_two_rows() -> None:
    assert len(rows(graph_of(meeting(("Norway", "Freedonia"), events=2)))) == 4


def test_parquet_has_types(tmp_path: Path) -> None:
    graph = the_sample()
    (path,) = graph.write(tmp_path / "dyads.parquet", "dyads")
    table = parquet.read_table(path)
    assert table.schema.field("first_day").type == pa.date32()
    assert table.schema.field("confidence").type == pa.float64()
    assert table.schema.field("date_inferred").type == pa.bool_()
    found = table.to_pylist()
    assert [row["act"] for row in found] == [row["act"] for row in rows(graph)]
    assert [row["first_day"] for row in found if row["type"] == "Visit"] == [date(2024, 5, 6)]
    assert all(row["confidence"] is None for row in found)
    (again,) = the_sample().write(tmp_path / "again.parquet", "dyads")
    assert again.read_bytes() == path.read_bytes()


def test_an_empty_graph_has_columns_and_no_rows(tmp_path: Path) -> None:
    empty = Graph(MemoryStore())
    assert rows(empty) == []
    assert empty.export("dyads").startswith("source,code,target,date,")
    (path,) = empty.write(tmp_path / "x.parquet", "dyads")
    assert parquet.read_table(path).num_rows == 0


def test_without_pyarrow_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"statecraft-kg\[parquet\]"):
        the_sample().write(tmp_path / "x.parquet", "dyads")
    assert the_sample().write(tmp_path / "x.csv", "dyads") == [tmp_path / "x.csv"]


def test_hostile_names_stay_as_they_are_in_csv() -> None:
    found = rows(graph_of(meeting(HOSTILE)))
    assert {row["source"] for row in found} == set(HOSTILE)
    assert len(found) == 30


def neo4j(graph: Graph, folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    nodes, links = graph.write(folder, "neo4j")
    assert (nodes.name, links.name) == ("nodes.csv", "relationships.csv")
    texts = [path.read_bytes().decode("utf-8") for path in (nodes, links)]
    # The import takes no line ends within a cell, unless it is told to.
    assert [len(text.splitlines()) for text in texts] == [len(list(csv.reader(StringIO(text)))) for text in texts]
    found = [list(csv.DictReader(StringIO(text, newline=""))) for text in texts]
    return found[0], found[1]


def test_neo4j_mirrors_the_graph(tmp_path: Path) -> None:
    nodes, links = neo4j(the_sample(), tmp_path / "neo4j")
    base = "https://w3id.org/statecraft/id/"
    by_id = {node["iri:ID"].removeprefix(base): node for node in nodes}
    assert len(by_id) == len(nodes) == 10 + 1 + 6 + 3 + 2
    assert by_id["event/fish-dispute_v1"][":LABEL"] == "ReportedEvent"
    assert by_id["event/fish-dispute_v2"][":LABEL"] == "ReportedEvent;Event;Sanction"
    assert by_id["role/fish-dispute_r1"][":LABEL"] == "ReportedRole;Role"
    assert by_id["role/fish-dispute_r2"][":LABEL"] == "ReportedRole"
    assert by_id["person/ase-larsson"]["aliases:string[]"] == "Larsson"
    assert by_id["event/fish-dispute_v2"]["last_day:date"] == "2024-04-28"
    assert by_id["event/fish-dispute_v4"]["figures:string[]"] == "at least 2 warships"
    ends = {(link[":START_ID"].removeprefix(base), link[":TYPE"], link[":END_ID"].removeprefix(base)) for link in links}
    assert {
        ("event/fish-dispute_v2", "AGENT", "organization/trade-ministry-norway"),
        ("event/fish-dispute_v2", "TARGET", "state/freedonia"),
        ("event/fish-dispute_v2", "ACCORDING_TO", "claim/fish-dispute_c1"),
        ("event/fish-dispute_v2", "REPORTED_IN", "article/fish-dispute"),
        ("claim/fish-dispute_c1", "SPEAKER", "person/per-dahl"),
        ("role/fish-dispute_r1", "PERSON", "person/ase-larsson"),
        ("role/fish-dispute_r1", "OF", "state/norway"),
        ("organization/trade-ministry-norway", "PART_OF", "state/norway"),
        ("state/freedonia", "ALLY_OF", "state/norway"),
    } <= ends
    ids = {node["iri:ID"] for node in nodes}
    assert {link[end] for link in links for end in (":START_ID", ":END_ID")} <= ids


def test_neo4j_takes_hostile_names_and_nothing(tmp_path: Path) -> None:
    nodes, _ = neo4j(graph_of(meeting(HOSTILE)), tmp_path / "hostile")
    names = {node["label"] for node in nodes if node[":LABEL"] == "Thing;State"}
    assert "two lines and a tab" in names
    assert "quote \" and <tag attr='x'> & ]]> ;semi;colons" in names
    assert neo4j(Graph(MemoryStore()), tmp_path / "empty") == ([], [])


def test_neo4j_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        the_sample().export("neo4j")
    with pytest.raises(UsageError, match="folder"):
        the_sample().write(tmp_path / "graph.csv", "neo4j")
