"""The tables of questions and words."""

from __future__ import annotations

import pytest

from kg.ask import Pattern, patterns
from kg.ask.names import Names
from kg.ask.patterns import matches
from kg.ask.periods import find_span
from kg.ask.wording import Marked, Wording, normal, plain
from kg.ask.words import by_noun, by_verb, forms, plural
from kg.model import EventType, Stance
from kg.store import MemoryStore


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.example)
def test_its_example_fits_a_pattern(pattern: Pattern) -> None:
    left, _ = find_span(pattern.example.rstrip("?"), "2024-03-20")
    marked, _ = Names(MemoryStore()).mark(left)
    assert pattern.number in {match.pattern.number for match in matches(normal(marked).text)}


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


def test_without_a_dated_article_nobody_knows_when_last_week_is() -> None:
    left, span = find_span("who met Wang Yi last week", None)
    assert (left, span is not None and span.is_known) == ("who met Wang Yi", False)
    _, span = find_span("who met Wang Yi on Friday", "2024")
    assert span is not None
    assert not span.is_known
    _, span = find_span("who met Wang Yi last year", "2024")
    assert span is not None
    assert (span.first, span.last) == ("2023-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("question", "text", "columns", "second"),
    [
        ("Please, who's visited Oslo?", "who is visited Oslo", "", ""),
        ("Whom did Holt meet in Reykjavik, and when?", "Whom did Holt meet in Reykjavik", "and when", ""),
        ("When and where did Holt meet Baldur?", "When did Holt meet Baldur", "and where", ""),
        ("When was the port closed and who paid for it?", "When was the port closed", "", "who paid for it"),
        ("Who won, and with what share of the vote?", "Who won", "", "with what share of the vote"),
        ("When will Holt travel, and did she get there?", "When will Holt travel", "", "did she get there"),
        ("What did Holt and Baldur say?", "What did Holt and Baldur say", "", ""),
    ],
)
def test_what_is_asked_besides_is_told_apart(question: str, text: str, columns: str, second: str) -> None:
    assert plain(question) == Wording(text, columns, second)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("who is said to have aided @0", "who aided @0"),
        ("who is believed to be helping @0", "who is helping @0"),
        ("@0 was reported to have been arrested", "@0 was arrested"),
        ("who is going to visit @0", "who is going to visit @0"),
    ],
)
def test_what_is_said_to_be_is_asked_as_if_it_were(marked: str, told: str) -> None:
    assert normal(marked) == Marked(told)
