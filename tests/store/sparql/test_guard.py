"""What a query may not do, and what only looks like it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.rdf import Iri
from kg.resources import queries_folder
from kg.store import MemoryStore, batches, check_query
from kg.store.sparql.guard import MAX_PATTERNS


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


@pytest.mark.parametrize("question", sorted(queries_folder().rglob("*.rq")), ids=lambda path: path.stem)
def test_every_question_that_ships_is_let_through(question: Path) -> None:
    check_query(question.read_text(encoding="utf-8"))


JOINED = " . ".join(f"?s ?p ?o{number}" for number in range(MAX_PATTERNS))


@pytest.mark.parametrize(
    "sparql",
    [
        f"ASK {{ {JOINED} . ?s ?p ?last }}",
        f"ASK {{ ?s ?p {', '.join(['?o'] * 200)} }}",
        f"ASK {{ ?s ?p ?o{'; ?p ?o' * 200} }}",
        f"ASK {{ ?s <a:b> ({'1 ' * 100}) }}",
        f"ASK {{ ?s {'/'.join(['<a:b>'] * 200)} ?o }}",
        f"ASK {{ {'{ ?s ?p ?o } ' * 200} }}",
        f"ASK {{ ?s ?p ?o {'OPTIONAL { ?s ?p ?o } ' * 200} }}",
        f"ASK {{ {'VALUES ?x { 1 } ' * 200} }}",
        f"ASK {{ {{ SELECT * {{ {JOINED} }} }} {{ SELECT * {{ {JOINED} }} }} }}",
    ],
)
def test_a_query_that_takes_long_to_plan_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="triple patterns"):
        check_query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        f"ASK {{ {JOINED} }}",
        "ASK {" + "{ SELECT * { ?s ?p ?o ; ?q ?r , ?t } } " * 80 + "}",
        "ASK { ?s (((((<a:b>+)+)+)+)+)+ ?o }",
        "ASK { FILTER(?x IN (" + "1, " * 300 + "2)) }",
    ],
)
def test_what_is_large_and_quickly_planned_is_let_through(sparql: str) -> None:
    started = time.process_time()
    MemoryStore().query(sparql)
    assert time.process_time() - started < 20


def test_repeats_of_a_path_in_one_another() -> None:
    with pytest.raises(QueryError, match="repeats of a path"):
        check_query("ASK { ?s " + "(" * 9 + "<a:b>" + "+)" * 9 + "+ ?o }")


@pytest.mark.parametrize(
    "sparql",
    [
        # Oxigraph reads two words, and a clause in a prefix is one to rdflib.
        "SELECT * { ?s ?p 1SERVICE <http://localhost:1/> { } }",
        "SELECT * { ?s ?p true.SERVICE <http://localhost:1/> { } }",
        "SELECT * { ?s ?p ?o } LIMIT 5FROM <http://localhost:1/>",
        "PREFIX service: <a:> SELECT * { ?s service:x ?o }",
        "SELECT * { \u017fERVICE <http://localhost:1/> { } }",
        # What is an escape to one engine is the character itself to another, before anything else is read.
        "SELECT * { S\\u0045RVICE <http://localhost:1/> { } }",
        "SELECT * { ?s\\u0020?p ?o }",
        "SELECT * { <http://localhost:1/\\u003e> ?p ?o }",
        'SELECT * { ?s ?p "\\U00110000" }',
        'SELECT * { ?s ?p "\\q" }',
        'SELECT * { ?s ?p "a }',
        "SELECT * { ?s ?p \\ }",
        # An IRI, or "is less than" with a comment behind it.
        "SELECT * { FILTER(?a <b#>?c) '''\n''' SERVICE <http://localhost:1/> { } ''' ''' }",
    ],
)
def test_what_engines_could_read_in_different_ways_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError):
        check_query(sparql)


def test_service_may_be_allowed_and_nothing_else() -> None:
    check_query("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", allow_network=True)
    for sparql in ("SELECT * FROM <http://localhost:1/> { ?s ?p ?o }", "LOAD <http://localhost:1/>", "DROP ALL"):
        with pytest.raises(QueryError):
            check_query(sparql, allow_network=True)


def test_the_refusal_says_what_to_do_and_where() -> None:
    with pytest.raises(QueryError) as caught:
        check_query("SELECT * { SERVICE <http://localhost:1/> { } }", where="mine.rq")
    assert caught.value.where == "mine.rq"
    assert "--allow-network" in str(caught.value)


@pytest.mark.parametrize(
    "piece",
    [
        "(", '"', "'", "\\", "<", "<a#", "a:b.", "a:" + "." * 50, "1.", "?", "@a-", "#", "\\u00e9", '"""', '"a" ', "+",
        ".", "a ", "%4",
    ],
)  # fmt: skip
def test_it_takes_time_in_proportion_to_the_text(piece: str) -> None:
    started = time.process_time()
    with pytest.raises(QueryError):  # the last word at the latest
        check_query((piece * 50_000)[:49_980] + "\nSERVICE")
    assert time.process_time() - started < 2
