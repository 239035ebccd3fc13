"""What every store can do, and what a query gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.rdf.terms import Quad, Term


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


class Store(Protocol):
    """Quads in, SPARQL out."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads; those that are there already change nothing."""

    def quads(self) -> Iterator[Quad]:
        """All quads, in no order that means anything."""

    def query(self, sparql: str) -> QueryResult:
        """Ask. Plain patterns see all graphs together.

        Raises:
            QueryError: if the query is broken, too large, or asks for what is not allowed.
        """
