"""What is said of an empty answer."""

from __future__ import annotations

import pytest

from kg.query import find_question, unknown_names
from kg.store import MemoryStore
from tests.query.article import made_up_facts

NAMES = sorted({entity.name for entity in made_up_facts().entities})


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_graph_are_known_in_any_case(store: MemoryStore, name: str) -> None:
    question = find_question("meetings")
    issue = name.replace("-", " ") if "-" in name and name.islower() else name  # its id, as a name is written
    for written in (name, name.upper(), f" {name.lower()} ", issue):
        assert unknown_names(store, question, {"who": written}) == ()


def test_a_slip_is_told_with_the_name_that_comes_close(store: MemoryStore) -> None:
    name = max((entity.name for entity in made_up_facts().entities if entity.type == "Official"), key=len)
    (hint,) = unknown_names(store, find_question("meetings"), {"who": f"{name}x"})
    assert hint == f"nothing in this graph is called '{name}x'; did you mean {name}?"


def test_without_a_close_name_it_is_told_where_names_are_listed(store: MemoryStore) -> None:
    (hint,) = unknown_names(store, find_question("meetings"), {"who": "Qxzzy"})
    assert "kg query most-mentioned" in hint


def test_dates_and_iris_are_no_names(store: MemoryStore) -> None:
    assert unknown_names(store, find_question("timeline"), {"since": "2031-01-01"}) == ()
    assert unknown_names(store, find_question("meetings"), {"who": "https://example.org/x"}) == ()
