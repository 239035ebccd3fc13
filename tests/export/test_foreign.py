"""Graphs that others made, and stores that are no file: what can be told of them goes out, and nothing breaks."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import networkx as nx  # type: ignore[import-untyped]
import pytest

import kg
from kg.graph import Graph
from kg.store import MemoryStore, open_store
from tests.export.networks import the_sample
from tests.export.test_network import check_gexf

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# The text, and how many edges there are in it.
STRANGE = {
    "nothing but that it is told": ("ex:v a sc:ReportedEvent . ex:c a sc:Claim . ex:r a sc:ReportedRole .", 0),
    "no labels, no article, no evidence": ("ex:v a sc:ReportedEvent ; sc:agent ex:a ; sc:target ex:b, ex:c .", 2),
    "literals where things are due": ('ex:v a sc:ReportedEvent ; sc:agent "Norway", ex:a ; sc:target ex:b .', 1),
    "with itself": ("ex:v a sc:ReportedEvent ; sc:agent ex:a ; sc:target ex:a .", 0),
    "blank nodes": ("[] a sc:ReportedEvent ; sc:agent _:a ; sc:target _:b . _:a rdfs:label 'A' .", 1),
    "days that are none": (
        "ex:v a sc:ReportedEvent ; sc:agent ex:a ; sc:target ex:b ; sc:start '2024-02-31'^^xsd:date ; sc:end 'soon' .",
        1,
    ),
    "the end before the start": (
        "ex:v a sc:ReportedEvent ; sc:agent ex:a ; sc:target ex:b ; sc:start '2024-03-01' ; sc:end '2024-02' .",
        1,
    ),
    "an event that is its own agent": (
        "ex:v a sc:ReportedEvent, sc:Claim, sc:Article ; sc:agent ex:v ; sc:target ex:b .",
        0,
    ),
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_graphs_go_out(name: str, tmp_path: Path) -> None:
    turtle, edges = STRANGE[name]
    (tmp_path / "graph.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    graph = kg.load(tmp_path / "graph.ttl")
    assert graph.network().number_of_edges() == edges
    assert (
        nx.parse_graphml(graph.export("graphml"), force_multigraph=True, edge_key_type=str).number_of_edges() == edges
    )
    text = graph.export("gexf")
    assert nx.read_gexf(BytesIO(text.encode())).number_of_edges() == edges
    check_gexf(text)
    assert graph.export("dyads") == kg.load(tmp_path / "graph.ttl").export("dyads")
    nodes, links = (path.read_text(encoding="utf-8") for path in graph.write(tmp_path / "neo4j", "neo4j"))
    ids = [row["iri:ID"] for row in csv.DictReader(StringIO(nodes))]
    assert len(set(ids)) == len(ids)
    assert {row[end] for row in csv.DictReader(StringIO(links)) for end in (":START_ID", ":END_ID")} <= set(ids)
    for part in (graph.select(since="2024"), graph.select(actor="https://example.org/a")):
        assert set(part.store.quads()) <= set(graph.store.quads())


@pytest.mark.parametrize("name", ["days that are none", "the end before the start"])
def test_days_that_cannot_be_are_no_interval(name: str, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(PREFIXES + STRANGE[name][0], encoding="utf-8")
    ((_, _, edge),) = kg.load(tmp_path / "graph.ttl").network().edges(data=True)
    assert {"first_day", "last_day"}.isdisjoint(edge)


def test_a_store_on_disk_gives_the_bytes_of_the_file(tmp_path: Path) -> None:
    memory = the_sample().store
    assert isinstance(memory, MemoryStore)
    store = open_store(tmp_path / "store", create=True)
    for name in memory.graphs():
        store.put(name, memory.quads_of(name))
    store.close()
    graph, same = kg.load(tmp_path / "store"), Graph(memory)
    for format in ("trig", "nq", "gexf", "dyads"):
        (path,) = graph.write(tmp_path / f"graph.{format}", format)
        assert path.read_bytes().decode("utf-8") == same.export(format)
    assert graph.select(actor="Norway").export("nq") == same.select(actor="Norway").export("nq")
