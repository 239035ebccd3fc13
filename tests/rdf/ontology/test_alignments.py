"""Terms of other vocabularies: they exist, and ours are tied to them without merging anything."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME

from kg.lexicon.plover import acts
from kg.model import Stance
from kg.rdf.namespaces import PLOVER, SC, STANCE, WIKIDATA, prefixes
from tests.rdf.ontology.vocabulary import PROPERTY_KINDS, parsed, terms, vocabulary

MATCHES = (SKOS.closeMatch, SKOS.relatedMatch, SKOS.narrowMatch, SKOS.broadMatch, SKOS.exactMatch)
# rdflib knows every term of these.
CLOSED = (FOAF, ORG, PROV, SDO, SKOS, TIME)
# Of the others, the terms in use here, as their own documents list them.
LISTED = {
    "http://www.w3.org/ns/oa#": {"SpecificResource", "TextPositionSelector", "TextQuoteSelector", "hasSelector"},
    "http://www.w3.org/ns/opengov#": {"post"},
    "http://linkedevents.org/ontology/": {"Event", "atPlace", "involvedAgent"},
    "http://semanticweb.cs.vu.nl/2009/11/sem/": {
        "Actor",
        "Event",
        "Place",
        "accordingTo",
        "eventType",
        "hasActor",
        "hasBeginTimeStamp",
        "hasEndTimeStamp",
        "hasPlace",
    },
}


def _alignments() -> rdflib.Graph:
    return parsed("modules/alignments.ttl")


def _foreign() -> list[rdflib.URIRef]:
    """Every term of another vocabulary that one of ours is tied to."""
    ours = tuple(namespace for namespace in prefixes().values() if "w3id.org/statecraft" in namespace)
    ways = (RDFS.subClassOf, RDFS.subPropertyOf, *MATCHES)
    found = {term for way in ways for term in _alignments().objects(None, way) if isinstance(term, rdflib.URIRef)}
    return sorted(term for term in found if not str(term).startswith(ours))


def _split(term: str) -> tuple[str, str]:
    """Namespace and local name."""
    cut = max(term.rfind("/"), term.rfind("#")) + 1
    return term[:cut], term[cut:]


@pytest.mark.parametrize("term", _foreign())
def test_a_foreign_term_exists(term: rdflib.URIRef) -> None:
    for known in CLOSED:
        if term.startswith(str(known)):
            assert term in known
            return
    namespace, name = _split(term)
    if namespace == WIKIDATA:
        assert name[0] in "PQ"
        assert name[1:].isdigit()
    else:
        assert name in LISTED[namespace]


def test_every_vocabulary_that_the_module_announces_is_there() -> None:
    namespaces = {_split(term)[0] for term in _foreign()}
    assert namespaces == {*map(str, (FOAF, ORG, PROV, SDO, TIME)), *LISTED, WIKIDATA}


def test_nothing_is_merged_with_a_foreign_term() -> None:
    """Neither identity nor equivalence: what others say of their terms must not become what we say of ours."""
    for predicate in (OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty):
        assert list(vocabulary().subject_objects(predicate)) == []


def test_alignments_stand_in_their_module_only() -> None:
    ours = {*terms(), *(rdflib.URIRef(STANCE + stance) for stance in Stance)}
    tied = [
        (term, way, other)
        for way in (RDFS.subClassOf, RDFS.subPropertyOf, *MATCHES)
        for term, other in vocabulary().subject_objects(way)
        if term in ours and isinstance(other, rdflib.URIRef) and not other.startswith(SC) and other != SKOS.Concept
    ]
    assert {way for _, way, _ in tied} >= {RDFS.subClassOf, RDFS.subPropertyOf}
    for triple in tied:
        assert triple in _alignments()


def test_classes_are_under_classes_and_properties_under_properties_of_their_kind() -> None:
    graph = vocabulary()
    classes, properties = (list(_alignments().subject_objects(way)) for way in (RDFS.subClassOf, RDFS.subPropertyOf))
    assert classes
    assert properties
    for term, other in classes:
        assert (term, RDF.type, OWL.Class) in graph
        assert (other, RDF.type, OWL.Class) in graph
    for term, other in properties:
        kinds = [set(graph.objects(each, RDF.type)) & set(PROPERTY_KINDS) for each in (term, other)]
        assert kinds[0] == kinds[1]
        assert len(kinds[0]) == 1


def test_plover_matches_are_those_of_the_code() -> None:
    stances = {stance.value for stance in Stance}
    general = [row for row in acts() if not row.act]
    expected = {((STANCE if row.on in stances else SC) + row.on, row.code) for row in general}
    found = {
        (str(term), str(code).removeprefix(PLOVER))
        for term, code in _alignments().subject_objects(SKOS.relatedMatch)
        if str(code).startswith(PLOVER)
    }
    assert found == expected
