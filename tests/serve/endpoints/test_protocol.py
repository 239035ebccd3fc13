"""The SPARQL 1.1 Protocol, as a client sees it."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
import rdflib
from rdflib.compare import isomorphic

from tests.serve.running import QUICK, Server, named_graphs

SELECT = "SELECT ?type (COUNT(?s) AS ?n) { ?s a ?type } GROUP BY ?type ORDER BY ?type"
CONSTRUCT = "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type }"


@pytest.fixture(scope="session")
def truth(example_output: Path) -> rdflib.Graph:
    """The graph that is served, as rdflib reads it."""
    return rdflib.Graph().parse(example_output / "graph.ttl")


@pytest.fixture(scope="session")
def types(truth: rdflib.Graph) -> list[tuple[str, str]]:
    """How many nodes there are of each type, as rdflib counts them."""
    return [(str(row[0]), str(row[1])) for row in truth.query(SELECT) if isinstance(row, rdflib.query.ResultRow)]


def ways(query: str) -> list[tuple[str, dict[str, object]]]:
    """The same query by GET and by both forms of POST."""
    raw: dict[str, object] = {"content": query.encode(), "headers": {"Content-Type": "application/sparql-query"}}
    return [("GET", {"params": {"query": query}}), ("POST", {"data": {"query": query}}), ("POST", raw)]


@pytest.mark.parametrize("path", ["query", "sparql"])
@pytest.mark.parametrize("way", range(3))
def test_each_way_of_asking_gives_the_same(server: Server, path: str, way: int, types: list[tuple[str, str]]) -> None:
    method, given = ways(SELECT)[way]
    answer = server.client.request(method, path, **given)  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    rows = answer.json()["results"]["bindings"]
    assert [(row["type"]["value"], row["n"]["value"]) for row in rows] == types


def test_rows_come_in_what_is_accepted(server: Server, types: list[tuple[str, str]]) -> None:
    def body(media: str) -> str:
        answer = server.ask(SELECT, Accept=media)
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media
        assert "accept" in answer.headers["vary"].lower()
        return answer.text

    assert [tuple(row) for row in csv.reader(StringIO(body("text/csv")))][1:] == types
    lines = body("text/tab-separated-values").splitlines()
    assert lines[0] == "?type\t?n"
    assert lines[1].split("\t")[0] == f"<{types[0][0]}>"
    xml = ET.fromstring(body("application/sparql-results+xml"))  # noqa: S314 - our own answer
    assert len(xml.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == len(types)
    assert len(json.loads(body("application/sparql-results+json"))["results"]["bindings"]) == len(types)
    assert f'href="./resource?iri={quote(types[0][0], safe="")}"' in body("text/html")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
@pytest.mark.parametrize(
    ("media", "format"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/ld+json", "json-ld")],
)
def test_graphs_come_in_what_is_accepted(server: Server, truth: rdflib.Graph, media: str, format: str) -> None:
    answer = server.ask(CONSTRUCT, Accept=media)
    assert answer.headers["content-type"].partition(";")[0] == media
    expected = rdflib.Graph()
    for triple in truth.triples((None, rdflib.RDF.type, None)):
        expected.add(triple)
    assert isomorphic(rdflib.Graph().parse(data=answer.text, format=format), expected)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/*", "text/csv"),
        ("*/*", "application/sparql-results+json"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_the_client_chooses(server: Server, accept: str, media: str) -> None:
    assert server.ask(QUICK, Accept=accept).headers["content-type"].partition(";")[0] == media


def test_what_nobody_accepts(server: Server) -> None:
    answer = server.ask(QUICK, Accept="image/png")
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]


def test_yes_and_no(server: Server) -> None:
    assert server.ask("ASK { ?s ?p ?o }").json()["boolean"] is True
    assert server.ask("ASK { ?s <x:none> ?o }", Accept="text/csv").text == "false\n"


def test_the_protocol_names_graphs(server: Server, example_output: Path) -> None:
    # Plain patterns see the graphs named, and no other; nothing is fetched.
    sizes = {name: len(graph) for name, graph in named_graphs(example_output / "graph.trig").items()}
    name, size = max(sizes.items(), key=lambda pair: pair[1])
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def counted(**graphs: str) -> int:
        parameters = {"query": count, **{key.replace("_", "-"): value for key, value in graphs.items()}}
        answer = server.client.get("query", params=parameters)
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert counted(default_graph_uri=name) == size
    assert counted(default_graph_uri="http://example.org/nothing") == 0
    assert counted(named_graph_uri=name) == 0


@pytest.mark.parametrize(
    ("method", "given", "status"),
    [
        ("GET", {"params": {"query": "SELECT nonsense"}}, 400),
        ("GET", {"params": {"query": ""}}, 400),
        ("GET", {"params": {"other": "x"}}, 400),
        ("GET", {"params": [("query", QUICK), ("query", QUICK)]}, 400),
        ("GET", {"params": {"query": QUICK, "default-graph-uri": "not an iri"}}, 400),
        ("GET", {"params": {"query": QUICK, "default-graph-uri": "x:> { } ; DROP ALL #"}}, 400),
        ("POST", {"data": {"other": "x"}}, 400),
        ("POST", {"content": QUICK.encode()}, 415),
        ("POST", {"content": QUICK.encode(), "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", {"content": QUICK.encode("utf-16"), "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ("POST", {"content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ("POST", {"content": b"query=%FF", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 400),
        (
            "POST",
            {"content": QUICK.encode(), "headers": {"Content-Type": "application/sparql-query; charset=latin-1"}},
            415,
        ),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ("PUT", {"content": b"x"}, 405),
        ("DELETE", {}, 405),
    ],
)
def test_what_is_asked_wrongly(server: Server, method: str, given: dict[str, object], status: int) -> None:
    answer = server.client.request(method, "query", **given)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"].partition("\n")[0].endswith(".")
    assert "Traceback" not in answer.text


def test_the_service_describes_itself(server: Server) -> None:
    answer = server.client.get("query", headers={"Accept": "text/turtle"})
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    service = graph.value(predicate=rdflib.RDF.type, object=sd.Service, any=False)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.address}query")
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph


def test_head_is_get_without_its_body(server: Server) -> None:
    answer = server.client.head("query", params={"query": QUICK})
    assert answer.status_code == 200
    assert answer.content == b""
