"""The service about itself, by the SPARQL 1.1 Service Description: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from kg.rdf import Blank, Iri, Quad
from kg.rdf.namespaces import RDF_TYPE
from kg.serve.answers.replies import Reply, graph_reply

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_RDF = ("Turtle", "N-Triples", "JSON-LD")


def description(endpoint: str, media: str | None) -> Reply:
    """Triples that tell what the service can do.

    Args:
        endpoint: where it takes queries.
        media: the type in which the client takes a graph, or None.
    """
    service, dataset, default = Blank("service"), Blank("dataset"), Blank("default")
    quads = [
        Quad(service, RDF_TYPE, _sd("Service")),
        Quad(service, _sd("endpoint"), Iri(endpoint)),
        Quad(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Quad(service, _sd("feature"), _sd("UnionDefaultGraph")),
        *(Quad(service, _sd("resultFormat"), Iri(_FORMATS + name)) for name in (*_RESULTS, *_RDF)),
        Quad(service, _sd("defaultDataset"), dataset),
        Quad(dataset, RDF_TYPE, _sd("Dataset")),
        Quad(dataset, _sd("defaultGraph"), default),
        Quad(default, RDF_TYPE, _sd("Graph")),
    ]
    return graph_reply(quads, media)


def _sd(name: str) -> Iri:
    return Iri(_SD + name)
