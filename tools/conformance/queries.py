"""Tests of queries: the server is asked what the engine alone is asked, and both are held against what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from tools.conformance.manifests import BASE, Folder, QueryTest
from tools.conformance.outcome import Outcome
from tools.conformance.results import MEDIA, Result, Rows, of_engine, parsed, same
from tools.conformance.server import Answer, Server

#: A graph that is nowhere: what a query sees that has no data.
_NOTHING = BASE + "nothing"
_DATASET_CLAUSE = re.compile(r"\bFROM\s+(?:NAMED\s+)?<", re.IGNORECASE)
_ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
#: Answers are asked for in each format that carries all of RDF; the files of the other tests say which.
_ASKED = {
    MEDIA["srx"]: (MEDIA["srx"], MEDIA["srj"]),
    MEDIA["ttl"]: (MEDIA["ttl"], MEDIA["nt"], MEDIA["jsonld"]),
}
_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML}


def run_queries(server: Server, folder: Folder, tests: Iterable[QueryTest]) -> Iterator[Outcome]:
    """Run them. Every file of data is put into the server once, as the graph of its name."""
    there: set[str] = set()
    for test in tests:
        for name in (*test.data, *test.graphs):
            if name not in there:
                answer = server.put(name, folder.read(name), MEDIA[_ending(name)])
                if answer.status not in (201, 204):
                    raise RuntimeError(f"{name} cannot be put: {answer}")
                there.add(name)
        yield _evaluated(server, folder, test) if test.kind == "evaluation" else _accepted(server, folder, test)


def _accepted(server: Server, folder: Folder, test: QueryTest) -> Outcome:
    """Whether a query is taken for one."""
    sparql = folder.read(test.query).decode("utf-8")
    answer = server.query(_based(sparql, test), default=(_NOTHING,), named=(), accept="*/*")
    is_taken = answer.status == 200
    try:
        ox.Store().query(sparql, base_iri=test.query)
        is_taken_by_engine = True
    except (SyntaxError, RuntimeError):
        is_taken_by_engine = False
    is_right = is_taken if test.kind == "positive" else answer.status == 400
    part = test.name.partition("/")[0]
    return Outcome(part, test.name, is_right, is_taken == is_taken_by_engine, detail="" if is_right else str(answer))


def _evaluated(server: Server, folder: Folder, test: QueryTest) -> Outcome:
    sparql = folder.read(test.query).decode("utf-8")
    media = MEDIA[_ending(test.result)]
    expected = parsed(folder.read(test.result), media, base=test.result)
    alone = _of_engine(folder, test, sparql, media)
    # What stands after the last bracket is said of the whole query.
    in_order = _ORDER.search(sparql.rpartition("}")[2]) is not None
    names_its_own = _DATASET_CLAUSE.search(sparql) is not None
    default, named = ((), ()) if names_its_own else (test.data or (_NOTHING,), test.graphs)
    conforms = like_engine = True
    detail = ""
    # Some expect rows and have them in a graph.
    kind = MEDIA["srx"] if isinstance(expected, Rows) and media == MEDIA["ttl"] else media
    for accept in _ASKED.get(kind, (kind,)):
        answer = server.query(_based(sparql, test), default=default, named=named, accept=accept)
        found = _found(answer, accept)
        if found is None or not same(found, expected, in_order=in_order):
            conforms, detail = False, detail or f"{answer}, but expected was {_short(expected)}"
        if (found is None) != (alone is None) or (
            found is not None and alone is not None and not same(found, alone, in_order=in_order)
        ):
            like_engine = False
            detail = f"{detail or answer}; the engine gives {_short(alone)}"
    return Outcome(test.name.partition("/")[0], test.name, conforms, like_engine, is_evaluation=True, detail=detail)


def _found(answer: Answer, accept: str) -> Result | None:
    if answer.status != 200 or answer.media != accept:
        return None
    try:
        return parsed(answer.body, answer.media)
    except (SyntaxError, ValueError):
        return None


def _of_engine(folder: Folder, test: QueryTest, sparql: str, media: str) -> Result | None:
    """What the engine gives by itself, or None if it gives nothing."""
    store = ox.Store()
    for name in test.data:
        store.load(folder.read(name), format=_FORMATS[_ending(name)], base_iri=name)
    for name in test.graphs:
        store.load(folder.read(name), format=_FORMATS[_ending(name)], base_iri=name, to_graph=ox.NamedNode(name))
    try:
        return of_engine(store.query(sparql, base_iri=test.query), media)
    except (SyntaxError, ValueError, OSError, RuntimeError):
        return None


def _based(sparql: str, test: QueryTest) -> str:
    """The query with the IRI of its file as its base, which the protocol has no other way to tell."""
    return f"BASE <{test.query}>\n{sparql}"


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _short(found: Result | None) -> str:
    return str(found)[:300]
