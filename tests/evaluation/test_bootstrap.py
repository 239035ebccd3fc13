"""Intervals tell how far figures may be chance, and are the same whenever they are asked."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.evaluation import Evaluation
from kg.evaluation.facts import Facts
from kg.evaluation.pooling import side_by_side
from kg.evaluation.scoring.bootstrap import interval, resample
from kg.evaluation.scoring.counts import Count
from tests.evaluation.articles import FOUND, GOLD, annotated, compared, facts

ROOT = Path(__file__).resolve().parent.parent.parent


def several(*readers: Sequence[Facts], names: Sequence[str] = ("hybrid", "other")) -> Evaluation:
    """Readers of as many articles, all with the same truth."""
    articles = [annotated(facts(GOLD), f"article-{number}") for number in range(len(readers[0]))]
    return side_by_side(names[: len(readers)], zip(articles, zip(*readers, strict=True), strict=True))


MIXED = [facts(FOUND), facts(GOLD), facts(FOUND), facts({}), facts(FOUND)]


def test_the_limits_lie_around_the_figure() -> None:
    scored = several(MIXED).figure("events")
    for shown in (scored.precision, scored.recall, scored.f1):
        assert shown is not None
        low, high = shown.interval
        assert 0 <= low < shown.value < high <= 1


def test_one_article_can_be_drawn_in_one_way() -> None:
    scored = compared(facts(GOLD), facts(FOUND)).figure("claims")
    assert scored.f1.interval == (round(scored.f1.value, 6),) * 2


def test_the_limits_are_those_of_the_binomial_distribution() -> None:
    """A hundred articles with one fact each, of which half are right: 0.5 ± 1.96 · sqrt(0.25 / 100)."""
    articles = [{"events": Count.of(number % 2, 1, 1)} for number in range(100)]
    low, high = interval(resample(articles)["events"][1])
    assert low == pytest.approx(0.402, abs=0.02)
    assert high == pytest.approx(0.598, abs=0.02)


def test_a_reader_differs_from_itself_by_nothing() -> None:
    scored = several(MIXED, MIXED).figure("mean", "other")
    assert scored.difference is not None
    assert (scored.difference.value, scored.difference.interval) == (0.0, (0.0, 0.0))
    assert several(MIXED, MIXED).figure("mean").difference is None


def test_differences_are_those_of_the_same_draws() -> None:
    """A reader that finds one more fact in every article is better for sure, however much the articles differ."""
    worse = []
    for number in range(6):
        values = copy.deepcopy(GOLD)
        values["claims"] *= number + 1
        values["claims"].pop(0)
        worse.append(facts(values))
    better = several(worse, [facts(GOLD)] * 6).figure("claims", "other")
    assert better.difference is not None
    assert better.difference.interval[0] > 0
    back = several([facts(GOLD)] * 6, worse).figure("claims", "other")
    assert back.difference is not None
    assert back.difference.value == -better.difference.value


def test_draws_without_any_such_fact_tell_nothing() -> None:
    """Of twenty articles one has relations: a draw without it has no precision, and does not count as a bad one."""
    articles = [{"relations": Count.of(1, 2, 1)}] + [{"events": Count.of(1, 1, 1)}] * 19
    figures = resample(articles)
    assert interval(figures["relations"][0]) == (1.0, 1.0)
    assert interval(figures["relations"][2]) == (round(2 / 3, 6),) * 2


def test_what_is_printed_does_not_depend_on_the_order_of_sets() -> None:
    code = (
        "from tests.evaluation.articles import *; from tests.evaluation.test_bootstrap import *;"
        "told = several(MIXED, MIXED[::-1]);"
        "print(told.format(errors=True, disagreements=True)); print(told.format('json', errors=True));"
        "notes = compared(noted(), noted()); print(notes.format()); print(told.page(), notes.page())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert printed.pop().strip()
