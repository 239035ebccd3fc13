"""What the W3C's protocols ask of a server beyond the everyday: asked of a real one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest

from tools.conformance.server import Answer, Server, served

ONE, TWO = "https://example.org/graph/1", "https://example.org/graph/2"
TURTLE = {"Content-Type": "text/turtle"}


@pytest.fixture(scope="module")
def started() -> Iterator[Server]:
    with served() as server:
        yield server


@pytest.fixture
def server(started: Server) -> Server:
    started.clear()
    for name in (ONE, TWO):
        assert started.put(name, f"<{name}> a <https://example.org/Graph> .".encode(), "text/turtle").status == 201
    return started


def seen(answer: Answer) -> list[str]:
    """The values of the answer's only variable."""
    assert answer.status == 200, answer
    return sorted(value["value"] for row in json.loads(answer.body)["results"]["bindings"] for value in row.values())


def refused(answer: Answer, status: int, words: str) -> bool:
    return answer.status == status and words in json.loads(answer.body)["detail"]


def test_relative_iris_of_a_query_start_from_the_things_of_the_graph(server: Server) -> None:
    sparql = "CONSTRUCT { <s> <#p> <https://example.org/o> } {}"
    answer = server.query(sparql, default=(), named=(), accept="application/n-triples")
    base = "https://w3id.org/statecraft/id/"
    assert answer.body.decode() == f"<{base}s> <{base}#p> <https://example.org/o> .\n"
    sparql = "BASE <https://example.org/graph/> SELECT ?g { GRAPH ?g { <1> ?p ?o } }"
    assert seen(server.query(sparql, default=(), named=(), accept="*/*")) == [ONE]


def test_an_error_is_told_to_be_where_it_is_in_the_query(server: Server) -> None:
    answer = server.query("SELECT * {\n  ?s ?p <https://example.org/o> ; }}", default=(), named=(), accept="*/*")
    assert refused(answer, 400, "Line 2, column 36:")


def test_a_function_that_nobody_knows_is_told_as_a_fault_of_the_query(server: Server) -> None:
    sparql = "SELECT (<https://example.org/no-function>(1) AS ?x) {}"
    assert refused(server.query(sparql, default=(), named=(), accept="*/*"), 400, "no-function> is not supported")


def test_graphs_that_the_request_names_go_before_those_of_the_query(server: Server) -> None:
    sparql = "SELECT ?s FROM <ONE> FROM NAMED <ONE> { ?s a ?type }".replace("ONE", ONE)
    assert seen(server.query(sparql, default=(TWO,), named=(), accept="*/*")) == [TWO]
    assert seen(server.query(sparql, default=(), named=(TWO,), accept="*/*")) == []
    assert refused(server.query(sparql, default=(), named=(), accept="*/*"), 400, "FROM is not allowed")
    service = "SELECT * FROM <https://example.org/> { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert refused(server.query(service, default=(TWO,), named=(), accept="*/*"), 400, "SERVICE is not allowed")


def test_a_form_may_leave_the_graphs_to_the_address(server: Server) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"query": "SELECT ?s { ?s a ?type }"})
    address = f"/query?default-graph-uri={quote(ONE, safe='')}"
    assert seen(server.send("POST", address, headers, body.encode())) == [ONE]
    both = f"{body}&{urlencode({'default-graph-uri': TWO})}"
    assert seen(server.send("POST", address, headers, both.encode())) == [ONE, TWO]
    twice = server.send("POST", f"/query?{body}", headers, body.encode())
    assert refused(twice, 400, "more than once")
    assert refused(server.send("POST", "/query?update=CLEAR+ALL", headers, body.encode()), 403, "Update")


def test_an_address_below_the_store_is_the_name_of_a_graph(server: Server) -> None:
    path, name = "/store/visits/1", f"{server.address}/store/visits/1"
    assert server.send("GET", path, {}).status == 404
    assert server.write("PUT", path, TURTLE, b"<#it> a <https://example.org/Visit> .").status == 201
    assert seen(
        server.query("SELECT ?g { GRAPH ?g { ?s a <https://example.org/Visit> } }", default=(), named=(), accept="*/*")
    ) == [name]
    given = server.send("GET", path, {"Accept": "application/n-triples"})
    assert given.body == server.send("GET", f"/store?graph={quote(name)}", {"Accept": "application/n-triples"}).body
    assert given.body.decode().startswith(f"<{name}#it> ")
    assert server.send("HEAD", path, {}).status == 200
    assert refused(server.send("GET", f"{path}?graph={quote(ONE)}", {}), 400, "either")
    assert server.send("GET", f"/store/?graph={quote(ONE)}", {}).status == 200
    assert server.send("DELETE", path, {}).status == 401
    assert server.write("DELETE", path, {}).status == 204
    assert server.send("HEAD", path, {}).status == 404


def test_a_graph_that_is_posted_without_a_name_gets_one_that_follows_from_what_it_holds(server: Server) -> None:
    data = b"[] a <https://example.org/Visit> ."
    first, second = (server.write("POST", "/store", TURTLE, data) for _ in range(2))
    assert first.status == second.status == 201
    name = first.headers["location"]
    assert name.startswith(f"{server.address}/store/")
    assert second.headers["location"] == f"{name}-2"
    for each in (name, f"{name}-2"):
        answer = server.send("GET", each.removeprefix(server.address), {"Accept": "application/n-triples"})
        assert answer.body.count(b"Visit") == 1
    server.write("DELETE", name.removeprefix(server.address), {})
    assert server.write("POST", "/store/", TURTLE, data).headers["location"] == name


def test_who_may_not_write_makes_no_graph_and_nothing_makes_none(server: Server) -> None:
    assert server.send("POST", "/store", TURTLE, b"[] a <https://example.org/Visit> .").status == 401
    assert refused(server.write("POST", "/store", TURTLE, b""), 400, "nothing")
    assert refused(server.write("POST", "/store", TURTLE, b"[] a"), 400, "line 1")
    assert refused(server.write("PUT", "/store", TURTLE, b"[] a <https://example.org/Visit> ."), 400, "Name a graph")
    assert seen(server.query("SELECT DISTINCT ?g { GRAPH ?g { } }", default=(), named=(), accept="*/*")) == [ONE, TWO]
