"""Places become quotes that give them back, and facts notes that the strict reader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.model import Span
from kg.notes import QuotedText, notes_text
from tests.evaluation.articles import TEXT

ANNOTATED = Path(__file__).parents[2] / "data" / "annotated" / "articles"


def place(words: str, start: int = 0) -> Span:
    found = TEXT.index(words, start)
    return Span(found, found + len(words))


@pytest.mark.parametrize(
    ("span", "quotes"),
    [
        (place("Rufus Firefly"), ("1:Rufus Firefly",)),
        (place("attack", 340), ("4:attack#2",)),
        (place("“both countries – as I see it – wanted peace”"), ("3:“both countries – as I see it – wanted peace”",)),
        (
            place("Freedonian Foreign Minister Rufus Firefly said on Monday, Mar. 4, that the talks"),
            ("1:Freedonian Foreign ⋯ the talks",),
        ),
        (
            place("the attack went on for hours. Sylvania condemned"),
            ("4:the attack went on for hours.", "5:Sylvania condemned"),
        ),
        (place("fail\n\nFreedonian"), ("0:fail", "1:Freedonian")),
    ],
)
def test_a_place_is_quoted_by_what_finds_it(span: Span, quotes: tuple[str, ...]) -> None:
    text = QuotedText(TEXT)
    assert text.quotes(span) == quotes
    assert text.pieces(span)[0].start == span.start
    assert text.pieces(span)[-1].end == span.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Item #2 and item #2 again.", "item #2"),
        ("Ha ha ha ha, she said, ha.", "ha, she"),
        ("The anti-war war room won the war.", "war room"),
        ("He said “no”.", "“no”"),
    ],
)
def test_strange_words_are_quoted_too(text: str, words: str) -> None:
    quoted, start = QuotedText(text), text.index(words)
    span = Span(start, start + len(words))
    assert [quoted.place(quote) for quote in quoted.quotes(span)] == [span]


def test_part_of_a_word_that_stands_elsewhere_is_quoted_with_the_rest_of_it() -> None:
    text = QuotedText("The warlord lost the war.")
    assert text.quotes(Span(4, 7)) == ("0:warlord",)
    assert text.quotes(Span(7, 11)) == ("0:lord",)


def test_what_no_quote_finds_has_none_and_nobody_waits_for_it() -> None:
    gaps = QuotedText("One ⋯⋯ two ⋯⋯ three.")
    assert gaps.quotes(Span(4, 6)) == ()
    again = QuotedText("ha " * 20_000 + "end.")
    (quote,) = again.quotes(Span(0, 30_000))
    assert again.place(quote) == Span(0, 29_999)


def test_all_places_of_annotated_articles_come_back() -> None:
    """Those that people noted, and of each article phrases of one to thirty words all over it."""
    tried = 0
    for file in sorted(ANNOTATED.glob("*.notes.json"))[::60]:
        text = (ANNOTATED / f"{file.name.removesuffix('.notes.json')}.txt").read_text(encoding="utf-8")
        quoted = QuotedText(text)
        notes = json.loads(file.read_text(encoding="utf-8"))
        spans = [quoted.place(quote) for entity in notes["entities"] for quote in entity["mentions"]]
        words = [found.span() for found in re.finditer(r"\w+", text)]
        spans += [
            Span(start, words[min(n + length, len(words) - 1)][1])
            for length in (0, 3, 30)
            for n, (start, _) in list(enumerate(words))[:: 7 + length]
        ]
        for span in spans:
            pieces = [quoted.place(quote) for quote in quoted.quotes(span)]
            assert (pieces[0].start, pieces[-1].end) == (span.start, span.end), text[span.start : span.end]
        tried += len(spans)
    assert tried > 2000


def test_notes_have_a_line_for_each_fact() -> None:
    notes = {"article": {"id": "a"}, "entities": [{"id": "å", "mentions": ["0:Å"]}, {"id": "b"}]}
    assert json.loads(notes_text(notes)) == {**notes, "roles": [], "relations": [], "events": [], "claims": []}
    assert '\n  {"id": "å", "mentions": ["0:Å"]},\n  {"id": "b"}\n' in notes_text(notes)
