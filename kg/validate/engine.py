"""The engine of SHACL that `kg validate` uses: every shape asked of its nodes, in one pass over an index of the graph.

It knows the part of SHACL that our shapes use, and refuses any other. On graphs of many articles it is several times as
fast as a general engine, which walks the hierarchy of classes for each value and asks SPARQL for each node; here a
SPARQL constraint is one query for all nodes. `kg.validate.pyshacl_engine` finds the same, and tests hold the two
against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.rdf.terms import Iri, Literal, Term
from kg.store import MemoryStore, SelectResult
from kg.validate.data import DataGraph
from kg.validate.labels import shortened
from kg.validate.shapes import Query, Shape, read_shapes
from kg.validate.violation import Violation, sh

#: Told before each shape: how many are done, how many there are, and which comes now.
Step = Callable[[int, int, str], None]

_HOLE = re.compile(r"\{[?$](\w+)\}")
_LONGEST = 80


def find_violations(data: DataGraph, store: MemoryStore, *, step: Step | None = None) -> Iterator[Violation]:
    """All that the shapes find in a graph, in no order that means anything.

    Args:
        data: the graph with the vocabulary, for the shapes.
        store: the graph, for constraints in SPARQL.
    """
    shapes = read_shapes()
    for done, shape in enumerate(shapes):
        if step is not None:
            step(done, len(shapes), shape.name.rpartition("#")[2])
        focus_nodes = shape.focus_nodes(data)
        for focus in focus_nodes:
            yield from shape.violations(data, focus)
        for query in shape.queries:
            yield from _ask(query, shape, focus_nodes, store)


def _ask(query: Query, shape: Shape, focus_nodes: dict[Term, None], store: MemoryStore) -> Iterator[Violation]:
    if not focus_nodes:
        return
    found = store.query(query.select)
    assert isinstance(found, SelectResult)  # noqa: S101 - what SELECT gives; for mypy
    for row in found.rows:
        named = dict(zip(found.variables, row, strict=True))
        focus, path = named["this"], named.get("path")
        if focus in focus_nodes and focus is not None:
            yield Violation(
                focus=focus,
                shape=shape.name,
                component=sh("SPARQLConstraintComponent"),
                message=_filled(query.message, named),
                path=path if isinstance(path, Iri) else None,
                value=named.get("value") or focus,
                constraint=query.name,
            )


def _filled(message: str, named: dict[str, Term | None]) -> str:
    return _HOLE.sub(lambda hole: _words(named.get(hole[1])), message)


def _words(term: Term | None) -> str:
    words = "" if term is None else term.value if isinstance(term, Literal) else shortened(term)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
