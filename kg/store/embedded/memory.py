"""A store in memory, over pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.rdf.terms import Iri, Quad
from kg.resources import broken
from kg.store.convert import named_node, to_ox_quad
from kg.store.embedded.memory_ledger import MemoryLedger
from kg.store.embedded.oxigraph import (
    and_merged,
    ask,
    data_update,
    first_line,
    named_alike,
    quads_for,
    triples_in,
    triples_of,
    without_blanks,
)
from kg.store.files import MAX_BYTES, base_of_file, check_safe, format_of, read_bytes, too_long
from kg.store.protocol import Dataset, QueryResult
from kg.store.sparql.guard import check_query
from kg.store.sparql.updates import free_name

if TYPE_CHECKING:
    import rdflib


class MemoryStore:
    """Quads in memory, also outside of named graphs. Every node but blank ones is known by its IRI."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._store = ox.Store()
        self._merged: ox.Store | None = None
        self.ledger = MemoryLedger()
        self.add(quads)

    @classmethod
    def from_file(cls, path: str | Path, *, max_bytes: int = MAX_BYTES) -> MemoryStore:
        """A store with what the file holds.

        Args:
            path: ends in ``.ttl``, ``.nt``, ``.trig``, ``.nq`` or ``.jsonld``.

        Raises:
            GraphError: if the file is missing, too large, or breaks the syntax of its format.
        """
        store = cls()
        store.load(path, max_bytes=max_bytes)
        return store

    @classmethod
    def from_shipped(cls, path: Path) -> MemoryStore:
        """A store with what a file holds that ships with the package.

        Raises:
            PackageError: if it is missing or breaks the syntax of its format.
        """
        try:
            return cls.from_file(path)
        except GraphError as error:
            raise broken(path, error.cause) from error

    @classmethod
    def from_bytes(cls, data: bytes, ending: str, *, base: Iri) -> MemoryStore:
        """A store with what a file would hold.

        Args:
            ending: of its name: ``ttl``, ``nt``, ``trig``, ``nq``, ``jsonld`` or ``rdf``.
            base: what relative IRIs in it start from.

        Raises:
            GraphError: if it breaks the syntax of its format.
        """
        store = cls()
        store._take(data, format_of(Path(f"file.{ending}")), base=base, remedy="mend it")
        return store

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads; those that are there already change nothing. Blank nodes of the same name are the same.

        Raises:
            GraphError: if an IRI is malformed; nothing was added then.
        """
        self._merged = None
        self._store.extend(to_ox_quad(quad) for quad in quads)

    def load(self, path: str | Path, *, graph: Iri | None = None, max_bytes: int = MAX_BYTES) -> None:
        """Add what a file holds, the triples outside of a named graph into ``graph``.

        Args:
            path: as for `from_file`; ``-`` is TriG (hence also Turtle) on standard input.

        Raises:
            GraphError: as for `from_file`; nothing was added then.
        """
        path = Path(path)
        kind = format_of(path)
        data = read_bytes(path, max_bytes=max_bytes)
        into = None if graph is None or kind.supports_datasets else named_node(graph)
        self._take(data, kind, base=base_of_file(path), into=into, where=path, remedy="mend the file or make it anew")

    def _take(
        self,
        data: bytes,
        kind: ox.RdfFormat,
        *,
        base: str,
        remedy: str,
        into: ox.NamedNode | None = None,
        where: Path | None = None,
    ) -> None:
        """Add what data holds, all of it or nothing."""
        check_safe(data, kind, where=where)
        self._merged = None
        try:
            self._store.load(data, format=kind, base_iri=base, to_graph=into)
        except (SyntaxError, ValueError) as error:
            raise GraphError(first_line(error), where=where, remedy=remedy) from error
        except MemoryError as error:
            raise too_long(where) from error

    def put(self, graph: Iri, quads: Iterable[Quad]) -> None:
        """See `kg.store.GraphStore.put`."""
        new = quads_for(free_name(graph), quads)
        self._merged = None
        self._store.remove_graph(named_node(graph))
        self._store.extend(new)

    def put_all(self, graphs: Mapping[Iri, Iterable[Quad]]) -> None:
        """See `kg.store.GraphStore.put_all`."""
        for graph, quads in graphs.items():
            self.put(graph, quads)

    def load_all(self, graphs: Mapping[Iri, bytes]) -> None:
        """See `kg.store.GraphStore.load_all`."""
        self.put_all({graph: triples_in(data) for graph, data in graphs.items()})

    def change(self, graph: Iri, *, gone: Iterable[Quad] = (), come: Iterable[Quad] = ()) -> None:
        """See `kg.store.GraphStore.change`."""
        new = quads_for(free_name(graph), without_blanks(come))
        old = quads_for(graph, without_blanks(gone)) - new
        self._store.update(data_update(old, new))
        if self._merged is not None:
            last = [ox.Quad(*quad.triple) for quad in old if not any(self._store.quads_for_pattern(*quad.triple))]
            self._merged.update(data_update([*old, *last], and_merged(new)))
            if not any(self.quads_of(graph)):
                self._merged.remove_graph(named_node(graph))

    def drop(self, graph: Iri) -> None:
        """See `kg.store.GraphStore.drop`."""
        self._merged = None
        self._store.remove_graph(named_node(graph))

    def graphs(self) -> list[Iri]:
        """The names of the graphs, sorted."""
        names = (name for name in self._store.named_graphs() if isinstance(name, ox.NamedNode))
        return sorted(Iri(name.value) for name in names if any(self._store.quads_for_pattern(None, None, None, name)))

    def quads_of(self, graph: Iri) -> Iterator[Quad]:
        """The quads of one graph."""
        return named_alike(self._store.quads_for_pattern(None, None, None, named_node(graph)))

    def __len__(self) -> int:
        return len(self._store)

    def quads(self) -> Iterator[Quad]:
        """All quads. Blank nodes get names that follow from the graph alone (RDFC-1.0)."""
        return named_alike(self._store)

    def query(
        self,
        sparql: str,
        *,
        dataset: Dataset | None = None,
        most: int | None = None,
        allow_network: bool = False,
    ) -> QueryResult:
        """Ask; the prefixes of the project need no declaration. See `kg.store.Store.query`."""
        sparql = check_query(sparql, allow_network=allow_network, has_dataset=dataset is not None)
        try:
            return ask(self._asked(), sparql, dataset=dataset, most=most)
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered ({error})") from error

    def triples(self, sparql: str) -> list[ox.Triple]:
        """What a CONSTRUCT gives, for another store over the same engine; see `kg.store.constructed`."""
        sparql = check_query(sparql)
        return triples_of(self._asked(), sparql)

    def add_triples(self, triples: Iterable[ox.Triple]) -> None:
        """Add triples of another store over the same engine, outside of named graphs."""
        self._merged = None
        self._store.bulk_extend(ox.Quad(*triple) for triple in triples)

    def _asked(self) -> ox.Store:
        """What queries see: the graphs, and all of their triples together as the default graph, each once.

        Oxigraph's own union of graphs gives a triple as often as there are graphs with it. A name that stands in a
        hundred articles would then give a hundred rows, and joined with another, ten thousand.
        """
        if self._merged is None:
            if next(iter(self._store.named_graphs()), None) is None:
                return self._store
            merged = ox.Store()
            merged.bulk_extend(self._store)
            merged.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in self._store)
            self._merged = merged
        return self._merged

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of all graphs together, copied: what is done to the copy does not change the store."""
        from kg.store.rdflib_bridge import to_graph

        return to_graph(self.quads())

    def to_dataset(self) -> rdflib.Dataset:
        """A view of the graphs for rdflib; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import dataset_view

        return dataset_view(self)

    def flush(self) -> None:
        """Nothing outlives a power failure here."""

    def compact(self, *, always: bool = False) -> bool:  # noqa: ARG002 - as the protocol has it
        """Nothing takes more room here than it must."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
