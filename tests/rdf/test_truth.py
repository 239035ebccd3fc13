"""Planned, possible, requested and denied events, and offices not held, are never given as facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Event as EventFact
from kg.model import EventType, Evidence, RoleStatus, Span, Status
from kg.rdf import facts_to_quads
from kg.rdf.namespaces import oa
from kg.store import AskResult, MemoryStore, SelectResult
from tests.rdf.sample import sample

PROOF = (Evidence(Span(0, 7), "test"),)
UNREAL = (Status.SCHEDULED, Status.POSSIBLE, Status.REQUESTED, Status.NEGATED)
# What a person would write who has never heard of a status.
NAIVE = (
    "SELECT ?e { ?e a sc:%s }",
    "SELECT ?e { ?e a ?class . FILTER(STRENDS(STR(?class), '#%s')) }",
    "SELECT ?e { ?e a sc:Event }",
    "SELECT ?e { ?e a sc:Event ; sc:eventType sc:%s }",
    "SELECT ?e { ?e a schema:Event }",
)


def _store(*events: EventFact) -> MemoryStore:
    return MemoryStore(facts_to_quads(replace(sample(), events=events)))


def _ids(store: MemoryStore, sparql: str) -> set[str]:
    found = store.query(sparql)
    assert isinstance(found, SelectResult)
    return {str(row[0]).rpartition("_")[2] for row in found.rows}


def _event(number: int, kind: EventType, status: Status) -> EventFact:
    return EventFact(f"v{number}", kind, status, PROOF, ("e1",), ("e2",), ("e7",))


@pytest.mark.parametrize("kind", EventType)
@pytest.mark.parametrize("status", UNREAL)
@pytest.mark.parametrize("question", NAIVE)
def test_what_did_not_happen_is_not_found_without_asking(kind: EventType, status: Status, question: str) -> None:
    store = _store(_event(1, kind, status), _event(2, kind, Status.OCCURRED), _event(3, kind, Status.ONGOING))
    sparql = question % kind.value if "%" in question else question
    assert _ids(store, sparql) == (set() if "schema:" in question else {"v2", "v3"})


@pytest.mark.parametrize("status", Status)
def test_every_event_carries_type_and_status(status: Status) -> None:
    store = _store(_event(1, EventType.VISIT, status))
    sparql = f"SELECT ?e {{ ?e a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:status status:{status} }}"
    assert _ids(store, sparql) == {"v1"}


@pytest.mark.parametrize("status", UNREAL)
def test_an_unreal_event_adds_no_edge_between_its_participants(status: Status) -> None:
    with_event = {q[:3] for q in facts_to_quads(replace(sample(), events=(_event(1, EventType.VISIT, status),)))}
    without = {q[:3] for q in facts_to_quads(replace(sample(), events=()))}
    new = {(subject.rpartition("/")[2], predicate) for subject, predicate, _ in with_event - without}
    # The event, and the words of its evidence.
    assert {subject for subject, predicate in new if predicate != oa("exact")} == {"fish-dispute_v1"}
    assert {subject for subject, predicate in new if predicate == oa("exact")} == {"fish-dispute_0-7"}


@pytest.mark.parametrize("status", RoleStatus)
def test_only_an_office_that_is_held_is_a_role(status: RoleStatus) -> None:
    facts = sample()
    store = MemoryStore(facts_to_quads(replace(facts, roles=(replace(facts.roles[0], status=status),))))
    held = store.query("ASK { ?r a sc:Role ; sc:person ?who ; sc:post ?post }")
    told = store.query(f"ASK {{ ?r a sc:ReportedRole ; sc:roleStatus rolestatus:{status} }}")
    assert held == AskResult(status in (RoleStatus.CURRENT, RoleStatus.ACTING))
    assert told == AskResult(True)


def test_no_edge_leads_from_a_person_to_an_office() -> None:
    store = MemoryStore(facts_to_quads(sample()))
    assert store.query("ASK { ?person a sc:Person ; ?edge ?post . ?post a sc:Post }") == AskResult(False)


def test_what_only_somebody_says_is_linked_to_the_claim() -> None:
    store = MemoryStore(facts_to_quads(sample()))
    own_voice = "SELECT ?e { ?e a sc:Event FILTER NOT EXISTS { ?e sc:accordingTo ?claim } }"
    assert _ids(store, own_voice) == {"v3", "v5", "v6"}
    assert _ids(store, "SELECT ?c { ?e a sc:Sanction ; sc:accordingTo ?c . ?c a sc:Claim }") == {"c1"}
