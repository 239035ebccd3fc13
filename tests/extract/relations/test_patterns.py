"""The constructions that tell a relation, each beside one as alike as possible that tells none.

Made for en_core_web_sm 3.8.0.
"""

from __future__ import annotations

import pytest

from tests.extract.who import Who

NATO = "North Atlantic Treaty Organization"
EU = "European Union"


def _of(kind: str, text: str) -> set[tuple[str, str]]:
    return {(one, other) for one, told, other in Who(text).relations if told == kind}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Slovenia is one of the members of the European Union.", {("Slovenia", EU)}),
        ("Malta is the smallest country in the European Union.", {("Malta", EU)}),
        ("The law applies in all EU member states, including Malta and Cyprus.", {("Malta", EU), ("Cyprus", EU)}),
        ("Norway and other countries that joined NATO in 1949 agreed.", {("Norway", NATO)}),
        ("Croatia and Slovenia, which joined the European Union, agreed.", {("Croatia", EU), ("Slovenia", EU)}),
        ("Portugal belongs to NATO.", {("Portugal", NATO)}),
        ("Slovenia is not one of the members of NATO.", set()),
        ("Malta would be the smallest country in the European Union.", set()),
        ("Non-EU countries such as Norway and Turkey objected.", set()),
        ("Norway and other countries that may join the European Union agreed.", set()),
        ("If Croatia joined NATO, Serbia would object.", set()),
        ("Moldova wants to join the European Union.", set()),
        ("Albania, a former member of the Warsaw Pact, agreed.", set()),
        ("Georgia, a potential NATO member, agreed.", set()),
        ("Portugal no longer belongs to NATO.", set()),
    ],
)
def test_who_is_in_a_league(text: str, members: set[tuple[str, str]]) -> None:
    assert _of("memberOf", text) == members


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Troops left the West Bank town of Jericho.", {("Jericho", "West Bank")}),
        ("They met in Bergen, Norway has said.", {("Bergen", "Norway")}),
        ("They met in Uppsala, the largest city of Sweden.", {("Uppsala", "Sweden")}),
        ("The Lisbon-based research group Oikos Institute protested.", {("Oikos Institute", "Lisbon")}),
        ("Oikos Institute, a Lisbon-based research group, protested.", {("Oikos Institute", "Lisbon")}),
        ("Envoys of the West Bank met in Jericho.", set()),
        ("They left Uppsala for the largest city of Sweden.", set()),
        ("Envoys of the Pacific spoke in Portugal.", set()),
        ("Lisbon and the research group Oikos Institute protested.", set()),
    ],
)
def test_where_a_place_or_a_body_lies(text: str, places: set[tuple[str, str]]) -> None:
    assert _of("locatedIn", text) == places
