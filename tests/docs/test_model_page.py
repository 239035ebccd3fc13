"""The page on the graph model tells the truth: its Turtle is what is written, its questions have the answers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import rdflib

from kg.export import export_graph
from kg.rdf import facts_to_quads, prefixes
from kg.rdf.terms import integer, text
from kg.store import MemoryStore, SelectResult
from tests.rdf.corpus import corpus_quads
from tests.rdf.sample import sample

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "model.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_turtle_is_part_of_the_graph_of_the_sample_and_the_articles_after_it() -> None:
    turtle = "\n".join(_blocks("turtle"))
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
    shown = rdflib.Graph().parse(data=head + turtle, format="turtle")
    assert len(shown) > 50
    assert set(shown) <= set(MemoryStore(corpus_quads()).to_rdflib())


def test_the_json_ld_is_a_node_of_the_sample_s_graph_shortened() -> None:
    (shown,) = (json.loads(block) for block in _blocks("json"))
    (graph,) = json.loads(export_graph(MemoryStore(facts_to_quads(sample())), "jsonld"))["@graph"]
    (node,) = (node for node in graph["@graph"] if node["@id"] == shown["@id"])
    assert len(shown) > 5
    assert shown.items() <= node.items()


def test_a_copy_and_a_revision_are_no_independent_sources() -> None:
    sources = MemoryStore(corpus_quads()).query(_blocks("sparql")[0])
    assert isinstance(sources, SelectResult)
    assert [*sources.rows] == [(text("Meeting: Åse Larsson, envoys"), integer(1))]


def test_the_questions_have_the_answers_of_the_sample() -> None:
    store = MemoryStore(facts_to_quads(sample()))
    happened, planned, offices = (store.query(sparql) for sparql in _blocks("sparql")[1:])
    assert isinstance(happened, SelectResult)
    assert isinstance(planned, SelectResult)
    assert isinstance(offices, SelectResult)
    labels = sorted(row[0].value for row in happened.rows if isinstance(row[0], tuple))
    assert labels == [
        "Incident",
        "Meeting: Åse Larsson, envoys",
        "Ongoing protest: Fishermen",
    ]
    assert [str(row[0]).rpartition("#")[2] for row in planned.rows] == ["Visit"]
    (office,) = offices.rows
    assert [getattr(term, "value", None) for term in office] == [
        "Åse Larsson",
        "Foreign Minister",
        "Norway",
        "2024-05-03",
    ]
