"""A store as a view model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from kg.rdf import Iri, facts_to_quads
from kg.resources import ontology_folder
from kg.store import MemoryStore, ReferenceStore
from kg.view import view_model
from kg.view.model.part import Wanted, part_of
from tests.query.article import CLAIMS, EVENTS, TEXT, made_up_facts
from tests.rdf.corpus import corpus_quads, later_quads
from tests.rdf.sample import sample

ARTICLE = "article/freedonia-gas"
LEE, GRAF = "person/ann-lee", "person/otto-graf"
ISSUES = "https://w3id.org/statecraft/issues#"


def conforms(model: dict[str, Any]) -> bool:
    """Whether it is as the schema says, and every id that it names is there."""
    schema = json.loads((ontology_folder() / "view.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(model)] == []
    facts = [fact for kind in ("events", "claims", "roles", "relations") for fact in model[kind]]
    shared = model.get("shared", [])
    ids = [item["id"] for item in (*model["articles"], *model["things"], *facts, *shared)]
    assert len(ids) == len(set(ids))
    assert {report for each in shared for report in each["reports"]} <= {event["id"] for event in model["events"]}
    assert {other["thing"] for thing in model["things"] for other in thing.get("apart", [])} <= set(ids)
    assert {seen["article"] for thing in model["things"] for seen in thing.get("appearances", [])} <= set(ids)
    articles = {article["id"] for article in model["articles"]}
    spans = [
        span for fact in facts for name in ("evidence", "triggers", "content", "cue") for span in fact.get(name, [])
    ]
    spans += [mention for thing in model["things"] for mention in thing.get("mentions", [])]
    assert {span["article"] for span in spans} <= articles
    assert {fact["article"] for fact in facts if "article" in fact} <= articles
    assert {link[end] for link in model["links"] for end in ("from", "to", "fact")} <= set(ids)
    assert all(link["from"] != link["to"] for link in model["links"] if link["level"] == "direct")
    return True


def by_id(model: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {item["id"].removeprefix("event/freedonia-gas_"): item for item in model[kind]}


def words(spans: list[dict[str, Any]]) -> list[str]:
    return [TEXT[span["start"] : span["end"]] for span in spans]


def links(model: dict[str, Any], *levels: str) -> set[tuple[str, str, str]]:
    def last(id_: str) -> str:
        return str(id_).rpartition("/")[2].removeprefix("freedonia-gas_").removeprefix("issues#")

    return {(last(link["from"]), link["name"], last(link["to"])) for link in model["links"] if link["level"] in levels}


def test_is_what_the_schema_says(shown: dict[str, Any]) -> None:
    assert conforms(shown)
    assert shown["version"] == 2
    assert shown["base"] == "https://w3id.org/statecraft/id/"


def test_title_and_counts(store: MemoryStore, shown: dict[str, Any]) -> None:
    assert shown["title"] == "Freedonia and Sylvania agree on gas"
    assert shown["subtitle"] == "The Freedonia Post · 5 March 2024 · 13 things · 8 events · 3 claims"
    assert view_model(store, title="Mine")["title"] == "Mine"
    assert view_model(MemoryStore())["title"] == "Knowledge graph"


def test_articles_have_their_text(shown: dict[str, Any]) -> None:
    assert shown["articles"] == [
        {
            "id": ARTICLE,
            "title": "Freedonia and Sylvania agree on gas",
            "source": "The Freedonia Post",
            "published": "2024-03-05",
            "text": TEXT,
        }
    ]


def test_things_have_names_and_places_in_the_text(shown: dict[str, Any]) -> None:
    things = by_id(shown, "things")
    lee = {"id": LEE, "type": "Official", "label": "Ann Lee", "aliases": ["Lee"]}
    assert things[LEE] == lee | {"mentions": [{"article": ARTICLE, "start": 17, "end": 24, "kind": "name"}]}
    assert TEXT[17:24] == "Ann Lee"
    assert things[f"{ISSUES}energy"]["label"] == "Energy"


def test_known_things_lead_to_wikidata() -> None:
    # https://www.wikidata.org/wiki/Q142 is France.
    entity = replace(made_up_facts().entities[1], link="Q142")
    facts = replace(made_up_facts(), entities=tuple(entity if e.id == "e2" else e for e in made_up_facts().entities))
    things = by_id(view_model(MemoryStore(facts_to_quads(facts))), "things")
    assert things["state/freedonia"]["wikidata"] == ["http://www.wikidata.org/entity/Q142"]


def test_known_places_and_states_lie_somewhere() -> None:
    # https://www.geonames.org/2996944 is Lyon, https://www.geonames.org/3017382 is France.
    known = {"e5": "place/lyon", "e2": "state/france"}
    entities = tuple(replace(e, reference=known.get(e.id, e.reference)) for e in made_up_facts().entities)
    store = MemoryStore(facts_to_quads(replace(made_up_facts(), entities=entities)))
    assert not any("geo" in thing for thing in view_model(store)["things"])
    store.add(ReferenceStore().describe(known.values()))
    model = view_model(part_of(store, Wanted(articles=(Iri(f"https://w3id.org/statecraft/id/{ARTICLE}"),))).store)
    assert conforms(model)
    geo = {id: thing["geo"] for id, thing in by_id(model, "things").items() if "geo" in thing}
    assert geo["place/lyon"] == {"lat": 45.749, "long": 4.848, "geonames": 2996944, "country": "FRA"}
    assert (geo["state/france"]["geonames"], geo["state/france"]["country"]) == (3017382, "FRA")
    assert 41 < geo["state/france"]["lat"] < 51
    assert -5 < geo["state/france"]["long"] < 10
    assert len(geo) == 2


def test_events_in_plain_english(shown: dict[str, Any]) -> None:
    assert [(event["label"], event["name"], event["status"]) for event in shown["events"]] == [
        ("Ann Lee and Otto Graf met in Port Vale", "Meeting", "occurred"),
        ("Freedonia and Sylvania reached an agreement on energy", "Agreement", "occurred"),
        ("Ann Lee is to visit Sylvania", "Planned visit", "scheduled"),
        ("Freedonia may sanction Ruritania", "Possible sanctions", "possible"),
        ("Ruritania is using armed force in Eastmark", "Ongoing armed action", "ongoing"),
        ("Sylvania did not support Ruritania", "No support", "negated"),
        (
            "Freedonia is asked to make a decision on humanitarian aid and disaster relief, says Otto Graf",
            "Requested decision",
            "requested",
        ),
        ("Ruritania carried out military activity, say Analysts", "Military activity", "occurred"),
    ]
    assert len(shown["events"]) == len(EVENTS)


def test_every_telling_of_an_event_is_evidence_the_fullest_first(shown: dict[str, Any]) -> None:
    met = by_id(shown, "events")["v1"]
    assert (met["start"], met["end"], met["rules"], met["plover"]) == (
        "2024-03-03",
        "2024-03-03",
        ["by-hand"],
        "CONSULT",
    )
    assert words(met["evidence"]) == [
        "Ann Lee of Freedonia met President Otto Graf of Sylvania in Port Vale on March 3",
        "Lee's meeting with Graf",
    ]


def test_claims(shown: dict[str, Any]) -> None:
    assert len(shown["claims"]) == len(CLAIMS)
    claim = shown["claims"][2]
    assert claim["label"] == "Ann Lee criticizes Ruritania: This shelling is a crime"
    assert (claim["stance"], claim["verb"], claim["text"]) == ("criticize", "criticizes", "This shelling is a crime,")
    assert claim["start"] == "2024-03-04"
    told = (words(claim["content"]), words(claim["cue"]), words(claim["source"]))
    assert told == (["This shelling is a crime,"], ["Lee said"], ["Lee"])


def test_roles_and_relations(shown: dict[str, Any]) -> None:
    assert {role["label"] for role in shown["roles"]} == {
        "Ann Lee is Foreign Minister of Freedonia",
        "Otto Graf is President of Sylvania",
        "Mara Stone is head of the Energy Agency (Freedonia)",
        "Mara Stone was envoy of Sylvania",
    }
    assert {(relation["label"], relation["type"]) for relation in shown["relations"]} == {
        ("Eastmark is in Sylvania", "locatedIn"),
        ("The Energy Agency (Freedonia) is part of Freedonia", "partOf"),
    }


def test_links_join_things_directly(shown: dict[str, Any]) -> None:
    assert links(shown, "direct", "both") == {
        ("ann-lee", "met", "otto-graf"),
        ("freedonia", "reached an agreement with", "sylvania"),
        ("ann-lee", "is to visit", "sylvania"),
        ("freedonia", "may sanction", "ruritania"),
        ("ruritania", "is using armed force in", "eastmark"),
        ("sylvania", "did not support", "ruritania"),
        ("freedonia", "is asked to make a decision on", "humanitarian-aid"),
        ("otto-graf", "asks", "freedonia"),
        ("ann-lee", "criticizes", "ruritania"),
        ("ann-lee", "Foreign Minister of", "freedonia"),
        ("otto-graf", "President of", "sylvania"),
        ("mara-stone", "head of", "energy-agency-freedonia"),
        ("mara-stone", "former envoy of", "sylvania"),
        ("energy-agency-freedonia", "part of", "freedonia"),
        ("eastmark", "located in", "sylvania"),
    }
    mutual = {link["name"] for link in shown["links"] if link.get("mutual")}
    assert mutual == {"met", "reached an agreement with"}


def test_links_join_events_and_claims_with_those_who_take_part(shown: dict[str, Any]) -> None:
    assert {
        ("v1", "of", "ann-lee"),
        ("v1", "in", "port-vale"),
        ("v3", "by", "ann-lee"),
        ("v3", "to", "sylvania"),
        ("v4", "on", "ruritania"),
        ("v4", "about", "sanctions"),
        ("v7", "according to", "c1"),
        ("otto-graf", "asks", "c1"),
        ("c1", "to", "freedonia"),
        ("c3", "about", "ruritania"),
    } <= links(shown, "parts")
    kinds = {link["kind"] for link in shown["links"] if link["level"] == "parts"}
    assert kinds == {"agent", "target", "place", "issue", "accordingTo", "speaker"}


def test_what_only_a_speaker_tells_is_not_drawn_as_a_fact() -> None:
    (visit,) = [event for event in EVENTS if event.id == "v3"]
    facts = replace(made_up_facts(), events=(replace(visit, according_to=("c2",)),))
    model = view_model(MemoryStore(facts_to_quads(facts)))
    assert model["events"][0]["label"] == "Ann Lee is to visit Sylvania, say Analysts"
    assert ("ann-lee", "reportedly is to visit", "sylvania") in links(model, "direct")


def test_those_hit_are_linked_to_the_place_where_nobody_is_known_to_do_it() -> None:
    (shelling,) = [event for event in EVENTS if event.id == "v5"]
    facts = replace(made_up_facts(), events=(replace(shelling, agents=(), targets=("e8",)),))
    model = view_model(MemoryStore(facts_to_quads(facts)))
    assert model["events"][0]["label"] == "Analysts are being attacked in Eastmark"
    assert ("analysts", "are being attacked in", "eastmark") in links(model, "direct")


def test_words_are_carried_where_the_graph_has_no_text() -> None:
    model = view_model(MemoryStore(facts_to_quads(made_up_facts(), include_text=False)))
    assert conforms(model)
    assert "text" not in model["articles"][0]
    assert by_id(model, "events")["v3"]["evidence"] == [
        {"article": ARTICLE, "start": 146, "end": 181, "words": "Lee will visit Sylvania on March 20"}
    ]


def test_two_articles_share_their_things_and_keep_their_facts_apart(store: MemoryStore, shown: dict[str, Any]) -> None:
    facts = made_up_facts()
    other = replace(facts.article, id="another", title="Another article")
    both = view_model(MemoryStore([*store.quads(), *facts_to_quads(replace(facts, article=other))]))
    assert conforms(both)
    assert both["title"] == "Knowledge graph of 2 articles"
    assert [article["title"] for article in both["articles"]] == [
        "Another article",
        "Freedonia and Sylvania agree on gas",
    ]

    def number(model: dict[str, Any], kind: str) -> int:
        return sum("/group/" not in f"/{item['id']}" for item in model[kind])

    assert number(both, "things") == number(shown, "things")
    assert number(both, "events") == 2 * number(shown, "events")
    assert {event["article"] for event in both["events"]} == {"article/another", ARTICLE}
    assert len(by_id(both, "things")[LEE]["mentions"]) == 2


def test_what_articles_tell_together_changes_nothing_that_each_tells() -> None:
    alone = [*facts_to_quads(sample()), *later_quads()]
    model = view_model(MemoryStore(alone))
    assert len(model["articles"]) == 3
    together = view_model(MemoryStore(corpus_quads()))
    assert conforms(together)
    assert {"shared"} == together.keys() - model.keys()
    added = {"origin", "copyOf", "revisionOf", "shared", "appearances", "apart"}
    for kind in ("articles", "things", "events"):
        assert [{key: item[key] for key in item.keys() - added} for item in together[kind]] == model[kind]
        assert any(item.keys() & added for item in together[kind])
    for kind in ("claims", "roles", "relations", "links"):
        assert together[kind] == model[kind]


def test_same_graph_same_model(tmp_path: Path, store: MemoryStore, shown: dict[str, Any]) -> None:
    quads = list(store.quads())
    assert view_model(MemoryStore(reversed(quads))) == shown


def test_ids_follow_the_base_of_the_graph() -> None:
    model = view_model(MemoryStore(facts_to_quads(made_up_facts(), base="https://example.org/news/")))
    assert conforms(model)
    assert model["base"] == "https://example.org/news/"
    assert LEE in by_id(model, "things")
