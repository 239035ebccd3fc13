"""Standing relations. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

NATO = "North Atlantic Treaty Organization"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("China's Foreign Ministry denied it.", ("Foreign Ministry", "partOf", "China")),
        ("Libyan state television showed it.", ("Libyan state television", "partOf", "Libya")),
        (
            "The United Nations Security Council met.",
            ("United Nations Security Council", "partOf", "United Nations"),
        ),
        ("They met on Capri, Italy, on Friday.", ("Capri", "locatedIn", "Italy")),
        ("He lives in Woodside, California.", ("Woodside", "locatedIn", "California")),
        ("The Washington-based Stimson Center wrote it.", ("Stimson Center", "locatedIn", "Washington")),
        ("Amnesty International, based in London, agreed.", ("Amnesty International", "locatedIn", "London")),
        ("The rocket hit the Israeli town of Sderot.", ("Sderot", "locatedIn", "Israel")),
        ("Rebels took Sudan's Darfur region.", ("Darfur", "locatedIn", "Sudan")),
        ("He flew to Algiers, the capital of Algeria.", ("Algiers", "locatedIn", "Algeria")),
        ("He spoke at Trafalgar Square in London.", ("Trafalgar Square", "locatedIn", "London")),
        ("He studied at the American University in Cairo.", ("American University", "locatedIn", "Cairo")),
        ("Estonia, a member of NATO, agreed.", ("Estonia", "memberOf", NATO)),
        ("Sweden joined NATO in March.", ("Sweden", "memberOf", NATO)),
        ("EU member Cyprus objected.", ("Cyprus", "memberOf", "European Union")),
        ("Pakistan, a key U.S. ally, agreed.", ("Pakistan", "allyOf", "United States")),
        ("Iran is an ally of Syria.", ("Iran", "allyOf", "Syria")),
    ],
)
def test_a_relation(text: str, relation: tuple[str, str, str]) -> None:
    assert Who(text).relations == {relation}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Labour Party won.",
        "Norwegian company Statoil paid.",
        "Ministers from Paris, France and Italy came.",
        "He toured London, Paris, Italy and Spain.",
        "Finland may join NATO.",
        "Austria is not a member of NATO.",
        "Egypt, a former ally of Russia, objected.",
        "Iran is not an ally of Israel.",
        "France met Germany in Rome.",
    ],
)
def test_no_relation(text: str) -> None:
    assert Who(text).relations == set()


def test_what_a_league_comprises_are_its_members() -> None:
    who = Who("The G8 comprises Britain, Canada, France, Germany, Italy, Japan, Russia and the United States.")
    assert {kind for _, kind, _ in who.relations} == {"memberOf"}
    assert {member for member, _, _ in who.relations} == {
        "United Kingdom", "Canada", "France", "Germany", "Italy", "Japan", "Russia", "United States",
    }  # fmt: skip


def test_a_relation_told_twice_is_one_with_two_pieces_of_evidence() -> None:
    who = Who("Iran is an ally of Syria. Later Syria, an ally of Iran, agreed.")
    (relation,) = who.discourse.relations
    assert [who.text[e.span.start : e.span.end] for e in relation.evidence] == [
        "Iran is an ally of Syria",
        "Syria, an ally of Iran",
    ]


def test_a_movement_that_is_named_after_a_people_is_no_organ_of_its_state() -> None:
    assert Who("The Indian Movement Pachamama met on Friday in Bolivia.").relations == set()
