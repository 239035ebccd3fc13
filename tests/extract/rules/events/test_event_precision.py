"""Pairs of sentences: one tells an event, the other nearly the same words and none, or another one."""

from __future__ import annotations

import pytest

from kg.model import Status
from tests.extract.rules.events.test_events import events_of, names, only


def types(text: str) -> list[str]:
    return [event.type.value for event in events_of(text)]


@pytest.mark.parametrize(
    ("told", "other", "type"),
    [
        ("Kenyans elected Joseph Koech on Monday.", "Kenyans elected members of the Assembly on Monday.", "Election"),
        ("Egypt held talks with Israel in Rome.", "Egypt refused to attend talks with Israel in Rome.", "Meeting"),
        ("Japan attended the summit with Russia.", "Japan skipped the summit with Russia.", "Meeting"),
        ("Russia walked out of talks with Japan.", "Russia walked out of the room.", "Protest"),
        ("The Security Council rejected the plan.", "The Security Council did not reject the plan.", "Decision"),
        ("The Senate rejected the plan.", "The Socialist Party rejected the plan.", "Decision"),
        ("IAEA inspectors verified Iran's facilities.", "IAEA inspectors verified Iran's messages.", "LegalAction"),
        ("A civil war broke out in Yemen.", "The war in Yemen worries the United Nations.", "ArmedAction"),
        ("Russian troops entered the town of Gori.", "Angela Merkel entered the town of Gori.", "ArmedAction"),
        ("Russian troops took control of Gori.", "Russian voters took control of Gori.", "ArmedAction"),
        ("Bolivian farmers set up road blockages.", "Bolivian farmers set up road signs.", "Protest"),
        ("Egypt is holding 300 people without charge.", "Egypt is holding 300 people in esteem.", "LegalAction"),
        ("Rebel troops attacked the camp.", "Rebel troops praised the camp.", "ArmedAction"),
        ("Iran struck a depot on Monday.", "Iran struck a pose on Monday.", "ArmedAction"),
        ("The president of Chad resigned on Monday.", "The drummer of the band resigned on Monday.", "OfficeChange"),
        ("Cuba sent doctors to Haiti.", "Cuba sent greetings to Haiti.", "Support"),
        ("The Red Cross delivered flour to Misrata.", "The Red Cross delivered a speech to Misrata.", "Support"),
        ("Police released the editor Hans Weber.", "Police released a report on Hans Weber.", "LegalAction"),
        ("Minister Hans Weber visited Estonia.", "Minister Hans Weber visited the website of Estonia.", "Visit"),
    ],
)
def test_one_tells_it_and_the_other_does_not(told: str, other: str, type: str) -> None:
    assert type in types(told)
    assert type not in types(other)


def test_a_boycott_of_a_gathering_protests_and_that_of_a_state_punishes() -> None:
    assert types("Egypt boycotted the summit in Rome.") == ["Protest"]
    assert types("Egypt boycotted Israel.") == ["Sanction"]


def test_a_meeting_called_off_is_negated() -> None:
    assert only("Japan cancelled a meeting with Russia.", "Meeting").status is Status.NEGATED


def test_walking_out_is_directed_at_the_other_party() -> None:
    event = only("Russia walked out of talks with Japan.", "Protest")
    assert (names(event.agents), names(event.targets)) == ({"Russia"}, {"Japan"})


@pytest.mark.parametrize("verb", ["refused", "rejected"])
def test_a_refused_resignation_is_a_decision_and_no_change(verb: str) -> None:
    text = f"Iran's parliament {verb} the resignation of President Hassan Rouhani."
    assert names(only(text, "Decision").targets) == {"Hassan Rouhani"}
    assert only(text, "OfficeChange").status is Status.NEGATED


def test_a_title_before_the_first_of_two_partners_keeps_them_apart() -> None:
    text = "President Obama held talks with Prime Minister Nouri al-Maliki and Sunni leaders."
    assert names(only(text, "Meeting").agents) == {"Obama", "Nouri al-Maliki", "Sunni leaders"}


def test_the_outlines_of_a_truce_are_agreed_by_its_parties_and_not_by_who_brokers_it() -> None:
    text = "Israel and Hamas agreed to the outlines of a ceasefire brokered by officials in Egypt."
    assert names(only(text, "Agreement").agents) == {"Israel", "Hamas"}


def test_those_who_died_belong_to_the_attack_told_before() -> None:
    bomb = "A bomb exploded in Kabul on Monday. "
    event = only(bomb + "Twelve people have died, officials said.", "ArmedAction")
    assert names(event.targets) == {"Twelve people"}
    assert types(bomb + "Twelve people have died in Brazil.") == ["ArmedAction", "Incident"]


def test_a_hunger_strike_is_of_those_who_are_on_it() -> None:
    assert names(only("Palestinian prisoners are on hunger strike in Israel.", "Protest").agents) == {
        "Palestinian prisoners"
    }


def test_prisoners_counted_by_the_dozen_are_who_is_jailed() -> None:
    assert names(only("Dozens of activists were jailed in Sudan.", "LegalAction").targets) == {"activists"}
