"""A store in memory, over pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Blank, Iri, Quad
from kg.store.convert import from_ox, from_ox_triple, named_node, to_ox_quad
from kg.store.files import MAX_BYTES, base_of_file, format_of, read_bytes
from kg.store.guard import check_query
from kg.store.protocol import AskResult, GraphResult, QueryResult, SelectResult

if TYPE_CHECKING:
    import rdflib


class MemoryStore:
    """Quads in memory. Blank nodes of files keep apart; every other node is known by its IRI."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._store = ox.Store()
        self._merged: ox.Store | None = None
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

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads; those that are there already change nothing.

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
        self._merged = None
        try:
            self._store.load(data, format=kind, base_iri=base_of_file(path), to_graph=into)
        except (SyntaxError, ValueError) as error:
            raise GraphError(_syntax(error), where=path, remedy="mend the file or make it anew") from error

    def __len__(self) -> int:
        return len(self._store)

    def quads(self) -> Iterator[Quad]:
        """All quads. Blank nodes get names that follow from the graph alone (RDFC-1.0)."""
        quads = [from_ox_triple(quad) for quad in self._store]
        if any(isinstance(quad.subject, Blank) or isinstance(quad.object, Blank) for quad in quads):
            dataset = ox.Dataset(self._store)
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            quads = [from_ox_triple(quad) for quad in dataset]
        return iter(quads)

    def query(self, sparql: str) -> QueryResult:
        """Ask; the prefixes of the project need no declaration. See `kg.store.Store.query`."""
        check_query(sparql)
        try:
            found = self._asked().query(sparql, prefixes=prefixes())
            return _result(found)
        except SyntaxError as error:
            raise QueryError(_syntax(error), remedy="mend the query") from error
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered ({error})") from error

    def _asked(self) -> ox.Store:
        """What queries see: the graphs, and all of their triples together as the default graph, each once.

        Oxigraph's own union of graphs gives a triple as often as there are graphs with it. A name that stands in a
        hundred articles would then give a hundred rows, and joined with another, ten thousand.
        """
        if self._merged is None:
            merged = ox.Store()
            merged.bulk_extend(self._store)
            merged.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in self._store)
            self._merged = merged
        return self._merged

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of all graphs together, for tools that work with rdflib."""
        from kg.store.rdflib_bridge import to_graph

        return to_graph(self.quads())


def _result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> QueryResult:
    if isinstance(found, ox.QueryBoolean):
        return AskResult(bool(found))
    if isinstance(found, ox.QueryTriples):
        return GraphResult(tuple({from_ox_triple(triple): None for triple in found}))
    names = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(None if value is None else from_ox(value) for value in row) for row in found)
    return SelectResult(names, rows)


def _syntax(error: Exception) -> str:
    """The first line of a parser's complaint: what follows is its grammar."""
    lines = str(error).splitlines() or ["broken syntax"]
    return lines[0][:300].removesuffix(".")
