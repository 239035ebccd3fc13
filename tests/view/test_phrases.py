"""Facts in plain English."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import EventType, RelationType, RoleStatus, Stance, Status
from kg.view.phrasing.names import Name, joined, spoken
from kg.view.phrasing.phrases import (
    STATUSES,
    UNKNOWN,
    acts_about,
    acts_at,
    acts_on,
    claim_sentence,
    event_name,
    event_sentence,
    relation_sentence,
    role_link,
    role_sentence,
    says_so,
    undergoes_at,
)
from kg.view.phrasing.wording import CLAIMS, EVENTS, RELATIONS

FRANCE, BANKS, OSLO, TRADE = (
    Name("France", False),
    Name("Ruritanian banks", True),
    Name("Oslo", False),
    Name("Trade", False),
)
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_every_word_of_the_vocabulary_has_its_english() -> None:
    assert set(EVENTS) == set(EventType)
    assert set(CLAIMS) == set(Stance)
    assert set(RELATIONS) == set(RelationType)
    assert {*Status, UNKNOWN} == STATUSES
    assert {(row[0], row[1]) for row in ROWS} == {(type_, status) for type_ in EventType for status in Status}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_events(row: list[str]) -> None:
    type_, status, *expected = row
    assert [
        event_sentence(type_, status, agents=[FRANCE], targets=[BANKS]),
        event_sentence(type_, status, agents=[FRANCE]),
        event_sentence(type_, status, targets=[BANKS]),
        event_sentence(type_, status),
        event_name(type_, status),
    ] == expected


@pytest.mark.parametrize("type_", sorted(EVENTS))
def test_links_say_what_sentences_say(type_: str) -> None:
    for status in STATUSES:
        told = event_sentence(type_, status, agents=[FRANCE], targets=[BANKS])
        if EVENTS[type_].together is None:
            assert told == f"France {acts_on(type_, status, many=False)} Ruritanian banks"
        at = event_sentence(type_, status, agents=[FRANCE], places=[OSLO])
        assert at == f"France {acts_at(type_, status, many=False)} Oslo"
        about = acts_about(type_, status, many=False)
        if about is not None:
            assert event_sentence(type_, status, agents=[FRANCE], issues=[TRADE]) == f"France {about} Trade"


def test_links_of_those_who_do_it_together() -> None:
    assert acts_on("Meeting", "occurred", many=False) == "met"
    assert acts_on("Meeting", "scheduled", many=True) == "are to meet"
    assert acts_on("Agreement", "possible", many=False) == "may reach an agreement with"


def test_links_of_those_to_whom_it_is_done() -> None:
    assert undergoes_at("ArmedAction", "occurred", many=True) == "were attacked in"
    assert undergoes_at("Support", "requested", many=True) == "support is asked for in"
    assert undergoes_at("Election", "scheduled", many=False) == "is to hold an election in"


def test_a_status_that_is_not_told_is_not_made_up() -> None:
    assert event_sentence("Visit", UNKNOWN, agents=[FRANCE], targets=[OSLO]) == "France is said to visit Oslo"
    assert event_name("Visit", UNKNOWN) == "Visit"


def test_events_of_other_vocabularies() -> None:
    assert event_sentence("StateFuneral", "scheduled", agents=[FRANCE]) == "France is to take part in a state funeral"
    assert event_sentence("", "occurred") == "An event happened"
    assert event_name("", "negated") == "No event"


def test_who_meets_is_told_together() -> None:
    people = [Name("Ann Lee", False), Name("Otto Graf", False)]
    assert event_sentence("Meeting", "occurred", agents=people, places=[OSLO]) == "Ann Lee and Otto Graf met in Oslo"
    assert (
        event_sentence("Meeting", "possible", agents=people[:1], targets=people[1:]) == "Ann Lee and Otto Graf may meet"
    )
    assert (
        event_sentence("Visit", "ongoing", agents=people, targets=[OSLO]) == "Ann Lee and Otto Graf are visiting Oslo"
    )


def test_many_are_counted() -> None:
    names = [Name(letter, False) for letter in "ABCDE"]
    assert [joined(names[:number]).words for number in range(6)] == [
        "",
        "A",
        "A and B",
        "A, B and C",
        "A, B and 2 others",
        "A, B and 3 others",
    ]


def test_what_only_a_speaker_tells() -> None:
    assert says_so("Iran attacked Iraq", [FRANCE]) == "Iran attacked Iraq, says France"
    assert says_so("Iran attacked Iraq", [BANKS]) == "Iran attacked Iraq, say Ruritanian banks"
    assert says_so("Iran attacked Iraq", []) == "Iran attacked Iraq, it is said"


@pytest.mark.parametrize(
    ("stance", "told"),
    [
        ("state", "France says: we will see"),
        ("request", "France asks Ruritanian banks: we will see"),
        ("warn", "France warns Ruritanian banks: we will see"),
        ("reject", "France rejects: we will see"),
        ("criticize", "France criticizes Ruritanian banks: we will see"),
        ("support", "France supports: we will see"),
        ("promise", "France promises: we will see"),
        ("predict", "France expects: we will see"),
        ("a stance of others", "France says: we will see"),
    ],
)
def test_claims(stance: str, told: str) -> None:
    assert claim_sentence(stance, "we will see,", speakers=[FRANCE], targets=[BANKS]) == told


def test_claims_of_many_and_of_nobody() -> None:
    assert claim_sentence("warn", "a storm", speakers=[FRANCE, OSLO]) == "France and Oslo warn: a storm"
    assert claim_sentence("state", "") == "Somebody says"
    assert len(claim_sentence("state", "word " * 1000, speakers=[FRANCE])) < 120


@pytest.mark.parametrize(
    ("status", "link", "told"),
    [
        ("current", "minister of", "Ann Lee is minister of France"),
        ("acting", "acting minister of", "Ann Lee is acting minister of France"),
        ("former", "former minister of", "Ann Lee was minister of France"),
        ("elect", "incoming minister of", "Ann Lee is to be minister of France"),
        ("nominee", "nominee for minister of", "Ann Lee is nominee for minister of France"),
        ("other", "minister of", "Ann Lee is said to be minister of France"),
    ],
)
def test_roles(status: str, link: str, told: str) -> None:
    assert role_link("minister", status) == link
    assert role_sentence("Ann Lee", "minister", FRANCE, status) == told


def test_roles_are_all_told() -> None:
    assert {role_sentence("Ann Lee", "judge", None, status) for status in RoleStatus} == {
        "Ann Lee is judge",
        "Ann Lee is acting judge",
        "Ann Lee was judge",
        "Ann Lee is to be judge",
        "Ann Lee is nominee for judge",
    }


def test_titles_that_are_more_than_a_word() -> None:
    assert role_link("president-elect", "elect") == "incoming president of"
    assert role_link("ambassador to Japan", "current") == "ambassador to Japan for"
    assert role_sentence("Ann Lee", "", FRANCE, "current") == "Ann Lee is holder of an office of France"


def test_relations() -> None:
    told = [relation_sentence(type_, BANKS, FRANCE) for type_ in RelationType]
    assert told == [
        "Ruritanian banks are part of France",
        "Ruritanian banks are members of France",
        "Ruritanian banks are in France",
        "Ruritanian banks are allies of France",
        "Ruritanian banks are opponents of France",
    ]
    assert relation_sentence("memberOf", spoken("United States", "State"), spoken("G7", "Organization")) == (
        "The United States is a member of the G7"
    )


@pytest.mark.parametrize(
    ("label", "type_", "words", "many"),
    [
        ("China", "State", "China", False),
        ("United States", "State", "the United States", False),
        ("Central African Republic", "State", "the Central African Republic", False),
        ("Democratic Republic of the Congo", "State", "the Democratic Republic of the Congo", False),
        ("Philippines", "State", "the Philippines", False),
        ("South Africa", "State", "South Africa", False),
        ("European Union", "Organization", "the European Union", False),
        ("Ministry of Foreign Affairs", "Organization", "the Ministry of Foreign Affairs", False),
        ("G7", "Organization", "the G7", False),
        ("United Nations", "Organization", "the United Nations", False),
        ("Hamas", "Organization", "Hamas", False),
        ("Amnesty International", "Organization", "Amnesty International", False),
        ("Iraqi security forces", "Organization", "the Iraqi security forces", True),
        ("Democrats", "Organization", "the Democrats", True),
        ("Taiwan Strait", "Place", "the Taiwan Strait", False),
        ("Paris", "Place", "Paris", False),
        ("Athens", "Place", "Athens", False),
        ("senior officials", "Group", "senior officials", True),
        ("Officials", "Group", "Officials", True),
        ("foreign ministers from the G7", "Group", "foreign ministers from the G7", True),
        ("senior State Department official", "Group", "a senior State Department official", False),
        ("armed group", "Group", "an armed group", False),
        ("unofficial envoy", "Group", "an unofficial envoy", False),
        ("unidentified man", "Group", "an unidentified man", False),
        ("unit of the army", "Group", "a unit of the army", False),
        ("European diplomat", "Group", "a European diplomat", False),
        ("the U.S. delegation", "Group", "the U.S. delegation", False),
        ("people of Darfur", "Group", "people of Darfur", True),
        ("41 people", "Group", "41 people", True),
        ("at least 10 Cubans", "Group", "at least 10 Cubans", True),
        ("At least nine people", "Group", "at least nine people", True),
        ("Gunmen", "Group", "Gunmen", True),
        ("policemen of the town", "Group", "policemen of the town", True),
        ("Pakistan's prime minister", "Group", "Pakistan's prime minister", False),
        ("James Jones", "Person", "James Jones", False),
        ("Korean Peninsula", "Issue", "the Korean Peninsula", False),
        ("", "State", "", False),
    ],
)
def test_names_in_a_sentence(label: str, type_: str, words: str, many: bool) -> None:
    assert spoken(label, type_) == (words, many)


def test_long_names_are_cut() -> None:
    assert len(spoken("endless name " * 1000, "State").words) < 70


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Armed conflict (other)", "armed conflict"),
        ("War in Ukraine", "war in Ukraine"),
        ("Cross-strait relations", "cross-strait relations"),
        ("Territorial dispute", "territorial dispute"),
        ("Kashmir dispute", "the Kashmir dispute"),
        ("South China Sea dispute", "the South China Sea dispute"),
        ("Tensions on the Korean Peninsula", "tensions on the Korean Peninsula"),
    ],
)
def test_issues_are_spoken_of_as_subjects(label: str, words: str) -> None:
    assert spoken(label, "Issue").words == words


def test_a_name_that_turns_the_writing_turns_no_sentence() -> None:
    assert spoken("\u202eevil\u2066 Lee", "Person").words == "evil Lee"
