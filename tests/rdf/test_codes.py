"""PLOVER codes after modality, and dates with the datatype of their precision."""

from __future__ import annotations

import pytest

from kg.model import EventType, Stance, Status
from kg.rdf.dates import date_kind, date_literal
from kg.rdf.plover import claim_code, event_code

#: The root codes of PLOVER.
CODES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        # The examples of the rule itself: a planned sanction, a planned meeting, a refused aid.
        (EventType.SANCTION, Status.SCHEDULED, "THREATEN"),
        (EventType.MEETING, Status.SCHEDULED, "AGREE"),
        (EventType.SUPPORT, Status.NEGATED, "SANCTION"),
        (EventType.SANCTION, Status.OCCURRED, "SANCTION"),
        (EventType.ARMED_ACTION, Status.ONGOING, "ASSAULT"),
        (EventType.MEETING, Status.NEGATED, "REJECT"),
        (EventType.SUPPORT, Status.REQUESTED, "REQUEST"),
        (EventType.ARMED_ACTION, Status.NEGATED, None),
        (EventType.VISIT, Status.POSSIBLE, None),
        (EventType.ELECTION, Status.OCCURRED, None),
    ],
)
def test_modality_changes_the_code(kind: EventType, status: Status, code: str | None) -> None:
    assert event_code(kind, status) == code


def test_every_code_is_one_of_the_sixteen() -> None:
    codes = {event_code(kind, status) for kind in EventType for status in Status}
    codes |= {claim_code(stance) for stance in Stance}
    assert None in codes
    assert codes - {None} <= set(CODES)
    assert len(codes) > 10


def test_a_bare_comment_is_no_act() -> None:
    assert claim_code(Stance.STATE) is None
    assert claim_code(Stance.CRITICIZE) == "ACCUSE"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2024-04-24", "date"),
        ("2024-04", "gYearMonth"),
        ("2023", "gYear"),
        ("--04-24", "gMonthDay"),
        ("--04", "gMonth"),
        ("--02-29", "gMonthDay"),
        ("2024-02-29", "date"),
    ],
)
def test_a_date_keeps_its_precision(value: str, kind: str) -> None:
    assert date_literal(value) == (value, f"http://www.w3.org/2001/XMLSchema#{kind}", None)


@pytest.mark.parametrize(
    "value", ["", "2023-02-29", "2024-13", "24", "0000", "2024-4-2", "--00", "2024-04-24T10:00", "٢٠٢٤x"]
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert date_kind(value) is None
    with pytest.raises(ValueError, match="not an ISO date"):
        date_literal(value)
