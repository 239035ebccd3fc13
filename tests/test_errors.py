"""Every error of ours is one line that says where, what and what to do, and has an exit code."""

from __future__ import annotations

import inspect
import pickle
from pathlib import Path

import pytest

from kg import errors
from kg.errors import AnswerLimitError, ArticleError, StatecraftError, UnknownQueryError

CLASSES = [value for _, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, StatecraftError)]


def test_the_message_names_place_cause_and_remedy_on_one_line() -> None:
    error = ArticleError("the file\nis empty", where=Path("a.txt"), remedy="give an article with text")
    assert str(error) == "a.txt: the file is empty; give an article with text"
    assert (error.where, error.remedy) == ("a.txt", "give an article with text")


def test_a_cause_alone_is_enough() -> None:
    assert str(StatecraftError("it is broken")) == "it is broken"


def test_an_unknown_question_names_close_ones() -> None:
    assert "did you mean meetings or visits?" in str(UnknownQueryError("meeting", close=("meetings", "visits")))
    assert "kg queries" in str(UnknownQueryError("meeting"))


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_is_public_and_in_the_tree_of_the_docstring(kind: type[StatecraftError]) -> None:
    assert kind.__name__ in errors.__all__
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.exit_code == 2


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_can_go_from_one_process_to_another(kind: type[StatecraftError]) -> None:
    if issubclass(kind, UnknownQueryError):
        error: StatecraftError = kind("meeting", close=("meetings", "visits"))
    elif issubclass(kind, AnswerLimitError):
        error = kind(1000)
    else:
        error = kind("it is broken", where=Path("a.txt"), remedy="mend it")
    error.add_note("found in the cellar")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is kind
    assert (str(copy), copy.args, vars(copy)) == (str(error), error.args, vars(error))
