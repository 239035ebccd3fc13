"""The CSV files for Neo4j."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph import Graph
from kg.store import MemoryStore
from tests.export.networks import HOSTILE, graph_of, meeting, the_sample


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
    assert by_id["event/fish-dispute_v1"][":LABEL"] == "ReportedEvent;ReportedVisit"
    assert by_id["event/fish-dispute_v2"][":LABEL"] == "ReportedEvent;ReportedSanction;Event;Sanction"
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
