"""What the commands do with good input: results on standard output, everything else on standard error."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.command import Command

ARTICLE = """Envoys meet in Oslo

Norwegian Foreign Minister Kari Lunde met Swedish Foreign Minister Per Alm in Oslo on Monday.

“We talked about the ceasefire,” Lunde told reporters.
"""


@pytest.fixture
def graph(example_output: Path) -> Path:
    return example_output / "graph.trig"


def test_build_names_its_files_and_sums_up(kg: Command) -> None:
    (kg.folder / "envoys.txt").write_text(ARTICLE, encoding="utf-8")
    outcome = kg("build", "envoys.txt", "--published", "2024-04-19")
    assert outcome.code == 0, outcome.err
    names = ["graph.ttl", "graph.trig", "graph.html", "explorer.html"]
    assert outcome.out.splitlines() == [f"output/{name}" for name in names]
    assert sorted(path.name for path in (kg.folder / "output").iterdir()) == sorted(names)
    assert "1  article " in outcome.err
    assert "published" not in outcome.err


def test_build_says_that_a_date_is_missing(kg: Command) -> None:
    (kg.folder / "envoys.txt").write_text(ARTICLE, encoding="utf-8")
    outcome = kg("build", "envoys.txt", "--no-view", "--format", "nq")
    assert outcome.out == "output/graph.nq\n"
    assert "kg: envoys: no date of publication is given" in outcome.err


def test_build_reads_standard_input(kg: Command) -> None:
    outcome = kg("build", "-", "--no-view", "-o", "out", stdin=ARTICLE.encode("utf-8"))
    assert outcome.code == 0, outcome.err
    assert "Kari Lunde" in (kg.folder / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_build_reads_a_folder_and_a_page_into_one_graph(kg: Command) -> None:
    folder = kg.folder / "articles"
    folder.mkdir()
    (folder / "envoys.txt").write_text(ARTICLE, encoding="utf-8")
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines()[2:] if line)
    page = f"<html lang='en'><head><title>Envoys talk</title></head><body><article>{body * 3}</article></body></html>"
    (folder / "talks.html").write_text(page, encoding="utf-8")
    outcome = kg("build", "articles", "--no-view", "--published", "2024-04-19")
    assert outcome.code == 0, outcome.err
    assert "2  articles" in outcome.err
    names = kg("query", "-e", "SELECT DISTINCT ?g { GRAPH ?g { ?a a sc:Article } }", "-f", "csv").out.splitlines()
    assert len(names) == 3


def test_no_text_leaves_the_text_out(kg: Command) -> None:
    (kg.folder / "envoys.txt").write_text(ARTICLE, encoding="utf-8")
    assert kg("build", "envoys.txt", "--no-view", "--no-text").code == 0
    assert kg("query", "-e", "ASK { ?a schema:articleBody ?t }").out == "no\n"
    assert kg("query", "-e", "ASK { ?a oa:exact ?t }").out == "yes\n"


def test_base_starts_the_iris(kg: Command) -> None:
    (kg.folder / "envoys.txt").write_text(ARTICLE, encoding="utf-8")
    assert kg("build", "envoys.txt", "--no-view", "--base", "https://example.org/news/").code == 0
    (row,) = csv.DictReader(kg("query", "-e", "SELECT ?a { ?a a sc:Article }", "-f", "csv").out.splitlines())
    assert row["a"].startswith("https://example.org/news/")


def test_query_prints_every_format(kg: Command, graph: Path) -> None:
    rows = "SELECT ?name { ?x a sc:State ; rdfs:label ?name } ORDER BY ?name"
    assert "China" in kg("query", "-e", rows, graph).out
    assert kg("query", "-e", rows, graph, "-f", "csv").out.splitlines()[0] == "name"
    assert kg("query", "-e", rows, graph, "-f", "tsv").out.splitlines()[0] == "?name"
    assert json.loads(kg("query", "-e", rows, graph, "-f", "json").out)["head"] == {"vars": ["name"]}
    assert kg("query", "-e", rows, graph, "-f", "xml").out.startswith("<?xml")
    triples = "CONSTRUCT { ?x a sc:State } WHERE { ?x a sc:State }"
    assert "a sc:State" in kg("query", "-e", triples, graph, "-f", "ttl").out


def test_query_takes_files_and_parameters(kg: Command, graph: Path) -> None:
    (kg.folder / "mine.rq").write_text("SELECT ?x { ?x a sc:Article }", encoding="utf-8")
    assert len(kg("query", "mine.rq", graph, "-f", "csv").out.splitlines()) == 2
    every = kg("query", "meetings", graph, "-f", "csv").out.splitlines()
    few = kg("query", "meetings", graph, "-f", "csv", "-p", "who=Wang Yi").out.splitlines()
    assert 1 < len(few) < len(every)


def test_queries_lists_each_question(kg: Command) -> None:
    listed = kg("queries").out
    for name in ("who-holds-which-office", "meetings", "planned", "sanctions", "where-in-text"):
        assert f"{name}: " in listed


def test_queries_explains_one(kg: Command) -> None:
    explained = kg("queries", "meetings").out
    assert explained.startswith("meetings: ")
    assert "kg query meetings -p who=Blinken" in explained


def test_a_name_that_is_not_in_the_graph_is_told(kg: Command, graph: Path) -> None:
    outcome = kg("query", "meetings", graph, "-p", "who=Bliken", "-f", "csv")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 1
    assert outcome.err == "kg: nothing in this graph is called 'Bliken'; did you mean Blinken or Antony Blinken?\n"


def test_export_reads_standard_input_and_writes_a_file(kg: Command, graph: Path, example_output: Path) -> None:
    piped = kg("export", "-", "--format", "nq", stdin=graph.read_bytes())
    assert piped.out == (example_output / "graph.nq").read_text(encoding="utf-8")
    assert kg("export", graph, "-f", "ttl", "-o", "deep/graph.ttl").out == "deep/graph.ttl\n"
    assert (kg.folder / "deep" / "graph.ttl").read_bytes() == (example_output / "graph.ttl").read_bytes()


def test_facts_go_into_a_folder_one_file_an_article(kg: Command, graph: Path) -> None:
    assert kg("export", graph, "-f", "facts", "-o", "facts/").out == "facts/blinken-china.facts.json\n"
    again = kg("export", graph, "-f", "facts", "-o", "facts")
    assert again.out == "facts/blinken-china.facts.json\n"
    text = (kg.folder / "facts" / "blinken-china.facts.json").read_text(encoding="utf-8")
    assert text == kg("export", graph, "-f", "facts").out


def test_every_format_holds_the_same_facts(kg: Command, example_output: Path) -> None:
    facts = {
        kg("export", example_output / f"graph.{name}", "-f", "facts").out for name in ("trig", "nq", "ttl", "jsonld")
    }
    assert len(facts) == 1
    assert json.loads(facts.pop())["article"]["id"] == "blinken-china"


def test_validate_answers_yes_and_no(kg: Command, graph: Path) -> None:
    assert kg("validate", graph).code == 0
    lines = graph.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = "".join(line for line in lines if "sc:status " not in line or line.endswith(".\n"))
    (kg.folder / "broken.trig").write_text(broken, encoding="utf-8")
    outcome = kg("validate", "broken.trig")
    assert outcome.code == 1, outcome
    assert outcome.err == ""
    assert json.loads(kg("validate", "broken.trig", "-f", "json").out)["conforms"] is False
    assert "sh:ValidationReport" in kg("validate", "broken.trig", "-f", "ttl").out
