"""A store that any SPARQL 1.1 service keeps: query, update, and the Graph Store Protocol where the service has it.

The service may hold graphs of others too. Ours are listed in a graph, and their triples stand together in another, each
once; queries are asked of these by the dataset parameters of the SPARQL Protocol, so that services agree whose own
default graphs do not. A service in which nothing of ours is listed is asked as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urlencode, urlsplit

from kg.errors import StoreError, UsageError
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Blank, Iri, Quad
from kg.store.convert import to_ox_quad
from kg.store.guard import check_query
from kg.store.http import Client, checked_url
from kg.store.oxigraph import named_alike
from kg.store.protocol import GraphResult, QueryResult, SelectResult
from kg.store.sparql_json import read_results, read_triples
from kg.store.updates import FORMAT, Layout, triples, written

if TYPE_CHECKING:
    import rdflib

_T = TypeVar("_T")

LISTED = Iri("https://w3id.org/statecraft/store")
MERGED = Iri("https://w3id.org/statecraft/store/merged")
_LAYOUT = Layout(merged=MERGED, listed=LISTED)
_JSON, _NTRIPLES = "application/sparql-results+json", "application/n-triples"
_FORM, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-update"
# Strings, IRIs and comments may hold any word; they are left out before words are looked for.
_SILENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#[^\n]*', re.DOTALL
)
_FORM_OF = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_BY_GRAPH = re.compile(r"\bGRAPH\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of a service: for queries, for updates, and for whole graphs; None where it is not known."""

    query: str
    update: str | None = None
    graphs: str | None = None

    @classmethod
    def of(cls, url: str) -> Endpoints:
        """The addresses that go with one of them, where its form tells them.

        The root of a server is taken for Oxigraph's, with ``/query``, ``/update`` and ``/store``; beside an address
        that ends in ``/query`` lies ``/update``; below a repository of RDF4J ``/statements``.

        Raises:
            UsageError: if it is no address of http or https.
        """
        path = urlsplit(checked_url(url)).path
        start = url.rstrip("/")
        if path in ("", "/"):
            return cls(f"{start}/query", f"{start}/update", f"{start}/store")
        if path.endswith("/query"):
            return cls(url, f"{url.removesuffix('query')}update")
        if re.search(r"/repositories/[^/]+/?$", path):
            return cls(start, f"{start}/statements", f"{start}/rdf-graphs/service")
        return cls(url)


