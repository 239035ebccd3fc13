"""Tests of the service description, of which the W3C's manifest only has the names.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from rdflib.namespace import RDF

from tools.conformance.manifests import Folder
from tools.conformance.outcome import Outcome
from tools.conformance.server import Server

_SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
#: What a property stands at, and the kinds that it leads to; without any, an IRI.
_PROPERTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "endpoint": ("Service", ()),
    "feature": ("Service", ()),
    "supportedLanguage": ("Service", ()),
    "resultFormat": ("Service", ()),
    "inputFormat": ("Service", ()),
    "extensionFunction": ("Service", ()),
    "extensionAggregate": ("Service", ()),
    "languageExtension": ("Service", ()),
    "defaultEntailmentRegime": ("Service", ()),
    "propertyFeature": ("Service", ()),
    "defaultDataset": ("Service", ("Dataset",)),
    "availableGraphs": ("Service", ("GraphCollection",)),
    "defaultGraph": ("Dataset", ("Graph",)),
    "namedGraph": ("Dataset", ("NamedGraph",)),
    "name": ("NamedGraph", ()),
    "graph": ("NamedGraph", ("Graph",)),
}
_LANGUAGES = {_SD.SPARQL10Query, _SD.SPARQL11Query, _SD.SPARQL11Update}
_FEATURES = {
    _SD.DereferencesURIs, _SD.UnionDefaultGraph, _SD.RequiresDataset, _SD.EmptyGraphs, _SD.BasicFederatedQuery,
}  # fmt: skip


def run_description(server: Server, folder: Folder, manifest: str) -> Iterator[Outcome]:
    """Run the tests of a manifest: a GET of the endpoint, without a query."""
    answer = server.send("GET", "/query", {"Accept": "text/turtle"})
    # Those who ask for nothing in particular are to have RDF, too.
    plain = server.send("GET", "/query", {})
    found = rdflib.Graph()
    is_rdf = answer.status == plain.status == 200 and answer.media == plain.media == "text/turtle"
    if is_rdf:
        found.parse(data=answer.body, format="turtle")
    wrong = {
        "returns-rdf": "" if is_rdf else f"{answer}, {plain}",
        "has-endpoint-triple": ""
        if (None, _SD.endpoint, rdflib.URIRef(f"{server.address}/query")) in found
        else "none",
        "conforms-to-schema": "; ".join(faults(found)),
    }
    for name, _, _ in folder.tests(manifest):
        group, _, test = name.partition("/")
        yield Outcome(group, name, wrong.get(test) == "", detail=wrong.get(test, "nobody knows how to run it"))


def faults(graph: rdflib.Graph) -> list[str]:
    """What in a service description does not follow the vocabulary."""
    services = list(graph.subjects(RDF.type, _SD.Service))
    found = [] if len(services) == 1 else [f"{len(services)} services"]
    found += ["not one endpoint" for each in services if len(list(graph.objects(each, _SD.endpoint))) != 1]
    for subject, predicate, value in graph:
        if predicate == RDF.type or not str(predicate).startswith(str(_SD)):
            continue
        name = str(predicate).removeprefix(str(_SD))
        at, kinds = _PROPERTIES.get(name, ("", ()))
        if (subject, RDF.type, _SD[at]) not in graph:
            found.append(f"sd:{name} does not stand at a {at or 'thing'}")
        if not (
            any((value, RDF.type, _SD[kind]) in graph for kind in kinds) if kinds else isinstance(value, rdflib.URIRef)
        ):
            found.append(f"sd:{name} leads to {value}")
    found += [f"{each} is no language" for each in graph.objects(None, _SD.supportedLanguage) if each not in _LANGUAGES]
    found += [f"{each} is no feature" for each in graph.objects(None, _SD.feature) if each not in _FEATURES]
    return sorted(found)
