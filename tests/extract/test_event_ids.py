"""Events are called by what they are, whom they concern and when."""

from __future__ import annotations

import pytest

from kg.extract.event_ids import event_ids
from kg.extract.layers import Cluster, DistinctEvent
from kg.model import EntityType, EventType, Evidence, Span, Status

CHINA = Cluster(EntityType.STATE, "China")
BLINKEN = Cluster(EntityType.OFFICIAL, "Antony Blinken")
WANG = Cluster(EntityType.OFFICIAL, "Wang Yi")
PARIS = Cluster(EntityType.PLACE, "Paris")
LONG = Cluster(EntityType.GROUP, "the fishermen in the old port of Åkureyri")


def event(kind: EventType, **told: object) -> DistinctEvent:
    return DistinctEvent((Evidence(Span(0, 1), "rule"),), kind, Status.OCCURRED, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (event(EventType.VISIT, agents=(BLINKEN,), targets=(CHINA,), start="2024-04-24"), "visit-china-2024-04-24"),
        (event(EventType.MEETING, agents=(BLINKEN, WANG), places=(PARIS,), start="2024-02"), "meeting-wang-yi-2024-02"),
        (event(EventType.ARMED_ACTION, places=(PARIS,)), "armed-action-paris"),
        (event(EventType.OFFICE_CHANGE, agents=(WANG,), start="--05-20"), "office-change-wang-yi-05-20"),
        (event(EventType.PROTEST, agents=(LONG,)), "protest-the-fishermen-in-the-old"),
        (event(EventType.INCIDENT), "incident"),
    ],
)
def test_the_id_says_what_it_is(told: DistinctEvent, expected: str) -> None:
    assert event_ids([told]) == {told: expected}


def test_those_that_would_be_called_alike_get_numbers_and_others_keep_their_names() -> None:
    one, two, three = (event(EventType.VISIT, targets=(CHINA,)) for _ in range(3))
    other = event(EventType.MEETING, agents=(BLINKEN, WANG))
    assert list(event_ids([one, two, three]).values()) == ["visit-china", "visit-china-2", "visit-china-3"]
    assert event_ids([one, other, two])[two] == event_ids([one, two])[two] == "visit-china-2"
