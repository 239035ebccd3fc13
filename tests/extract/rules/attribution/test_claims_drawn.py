"""What is criticized or praised is the subject, and who does so stands behind "from" or "by"."""

from __future__ import annotations

import pytest

from tests.extract.event_article import annotated
from tests.extract.reading import attributions_in


def told(text: str) -> list[tuple[str, str, str]]:
    """Stance, first speaker and words of each claim."""
    annotation = annotated(text)
    return [
        (claim.stance.value, claim.speakers[0].name, " ".join(annotation.article.words(part) for part in claim.content))
        for claim in attributions_in(annotation)
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The move drew criticism from Japan.", ("criticize", "Japan", "The move")),
        ("The decision was met with criticism by Serbia.", ("criticize", "Serbia", "The decision")),
        ("The remarks sparked outrage from the Iranian government.", ("criticize", "Iran", "The remarks")),
        ("The vote drew praise from the European Union.", ("support", "European Union", "The vote")),
    ],
)
def test_who_is_drawn_to_speak(text: str, claim: tuple[str, str, str]) -> None:
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "The law drew no criticism from Japan.",
        "The law could draw criticism from Japan.",
        "The law did not draw criticism from Japan.",
        "Paul Weber drew a picture from Japan.",
    ],
)
def test_what_was_not_said(text: str) -> None:
    assert told(text) == []
