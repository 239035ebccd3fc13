"""The tables of acts: who acts towards whom, what the columns hold, CSV, Parquet and the data dictionary."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import kg
from kg.errors import UsageError
from kg.graph import Graph
from kg.model import (
    ArticleFacts,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    Relation,
    RelationType,
    Span,
    Status,
)
from kg.store import MemoryStore
from tests.export.networks import HOSTILE, graph_of, meeting, the_sample

# The header of the files of POLECAT, as they are published at Harvard Dataverse.
POLECAT = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]


def rows(graph: Graph, format: str = "dyads", members: str = "each") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(graph.export(format, members=members), newline="")))


def told(text: str, trigger: str, type: EventType, names: dict[str, EntityType]) -> ArticleFacts:
    """One event of an article of one sentence: all who are named are agents, but places."""
    base = meeting(("A", "B"))
    ids = {name: f"e{number}" for number, name in enumerate(names, start=1)}
    at = {name: Span(text.index(name), text.index(name) + len(name)) for name in names}
    entities = tuple(
        Entity(ids[name], kind, name, (name,), (Mention(at[name], MentionKind.NAME),)) for name, kind in names.items()
    )
    where = Span(text.index(trigger), text.index(trigger) + len(trigger))
    places = tuple(ids[name] for name, kind in names.items() if kind is EntityType.PLACE)
    agents = tuple(id for id in ids.values() if id not in places)
    event = Event(
        "v1",
        type,
        Status.OCCURRED,
        (Evidence(Span(0, len(text)), "encoder.events", where),),
        agents=agents,
        places=places,
    )
    article = replace(base.article, text=text)
    return replace(base, article=article, entities=entities, events=(event,))


def sides(graph: Graph, members: str = "each") -> list[tuple[str, str, float]]:
    return sorted(
        (row["actor_name"], row["recipient_name"], round(float(row["weight"]), 3))
        for row in rows(graph, members=members)
    )


STATE, PLACE = EntityType.STATE, EntityType.PLACE


def test_the_question_has_the_same_pairs(example_output: Path) -> None:
    """Who is alone on one side is found by the table alone, so these pairs are not compared."""
    graph = kg.load(example_output / "graph.trig")
    names = ("source", "code", "target", "type", "status", "accordingTo", "article", "words")
    ours = ("actor_name", "code", "recipient_name", "event_type", "status", "according_to", "headline", "words")
    asked = {tuple(row[name] or "" for name in names) for row in graph.query("dyads", status="any") if row["target"]}
    assert len(asked) > 10
    found = [row for row in rows(graph) if row["actor_name"] and row["recipient_from"] == "text"]
    assert asked == {
        tuple(row[name] for name in ours) for row in found if float(row["weight"]) == 0.5 or row["mutual"] == "false"
    }


def test_an_act_is_a_row_with_its_days_and_its_words() -> None:
    found = {(row["event_type"], row["recipient_name"]): row for row in rows(the_sample())}
    sanction = found["Sanction", "Freedonia"]
    expected = {
        "actor_name": "trade ministry (Norway)",
        "code": "SANCTION",
        "recipient_from": "text",
        "event_date": "2024-04-22",
        "event_date_from": "text",
        "issues": "Trade",
        "status": "occurred",
        "according_to": "Per Dahl",
        "headline": "Larsson to visit Freedonia as fish dispute drags on",
        "words": "imposed tariffs on Freedonian salmon last week",
        "first_day": "2024-04-22",
        "last_day": "2024-04-28",
        "publication_date": "2024-05-03",
        "publication_precision": "day",
        "mutual": "false",
        "weight": "1.0",
        "reports": "1",
        "source": "The Daily Cod",
        "recipient_id": "https://w3id.org/statecraft/id/state/freedonia",
        "article_id": "https://w3id.org/statecraft/id/article/fish-dispute",
        "event_id": "https://w3id.org/statecraft/id/event/fish-dispute_v2",
    }
    assert {name: sanction[name] for name in expected} == expected
    claim = found["Claim", "trade ministry (Norway)"]
    known = (claim["status"], claim["event_date"], claim["event_date_from"], claim["event_date_precision"])
    assert known == ("said", "2024-01-01", "inferred", "year")


def test_an_act_without_a_date_has_the_day_of_publication_and_says_so() -> None:
    (first, *_) = rows(graph_of(meeting(("Norway", "Freedonia"), events=2)))
    assert (first["event_date"], first["event_date_from"], first["first_day"]) == ("2024-04-01", "text", "2024-04-01")
    (*_, last) = rows(graph_of(meeting(("Norway", "Freedonia"), events=2)))
    assert (last["event_date"], last["event_date_from"], last["first_day"]) == ("2024-05-03", "published", "")


def test_members_are_a_row_each_and_pairs_by_option() -> None:
    two = graph_of(meeting(("Norway", "Freedonia")))
    assert sides(two) == [("Freedonia", "Norway", 0.5), ("Norway", "Freedonia", 0.5)]
    four = graph_of(meeting(("Norway", "Freedonia", "Sylvania", "Ruritania")))
    assert sides(four) == [(name, "", 0.25) for name in ("Freedonia", "Norway", "Ruritania", "Sylvania")]
    assert len(sides(four, "pairs")) == 12
    assert {weight for *_, weight in sides(four, "pairs")} == {0.083}
    with pytest.raises(UsageError, match="each or pairs"):
        four.export("dyads", members="all")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Norway signed deals with Freedonia, Sylvania and Ruritania.",
            {frozenset({"Norway", other}) for other in ("Freedonia", "Sylvania", "Ruritania")},
        ),
        ("Norway, Freedonia, Sylvania and Ruritania signed deals.", set()),
    ],
)
def test_one_with_several_partners_pairs_with_each(text: str, pairs: set[frozenset[str]]) -> None:
    names = dict.fromkeys(("Norway", "Freedonia", "Sylvania", "Ruritania"), STATE)
    found = sides(graph_of(told(text, "signed", EventType.AGREEMENT, names)))
    assert {frozenset({one, other}) for one, other, _ in found if other} == pairs
    assert sum(weight for *_, weight in found) == pytest.approx(1, abs=0.01)


def test_the_state_of_a_place_is_the_recipient_and_marked() -> None:
    text = "Norway shelled Tarnopolis in Sylvania."
    names = {"Norway": STATE, "Tarnopolis": PLACE, "Sylvania": STATE}
    facts = told(text, "shelled", EventType.ARMED_ACTION, names)
    where = Evidence(Span(text.index("Tarnopolis"), len(text) - 1), "by-hand")
    lies = Relation("n1", RelationType.LOCATED_IN, "e2", "e3", (where,))
    event = replace(facts.events[0], agents=("e1",))
    (row,) = rows(graph_of(replace(facts, relations=(lies,), events=(event,))))
    assert (row["recipient_name"], row["recipient_from"], row["place_name"]) == ("Sylvania", "place", "Tarnopolis")
    (row,) = rows(graph_of(replace(facts, events=(event,))))
    assert (row["recipient_name"], row["recipient_from"]) == ("", "")
    named = replace(event, targets=("e3",))
    (row,) = rows(graph_of(replace(facts, events=(named,))))
    assert (row["recipient_name"], row["recipient_from"]) == ("Sylvania", "text")


def test_two_events_with_the_same_words_are_two_rows_each_way() -> None:
    assert len(rows(graph_of(meeting(("Norway", "Freedonia"), events=2)))) == 4


def test_polecat_has_its_columns_in_its_order() -> None:
    found = rows(the_sample(), "polecat")
    assert list(found[0])[: len(POLECAT)] == POLECAT
    same = rows(the_sample())
    assert [(row["Event Type"], row["Actor Name"], row["Event Date"], row["status"]) for row in found] == [
        (row["code"], row["actor_name"], row["event_date"], row["status"]) for row in same
    ]


def test_parquet_has_types(tmp_path: Path) -> None:
    graph = the_sample()
    (path,) = graph.write(tmp_path / "dyads.parquet", "dyads")
    table = parquet.read_table(path)
    assert table.schema.field("first_day").type == pa.date32()
    assert table.schema.field("confidence").type == pa.float64()
    assert table.schema.field("mutual").type == pa.bool_()
    found = table.to_pylist()
    assert [row["event_id"] for row in found] == [row["event_id"] for row in rows(graph)]
    assert [row["first_day"] for row in found if row["event_type"] == "Visit"] == [date(2024, 5, 6)]
    (again,) = the_sample().write(tmp_path / "again.parquet", "dyads")
    assert again.read_bytes() == path.read_bytes()
    (other,) = graph.write(tmp_path / "polecat.parquet", "polecat")
    assert parquet.read_table(other).column_names[:3] == POLECAT[:3]


@pytest.mark.parametrize("format", ["dyads", "polecat"])
def test_a_folder_has_a_data_dictionary(tmp_path: Path, format: str) -> None:
    table, dictionary = the_sample().write(f"{tmp_path}/acts/", format)
    assert (table.name, dictionary.name) == (f"{format}.csv", "datapackage.json")
    (resource,) = json.loads(dictionary.read_text(encoding="utf-8"))["resources"]
    fields = resource["schema"]["fields"]
    with table.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [field["name"] for field in fields]
    assert resource["path"] == table.name
    assert all(field["description"] for field in fields)


def test_an_empty_graph_has_columns_and_no_rows(tmp_path: Path) -> None:
    empty = Graph(MemoryStore())
    assert rows(empty) == []
    assert empty.export("dyads").startswith("event_date,event_date_from,")
    (path,) = empty.write(tmp_path / "x.parquet", "dyads")
    assert parquet.read_table(path).num_rows == 0


def test_without_pyarrow_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"statecraft-kg\[parquet\]"):
        the_sample().write(tmp_path / "x.parquet", "dyads")
    assert the_sample().write(tmp_path / "x.csv", "dyads") == [tmp_path / "x.csv"]


def test_hostile_names_stay_as_they_are_in_csv() -> None:
    found = rows(graph_of(meeting(HOSTILE)), members="pairs")
    assert {row["actor_name"] for row in found} == set(HOSTILE)
    assert len(found) == 30
