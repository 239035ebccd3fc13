"""Property paths of SHACL: a property, its inverse, alternatives and sequences of paths."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.errors import GraphError
from kg.rdf.namespaces import RDF
from kg.rdf.terms import Blank, Iri, Term
from kg.validate.data import DataGraph
from kg.validate.labels import shortened
from kg.validate.violation import sh

#: The values that a path leads to from a node, each once.
Walk = Callable[[DataGraph, Term], Sequence[Term]]

_FIRST, _REST, _NIL = Iri(RDF + "first"), Iri(RDF + "rest"), Iri(RDF + "nil")


def read_list(shapes: DataGraph, head: Term) -> list[Term]:
    """The members of a list of RDF."""
    members: list[Term] = []
    node: Term = head
    while isinstance(node, Iri | Blank) and node != _NIL:
        (member,), (rest,) = shapes.values(node, _FIRST), shapes.values(node, _REST)
        members.append(member)
        node = rest
    return members


def read_path(shapes: DataGraph, path: Term) -> Walk:
    """How to walk a path.

    Raises:
        GraphError: if it is of a kind that this engine does not know.
    """
    if isinstance(path, Iri):
        return _property(path)
    if isinstance(path, Blank):
        if (inverse := shapes.values(path, sh("inversePath"))) and isinstance(inverse[0], Iri):
            return _inverse(inverse[0])
        if alternatives := shapes.values(path, sh("alternativePath")):
            return _alternatives([read_path(shapes, each) for each in read_list(shapes, alternatives[0])])
        if shapes.values(path, _FIRST):
            return _sequence([read_path(shapes, each) for each in read_list(shapes, path)])
    raise GraphError("a path of the shapes is of a kind that is not known here", where="shapes")


def path_words(shapes: DataGraph, path: Term) -> str:
    """A path as SPARQL writes it: ``^prov:used``, ``rdfs:label|skos:prefLabel``."""
    for inverse in shapes.values(path, sh("inversePath")):
        return f"^{path_words(shapes, inverse)}"
    for alternatives in shapes.values(path, sh("alternativePath")):
        return "|".join(path_words(shapes, each) for each in read_list(shapes, alternatives))
    if shapes.values(path, _FIRST):
        return "/".join(path_words(shapes, each) for each in read_list(shapes, path))
    return shortened(path)


def _property(path: Iri) -> Walk:
    return lambda data, node: data.values(node, path)


def _inverse(path: Iri) -> Walk:
    return lambda data, node: data.subjects(path, node)


def _alternatives(walks: Sequence[Walk]) -> Walk:
    return lambda data, node: list({value: None for walk in walks for value in walk(data, node)})


def _sequence(walks: Sequence[Walk]) -> Walk:
    def walk(data: DataGraph, node: Term) -> Sequence[Term]:
        nodes: Sequence[Term] = [node]
        for step in walks:
            nodes = list({value: None for each in nodes for value in step(data, each)})
        return nodes

    return walk
