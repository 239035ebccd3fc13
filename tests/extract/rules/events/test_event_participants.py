"""Who takes part, where the words for it stand apart from the verb, and what only looks like taking part."""

from __future__ import annotations

import pytest

from kg.extract import load_reader
from tests.extract.event_article import annotated


def _events(text: str) -> list[tuple[str, str, set[str], set[str], set[str]]]:
    facts = load_reader().read(annotated(text))
    names = {entity.id: entity.name for entity in facts.entities}
    return [
        (
            event.type.value,
            event.status.value,
            {names[x] for x in event.agents},
            {names[x] for x in event.targets},
            {names[x] for x in event.places},
        )
        for event in facts.events
    ]


_NATO = "North Atlantic Treaty Organization"


@pytest.mark.parametrize(
    ("text", "agents", "targets", "places"),
    [
        ("A Hamas attack in Sderot killed two people.", {"Hamas"}, {"two people"}, {"Sderot"}),
        ("NATO air strikes have killed 14 soldiers in Libya.", {_NATO}, {"14 soldiers"}, {"Libya"}),
        ("Twelve people were killed by an Israeli air strike.", {"Israel"}, {"Twelve people"}, set()),
        ("An attack by gunmen on a mosque killed 30 worshippers.", {"gunmen"}, {"30 worshippers"}, set()),
        ("A bomb planted by rebels killed three soldiers.", {"rebels"}, {"three soldiers"}, set()),
        ("A suicide bombing in Kabul killed 12 people.", set(), {"12 people"}, {"Kabul"}),
        ("The Iraq bombing killed 12 people.", set(), {"12 people"}, {"Iraq"}),
        ("The World Trade Center attacks shocked the world in 2001.", set(), {"World Trade Center"}, set()),
    ],
)
def test_whose_attack_it_is_that_kills(text: str, agents: set[str], targets: set[str], places: set[str]) -> None:
    assert _events(text) == [("ArmedAction", "occurred", agents, targets, places)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("North Korea will not return to talks.", ("Meeting", "negated", {"North Korea"}, set(), set())),
        ("Iran has frozen most of its enrichment activity.", ("Decision", "occurred", {"Iran"}, set(), set())),
        ("North Korea boycotted a fourth round of talks.", ("Protest", "occurred", {"North Korea"}, set(), set())),
        ("Talks involving Chad and Sudan resumed.", ("Meeting", "occurred", {"Chad", "Sudan"}, set(), set())),
        ("The High Court rejected their appeal.", ("Decision", "occurred", {"High Court"}, set(), set())),
        ("Iran could be subject to sanctions.", ("Sanction", "possible", set(), {"Iran"}, set())),
        ("China invited President Bush to Beijing.", ("Visit", "requested", {"Bush"}, {"China"}, {"Beijing"})),
        (
            "The Security Council is considering a draft statement on North Korea.",
            ("Decision", "possible", {"United Nations Security Council"}, {"North Korea"}, set()),
        ),
        (
            "American forces will remain in Iraq.",
            ("MilitaryActivity", "scheduled", {"American forces"}, {"Iraq"}, set()),
        ),
        (
            "Ministers welcomed a planned troop increase in Afghanistan.",
            ("MilitaryActivity", "scheduled", set(), {"Afghanistan"}, set()),
        ),
        (
            "Pakistan will fight Taliban militants.",
            ("ArmedAction", "scheduled", {"Pakistan"}, {"Taliban militants"}, set()),
        ),
        (
            "They discussed a proposed U.S.-Iraq security agreement.",
            ("Agreement", "possible", {"United States", "Iraq"}, set(), set()),
        ),
        (
            "Nine people are being held in connection with the fraud.",
            ("LegalAction", "ongoing", set(), {"Nine people"}, set()),
        ),
    ],
)
def test_events_of_policy(text: str, event: tuple[str, str, set[str], set[str], set[str]]) -> None:
    assert event in _events(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister is fighting the bill.",
        "A government spokeswoman discussed the situation on Friday.",
        "Smith announced the plan as a gift.",
        "He is now studying law in Glasgow.",
        "The party forms part of the coalition government.",
        "He was invited to dinner by the president.",
        "The Nuclear Non-Proliferation treaty is old.",
        "The committee held its view on the matter.",
    ],
)
def test_what_only_looks_like_an_event_is_none(text: str) -> None:
    assert _events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The union is concerned that people delivering services are losing their jobs.",
        "The report said that the explosion of drug production in Chad is a threat.",
    ],
)
def test_jobs_lost_and_figures_that_explode_are_no_events(text: str) -> None:
    assert _events(text) == []


def test_who_has_no_known_office_retires_from_one() -> None:
    assert _events("Karl Smith retired from his post as chief of staff.") == [
        ("OfficeChange", "occurred", set(), {"Karl Smith"}, set())
    ]


def test_what_its_verb_tells_a_noun_does_not_tell_as_something_else() -> None:
    found = _events("Suicide bombers attacked two hotels. Explosions killed eight in Jakarta.")
    assert {kind for kind, *_ in found} == {"ArmedAction"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The minister was sacked by the president.", ("OfficeChange", {"president"}, {"minister"})),
        ("Colombia and Venezuela restored diplomatic relations.", ("Decision", {"Colombia", "Venezuela"}, set())),
        ("The Senate confirmed John Kerry as secretary of state.", ("OfficeChange", {"Senate"}, {"John Kerry"})),
        ("The rebels declared a ceasefire.", ("Agreement", {"rebels"}, set())),
        ("Australia elected a new government on Saturday.", ("Election", set(), {"Australia"})),
        ("President Bush was re-elected on Sunday.", ("Election", {"Bush"}, set())),
    ],
)
def test_offices_votes_and_relations(text: str, event: tuple[str, set[str], set[str]]) -> None:
    assert [(kind, agents, targets) for kind, _, agents, targets, _ in _events(text)] == [event]


@pytest.mark.parametrize("text", ["He admitted the mistake as a friend.", "Police confirmed the death as an accident."])
def test_admissions_and_confirmations_of_facts_are_no_decisions(text: str) -> None:
    assert _events(text) == []
