"""The shipped reference facts hold together: complete, clean, no loose ends, nothing that the word lists lack."""

from __future__ import annotations

import re
import zlib
from collections import Counter

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from kg.lexicon import lists as lexicon
from kg.slugs import slug
from tests.reference.conftest import REFERENCE, SC, Facts

BASE = "https://w3id.org/statecraft/id/"
GRAPH = URIRef("https://w3id.org/statecraft/reference")
FILES = ["about.ttl", "incumbents.ttl", "organizations.ttl", "places.ttl", "states.ttl"]
LINKS = ("capital", "hasMembershipIn", "hasObserverStatusIn", "bodyOf", "standsFor", "officeOf")
NAMES = (
    RDFS.label,
    SKOS.altLabel,
    *(SC[name] for name in ["officialName", "formerName", "acronym", "demonym", "peopleName", "metonym"]),
)


def typed(facts: Facts, kind: str) -> list[URIRef]:
    return [subject for subject in facts.graph.subjects(RDF.type, SC[kind]) if isinstance(subject, URIRef)]


def forms(facts: Facts, subject: URIRef) -> set[str]:
    return {str(value) for name in NAMES for value in facts.graph.objects(subject, name)}


def test_the_files_are_those_that_are_documented() -> None:
    assert sorted(path.name for path in REFERENCE.iterdir()) == sorted([*FILES, "gazetteer.tsv"])
    assert sum((REFERENCE / name).stat().st_size for name in FILES) < 2_500_000
    assert len(zlib.compress((REFERENCE / "gazetteer.tsv").read_bytes(), 9)) < 1_500_000


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same(name: str) -> None:
    path = REFERENCE / name
    triples = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(set(triples)) == len(triples) == len(Graph().parse(path)) > 0


def test_there_are_enough(facts: Facts) -> None:
    kinds = Counter(str(kind) for kind in facts.graph.objects(predicate=SC.stateKind))
    assert kinds["un-member"] == 193
    assert kinds["observer"] == 2
    assert len(typed(facts, "ReferenceState")) == len(lexicon.states()) >= 220
    with_members = set(facts.graph.objects(predicate=SC.hasMembershipIn))
    assert len(with_members) >= 130
    international = {"intergovernmental", "court"}
    assert {str(facts.graph.value(body, SC.organizationKind)) for body in with_members} <= international
    assert len(typed(facts, "Incumbency")) >= 300
    assert len(typed(facts, "ReferencePlace")) >= 195


def test_every_state_of_the_word_list_has_its_names(facts: Facts) -> None:
    for state in lexicon.states():
        subject = facts.thing(state.name)
        assert subject == URIRef(f"{BASE}state/{slug(state.name)}")
        assert {state.name, *state.aliases, *state.adjectives, *state.people, *state.capital} <= forms(facts, subject)
        assert set(state.adjectives) <= facts.values(subject, "demonym")
        assert set(state.people) <= facts.values(subject, "peopleName")
        assert set(state.capital) == facts.values(subject, "metonym")
        assert set(state.ambiguous) <= facts.values(subject, "ambiguousName")


def test_every_body_of_the_word_list_has_its_names_and_no_other(facts: Facts) -> None:
    assert len(typed(facts, "ReferenceOrganization")) == len(lexicon.bodies())
    for body in lexicon.bodies():
        subject = facts.thing(body.name, "ReferenceOrganization")
        assert forms(facts, subject) == {body.name, *body.aliases}
        assert body.ambiguous <= facts.values(subject, "ambiguousName") <= {body.name, *body.aliases}
        assert facts.values(subject, "organizationKind") == {body.kind}
        assert ({body.parent} - {""}) <= facts.values(subject, "bodyOf")


def test_a_thing_has_one_label_one_type_and_a_source(facts: Facts) -> None:
    for kind in ("ReferenceState", "ReferenceOrganization", "ReferencePlace", "Incumbency"):
        subjects = typed(facts, kind)
        assert len(subjects) > 100
        for subject in subjects:
            assert set(facts.graph.objects(subject, RDF.type)) == {SC[kind]}
            assert list(facts.graph.objects(subject, RDFS.isDefinedBy)) == [GRAPH]
            assert len(list(facts.graph.objects(subject, RDFS.label))) == (0 if kind == "Incumbency" else 1)


def test_a_form_names_a_thing_in_one_way(facts: Facts) -> None:
    ways = [RDFS.label, SC.officialName, SC.formerName, SKOS.altLabel]
    subjects = set(facts.graph.subjects(RDFS.label))
    assert len(subjects) > 1000
    for subject in subjects:
        counts = Counter(str(value) for way in ways for value in facts.graph.objects(subject, way))
        assert [form for form, count in counts.items() if count > 1] == []


