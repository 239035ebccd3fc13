"""The queries in docs/writing-questions.md run, and answer what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.query import ParameterType, Question, ask, parse_question
from kg.query.catalogue import THEMES
from kg.store import MemoryStore
from tests.query.world import world

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "writing-questions.md").read_text(encoding="utf-8")
QUESTIONS = [parse_question("mine", text) for text in re.findall(r"```sparql\n(.*?)```", PAGE, flags=re.DOTALL)]
BY_TITLE = {question.title: question for question in QUESTIONS}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> MemoryStore:
    return world(tmp_path_factory.mktemp("world"))


@pytest.mark.parametrize("question", QUESTIONS, ids=BY_TITLE)
def test_each_has_a_title_and_an_example_and_gives_rows(store: MemoryStore, question: Question) -> None:
    assert question.title != question.name
    assert question.examples
    assert len(ask(store, question)) > 0
    # The file as it is, in another engine.
    assert len(list(store.to_rdflib().query(question.sparql))) == len(ask(store, question))


def test_the_first_question_and_its_parameters(store: MemoryStore) -> None:
    question = BY_TITLE["Who leads what"]
    assert question.theme in THEMES
    assert [column.name for column in question.columns] == ["person", "office", "of", "words"]
    assert [row["person"] for row in ask(store, question)] == ["Ann Lee", "Bela Dorn", "Mara Stone", "Otto Graf"]
    assert [row["person"] for row in ask(store, question, {"of": "Ruritanian"})] == ["Bela Dorn"]
    assert [row["person"] for row in ask(store, question, {"title": "president"})] == ["Bela Dorn", "Otto Graf"]


def test_what_did_not_happen_is_left_out_or_marked(store: MemoryStore) -> None:
    done = [row["what"] for row in ask(store, BY_TITLE["What an actor does"], {"who": "Freedonia"})]
    assert done == ["Agreement: Freedonia, Sylvania"]
    rows = {(row["status"], row["kind"]) for row in ask(store, BY_TITLE["Events with their status"])}
    assert {("possible", "Sanction"), ("negated", "Support"), ("scheduled", "Visit")} <= rows


def test_one_row_for_each_event(store: MemoryStore) -> None:
    rows = [row["what"] for row in ask(store, BY_TITLE["One row for each event"])]
    assert len(rows) == len(set(rows)) == 6


def test_every_type_of_parameter_and_line_of_the_header_is_told() -> None:
    for name in ParameterType:
        assert f"| `{name}` |" in PAGE
    for entry in ("theme", "title", "summary", "param", "column", "example"):
        assert f"| `# {entry}: " in PAGE
