"""Quotes of the notes find their places.

The places that are expected were written down from one run of the reference implementation of the form over the same
article and notes.
"""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.notes import QuotedText, QuoteError, sentences_of
from tests.evaluation.articles import TEXT, noted

MENTIONS = {
    "freedonia": [(0, 9, "name"), (45, 55, "name"), (251, 265, "nominal")],
    "sylvania": [(18, 26, "name"), (224, 232, "name"), (251, 265, "nominal"), (371, 379, "name")],
    "firefly": [
        (73, 86, "name"),
        (45, 86, "name"),
        (156, 163, "name"),
        (193, 195, "pronoun"),
        (271, 272, "pronoun"),
        (488, 500, "nominal"),
    ],
    "trentino": [(209, 220, "name"), (415, 423, "name"), (425, 428, "pronoun")],
    "city": [(182, 191, "name"), (434, 445, "nominal")],
    "un": [(461, 465, "name")],
    "press": [(169, 178, "nominal")],
    "war": [(345, 351, "nominal")],
}
TRIGGERS = [[(10, 17), (303, 309), (345, 351), (394, 400)], [(33, 38), (120, 125), (200, 203)]]
CLAIMS = [
    ([(45, 86)], [(87, 91)], [(116, 136)], "the talks had failed"),
    ([(156, 163)], [(164, 168)], [(139, 153)], "We will strike"),
    ([(371, 379)], [(380, 389)], [(390, 413)], 'the strike as "a crime"'),
    ([(488, 500)], [(501, 505)], [(475, 486)], "No comment."),
    ([(193, 195)], [(273, 276)], [(251, 294)], "both countries - as I see it - wanted peace"),
]


def pairs(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def test_every_mention_has_its_place_and_kind() -> None:
    found = {thing.id: [(m.span.start, m.span.end, m.kind.value) for m in thing.mentions] for thing in noted().things}
    assert found == MENTIONS


def test_the_names_of_a_thing_are_the_words_of_its_mentions() -> None:
    aliases = {thing.id: thing.aliases for thing in noted().things}
    assert aliases["firefly"] == ("Firefly", "Freedonian Foreign Minister Rufus Firefly", "the minister")
    assert aliases["trentino"] == ("Trentino", "V. Trentino")
    assert aliases["un"] == ("U.N.",)


def test_events_and_claims_have_their_places() -> None:
    facts = noted()
    assert [pairs(event.triggers) for event in facts.events] == TRIGGERS
    assert [pairs(event.times) for event in facts.events] == [[(318, 335)], [(242, 248)]]
    assert facts.events[0].telling.words == "The attack came at 6 a.m. on Tuesday"
    assert facts.events[1].telling.words == "He had met Gen. V. Trentino of Sylvania there"
    claims = [(pairs(c.source), pairs(c.cue), pairs(c.content), c.text) for c in facts.claims]
    assert claims == CLAIMS
    assert [(office.title, pairs(office.titles)) for office in facts.offices] == [
        ("Foreign Minister", [(56, 72)]),
        ("Gen.", [(204, 208)]),
    ]


def test_sentences_end_at_stops_but_not_after_abbreviations_and_initials() -> None:
    sentences = [TEXT[span.start : span.end] for span in sentences_of(TEXT)]
    assert len(sentences) == 9
    assert sentences[1].endswith("Mar. 4, that the talks had failed.")
    assert sentences[3].startswith("He had met Gen. V. Trentino")
    assert sentences[3].endswith("wanted peace”.")
    assert sentences[7:] == ['"No comment." the minister said?', "It was over."]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u2003"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert sentences_of(text) == ()


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("0:it", "it"),  # the word, not the end of "visit"
        ("0:visi", "visi"),  # no whole word: then a part of one
        ("0:it#2", "it"),
        ("0:the ⋯ it", "the visit, and it said it"),
        ('1:"Yes"', "“Yes”"),
        ("1:Ja-Nein", "Ja–Nein"),
        ("0:#", "#"),
    ],
)
def test_words_are_found_as_they_are_meant(quote: str, words: str) -> None:
    article = QuotedText("France praised the visit, and it said it # once.\n“Yes”, Ja–Nein.")
    span = article.place(quote)
    assert article.text[span.start : span.end] == words


@pytest.mark.parametrize(
    "quote",
    [
        "0:never said",
        "0:it#3",
        "0:it#0",
        "9:it",
        "99999999999999999999999999:it",
        "it",
        ":it",
        "0:",
        "0:a ⋯ b ⋯ c",
        "0: ⋯ it",
        "0:once ⋯ France",
        "-1:it",
        "٣:it",
        12,
        None,
        ["0:it"],
        "0:" + "x" * 10_000,
    ],
)
def test_what_has_no_place_is_refused_in_few_words(quote: object) -> None:
    with pytest.raises(QuoteError) as caught:
        QuotedText("France praised the visit, and it said it once.").place(quote)
    assert len(str(caught.value)) < 200


def test_letters_may_be_composed_or_not() -> None:
    article = QuotedText("Åse spoke.")
    assert article.place("0:A\u030ase") == Span(0, 3)
