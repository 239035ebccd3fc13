"""The words that tell time, and how their list breaks."""

from __future__ import annotations

import pytest

from kg.errors import LexiconError
from kg.lexicon.times import months, numbers, time_words, weekdays


def test_the_calendar_is_whole() -> None:
    assert sorted(set(months().values())) == list(range(1, 13))
    assert sorted(weekdays().values()) == list(range(7))
    assert (months()["sept"], weekdays()["monday"], numbers()["a"], numbers()["ninety"]) == (9, 0, 1, 90)


def test_every_class_says_what_its_words_mean() -> None:
    assert time_words("unit")["centuries"] == "100Y"
    assert time_words("season")["fall"] == time_words("season")["autumn"]
    assert time_words("reference")["soon"] == "FUTURE_REF"


def test_no_word_means_two_things_in_one_class() -> None:
    for kind in ("month", "weekday", "number", "unit", "part", "season", "frequency", "modifier", "near", "reference"):
        words = time_words(kind)
        assert all(word == word.lower() for word in words)
        assert len(words) >= 4, kind


def test_a_class_that_is_missing_is_named() -> None:
    with pytest.raises(LexiconError, match=r"times\.tsv: the class 'tide' is missing"):
        time_words("tide")
