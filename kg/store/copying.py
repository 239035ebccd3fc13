"""Graphs of one store into another, and parts of one into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.errors import UsageError
from kg.rdf.terms import Iri
from kg.store.embedded.disk import DiskStore
from kg.store.embedded.memory import MemoryStore
from kg.store.protocol import GraphResult, GraphStore, Store

_MANY = 200


def copy_graphs(source: GraphStore, target: GraphStore, step: Callable[[int, int], None] | None = None) -> int:
    """Put every named graph of ``source`` into ``target``, and what a corpus keeps beside them; returns how many.

    Args:
        step: told how many graphs have been copied, and how many there are.

    Raises:
        UsageError: if the source has no named graphs.
        StoreError: if the target cannot be written.
    """
    names = source.graphs()
    if not names:
        raise UsageError("there is no named graph in it", where="GRAPH", remedy="give TriG or N-Quads, or a store")
    for done, name in enumerate(names, start=1):
        target.put(Iri(name), source.quads_of(Iri(name)))
        if step is not None:
            step(done, len(names))
    settings = source.ledger.settings()
    if settings is not None:
        ids = sorted(source.ledger.digests().values())
        for start in range(0, len(ids), _MANY):
            target.ledger.write(source.ledger.read(ids[start : start + _MANY]))
        target.ledger.keep_settings(settings)
    return len(names)


def constructed(source: Store, queries: Iterable[str], into: MemoryStore | None = None) -> MemoryStore:
    """The triples that these CONSTRUCT queries give, together, as a store that is quick to ask, or added to one.

    Of a store over our own engine they are not taken apart on the way, which is most of the time that it would take.

    Raises:
        QueryError: if a query is too large.
        StoreError: if the source cannot answer.
    """
    part = MemoryStore() if into is None else into
    for query in queries:
        if isinstance(source, DiskStore | MemoryStore):
            part.add_triples(source.triples(query))
        elif isinstance(found := source.query(query), GraphResult):
            part.add(found.quads)
    return part
