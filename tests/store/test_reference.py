"""The reference facts: asked by form, described for a graph, extended and overridden by files of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import GraphError
from kg.model import EntityType, LinkType
from kg.rdf.namespaces import REFERENCE, sc
from kg.store import ReferenceStore

HEAD = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/statecraft/id/state/> .
@prefix organization: <https://w3id.org/statecraft/id/organization/> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
OWN = (
    HEAD
    + """
state:freedonia a sc:ReferenceState ; rdfs:label "Freedonia" ; sc:demonym "Freedonian" ; sc:metonym "Fredville" ;
    sc:stateKind "un-member" ; sc:hasMembershipIn organization:league-of-salmon .
organization:league-of-salmon a sc:ReferenceOrganization ; rdfs:label "League of Salmon" ; sc:acronym "LOSA" .
"""
)
ARTICLE = """Freedonian minister visits Oslo

Freedonian Foreign Minister Anna Holt met Norwegian officials in Oslo. Fredville said that the LOSA would meet.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.ttl"
    path.write_text(OWN, encoding="utf-8")
    return path


def shipped() -> ReferenceStore:
    return ReferenceStore()


@pytest.mark.parametrize(
    ("form", "id", "kind"),
    [
        ("China", "state/china", LinkType.NAME),
        ("Chinese", "state/china", LinkType.DEMONYM),
        ("Beijing", "state/china", LinkType.METONYM),
        ("UK", "state/united-kingdom", LinkType.ACRONYM),
        ("Britain", "state/united-kingdom", LinkType.OTHER_NAME),
        ("Burma", "state/myanmar", LinkType.FORMER_NAME),
        ("NATO", "organization/north-atlantic-treaty-organization", LinkType.ACRONYM),
        ("North Atlantic Treaty Organization", "organization/north-atlantic-treaty-organization", LinkType.NAME),
    ],
)
def test_forms_find_their_entries(form: str, id: str, kind: LinkType) -> None:
    found = {entry.id: entry.types_of(form) for entry in shipped().named(form)}
    assert kind in found[id]


def test_shared_forms_find_all(own: Path) -> None:
    assert {"state/democratic-republic-of-the-congo", "state/republic-of-the-congo"} <= {
        entry.id for entry in shipped().named("Congo")
    }
    assert shipped().named("Freedonia") == ()
    assert shipped().named("Freedonia' OR 1=1") == ()


def test_entries_by_id() -> None:
    france = shipped().entry("state/france")
    assert france is not None
    assert (france.type, france.name, france.wikidata) == (EntityType.STATE, "France", "Q142")
    assert "state/france" in shipped()
    assert "state/atlantis" not in shipped()


def test_a_description_tells_what_it_points_to_and_where_it_is_from() -> None:
    quads = shipped().describe(["state/france"])
    assert {quad.graph for quad in quads} == {REFERENCE}
    base = "https://w3id.org/statecraft/id/"
    nato = {
        quad.predicate.rpartition("#")[2]
        for quad in quads
        if quad.subject == base + "organization/north-atlantic-treaty-organization"
    }
    assert {"type", "label", "isDefinedBy"} <= nato
    assert "bodyOf" not in nato
    assert any(quad.subject == REFERENCE for quad in quads)
    # No other state is told of, and nothing as an article would tell it.
    assert {quad.subject for quad in quads if "/state/" in quad.subject} == {base + "state/france"}
    assert all(quad.object not in (sc("State"), sc("Organization"), sc("Role")) for quad in quads)
    assert shipped().describe([]) == []


def test_own_entries_are_read_in_the_text_linked_and_described(own: Path, tmp_path: Path) -> None:
    graph = kg.build(ARTICLE, published="2024-05-04", reference=[own])
    rows = list(
        graph.query(
            "SELECT ?type ?words WHERE { ?link sc:appearance/sc:thing state:freedonia ; sc:linkType ?kind ;"
            " sc:evidence/oa:exact ?words BIND(STRAFTER(STR(?kind), '#') AS ?type) } ORDER BY ?type ?words"
        )
    )
    assert [(row["type"], row["words"]) for row in rows] == [
        ("demonym", "Freedonian"),
        ("demonym", "Freedonian"),
        ("metonym", "Fredville"),
    ]
    (row,) = graph.query("SELECT ?body WHERE { state:freedonia sc:hasMembershipIn/rdfs:label ?body }")
    assert row["body"] == "League of Salmon"
    assert graph.validate().conforms
    (role,) = graph.query("SELECT ?of WHERE { ?r a sc:Role ; sc:of/rdfs:label ?of }")
    assert role["of"] == "Freedonia"


def test_without_the_reference_facts_the_links_stay(own: Path) -> None:
    graph = kg.build(ARTICLE, published="2024-05-04", reference=[own], include_reference=False)
    assert len(graph.query("SELECT ?l WHERE { ?l sc:appearance/sc:thing state:freedonia }")) == 2
    assert not graph.query("SELECT ?x WHERE { ?x a sc:ReferenceState }")


