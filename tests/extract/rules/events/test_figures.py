"""Words of war and votes in figures of speech, games and titles tell no event. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from kg.extract.rules.events.triggers.figures import is_figure
from kg.extract.rules.events.triggers.frames import frames_of
from tests.extract.event_article import annotated, word


@pytest.mark.parametrize(
    ("text", "trigger", "figure"),
    [
        ("The trade war between Chile and Peru goes on.", "war", True),
        ("The border war between Chile and Peru goes on.", "war", False),
        ("A war of words has begun between the two ministers.", "war", True),
        ("The war on plastic is won in Rwanda.", "war", True),
        ("The war on Rwanda began in May.", "war", False),
        ("Readers bombarded the ministry with letters.", "bombarded", True),
        ("Jets bombarded the ministry with rockets.", "bombarded", False),
        ("Critics attacked the minister in Rome.", "attacked", True),
        ("Critics and gunmen attacked the minister in Rome.", "attacked", False),
        ("Iran attacked the embargo.", "attacked", True),
        ("Iran attacked the embargo and the tanker.", "attacked", False),
        ("Opponents attacked the plan at once.", "attacked", True),
        ("Opponents attacked the palace at once.", "attacked", False),
        ("Chile attacked from the start, and its midfielder missed twice.", "attacked", True),
        ("Chile attacked late and won 3-1 in Lima.", "attacked", True),
        ("Parliament attacked the decree and voted 3-1 on Monday.", "attacked", False),
        ("Police attacked strikers before the semi-final.", "attacked", False),
        ("Workers unveiled The Attack on the Bastille, a painting.", "Attack", True),
    ],
)
def test_figures_of_speech_games_and_works_tell_no_event(text: str, trigger: str, figure: bool) -> None:
    annotation = annotated(text)
    token = word(annotation, trigger)
    frames = frames_of(annotation, token)
    assert frames, "the word tells events elsewhere"
    assert is_figure(annotation, token, frames[0]) is figure
