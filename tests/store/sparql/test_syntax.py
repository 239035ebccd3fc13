"""What is said of a query that cannot be read: where, the line with a caret, and what to do."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.store import MemoryStore


@pytest.mark.parametrize(
    ("sparql", "place", "says"),
    [
        ("SELECT * {\n  ?s a zzz:Bar }", "line 2, column 8", "no prefix is called zzz:; declare it"),
        ("SELECT * { ?s a statecraft:Event }", "line 1, column 17", "did you mean state:?"),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 16", "{ is not closed; add }"),
        ("ASK { ?s ?p ?o }}", "line 1, column 17", "} closes nothing"),
        ("SELEC * { ?s ?p ?o }", "line 1, column 1", "did you mean SELECT?"),
        ("SELECT * {\n ?s ?p ?o .\n OPTIONL { ?a ?b ?c } }", "line 3, column 2", "did you mean OPTIONAL?"),
        ("SELECT * { FILTER(REGX(?x, 'a')) }", "line 1, column 19", "did you mean REGEX?"),
        ("SELECT * {\n ?s ?p 'abc }", "line 2, column 8", "does not end"),
        ('SELECT * { ?s ?p "a\\q" }', "line 1, column 20", "is no escape"),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x ?p ?y }", "line 1, column 8", "add GROUP BY ?y"),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "line 1, column 28", "write ORDER BY"),
        ("SELECT * { ?s a Event }", "line 1, column 17", "sc:Event"),
        ("PREFIX a <urn:x> ASK { }", "line 1, column 8", "write PREFIX a:"),
        ("SELECT * { FILTER(?x = ) }", "line 1, column 24", "missing between = and )"),
    ],
)
def test_the_place_and_the_remedy(sparql: str, place: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        MemoryStore().query(sparql)
    assert str(caught.value).startswith(f"{place}: ")
    assert says in str(caught.value)
    text, caret = (caught.value.excerpt or "").splitlines()
    line, column = (int(word.strip(",")) for word in place.split() if word.strip(",").isdigit())
    assert text == sparql.splitlines()[line - 1]
    assert caret == " " * (column - 1) + "^"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    with pytest.raises(QueryError) as caught:
        MemoryStore().query("SELECT * { " + "?s ?p ?o . " * 50 + "?s a nope:X }")
    text, caret = (caught.value.excerpt or "").splitlines()
    assert len(text) < 110
    assert text[caret.index("^") :].startswith("nope:X")
