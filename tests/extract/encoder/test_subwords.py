"""Words in subwords."""

from __future__ import annotations

import pytest

from kg.extract.encoder.network.subwords import Subwords
from tests.extract.encoder.given import VOCABULARY


def _words(word: str) -> list[str]:
    return [VOCABULARY[number] for number in Subwords(VOCABULARY).of(word)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("talks", ["talk", "##s"]),  # the longest first
        ("Talks", ["talk", "##s"]),
        ("café", ["c", "##a", "##f", "##e"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("co-op", ["c", "##o", "-", "o", "##p"]),
        ("$5", ["$", "5"]),
        ("北", ["[UNK]"]),
        ("x" * 101, ["[UNK]"]),
        ("\u200d", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_as_wordpiece_cuts_it(word: str, parts: list[str]) -> None:
    assert _words(word) == parts


def test_the_marks_are_those_of_the_vocabulary() -> None:
    found = Subwords(VOCABULARY)
    assert (VOCABULARY[found.first], VOCABULARY[found.last]) == ("[CLS]", "[SEP]")