class RemoteStore:
    """A store kept by a SPARQL 1.1 service.

    Args:
        endpoints: where it is asked, and where it is changed.
        timeout: seconds that one answer may take.

    Raises:
        UsageError: if an address is none, or a password would not be safe.
    """

    def __init__(self, endpoints: Endpoints, *, timeout: float = 60.0) -> None:
        for url in (endpoints.update, endpoints.graphs):
            if url is not None:
                checked_url(url)
        self.endpoints = endpoints
        self._client = Client(endpoints.query, timeout=timeout)

    def __repr__(self) -> str:
        return f"<RemoteStore {self.endpoints.query}>"

    # Writing

    def create(self) -> None:
        """Make a store there, without graphs; one that is there stays as it is. From now on only its graphs are seen.

        Raises:
            StoreError: if the service takes no updates.
        """
        self._update(_LAYOUT.creation())

    def put(self, graph: Iri, quads: Iterable[Quad]) -> None:
        """See `kg.store.GraphStore.put`. The change is one request, and whole if the service runs a request as one.

        Where the service answers the Graph Store Protocol, the quads are sent by it beforehand, into a graph that no
        query sees: the text of an update has limits (of Virtuoso, some thousand triples).
        """
        found = list(quads)
        if not found:
            self.drop(graph)
        elif self.endpoints.graphs is None:
            self._update(_LAYOUT.replacement(graph, found))
        else:
            incoming = Iri(f"{LISTED}/incoming/{sha256(graph.encode('utf-8')).hexdigest()}")
            update = _LAYOUT.taking_over(graph, incoming)
            self._client.put(
                self.endpoints.graphs,
                parameters={"graph": incoming},
                content=triples(found).encode("utf-8"),
                kind=_NTRIPLES,
            )
            self._update(update)

    def put_all(self, graphs: Mapping[Iri, Iterable[Quad]]) -> None:
        """See `kg.store.GraphStore.put_all`."""
        for graph, quads in graphs.items():
            self.put(graph, quads)

    def drop(self, graph: Iri) -> None:
        """See `kg.store.GraphStore.drop`."""
        self._update(_LAYOUT.removal(graph))

    def _update(self, text: str) -> None:
        if self.endpoints.update is None:
            raise UsageError(
                "it is not known where this service takes updates",
                where=self.endpoints.query,
                remedy="name that address too (`update=`)",
            )
        self._client.post(self.endpoints.update, content=text.encode("utf-8"), kind=_UPDATE, accept="*/*")

    def close(self) -> None:
        """See `kg.store.GraphStore.close`."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # Reading

    def graphs(self) -> list[Iri]:
        """See `kg.store.GraphStore.graphs`; of a service in which no store was made, all that it has."""
        listed = self._listed()
        if listed is not None:
            return listed
        return self._names("SELECT DISTINCT ?name { GRAPH ?name { ?s ?p ?o } }")

    def _listed(self) -> list[Iri] | None:
        names = self._names(_LAYOUT.listing())
        if not names:
            return None
        if FORMAT not in names:
            raise StoreError(
                "the store there has another format", where=self.endpoints.query, remedy="use a later version of kg"
            )
        return [name for name in names if name != FORMAT]

    def _names(self, sparql: str) -> list[Iri]:
        found = self._ask(sparql, [])
        rows = found.rows if isinstance(found, SelectResult) else ()
        return sorted(term for row in rows for term in row if isinstance(term, Iri))

    def quads_of(self, graph: Iri) -> Iterator[Quad]:
        """See `kg.store.GraphStore.quads_of`."""
        return _apart(quad._replace(graph=graph) for quad in self._triples_of(graph))

    def _triples_of(self, graph: Iri) -> Iterable[Quad]:
        name = written(graph)
        if self.endpoints.graphs is None:
            found = self._ask(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {name} {{ ?s ?p ?o }} }}", [])
            return found.quads if isinstance(found, GraphResult) else ()
        data = self._client.get(self.endpoints.graphs, parameters={"graph": graph}, accept=_NTRIPLES)
        return self._read(data, read_triples) if data else ()

    def quads(self) -> Iterator[Quad]:
        """All quads, graph after graph. Blank nodes get names that follow from the graph alone (RDFC-1.0)."""
        graphs = self.graphs()
        if graphs:
            return _apart(_numbered(quad, n) for n, graph in enumerate(graphs) for quad in self.quads_of(graph))
        found = self._ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", self._dataset(by_graph=False))
        return _apart(found.quads if isinstance(found, GraphResult) else ())

    def __len__(self) -> int:
        return sum(1 for _ in self.quads())

    def query(self, sparql: str) -> QueryResult:
        """Ask; the prefixes of the project need no declaration. See `kg.store.Store.query`."""
        check_query(sparql)
        return self._ask(sparql, self._dataset(by_graph=_BY_GRAPH.search(_SILENT.sub(" ", sparql)) is not None))

    def _dataset(self, *, by_graph: bool) -> list[tuple[str, str]]:
        """The graphs that a query sees, as parameters of the SPARQL Protocol; none if no store was made there.

        Args:
            by_graph: the query names graphs, so that these are needed too.
        """
        listed = self._listed()
        if listed is None:
            return []
        # Where there are no graphs the merged one is empty; without any name Virtuoso would take all that it has.
        named = (listed or [MERGED]) if by_graph else []
        return [("default-graph-uri", MERGED), *(("named-graph-uri", name) for name in named)]

    def _ask(self, sparql: str, dataset: list[tuple[str, str]]) -> QueryResult:
        form = _FORM_OF.search(_SILENT.sub(" ", sparql))
        describes = form is not None and form[1].upper() in ("CONSTRUCT", "DESCRIBE")
        accept = _NTRIPLES if describes else _JSON
        # On one line, so that the service counts the lines of a fault as the user does.
        head = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes().items() if f"{name}:" in sparql)
        content = urlencode([("query", f"{head} {sparql}"), *dataset]).encode("ascii")
        data = self._client.post(self.endpoints.query, content=content, kind=_FORM, accept=accept)
        return GraphResult(tuple(self._read(data, read_triples))) if describes else self._read(data, read_results)

    def _read(self, data: bytes, read: Callable[[bytes], _T]) -> _T:
        try:
            return read(data)
        except ValueError as error:
            raise StoreError(
                f"the answer is broken or was cut off ({str(error)[:200]})",
                where=self.endpoints.query,
                remedy="ask for less; a service may cut what takes it too long",
            ) from error

    def to_rdflib(self) -> rdflib.Graph:
        """A view for rdflib of the triples of all graphs together; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import graph_view

        return graph_view(self)

    def to_dataset(self) -> rdflib.Dataset:
        """A view for rdflib of the graphs; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import dataset_view

        return dataset_view(self)


def _apart(quads: Iterable[Quad]) -> Iterator[Quad]:
    return named_alike(map(to_ox_quad, quads))


def _numbered(quad: Quad, number: int) -> Quad:
    """The quad with blank nodes that are not those of another graph."""
    subject, predicate, value, graph = quad
    if isinstance(subject, Blank):
        subject = Blank(f"g{number}{subject}")
    if isinstance(value, Blank):
        value = Blank(f"g{number}{value}")
    return Quad(subject, predicate, value, graph)
