"""The tables of questions and words."""

from __future__ import annotations

import pytest

from kg.ask import Pattern, patterns
from kg.ask.answering import normal
from kg.ask.names import Names
from kg.ask.patterns import matches
from kg.ask.periods import find_span
from kg.ask.words import by_noun, by_verb, forms, plural
from kg.model import EventType, Stance
from kg.store import MemoryStore


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.example)
def test_its_example_fits_a_pattern(pattern: Pattern) -> None:
    left, _ = find_span(pattern.example.rstrip("?"), "2024-03-20")
    marked, _ = Names(MemoryStore()).mark(left)
    assert pattern.number in {match.pattern.number for match in matches(normal(marked)[0])}


@pytest.mark.parametrize(
    ("verb", "written"),
    [
        ("meet", "meet meets met meeting"),
        ("plan", "plan plans planned planning"),
        ("deny", "deny denies denied denying"),
        ("criticize", "criticize criticizes criticized criticizing criticise criticises criticised criticising"),
        ("travel", "travel travels traveled traveling travelled travelling"),
        ("attack", "attack attacks attacked attacking"),
        ("die", "die dies died dying"),
        ("take hostage", "take hostage takes hostage took hostage taken hostage taking hostage"),
        ("agree", "agree agrees agreed agreeing"),
        ("visit", "visit visits visited visiting"),
        ("expel", "expel expels expelled expelling"),
    ],
)
def test_forms_of_verbs(verb: str, written: str) -> None:
    assert " ".join(forms(verb)) == written


def test_plurals() -> None:
    assert [plural(noun) for noun in ("visit", "embassy", "speech", "bomb attack")] == [
        "visits", "embassies", "speeches", "bomb attacks",
    ]  # fmt: skip


def test_every_kind_of_event_and_stance_can_be_asked_for() -> None:
    asked = {kind for act in (*by_verb().values(), *by_noun().values()) for kind in act.kinds}
    assert asked == {*EventType, *Stance} - {Stance.STATE}


@pytest.mark.parametrize(
    ("question", "left", "first", "last"),
    [
        ("who met Wang Yi in 2024", "who met Wang Yi", "2024-01-01", "2024-12-31"),
        ("what happened between May 1 and May 5, 2024", "what happened", "2024-05-01", "2024-05-05"),
        ("what happened in march 2024", "what happened", "2024-03-01", "2024-03-31"),
        ("what happened since April 3, 2010", "what happened", "2010-04-03", None),
        ("what happened before March 2024", "what happened", None, "2024-02-29"),
        ("what is planned after March 5, 2024", "what is planned", "2024-03-06", None),
        ("who visited China last week", "who visited China", "2024-03-11", "2024-03-17"),
        ("what happened on 2024-03-08", "what happened", "2024-03-08", "2024-03-08"),
        ("protests 2010", "protests", "2010-01-01", "2010-12-31"),
        ("who may visit China", "who may visit China", None, None),
    ],
)
def test_spans_of_time(question: str, left: str, first: str | None, last: str | None) -> None:
    found, span = find_span(question, "2024-03-20")
    assert found == left
    assert ((span.first, span.last) if span else (None, None)) == (first, last)


def test_without_a_dated_article_last_week_is_no_time() -> None:
    assert find_span("who met Wang Yi last week", None) == ("who met Wang Yi last week", None)
