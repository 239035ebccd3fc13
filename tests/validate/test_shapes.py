"""A good graph conforms, every fault is found, and there is no shape that nothing can break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH

from kg.model import (
    EntityType,
    EventType,
    LinkType,
    RelationType,
    RoleStatus,
    Stance,
    Status,
    TimexMod,
    TimexType,
)
from kg.rdf import Iri, Quad, facts_to_quads
from kg.rdf.namespaces import LINK_TYPE, ROLE_STATUS, SC, STANCE, STATUS, sc
from kg.resources import ontology_folder, vocabulary_files
from kg.store import AskResult, MemoryStore
from kg.validate import Report, validate_graph
from tests.rdf.sample import sample
from tests.validate.seeded import Fault, apart, faults, good_quads, seeded

SHAPES = rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
VOCABULARY = rdflib.Graph()
for file in vocabulary_files():
    VOCABULARY.parse(file, format="turtle")
CODES = rdflib.Namespace("https://w3id.org/statecraft/shapes#")
STRANGER = Iri("https://example.org/stranger")

#: Parameters of shapes that ask something, and are no constraint component of one parameter's name.
NOT_COMPONENTS = {SH.path, SH.name, SH.message, SH.property, SH.sparql, SH.ignoredProperties, SH.targetClass}
NOT_COMPONENTS |= {SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf}


def report(quads: list[Quad]) -> Report:
    return validate_graph(MemoryStore(quads))


def found(quads: list[Quad]) -> set[tuple[str, str]]:
    """The codes and components of the problems."""
    return {
        (problem.code, problem.violation.component.rpartition("#")[2].removesuffix("ConstraintComponent"))
        for problem in report(quads).problems
        if problem.violation is not None
    }


def properties() -> list[rdflib.URIRef]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in VOCABULARY.subjects(RDF.type, kind)}
    return sorted(term for term in terms if isinstance(term, rdflib.URIRef) and term.startswith(SC))


#: Properties of tellings and links, which have no type, and of these and others.
OF_UNTYPED = {"rank", "appearance", "linkType"}
OF_BOTH = {"evidence", "rule", "trigger"}


def misplaced(name: str) -> Fault:
    """The property on a node that has no type, or is none of its kind by its IRI."""
    component = "Pattern" if name in OF_UNTYPED else "Or" if name in OF_BOTH else "Class"
    return Fault(f"{name}-domain", component, f"+ <{STRANGER}> sc:{name} span:_0-7")


def asked() -> Iterator[tuple[str, str]]:
    """The code and component of everything that the shapes ask, as they stand in the file."""
    shapes = {*SHAPES.subjects(RDF.type, SH.NodeShape), *SHAPES.subjects(RDF.type, SH.PropertyShape)}
    for shape in shapes - {CODES.AnyDate, CODES.DateWithYear}:
        for parameter in set(SHAPES.predicates(shape)) - NOT_COMPONENTS - {RDF.type}:
            name = str(parameter).removeprefix(str(SH))
            yield str(shape).removeprefix(CODES), f"{name[0].upper()}{name[1:]}"
    for query in SHAPES.objects(None, SH.sparql):
        yield str(query).removeprefix(CODES), "SPARQL"


ALL = [*faults(), *(misplaced(term.removeprefix(SC)) for term in properties())]


def test_a_good_graph_conforms() -> None:
    outcome = report(seeded([]))
    assert outcome.conforms, outcome.text()
    assert (outcome.articles, outcome.triples) == (3, len({quad[:3] for quad in good_quads()}))


def test_the_good_graph_has_something_for_every_shape() -> None:
    """That it conforms would otherwise say little."""
    graph = MemoryStore(good_quads()).to_rdflib() + VOCABULARY
    for cls in set(SHAPES.objects(None, SH.targetClass)):
        classes = graph.transitive_subjects(RDFS.subClassOf, cls)
        assert any((None, RDF.type, each) in graph for each in classes), cls
    for path in {*SHAPES.objects(None, SH.targetSubjectsOf), *SHAPES.objects(None, SH.path)}:
        assert isinstance(path, rdflib.BNode) or (None, path, None) in graph, path


def test_an_office_of_a_place_conforms_and_makes_no_organization_of_it() -> None:
    mayor, *others = sample().roles
    quads = list(facts_to_quads(replace(sample(), roles=(replace(mayor, title="mayor", of="e7"), *others))))
    outcome = report(quads)
    assert outcome.conforms, outcome.text()
    store = MemoryStore(quads)
    assert store.query("ASK { ?mayor sc:title 'mayor' ; sc:of/rdfs:label 'Oslo' }") == AskResult(True)
    assert store.query("ASK { ?one sc:postIn|sc:holdsOffice ?place . ?place a sc:Place }") == AskResult(False)


@pytest.mark.parametrize("include_text", [True, False])
def test_a_graph_without_reference_facts_and_text_conforms(include_text: bool) -> None:
    assert report(facts_to_quads(sample(), include_text=include_text)).conforms


@pytest.mark.parametrize("group", apart(ALL), ids=lambda group: f"{len(group)} faults")
def test_each_fault_is_found_by_its_code(group: list[Fault]) -> None:
    together = found(seeded(group))
    # One fault may hide another, as a node without type hides what is wrong with its values.
    hidden = [fault for fault in group if (fault.code, fault.component) not in together]
    assert [str(fault) for fault in hidden if (fault.code, fault.component) not in found(seeded([fault]))] == []


def test_whatever_the_shapes_ask_can_be_broken() -> None:
    needed = set(asked())
    assert len(needed) > 350
    assert {(fault.code, fault.component) for fault in ALL} == needed


def test_every_shape_and_constraint_has_a_name_and_a_message() -> None:
    shapes = {*SHAPES.objects(None, SH.property), *SHAPES.objects(None, SH.sparql)}
    told = [shape for shape in shapes if not isinstance(shape, rdflib.BNode)]
    assert len(told) > 100
    for shape in told:
        assert len(str(SHAPES.value(shape, SH.message))) > 10, shape
    named = {code for code, _ in asked()}
    assert len(named) > 100
    assert all(code and ":" not in code for code in named)
    assert all(str(SHAPES.value(CODES[code], SH.message)).endswith(".") for code in named)


@pytest.mark.parametrize("fault", faults()[::9], ids=str)
def test_problems_carry_the_message_of_their_shape(fault: Fault) -> None:
    message = str(SHAPES.value(CODES[fault.code], SH.message)).partition("{")[0]
    problems = report(seeded([fault])).problems
    assert any(problem.code == fault.code and problem.message.startswith(message) for problem in problems)


def test_every_class_has_a_shape() -> None:
    classes = {term for term in VOCABULARY.subjects(RDF.type, OWL.Class) if str(term).startswith(SC)}
    assert classes - set(SHAPES.objects(None, SH.targetClass)) == set()


@pytest.mark.parametrize("term", properties())
def test_shapes_and_vocabulary_agree_on_domain_and_range(term: rdflib.URIRef) -> None:
    name = term.removeprefix(SC)
    domain, span = VOCABULARY.value(term, RDFS.domain), VOCABULARY.value(term, RDFS.range)
    assert SHAPES.value(CODES[f"{name}-domain"], SH.targetSubjectsOf) == term
    is_by_class = name not in OF_UNTYPED | OF_BOTH
    assert SHAPES.value(CODES[f"{name}-domain"], SH["class"]) == (domain if is_by_class else None)
    owner = {"Activity": "Reading"}.get(str(domain).rpartition("#")[2], str(domain).removeprefix(SC))
    shape = CODES[f"{owner}-{name}"]
    assert (CODES[owner], SH.property, shape) in SHAPES
    assert SHAPES.value(shape, SH.path) == term
    for asked_of_values in (SHAPES.value(shape, SH["class"]), SHAPES.value(shape, SH.datatype)):
        assert asked_of_values in (None, span)


def test_what_the_vocabulary_calls_functional_has_one_value_by_the_shapes() -> None:
    functional = set(VOCABULARY.subjects(RDF.type, OWL.FunctionalProperty))
    assert len(functional) > 20
    single = {SHAPES.value(shape, SH.path) for shape in SHAPES.subjects(SH.maxCount, rdflib.Literal(1))}
    assert functional - single == set()


def values_of(code: str) -> set[str]:
    """The closed list that a shape gives."""
    head = SHAPES.value(CODES[code], SH["in"])
    assert head is not None
    return {str(value) for value in SHAPES.items(head)}


def test_closed_lists_are_those_of_the_model() -> None:
    lists: dict[str, Iterable[str]] = {
        "Appearance-thingType": [sc(each) for each in EntityType],
        "Claim-stance": [STANCE + each for each in Stance],
        "Link-linkType": [LINK_TYPE + each for each in LinkType],
        "Relation-relationType": [sc(each) for each in RelationType],
        "ReportedEvent-eventType": [sc(each) for each in EventType],
        "ReportedEvent-status": [STATUS + each for each in Status],
        "ReportedRole-roleStatus": [ROLE_STATUS + each for each in RoleStatus],
        "TimeExpression-timeModifier": [*TimexMod],
        "TimeExpression-timeType": [*TimexType],
    }
    for code, values in lists.items():
        assert values_of(code) == {str(value) for value in values}, code


def test_the_shapes_are_shapes() -> None:
    conforms, _, problems = pyshacl.validate(rdflib.Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, problems


def test_the_reference_facts_that_ship_conform() -> None:
    store = MemoryStore()
    for path in sorted((ontology_folder() / "reference").glob("*.ttl")):
        store.load(path)
    assert len(store) > 10_000
    outcome = validate_graph(store)
    assert outcome.conforms, outcome.text()
