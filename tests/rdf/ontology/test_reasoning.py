"""The ontology is consistent, coherent and inside of OWL 2 RL, by a reasoner; and the reasoner notices what is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, PROV, RDF, RDFS, SDO, XSD

from kg.model import EventType
from kg.rdf import facts_to_quads
from kg.rdf.namespaces import SC
from kg.store import MemoryStore
from tests.rdf.corpus import corpus_quads
from tests.rdf.ontology.reasoner import closure, contradictions
from tests.rdf.ontology.vocabulary import PROPERTY_KINDS, example, is_class, terms, turtle, vocabulary
from tests.rdf.sample import sample

OTHERS = rdflib.Graph().parse(Path(__file__).parent / "other_vocabularies.ttl")
ANY = rdflib.Namespace("https://example.org/any/")


def _one_of_each() -> rdflib.Graph:
    """An instance of every class, alone, and a triple with every property, between nodes that have nothing else."""
    graph = rdflib.Graph()
    for term in terms():
        name = term.removeprefix(SC)
        if is_class(term):
            graph.add((ANY[name], RDF.type, term))
        elif (term, RDF.type, OWL.ObjectProperty) in vocabulary():
            graph.add((ANY[f"{name}-subject"], term, ANY[f"{name}-object"]))
        else:
            datatype = vocabulary().value(term, RDFS.range)
            value = rdflib.Literal("1", datatype=None if datatype == RDFS.Literal else rdflib.URIRef(str(datatype)))
            graph.add((ANY[f"{name}-subject"], term, value))
    return graph


def test_every_class_can_have_members_and_every_property_values() -> None:
    assert len(_one_of_each()) == len(terms())
    assert contradictions(_one_of_each(), OTHERS) == []


def test_all_examples_together_are_consistent() -> None:
    together = rdflib.Graph()
    for term in terms():
        together += example(term)[1]
    assert len(together) > 150
    assert contradictions(together, OTHERS) == []


def test_the_graph_of_an_article_is_consistent() -> None:
    graph = MemoryStore(facts_to_quads(sample())).to_rdflib()
    assert len(graph) > 350
    assert contradictions(graph, OTHERS) == []


def test_the_graph_of_several_articles_is_consistent() -> None:
    graph = MemoryStore(corpus_quads()).to_rdflib()
    assert contradictions(graph, OTHERS) == []


def test_a_shared_event_never_becomes_an_event() -> None:
    """Whatever follows from the graph, the vocabulary and the other vocabularies."""
    graph = closure(MemoryStore(corpus_quads()).to_rdflib(), OTHERS)
    shared = set(graph.subjects(RDF.type, _sc("SharedEvent")))
    assert len(shared) == 1
    for event in ("Event", "ReportedEvent", *EventType):
        assert shared.isdisjoint(graph.subjects(RDF.type, _sc(event)))
    foreign = (SDO.Event, rdflib.URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event"))
    for kind in foreign:
        assert any(graph.subjects(RDF.type, kind))
        assert shared.isdisjoint(graph.subjects(RDF.type, kind))
    kinds = {kind for each in shared for kind in graph.objects(each, RDF.type) if isinstance(kind, rdflib.URIRef)}
    assert kinds == {_sc("SharedEvent"), PROV.Entity, OWL.Thing}


def _sc(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SC + name)


def test_the_graph_of_the_example_is_consistent(example_output: Path) -> None:
    graph = rdflib.Graph().parse(example_output / "graph.ttl")
    assert len(graph) > 1000
    assert contradictions(graph, OTHERS) == []


FAULTS = {
    # seeded fault: part of what must be said of it
    "state:a a sc:State, sc:Person .": "sc:State and sc:Person have a common individual state:a",
    "state:b a sc:State ; sc:partOf person:b .": "common individual state:b",
    "event:c a sc:Meeting ; sc:status status:negated .": "_:restriction have a common individual event:c",
    "event:d sc:status status:occurred, status:possible .": "_:restriction have a common individual event:d",
    "role:e a sc:Role ; sc:roleStatus rolestatus:former .": "_:restriction have a common individual role:e",
    "claim:f sc:stance stance:warn, stance:reject .": "(stance:warn, stance:reject)",
    "telling:g sc:rank 1, 2 .": "telling:g has two values of sc:rank",
    "state:h sc:allyOf state:h .": "Irreflexive property used on state:h with sc:allyOf",
    "event:i sc:agent place:i . place:i a sc:Place .": "sc:Actor and sc:Place have a common individual place:i",
    "incumbency:j a sc:Incumbency, sc:Role .": "sc:Incumbency and sc:Grounded have a common individual incumbency:j",
    "event:k a prov:Activity ; prov:wasDerivedFrom article:k .": "common individual event:k",
    "organization:l a sc:Organization, org:Membership .": "common individual organization:l",
    "sharedevent:m sc:report event:m ; sc:status status:occurred .": "common individual sharedevent:m",
    "sharedevent:n a sc:SharedEvent, sc:Visit .": "common individual sharedevent:n",
    'identification:o a sc:Identification ; sc:reason "o" .': "common individual identification:o",
    "article:p sc:revisionOf article:p .": "Irreflexive property used on article:p with sc:revisionOf",
    'distinction:q sc:reason "one", "two" .': "distinction:q has two values of sc:reason",
    "status:occurred a sc:Stance .": "sc:EventStatus and sc:Stance have a common individual status:occurred",
}


@pytest.fixture(scope="module")
def faults_found() -> list[str]:
    """What the reasoner says of a graph that has every fault at once."""
    return contradictions(turtle("\n".join(FAULTS), org="http://www.w3.org/ns/org#"), OTHERS)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found(fault: str, faults_found: list[str]) -> None:
    assert [message for message in faults_found if FAULTS[fault] in message]


# seeded axiom: the class that can then have no members, or the property that can then have no values
BAD_AXIOMS = {
    "sc:State rdfs:subClassOf sc:Person .": "State",
    "sc:Organization rdfs:subClassOf <http://xmlns.com/foaf/0.1/Person> .": "Organization",
    "sc:Event rdfs:subClassOf prov:Activity .": "Event",
    "sc:agent rdfs:range sc:Place .": "agent-object",
}


@pytest.fixture(scope="module")
def impossible() -> set[str]:
    """The nodes that cannot be, once every bad axiom is there."""
    found = contradictions(_one_of_each(), turtle("\n".join(BAD_AXIOMS)), OTHERS)
    return {message.rpartition(f"common individual {ANY}")[2] for message in found}


@pytest.mark.parametrize("axiom", BAD_AXIOMS)
def test_an_axiom_that_leaves_a_class_empty_is_found(axiom: str, impossible: set[str]) -> None:
    assert BAD_AXIOMS[axiom] in impossible


# https://www.w3.org/TR/owl2-profiles/#OWL_2_RL: of its constructs, those that this ontology uses. A restriction to one
# value is allowed on both sides of a sub-class axiom.
CONSTRUCTS = {
    OWL.AllDifferent,
    OWL.AllDisjointClasses,
    OWL.Class,
    OWL.DatatypeProperty,
    OWL.FunctionalProperty,
    OWL.IrreflexiveProperty,
    OWL.ObjectProperty,
    OWL.Ontology,
    OWL.Restriction,
    OWL.SymmetricProperty,
    OWL.disjointWith,
    OWL.distinctMembers,
    OWL.hasValue,
    OWL.imports,
    OWL.members,
    OWL.onProperty,
    OWL.versionIRI,
    OWL.versionInfo,
}
DATATYPES = {RDFS.Literal, XSD.boolean, XSD.decimal, XSD.integer, XSD.string}
# Their values are classes and properties. The rules of OWL 2 RL take these as they are.
ABOUT_TERMS = {rdflib.URIRef(SC + name) for name in ("eventType", "thingType", "relationType")}


def _outside_of_rl(graph: rdflib.Graph) -> Iterator[str]:
    classes = set(graph.subjects(RDF.type, OWL.Class))
    for triple in graph:
        for term in triple:
            if str(term).startswith(str(OWL)) and term not in CONSTRUCTS:
                yield f"construct {term}"
    for node in (*graph.objects(None, RDFS.subClassOf), *graph.subjects(RDFS.subClassOf)):
        if node not in classes and not set(graph.objects(node, OWL.hasValue)):
            yield f"no class and no restriction to a value: {node}"
    for kind in PROPERTY_KINDS:
        for term in graph.subjects(RDF.type, kind):
            yield from _wrong_property(graph, term, kind, classes)


def _wrong_property(
    graph: rdflib.Graph, term: rdflib.term.Node, kind: rdflib.URIRef, classes: set[rdflib.term.Node]
) -> Iterator[str]:
    data = kind == OWL.DatatypeProperty
    if term not in ABOUT_TERMS:
        allowed = DATATYPES if data else classes
        yield from (f"range of {term}: {end}" for end in graph.objects(term, RDFS.range) if end not in allowed)
    yield from (f"domain of {term}: {end}" for end in graph.objects(term, RDFS.domain) if end not in classes)
    traits = set(graph.objects(term, RDF.type)) - {kind} - ({OWL.FunctionalProperty} if data else set())
    if data and traits:
        yield f"a property with literals cannot be {traits}"


def test_the_ontology_is_inside_of_owl_2_rl() -> None:
    assert sorted(_outside_of_rl(vocabulary())) == []


@pytest.mark.parametrize(
    "axiom",
    [
        "sc:State rdfs:subClassOf [ a owl:Restriction ; owl:onProperty sc:capital ; owl:someValuesFrom sc:Place ] .",
        "sc:Thing rdfs:subClassOf [ owl:unionOf ( sc:Actor sc:Location ) ] .",
        "sc:since rdfs:range xsd:gYear .",
        "sc:person rdfs:range owl:Thing .",
        "sc:rank a owl:SymmetricProperty .",
    ],
)
def test_what_is_outside_of_owl_2_rl_is_noticed(axiom: str) -> None:
    assert list(_outside_of_rl(vocabulary() + turtle(axiom, owl=str(OWL))))
