"""Windows over an article, and what is known of its words beforehand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.encoder.network.inputs import FEATURES, LONGEST, feature_ids, listed_forms, shape, windows
from kg.extract.layers import Times
from kg.lexicon.gazetteer import gazetteer
from tests.extract.encoder.given import annotated, subwords, times

_SENTENCE = (
    "The minister of Foreign Affairs met his colleague in the old city of Prague on Tuesday for talks about grain. "
)
_LONG = "Ministers meet in Prague\n\n" + "\n\n".join(_SENTENCE * 3 for _ in range(12))
_ENDLESS = "Ministers meet\n\n" + "and then they met again, " * 200 + "at last."
_COLUMN = {feature.name: column for column, feature in enumerate(FEATURES)}


@pytest.mark.parametrize("text", [_SENTENCE, _LONG, _ENDLESS], ids=["short", "long", "one endless sentence"])
def test_every_word_is_asked_for_once_and_no_window_is_too_long(text: str) -> None:
    annotation = annotated(text)
    found = windows(annotation, times(text), gazetteer(), subwords())
    asked = [int(word) for window in found for word in window.words[slice(*window.own)]]
    assert asked == [token.i for token in annotation.tokens]
    for window in found:
        assert len(window.pieces) == len(window.features) <= LONGEST
        assert window.pieces[0] == subwords().first
        assert window.pieces[-1] == subwords().last
        assert len(window.heads) == len(window.words)
        for head, word in zip(window.heads, window.words, strict=True):
            assert window.pieces[head] == subwords().of(annotation.tokens[int(word)].text)[0]


def test_a_long_article_is_read_with_its_headline_and_what_stands_before() -> None:
    annotation = annotated(_LONG)
    first, second, *_ = windows(annotation, times(_LONG), gazetteer(), subwords())
    headline = annotation.sentences[0]
    assert list(second.words[: headline.last]) == list(range(headline.first, headline.last))
    begun = int(second.words[second.own[0]])
    before = [int(word) for word in second.words[headline.last : second.own[0]]]
    assert before == list(range(begun - len(before), begun))
    assert {annotation.tokens[word].sentence for word in before}
    assert int(first.words[-1]) >= begun  # the last sentence of the first is asked for where it has what follows


def test_an_article_without_sentences_has_no_windows() -> None:
    empty = replace(annotated("Iran."), tokens=(), sentences=())
    assert windows(empty, Times(), gazetteer(), subwords()) == []


def test_listed_names_times_and_quotes_are_told() -> None:
    text = 'Foreign Minister Wang Yi met Antony Blinken in Beijing on Friday. "We in NATO agree," he said.'
    annotation = annotated(text)
    rows = feature_ids(annotation, times(text), gazetteer())
    known = {
        name: [token.text for token in annotation.tokens if rows[token.i, column] != FEATURES[column].first]
        for name, column in _COLUMN.items()
    }
    assert known["listed"] == ["Beijing", "NATO"]
    assert "Friday" in known["time"]
    assert {"We", "agree"} <= set(known["quoted"])
    assert "said" not in known["quoted"]


def test_every_number_lies_in_the_rows_of_its_feature() -> None:
    rows = feature_ids(annotated(_LONG), times(_LONG), gazetteer())
    for column, feature in enumerate(FEATURES):
        assert rows[:, column].min() >= feature.first
        assert rows[:, column].max() < feature.first + feature.values


@pytest.mark.parametrize(
    ("word", "first", "told"),
    [
        ("minister", False, "lower"),
        ("Minister", False, "title"),
        ("Minister", True, "first"),
        ("NATO", False, "upper"),
        ("U.S.", False, "dotted"),
        ("1,000", False, "digits"),
        ("B-52", False, "coded"),
        ("iPhone", False, "mixed"),
        (",", False, "other"),
    ],
)
def test_how_a_word_is_written(word: str, first: bool, told: str) -> None:
    assert shape(word, is_first=first) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He left South Korea.", [("South Korea", "state")]),
        (
            "South Korean officials met Poles in Paris.",
            [("South Korean", "adjective"), ("Poles", "people"), ("Paris", "capital")],
        ),
        ("The United Nations Security Council met.", [("United Nations Security Council", "organization")]),
        ("SOUTH KOREA VOTES", [("SOUTH KOREA", "state")]),
        ("They ate turkey.", []),
    ],
)
def test_forms_of_the_word_lists_are_told_the_longest_first(text: str, told: list[tuple[str, str]]) -> None:
    annotation = annotated(text)
    found = [
        (" ".join(token.text for token in annotation.tokens[first:last]), sort)
        for first, last, sort in listed_forms(annotation, gazetteer())
    ]
    assert found == told
