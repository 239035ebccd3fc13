"""A sentence that tells of several events: a place is of the event whose word stands last before it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.ask.shared import of_others
from kg.rdf.terms import Iri

TEXT = "Duarte's trip to Oslo came before Aalto's meeting with Tamura in Rome and Holt's talks with Marsh in Bonn."
BOTH = "Aalto met Tamura and signed a treaty with her in Rome."
BASE = "https://w3id.org/statecraft/id/"
PREFIXES = f"""@prefix sc: <https://w3id.org/statecraft/ontology#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> . @prefix status: <https://w3id.org/statecraft/status#> .
@prefix event: <{BASE}event/> . @prefix span: <{BASE}span/> . @prefix article: <{BASE}article/> .
@prefix person: <{BASE}person/> . @prefix place: <{BASE}place/> . @prefix appearance: <{BASE}appearance/> .
"""


def _graph(
    folder: Path, text: str, events: dict[str, tuple[str, str, str, str]], *, tellings: bool = False
) -> kg.Graph:
    """An article of a text, with events: the type, its word, its agents and its places.

    Args:
        tellings: whether the word stands at a telling, as that of what is told several times does.
    """

    def span(words: str) -> str:
        return f"span:a_{text.index(words)}-{text.index(words) + len(words)}"

    lines = [f'article:a a sc:Article ; rdfs:label "A" ; schema:articleBody "{text}" .']
    whole = f"span:a_0-{len(text)}"
    lines.append(f'{whole} oa:exact "{text}" .')
    names = set()
    for name, (type, word, agents, places) in events.items():
        parts = [f"sc:agent person:{each.lower()}" for each in agents.split()]
        parts += [f"sc:place place:{each.lower()}" for each in places.split()]
        names |= {("person", each) for each in agents.split()} | {("place", each) for each in places.split()}
        trigger = f"sc:trigger {span(word)}"
        told = f"sc:telling [ sc:rank 1 ; sc:evidence {whole} ; {trigger} ]" if tellings else trigger
        lines.append(
            f"event:a_{name} a sc:ReportedEvent ; sc:eventType sc:{type} ; sc:status status:occurred ; "
            f"prov:wasDerivedFrom article:a ; sc:evidence {whole} ; {told} ; {' ; '.join(parts)} ."
        )
    for kind, name in sorted(names):
        thing = "Person" if kind == "person" else "Place"
        lines.append(f'{kind}:{name.lower()} a sc:{thing} ; rdfs:label "{name}" .')
        lines.append(
            f"appearance:a_{name} sc:thing {kind}:{name.lower()} ; prov:wasDerivedFrom article:a ; "
            f"sc:nameMention {span(name)} ."
        )
    path = folder / "graph.ttl"
    path.write_text(PREFIXES + "\n".join(lines), encoding="utf-8")
    return kg.load(path)


@pytest.mark.parametrize("tellings", [False, True])
def test_what_is_told_of_another_event_is_left_out(tmp_path: Path, *, tellings: bool) -> None:
    cities = "Oslo Rome Bonn"
    graph = _graph(
        tmp_path,
        TEXT,
        {
            "visit": ("Visit", "trip", "Duarte", "Oslo Bonn"),
            "meeting": ("Meeting", "meeting", "Duarte Aalto Tamura", cities),
            "talks": ("Meeting", "talks", "Holt Marsh", cities),
        },
        tellings=tellings,
    )
    reply = graph.ask("Where did Aalto meet Tamura?")
    assert [(row["where"], row["who"]) for row in reply] == [("Rome", "Aalto, Tamura")]
    assert "“Bonn”, “Duarte”, “Oslo”: told of another event" in " ".join(reply.notes)
    assert [row["where"] for row in graph.ask("Where did Holt meet Marsh?")] == ["Bonn"]
    # Nor are they found by it.
    assert not len(graph.ask("Who met Tamura in Bonn?"))
    assert not len(graph.ask("Did Duarte meet Tamura?"))


def test_events_of_the_same_people_share_a_place(tmp_path: Path) -> None:
    events = {
        "meeting": ("Meeting", "met", "Aalto Tamura", "Rome"),
        "treaty": ("Agreement", "signed", "Aalto Tamura", "Rome"),
    }
    graph = _graph(tmp_path, BOTH, events)
    assert of_others(graph.store, [Iri(f"{BASE}event/a_{name}") for name in events]) == ()
    assert [row["where"] for row in graph.ask("Where did Aalto meet Tamura?")] == ["Rome"]
