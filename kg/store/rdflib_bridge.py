"""Our quads for rdflib: copied, or as a view of a store that nothing is copied from.

A view answers patterns and SPARQL by the store behind it, with its speed, and refuses what the store refuses: SERVICE,
FROM, LOAD and every change. A copy is asked by rdflib itself, which would fetch what these name: it refuses them too.
Literals are those of rdflib (plain ones have no datatype), so that they compare as usual.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any, NoReturn

import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.store import Store as RdflibStore

from kg.errors import UsageError
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import XSD_STRING, Blank, Literal, Quad, Term
from kg.store.protocol import AskResult, GraphResult, GraphStore, SelectResult
from kg.store.sparql.guard import check_query, check_update

_Node = rdflib.term.Node
_Triple = tuple[_Node, _Node, _Node]
_Pattern = tuple[_Node | None, _Node | None, _Node | None]


def to_graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """The triples of all graphs together, with the prefixes of the project bound."""
    graph = _Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    for quad in quads:
        graph.add((to_node(quad.subject), to_node(quad.predicate), to_node(quad.object)))
    return graph


def to_node(term: Term) -> rdflib.term.Identifier:
    """Our term as one of rdflib."""
    if isinstance(term, Literal):
        datatype = None if term.language or term.datatype == XSD_STRING else rdflib.URIRef(term.datatype)
        return rdflib.Literal(term.value, datatype=datatype, lang=term.language, normalize=False)
    return rdflib.BNode(term) if isinstance(term, Blank) else rdflib.URIRef(term)


def graph_view(store: GraphStore) -> rdflib.Graph:
    """The triples of all graphs together, each once."""
    return _Graph(store=_View(store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")


def dataset_view(store: GraphStore) -> rdflib.Dataset:
    """The named graphs; plain patterns of a query see all of them together."""
    return _Dataset(store=_View(store), default_union=True)


def _text(asked: object) -> str:
    if not isinstance(asked, str):
        raise UsageError("a prepared query cannot be checked", remedy="give the query as text")
    return asked


class _Graph(rdflib.Graph):
    """A graph of which no query and no update fetches anything, also where rdflib is told to answer by itself."""

    def query(self, query_object: Any, *args: Any, **options: Any) -> Result:
        return super().query(check_query(_text(query_object)), *args, **options)

    def update(self, update_object: Any, *args: Any, **options: Any) -> None:
        super().update(check_update(_text(update_object)), *args, **options)


class _Dataset(rdflib.Dataset):
    def query(self, query_object: Any, *args: Any, **options: Any) -> Result:
        return super().query(check_query(_text(query_object)), *args, **options)


class _View(RdflibStore):
    context_aware = True
    graph_aware = True
    transaction_aware = False

    def __init__(self, store: GraphStore) -> None:
        super().__init__()
        self._asked = store
        self._namespaces = prefixes()

    # What rdflib asks

    def triples(
        self, triple_pattern: _Pattern, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[_Triple, Iterator[rdflib.Graph | None]]]:
        found: dict[_Triple, list[rdflib.Graph | None]] = {}
        for triple, name in self._matches(triple_pattern, context):
            found.setdefault(triple, []).append(
                None if name is None else rdflib.Graph(self, identifier=rdflib.URIRef(name))
            )
        for triple, graphs in found.items():
            yield triple, iter(graphs)

    def _matches(self, pattern: _Pattern, context: rdflib.Graph | None) -> Iterator[tuple[_Triple, str | None]]:
        """The triples with the names of their graphs; None stands for all of them together."""
        blanks = [term if isinstance(term, rdflib.BNode) else None for term in pattern]
        terms = [f"?{name}" if _is_open(term) else term.n3() for name, term in zip("spo", pattern, strict=True)]  # type: ignore[union-attr]
        if terms[0].startswith('"') or not (_is_open(pattern[1]) or isinstance(pattern[1], rdflib.URIRef)):
            return
        asked = " ".join(terms)
        name = None if context is None else context.identifier
        if context is None:
            asked = f"GRAPH ?g {{ {asked} }}"
        elif name != DATASET_DEFAULT_GRAPH_ID:
            if not isinstance(name, rdflib.URIRef):
                return
            asked = f"GRAPH {name.n3()} {{ {asked} }}"
        found = self._asked.query(f"SELECT * {{ {asked} }}")
        assert isinstance(found, SelectResult)  # noqa: S101 - what SELECT gives; for mypy
        for row in found.rows:
            values = {n: to_node(v) for n, v in zip(found.variables, row, strict=True) if v is not None}
            subject, predicate, value = (values.get(n, term) for n, term in zip("spo", pattern, strict=True))
            if all(blank in (None, term) for blank, term in zip(blanks, (subject, predicate, value), strict=True)):
                graph = None if name == DATASET_DEFAULT_GRAPH_ID else str(values["g"] if context is None else name)
                yield (subject, predicate, value), graph  # type: ignore[misc]

    def contexts(self, triple: _Triple | None = None) -> Generator[rdflib.Graph, None, None]:
        if triple is None or all(_is_open(term) for term in triple):
            names: Iterable[str] = self._asked.graphs()
        else:
            names = [str(name) for _, name in self._matches(triple, None)]
        yield from (rdflib.Graph(self, identifier=rdflib.URIRef(name)) for name in names)

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        return sum(1 for _ in self.triples((None, None, None), context))

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803 the name that rdflib gives it
        initBindings: Mapping[str, _Node],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **_: Any,
    ) -> Result:
        query = check_query(_text(query))
        if initBindings or queryGraph not in ("__UNION__", str(DATASET_DEFAULT_GRAPH_ID)):
            raise NotImplementedError  # rdflib then evaluates it by itself, pattern by pattern.
        head = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in initNs.items())
        return _result(self._asked.query(f"{head} {query}"))

    # Names of namespaces are kept with the view

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:
        if override or prefix not in self._namespaces:
            self._namespaces[prefix] = str(namespace)

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        found = self._namespaces.get(prefix)
        return None if found is None else rdflib.URIRef(found)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        return next((name for name, found in self._namespaces.items() if found == str(namespace)), None)

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        yield from ((prefix, rdflib.URIRef(namespace)) for prefix, namespace in self._namespaces.items())

    # What would change the store

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Naming a graph, which rdflib also does to read it, makes none."""

    def add(self, *_: Any, **__: Any) -> NoReturn:
        raise _unchangeable()

    def addN(self, *_: Any, **__: Any) -> NoReturn:  # noqa: N802
        raise _unchangeable()

    def remove(self, *_: Any, **__: Any) -> NoReturn:
        raise _unchangeable()

    def remove_graph(self, *_: Any, **__: Any) -> NoReturn:
        raise _unchangeable()

    def update(self, *_: Any, **__: Any) -> NoReturn:
        raise _unchangeable()


def _is_open(term: _Node | None) -> bool:
    return term is None or isinstance(term, rdflib.BNode)


def _unchangeable() -> UsageError:
    return UsageError("a view for rdflib cannot change the store", remedy="use `put` and `drop` of the store")


def _result(found: SelectResult | AskResult | GraphResult) -> Result:
    if isinstance(found, AskResult):
        result = Result("ASK")
        result.askAnswer = found.value
    elif isinstance(found, GraphResult):
        result = Result("CONSTRUCT")
        result.graph = to_graph(found.quads)
    else:
        result = Result("SELECT")
        result.vars = [rdflib.Variable(name) for name in found.variables]
        result.bindings = [
            {
                rdflib.Variable(name): to_node(term)
                for name, term in zip(found.variables, row, strict=True)
                if term is not None
            }
            for row in found.rows
        ]
    return result
