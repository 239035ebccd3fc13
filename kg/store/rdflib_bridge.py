"""Our quads as a graph of rdflib."""

from __future__ import annotations

from collections.abc import Iterable

import rdflib

from kg.rdf.namespaces import prefixes
from kg.rdf.terms import XSD_STRING, Blank, Literal, Quad, Term


def to_graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """The triples of all graphs together, with the prefixes of the project bound."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: Term) -> rdflib.term.Identifier:
    if isinstance(term, Literal):
        datatype = None if term.language or term.datatype == XSD_STRING else rdflib.URIRef(term.datatype)
        return rdflib.Literal(term.value, datatype=datatype, lang=term.language, normalize=False)
    return rdflib.BNode(term) if isinstance(term, Blank) else rdflib.URIRef(term)
