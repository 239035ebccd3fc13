"""Which events of several articles are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import EventType, Status
from kg.resolve import EventNode, EventProfile, shared_events
from tests.resolve.appearances import article

ANN, BOB = "person/ann-lee", "person/bob-hart"
FREEDONIA, SYLVANIA = "state/freedonia", "state/sylvania"
TOWN, OTHER_TOWN = "place/porto-alto", "place/highmoor"
TOPICS = ("porto-alto", "ida-quill")


def told(
    where: str,
    day: str | None,
    kind: EventType,
    status: Status = Status.OCCURRED,
    *,
    who: tuple[str, ...] = (),
    whom: tuple[str, ...] = (),
    at: tuple[str, ...] = (),
    start: str | None = None,
    end: str | None = None,
    word: str = "word",
    words: str = "",
    issues: tuple[str, ...] = (),
    family: str = "",
    topics: tuple[str, ...] = TOPICS,
) -> EventNode:
    """An event as an article of a day tells it."""
    things = {thing: thing for thing in (*who, *whom, *at)}
    event = EventProfile("v1", kind, status, who, whom, at, issues, start, end, word, words)
    return EventNode(article(where, day=day, topics=topics), family or where, event, things)


def groups(*nodes: EventNode) -> list[str]:
    """The articles that share an event, joined, in order."""
    return ["".join(node.article.id for node in cluster) for cluster in shared_events(nodes)]


VISIT = told("a", "2024-03-01", EventType.VISIT, Status.SCHEDULED, who=(ANN,), whom=(FREEDONIA,), start="2024-03-08")


def test_a_visit_that_is_planned_and_then_over_is_one() -> None:
    over = told("b", "2024-03-10", EventType.VISIT, who=(ANN,), whom=(FREEDONIA,), at=(TOWN,), start="2024-03-09")
    undated = told("c", "2024-03-11", EventType.VISIT, who=(ANN,), whom=(FREEDONIA,))
    assert groups(VISIT, over, undated) == ["abc"]


@pytest.mark.parametrize(
    "other",
    [
        told("b", "2024-05-10", EventType.VISIT, who=(ANN,), whom=(FREEDONIA,), start="2024-05-09"),
        told("b", "2024-03-10", EventType.VISIT, who=(BOB,), whom=(FREEDONIA,), start="2024-03-08"),
        told("b", "2024-03-10", EventType.VISIT, who=(ANN,), whom=(SYLVANIA,), start="2024-03-08"),
        told("b", "2024-03-10", EventType.MEETING, who=(ANN,), whom=(FREEDONIA,), start="2024-03-08"),
        told("b", None, EventType.VISIT, who=(ANN,), whom=(FREEDONIA,)),
    ],
    ids=["another time", "another visitor", "another state", "another kind", "no time at all"],
)
def test_what_differs_in_who_where_or_when_is_another_visit(other: EventNode) -> None:
    assert groups(VISIT, other) == []


def test_a_visit_that_was_called_off_is_not_the_one_that_is_planned_next() -> None:
    off = told("a", "2024-03-01", EventType.VISIT, Status.NEGATED, who=(ANN,), whom=(FREEDONIA,), at=(TOWN,))
    again = told("b", "2024-03-20", EventType.VISIT, Status.SCHEDULED, who=(ANN,), whom=(FREEDONIA,), at=(TOWN,))
    assert groups(off, again) == []
    denied = told("c", "2024-03-11", EventType.VISIT, Status.NEGATED, who=(ANN,), whom=(FREEDONIA,), start="2024-03-08")
    assert groups(VISIT, denied) == ["ac"]


def test_an_attack_is_one_by_town_and_day_however_many_died() -> None:
    first = told("a", "2024-03-01", EventType.ARMED_ACTION, at=(TOWN,), start="2024-03-01", whom=(ANN,))
    later = told("b", "2024-03-05", EventType.ARMED_ACTION, at=(TOWN,), start="2024-03-01", whom=(BOB,))
    elsewhere = told("c", "2024-03-05", EventType.ARMED_ACTION, at=(OTHER_TOWN,), start="2024-03-01")
    next_day = told("d", "2024-03-05", EventType.ARMED_ACTION, at=(TOWN,), start="2024-03-04")
    assert groups(first, later, elsewhere, next_day) == ["ab"]


def test_attackers_that_are_named_and_differ_make_two_attacks() -> None:
    one = told("a", "2024-03-01", EventType.ARMED_ACTION, who=(FREEDONIA,), at=(TOWN,), start="2024-03-01")
    two = told("b", "2024-03-02", EventType.ARMED_ACTION, who=(SYLVANIA,), at=(TOWN,), start="2024-03-01")
    assert groups(one, two) == []


def test_a_charge_and_a_trial_of_one_man_are_two() -> None:
    charged = told("a", "2024-03-01", EventType.LEGAL_ACTION, whom=(ANN,), word="charged", start="2024-03-01")
    tried = told("b", "2024-03-02", EventType.LEGAL_ACTION, whom=(ANN,), word="trial", start="2024-03-01")
    charge = told("c", "2024-03-03", EventType.LEGAL_ACTION, whom=(ANN,), word="charges", start="2024-03-01")
    assert groups(charged, tried, charge) == ["ac"]


def test_votes_of_one_day_on_two_matters_are_two() -> None:
    body = "organization/united-nations-security-council"
    one = told("a", "2024-03-01", EventType.DECISION, who=(body,), start="2024-03-01", issues=("sanctions",))
    two = told("b", "2024-03-02", EventType.DECISION, who=(body,), start="2024-03-01", issues=("climate",))
    same = told("c", "2024-03-03", EventType.DECISION, who=(body,), start="2024-03-01", issues=("sanctions",))
    assert groups(one, two, same) == ["ac"]


def test_a_meeting_needs_two_who_met() -> None:
    one = told("a", "2024-03-01", EventType.MEETING, who=(ANN, BOB), start="2024-03-01", word="talks")
    two = told("b", "2024-03-02", EventType.MEETING, who=(BOB, ANN), start="2024-03-01", word="met")
    other = told("c", "2024-03-02", EventType.MEETING, who=(ANN, FREEDONIA), start="2024-03-01", word="dinner")
    assert groups(one, two, other) == ["ab"]


def test_copies_of_a_text_tell_the_same_events_even_without_a_name() -> None:
    words = "gunmen shot dead four constables"
    one = told("a", None, EventType.ARMED_ACTION, words=words)
    copy = told("b", None, EventType.ARMED_ACTION, words=words + " there", family="a")
    stranger = told("c", None, EventType.ARMED_ACTION, words=words)
    assert groups(one, copy, stranger) == ["ab"]


def test_two_events_of_one_article_stay_two() -> None:
    """Who read the article took them for two; a third can be but one of them."""
    twin = replace(VISIT, event=replace(VISIT.event, id="v2"))
    other = told("b", "2024-03-10", EventType.VISIT, who=(ANN,), whom=(FREEDONIA,), at=(TOWN,), start="2024-03-08")
    assert [len(cluster) for cluster in shared_events([VISIT, twin, other])] == [2]


DAYS = {n: f"2024-03-{n // 3 * 3 + 1:02}" for n in range(1, 12)}
MANY = [
    told(f"x{n}", f"2024-03-{n:02}", EventType.VISIT, who=((ANN, BOB)[n % 2],), whom=(FREEDONIA,), start=DAYS[n])
    for n in range(1, 12)
]


@given(st.permutations(MANY))
def test_the_order_of_articles_does_not_matter(shuffled: list[EventNode]) -> None:
    found = shared_events(shuffled)
    assert found == shared_events(MANY)
    assert len(found) > 2
