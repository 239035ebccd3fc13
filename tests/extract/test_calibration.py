"""How sure facts are, and what is left of an article at a given confidence."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from kg.errors import UsageError
from kg.extract import at_least, load_reader
from kg.extract.calibration import _counts, confidence_of
from kg.pipeline import build
from tests.extract.event_article import annotated
from tests.rdf.sample import sample


def test_a_rule_is_as_sure_as_it_was_right_drawn_towards_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {("roles",): (80, 100), ("roles", "often"): (90, 90), ("roles", "once"): (0, 1)}
    monkeypatch.setattr("kg.extract.calibration._counts", lambda: rows)
    confidence_of.cache_clear()
    kind = (80 + 8 * 0.5) / 108
    assert confidence_of("roles", "often") == round((90 + 8 * kind) / 98, 2)
    # Once wrong says little: the rule stays near its kind.
    assert confidence_of("roles", "once") == round(8 * kind / 9, 2)
    assert confidence_of("roles", "never seen") == round(kind, 2)
    assert confidence_of("relations", "of a kind never seen") == 0.5
    confidence_of.cache_clear()


def test_the_shipped_counts_make_sense() -> None:
    assert {key[0] for key in _counts()} == {"roles", "relations", "events", "claims"}
    assert all(0 <= right <= found for right, found in _counts().values())
    assert sum(found for key, (_, found) in _counts().items() if len(key) == 1) > 300


def test_every_fact_is_rated() -> None:
    text = "Norwegian Minister Kari Lunde met Per Alm in Oslo, the capital of Norway. Lunde said Iran attacked Iraq."
    facts = load_reader().read(annotated(text))
    found = [role.confidence for role in facts.roles]
    found += [relation.confidence for relation in facts.relations]
    found += [event.confidence for event in facts.events]
    found += [claim.confidence for claim in facts.claims]
    assert all((facts.roles, facts.relations, facts.events, facts.claims))
    assert all(confidence is not None and 0 < confidence < 1 for confidence in found)


def test_what_is_less_sure_is_left_out() -> None:
    facts = sample()
    event = replace(facts.events[0], confidence=0.4)
    facts = replace(facts, events=(event, *facts.events[1:]))
    kept = at_least(facts, 0.5)
    assert event.id not in {each.id for each in kept.events}
    assert len(kept.events) == len(facts.events) - 1
    assert kept.entities == facts.entities
    assert at_least(facts, 0.0) == facts


def test_an_event_goes_with_the_last_claim_that_tells_it() -> None:
    facts = sample()
    told = next(event for event in facts.events if event.according_to)
    (claim,) = told.according_to
    unsure = replace(
        facts,
        claims=tuple(replace(c, confidence=0.2) if c.id == claim else c for c in facts.claims),
    )
    assert told.id not in {event.id for event in at_least(unsure, 0.5).events}
    other = next(c.id for c in facts.claims if c.id != claim)
    twice = replace(
        unsure,
        events=tuple(replace(e, according_to=(claim, other)) if e.id == told.id else e for e in unsure.events),
    )
    (kept,) = [event for event in at_least(twice, 0.5).events if event.id == told.id]
    assert kept.according_to == (other,)


@pytest.mark.parametrize("least", [-0.1, 1.1, math.nan])
def test_a_share_is_between_nought_and_one(least: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        build("Envoys meet\n\nNorway met Sweden in Oslo.\n", min_confidence=least)


def test_nothing_is_that_sure() -> None:
    graph = build("Envoys meet\n\nNorwegian Foreign Minister Kari Lunde met Per Alm in Oslo.\n", min_confidence=1.0)
    assert not graph.query("SELECT ?r WHERE { ?r sc:confidence ?c }")
    assert graph.query("SELECT ?t WHERE { ?a sc:thing ?t }")
    assert graph.validate().conforms
