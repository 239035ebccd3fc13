"""A store that any SPARQL 1.1 service keeps: query, update, and the Graph Store Protocol where the service has it.

The service may hold graphs of others too. Ours are listed in a graph, and their triples stand together in another, each
once; queries are asked of these by the dataset parameters of the SPARQL Protocol, so that services agree whose own
default graphs do not. A service in which nothing of ours is listed is asked as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from kg.errors import AnswerLimitError, StoreError
from kg.rdf.terms import Blank, Iri, Quad
from kg.store.convert import to_ox_quad
from kg.store.embedded.oxigraph import named_alike, triples_in, without_blanks
from kg.store.protocol import AskResult, Dataset, GraphResult, QueryResult, SelectResult
from kg.store.services.remote_ledger import LEDGER, RemoteLedger
from kg.store.services.service import Endpoints, Service, names_graphs
from kg.store.sparql.guard import check_query
from kg.store.sparql.updates import AT_SERVICE, FORMAT, LISTED, MERGED, free_name, written

if TYPE_CHECKING:
    import rdflib


#: What does not fit is looked at so many times.
_LOOKS = 3
_REMEDY = "restore what the service kept, or send the corpus to an empty service with `kg push`, or make it there anew"


class RemoteStore:
    """A store kept by a SPARQL 1.1 service.

    Args:
        endpoints: where it is asked, and where it is changed.
        timeout: seconds that one answer may take.

    Raises:
        UsageError: if an address is none, or a password would not be safe.
    """

    def __init__(self, endpoints: Endpoints, *, timeout: float = 60.0) -> None:
        self._service = Service(endpoints, timeout=timeout)
        self.ledger = RemoteLedger(self._service, self._check)
        self._is_checked = False

    def __repr__(self) -> str:
        return f"<RemoteStore {self._service.endpoints.query}>"

    def _check(self) -> None:
        """See, before the first thing that is done, that graphs, their list and the ledger are there.

        Raises:
            StoreError: if they are not, as far as it can be told at once, or the service does not answer.
        """
        if self._is_checked:
            return
        self._is_checked = True  # what is asked to see it is not looked at again
        try:
            for _ in range(_LOOKS):  # another process may be at it: a fault is one that stays
                if not (fault := self._fault()):
                    return
            raise StoreError(fault, where=self._service.endpoints.query, remedy=_REMEDY)
        except BaseException:
            self._is_checked = False
            raise

    def _fault(self) -> str:
        # In this order: an article comes into the graphs and their list before it comes into the ledger.
        has_ledger = self.ledger.is_there()
        told = self.ledger.graphs() if has_ledger else []
        listed = self._names_of_ours()
        if listed is None:
            return "the list of the store's graphs is missing there, and its ledger is not" if has_ledger else ""
        if not has_ledger and self._service.ask(AT_SERVICE.requires(LEDGER)) == AskResult(True):
            return "the store's ledger is missing there"
        if not set(told) <= set(listed):
            return f"the store's ledger tells of articles that its list of graphs does not have ({min(told)})"
        some = dict.fromkeys([*listed[:1], *listed[-1:], *told])
        absent = [name for name in ((MERGED, *some) if some else ()) if self._is_empty(name)]
        return f"graphs of the store are missing there ({absent[0]})" if absent else ""

    def _is_empty(self, graph: Iri) -> bool:
        return self._service.ask(f"ASK {{ GRAPH {written(graph)} {{ ?s ?p ?o }} }}") != AskResult(True)

    # Writing

    def create(self) -> None:
        """Make a store there, without graphs; one that is there stays as it is. From now on only its graphs are seen.

        Raises:
            StoreError: if the service takes no updates.
        """
        self._check()
        self._service.update(AT_SERVICE.creation())

    def put(self, graph: Iri, quads: Iterable[Quad]) -> None:
        """See `kg.store.GraphStore.put`. The change is one request, and whole if the service runs a request as one.

        The quads go first into a graph that no query sees, from which the update takes them.
        """
        found = list(quads)
        self._check()
        if found:
            incoming = _beside(graph, "incoming")
            self._service.update(AT_SERVICE.taking_over(free_name(graph), incoming), {incoming: found})
        else:
            self.drop(graph)

    def put_all(self, graphs: Mapping[Iri, Iterable[Quad]]) -> None:
        """See `kg.store.GraphStore.put_all`."""
        for graph, quads in graphs.items():
            self.put(graph, quads)

    def load_all(self, graphs: Mapping[Iri, bytes]) -> None:
        """See `kg.store.GraphStore.load_all`."""
        self.put_all({graph: triples_in(data) for graph, data in graphs.items()})

    def change(self, graph: Iri, *, gone: Iterable[Quad] = (), come: Iterable[Quad] = ()) -> None:
        """See `kg.store.GraphStore.change`; one request, as for `put`."""
        self._check()
        new = {quad[:3]: quad for quad in without_blanks(come)}
        old = {quad[:3]: quad for quad in without_blanks(gone) if quad[:3] not in new}
        if self._service.ask(AT_SERVICE.knows(free_name(graph))) != AskResult(True):
            # Others may have a graph of that name: there is nothing of ours in it.
            if new:
                self.put(graph, new.values())
            return
        outgoing, incoming = (_beside(graph, what) for what in ("outgoing", "incoming"))
        staged = {name: quads.values() for name, quads in ((outgoing, old), (incoming, new)) if quads}
        if staged:
            update = AT_SERVICE.changing(graph, outgoing=outgoing if old else None, incoming=incoming if new else None)
            self._service.update(update, staged)

    def drop(self, graph: Iri) -> None:
        """See `kg.store.GraphStore.drop`."""
        self._service.update(AT_SERVICE.removal(free_name(graph)))

    def flush(self) -> None:
        """What the service answered to is its own business to keep."""

    def compact(self, *, always: bool = False) -> bool:  # noqa: ARG002 - as the protocol has it
        """How a service keeps what it has is its own business."""
        return False

    def close(self) -> None:
        """See `kg.store.GraphStore.close`."""
        self._service.close()

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
        self._check()
        return self._names_of_ours()

    def _names_of_ours(self) -> list[Iri] | None:
        names = self._names(AT_SERVICE.listing())
        if not names:
            return None
        if FORMAT not in names:
            raise StoreError(
                "the store there has another format",
                where=self._service.endpoints.query,
                remedy="use a later version of kg",
            )
        return [name for name in names if name != FORMAT]

    def _names(self, sparql: str) -> list[Iri]:
        found = self._service.ask(sparql)
        rows = found.rows if isinstance(found, SelectResult) else ()
        return sorted(term for row in rows for term in row if isinstance(term, Iri))

    def quads_of(self, graph: Iri) -> Iterator[Quad]:
        """See `kg.store.GraphStore.quads_of`."""
        self._check()
        return _apart(quad._replace(graph=graph) for quad in self._service.triples_of(graph))

    def quads(self) -> Iterator[Quad]:
        """All quads, graph after graph. Blank nodes get names that follow from the graph alone (RDFC-1.0)."""
        graphs = self.graphs()
        if graphs:
            return _apart(_numbered(quad, n) for n, graph in enumerate(graphs) for quad in self.quads_of(graph))
        found = self._service.ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", self._dataset(by_graph=False))
        return _apart(found.quads if isinstance(found, GraphResult) else ())

    def __len__(self) -> int:
        return sum(1 for _ in self.quads())

    def query(
        self,
        sparql: str,
        *,
        dataset: Dataset | None = None,
        most: int | None = None,
        allow_network: bool = False,
    ) -> QueryResult:
        """Ask; the prefixes of the project need no declaration. See `kg.store.Store.query`."""
        sparql = check_query(sparql, allow_network=allow_network)
        sees = self._dataset(by_graph=names_graphs(sparql)) if dataset is None else _parameters(dataset)
        found = self._service.ask(sparql, sees)
        size = len(found.rows) if isinstance(found, SelectResult) else 0
        size = len(found.quads) if isinstance(found, GraphResult) else size
        if most is not None and size > most:
            raise AnswerLimitError(most)
        return found

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

    def to_rdflib(self) -> rdflib.Graph:
        """A view for rdflib of the triples of all graphs together; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import graph_view

        return graph_view(self)

    def to_dataset(self) -> rdflib.Dataset:
        """A view for rdflib of the graphs; see `kg.store.rdflib_bridge`."""
        from kg.store.rdflib_bridge import dataset_view

        return dataset_view(self)


def _parameters(dataset: Dataset) -> list[tuple[str, str]]:
    """A dataset as parameters of the SPARQL Protocol."""
    nothing = [Iri(f"{MERGED}/none")]  # where none is named, Virtuoso takes all graphs that it has
    default, named = ([free_name(graph) for graph in names] or nothing for names in (dataset.default, dataset.named))
    return [*(("default-graph-uri", graph) for graph in default), *(("named-graph-uri", graph) for graph in named)]


def _beside(graph: Iri, what: str) -> Iri:
    """The name of a graph that is there only while ``graph`` is written."""
    return Iri(f"{LISTED}/{what}/{sha256(graph.encode('utf-8')).hexdigest()}")


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
