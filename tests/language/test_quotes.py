"""Quotation marks, straight and curly, nested, missing, and apostrophes that are none."""

from __future__ import annotations

import pytest

from kg.language.quotes import find_quotes
from tests.extract.event_article import annotated


def quoted(text: str) -> list[str]:
    annotation = annotated(text)
    return [annotation.article.words(quote.inner) for quote in find_quotes(annotation)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no" to it.', ["yes", "no"]),
        ("He said “yes” and «no» to it.", ["yes", "no"]),
        ("“Don’t call it ‘peace’ yet,” he said.", ["Don’t call it ‘peace’ yet,"]),
        ("The states' rights and the minister's plan.", []),
        ("'We are ready,' he said of the states' plan.", ["We are ready,"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("''Old marks'' count too.", ["Old marks"]),
        ("““Yes,”” he said.", ["Yes,"]),
        ('He said "“yes” to it.', ["yes"]),
        ("He read „“no” (“„never”) aloud.", ["no", "never"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quote_without_its_end_ends_with_the_sentence() -> None:
    assert quoted('He said "we will come back. Then he left the room.') == ["we will come back."]


def test_paragraphs_of_a_long_quote_open_each_and_close_the_last() -> None:
    text = '"First part. It goes on.\n"Second part," he said.'
    assert quoted(text) == ["First part. It goes on.", "Second part,"]
    annotation = annotated(text)
    assert [quote.closed for quote in find_quotes(annotation)] == [False, True]
