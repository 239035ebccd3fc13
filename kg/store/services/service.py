"""What a SPARQL 1.1 service is asked and told: queries, updates, and whole graphs where it takes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from kg.errors import StoreError, UsageError
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Iri, Quad
from kg.store.protocol import GraphResult, QueryResult
from kg.store.services.http import Client, checked_url
from kg.store.services.sparql_json import read_results, read_triples
from kg.store.sparql.updates import insertion, triples, written

_T = TypeVar("_T")

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


class Service:
    """Requests to one service.

    Raises:
        UsageError: if an address is none, or a password would not be safe.
    """

    def __init__(self, endpoints: Endpoints, *, timeout: float) -> None:
        for url in (endpoints.update, endpoints.graphs):
            if url is not None:
                checked_url(url)
        self.endpoints = endpoints
        self._client = Client(endpoints.query, timeout=timeout)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def update(self, text: str, staged: Mapping[Iri, Iterable[Quad]] | None = None) -> None:
        """One request of SPARQL Update.

        Args:
            text: what is to be done; it drops the graphs of ``staged``.
            staged: graphs that are made for it. Where the service takes whole graphs they are sent beforehand, since
                the text of an update has limits (of Virtuoso, some thousand triples); else they are part of it.

        Raises:
            GraphError: if an IRI is malformed; nothing was sent then.
            UsageError: if it is not known where the service takes updates.
        """
        if self.endpoints.update is None:
            raise UsageError(
                "it is not known where this service takes updates",
                where=self.endpoints.query,
                remedy="name that address too (`update=`)",
            )
        staged = staged or {}
        if self.endpoints.graphs is None:
            made = (f"DROP SILENT GRAPH {written(name)} ;\n{insertion(name, quads)}" for name, quads in staged.items())
            text = " ;\n".join([*made, text])
        else:
            contents = {name: triples(quads).encode("utf-8") for name, quads in staged.items()}
            for name, content in contents.items():
                self._client.put(self.endpoints.graphs, parameters={"graph": name}, content=content, kind=_NTRIPLES)
        self._client.post(self.endpoints.update, content=text.encode("utf-8"), kind=_UPDATE, accept="*/*")

    def ask(self, sparql: str, dataset: Iterable[tuple[str, str]] = (), *, may_cut: bool = False) -> QueryResult:
        """The answer to a query; the prefixes of the project need no declaration.

        Args:
            dataset: the graphs that it sees, as parameters of the SPARQL Protocol; none leaves it to the service.
            may_cut: an answer with fewer rows than there are is no error.
        """
        form = _FORM_OF.search(_SILENT.sub(" ", sparql))
        describes = form is not None and form[1].upper() in ("CONSTRUCT", "DESCRIBE")
        accept = _NTRIPLES if describes else _JSON
        # On one line, so that the service counts the lines of a fault as the user does.
        head = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes().items() if f"{name}:" in sparql)
        content = urlencode([("query", f"{head} {sparql}"), *dataset]).encode("ascii")
        data = self._client.post(self.endpoints.query, content=content, kind=_FORM, accept=accept, may_cut=may_cut)
        return GraphResult(tuple(self._read(data, read_triples))) if describes else self._read(data, read_results)

    def triples_of(self, graph: Iri) -> Iterable[Quad]:
        """The triples of one graph."""
        name = written(graph)
        if self.endpoints.graphs is None:
            found = self.ask(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {name} {{ ?s ?p ?o }} }}")
            return found.quads if isinstance(found, GraphResult) else ()
        data = self._client.get(self.endpoints.graphs, parameters={"graph": graph}, accept=_NTRIPLES)
        return self._read(data, read_triples) if data else ()

    def _read(self, data: bytes, read: Callable[[bytes], _T]) -> _T:
        try:
            return read(data)
        except ValueError as error:
            raise StoreError(
                f"the answer is broken or was cut off ({str(error)[:200]})",
                where=self.endpoints.query,
                remedy="ask for less; a service may cut what takes it too long",
            ) from error


def names_graphs(sparql: str) -> bool:
    """Whether a query has a GRAPH clause."""
    return _BY_GRAPH.search(_SILENT.sub(" ", sparql)) is not None
