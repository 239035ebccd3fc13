"""Which texts are copies of others, and which are later versions."""

from __future__ import annotations

import pytest

from kg.resolve import Copy, Text, copies, text_sketch

WORDS = (
    "The foreign minister of Freedonia flew to Porto Alto on Monday for talks about fish, her office said. "
    "She is to meet the president and the heads of three fishing towns. Last year the two countries closed their "
    "waters to each other's boats, after a trawler had been shelled. Fishermen on both sides of the strait say that "
    "they have lost half of their catch since then. A first round of talks in June ended without a result, and a "
    "second one was put off when the government in Sylvania fell. Diplomats hope that the new cabinet, which took "
    "office in August, will be more willing to share the northern banks. Nobody expects a treaty before winter."
)
OTHER = (
    "Voters in Sylvania go to the polls on Sunday to choose a new parliament, two years early. The ruling coalition "
    "broke up in spring over the price of bread. Opinion polls see the farmers' party ahead of the liberals, and no "
    "camp with a majority. Observers from eleven countries have arrived to watch the count, which may take a week. "
    "The president, who cannot run again, has said that he will ask whoever wins most seats to form a government."
)


def text(id: str, words: str, source: str | None = None, url: str | None = None) -> Text:
    return Text(id, (f"2024-01-0{id[-1]}", id), text_sketch(words), source, url)


def test_a_text_that_is_printed_again_is_a_copy_of_the_first() -> None:
    found = copies(
        [
            text("x3", WORDS.replace("Monday", "Tuesday"), "Herald"),
            text("x1", WORDS, "Wire"),
            text("x2", "Talks about fish. " + WORDS, "Gazette"),
            text("x4", OTHER, "Herald"),
        ]
    )
    assert found["x2"] == Copy("x1", "x1", revision=False)
    assert found["x3"].origin == "x1"
    assert set(found) == {"x2", "x3"}


def test_a_text_that_was_cut_is_a_copy() -> None:
    assert copies([text("x1", WORDS), text("x2", WORDS[: len(WORDS) * 6 // 10])]) == {"x2": Copy("x1", "x1", False)}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"source": "The Wire"}, {"source": "the wire"}),
        ({"url": "https://www.wire.example/1"}, {"url": "https://wire.example/2"}),
    ],
    ids=["by name", "by address"],
)
def test_what_an_outlet_prints_again_is_a_revision(one: dict[str, str], two: dict[str, str]) -> None:
    more = WORDS + " Late on Monday the ministry said that the talks had begun."
    assert copies([text("x1", WORDS, **one), text("x2", more, **two)]) == {"x2": Copy("x1", "x1", revision=True)}


def test_two_reports_of_one_event_are_no_copies() -> None:
    report = (
        'Freedonia\'s foreign minister arrived in Porto Alto on Monday. "I have come to talk about fish," she said at '
        "the airport. Both governments have kept foreign boats out of their waters since a trawler was shelled last "
        "year; fishermen complain that their catch has halved. The president will receive her on Tuesday."
    )
    assert copies([text("x1", WORDS), text("x2", report), text("x3", OTHER)]) == {}


def test_a_short_text_is_not_a_copy_of_a_long_one_by_chance() -> None:
    assert copies([text("x1", WORDS), text("x2", "Fish."), text("x3", "")]) == {}


def test_copies_share_a_band() -> None:
    """What they are found by."""
    one, other = text_sketch(WORDS), text_sketch(WORDS.replace("Monday", "Tuesday").replace("June", "July"))
    assert set(one.bands()) & set(other.bands())
    assert not set(one.bands()) & set(text_sketch(OTHER).bands())
    assert one.resemblance(one) == 1
    assert 0.5 < one.resemblance(other) < 1


def test_the_order_of_texts_does_not_matter() -> None:
    texts = [text(f"x{n}", WORDS + " again" * n, "Wire" if n % 2 else "Herald") for n in range(1, 6)]
    assert copies(texts) == copies(reversed(texts))
