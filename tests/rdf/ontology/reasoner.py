"""What an OWL 2 RL reasoner concludes from a graph, and what it objects to."""

from __future__ import annotations

import re

import owlrl
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.rdf import prefixes
from tests.rdf.ontology.vocabulary import vocabulary

# Nothing follows from these; without them the reasoner needs half the time.
_WORDS = (
    DCTERMS.description,
    DCTERMS.title,
    RDFS.isDefinedBy,
    RDFS.label,
    SKOS.altLabel,
    SKOS.definition,
    SKOS.example,
    SKOS.prefLabel,
    SKOS.scopeNote,
)


def contradictions(*graphs: rdflib.Graph) -> list[str]:
    """What cannot be true in these graphs and the vocabulary together, one line for each; IRIs are shortened."""
    whole = _whole(*graphs)
    twice = _valued_twice(whole)
    reasoner = owlrl.OWLRL_Semantics(whole, False, False, False)
    reasoner.closure()
    nothing = [f"{each} is a owl:Nothing" for each in whole.subjects(RDF.type, OWL.Nothing) if each != OWL.Nothing]
    return sorted({_shortened(message) for message in (*reasoner.error_messages, *nothing, *twice)})


def closure(*graphs: rdflib.Graph) -> rdflib.Graph:
    """These graphs and the vocabulary, with all that follows."""
    whole = _whole(*graphs)
    owlrl.OWLRL_Semantics(whole, False, False, False).closure()
    return whole


def _whole(*graphs: rdflib.Graph) -> rdflib.Graph:
    whole = rdflib.Graph()
    for graph in (vocabulary(), *graphs):
        whole += graph
    for predicate in _WORDS:
        whole.remove((None, predicate, None))
    return whole


def _valued_twice(graph: rdflib.Graph) -> list[str]:
    """Two values of a functional property, which owlrl does not notice where they are literals."""
    functional = set(graph.subjects(RDF.type, OWL.FunctionalProperty))
    literal = [prop for prop in graph.subjects(RDF.type, OWL.DatatypeProperty) if prop in functional]
    return [
        f"{subject} has two values of {prop}"
        for prop in literal
        for subject in set(graph.subjects(prop))
        if len(set(graph.objects(subject, prop))) > 1
    ]


def _shortened(message: str) -> str:
    for prefix, namespace in {**prefixes(), "owl": str(OWL)}.items():
        message = message.replace(namespace, f"{prefix}:")
    # The name of a blank node is another one each time.
    return re.sub(r"\b[nN][0-9a-f]{16,}(b\d+)?\b", "_:restriction", message)
