"""The ontology and the code speak of the same things, and every term is documented."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import RDF, RDFS, SH, SKOS

from kg.export import slim
from kg.lexicon.plover import contexts, modes, roots
from kg.model import EntityType, EventType, LinkType, RelationType, RoleStatus, Stance, Status
from kg.rdf import Iri
from kg.rdf.issues import issue_labels
from kg.rdf.namespaces import LINK_TYPE, PLOVER, PLOVER_CONTEXT, PLOVER_MODE, ROLE_STATUS, SC, STANCE, STATUS
from kg.resources import ontology_folder
from tests.rdf.corpus import corpus_quads
from tests.rdf.ontology.vocabulary import example, is_class, parsed, terms, vocabulary

# Never written as types, for each has sub-classes that are.
SUPERCLASSES = {"Thing", "Actor", "Body", "Location", "Report", "Grounded", "Dated"}
UNTYPED = {rdflib.URIRef(SC + name) for name in ("Span", "Telling", "Link")}
CODES_AND_ISSUES = (
    STATUS,
    ROLE_STATUS,
    STANCE,
    PLOVER,
    PLOVER_MODE,
    PLOVER_CONTEXT,
    LINK_TYPE,
    "https://w3id.org/statecraft/issues#",
)


def _undocumented(graph: rdflib.Graph, term: rdflib.URIRef) -> set[str]:
    """What a term lacks, or has more than one of."""
    needed = [RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy]
    if not is_class(term):
        needed += [RDFS.domain, RDFS.range]
    lacking = {predicate for predicate in needed if len(list(graph.objects(term, predicate))) != 1}
    for predicate in (RDFS.label, SKOS.definition, SKOS.example):
        lacking |= {predicate for text in graph.objects(term, predicate) if getattr(text, "language", None) != "en"}
    return {str(predicate) for predicate in lacking}


@pytest.mark.parametrize("term", terms())
def test_every_term_is_documented(term: rdflib.URIRef) -> None:
    assert _undocumented(vocabulary(), term) == set()
    definition = str(vocabulary().value(term, SKOS.definition))
    assert definition.endswith(".")
    assert definition.casefold().rstrip(".") != str(vocabulary().value(term, RDFS.label)).casefold()


@pytest.mark.parametrize("missing", [RDFS.label, SKOS.definition, SKOS.example, RDFS.domain, RDFS.range])
def test_a_term_without_its_documentation_is_noticed(missing: rdflib.URIRef) -> None:
    term = rdflib.URIRef(SC + "person")
    graph = rdflib.Graph() + vocabulary()
    graph.remove((term, missing, None))
    assert _undocumented(graph, term) == {str(missing)}


@pytest.mark.parametrize("term", terms())
def test_every_example_shows_its_term(term: rdflib.URIRef) -> None:
    sentence, triples = example(term)
    assert sentence[0].isupper() or not sentence[0].isalpha()
    assert sentence.endswith((".", "?"))
    shown = {*triples.predicates(), *triples.objects(None, RDF.type)}
    above = {
        parent
        for kind in triples.objects(None, RDF.type)
        for parent in vocabulary().transitive_objects(kind, RDFS.subClassOf)
    }
    # Spans, tellings and links have no type: they are what some properties lead to or stand on.
    untyped = {vocabulary().value(name, way) for name in shown for way in (RDFS.domain, RDFS.range)} & UNTYPED
    assert term in shown | above | untyped
    ours = {name for triple in triples for name in triple if isinstance(name, rdflib.URIRef) and name.startswith(SC)}
    assert ours <= set(terms())


def test_examples_name_codes_and_issues_that_there_are() -> None:
    named = {str(o) for term in terms() for o in example(term)[1].objects() if str(o).startswith(CODES_AND_ISSUES)}
    assert named
    assert named <= {str(concept) for concept in vocabulary().subjects(SKOS.inScheme)}


@pytest.mark.parametrize("term", terms())
def test_every_term_has_a_shape(term: rdflib.URIRef) -> None:
    shapes = parsed("shapes.ttl")
    name = term.removeprefix(SC)
    if is_class(term):
        assert name in SUPERCLASSES - {"Thing"} or any(shapes.subjects(SH.targetClass, term))
    else:
        assert any(shapes.subjects(SH.targetSubjectsOf, term))
        assert any(shapes.subjects(SH.path, term))


def _written() -> set[str]:
    """The terms of ours that the code writes, and those of the shipped reference facts."""
    written = {
        str(term)
        for quad in (*corpus_quads(), *slim(corpus_quads()))
        for term in (quad.predicate, quad.object)
        if isinstance(term, Iri) and term.startswith((SC, *CODES_AND_ISSUES))
    }
    for path in sorted((ontology_folder() / "reference").glob("*.ttl")):
        for _, predicate, value in rdflib.Graph().parse(path, format="turtle"):
            written |= {str(term) for term in (predicate, value) if str(term).startswith(SC)}
    return written


def test_nothing_is_written_that_the_ontology_lacks() -> None:
    written = _written()
    assert len(written) > 50
    assert written <= {*map(str, terms()), *map(str, vocabulary().subjects(SKOS.inScheme))}


def test_every_term_is_in_use() -> None:
    """The articles of the tests have one of everything: what is neither written nor stands above what is, is dead."""
    written = {rdflib.URIRef(name) for name in _written()}
    used = {
        up
        for term in written
        for way in (RDFS.subClassOf, RDFS.subPropertyOf)
        for up in vocabulary().transitive_objects(term, way)
    }
    used |= {kind for term in written for kind in vocabulary().objects(term, RDF.type)}
    # Every event class and relation may be written; the articles have some of them only.
    used |= {
        rdflib.URIRef(SC + name) for name in (*EventType, *(f"Reported{type_}" for type_ in EventType), *RelationType)
    }
    used |= {vocabulary().value(term, way) for term in written for way in (RDFS.domain, RDFS.range)} & UNTYPED
    assert set(terms()) - used == set()


def test_lists_of_the_model_and_of_the_ontology_are_the_same() -> None:
    names = {str(term).removeprefix(SC) for term in terms()}
    assert {str(name) for kind in (EntityType, EventType, RelationType) for name in kind} <= names
    codes = {str(term) for term in parsed("codes.ttl").subjects(SKOS.inScheme)}
    ours: dict[str, list[str]] = {
        STATUS: [*Status],
        ROLE_STATUS: [*RoleStatus],
        STANCE: [*Stance],
        PLOVER: [*roots()],
        PLOVER_MODE: [*modes()],
        PLOVER_CONTEXT: [*contexts()],
        LINK_TYPE: [*LinkType],
    }
    assert codes == {namespace + name for namespace, names in ours.items() for name in names}


def test_every_code_is_documented() -> None:
    graph = parsed("codes.ttl")
    codes = list(graph.subjects(SKOS.inScheme))
    assert len(codes) > 40
    for code in codes:
        for needed in (SKOS.prefLabel, SKOS.definition):
            (text,) = graph.objects(code, needed)
            assert getattr(text, "language", None) == "en"
        assert list(graph.objects(code, SKOS.topConceptOf)) == list(graph.objects(code, SKOS.inScheme))


def test_labels_of_issues_are_those_of_the_thesaurus() -> None:
    graph = parsed("issues.ttl")
    issues = graph.subjects(RDF.type, rdflib.URIRef(SC + "Issue"))
    labels = {str(issue).rpartition("#")[2]: str(graph.value(issue, SKOS.prefLabel)) for issue in issues}
    assert len(labels) == 50
    assert issue_labels() == labels
    assert all(graph.value(issue, SKOS.scopeNote) for issue in graph.subjects(SKOS.inScheme))
