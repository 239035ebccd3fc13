"""Which clauses put a relation forward. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

NATO = "North Atlantic Treaty Organization"


@pytest.mark.parametrize(
    "text",
    [
        "Is Georgia a member of NATO?",
        "Is Tripoli the capital of Libya?",
        "Is Egypt an ally of Russia?",
        "Do they think that Austria is a member of NATO?",
        "Georgia joined NATO?",
    ],
)
def test_a_question_tells_no_relation(text: str) -> None:
    assert Who(text).relations == set()


@pytest.mark.parametrize(
    "text",
    [
        "Russia claims that Crimea is part of Russia.",
        "Crimea, which Russia says is part of Russia, is a peninsula.",
        "Crimea is part of Russia, Russia's foreign minister said.",
        "Crimea is part of Russia, according to Russia.",
        "The lawyer insists that Austria is a member of NATO.",
        "Kosovo joined NATO, according to a false report.",
    ],
)
def test_what_a_side_claims_is_no_relation(text: str) -> None:
    assert Who(text).relations & {
        ("Crimea", "locatedIn", "Russia"),
        ("Austria", "memberOf", NATO),
        ("Kosovo", "memberOf", NATO),
    } == set()  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Britain was a member of the European Union until 2020.",
        "Britain was once a member of the European Union.",
        "Libya was an ally of Egypt in 1975.",
        "Armenia almost joined the EU.",
        "Armenia nearly became a member of NATO.",
    ],
)
def test_what_was_or_almost_was_is_no_relation(text: str) -> None:
    assert Who(text).relations == set()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Why did Sweden, a member of NATO, agree?", ("Sweden", "memberOf", NATO)),
        ("Officials said that Estonia is a member of NATO.", ("Estonia", "memberOf", NATO)),
        ("The lawyer said that Estonia was a member of NATO.", ("Estonia", "memberOf", NATO)),
        ("Estonia is a member of NATO, according to a report.", ("Estonia", "memberOf", NATO)),
        ("Estonia has been a member of NATO since 2004.", ("Estonia", "memberOf", NATO)),
        ("Poland became a member of NATO in 1999.", ("Poland", "memberOf", NATO)),
        ("He fled to Tripoli, the capital of Libya.", ("Tripoli", "locatedIn", "Libya")),
    ],
)
def test_what_a_report_tells_besides_is_a_relation(text: str, relation: tuple[str, str, str]) -> None:
    assert Who(text).relations == {relation}
