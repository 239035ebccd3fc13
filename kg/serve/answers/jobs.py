"""What the server has its workers do about the graph: answer a query, give a graph, describe a node."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.serve.answers.media import HTML, with_charset
from kg.serve.answers.replies import NothingThereError, Reply, graph_reply, rows_reply

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.rdf import Iri
    from kg.store import Dataset

_VALUES = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'|<[^<>\s]*>|\d+|\s+')


class Job(Protocol):
    """What a worker is to do. It can be pickled."""

    @property
    def shape(self) -> str:
        """What it has in common with jobs that take about as long: when some were slow, the others are taken for it.

        Nothing, if jobs of its kind do not.
        """
        ...

    def run(self, graph: Graph) -> Reply:
        """Do it.

        Raises:
            StatecraftError: if it cannot be done as asked.
        """
        ...


@dataclass(frozen=True, slots=True)
class Nothing:
    """To be ready."""

    @property
    def shape(self) -> str:
        """Its own."""
        return ""

    def run(self, graph: Graph) -> Reply:
        """See that the graph can be asked."""
        graph.store.query("ASK { ?s ?p ?o }")
        return Reply("", b"")


@dataclass(frozen=True, slots=True)
class Base:
    """To find what the IRIs of the graph's things start with."""

    @property
    def shape(self) -> str:
        """Too seldom to have one."""
        return ""

    def run(self, graph: Graph) -> Reply:
        """Look at an article."""
        from kg.export.bases import base_of
        from kg.rdf.namespaces import RDF_TYPE, sc
        from kg.store import GraphResult

        pattern = f"?article <{RDF_TYPE}> <{sc('Article')}>"
        found = graph.store.query(f"CONSTRUCT {{ {pattern} }} WHERE {{ {pattern} }} LIMIT 1")
        return Reply("text/plain", base_of(found.quads if isinstance(found, GraphResult) else ()).encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Query:
    """A query in SPARQL.

    Args:
        dataset: the graphs that it sees, instead of all.
        rows: the media type in which the client takes rows, or None.
        graphs: that in which it takes a graph, or None.
        most: how many rows the answer may have.
    """

    sparql: str
    dataset: Dataset | None
    rows: str | None
    graphs: str | None
    most: int

    @property
    def shape(self) -> str:
        """The query without its values."""
        return _VALUES.sub("_", self.sparql)

    def run(self, graph: Graph) -> Reply:
        """Ask."""
        from kg.store import GraphResult

        result = graph.store.query(self.sparql, dataset=self.dataset, most=self.most)
        if isinstance(result, GraphResult):
            return graph_reply(list(result.quads), self.graphs)
        return rows_reply(result, self.rows, self.sparql)


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """One graph by its name, or the triples of all of them.

    Args:
        name: None is all.
        media: the type in which the client takes it, or None.
        most: how many triples it may have.
    """

    name: Iri | None
    media: str | None
    most: int

    @property
    def shape(self) -> str:
        """None: some graphs are large, and others small."""
        return ""

    def run(self, graph: Graph) -> Reply:
        """Look it up.

        Raises:
            NothingThereError: if there is no such graph.
        """
        from kg.store import GraphResult

        where = f"GRAPH <{self.name}> {{ ?s ?p ?o }}" if self.name else "?s ?p ?o"
        found = graph.store.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ {where} }}", most=self.most)
        quads = list(found.quads) if isinstance(found, GraphResult) else []
        if self.name and not quads:
            raise NothingThereError("there is no graph of that name", where=self.name)
        return graph_reply(quads, self.media)


@dataclass(frozen=True, slots=True)
class Resource:
    """What the graph says of one node.

    Args:
        media: the type in which the client takes it, or None.
        root: what the addresses of the server's pages start with.
    """

    iri: Iri
    media: str | None
    root: str
    most: int = 500
    """How many triples are told in which it is the subject, and how many in which it is the object."""

    @property
    def shape(self) -> str:
        """None: one node has much around it, and another one little."""
        return ""

    def run(self, graph: Graph) -> Reply:
        """Look it up.

        Raises:
            NothingThereError: if the graph says nothing of it.
        """
        from kg.serve.answers.describing import describe
        from kg.serve.answers.pages import resource_page

        found = describe(graph.store, self.iri, self.most)
        if not found.quads:
            raise NothingThereError("the graph says nothing of it", where=self.iri)
        if self.media == HTML:
            return Reply(with_charset(HTML), resource_page(found, self.root).encode("utf-8"))
        return graph_reply(found.quads, self.media)
