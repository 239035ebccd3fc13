"""Every format from the graph alone, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import GraphError, UsageError
from kg.export import FORMATS, export_graph, facts_files
from kg.rdf import Iri, Literal, Quad, facts_to_quads
from kg.rdf.namespaces import RDF_TYPE, sc
from kg.resources import ontology_folder
from kg.store import MemoryStore
from tests.rdf.corpus import corpus_quads, later_quads
from tests.rdf.sample import TEXT, sample

Json = dict[str, Any]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(facts_to_quads(sample()))


@pytest.fixture
def facts(store: MemoryStore) -> Json:
    found: Json = json.loads(export_graph(store, "facts"))
    return found


def _schema() -> jsonschema.Draft202012Validator:
    schema = json.loads((ontology_folder() / "facts.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", FORMATS)
def test_same_graph_same_bytes(name: str) -> None:
    quads = corpus_quads()
    assert export_graph(MemoryStore(quads), name) == export_graph(MemoryStore(reversed(quads)), name)


def test_facts_are_those_of_the_articles_whatever_these_tell_together() -> None:
    alone = MemoryStore([*facts_to_quads(sample()), *later_quads()])
    together = MemoryStore(corpus_quads())
    assert len(together) > len(alone)
    assert export_graph(together, "facts") == export_graph(alone, "facts")
    assert facts_files(together) == facts_files(alone)


def test_turtle_says_which_article_each_fact_comes_from(store: MemoryStore) -> None:
    graph = rdflib.Graph().parse(data=export_graph(store, "ttl"), format="turtle")
    found = graph.query(
        "ASK { ?fact sc:rule ?rule FILTER NOT EXISTS { ?fact "
        "(prov:wasDerivedFrom|^sc:telling/prov:wasDerivedFrom|sc:appearance/prov:wasDerivedFrom)/a sc:Article } }"
    )
    assert not found.askAnswer


def test_prefixes_follow_the_base() -> None:
    store = MemoryStore(facts_to_quads(sample(), base="https://example.org/news"))
    assert "@prefix person: <https://example.org/news/person/> ." in export_graph(store, "ttl")
    assert '"@base": "https://example.org/news/"' in export_graph(store, "jsonld")


# rdflib warns of its own use of deprecated classes.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is:DeprecationWarning")
def test_json_ld_is_the_same_graph_for_rdflib(store: MemoryStore) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=export_graph(store, "jsonld"), format="json-ld")
    triples = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        triples.add((subject, predicate, value))
    assert isomorphic(triples, store.to_rdflib())


def test_json_ld_reads_like_json(store: MemoryStore) -> None:
    document = json.loads(export_graph(store, "jsonld"))
    (graph,) = document["@graph"]
    nodes = {node["@id"]: node for node in graph["@graph"]}
    assert nodes["event/fish-dispute_v2"]["agent"] == "organization/trade-ministry-norway"
    assert nodes["event/fish-dispute_v2"]["@type"] == [
        "sc:Event",
        "sc:ReportedEvent",
        "sc:ReportedSanction",
        "sc:Sanction",
    ]


def test_facts_keep_to_their_schema(facts: Json) -> None:
    assert list(_schema().iter_errors(facts)) == []


def test_facts_of_several_articles_are_a_list() -> None:
    other = replace(sample(), article=replace(sample().article, id="other"))
    store = MemoryStore([*facts_to_quads(sample()), *facts_to_quads(other)])
    found = json.loads(export_graph(store, "facts"))
    assert [each["article"]["id"] for each in found] == ["fish-dispute", "other"]
    assert list(_schema().iter_errors(found)) == []
    assert json.loads(export_graph(MemoryStore(), "facts")) == []
    files = facts_files(store)
    assert list(files) == ["fish-dispute.facts.json", "other.facts.json"]
    assert [json.loads(text) for text in files.values()] == found


def test_the_schema_refuses_what_it_must(facts: Json) -> None:
    for kind, change in (
        ("events", {"evidence": ""}),
        ("events", {"status": "maybe"}),
        ("events", {"start": "next week"}),
        ("claims", {"speakers": []}),
        ("entities", {"type": "Country"}),
        ("entities", {"extra": 1}),
    ):
        broken = json.loads(json.dumps(facts))
        broken[kind][0].update(change)
        assert list(_schema().iter_errors(broken))


def test_every_offset_slices_the_exported_text(facts: Json) -> None:
    text = facts["article"]["text"]
    assert text == TEXT
    checked = 0
    for kind in ("roles", "relations", "events", "claims"):
        for fact in facts[kind]:
            for each in (fact, *fact.get("further", []), *fact.get("tolls", []), *fact.get("amounts", [])):
                assert text[each["start_offset"] : each["end_offset"]] == each["evidence"]
                checked += 1
    assert checked == 17


def test_an_event_is_exported_as_the_guidelines_say(facts: Json) -> None:
    visit, tariffs = facts["events"][:2]
    assert {key: visit[key] for key in ("type", "agents", "targets", "issues", "start", "end", "status", "plover")} == {
        "type": "Visit",
        "agents": ["e1"],
        "targets": ["e2"],
        "issues": ["trade"],
        "start": "2024-05-06",
        "end": "2024-05-06",
        "status": "scheduled",
        "plover": "AGREE",
    }
    assert visit["evidence"] == "will travel to Freedonia on Monday"
    assert TEXT[slice(*visit["trigger"])] == "travel"
    assert facts["claims"][tariffs["accordingTo"]]["id"] == "c1"
    assert tariffs["iri"] == "https://w3id.org/statecraft/id/event/fish-dispute_v2"
    assert "places" not in visit


def test_a_day_of_no_known_year_is_no_date() -> None:
    found = sample()
    visit, *others = found.events
    claims = tuple(replace(claim, start="--11", end="--11") for claim in found.claims)
    event = replace(visit, start="--11-09", end="--11-12")
    store = MemoryStore(facts_to_quads(replace(found, events=(event, *others), claims=claims)))
    told: Json = json.loads(export_graph(store, "facts"))
    assert list(_schema().iter_errors(told)) == []
    assert told["events"][0]["monthDay"] == "--11-09"
    assert not {"start", "end"} & told["events"][0].keys()
    assert {claim["monthDay"] for claim in told["claims"]} == {"--11"}
    assert not any({"date", "end"} & claim.keys() for claim in told["claims"])
    assert "monthDay" not in told["events"][1]


def test_a_claim_is_exported_as_the_guidelines_say(facts: Json) -> None:
    claim = facts["claims"][1]
    assert claim["text"] == "It was a mistake … and it will cost us"
    assert [TEXT[slice(*span)] for span in claim["content"]] == ["It was a mistake", "and it will cost us"]
    assert (claim["audience"], claim["date"], claim["date_inferred"]) == ("reporters", "2024", True)
    assert claim["plover"] == "ACCUSE"


def test_entities_and_times_are_exported_as_the_guidelines_say(facts: Json) -> None:
    norway = facts["entities"][2]
    assert norway["link"] == "Q20"
    assert norway["iri"] == "https://w3id.org/statecraft/id/state/norway"
    mentions = [TEXT[m["start"] : m["end"]] for m in norway["mentions"]]
    assert mentions == ["Norwegian", "Norway"]
    assert [facts["times"][1][key] for key in ("value", "type", "mod")] == ["2024-W17", "DATE", "END"]
    assert "mod" not in facts["times"][0]
    assert [time["inferred"] for time in facts["times"]] == [False, False, True]


def test_an_unknown_format_and_a_graph_that_is_not_ours_are_refused() -> None:
    with pytest.raises(UsageError, match="turtle"):
        export_graph(MemoryStore(), "turtle")
    article = Quad(Iri("https://example.org/article/a"), RDF_TYPE, sc("Article"))
    with pytest.raises(GraphError, match="has no identifier"):
        export_graph(MemoryStore([article]), "facts")


def test_the_facts_of_each_article_have_a_file_name(store: MemoryStore, facts: Json) -> None:
    files = facts_files(store)
    assert list(files) == ["fish-dispute.facts.json"]
    assert json.loads(files["fish-dispute.facts.json"]) == facts


@pytest.mark.parametrize("id", ["../evil", "a/b", "..", ".hidden", "a\\b", "", "x" * 300])
def test_an_id_of_a_hostile_graph_is_no_path(store: MemoryStore, id: str) -> None:
    own = Literal("fish-dispute")
    quads = [quad._replace(object=Literal(id)) if quad.object == own else quad for quad in store.quads()]
    with pytest.raises(GraphError):
        facts_files(MemoryStore(quads))
