"""The shipped vocabulary as graphs, for the tests that ask it."""

from __future__ import annotations

from functools import cache

import rdflib
from rdflib import OWL, RDF, SKOS

from kg.rdf import prefixes
from kg.rdf.namespaces import SC
from kg.resources import ontology_folder, vocabulary_files

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty)


@cache
def parsed(name: str) -> rdflib.Graph:
    """One file of ``ontology/``, as it stands."""
    return rdflib.Graph().parse(ontology_folder() / name, format="turtle")


@cache
def vocabulary() -> rdflib.Graph:
    """Every file that says what terms mean. Nobody may change this graph."""
    graph = rdflib.Graph()
    for path in vocabulary_files():
        graph.parse(path, format="turtle")
    return graph


@cache
def terms() -> tuple[rdflib.URIRef, ...]:
    """Every class and property of ours."""
    kinds = (OWL.Class, *PROPERTY_KINDS)
    found = {term for kind in kinds for term in vocabulary().subjects(RDF.type, kind)}
    return tuple(sorted(term for term in found if isinstance(term, rdflib.URIRef) and term.startswith(SC)))


def is_class(term: rdflib.URIRef) -> bool:
    return (term, RDF.type, OWL.Class) in vocabulary()


def turtle(text: str, **more: str) -> rdflib.Graph:
    """A graph from Turtle in which the prefixes of the project, and ``more``, are known."""
    known = {**prefixes(), **more}
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in known.items())
    return rdflib.Graph().parse(data=head + text, format="turtle")


def example(term: rdflib.URIRef) -> tuple[str, rdflib.Graph]:
    """The example of a term: the sentence of its first line, and the triples of the others."""
    (text,) = vocabulary().objects(term, SKOS.example)
    sentence, _, triples = str(text).partition("\n")
    return sentence, turtle(triples)
