"""The issue thesaurus as a SKOS scheme: whole, consistent, and at one with the words by which issues are found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from urllib.parse import urlsplit

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, SKOS, Literal, URIRef

from kg.extract.encoder.network.issue_words import hits_in
from kg.language import load_annotator
from kg.lexicon.gazetteer import gazetteer
from kg.rdf.issues import issue_labels
from kg.rdf.namespaces import SC
from kg.read import read_text
from kg.resources import ontology_folder

SCHEME = URIRef("https://w3id.org/statecraft/issues")
MEDIA_TOPICS, WIKIDATA = "http://cv.iptc.org/newscodes/mediatopic/", "http://www.wikidata.org/entity/"
MATCHES = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch)
_USE = re.compile(r": use ([^;]+?)(?=;|\.$)")

_annotator = cache(load_annotator)


@cache
def _thesaurus() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "issues.ttl", format="turtle")


def _iri(name: str) -> URIRef:
    return URIRef(f"{SCHEME}#{name}")


def _issues() -> list[URIRef]:
    return [_iri(name) for name in issue_labels()]


def _themes() -> list[URIRef]:
    return sorted(t for t in _thesaurus().objects(SCHEME, SKOS.hasTopConcept) if isinstance(t, URIRef))


@cache
def _ancestors() -> dict[rdflib.term.Node, set[rdflib.term.Node]]:
    """What stands above each concept, here or in another vocabulary, however far."""
    graph, above = _thesaurus(), defaultdict(set)
    for down, up in ((SKOS.broader, False), (SKOS.broadMatch, False), (SKOS.narrower, True), (SKOS.narrowMatch, True)):
        for subject, other in graph.subject_objects(down):
            above[other if up else subject].add(subject if up else other)
    closed: dict[rdflib.term.Node, set[rdflib.term.Node]] = {}
    for concept in list(above):
        seen: set[rdflib.term.Node] = set()
        rest = [concept]
        while rest:
            new = above.get(rest.pop(), set()) - seen
            seen |= new
            rest += new
        closed[concept] = seen
    return closed


@pytest.mark.parametrize(
    "what", [DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.rights, OWL.versionInfo]
)
def test_the_scheme_says_what_it_is(what: URIRef) -> None:
    assert len(list(_thesaurus().objects(SCHEME, what))) == 1


def test_the_scheme_names_the_licence_of_the_codes_it_matches() -> None:
    assert URIRef(MEDIA_TOPICS) in set(_thesaurus().objects(SCHEME, DCTERMS.source))
    assert "CC BY 4.0" in str(_thesaurus().value(SCHEME, DCTERMS.rights))


def test_there_are_fifty_issues_under_six_themes() -> None:
    graph = _thesaurus()
    assert len(_issues()) == 50
    assert len(_themes()) == 6
    assert set(graph.subjects(SKOS.inScheme, SCHEME)) == {*_issues(), *_themes()}
    assert set(graph.subjects(SKOS.topConceptOf, SCHEME)) == set(_themes())


@pytest.mark.parametrize("concept", [*_issues(), *_themes()])
def test_every_concept_is_described(concept: URIRef) -> None:
    graph = _thesaurus()
    for once in (SKOS.prefLabel, SKOS.scopeNote, SKOS.notation):
        assert len(list(graph.objects(concept, once))) == 1
    assert graph.value(concept, SKOS.notation) == Literal(concept.removeprefix(f"{SCHEME}#"))
    assert len(list(graph.objects(concept, SKOS.altLabel))) >= 2
    for words in (SKOS.prefLabel, SKOS.altLabel, SKOS.scopeNote, SKOS.example):
        assert {label.language for label in graph.objects(concept, words) if isinstance(label, Literal)} <= {"en"}


@pytest.mark.parametrize("issue", _issues())
def test_every_issue_has_a_theme_that_knows_it(issue: URIRef) -> None:
    graph = _thesaurus()
    (theme,) = graph.objects(issue, SKOS.broader)
    assert theme in _themes()
    assert set(graph.subjects(SKOS.narrower, issue)) == {theme}
    assert graph.value(issue, RDF.type) == URIRef(SC + "Issue")


def test_no_label_names_two_concepts() -> None:
    graph = _thesaurus()
    labels = [
        str(label).casefold() for name in (SKOS.prefLabel, SKOS.altLabel) for label in graph.objects(predicate=name)
    ]
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_no_issue_is_called_like_a_place() -> None:
    """Articles speak of both, and nobody could tell them apart."""
    assert [label for label in issue_labels().values() if gazetteer().readings(label)] == []


def test_related_issues_know_each_other_and_are_not_above_each_other() -> None:
    pairs = set(_thesaurus().subject_objects(SKOS.related))
    assert pairs
    assert {(other, issue) for issue, other in pairs} == pairs
    assert [pair for pair in pairs if pair[0] == pair[1] or pair[1] in _ancestors().get(pair[0], set())] == []


def test_no_concept_stands_above_itself() -> None:
    assert [concept for concept, above in _ancestors().items() if concept in above] == []


@pytest.mark.parametrize("issue", _issues())
def test_a_scope_note_leads_to_related_issues(issue: URIRef) -> None:
    graph = _thesaurus()
    note = str(graph.value(issue, SKOS.scopeNote))
    by_label = {label: name for name, label in issue_labels().items()}
    used = _USE.findall(note)
    assert used
    assert note.count(": use ") == len(used)
    assert {_iri(by_label[label]) for label in used} <= set(graph.objects(issue, SKOS.related))


@pytest.mark.parametrize("issue", _issues())
def test_the_words_of_an_issue_are_told_most_by_its_example(issue: URIRef) -> None:
    article = read_text(str(_thesaurus().value(issue, SKOS.example)), id="a")
    weights = Counter[str]()
    for hit in hits_in(_annotator().annotate(article)):
        weights[hit.issue] += hit.weight
    (first, most), *others = weights.most_common(2)
    assert _iri(first) == issue
    assert all(weight < most for _, weight in others)


def test_matches_are_iris_of_the_two_vocabularies() -> None:
    graph = _thesaurus()
    matches = [(concept, str(match)) for name in MATCHES for concept, match in graph.subject_objects(name)]
    assert len(matches) > 100
    assert len(set(matches)) == len(matches), "a concept has one kind of match with another"
    for _, match in matches:
        assert re.fullmatch(rf"{MEDIA_TOPICS}\d{{8}}|{WIKIDATA}Q[1-9]\d*", match)
        assert urlsplit(match).scheme == "http"


#: Looked up by hand: in the table of the IPTC Media Topics of 2025-03-31, English names, and its mapping to Wikidata.
@pytest.mark.parametrize(
    ("issue", "match", "code", "name", "item"),
    [
        ("sanctions", "close", "20000642", "economic sanction", "Q1248258"),
        ("terrorism", "close", "20000103", "terrorism", "Q7283"),
        ("terrorism", "narrow", "20000053", "act of terror", "Q5710433"),
        ("armed-conflict", "close", "20000056", "armed conflict", "Q350604"),
        ("territorial-dispute", "close", "20001316", "border dispute", "Q1078001"),
        ("arms-control", "close", "20000078", "disarmament", "Q331662"),
        ("counternarcotics", "narrow", "20000096", "drug trafficking", "Q844924"),
        ("artificial-intelligence", "close", "20001298", "artificial intelligence", "Q11660"),
        ("trade", "close", "20000373", "international trade", "Q178803"),
        ("energy", "narrow", "20001243", "oil and gas", "Q862571"),
        ("climate-change", "narrow", "20000418", "climate change", "Q125928"),
        ("development", "close", "20000643", "foreign aid", "Q2827815"),
        ("public-health", "close", "20001358", "public health", "Q189603"),
        ("human-rights", "close", "20000592", "human rights", "Q8458"),
        ("democracy", "narrow", "20000574", "election", "Q40231"),
        ("press-freedom", "close", "20000591", "freedom of the press", "Q22688"),
        ("justice", "narrow", "20000127", "extradition", "Q210603"),
        ("bilateral-relations", "broad", "20000638", "international relations", "Q166542"),
    ],
)
def test_matches_looked_up_by_hand(issue: str, match: str, code: str, name: str, item: str) -> None:
    kind = {"close": SKOS.closeMatch, "narrow": SKOS.narrowMatch, "broad": SKOS.broadMatch}[match]
    matched = set(_thesaurus().objects(_iri(issue), kind))
    assert {URIRef(MEDIA_TOPICS + code), URIRef(WIKIDATA + item)} <= matched, name
