"""docs/questions.md is made of the headers of the questions, and every question can be found there."""

from __future__ import annotations

from pathlib import Path

from docs.questions import page
from kg.query import list_queries

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew: python -m docs.questions > docs/questions.md"


def test_every_question_has_a_title_a_summary_and_an_example() -> None:
    questions = list_queries()
    assert len(questions) >= 12
    for question in questions:
        assert question.title != question.name
        assert question.summary
        assert any(example.startswith(f"kg query {question.name}") for example in question.examples), question.name
