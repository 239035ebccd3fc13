"""The tables of the tool name what exists, and nothing twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.lexicon import lists as lexicon
from tools.reference.sources import TABLES, own_table

STATES = {state.name for state in lexicon.states()}
BODIES = {body.name for body in lexicon.bodies()}


def test_bodies_and_states_are_those_of_the_word_lists() -> None:
    forms = own_table("forms.tsv", ("form", "body", "note"))
    assert {body for _, body, _ in forms} - {""} <= BODIES
    assert [form for form, body, note in forms if bool(body) == bool(note)] == []
    changes = own_table("changes.tsv", ("body", "status", "states", "note"))
    assert {body for body, _, _, _ in changes} <= BODIES
    assert {state for _, _, states, _ in changes for state in states.split("|")} <= STATES
    assert {status for _, status, _, _ in changes} == {"member", "observer", "none"}
    names = own_table("names.tsv", ("state", "kind", "name"))
    assert {state for state, _, _ in names} <= STATES
    assert {kind for _, kind, _ in names} == {"official", "former", "none"}
    capitals = own_table("capitals.tsv", ("state", "cities", "note"))
    assert {state for state, _, _ in capitals} <= STATES


def test_a_membership_is_corrected_once() -> None:
    rows = own_table("changes.tsv", ("body", "status", "states", "note"))
    pairs = Counter((body, state) for body, _, states, _ in rows for state in states.split("|"))
    assert [pair for pair, count in pairs.items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.tsv")), ids=lambda path: path.name)
def test_tables_are_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert text.endswith("\n")
    assert len(set(lines)) == len(lines) > 1
    assert [cell for line in lines for cell in line.split("\t") if cell != cell.strip()] == []
