"""Events from short texts: what is one, who takes part, and which tellings are one event."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg.extract import load_reader
from kg.extract.layers import Cluster, MergedEvent
from kg.model import Status
from tests.extract.event_article import annotated
from tests.extract.reading import events_in


def events_of(text: str, *, published: str | None = "2020-06-10", headline: bool = False) -> tuple[MergedEvent, ...]:
    annotation = annotated(text, published=published, headline=headline)
    return events_in(annotation)


def names(things: Iterable[Cluster]) -> set[str]:
    return {thing.name for thing in things}


def only(text: str, type: str) -> MergedEvent:
    """The only event of ``type`` in the text."""
    found = [event for event in events_of(text) if event.type.value == type]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("Russia invaded Georgia.", "ArmedAction", {"Russia"}, {"Georgia"}),
        ("Georgia was invaded by Russia.", "ArmedAction", {"Russia"}, {"Georgia"}),
        ("The Russian invasion of Georgia shocked Europe.", "ArmedAction", {"Russia"}, {"Georgia"}),
        ("Russia launched an attack on Georgia.", "ArmedAction", {"Russia"}, {"Georgia"}),
        ("The United States imposed sanctions on Iran.", "Sanction", {"United States"}, {"Iran"}),
        ("Sanctions imposed on Iran by France hurt the economy.", "Sanction", {"France"}, {"Iran"}),
        ("France expelled the Syrian ambassador.", "Sanction", {"France"}, None),
        ("Turkey supplied weapons to Libya.", "Support", {"Turkey"}, {"Libya"}),
        ("Japan provided Nepal with tents.", "Support", {"Japan"}, {"Nepal"}),
        ("The Saudi-backed rebels left.", "Support", {"Saudi Arabia"}, None),
        ("Spain recognised Kosovo.", "Decision", {"Spain"}, {"Kosovo"}),
        ("Angela Merkel visited Japan.", "Visit", {"Angela Merkel"}, {"Japan"}),
        ("Angela Merkel's visit to Japan was short.", "Visit", {"Angela Merkel"}, {"Japan"}),
        ("Angela Merkel paid a visit to Japan.", "Visit", {"Angela Merkel"}, {"Japan"}),
    ],
)
def test_who_does_what_to_whom(text: str, type: str, agents: set[str], targets: set[str] | None) -> None:
    event = only(text, type)
    assert names(event.agents) == agents
    if targets is not None:
        assert names(event.targets) == targets


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Angela Merkel met French President Emmanuel Macron.",
        "German Chancellor Angela Merkel met with French President Emmanuel Macron.",
        "German Chancellor Angela Merkel and French President Emmanuel Macron held talks.",
        "Talks between German Chancellor Angela Merkel and French President Emmanuel Macron failed.",
        "German Chancellor Angela Merkel's meeting with French President Emmanuel Macron was short.",
    ],
)
def test_all_who_meet_are_agents(text: str) -> None:
    event = only(text, "Meeting")
    assert names(event.agents) == {"Angela Merkel", "Emmanuel Macron"}
    assert not event.targets


@pytest.mark.parametrize(
    "text",
    [
        "Iran must meet the demands of the council.",
        "France and Germany struck a balance.",
        "The sanctions are a topic in the press.",
        "The minister gave a press conference.",
        "The attack helicopter is built in France.",
        "The report names war crimes in Syria.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_town_is_the_place_and_its_state_the_target() -> None:
    event = only("Angela Merkel travelled to Shanghai. China's foreign minister welcomed the guest.", "Visit")
    assert (names(event.places), names(event.targets)) == ({"Shanghai"}, {"China"})


def test_place_that_the_parser_hangs_on_a_person() -> None:
    event = only("German Chancellor Angela Merkel met French President Emmanuel Macron in Lyon.", "Meeting")
    assert names(event.places) == {"Lyon"}


def test_control_and_coordination_share_the_subject() -> None:
    found = events_of("France agreed to send troops to Mali and recognised Kosovo.")
    assert {(e.type.value, frozenset(names(e.agents)), e.status.value) for e in found} == {
        ("MilitaryActivity", frozenset({"France"}), "scheduled"),
        ("Decision", frozenset({"France"}), "occurred"),
    }


def test_status_and_date_of_a_plan() -> None:
    event = only("Angela Merkel will visit Japan on June 20.", "Visit")
    assert (event.status, event.start, event.end) == (Status.SCHEDULED, "2020-06-20", "2020-06-20")


def test_event_noun_struck_its_victims() -> None:
    event = only("An earthquake killed 40 people in Iran.", "Incident")
    assert names(event.places) == {"Iran"}
    assert len(event.targets) == 1


def test_headline_and_body_are_one_event() -> None:
    text = "Merkel visits Japan\nGerman Chancellor Angela Merkel visited Japan on Monday. The visit lasted two days."
    found = events_of(text, headline=True)
    assert [event.type.value for event in found] == ["Visit"]
    assert len(found[0].evidence) == 3
    assert names(found[0].agents) == {"Angela Merkel"}
    assert found[0].start == "2020-06-08"


def test_fullest_telling_comes_first() -> None:
    text = "Turkey attacked Syria. Turkey attacked Syria on Monday near Aleppo."
    event = only(text, "ArmedAction")
    assert [text[e.span.start : e.span.end].startswith("Turkey attacked Syria") for e in event.evidence] == [True, True]
    assert event.evidence[0].span.start > event.evidence[1].span.start


def test_different_dates_or_victims_stay_apart() -> None:
    dated = events_of("Turkey attacked Syria on Monday. Turkey attacked Syria again on June 2.")
    assert [event.start for event in dated] == ["2020-06-08", "2020-06-02"]
    assert len(events_of("Turkey attacked Syria. Turkey attacked Iraq.")) == 2
    struck = events_of("Ethiopian forces captured a Somali port. Ethiopian forces destroyed a Somali dam.")
    assert len(struck) == 2
    assert len(events_of("France imposed sanctions on Iran. France may impose sanctions on Syria.")) == 2


def test_signers_of_one_agreement() -> None:
    text = "French President Emmanuel Macron signed the accord on Monday. "
    text += "The accord was signed by Angela Merkel on Tuesday."
    event = only(text, "Agreement")
    assert names(event.agents) == {"Emmanuel Macron", "Angela Merkel"}
    assert (event.start, event.end) == ("2020-06-08", "2020-06-09")


def test_trip_told_as_known_is_the_planned_one() -> None:
    text = "Angela Merkel will visit Japan on June 20. Merkel's trip to Japan comes after a long winter."
    event = only(text, "Visit")
    assert (event.status, event.start) == (Status.SCHEDULED, "2020-06-20")


def test_refusal_is_not_merged_with_the_deed() -> None:
    found = events_of("Spain recognised Kosovo. Greece refused to recognise Kosovo.")
    assert {(frozenset(names(e.agents)), e.status.value) for e in found} == {
        (frozenset({"Spain"}), "occurred"),
        (frozenset({"Greece"}), "negated"),
    }


def test_only_a_claim_tells_it() -> None:
    text = "Iran said Israel attacked Syria. Turkey attacked Iraq."
    annotation = annotated(text)
    facts = load_reader().read(annotation)
    (claim,) = facts.claims
    assert [event.according_to for event in facts.events] == [(claim.id,), ()]


def test_evidence_holds_the_trigger() -> None:
    text = "German Chancellor Angela Merkel travelled to Japan, where she signed an agreement."
    found = events_of(text)
    assert [(event.type.value, len(event.evidence)) for event in found] == [("Visit", 1), ("Agreement", 1)]
    for event in found:
        for evidence in event.evidence:
            assert evidence.trigger is not None
            assert evidence.span.contains(evidence.trigger)
            assert evidence.rule.startswith("event.")


def test_same_text_same_events() -> None:
    text = "Russia and Ukraine signed a ceasefire in Minsk. The ceasefire ended the fighting in Donetsk."
    shown = [[(e.type, e.status, [t.name for t in e.agents], e.evidence) for e in events_of(text)] for _ in range(2)]
    assert shown[0] == shown[1] != []
