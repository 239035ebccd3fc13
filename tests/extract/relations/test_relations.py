"""Standing relations. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

NATO = "North Atlantic Treaty Organization"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("China's Foreign Ministry denied it.", ("Chinese Foreign Ministry", "partOf", "China")),
        ("The film was shown on Belarusian state TV.", ("Belarusian state TV", "partOf", "Belarus")),
        ("Libyan state television showed it.", ("Libyan state television", "partOf", "Libya")),
        (
            "The United Nations Security Council met.",
            ("United Nations Security Council", "partOf", "United Nations"),
        ),
        ("They rested on Crete, Greece, on Monday.", ("Crete", "locatedIn", "Greece")),
        ("He flew from Houston, Texas, and Sacramento.", ("Houston", "locatedIn", "Texas")),
        ("He lives in Fairbanks, Alaska.", ("Fairbanks", "locatedIn", "Alaska")),
        ("The Geneva-based Weber Center wrote it.", ("Weber Center", "locatedIn", "Geneva")),
        ("Amnesty International, based in London, agreed.", ("Amnesty International", "locatedIn", "London")),
        ("The flood reached the Polish town of Elk.", ("Elk", "locatedIn", "Poland")),
        ("Rebels took Sudan's Darfur region.", ("Darfur", "locatedIn", "Sudan")),
        ("He flew to Algiers, the capital of Algeria.", ("Algiers", "locatedIn", "Algeria")),
        ("He spoke at Trafalgar Square in London.", ("Trafalgar Square", "locatedIn", "London")),
        ("He studied at the American University in Cairo.", ("American University", "locatedIn", "Cairo")),
        ("Estonia, a member of NATO, agreed.", ("Estonia", "memberOf", NATO)),
        ("Sweden joined NATO in March.", ("Sweden", "memberOf", NATO)),
        ("Gambia rejoined the Commonwealth in May.", ("Gambia", "memberOf", "Commonwealth of Nations")),
        ("Odesa lies in Ukraine.", ("Odesa", "locatedIn", "Ukraine")),
        ("Soldiers landed in Larvik, a port in Norway.", ("Larvik", "locatedIn", "Norway")),
        ("He comes from the town of Larvik in Vestfold.", ("Larvik", "locatedIn", "Vestfold")),
        ("Rebels met in Basra in Iraq.", ("Basra", "locatedIn", "Iraq")),
        ("Troops entered south-eastern Chad.", ("south-eastern Chad", "locatedIn", "Chad")),
        ("Fighting goes on in Pakistan's restive Swat Valley.", ("Swat", "locatedIn", "Pakistan")),
        ("A storm hit China's Fujian province.", ("Fujian", "locatedIn", "China")),
        ("Crowds filled London's Trafalgar Square.", ("Trafalgar Square", "locatedIn", "London")),
        ("He lives in Yakutsk, the capital of Yakutia.", ("Yakutsk", "locatedIn", "Yakutia")),
        ("A U.S. State Department spokesman agreed.", ("U.S. Department of State", "partOf", "United States")),
    ],
)
def test_a_relation(text: str, relation: tuple[str, str, str]) -> None:
    assert Who(text).relations == {relation}


@pytest.mark.parametrize(
    "words", ["Benghazi, in eastern Libya,", "Benghazi in eastern Libya", "Benghazi, eastern Libya,"]
)
def test_a_town_in_a_part_of_a_state_lies_in_the_state(words: str) -> None:
    """What tells no more than where the town lies is no place of its own."""
    assert Who(f"Soldiers left {words} on Monday.").relations == {("Benghazi", "locatedIn", "Libya")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Labour Party won.",
        "Norwegian company Statoil paid.",
        "He toured London, Paris, Italy and Spain.",
        "The missile could reach Alaska, Hawaii, or even the mainland.",
        "In the final at the Olympic Park, Norway defeated the team from Canada.",
        "Finland may join NATO.",
        "Austria is not a member of NATO.",
        "It is a myth that Austria joined NATO in 1960.",
        "Has Austria joined NATO?",
        "The hope of Odesa does not lie in Ukraine.",
        "Egypt, a former ally of Russia, objected.",
        "Iran is not an ally of Israel.",
        "France met Germany in Rome.",
        "Britain's Europe minister resigned.",
        "Australia's Mary Stubbs won in two sets.",
        "Russia's Kyiv embassy was closed.",
        "Envoys spoke of Syria in London.",
        "France and Germany met allies in Japan.",
        "Former Soviet allies Poland and Hungary objected.",
        "In March, the military refused to shoot.",
    ],
)
def test_no_relation(text: str) -> None:
    assert Who(text).relations == set()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("NATO members such as Poland and Latvia want more troops.", {"Poland", "Latvia"}),
        ("EU members including France and Italy agreed.", {"France", "Italy"}),
        ("NATO members Norway, Denmark, Poland and Spain abstained.", {"Norway", "Denmark", "Poland", "Spain"}),
        ("NATO members met in Poland.", set()),
        ("Poland and Latvia belong to NATO.", {"Poland", "Latvia"}),
    ],
)
def test_members_in_a_list(text: str, members: set[str]) -> None:
    assert {member for member, kind, _ in Who(text).relations if kind == "memberOf"} == members


def test_a_movement_that_is_named_after_a_people_is_no_organ_of_its_state() -> None:
    assert Who("The Indian Movement Pachamama met on Friday in Bolivia.").relations == set()
