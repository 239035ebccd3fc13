"""Graphs that nobody at our end wrote: foreign, broken, hostile, empty of half of what is asked for, or large."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Entity, EntityType, Event, Evidence, Mention, MentionKind, Span
from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from kg.view import view_model
from kg.view.explorer import explorer_page
from kg.view.network import page
from kg.view.picture.picture import picture
from tests.query.article import at, made_up_facts
from tests.view.test_model import conforms, links

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix stance: <https://w3id.org/statecraft/stance#> .
@prefix status: <https://w3id.org/statecraft/status#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def model_of(folder: Path, turtle: str) -> dict[str, Any]:
    path = folder / "graph.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    model = view_model(MemoryStore.from_file(path))
    assert conforms(model)
    assert page(model)
    assert explorer_page(model)
    assert picture(model, "svg")
    return model


def labels(model: dict[str, Any], kind: str) -> list[str]:
    return [item["label"] for item in model[kind]]


def test_nothing_is_known_but_that_it_is_told(tmp_path: Path) -> None:
    model = model_of(
        tmp_path, "ex:v a sc:ReportedEvent . ex:c a sc:Claim . ex:r a sc:ReportedRole . ex:n a sc:Relation ."
    )
    assert labels(model, "events") == ["An event is said to happen"]
    assert labels(model, "claims") == ["Somebody says"]
    assert model["roles"] == model["relations"] == []


def test_things_without_label_or_class_have_a_name(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        "ex:v a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:status status:occurred ;"
        " sc:agent <https://example.org/Ann_Lee> ; sc:target <https://example.org/D%C3%BCsseldorf> ;"
        " sc:place <urn:x> .",
    )
    assert labels(model, "events") == ["Ann Lee visited Düsseldorf"]
    assert {(thing["type"], thing["label"]) for thing in model["things"]} == {
        ("Thing", "Ann Lee"),
        ("Thing", "Düsseldorf"),
        ("Place", "x"),
    }
    assert links(model, "direct") == {("Ann_Lee", "visited", "D%C3%BCsseldorf")}


def test_a_class_tells_type_and_status_where_nothing_else_does(tmp_path: Path) -> None:
    model = model_of(
        tmp_path, "ex:v a sc:ReportedEvent, sc:Event, sc:Visit ; sc:agent ex:Lee ; sc:target ex:Sylvania ."
    )
    assert labels(model, "events") == ["Lee visited Sylvania"]


def test_literals_are_no_things(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        'ex:v a sc:ReportedEvent ; sc:eventType "Visit" ; sc:status "occurred" ; sc:agent "Ann Lee" ; sc:target 7 ;'
        ' sc:evidence "words" ; prov:wasDerivedFrom "an article" ; sc:start "soon" ; sc:end "2024-02-31x" ;'
        ' sc:confidence "high" ; sc:trigger 5 ; sc:telling "once" .'
        ' ex:r a sc:ReportedRole ; sc:person "Ann Lee" ; sc:title "judge" .',
    )
    (event,) = model["events"]
    assert event["status"] == "unknown"
    assert event["evidence"] == []
    assert {"start", "end", "confidence", "article"} & event.keys() == set()
    assert model["things"] == model["roles"] == []


def test_dates_of_any_precision_and_of_other_types(tmp_path: Path) -> None:
    dates = ['"2024-04-24"^^xsd:date', '"2024-04"^^xsd:gYearMonth', '"2024"^^xsd:gYear', '"--04-24"^^xsd:gMonthDay']
    dates += ['"2024-04-24T10:00:00Z"^^xsd:dateTime', '"2024-04-24Z"^^xsd:date', '"-0044-03-15"^^xsd:date', '"2024-13"']
    facts = "".join(
        f"ex:v{n} a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:start {date} ." for n, date in enumerate(dates)
    )
    starts = {event["id"][-1]: event.get("start") for event in model_of(tmp_path, facts)["events"]}
    assert list(starts.values()) == ["2024-04-24", "2024-04", "2024", "--04-24", "2024-04-24", "2024-04-24", None, None]


def test_spans_that_cannot_be_are_left_out(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        'ex:a a sc:Article ; rdfs:label "A" ; schema:articleBody "Ann Lee spoke." .'
        ' ex:c a sc:Claim ; sc:stance stance:state ; sc:text "x" ;'
        " sc:evidence ex:s1, ex:s2, ex:s3, ex:s4, ex:s5, ex:s6 ."
        " ex:s1 oa:start 0 ; oa:end 7 ; prov:wasDerivedFrom ex:a ."
        " ex:s2 oa:start 5 ; oa:end 99 ; prov:wasDerivedFrom ex:a ."
        " ex:s3 oa:start 7 ; oa:end 3 ; prov:wasDerivedFrom ex:a ."
        ' ex:s4 oa:start -1 ; oa:end "many" ; prov:wasDerivedFrom ex:a .'
        f" ex:s5 oa:start 0 ; oa:end {'9' * 5000} ; prov:wasDerivedFrom ex:a ."
        " ex:s6 oa:start 0 ; oa:end 7 .",
    )
    assert model["claims"][0]["evidence"] == [{"article": "https://example.org/a", "start": 0, "end": 7}]


def test_articles_that_the_graph_does_not_describe_are_there(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        'ex:c a sc:Claim ; sc:stance stance:warn ; sc:text "x" ; prov:wasDerivedFrom ex:gone ; sc:evidence ex:s .'
        ' ex:s oa:start 0 ; oa:end 4 ; oa:exact "It is" ; prov:wasDerivedFrom ex:away .',
    )
    assert {article["title"] for article in model["articles"]} == {"gone", "away"}


def test_a_node_that_is_everything_at_once_is_shown_once(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        "ex:x a sc:ReportedEvent, sc:Claim, sc:ReportedRole, sc:Relation, sc:State ; sc:agent ex:x ; sc:speaker ex:x ;"
        " sc:person ex:x ; sc:subject ex:x ; sc:object ex:x ; sc:relationType sc:allyOf ; sc:accordingTo ex:x ;"
        " sc:evidence ex:x ; prov:wasDerivedFrom ex:x ; oa:start 0 ; oa:end 3 ; sc:thing ex:x .",
    )
    assert [len(model[kind]) for kind in ("events", "claims", "roles", "relations", "things")] == [1, 0, 0, 0, 0]


def test_blank_nodes_have_the_same_names_whenever_they_are_read(tmp_path: Path) -> None:
    turtle = (
        "[] a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:status status:possible ;"
        ' sc:agent [ a sc:Person ; rdfs:label "Ann Lee" ] ; sc:target [ a sc:State ; rdfs:label "Freedonia" ] .'
        '[] a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:agent [ a sc:Person ; rdfs:label "Otto Graf" ] .'
    )
    one, two = (model_of(tmp_path, turtle) for _ in range(2))
    assert one == two
    assert "Ann Lee may visit Freedonia" in labels(one, "events")


def test_names_in_several_languages(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        "ex:v a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:status status:occurred ; sc:agent ex:c ."
        ' ex:c a sc:State ; rdfs:label "中国"@zh, "China"@en, "Chine"@fr, "" ; skos:altLabel "PRC" .',
    )
    assert model["things"][0] == {
        "id": "https://example.org/c",
        "type": "State",
        "label": "China",
        "aliases": ["Chine", "PRC", "中国"],
    }


def test_classes_of_other_vocabularies(tmp_path: Path) -> None:
    model = model_of(
        tmp_path,
        "ex:v a sc:ReportedEvent ; sc:eventType ex:StateFuneral ; sc:status ex:rumoured ; sc:agent ex:q, ex:r ."
        ' ex:q a schema:Airline, rdfs:Resource ; rdfs:label "Air Freedonia" .'
        ' ex:r a sc:ReferenceState ; rdfs:label "Sylvania" .'
        ' ex:c a sc:Claim ; sc:stance ex:mock ; sc:text "x" ; sc:speaker ex:q .',
    )
    assert labels(model, "events") == ["Air Freedonia and Sylvania are said to take part in a state funeral"]
    assert {(thing["label"], thing["type"]) for thing in model["things"]} == {
        ("Air Freedonia", "Airline"),
        ("Sylvania", "State"),
    }
    assert labels(model, "claims") == ["Air Freedonia says: x"]


HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\u0301\u2028{{7*7}}" + "long " * 2000


def test_words_stay_as_they_are_and_sentences_short(tmp_path: Path) -> None:
    text = HOSTILE.replace("\\", "\\\\")
    model = model_of(
        tmp_path,
        f"ex:v a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:status status:occurred ; sc:agent ex:a ."
        f' ex:a rdfs:label "{text}" .'
        f' ex:c a sc:Claim ; sc:stance stance:state ; sc:text "{text}" ; sc:speaker ex:a ; sc:audience "{text}" .',
    )
    assert model["things"][0]["label"] == model["claims"][0]["text"] == model["claims"][0]["audience"] == HOSTILE
    assert all(len(label) < 250 for kind in ("events", "claims") for label in labels(model, kind))


def test_a_summit_is_no_ball_of_wool() -> None:
    states = tuple(Entity(f"x{n}", EntityType.STATE, f"State {n:02}") for n in range(40))
    (meeting,) = [event for event in made_up_facts().events if event.id == "v1"]
    facts = replace(
        made_up_facts(),
        entities=(*made_up_facts().entities, *states),
        events=(replace(meeting, agents=tuple(state.id for state in states)),),
    )
    model = view_model(MemoryStore(facts_to_quads(facts)))
    assert conforms(model)
    assert model["events"][0]["label"] == "State 00, State 01 and 38 others met in Port Vale"
    drawn = [link for link in model["links"] if link["kind"] == "event"]
    assert len(drawn) == 39
    assert len({link["to"] for link in drawn} | {link["from"] for link in drawn}) == 40
    assert sum(link["kind"] == "agent" for link in model["links"]) == 40


@cache
def many_articles(number: int) -> MemoryStore:
    """Articles with the made-up facts, of which each has people of its own."""
    facts = made_up_facts()
    store = MemoryStore()
    for n in range(number):
        mentions = tuple(Mention(Span(at("Ann Lee").start, at("Ann Lee").end), MentionKind.NAME) for _ in range(1))
        people = tuple(Entity(f"p{k}", EntityType.PERSON, f"Person {n} {k}", mentions=mentions) for k in range(10))
        visits = tuple(
            Event(
                f"w{k}",
                facts.events[2].type,
                facts.events[2].status,
                (Evidence(at("Lee will visit Sylvania"), "by-hand"),),
                agents=(person.id,),
                targets=("e4",),
            )
            for k, person in enumerate(people)
        )
        article = replace(facts.article, id=f"article-{n}", title=f"Article {n}")
        store.add(
            facts_to_quads(
                replace(facts, article=article, entities=(*facts.entities, *people), events=(*facts.events, *visits))
            )
        )
    return store


def test_more_articles_lose_nothing() -> None:
    one, ten = view_model(many_articles(1)), view_model(many_articles(10))
    for kind, number in {"events": 18, "claims": 3, "roles": 4, "relations": 2, "articles": 1}.items():
        assert (len(one[kind]), len(ten[kind])) == (number, 10 * number)
    # Ten people and one group are of one article each, the other things are shared.
    assert len(ten["things"]) - len(one["things"]) == 9 * 11


def test_codes_of_states_are_shown_as_far_as_they_are_codes(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    state = 'ex:f a sc:ReferenceState ; sc:iso3166Alpha2 "f" ; sc:iso3166Alpha3 "FRD" ; sc:cowNumber 12 ; '
    state += 'sc:gwNumber "x" .'
    event = "ex:v a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:target ex:f, ex:g ."
    path.write_text(f"{PREFIXES}{event}\n{state}", encoding="utf-8")
    model = view_model(MemoryStore.from_file(path))
    assert conforms(model)
    assert {thing["label"]: thing.get("codes") for thing in model["things"]} == {
        "f": {"iso3": "FRD", "cow": 12},
        "g": None,
    }
