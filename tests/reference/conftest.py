"""The shipped reference facts, parsed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDFS

REFERENCE = Path(__file__).parents[2] / "ontology" / "reference"
SC = Namespace("https://w3id.org/statecraft/ontology#")
WD = "http://www.wikidata.org/entity/"


class Facts:
    """The graph of all files, asked by labels."""

    def __init__(self) -> None:
        self.graph = Graph()
        for path in sorted(REFERENCE.glob("*.ttl")):
            self.graph.parse(path)

    def thing(self, name: str, kind: str = "ReferenceState") -> URIRef:
        """The one thing of that label and class."""
        found = [
            subject
            for subject in self.graph.subjects(RDFS.label, Literal(name))
            if (subject, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), SC[kind]) in self.graph
        ]
        assert len(found) == 1, name
        assert isinstance(found[0], URIRef)
        return found[0]

    def values(self, subject: URIRef, term: str) -> set[str]:
        """The values of ``sc:term``: texts, or the labels of things."""
        return {str(self.graph.value(value, RDFS.label) or value) for value in self.graph.objects(subject, SC[term])}


@pytest.fixture(scope="session")
def facts() -> Facts:
    return Facts()
