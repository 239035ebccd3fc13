"""What a query may not do, and what only looks like it."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.rdf import Iri
from kg.store import MemoryStore, batches, check_query


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service<http://localhost:1/>{ ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "select * from named <http://localhost:1/> { graph ?g { ?s ?p ?o } }",
        "LOAD <http://localhost:1/>",
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "# '\nSELECT * { SERVICE <http://localhost:1/> { } } # '",
        "SELECT * { ?s ?p '\\'' . SERVICE <http://localhost:1/> { } }",
        "SELECT * { ?s ?p ''' ' ''' . SERVICE <http://localhost:1/> { } }",
        "PREFIX a: <b:> SELECT * { ?s a:b ?o . SERVICE a:c { } }",
        "",
        "  \n ",
    ],
)
def test_forbidden(sparql: str) -> None:
    with pytest.raises(QueryError):
        MemoryStore().query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?from ?service { ?from ?service ?load }",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:from ?o ; ex:service 'SERVICE' }",
        "SELECT * { ?s ?p \"LOAD it\" , '''FROM\nthere''' , \"a \\\" SERVICE\" }",
        "SELECT * { ?s <http://example.org/FROM#SERVICE> ?o } # SERVICE",
        "SELECT * { ?s rdfs:label 'x'@insert }",
        "SELECT * { VALUES ?x { " + "<a:b> " * 3000 + "} ?x ?p ?o }",
    ],
)
def test_allowed(sparql: str) -> None:
    MemoryStore().query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }",
        "ASK " + "{" * 10_000 + "}" * 10_000,
        "ASK { FILTER(" + "!" * 10_000 + "true) }",
        "ASK { FILTER(1" + "+1" * 10_000 + ") }",
        "ASK { FILTER(" + "STR(" * 1_000 + "1" + ")" * 1_000 + " = '') }",
        "ASK { {} " + "UNION {}" * 2_000 + "}",
        "ASK { ?s ?p ?o " + "FILTER(?o)" * 2_000 + "}",
        "ASK { ?s ?p " + "[<a:b> " * 1_000 + "1" + "]" * 1_000 + "}",
        "ASK { ?s ?p ?o }" + " " * 60_000,
    ],
)
def test_a_query_that_could_end_the_process_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match=r"nested|patterns|longer"):
        check_query(sparql)


def test_nodes_come_in_batches_that_a_query_can_name() -> None:
    nodes = [Iri(f"https://example.org/{number}/{'x' * 150}") for number in range(1000)]
    hostile = [Iri("urn:a> } SELECT * { <urn:b"), Iri("urn:x y"), Iri("urn:" + "y" * 60_000), Iri("")]
    found = list(batches([*hostile, *nodes, *hostile]))
    assert " ".join(found).split() == [f"<{node}>" for node in nodes]
    assert 3 < len(found) < 10
    for some in found:
        check_query(f"SELECT ?p {{ VALUES ?node {{ {some} }} ?node ?p ?o }}")
    assert list(batches([])) == []
