"""Where events happen: places inside phrases, of the clause before, and what is no scene."""

from __future__ import annotations

import pytest

from kg.model import EventType
from tests.extract.event_article import annotated
from tests.extract.reading import events_in


def places(text: str, kind: EventType = EventType.ARMED_ACTION) -> list[str]:
    """Places of all events of ``kind``, in the order of the text."""
    annotation = annotated(text)
    events = events_in(annotation)
    return [place.name for event in events if event.type is kind for place in event.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two soldiers in the Syrian city of Aleppo.", ["Aleppo"]),
        ("Gunmen killed ten people at a hotel in the Malian capital, Bamako.", ["Bamako"]),
        ("A bomb killed ten people at a market in Baghdad.", ["Baghdad"]),
        ("Soldiers killed ten people in a Syrian village.", ["Syria"]),
        ("Soldiers killed ten people in the north of Mali.", ["Mali"]),
        ("Pirates attacked a ship off the coast of Somalia.", ["Somalia"]),
        ("Soldiers shelled villages along the border between Armenia and Azerbaijan.", ["Armenia", "Azerbaijan"]),
        ("The situation is worse in Sudan, where soldiers killed ten rebels.", ["Sudan"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_clause_shares_the_place_told_before_it() -> None:
    assert places("In Cairo, soldiers shot two men and police arrested ten students.", EventType.LEGAL_ACTION) == [
        "Cairo"
    ]


def test_who_speaks_after_talks_speaks_where_they_were() -> None:
    text = "President Anna Weiss spoke in Rome on Monday after talks with Prime Minister Luca Conti."
    assert places(text, EventType.MEETING) == ["Rome"]
    text = "President Anna Weiss resigned in Rome on Monday after talks with Prime Minister Luca Conti."
    assert places(text, EventType.MEETING) == []


def test_elsewhere_in_a_town() -> None:
    assert places("Elsewhere in Baghdad, gunmen killed two soldiers.") == ["Baghdad"]


@pytest.mark.parametrize(
    "text",
    [
        # whose the thing is that was taken does not say where
        "Soldiers captured a Syrian helicopter.",
        # where somebody else is
        "Gunmen killed ten people after a protest in Baghdad.",
        # what was said there
        "In London, the minister said that gunmen had killed ten people.",
        "Soldiers killed ten people in support of the government of Syria.",
    ],
)
def test_no_place(text: str) -> None:
    assert places(text) == []
