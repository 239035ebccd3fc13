"""The ontology and the code speak of the same things."""

from __future__ import annotations

import json
from functools import cache

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS

from kg.model import EntityType, EventType, RelationType, RoleStatus, Stance, Status
from kg.rdf import Iri, facts_to_quads
from kg.rdf.issues import issue_labels
from kg.rdf.namespaces import LINK_TYPE, PLOVER, ROLE_STATUS, SC, STANCE, STATUS
from kg.rdf.plover import CODES
from kg.resources import ontology_folder, vocabulary_files
from tests.rdf.sample import sample

SUPERCLASSES = {"Thing", "Actor", "Body", "Location", "Report", "Grounded", "Dated"}


@cache
def _graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / name, format="turtle")


@cache
def _vocabulary() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in vocabulary_files():
        graph.parse(path, format="turtle")
    return graph


def _terms() -> list[rdflib.URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return sorted(
        {term for kind in kinds for term in _vocabulary().subjects(RDF.type, kind) if isinstance(term, rdflib.URIRef)}
    )


@pytest.mark.parametrize("term", _terms())
def test_every_term_is_documented(term: rdflib.URIRef) -> None:
    graph = _vocabulary()
    assert term.startswith(SC)
    for needed in (RDFS.label, SKOS.definition, RDFS.isDefinedBy):
        assert len(list(graph.objects(term, needed))) == 1
    if (term, RDF.type, OWL.Class) not in graph:
        for needed in (RDFS.domain, RDFS.range):
            assert len(list(graph.objects(term, needed))) == 1


def _shaped_terms() -> list[rdflib.URIRef]:
    """All but those of links and reference facts, whose shapes are yet to come."""
    background = set(rdflib.Graph().parse(ontology_folder() / "modules" / "background.ttl").subjects())
    links = {rdflib.URIRef(SC + name) for name in ("Link", "LinkType", "appearance", "linkedTo", "linkType")}
    return [term for term in _terms() if term not in background | links]


@pytest.mark.parametrize("term", _shaped_terms())
def test_every_term_has_a_shape(term: rdflib.URIRef) -> None:
    shapes = _graph("shapes.ttl")
    name = term.removeprefix(SC)
    if (term, RDF.type, OWL.Class) in _vocabulary():
        assert name in SUPERCLASSES - {"Thing"} or any(shapes.subjects(SH.targetClass, term))
    else:
        assert any(shapes.subjects(SH.targetSubjectsOf, term))
        assert any(shapes.subjects(SH.path, term))


def test_the_code_writes_no_term_that_the_ontology_lacks() -> None:
    written = {
        str(term)
        for quad in facts_to_quads(sample())
        for term in (quad.predicate, quad.object)
        if isinstance(term, Iri) and term.startswith(SC)
    }
    assert len(written) > 50
    assert written <= {str(term) for term in _terms()}


def test_lists_of_the_model_and_of_the_ontology_are_the_same() -> None:
    terms = {str(term).removeprefix(SC) for term in _terms()}
    assert {str(name) for kind in (EntityType, EventType, RelationType) for name in kind} <= terms
    codes = {str(term) for term in _graph("codes.ttl").subjects(SKOS.inScheme)}
    ours: dict[str, list[str]] = {
        STATUS: [*Status],
        ROLE_STATUS: [*RoleStatus],
        STANCE: [*Stance],
        PLOVER: [*CODES],
        LINK_TYPE: [
            "name",
            "official-name",
            "former-name",
            "other-name",
            "acronym",
            "demonym",
            "people",
            "metonym",
        ],
    }
    assert codes == {namespace + name for namespace, names in ours.items() for name in names}


def test_labels_of_issues_are_those_of_the_thesaurus() -> None:
    graph = _graph("issues.ttl")
    issues = graph.subjects(RDF.type, rdflib.URIRef(SC + "Issue"))
    labels = {str(issue).rpartition("#")[2]: str(graph.value(issue, SKOS.prefLabel)) for issue in issues}
    assert len(labels) == 50
    assert issue_labels() == labels
    assert all(graph.value(issue, SKOS.scopeNote) for issue in graph.subjects(SKOS.inScheme))


def test_the_json_ld_context_names_terms_of_the_ontology() -> None:
    context = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    named = {d["@id"][3:] for d in context.values() if isinstance(d, dict) and d["@id"].startswith("sc:")}
    assert named <= {str(term).removeprefix(SC) for term in _terms()}
    graph = _vocabulary()
    for name in named:
        to_node = context[name].get("@type") == "@id"
        assert to_node == ((rdflib.URIRef(SC + name), RDF.type, OWL.ObjectProperty) in graph), name
