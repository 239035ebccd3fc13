"""Words that look like an event and tell none, or tell it otherwise than they look."""

from __future__ import annotations

import pytest

from kg.model import Status
from tests.extract.rules.events.test_events import events_of, names, only


def types(text: str) -> list[str]:
    return [event.type.value for event in events_of(text)]


@pytest.mark.parametrize(
    ("told", "other", "type"),
    [
        ("The polls in Kenya opened on Monday.", "Joseph Koech leads in the Kenya polls.", "Election"),
        ("Hurricane Maria hit Cuba.", "Hurricane Maria threatens Cuba.", "Incident"),
        (
            "Minister John Smith became president.",
            "Minister John Smith became the first president to marry.",
            "OfficeChange",
        ),
        ("President Smith travelled to Paris.", "A student travelling from Bonn to Paris fell ill.", "Visit"),
        ("Ahmed Khan was named finance minister.", "Ahmed Khan was named person of the year.", "OfficeChange"),
        ("Ahmed Khan was named as envoy to Chad.", "Ahmed Khan was named as a pioneer of film.", "OfficeChange"),
        ("France is a sponsor of Chad.", "Senator John Smith is a supporter of Chad.", "Support"),
        ("Angela Merkel finished a tour of Japan.", "The Silver Beats finished a tour of Japan.", "Visit"),
        ("A French team went to Chad.", "A French ferry went to Chad.", "Visit"),
        (
            "Ahmed Khan met Joe Smith in Rome.",
            "Ahmed Khan will meet Joe Smith in the final of the tournament.",
            "Meeting",
        ),
        ("A typhoon occurred in the Philippines.", "Typhoons occur in the Philippines every year.", "Incident"),
        ("The police freed the four hostages.", "Firefighters freed the four drivers from the car.", "LegalAction"),
        ("The agency launched a probe into the bank.", "The agency launched a probe to the bank.", "LegalAction"),
        ("Four men were charged in May.", "Four men can be charged 900 dollars in May.", "LegalAction"),
        (
            "Korean soldiers entered the port of Kobe.",
            "A Korean military official entered the port of Kobe.",
            "ArmedAction",
        ),
        (
            "The ministry confirmed the death of Anne Smith.",
            "There were reports about the death of Anne Smith.",
            "Incident",
        ),
        ("The ministers' conference in Rome ended.", "The ministers' conference in Rome heard a song.", "Meeting"),
        (
            "Minister John Smith announced his resignation.",
            "Minister John Smith announced his appointments.",
            "OfficeChange",
        ),
        (
            "The Council imposed restrictions on Iran.",
            "France lifted job restrictions on the citizens of Poland.",
            "Sanction",
        ),
        (
            "President Karim Massimov named Joe Brown as head of the agency.",
            "A magazine named Joe Brown person of the year.",
            "OfficeChange",
        ),
        ("The prize was given to Joe Brown in Oslo.", "The prize was given to a winner in Oslo.", "Decision"),
        ("France was ordered to pay.", "France is obliged to pay.", "Decision"),
    ],
)
def test_one_tells_it_and_the_other_does_not(told: str, other: str, type: str) -> None:
    assert type in types(told)
    assert type not in types(other)


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Talks for the release of the hostages began.", "LegalAction", Status.REQUESTED),
        ("The minister announced an agreement between France and Chad.", "Agreement", Status.OCCURRED),
        ("The Senate introduced a bill on fishing.", "Decision", Status.POSSIBLE),
        ("Rebels have shown intent to conduct attacks in Chad.", "ArmedAction", Status.SCHEDULED),
        ("Rebels survived a French strike targeting them in Chad.", "ArmedAction", Status.OCCURRED),
        ("The ship carried weapons destined for Hamas.", "Support", Status.SCHEDULED),
        ("About 300 citizens gathered to protest against the bill.", "Protest", Status.OCCURRED),
        ("Angela Merkel fell ill after visiting Japan.", "Visit", Status.OCCURRED),
        ("Angela Merkel did not eat before visiting Japan.", "Visit", Status.OCCURRED),
        ("Minister John Smith submitted his expected resignation.", "OfficeChange", Status.OCCURRED),
    ],
)
def test_how_far_it_has_come(text: str, type: str, status: Status) -> None:
    assert only(text, type).status is status


def test_what_comes_before_a_duty_is_not_done_yet() -> None:
    events = events_of("Before being signed by the President, the bill must be passed by the Senate.")
    assert events
    assert {event.status for event in events} <= {Status.POSSIBLE, Status.REQUESTED}


def test_who_is_not_hit_is_no_target() -> None:
    assert names(only("No one was killed in the attack in Baghdad.", "ArmedAction").targets) == set()
    assert names(only("Ten civilians were killed in the attack in Baghdad.", "ArmedAction").targets) == {
        "Ten civilians"
    }


def test_who_replaces_an_aide_of_hers_takes_no_office() -> None:
    event = only("Minister Anne Smith replaced her finance chief, John Brown.", "OfficeChange")
    assert (names(event.agents), names(event.targets)) == ({"Anne Smith"}, {"John Brown"})


def test_those_taken_hostage_are_the_targets() -> None:
    event = only("The four tourists taken hostage by pirates are well.", "ArmedAction")
    assert (names(event.agents), names(event.targets)) == ({"pirates"}, {"four tourists"})


def test_a_state_from_whose_land_an_attack_comes_is_not_said_to_attack() -> None:
    assert names(only("Ten people died in the attack from Chad.", "ArmedAction").agents) == set()


def test_where_an_attack_is_only_likened_to_one_it_did_not_happen() -> None:
    assert names(only("Officials feared Mumbai-style attacks in Berlin.", "ArmedAction").places) == {"Berlin"}


def test_a_protest_in_the_streets_is_told_once() -> None:
    event = only("Around 300 citizens took to the streets to protest against the bill.", "Protest")
    assert (names(event.agents), event.status) == ({"Around 300 citizens"}, Status.OCCURRED)


def test_who_is_favored_has_not_won() -> None:
    assert only("Minister Mike Castle was favored to win the election.", "Election").status is Status.POSSIBLE
