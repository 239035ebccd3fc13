"""Graphs that come over HTTP, into the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from kg.errors import GraphError, StatecraftError
from kg.rdf import Blank, Iri, Quad
from kg.rdf.namespaces import COPIES, IDENTITIES, REFERENCE, SHARED_EVENTS
from kg.serve.answers.replies import NothingThereError, Reply

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.store import GraphStore

#: What graphs are taken in, by media type: the ending that a file of it has.
FORMATS: Mapping[str, str] = {
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}


_DERIVED = (REFERENCE, IDENTITIES, SHARED_EVENTS, COPIES)

T = TypeVar("T")


class OwnedError(StatecraftError):
    """The graph belongs to a corpus, which writes it itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """To put a graph, to add to it or to delete it.

    Args:
        method: ``PUT``, ``POST`` or ``DELETE``.
        format: the ending that a file of what came would have.
        body: what came.
        is_new: it is a graph for which the server has to find a name, which begins with ``name``.
    """

    name: Iri
    method: str
    format: str
    body: bytes
    is_new: bool = False

    @property
    def shape(self) -> str:
        """None: it is done alone."""
        return ""

    def run(self, graph: Graph) -> Reply:
        """Write it, whole or not at all.

        Raises:
            OwnedError: if the graph is one of a corpus.
            NothingThereError: if one is to be deleted that is not there.
            GraphError: if what came is no RDF.
            StoreError: if the store cannot be written, because another process does, say.
        """
        from kg.store import DiskStore
        from kg.store.services.remote import RemoteStore

        reading = graph.store
        if not isinstance(reading, DiskStore | RemoteStore):
            raise OwnedError("only a store can be written to", remedy="serve one that `kg init` made")
        if isinstance(reading, DiskStore):
            with DiskStore.open(reading.folder) as store:
                return self._write(store)
        return self._write(reading)

    def _free_name(self, store: GraphStore) -> Iri:
        """A name that follows from what came, and from how often that came before."""
        start = f"{self.name}{sha256(self.body).hexdigest()[:32]}"
        names = (Iri(f"{start}-{number}" if number > 1 else start) for number in count(1))
        return next(name for name in names if not any(store.quads_of(name)))

    def _write(self, store: GraphStore) -> Reply:
        from kg.store import MemoryStore

        name = self._free_name(store) if self.is_new else self.name
        _check_owner(store, name)
        new = list(MemoryStore.from_bytes(self.body, self.format, base=name).quads()) if self.body else []
        if self.is_new and not new:
            raise GraphError("there is nothing in the graph", remedy="send triples")
        old = list(store.quads_of(name))
        if self.method == "DELETE":
            if not old:
                raise NothingThereError("there is no graph of that name", where=name)
            store.drop(name)
        else:
            store.put(name, [*old, *map(_apart, new)] if self.method == "POST" else new)
        return Reply("", b"", 204 if old else 201, location=name if self.is_new else "")


def _check_owner(store: GraphStore, name: Iri) -> None:
    from kg.corpus import Settings
    from kg.store.sparql.updates import is_own_name, plain

    if is_own_name(name):
        raise OwnedError("the graph belongs to the store itself", where=name, remedy="give yours another name")
    settings = store.ledger.settings()
    if settings is None:
        return
    base = Settings.from_json(settings).base
    names = {name, plain(name)}
    if names & {str(owned) for owned in _DERIVED} or any(each.startswith((base, plain(Iri(base)))) for each in names):
        raise OwnedError(
            "the graph belongs to the corpus in this store", where=name, remedy="change it with `kg add` or `kg remove`"
        )


def _apart(quad: Quad) -> Quad:
    """The quad with blank nodes that are none of those that are there."""
    return quad._replace(subject=_renamed(quad.subject), object=_renamed(quad.object))


def _renamed(term: T) -> T | Blank:
    return Blank(f"new-{term}") if isinstance(term, Blank) else term
