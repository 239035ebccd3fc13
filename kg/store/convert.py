"""Between our terms and those of pyoxigraph."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from kg.errors import GraphError
from kg.rdf.terms import XSD_STRING, Blank, Iri, Literal, Quad, Subject, Term

_OxSubject = ox.NamedNode | ox.BlankNode
#: A graph repeats its properties, classes and subjects: making each once takes less time, and less memory.
_MANY = 1 << 14
_iri = lru_cache(_MANY)(Iri)


@lru_cache(_MANY)
def named_node(iri: str) -> ox.NamedNode:
    """A node by its IRI.

    Raises:
        GraphError: if the IRI is malformed.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise GraphError(f"{iri!r} is no valid IRI ({error})") from error


def to_ox(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Our term as one of pyoxigraph.

    Raises:
        GraphError: if an IRI or a language tag is malformed.
    """
    if isinstance(term, Literal):
        if term.language is not None:
            return _in_language(term.value, term.language)
        if term.datatype == XSD_STRING:
            return ox.Literal(term.value)
        return ox.Literal(term.value, datatype=named_node(term.datatype))
    return ox.BlankNode(term) if isinstance(term, Blank) else named_node(term)


def _in_language(value: str, language: str) -> ox.Literal:
    try:
        return ox.Literal(value, language=language)
    except ValueError as error:
        raise GraphError(f"{language!r} is no valid language tag ({error})") from error


def to_ox_quad(quad: Quad) -> ox.Quad:
    """Our quad as one of pyoxigraph."""
    graph = ox.DefaultGraph() if quad.graph is None else _ox_subject(quad.graph)
    return ox.Quad(_ox_subject(quad.subject), named_node(quad.predicate), to_ox(quad.object), graph)


def _ox_subject(subject: Subject) -> _OxSubject:
    return ox.BlankNode(subject) if isinstance(subject, Blank) else named_node(subject)


def from_ox(term: object) -> Term:
    """A term of pyoxigraph as ours.

    Raises:
        GraphError: for a triple term, which this project does not use.
    """
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, _iri(term.datatype.value), term.language)
    raise GraphError(f"{term} is a triple term of RDF 1.2", remedy="write it with plain triples")


def _from_ox_subject(term: object) -> Subject:
    found = from_ox(term)
    if isinstance(found, Literal):
        raise GraphError(f"a literal stands where a node must: {found.value!r}")
    return found


def from_ox_triple(triple: ox.Triple | ox.Quad) -> Quad:
    """A triple or quad of pyoxigraph as ours."""
    subject, predicate, value, *graph = triple
    return Quad(
        _from_ox_subject(subject),
        _iri(predicate.value),
        from_ox(value),
        None if not graph or isinstance(graph[0], ox.DefaultGraph) else _from_ox_subject(graph[0]),
    )


def triples_in(data: bytes, graph: Iri) -> list[Quad]:
    """The triples of N-Triples, as quads of a graph.

    Raises:
        GraphError: if they are none.
    """
    try:
        found = [from_ox_triple(triple) for triple in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"no N-Triples: {error}", where=graph, remedy="make the graph anew") from error
    return [quad._replace(graph=graph) for quad in found]
