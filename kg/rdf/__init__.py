"""RDF without a library: the facts of an article as quads, quads as text, and a graph back as facts.

Here live terms, namespaces, IRIs, the graph model itself (`facts_to_quads`, and `kg.rdf.corpus` for what only several
articles tell), its inverse (`read_articles`) and the writers of Turtle, TriG and N-Quads. Parsing and asking are the
business of `kg.store`; what the terms mean stands in `ontology/`.
"""

from kg.rdf.build import facts_to_quads
from kg.rdf.corpus import copy_quads, identity_quads, shared_event_quads
from kg.rdf.namespaces import DEFAULT_BASE, checked_base, prefixes
from kg.rdf.read import GraphArticle, read_articles
from kg.rdf.serialize import to_nquads, to_ntriples, to_trig, to_turtle
from kg.rdf.terms import Blank, Iri, Literal, Quad

__all__ = [
    "DEFAULT_BASE",
    "Blank",
    "GraphArticle",
    "Iri",
    "Literal",
    "Quad",
    "checked_base",
    "copy_quads",
    "facts_to_quads",
    "identity_quads",
    "prefixes",
    "read_articles",
    "shared_event_quads",
    "to_nquads",
    "to_ntriples",
    "to_trig",
    "to_turtle",
]
