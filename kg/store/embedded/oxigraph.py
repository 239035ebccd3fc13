"""What the stores over pyoxigraph share: asking, naming blank nodes, and making a graph's quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import AnswerLimitError, GraphError, QueryError
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Blank, Iri, Quad, Term
from kg.store.convert import from_ox, from_ox_triple, named_node, to_ox
from kg.store.embedded.blanks import check_blanks
from kg.store.protocol import AskResult, Dataset, GraphResult, QueryResult, SelectResult
from kg.store.sparql.syntax import explained

_T = TypeVar("_T")


def ask(store: ox.Store, sparql: str, *, dataset: Dataset | None = None, most: int | None = None) -> QueryResult:
    """The answer to a query that was checked; the prefixes of the project need no declaration.

    Args:
        dataset: the graphs that it sees, instead of all.
        most: how many rows or triples an answer may have.

    Raises:
        QueryError: if the query is broken.
        AnswerLimitError: if the answer has more than ``most`` rows or triples.
        OSError: if the store cannot be read.
    """
    try:
        if dataset is None:
            found = store.query(sparql, prefixes=prefixes())
        else:
            default, named = ([named_node(name) for name in names] for names in (dataset.default, dataset.named))
            found = store.query(sparql, prefixes=prefixes(), default_graph=[*default], named_graphs=[*named])
        return _result(found, most)
    except SyntaxError as error:
        raise explained(sparql, str(error), prefixes()) from error
    except (ValueError, RuntimeError) as error:
        # A store that cannot be read is told by the same type of error as a function that the engine does not know.
        if isinstance(error, RuntimeError) and "is not supported" not in str(error):
            raise
        raise QueryError(f"the query cannot be answered ({error})") from error


def triples_of(store: ox.Store, sparql: str) -> list[ox.Triple]:
    """The triples that a CONSTRUCT gives, as the engine has them.

    Raises:
        TypeError: if it is no CONSTRUCT.
        OSError: if the store cannot be read.
    """
    found = store.query(sparql, prefixes=prefixes())
    if not isinstance(found, ox.QueryTriples):
        raise TypeError("only a CONSTRUCT gives triples")
    return list(found)


def _result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, most: int | None) -> QueryResult:
    if isinstance(found, ox.QueryBoolean):
        return AskResult(bool(found))
    if isinstance(found, ox.QueryTriples):
        return GraphResult(tuple({from_ox_triple(triple): None for triple in _up_to(most, found)}))
    names = tuple(variable.value for variable in found.variables)
    term = _Terms({None: None}).__getitem__
    return SelectResult(names, tuple(tuple(map(term, row)) for row in _up_to(most, found)))


class _Terms(dict[object, Term | None]):
    """Terms of an answer by those of pyoxigraph: its rows repeat them, and each is made once."""

    def __missing__(self, term: object) -> Term:
        found = self[term] = from_ox(term)
        return found


def _up_to(most: int | None, found: Iterable[_T]) -> Iterator[_T]:
    for number, each in enumerate(found):
        if number == most:
            raise AnswerLimitError(most)
        yield each


def first_line(error: Exception) -> str:
    """The first line of a parser's complaint: what follows is its grammar."""
    lines = str(error).splitlines() or ["broken syntax"]
    return lines[0][:300].removesuffix(".")


def named_alike(quads: Iterable[ox.Quad]) -> Iterator[Quad]:
    """The quads as ours. Blank nodes get names that follow from the quads alone (RDFC-1.0).

    Only quads with blank nodes are held in memory: the others have no part in the names.

    Raises:
        GraphError: if too many blank nodes look alike; see `kg.store.embedded.blanks`.
    """
    with_blanks = []
    for quad in quads:
        if any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
            with_blanks.append(quad)
        else:
            yield from_ox_triple(quad)
    if with_blanks:
        check_blanks(with_blanks)
        dataset = ox.Dataset(with_blanks)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        yield from (from_ox_triple(quad) for quad in dataset)


def quads_for(graph: Iri, quads: Iterable[Quad]) -> set[ox.Quad]:
    """The quads as those of ``graph``, with blank nodes that nothing else has.

    Raises:
        GraphError: if an IRI is malformed.
    """
    name = named_node(graph)
    blanks: dict[str, ox.BlankNode] = {}

    def term(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        return blanks.setdefault(term, ox.BlankNode()) if isinstance(term, Blank) else to_ox(term)

    found = set()
    for subject, predicate, value, _ in quads:
        node = term(subject)
        if not isinstance(node, ox.Literal):
            found.add(ox.Quad(node, named_node(predicate), term(value), name))
    return found


def without_blanks(quads: Iterable[Quad]) -> list[Quad]:
    """The quads, if there is no blank node in them: in a graph that is there, none can be named from outside.

    Raises:
        GraphError: if there is one.
    """
    found = list(quads)
    for quad in found:
        if isinstance(quad.subject, Blank) or isinstance(quad.object, Blank):
            raise GraphError("a change names a blank node", remedy="put the whole graph instead")
    return found


@contextmanager
def translated_syntax() -> Iterator[None]:
    """Tells broken N-Triples as an error of ours."""
    try:
        yield
    except SyntaxError as error:
        raise GraphError(f"is no N-Triples ({first_line(error)})", remedy="make the graph anew") from error


def triples_in(data: bytes) -> list[Quad]:
    """The triples of N-Triples.

    Raises:
        GraphError: if it is none.
    """
    with translated_syntax():
        return [from_ox_triple(triple) for triple in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]


def in_graph(graph: Iri, data: bytes) -> bytes:
    """N-Triples, one triple a line, as N-Quads of a graph: no line ends within a triple, where they are escapes."""
    return data.replace(b" .\n", b" %s .\n" % str(named_node(graph)).encode("utf-8"))


def and_merged(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads, and their triples in the default graph."""
    return [each for quad in quads for each in (quad, ox.Quad(*quad.triple))]


def data_update(gone: Iterable[ox.Quad], come: Iterable[ox.Quad]) -> str:
    """SPARQL Update that takes quads away and then adds others; none of them has a blank node."""
    return f"DELETE DATA {{ {_data(gone)} }} ;\nINSERT DATA {{ {_data(come)} }}"


def _data(quads: Iterable[ox.Quad]) -> str:
    parts: dict[object, list[str]] = {}
    for quad in quads:
        parts.setdefault(quad.graph_name, []).append(f"{quad.triple} .")
    return "\n".join(
        "\n".join(lines) if name == ox.DefaultGraph() else f"GRAPH {name} {{ {' '.join(lines)} }}"
        for name, lines in parts.items()
    )
