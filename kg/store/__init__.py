"""Quads in, SPARQL out.

Here live the `Store` protocol and, for stores that keep named graphs, `GraphStore`: in memory, in a folder on disk
(both over pyoxigraph) and by any SPARQL 1.1 service (over httpx). Only this room may import these libraries. Also the
reference facts, reading of graph files, the guard that looks at a query before it runs, and the `Ledger` that each
`GraphStore` keeps beside its graphs. What the triples mean is the business of `kg.rdf`; named questions and the look of
results that of `kg.query`.
"""

from kg.store.convert import triples_in
from kg.store.copying import constructed, copy_graphs
from kg.store.embedded.disk import DiskStore
from kg.store.embedded.memory import MemoryStore
from kg.store.ledger import Entry, Ledger
from kg.store.location import is_location, is_url, open_store
from kg.store.protocol import AskResult, Dataset, GraphResult, GraphStore, QueryResult, SelectResult, Store
from kg.store.rdf_xml import to_rdf_xml
from kg.store.reference import ReferenceStore
from kg.store.sparql.guard import batches, check_query

__all__ = [
    "AskResult",
    "Dataset",
    "DiskStore",
    "Entry",
    "GraphResult",
    "GraphStore",
    "Ledger",
    "MemoryStore",
    "QueryResult",
    "ReferenceStore",
    "SelectResult",
    "Store",
    "batches",
    "check_query",
    "constructed",
    "copy_graphs",
    "is_location",
    "is_url",
    "open_store",
    "to_rdf_xml",
    "triples_in",
]
