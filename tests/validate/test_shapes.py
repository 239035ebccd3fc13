"""A good graph conforms; each fault is found, and named with its article and words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pyshacl
import pytest
import rdflib

from kg.errors import UsageError
from kg.rdf import Iri, Literal, Quad, facts_to_quads, prefixes
from kg.rdf.namespaces import (
    DERIVED_FROM,
    ISSUE,
    RDF_TYPE,
    RDFS_LABEL,
    ROLE_STATUS,
    STANCE,
    STATUS,
    oa,
    sc,
    schema,
    skos,
)
from kg.rdf.terms import boolean, integer, text
from kg.resources import ontology_folder
from kg.store import MemoryStore
from kg.validate import Report, validate_graph
from tests.rdf.sample import sample

P = prefixes()
Change = Callable[[list[Quad]], list[Quad]]


def node(kind: str, name: str) -> Iri:
    return Iri(f"{P[kind]}{name}")


VISIT, TARIFFS, MEETING = (node("event", f"fish-dispute_v{n}") for n in (1, 2, 3))
CLAIM = node("claim", "fish-dispute_c1")
HELD, FORMER = node("role", "fish-dispute_r1"), node("role", "fish-dispute_r2")
RELATION = node("relation", "fish-dispute_n2")
ARTICLE = node("article", "fish-dispute")
SPAN = node("span", "fish-dispute_53-57")
NORWAY, LARSSON, ENVOYS = node("state", "norway"), node("person", "ase-larsson"), node("group", "fish-dispute_envoys")
APPEARANCE = node("appearance", "fish-dispute_e1")
TELLING = node("telling", "fish-dispute_v1-1")
TIME = node("timex", "fish-dispute_t1")
BLOCK = node("block", "fish-dispute_1")
POST = node("post", "foreign-minister_state_norway")


def add(subject: Iri, predicate: Iri, value: Iri | Literal) -> Change:
    return lambda quads: [*quads, Quad(subject, predicate, value)]


def drop(subject: Iri, predicate: Iri) -> Change:
    def change(quads: list[Quad]) -> list[Quad]:
        kept = [quad for quad in quads if quad[:2] != (subject, predicate)]
        assert len(kept) < len(quads)
        return kept

    return change


def swap(subject: Iri, predicate: Iri, value: Iri | Literal) -> Change:
    return lambda quads: add(subject, predicate, value)(drop(subject, predicate)(quads))


def report(change: Change) -> Report:
    return validate_graph(MemoryStore(change(facts_to_quads(sample()))))


FAULTS: dict[str, tuple[Change, str]] = {
    # No status leak.
    "planned event typed": (add(VISIT, RDF_TYPE, sc("Visit")), "Only an event that occurred"),
    "planned event typed generally": (add(VISIT, RDF_TYPE, sc("Event")), "Only an event that occurred"),
    "typed without status": (add(node("event", "x"), RDF_TYPE, sc("Sanction")), "Only an event that occurred"),
    "status turned": (swap(MEETING, sc("status"), Iri(STATUS + "negated")), "Only an event that occurred"),
    "real event not typed": (drop(MEETING, RDF_TYPE), "Only a sc:ReportedEvent has sc:status"),
    "real event only reported": (swap(MEETING, RDF_TYPE, sc("ReportedEvent")), "must be a sc:Event"),
    "class and type differ": (swap(MEETING, sc("eventType"), sc("Visit")), "has the event type sc:Meeting"),
    "two classes": (add(MEETING, RDF_TYPE, sc("Visit")), "exactly one event class"),
    "no status": (drop(VISIT, sc("status")), "Needs one status"),
    "unknown status": (swap(VISIT, sc("status"), Iri(STATUS + "maybe")), "Needs one status"),
    "former office held": (add(FORMER, RDF_TYPE, sc("Role")), "current or acting"),
    "held office not a role": (swap(HELD, RDF_TYPE, sc("ReportedRole")), "must be a sc:Role"),
    # Nothing without evidence.
    "event without evidence": (drop(MEETING, sc("evidence")), "nothing without evidence"),
    "claim without evidence": (drop(CLAIM, sc("evidence")), "nothing without evidence"),
    "role without evidence": (drop(HELD, sc("evidence")), "nothing without evidence"),
    "relation without evidence": (drop(RELATION, sc("evidence")), "nothing without evidence"),
    "edge without relation": (add(NORWAY, sc("opposes"), NORWAY), "opposes relation without evidence"),
    "relation without edge": (drop(node("state", "freedonia"), sc("allyOf")), "triple that it stands for is missing"),
    "no rule": (drop(MEETING, sc("rule")), "name of the rule"),
    "no article": (drop(MEETING, DERIVED_FROM), "the one article"),
    "no label": (drop(MEETING, RDFS_LABEL), "Needs a label"),
    # Claims have speakers, cue, content.
    "claim without speaker": (drop(CLAIM, sc("speaker")), "needs a speaker"),
    "claim without cue": (drop(CLAIM, sc("cue")), "words of attribution"),
    "claim without content": (drop(CLAIM, sc("content")), "span of what is said"),
    "claim without text": (drop(CLAIM, sc("text")), "needs what is said"),
    "unknown stance": (swap(CLAIM, sc("stance"), Iri(STANCE + "shouts")), "Needs one stance"),
    "according to no claim": (swap(TARIFFS, sc("accordingTo"), MEETING), "according to claims only"),
    # Ranges and datatypes.
    "agent is a place": (add(MEETING, sc("agent"), node("place", "oslo")), "An agent is a state"),
    "target is an issue": (add(MEETING, sc("target"), Iri(ISSUE + "trade")), "A target of an event"),
    "place is a person": (add(MEETING, sc("place"), LARSSON), "A place is a place"),
    "issue is a state": (add(MEETING, sc("issue"), NORWAY), "An issue is one of the thesaurus"),
    "unknown issue": (add(Iri(ISSUE + "fish"), RDF_TYPE, sc("Issue")), "An issue is one of the thesaurus"),
    "date is a string": (swap(MEETING, sc("start"), text("2024-05-02")), "a date of the calendar"),
    "two starts": (add(MEETING, sc("start"), text("2024")), "At most one start"),
    "unknown PLOVER code": (swap(MEETING, sc("plover"), Iri(P["plover"] + "LOVE")), "At most one PLOVER code"),
    "person is a state": (swap(HELD, sc("person"), NORWAY), "Needs one person"),
    "office of a group": (swap(HELD, sc("of"), ENVOYS), "at most one state or organization"),
    "unknown role status": (swap(FORMER, sc("roleStatus"), Iri(ROLE_STATUS + "late")), "Needs one role status"),
    "no title": (drop(HELD, sc("title")), "Needs one title"),
    "post of nobody": (drop(POST, sc("postIn")), "has this office"),
    "unknown relation": (swap(RELATION, sc("relationType"), sc("agent")), "Needs one relation type"),
    "relation of a group": (add(ENVOYS, sc("partOf"), NORWAY), "Only a sc:Organization has sc:partOf"),
    "property of a stranger": (add(NORWAY, sc("cue"), SPAN), "Only a sc:Claim has sc:cue"),
    # Things and where they are told.
    "state and person": (add(NORWAY, RDF_TYPE, sc("Person")), "exactly one of state"),
    "official not a person": (swap(LARSSON, RDF_TYPE, sc("Official")), "also typed as a person"),
    "state without name": (drop(NORWAY, RDFS_LABEL), "A thing"),
    "group with two names": (add(ENVOYS, RDFS_LABEL, text("others")), "one label"),
    "match is a string": (add(NORWAY, skos("exactMatch"), text("Q20")), "A match is an IRI"),
    "appearance of nothing": (drop(APPEARANCE, sc("thing")), "one thing that appears"),
    "appearance without name": (drop(APPEARANCE, skos("prefLabel")), "Needs one name"),
    "appearance of no kind": (swap(APPEARANCE, sc("thingType"), sc("Event")), "Needs one type of thing"),
    "mention is a string": (add(APPEARANCE, sc("nameMention"), text("Larsson")), "A mention is a span"),
    "telling without rank": (drop(TELLING, sc("rank")), "Needs one rank"),
    "time without value": (drop(TIME, sc("value")), "Needs one ISO value"),
    "block of no kind": (swap(BLOCK, sc("blockKind"), text("advert")), "Needs one kind of block"),
    "span with other words": (swap(SPAN, oa("exact"), text("BERN")), "other words at these offsets"),
    "span shifted": (swap(SPAN, oa("start"), integer(52)), "other words at these offsets"),
    "span backwards": (swap(SPAN, oa("end"), integer(1)), "Needs one start"),
    "other text": (swap(ARTICLE, schema("articleBody"), text("x")), "SHA-256 differs"),
    "no digest": (drop(ARTICLE, sc("sha256")), "Needs the SHA-256"),
    "two headlines": (add(ARTICLE, schema("headline"), text("x")), "At most one headline"),
    "publication no date": (swap(ARTICLE, schema("datePublished"), text("May")), "date of publication"),
    "inferred no boolean": (swap(ARTICLE, sc("publishedInferred"), text("no")), "inferred"),
    "published twice inferred": (add(ARTICLE, sc("publishedInferred"), boolean(True)), "inferred"),
}


def test_a_good_graph_conforms() -> None:
    found = report(lambda quads: quads)
    assert found.conforms, found.text()
    assert (found.articles, found.triples) == (1, len(facts_to_quads(sample())))


def test_a_graph_without_text_conforms() -> None:
    assert validate_graph(MemoryStore(facts_to_quads(sample(), include_text=False))).conforms


@pytest.mark.parametrize("name", list(FAULTS))
def test_each_fault_is_found(name: str) -> None:
    change, message = FAULTS[name]
    found = report(change)
    assert not found.conforms
    assert any(message in problem.message for problem in found.problems), found.text()


def test_a_problem_names_the_article_and_the_words() -> None:
    (problem,) = report(add(TARIFFS, sc("rule"), integer(1))).problems[:1]
    assert problem.article == "fish-dispute"
    assert problem.node == TARIFFS
    assert problem.words == "imposed tariffs on Freedonian salmon last week"
    assert problem.path == "sc:rule"


def test_the_report_comes_as_text_turtle_and_json() -> None:
    found = report(add(VISIT, RDF_TYPE, sc("Visit")))
    assert "does not conform: 1 problem (1 article," in found.format("text")
    assert "fish-dispute: Only an event that occurred" in found.format("text")
    problem = json.loads(found.format("json"))["problems"][0]
    assert problem["node"] == VISIT
    graph = rdflib.Graph().parse(data=found.format("ttl"), format="turtle")
    assert (None, rdflib.SH.focusNode, rdflib.URIRef(VISIT)) in graph
    assert (None, rdflib.SH.conforms, rdflib.Literal(False)) in graph
    with pytest.raises(UsageError):
        found.format("html")


def test_the_report_is_the_same_each_time() -> None:
    change = drop(MEETING, sc("evidence"))
    assert report(change) == report(lambda quads: change(quads)[::-1])


def test_an_empty_graph_conforms_and_says_how_little_it_is() -> None:
    assert "0 articles" in validate_graph(MemoryStore()).text()


def test_the_shapes_are_shapes() -> None:
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    conforms, _, problems = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, problems
