"""A store in a folder on disk, over pyoxigraph.

The folder holds a marker (`marker`), in ``quads/`` the files of Oxigraph, and the ledger (`sqlite_ledger`). The named
graphs are ours, the default graph holds the triples of all of them, each once. Every change is one transaction of
Oxigraph: a process that is killed leaves the store as it was before the change or after it, so that nothing needs
mending on opening. That marker, quads and ledger belong together is looked at whenever a store is opened (`agreement`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

import pyoxigraph as ox

from kg.errors import OutputError, StoreError
from kg.files import bytes_in, check_folder, is_folder
from kg.rdf.terms import Iri, Literal, Quad
from kg.store.convert import from_ox_triple, named_node, to_ox_quad
from kg.store.embedded.agreement import identity_of, quads_in
from kg.store.embedded.compacting import clear_up, is_too_large, is_worth_it, take_place, write_new
from kg.store.embedded.faults import translated
from kg.store.embedded.marker import Marker, is_begun, is_store, read_marker, write_marker
from kg.store.embedded.opening import TRIES, ledger_in, note, open_fitting, open_quads
from kg.store.embedded.oxigraph import (
    and_merged,
    ask,
    data_update,
    in_graph,
    named_alike,
    quads_for,
    translated_syntax,
    triples_in,
    triples_of,
    without_blanks,
)
from kg.store.embedded.sqlite_ledger import SqliteLedger
from kg.store.protocol import Dataset, QueryResult, SelectResult
from kg.store.sparql.guard import check_query
from kg.store.sparql.updates import Layout, free_name

if TYPE_CHECKING:
    import rdflib

_T = TypeVar("_T")

_LAYOUT = Layout()
_DEFAULT = ox.DefaultGraph()
#: From so many quads on, new files of the database are quicker than a transaction; these are taken in at once, too.
_BULK = 10_000


class DiskStore:
    """A store in a folder. One process writes, others may read.

    Use `create` and `open`. A reader sees the store as it was when it was opened, or later; never a part of a change.
    """

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        self.folder = folder
        self.read_only = read_only
        self._marker = read_marker(folder)
        self._closed = self._failed = False
        self._opened: ox.Store | None = open_fitting(folder, self._marker, read_only=read_only)
        self.ledger = SqliteLedger(
            ledger_in(folder), read_only=read_only, quads=identity_of(quads_in(folder)), made=self._note
        )
        if not read_only:
            self._note()

    def __repr__(self) -> str:
        return f"<DiskStore {self.folder}>"

    def _note(self) -> None:
        self._marker = note(self.folder, self._marker)

    @classmethod
    def create(cls, folder: str | Path) -> DiskStore:
        """Make a new store, open for writing. The folder may be there, if it is empty.

        Raises:
            StoreError: if something is there, or it cannot be written.
            OutputError: if the folder cannot be written.
        """
        folder = Path(folder)
        if is_store(folder):
            raise StoreError("there is a store already", where=folder, remedy="add to it, or name another folder")
        check_folder(folder)
        if is_folder(folder) and not is_begun(folder):
            raise StoreError("is a folder with other files in it", where=folder, remedy="name an empty or new folder")
        # The marker comes first: whoever is killed now leaves a store without quads, which opening completes.
        write_marker(folder, Marker())
        return cls(folder, read_only=False)

    @classmethod
    def of(cls, folder: str | Path, quads: Iterable[Quad]) -> DiskStore:
        """Make a new store with these quads. Those outside of named graphs can be asked for, and no more.

        Raises:
            StoreError: as for `create`.
            OutputError: as for `create`.
            GraphError: if an IRI is malformed.
        """
        store = cls.create(folder)
        store._write(lambda engine: engine.bulk_extend(and_merged(map(to_ox_quad, quads))))
        return store

    @classmethod
    def open(cls, folder: str | Path, *, read_only: bool = False) -> DiskStore:
        """Open a store that is there.

        Raises:
            StoreError: if there is none, it has another format, what is in it does not fit together, or another process
                writes to it (not for readers).
        """
        return cls(Path(folder), read_only=read_only)

    def _tried(self, look: Callable[[], _T]) -> _T:
        """What looking gives; a reader that finds files gone under its hands opens the store anew."""
        for _ in range(TRIES if self.read_only else 0):
            try:
                return look()
            except (OSError, RuntimeError):
                self._opened = open_quads(self.folder, read_only=self.read_only)
        with translated(self.folder):
            return look()

    @property
    def _store(self) -> ox.Store:
        if self._closed:
            raise StoreError("the store was closed", where=self.folder, remedy="open it again")
        if self._opened is None:
            self._opened = open_quads(self.folder, read_only=self.read_only)
        return self._opened

    # Writing

    def put(self, graph: Iri, quads: Iterable[Quad]) -> None:
        """See `kg.store.GraphStore.put`."""
        self._check_writable()
        new = quads_for(free_name(graph), quads)
        if not new:
            self.drop(graph)
            return
        old = set(self._quads_of(graph))
        if old == new:
            return
        if not old:
            self._extend(new)
        elif any(_has_blank(quad) for quad in old | new):
            text = _LAYOUT.replacement(graph, map(from_ox_triple, new))
            self._write(lambda store: store.update(text))
        else:
            self._change(graph, old - new, new - old)

    def put_all(self, graphs: Mapping[Iri, Iterable[Quad]]) -> None:
        """See `kg.store.GraphStore.put_all`. Graphs that are new go in together, all of them or none."""
        self._check_writable()
        known = {name for name in map(free_name, graphs) if any(self._quads_of(name))}
        new = [quad for name, quads in graphs.items() if name not in known for quad in quads_for(name, quads)]
        self._extend(new)
        for name in known:
            self.put(name, graphs[name])

    def load_all(self, graphs: Mapping[Iri, bytes]) -> None:
        """See `kg.store.GraphStore.load_all`. Graphs that are new go in together, all of them or none."""
        self._check_writable()
        known = {name for name in map(free_name, graphs) if any(self._quads_of(name))}
        lines = [each for name, data in graphs.items() if name not in known for each in (data, in_graph(name, data))]
        if lines:
            with translated_syntax():
                self._write(lambda store: store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_QUADS))
        self.put_all({name: triples_in(graphs[name]) for name in known})

    def drop(self, graph: Iri) -> None:
        """See `kg.store.GraphStore.drop`."""
        self._check_writable()
        if any(self._quads_of(graph)):
            text = _LAYOUT.removal(graph)
            self._write(lambda store: store.update(text))

    def change(self, graph: Iri, *, gone: Iterable[Quad] = (), come: Iterable[Quad] = ()) -> None:
        """See `kg.store.GraphStore.change`."""
        self._check_writable()
        new = quads_for(free_name(graph), without_blanks(come))
        self._change(graph, quads_for(graph, without_blanks(gone)) - new, new)

    def _change(self, graph: Iri, gone: set[ox.Quad], come: set[ox.Quad]) -> None:
        """Takes quads of one graph away and adds others, which is quicker than to write all of it anew."""
        with translated(self.folder):
            # As they are stored: Oxigraph writes numbers and language tags in its own way.
            found = {kept for quad in gone for kept in self._store.quads_for_pattern(*quad)}
            last = [ox.Quad(*quad.triple) for quad in found if not self._elsewhere(quad)]
            ends = not come and all(kept in found for kept in self._quads_of(graph))
        if ends:
            self.drop(graph)  # A graph whose quads alone were taken away would leave its name.
        elif found:
            text = data_update([*found, *last], and_merged(come))
            self._write(lambda store: store.update(text))
        else:
            self._extend(come)

    def _extend(self, come: Collection[ox.Quad]) -> None:
        """Adds quads, all of them or none."""
        if len(come) < _BULK:
            self._write(lambda store: store.extend(and_merged(come)))
        else:
            self._write(lambda store: store.bulk_extend(and_merged(come)))

    def _elsewhere(self, quad: ox.Quad) -> bool:
        """Whether a graph beside its own holds the triple."""
        found = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return any(other.graph_name not in (quad.graph_name, _DEFAULT) for other in found)

    def _write(self, change: Callable[[ox.Store], None]) -> None:
        if self._failed:
            # Oxigraph refuses every change after one that the disk refused, also when there is room again.
            self._opened = None
            self._opened = open_quads(self.folder, read_only=self.read_only)
            self._failed = False
        with translated(self.folder):
            try:
                change(self._store)
            except (OSError, RuntimeError):
                self._failed = True
                raise

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreError("the store was opened for reading", where=self.folder, remedy="open it for writing")

    def flush(self) -> None:
        """See `kg.store.GraphStore.flush`; what the ledger wrote is there already."""
        if not self.read_only:
            with translated(self.folder):
                self._store.flush()

    def compact(self, *, always: bool = False) -> bool:
        """See `kg.store.GraphStore.compact`."""
        self._check_writable()
        before = bytes_in(quads_in(self.folder))
        if not always and not is_worth_it(before, self._marker.compacted):
            return False
        self.ledger.compact()
        self.flush()
        if is_too_large(before):
            with translated(self.folder):
                self._store.optimize()
            return True
        try:
            write_new(self.folder, self._store)
        except (OSError, RuntimeError):  # A full disk, say: the store is as it was.
            clear_up(self.folder)
            return False
        self._opened = None
        # Where it was not done, because something is still reading, it is opened again when it is next asked for.
        is_done = take_place(self.folder)
        if is_done:
            self._opened = open_quads(self.folder, read_only=False)
            self._marker = replace(self._marker, compacted=bytes_in(quads_in(self.folder)))
            with suppress(OutputError):  # Then it is done again some other time.
                write_marker(self.folder, self._marker)
        return is_done

    def close(self) -> None:
        """See `kg.store.GraphStore.close`."""
        try:
            if not self._closed and not self._failed:
                self.flush()
        finally:
            self._closed, self._opened = True, None
            self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # Reading

    def graphs(self) -> list[Iri]:
        """See `kg.store.GraphStore.graphs`."""
        return self._tried(lambda: sorted(Iri(n.value) for n in self._store.named_graphs() if _is_named(n)))

    def quads_of(self, graph: Iri) -> Iterator[Quad]:
        """See `kg.store.GraphStore.quads_of`."""
        return iter(self._tried(lambda: list(named_alike(self._quads_of(graph)))))

    def _quads_of(self, graph: Iri) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, None, None, named_node(graph))

    def quads(self) -> Iterator[Quad]:
        """All quads of the named graphs, one after the other from the disk.

        Blank nodes get names that follow from the graph alone (RDFC-1.0).

        Raises:
            StoreError: if another process changed the store so much meanwhile that it cannot be read on.
        """
        with translated(self.folder):
            yield from named_alike(quad for quad in self._store if quad.graph_name != _DEFAULT)

    def __len__(self) -> int:
        found = self.query("SELECT (COUNT(*) AS ?number) { GRAPH ?graph { ?s ?p ?o } }")
        assert isinstance(found, SelectResult)  # noqa: S101 - what SELECT gives; for mypy
        ((number,),) = found.rows
        return int(number.value) if isinstance(number, Literal) else 0

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
        return self._tried(lambda: ask(self._store, sparql, dataset=dataset, most=most))

    def triples(self, sparql: str) -> list[ox.Triple]:
        """What a CONSTRUCT gives, for another store over the same engine; see `kg.store.constructed`."""
        sparql = check_query(sparql)
        return self._tried(lambda: triples_of(self._store, sparql))

    def to_rdflib(self) -> rdflib.Graph:
        """A view for rdflib of the triples of all graphs together; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import graph_view

        return graph_view(self)

    def to_dataset(self) -> rdflib.Dataset:
        """A view for rdflib of the graphs; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import dataset_view

        return dataset_view(self)


def _has_blank(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _is_named(name: object) -> bool:
    return isinstance(name, ox.NamedNode)
