"""The tables of PLOVER: each row is found by its own words, and names codes that there are."""

from __future__ import annotations

import pytest

from kg.lexicon.plover import (
    QUADS,
    THREATS,
    Act,
    ActWords,
    act_of,
    acts,
    after_modality,
    general_coding,
    roots,
)
from kg.model import Coding, EventType, Stance, Status

#: The list of POLECAT, with the intensities of the codebook at both ends.
MOST, LEAST = ("RETREAT", 7.6), ("ASSAULT", -9.3)


def own_words(row: Act) -> ActWords:
    """The first of each."""
    groups = [min(word for word in group if word != "^") for group in row.complements]
    return ActWords({min(row.act)}, set(groups), set(groups), {min(row.agent)} if row.agent else set())


def test_root_codes_have_quad_classes_and_intensities() -> None:
    assert len(roots()) == 16
    by_intensity = sorted(roots().values(), key=lambda root: root.intensity)
    assert (by_intensity[-1].code, by_intensity[-1].intensity) == MOST
    assert (by_intensity[0].code, by_intensity[0].intensity) == LEAST
    for root in roots().values():
        assert root.quad in QUADS
        assert root.is_cooperation == (root.intensity > 0)
        assert {*root.becomes.values()} <= {*roots()}
        assert root.threatened in THREATS | {""}


def test_every_row_has_a_code_and_an_example() -> None:
    for row in acts():
        assert row.code in roots(), row
        assert row.example.endswith("."), row
    assert len({row.example for row in acts()}) == len(acts())
    assert {row.code for row in acts() if row.act} == set(roots())


@pytest.mark.parametrize("row", [row for row in acts() if row.act], ids=lambda row: row.example)
def test_a_row_is_found_by_its_own_words(row: Act) -> None:
    weight = row.weight(own_words(row), row.on or row.reads)
    found = act_of(own_words(row), row.on or row.reads)
    assert weight > 0
    assert found is not None
    assert found[0] >= weight


@pytest.mark.parametrize(
    ("act", "objects", "agent", "code"),
    [
        ({"lift"}, {"curfew"}, {"governor"}, "CONCEDE"),
        ({"impose"}, {"curfew"}, {"governor"}, "COERCE"),
        ({"impose"}, {"tariff"}, {"ministry"}, "SANCTION"),
        ({"hold"}, {"exercise", "naval"}, {"navy"}, "MOBILIZE"),
        ({"hold"}, {"exercise", "joint"}, {"navy"}, "COOPERATE"),
        ({"withdraw"}, {"ambassador"}, {"ministry"}, "SANCTION"),
        ({"withdraw"}, {"troop"}, {"ministry"}, "RETREAT"),
        ({"attack"}, {"website"}, {"hacker"}, "COERCE"),
        ({"attack"}, {"convoy"}, {"rebel"}, "ASSAULT"),
        ({"vow"}, {"avenge", "#xcomp"}, {"group"}, "THREATEN"),
    ],
)
def test_objects_and_agents_decide(act: set[str], objects: set[str], agent: set[str], code: str) -> None:
    found = act_of(ActWords(act, objects, objects, agent))
    assert found is not None
    assert found[1].code == code


@pytest.mark.parametrize(
    ("kind", "status", "coding"),
    [
        # The examples of the rule itself: a planned sanction, a planned meeting, a refused aid.
        (EventType.SANCTION, Status.SCHEDULED, Coding("THREATEN", "SANCTION")),
        (EventType.MEETING, Status.SCHEDULED, Coding("AGREE", "CONSULT")),
        (EventType.SUPPORT, Status.NEGATED, Coding("REJECT", "AID")),
        (EventType.ARMED_ACTION, Status.ONGOING, Coding("ASSAULT", "ASSAULT")),
        (EventType.ARMED_ACTION, Status.NEGATED, None),
        (EventType.VISIT, Status.POSSIBLE, None),
        (EventType.ELECTION, Status.OCCURRED, None),
        (Stance.CRITICIZE, Status.OCCURRED, Coding("ACCUSE", "ACCUSE")),
        (Stance.STATE, Status.OCCURRED, None),
    ],
)
def test_modality_changes_the_code(kind: str, status: Status, coding: Coding | None) -> None:
    assert general_coding(kind, status) == coding


def test_what_is_asked_for_is_a_request() -> None:
    assert {after_modality(code, Status.REQUESTED) for code in ("AID", "RETREAT", "COERCE")} == {"REQUEST"}
