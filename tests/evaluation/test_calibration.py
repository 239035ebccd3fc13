"""Confidences are compared with how often facts are right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import UsageError
from kg.evaluation.scoring.article import Judged
from kg.evaluation.scoring.calibration import calibrate, counts_by_rule
from kg.extract.calibration import COLUMNS
from tests.evaluation.articles import GOLD, compared, facts


def judged(kind: str, *rated: tuple[float | None, bool], rule: str = "event.noun") -> Iterator[Judged]:
    for confidence, is_right in rated:
        yield Judged(kind, rule, "Visit" if kind == "events" else "", confidence, is_right)


def test_what_is_as_often_right_as_it_says_has_no_error() -> None:
    found = calibrate(judged("events", (0.75, True), (0.75, True), (0.75, True), (0.75, False)))
    events = next(each for each in found if each.kind == "events")
    assert (events.facts, events.error) == (4, 0.0)
    assert events.brier == pytest.approx(0.1875)
    (only,) = events.bins
    assert (only.low, only.high, only.facts, only.right, only.share_right) == (0.7, 0.8, 4, 3, 0.75)


def test_error_and_score_by_hand() -> None:
    found = calibrate(judged("claims", (0.9, False), (1.0, True), (0.2, False), (0.25, True), (None, True)))
    claims, every = (next(each for each in found if each.kind == kind) for kind in ("claims", "all"))
    assert (claims.facts, claims.unrated) == (4, 1)
    assert [(each.low, each.facts, each.right) for each in claims.bins] == [(0.2, 2, 1), (0.9, 2, 1)]
    assert claims.error == pytest.approx((2 * abs(0.5 - 0.225) + 2 * abs(0.5 - 0.95)) / 4)
    assert claims.brier == pytest.approx((0.81 + 0 + 0.04 + 0.5625) / 4)
    assert every.brier == claims.brier


def test_kinds_without_facts_are_there() -> None:
    assert [(each.kind, each.facts, each.error, each.bins) for each in calibrate([])] == [
        (kind, 0, 0.0, ()) for kind in ("roles", "relations", "events", "claims", "all")
    ]


def test_rules_are_counted_by_type_of_event() -> None:
    facts = [
        *judged("events", (0.9, True), (0.9, False)),
        *judged("claims", (0.9, True), rule="claim.quote"),
    ]
    assert counts_by_rule(facts) == {("claims", "claim.quote", ""): (1, 1), ("events", "event.noun", "Visit"): (1, 2)}


def test_the_table_of_one_reader_only() -> None:
    truth = facts(GOLD)
    lines = compared(truth, truth).counts_table().splitlines()
    assert "\t".join(COLUMNS) in lines
    assert lines[-1] == "roles\t\t\t2\t2"
    with pytest.raises(UsageError, match="name one reader"):
        compared(truth, truth, truth).counts_table()
