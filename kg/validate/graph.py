"""Validates a graph: the shapes asked of it by one of the engines, and what they find put into words."""

from __future__ import annotations

from kg.errors import UsageError
from kg.rdf.namespaces import RDF_TYPE, sc
from kg.rdf.terms import Blank
from kg.store import MemoryStore, Store
from kg.validate.data import DataGraph
from kg.validate.engine import Step, find_violations
from kg.validate.problems import Describer
from kg.validate.report import Report
from kg.validate.shapes import read_vocabulary

ENGINES = ("builtin", "pyshacl")


def validate_graph(store: Store, *, engine: str = "builtin", step: Step | None = None) -> Report:
    """Check a graph against ``ontology/shapes.ttl``.

    Args:
        engine: ``builtin``, or ``pyshacl`` for a second opinion, which takes many times as long.
        step: told before each shape: how many are done, how many there are, and which comes now.

    Raises:
        UsageError: if there is no such engine.
        GraphError: if the graph is such that the shapes cannot be asked of it.
    """
    if engine not in ENGINES:
        raise UsageError(
            f"no engine is called {engine!r}", where="--engine", remedy=f"choose from {', '.join(ENGINES)}"
        )
    if step is not None:
        step(0, 1, "indexing")
    quads = list(store.quads())
    data = DataGraph(quads, read_vocabulary())
    if not isinstance(store, MemoryStore) or any(isinstance(quad.subject, Blank) for quad in quads):
        # In the quads blank nodes have names of their own, which the answers of queries must share; and what is asked
        # must be what was read, though others write to the store.
        store = MemoryStore(quads)
    if engine == "pyshacl":
        from kg.validate.pyshacl_engine import pyshacl_violations

        violations = set(pyshacl_violations(store))
    else:
        violations = set(find_violations(data, store, step=step))
    describer = Describer(data)
    return Report(
        articles=len(data.subjects(RDF_TYPE, sc("Article"))),
        triples=data.size,
        problems=tuple(sorted(describer.problem(violation) for violation in violations)),
    )
