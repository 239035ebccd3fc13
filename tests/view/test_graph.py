"""A store as a plain graph."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Article
from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from kg.view import graph_model
from tests.query.article import CLAIMS, EVENTS, made_up_facts
from tests.view.plain import node

ID = "https://w3id.org/statecraft/id/"
EVENT = f"{ID}event/freedonia-gas_"
CLAIM = f"{ID}claim/freedonia-gas_"


def test_events_say_whether_they_happened(store: MemoryStore) -> None:
    nodes = {found["id"]: found for found in graph_model(store)["nodes"]}
    assert nodes[f"{EVENT}v3"] == node(
        f"{EVENT}v3",
        "Visit",
        kind="event",
        type="Visit",
        status="scheduled",
        when="20 March 2024",
        words=["Lee will visit Sylvania on March 20"],
    )
    assert {nodes[f"{EVENT}{event.id}"]["status"] for event in EVENTS} == {
        "occurred",
        "ongoing",
        "scheduled",
        "possible",
        "requested",
        "negated",
    }


def test_things_have_their_names(store: MemoryStore) -> None:
    nodes = {found["id"]: found for found in graph_model(store)["nodes"]}
    lee = f"{ID}person/ann-lee"
    assert nodes[lee] == node(lee, "Ann Lee", type="Official", details=["Also: Lee"])


def test_claims_have_what_was_said(store: MemoryStore) -> None:
    claims = [found for found in graph_model(store)["nodes"] if found["kind"] == "claim"]
    assert len(claims) == len(CLAIMS)
    assert claims[2]["label"] == "This shelling is a crime,"
    assert claims[2]["type"] == "criticize"
    assert claims[2]["details"] == ["Said on 4 March 2024"]


def test_links_have_plain_names_and_a_direction(store: MemoryStore) -> None:
    labels = {found["id"]: found["id"].rpartition("/")[2] for found in graph_model(store)["nodes"]}
    links = {(labels[e["source"]], e["name"], labels[e["target"]]) for e in graph_model(store)["edges"]}
    assert {
        ("ann-lee", "Foreign Minister", "freedonia"),
        ("mara-stone", "envoy (former)", "sylvania"),
        ("energy-agency", "part of", "freedonia"),
        ("eastmark", "located in", "sylvania"),
        ("freedonia-gas_v1", "at", "port-vale"),
        ("freedonia-gas_v3", "agent", "ann-lee"),
        ("freedonia-gas_v3", "target", "sylvania"),
        ("freedonia-gas_v7", "according to", "freedonia-gas_c1"),
        ("freedonia-gas_c1", "said by", "otto-graf"),
        ("freedonia-gas_c3", "towards", "ruritania"),
    } <= links


def test_title_and_counts(store: MemoryStore) -> None:
    model = graph_model(store)
    assert model["version"] == 1
    assert model["title"] == "Freedonia and Sylvania agree on gas"
    assert model["subtitle"] == "The Freedonia Post · 5 March 2024 · 13 things · 8 events · 3 claims"
    assert graph_model(store, title="Mine")["title"] == "Mine"


def test_two_articles_share_their_things_and_keep_their_facts_apart(store: MemoryStore) -> None:
    facts = made_up_facts()
    other = replace(facts.article, id="another", title="Another article")
    assert isinstance(other, Article)
    both = MemoryStore([*store.quads(), *facts_to_quads(replace(facts, article=other))])
    one, two = graph_model(store), graph_model(both)
    assert two["title"] == "Knowledge graph of 2 articles"

    def things(model: dict[str, object], kind: str) -> int:
        nodes = model["nodes"]
        assert isinstance(nodes, list)
        return sum(found["kind"] == kind and "/group/" not in found["id"] for found in nodes)

    assert things(two, "thing") == things(one, "thing")
    assert things(two, "event") == 2 * things(one, "event")
    details = [found["details"] for found in two["nodes"] if found["id"].endswith("another_v3")]
    assert details == [["Article: Another article"]]
