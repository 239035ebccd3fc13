"""Quads in, SPARQL out.

Here live the `Store` protocol, the store in memory (over pyoxigraph, which only this room may import), the reference
facts, reading of graph files, and the guard that looks at a query before it runs. What the triples mean is the business
of `kg.rdf`; named questions and the look of results that of `kg.query`.
"""

from kg.store.guard import check_query
from kg.store.memory import MemoryStore
from kg.store.protocol import AskResult, GraphResult, QueryResult, SelectResult, Store
from kg.store.reference import ReferenceStore

__all__ = [
    "AskResult",
    "GraphResult",
    "MemoryStore",
    "QueryResult",
    "ReferenceStore",
    "SelectResult",
    "Store",
    "check_query",
]
