"""What is said of an empty answer."""

from __future__ import annotations

import pytest

from kg.query import ask, find_question, unknown_names
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


@pytest.mark.parametrize(
    ("sparql", "hint"),
    [
        ("SELECT * { ?s a sc:Sate }", "no term sc:Sate; did you mean sc:State"),
        ("SELECT * { ?s sc:agnt ?o }", "no term sc:agnt; did you mean sc:agent"),
        ("ASK { ?s sc:status status:occured }", "no term status:occured; did you mean status:occurred"),
        ("PREFIX v: <https://w3id.org/statecraft/ontology#> SELECT * { ?s a v:Vist }", "did you mean sc:Visit"),
        ("SELECT * { ?s schema:headlin ?o }", "nothing in this graph is schema:headlin; did you mean schema:headline"),
    ],
)
def test_a_term_that_there_is_not_is_told_with_the_one_that_comes_close(
    store: MemoryStore, sparql: str, hint: str
) -> None:
    (said,) = ask(store, sparql).hints
    assert hint in said


def test_terms_in_texts_and_comments_and_those_that_are_only_unused_are_no_hints(store: MemoryStore) -> None:
    empty = 'SELECT * { ?s a sc:Protest ; rdfs:label "sc:Sate" } # sc:agnt'
    answer = ask(store, empty)
    assert (len(answer), answer.hints) == (0, ())
    assert ask(store, "SELECT * { ?s a sc:Article OPTIONAL { ?s sc:agnt ?o } }").hints == ()