def test_a_form_of_two_states_is_ambiguous(facts: Facts) -> None:
    owners: dict[str, set[URIRef]] = {}
    for subject in typed(facts, "ReferenceState"):
        for form in forms(facts, subject) - facts.values(subject, "metonym"):
            owners.setdefault(form, set()).add(subject)
    several = {form: subjects for form, subjects in owners.items() if len(subjects) > 1}
    assert {"Korean", "Congolese", "Dominican"} <= set(several)
    for form, subjects in several.items():
        assert all(form in facts.values(subject, "ambiguousName") for subject in subjects), form


def test_codes_and_ids_are_unique(facts: Facts) -> None:
    for term, shape in ((SC.iso3166Alpha2, "[A-Z]{2}"), (SC.iso3166Alpha3, "[A-Z]{3}")):
        codes = [str(code) for code in facts.graph.objects(predicate=term)]
        assert len(codes) == len(set(codes)) >= 195
        assert all(re.fullmatch(shape, code) for code in codes)
    for kind in ("ReferenceState", "ReferenceOrganization"):
        ids = [str(qid) for subject in typed(facts, kind) for qid in facts.graph.objects(subject, SKOS.exactMatch)]
        assert len(ids) == len(set(ids)) >= 200
        geonames = r"https://sws\.geonames\.org/[1-9][0-9]*/"
        assert all(re.fullmatch(rf"http://www\.wikidata\.org/entity/Q[1-9][0-9]*|{geonames}", each) for each in ids)
    for state in lexicon.states():
        if state.kind == "un-member":
            assert len(facts.values(facts.thing(state.name), "iso3166Alpha3")) == 1, state.name


def test_no_link_leads_nowhere(facts: Facts) -> None:
    things = {kind: set(typed(facts, kind)) for kind in ("ReferenceState", "ReferenceOrganization", "ReferencePlace")}
    everything = set().union(*things.values())
    ranges = {"capital": "ReferencePlace", "standsFor": "ReferenceState", "officeOf": "ReferenceState"}
    ranges |= {"hasMembershipIn": "ReferenceOrganization", "hasObserverStatusIn": "ReferenceOrganization"}
    for name in LINKS:
        found = set(facts.graph.objects(predicate=SC[name]))
        assert found
        assert found <= (things[ranges[name]] if name in ranges else everything), name


def test_states_of_today_have_a_capital_but_where_it_is_in_dispute(facts: Facts) -> None:
    without = [
        state.name
        for state in lexicon.states()
        if state.kind in {"un-member", "observer"} and not facts.values(facts.thing(state.name), "capital")
    ]
    assert without == ["Nauru", "Palestine"]


def test_texts_are_clean(facts: Facts) -> None:
    texts = {str(value) for value in facts.graph.objects() if isinstance(value, Literal) and value.datatype is None}
    texts -= {str(value) for value in facts.graph.objects(predicate=DCTERMS.title)}
    assert [text for text in texts if text != " ".join(text.split())] == []
    listed = {name for state in lexicon.states() for name in state.aliases}
    listed |= {name for body in lexicon.bodies() for name in (body.name, *body.aliases)}
    assert {text for text in texts if re.search(r"[()\[\]]", text)} <= listed
    assert [text for text in texts if re.search(r"[<>;]|&\w+;|\bnote\b", text)] == []
    words = [word for name in facts.graph.objects(predicate=SC.incumbentName) for word in str(name).split()]
    assert [word for word in words if word.isupper() and not re.fullmatch(r"[IVX]+|(?:[A-Z]\.)+", word)] == []


def test_only_terms_of_the_ontology_are_used(facts: Facts) -> None:
    ontology = Graph()
    for path in (REFERENCE.parent / "modules").glob("*.ttl"):
        ontology.parse(path)
    used = {term for triple in facts.graph for term in triple[1:] if str(term).startswith(str(SC))}
    assert used <= set(ontology.subjects())
    others = {str(term) for term in facts.graph.predicates() if not str(term).startswith(str(SC))}
    assert others <= {
        str(term)
        for term in (
            RDF.type,
            RDFS.label,
            RDFS.isDefinedBy,
            SKOS.altLabel,
            SKOS.exactMatch,
            *(f"http://www.w3.org/2003/01/geo/wgs84_pos#{name}" for name in ("lat", "long")),
            PROV.wasDerivedFrom,
            *(DCTERMS[name] for name in ("title", "description", "date", "license", "source")),
        )
    }


def test_the_facts_say_where_they_are_from(facts: Facts) -> None:
    sources = set(facts.graph.objects(GRAPH, DCTERMS.source))
    assert sources == set(facts.graph.objects(GRAPH, PROV.wasDerivedFrom))
    assert len(sources) == 8
    for subject in (GRAPH, *sources):
        for term in (DCTERMS.title, DCTERMS.date, DCTERMS.license):
            assert facts.graph.value(subject, term) is not None
