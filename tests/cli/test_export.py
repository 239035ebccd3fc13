"""``kg export`` as a command: networks, tables, parts of a graph."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.command import Command

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def graph(example_output: Path) -> Path:
    return example_output / "graph.trig"


def test_networks_and_tables_are_printed_or_written(kg: Command, graph: Path, tmp_path: Path) -> None:
    for format, start in (("graphml", "<?xml"), ("gexf", "<?xml"), ("dyads", "event_date,"), ("polecat", "Event ID,")):
        printed = kg("export", graph, "-f", format)
        assert printed.code == 0, printed.err
        assert printed.out.startswith(start)
        assert kg("export", graph, "-f", format, "-o", f"out.{format}").out == f"out.{format}\n"
        assert (tmp_path / f"out.{format}").read_bytes().decode("utf-8") == printed.out


def test_neo4j_goes_into_a_folder(kg: Command, graph: Path, tmp_path: Path) -> None:
    assert kg("export", graph, "-f", "neo4j", "-o", "new").out == "new/nodes.csv\nnew/relationships.csv\n"
    assert len((tmp_path / "new" / "nodes.csv").read_text(encoding="utf-8").splitlines()) > 50
    refused = kg("export", graph, "-f", "neo4j")
    assert (refused.code, refused.out) == (2, "")
    assert "name a folder with -o FOLDER/" in refused.err


@pytest.mark.parametrize("format", ["trig", "nq"])
def test_what_is_streamed_has_the_same_bytes_in_a_file_and_a_pipe(kg: Command, graph: Path, format: str) -> None:
    expected = graph.with_suffix(f".{format}").read_bytes().decode("utf-8")
    assert kg("export", graph, "-f", format).out == expected
    kg("export", graph, "-f", format, "-o", "again")
    assert (kg.folder / "again").read_text(encoding="utf-8") == expected


def test_a_part_goes_through_a_pipe_and_conforms(kg: Command, graph: Path) -> None:
    part = kg("export", graph, "-f", "trig", "--actor", "PRC", "--actor", "Antony Blinken", "--from", "2024-04-19")
    assert part.code == 0, part.err
    assert "state:china" in part.out
    assert kg("validate", "-", stdin=part.out.encode()).code == 0
    table = kg("export", "-", "-f", "dyads", stdin=part.out.encode()).out
    assert {"China", "Antony Blinken"} & {row["actor_name"] for row in csv.DictReader(StringIO(table))}


def test_what_does_not_match_or_is_misspelled_is_told(kg: Command, graph: Path) -> None:
    nothing = kg("export", graph, "-f", "nq", "--from", "2099")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "kg: nothing in this graph matches\n")
    unknown = kg("export", graph, "-f", "nq", "--actor", "Chnia", "-o", "x.nq")
    assert unknown.code == 2
    assert "did you mean China" in unknown.err
    assert not (kg.folder / "x.nq").exists()
    assert kg("export", graph, "-f", "nq", "--to", "friday").code == 2


def test_slim_is_rdf_with_quotes_in_place_of_spans(kg: Command, graph: Path, tmp_path: Path) -> None:
    for format in ("ttl", "nq"):
        out = kg("export", graph, "--slim", "-f", format).out
        assert "quote" in out
        assert "articleBody" not in out
        assert len(out) < len(kg("export", graph, "-f", format).out) / 2
    done = kg("export", graph, "--slim", "-f", "facts")
    assert (done.code, done.out) == (2, "")
    assert "--slim: facts is no RDF" in done.err


def test_a_graph_can_be_built_slim(kg: Command) -> None:
    done = kg("build", ROOT / "examples" / "blinken-china.txt", "--slim", "--no-view", "-f", "ttl", "-f", "jsonld")
    assert done.code == 0
    texts = {"graph.ttl": (' sc:quote "', ' schema:articleBody "'), "graph.jsonld": ('"quote": "', '"articleBody": "')}
    for name, (quote, body) in texts.items():
        written = (kg.folder / "output" / name).read_text(encoding="utf-8")
        assert quote in written
        assert body not in written
