"""The Python API does what the commands do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.errors import ArticleError, UnknownQueryError, UsageError

TEXT = """Envoys meet in Oslo

Norwegian Foreign Minister Kari Lunde met Swedish Foreign Minister Per Alm in Oslo on Monday.
"""


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build(TEXT, published="2024-04-19", base="https://example.org/things/")


def test_a_text_becomes_a_graph_with_its_words_and_base(graph: kg.Graph) -> None:
    (row,) = graph.query("SELECT ?text ?article { ?article schema:articleBody ?text }")
    assert row["text"] is not None
    assert "Kari Lunde met" in row["text"]
    assert str(row["article"]).startswith("https://example.org/things/")


def test_the_text_can_be_left_out() -> None:
    graph = kg.build(TEXT, published="2024-04-19", include_text=False)
    assert len(graph.query("SELECT ?text { ?article schema:articleBody ?text }")) == 0
    assert len(graph.query("SELECT ?words { ?span oa:exact ?words }")) > 0


def test_paths_as_strings_and_as_paths_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "envoys.txt"
    path.write_text(TEXT, encoding="utf-8")
    graphs = [kg.build(source, published="2024-04-19").export("nq") for source in (path, str(path), [path])]
    assert graphs[0] == graphs[1] == graphs[2] != ""


def test_what_is_written_can_be_read_back(graph: kg.Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(graph.export("trig"), encoding="utf-8")
    assert kg.load(path).export("nq") == graph.export("nq")


def test_facts_are_json_with_evidence(graph: kg.Graph) -> None:
    facts = json.loads(graph.export("facts"))
    assert facts["article"]["published"] == "2024-04-19"
    assert facts["events"]
    for event in facts["events"]:
        assert facts["article"]["text"][event["start_offset"] : event["end_offset"]] == event["evidence"]


def test_a_graph_says_how_large_it_is(graph: kg.Graph) -> None:
    assert repr(graph) == f"<Graph of {len(graph.store):,} statements>"


def test_a_graph_conforms(graph: kg.Graph) -> None:
    assert graph.validate().conforms


def test_the_picture_is_written(graph: kg.Graph, tmp_path: Path) -> None:
    path = graph.view(tmp_path / "picture.html")
    assert path.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_the_pages_are_made_together_and_one_by_one(graph: kg.Graph) -> None:
    assert graph.pages() == {"graph.html": graph.page(), "explorer.html": graph.explorer()}
    small = graph.explorer(sparql=False)
    assert graph.pages(sparql=False)["explorer.html"] == small
    assert len(small) < len(graph.explorer()) / 5


def test_errors_are_ours(graph: kg.Graph) -> None:
    with pytest.raises(ArticleError):
        kg.build("nowhere.txt")
    with pytest.raises(UsageError):
        kg.build(TEXT, base="no iri")
    with pytest.raises(UsageError):
        graph.export("docx")
    with pytest.raises(UnknownQueryError):
        graph.query("nonsense")
