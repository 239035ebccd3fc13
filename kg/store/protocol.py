"""What every store can do, and what a query gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from kg.rdf.terms import Iri, Quad, Term
from kg.store.ledger import Ledger

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class SelectResult:
    """The rows of a SELECT: one term, or None where unbound, for each variable (names without ``?``)."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class AskResult:
    """The answer of an ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class GraphResult:
    """The triples of a CONSTRUCT or DESCRIBE, each once, as quads without a graph."""

    quads: tuple[Quad, ...]


QueryResult = SelectResult | AskResult | GraphResult


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees, where it is not all of them: those of its plain patterns, and those of GRAPH."""

    default: tuple[Iri, ...] = ()
    named: tuple[Iri, ...] = ()


class Store(Protocol):
    """What can be asked. Commands and views need no more."""

    def quads(self) -> Iterator[Quad]:
        """All quads, in no order that means anything."""

    def __len__(self) -> int:
        """How many quads there are; a large store takes a while to count them."""

    def query(
        self,
        sparql: str,
        *,
        dataset: Dataset | None = None,
        most: int | None = None,
        allow_network: bool = False,
    ) -> QueryResult:
        """Ask. Plain patterns see all graphs together, each triple once; ``GRAPH ?g`` sees the named graphs.

        Args:
            dataset: the graphs that it sees instead. One that is not there is empty; nothing is fetched.
            most: how many rows or triples an answer may have.
            allow_network: SERVICE may stand in it, and what it names is asked, wherever that is.

        Raises:
            QueryError: if the query is broken, too large, or asks for what is not allowed.
            AnswerLimitError: if the answer has more than ``most`` rows or triples.
            StoreError: if the store cannot answer.
        """

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of all graphs together, for tools that work with rdflib. Not for changing the store."""


class GraphStore(Store, Protocol):
    """A store that keeps named graphs, each of which is written, changed and taken away whole or not at all.

    Blank nodes belong to the graph that they are put with: no other graph shares them, and they may get new names.
    """

    @property
    def ledger(self) -> Ledger:
        """What a corpus keeps beside the graphs; no query sees it. It is written by itself, not with a graph."""

    def put(self, graph: Iri, quads: Iterable[Quad]) -> None:
        """Make these the quads of ``graph``, in place of those it had; the graph that a quad names is not looked at.

        Whatever happens, the graph is as before or as given, never between. Without quads, as `drop`.

        Raises:
            GraphError: if an IRI is malformed.
            StoreError: if the store cannot be written.
        """

    def put_all(self, graphs: Mapping[Iri, Iterable[Quad]]) -> None:
        """Put many graphs, more quickly than one by one. Each is whole or as before, not all of them together.

        Raises:
            GraphError: if an IRI is malformed.
            StoreError: if the store cannot be written.
        """

    def load_all(self, graphs: Mapping[Iri, bytes]) -> None:
        """The same for graphs that were written elsewhere: N-Triples without blank nodes, one triple a line.

        Raises:
            GraphError: if it is no such thing.
            StoreError: if the store cannot be written.
        """

    def change(self, graph: Iri, *, gone: Iterable[Quad] = (), come: Iterable[Quad] = ()) -> None:
        """Take quads out of a graph and put others in; the rest of it stays, and is not read.

        The graph that a quad names is not looked at. Quads that are not there, or already are, change nothing; what is
        in both stays. The graph begins with its first quad and ends with its last. Whatever happens, it is as before or
        as it is to be, never between.

        Raises:
            GraphError: if an IRI is malformed, or a quad has a blank node, which cannot be named from outside.
            StoreError: if the store cannot be written.
        """

    def drop(self, graph: Iri) -> None:
        """Take a graph away; one that is not there changes nothing.

        Raises:
            StoreError: if the store cannot be written.
        """

    def graphs(self) -> list[Iri]:
        """The names of the graphs, sorted. A graph without quads is none."""

    def quads_of(self, graph: Iri) -> Iterator[Quad]:
        """The quads of one graph, in no order that means anything; none if there is no such graph."""

    def to_dataset(self) -> rdflib.Dataset:
        """The graphs with their names, for tools that work with rdflib. Not for changing the store."""

    def flush(self) -> None:
        """Bring all that was put to where it outlives a power failure; a service sees to that by itself.

        Raises:
            StoreError: if the disk is full, say.
        """

    def compact(self, *, always: bool = False) -> bool:
        """Bring what is kept into less room where that is worth the time, or at any rate; whether it was done.

        Raises:
            StoreError: if the store was opened for reading.
        """

    def close(self) -> None:
        """Let go of files and connections; what was put is safe. A store that was closed cannot be used again."""

    def __enter__(self) -> Self:
        """The store itself, which `close` ends with the block."""

    def __exit__(self, *exception: object) -> None:
        """Close."""
