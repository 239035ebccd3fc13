"""Whatever is done to notes: they are refused, or their facts are consistent and come out as they went in."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import event, given, settings, strategies

from kg.annotate.corrections import corrected
from kg.errors import InputError
from kg.evaluation.truth.json_file import Entry
from kg.model import EntityType, EventType, RelationType, RoleStatus, Stance, Status
from kg.notes import SECTIONS, notes_of
from kg.rdf import facts_to_quads, read_articles
from kg.rdf.timex import dates_of
from kg.validate import check_facts
from tests.annotate.made import FILE, Json, correct, notes, reference

CHOICES: dict[tuple[str, str], Any] = {
    ("entities", "type"): EntityType,
    ("roles", "status"): RoleStatus,
    ("relations", "type"): RelationType,
    ("events", "type"): EventType,
    ("events", "status"): Status,
    ("claims", "stance"): Stance,
}
QUOTED = {
    "entities": ["mentions"],
    "roles": ["title"],
    "relations": ["evidence"],
    "events": ["triggers", "evidence", "time"],
    "claims": ["source", "cue", "content", "audience"],
}
WHO = {"events": ["agents", "targets", "places"], "claims": ["speakers", "targets"]}
QUOTES = ["0:strikes", "1:Minister", "2:strike", "3:Sunday", "4:attack#2", "6:Trentino", "3:both countries"]


def spoil(changed: Json, random: Random) -> None:
    """One change, wise or not."""
    section = random.choice(SECTIONS)
    if not changed[section]:
        return
    fact = random.choice(changed[section])
    ids = [entity["id"] for entity in changed["entities"] if "id" in entity]
    match random.randrange(6):
        case 0:
            changed[section].remove(fact)
        case 1:
            fact.pop(random.choice(list(fact)), None)
        case 2:
            where, key = random.choice(list(CHOICES))
            if changed[where]:
                random.choice(changed[where])[key] = random.choice(list(CHOICES[where, key])).value
        case 3:
            changed[section].append({key: value for key, value in fact.items() if key != "id"})
        case 4:
            key = random.choice(QUOTED[section])
            fact[key] = random.choice(QUOTES) if section == "roles" else random.choices(QUOTES, k=2)
        case _ if section in WHO:
            fact[random.choice(WHO[section])] = random.choices(ids, k=2)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(random=strategies.randoms(use_true_random=False))
def test_whatever_is_done_to_notes(random: Random) -> None:
    changed = notes()
    for _ in range(random.randint(1, 3)):
        spoil(changed, random)
    try:
        facts = correct(json.loads(json.dumps(changed))).facts
    except InputError:
        event("refused")
        return
    event("taken")
    assert check_facts(facts) == ()
    assert len(read_articles(facts_to_quads(facts))) == 1
    again = json.loads(json.dumps(notes_of(facts, dates_of)))
    assert corrected(facts, Entry(FILE, "", again), reference()).facts is facts
