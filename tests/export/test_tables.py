"""Facts as Parquet tables: every fact is a row, with the words that prove it where its offsets say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

import kg
from kg.errors import UsageError
from kg.export.facts_json import facts_objects
from kg.export.tables import TABLES
from kg.graph import Graph
from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from tests.export.networks import HOSTILE, graph_of, meeting, other_article, the_sample
from tests.rdf.sample import sample


def tables(graph: Graph, folder: Path) -> dict[str, list[dict[str, Any]]]:
    graph.write(folder, "tables")
    return {table: parquet.read_table(folder / table, partitioning="hive").to_pylist() for table in TABLES}


def test_every_fact_is_a_row(tmp_path: Path) -> None:
    (facts,) = facts_objects(facts_to_quads(sample()))
    found = tables(the_sample(), tmp_path / "tables")
    for kind in ("events", "claims", "roles", "relations"):
        assert [row["fact"] for row in found[kind]] == [fact["id"] for fact in facts[kind]]
        assert [row["iri"] for row in found[kind]] == [fact["iri"] for fact in facts[kind]]
    assert [row["entity"] for row in found["entities"]] == [entity["id"] for entity in facts["entities"]]
    assert len(found["mentions"]) == sum(len(entity.get("mentions", ())) for entity in facts["entities"])
    assert len(found["arguments"]) == sum(
        len(fact.get(part, ()))
        for kind, parts in (("events", ("agents", "targets", "places")), ("claims", ("speakers", "targets")))
        for fact in facts[kind]
        for part in (*parts, "issues")
    )
    (article,) = found["articles"]
    assert article["published_day"] == date(2024, 5, 3)
    assert article["month"] == "2024-05"


def test_the_words_stand_where_the_offsets_say(tmp_path: Path) -> None:
    found = tables(the_sample(), tmp_path / "tables")
    text = found["articles"][0]["text"]
    places = [*found["mentions"], *found["evidence"]]
    assert len(places) >= 30
    for row in places:
        assert text[row["start_offset"] : row["end_offset"]] == row["words"]


def test_what_only_a_claim_tells_is_reported(tmp_path: Path) -> None:
    found = tables(the_sample(), tmp_path / "tables")
    assert {(row["event"], row["claim"]) for row in found["reports"]} == {
        (event.id, claim) for event in sample().events for claim in event.according_to
    }


def test_columns_have_types(tmp_path: Path) -> None:
    the_sample().write(tmp_path / "tables", "tables")
    events = parquet.read_table(tmp_path / "tables" / "events").schema
    assert events.field("first_day").type == pa.date32()
    assert events.field("confidence").type == pa.float64()
    assert events.field("date_inferred").type == pa.bool_()
    mentions = parquet.read_table(tmp_path / "tables" / "mentions").schema
    assert mentions.field("start_offset").type == pa.int32()


def test_months_are_folders_and_unknown_ones_too(tmp_path: Path) -> None:
    bare = replace(sample(), article=replace(sample().article, id="bare", published=None))
    year = replace(sample(), article=replace(sample().article, id="year", published="2023"))
    graph_of(sample(), other_article(), bare, year).write(tmp_path / "tables", "tables")
    months = sorted(path.name for path in (tmp_path / "tables" / "events").iterdir())
    assert months == ["month=2023-01", "month=2024-05", "month=undated"]
    undated = parquet.read_table(tmp_path / "tables" / "articles" / "month=undated").to_pylist()
    assert [row["article"] for row in undated] == ["bare", "year"]


def test_the_same_graph_gives_the_same_bytes(example_output: Path, tmp_path: Path) -> None:
    graph = kg.load(example_output / "graph.trig")
    files = graph.write(tmp_path / "one", "tables")
    again = kg.load(example_output / "graph.nq").write(tmp_path / "two", "tables")
    assert [path.read_bytes() for path in files] == [path.read_bytes() for path in again]


def test_hostile_names_and_nothing_are_written(tmp_path: Path) -> None:
    found = tables(graph_of(meeting(HOSTILE)), tmp_path / "hostile")
    assert {row["name"] for row in found["entities"]} == set(HOSTILE)
    assert Graph(MemoryStore()).write(tmp_path / "empty", "tables") == []


def test_tables_are_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a folder"):
        the_sample().export("tables")
    with pytest.raises(UsageError, match="name a folder"):
        the_sample().write(tmp_path / "facts.parquet", "tables")