def test_overriding_replaces_the_values_given_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(HEAD + 'state:france rdfs:label "Gaul" ; sc:metonym "Lutetia" .', encoding="utf-8")
    gaul = ReferenceStore([path]).entry("state/france")
    assert gaul is not None
    assert gaul.name == "Gaul"
    assert gaul.types_of("Lutetia") == (LinkType.METONYM,)
    assert gaul.types_of("Paris") == ()
    assert gaul.types_of("French")[0] is LinkType.DEMONYM
    # What ships is not touched.
    unchanged = shipped().entry("state/france")
    assert unchanged is not None
    assert unchanged.name == "France"


def test_the_last_file_has_the_last_word(own: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.ttl"
    later.write_text(HEAD + 'state:freedonia sc:demonym "Freedish" .', encoding="utf-8")
    entry = ReferenceStore([own, later]).entry("state/freedonia")
    assert entry is not None
    assert (entry.types_of("Freedish"), entry.types_of("Freedonian")) == ((LinkType.DEMONYM,), ())


@pytest.mark.parametrize("base", ["https://example.org/news/", "urn:x:news#"])
def test_another_base(own: Path, tmp_path: Path, base: str) -> None:
    path = tmp_path / "based.ttl"
    path.write_text(OWN.replace("https://w3id.org/statecraft/id/", base), encoding="utf-8")
    for file in (own, path):
        store = ReferenceStore([file], base=base)
        assert [entry.id for entry in store.own] == ["state/freedonia", "organization/league-of-salmon"]
        assert {quad.subject for quad in store.describe(["state/freedonia"])} >= {base + "state/freedonia"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("state:x a sc:ReferenceState", "syntax|expected|Unexpected|end"),
        (HEAD + 'state:x rdfs:label "X" .', "is no entry of the reference facts"),
        (HEAD + "state:x a sc:ReferenceState .", "is no entry of the reference facts"),
        (HEAD + 'state:x a sc:State ; rdfs:label "X" .', "is no entry of the reference facts"),
        (HEAD + 'state:x a sc:ReferenceState ; rdfs:label "X"@en .', "a name is no plain string"),
        (HEAD + 'state:x a sc:ReferenceState ; rdfs:label "X" ; sc:demonym 5 .', "a name is no plain string"),
        (HEAD + 'state:x a sc:ReferenceState ; rdfs:label " " .', "exactly one rdfs:label"),
        (HEAD + 'state:x a sc:ReferenceState ; rdfs:label "X", "Y" .', "exactly one rdfs:label"),
        (HEAD + 'state:x a sc:ReferenceState, sc:ReferencePlace ; rdfs:label "X" .', "one type only"),
        (HEAD + 'organization:x a sc:ReferenceState ; rdfs:label "X" .', "its IRI must be"),
        (HEAD + '<http://example.org/x> a sc:ReferenceState ; rdfs:label "X" .', "its IRI must start with"),
        (HEAD, "describes no entry"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=cause) as error:
        ReferenceStore([path])
    assert str(path) in str(error.value)


def test_office_holders_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    holder = "<https://w3id.org/statecraft/id/incumbency/france_president>"
    text = f'{holder} a sc:Incumbency ; sc:incumbentName "Ann Lee" ; sc:officeOf state:france .'
    path.write_text(HEAD + text, encoding="utf-8")
    store = ReferenceStore([path])
    assert store.own == ()
    assert any(getattr(quad.object, "value", "") == "Ann Lee" for quad in store.describe(["state/france"]))
    # A second file takes nothing of the first away.
    other = tmp_path / "other.ttl"
    other.write_text(HEAD + 'state:france sc:metonym "Lutetia" .', encoding="utf-8")
    both = ReferenceStore([path, other])
    assert any(getattr(quad.object, "value", "") == "Ann Lee" for quad in both.describe(["state/france"]))


def test_codes_and_terms_of_office(tmp_path: Path) -> None:
    shipped = ReferenceStore()
    assert shipped.codes("state/germany") == {"iso2": "DE", "iso3": "DEU", "cow": 255, "gw": 260}
    assert shipped.codes("state/transnistria") == {}
    held = [term.name for term in shipped.incumbents("state/france") if term.is_known_on("2014-03-02")]
    assert held == ["Francois Hollande"]  # of a prime minister it is known from April on
    path = tmp_path / "own.ttl"
    holder = "<https://w3id.org/statecraft/id/incumbency/palau_president> a sc:Incumbency ; sc:officeName "
    term = '"President" ; sc:incumbentName "Ann Lee" ; sc:officeOf state:palau ; sc:since "2001-05"^^xsd:gYearMonth'
    xsd = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    path.write_text(xsd + HEAD + holder + term + ' ; sc:until "2009"^^xsd:gYear .', encoding="utf-8")
    days = ("2001-05-31", "2001-06-01", "2008-12-31", "2009-01-01")
    (lee,) = [each for each in ReferenceStore([path]).incumbents("state/palau") if each.name == "Ann Lee"]
    assert [lee.is_known_on(day) for day in days] == [False, True, True, False]


def test_a_base_that_begins_like_ours(own: Path) -> None:
    store = ReferenceStore([own], base="https://w3id.org/statecraft/")
    assert [entry.id for entry in store.own] == ["state/freedonia", "organization/league-of-salmon"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        ReferenceStore([tmp_path / "no.ttl"])
