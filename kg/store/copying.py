"""All graphs of one store into another."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import UsageError
from kg.rdf.terms import Iri
from kg.store.protocol import GraphStore

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
