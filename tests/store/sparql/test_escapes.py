"""Escapes for characters, as the SPARQL recommendation has them (19.2)."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.store import AskResult, MemoryStore
from kg.store.sparql.escapes import resolved


@pytest.mark.parametrize(
    ("sparql", "read"),
    [
        (r'ASK { FILTER("it\u0027s" = "it' + "'" + 's") }', True),
        (r"ASK { FILTER('it\u0027s' = " + '"it\'s") }', True),
        # No text ends early, and no clause comes about.
        (r'ASK { FILTER("\u0022 . SERVICE <a:b> { } #" = "\" . SERVICE <a:b> { } #") }', True),
        (r'ASK { FILTER("a\u000Ab" = "a\nb") }', True),
        (r'ASK { FILTER("\\u0041" = "A") }', False),
        (r'ASK { FILTER("\U0001F600" = "😀") }', True),
        (r"ASK { FILTER(STR(<http://example.org/\u00e9>) = 'http://example.org/é') }", True),
        (r"\u0041SK { } # \u000A SERVICE", True),
    ],
)  # fmt: skip
def test_they_stand_for_their_character(sparql: str, read: bool) -> None:
    assert MemoryStore().query(sparql) == AskResult(read)


@pytest.mark.parametrize("text", [r"S\u0045RVICE", r"SERV\U00000049CE"])
def test_a_forbidden_word_does_not_hide_behind_them(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        MemoryStore().query(f"SELECT * {{ {text} <http://localhost:1/> {{ }} }}")


@pytest.mark.parametrize("text", [r"\uD800", r"\U00110000"])
def test_what_is_no_character_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is no character"):
        resolved(f'ASK {{ ?s ?p "{text}" }}')
