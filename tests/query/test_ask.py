"""Finding questions, filling in their blanks, and asking."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, UnknownQueryError, UsageError
from kg.query import ask, find_question, list_queries, parse_question
from kg.rdf import Iri, Literal, Quad
from kg.rdf.namespaces import RDFS_LABEL, sc
from kg.store import MemoryStore

ECHO = "# title: Echo\n# param: word string any — comes back\nSELECT ?word_ WHERE { \n VALUES ?word_ { UNDEF } \n}"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_went_in(word: str) -> None:
    assert [row["word_"] for row in ask(MemoryStore(), ECHO, {"word": word})] == [word]


@pytest.mark.parametrize(
    "attack",
    [
        '" } UNION { ?s ?p ?o } #',
        "UNDEF } ?s ?p ?o . { #",
        '\\" } ?s ?p ?o #',
        "\n} ?s ?p ?o",
        "<https://example.org/x>",
        "SERVICE <http://example.org/>",
    ],
)
def test_values_are_never_sparql(store: MemoryStore, attack: str) -> None:
    asked = [
        (question, parameter.name)
        for question in list_queries()
        for parameter in question.parameters
        if parameter.type in ("name", "string")
    ]
    assert len(asked) > 20
    for question, name in asked:
        assert len(ask(store, question, {name: attack})) == 0, question.name


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("date", "yesterday", "write 2024-04-19, 2024-04 or 2024"),
        ("date", "2024-02-30", "write 2024-04-19, 2024-04 or 2024"),
        ("integer", "1 } #", "write a whole number"),
        ("iri", "Freedonia", "write it in full"),
        ("iri", "https://example.org/> } #", "write it in full"),
    ],
)
def test_values_must_be_of_their_type(kind: str, value: str, says: str) -> None:
    text = ECHO.replace("string", kind)
    with pytest.raises(QueryError, match=says) as caught:
        ask(MemoryStore(), text, {"word": value})
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("date", "2024-04", Literal("2024-04", Iri("http://www.w3.org/2001/XMLSchema#gYearMonth"))),
        ("integer", "-7", Literal("-7", Iri("http://www.w3.org/2001/XMLSchema#integer"))),
        ("iri", "https://example.org/a", Iri("https://example.org/a")),
    ],
)
def test_values_become_terms(kind: str, value: str, term: Literal | Iri) -> None:
    result = ask(MemoryStore(), ECHO.replace("string", kind), {"word": value}).result
    assert result.rows == ((term,),)  # type: ignore[union-attr]


def test_a_name_becomes_the_iris_of_all_that_bear_it() -> None:
    place, state = Iri("https://example.org/place"), Iri("https://example.org/state")
    store = MemoryStore(
        [
            Quad(place, RDFS_LABEL, Literal("Port Vale")),
            Quad(state, RDFS_LABEL, Literal("Sylvania")),
            Quad(state, sc("metonym"), Literal("Port Vale")),
        ]
    )
    text = ECHO.replace("string", "name")
    assert ask(store, text, {"word": "  port \n VALE "}).result.rows == ((place,), (state,))  # type: ignore[union-attr]
    assert ask(store, text, {"word": "Sylvania"}).result.rows == ((state,),)  # type: ignore[union-attr]
    assert ask(store, text, {"word": "Ruritania"}).result.rows == ()  # type: ignore[union-attr]
    china = Iri("https://w3id.org/statecraft/id/state/china")
    assert ask(store, text, {"word": "state:china"}).result.rows == ((china,),)  # type: ignore[union-attr]


def test_defaults_hold_unless_another_value_is_given() -> None:
    text = ECHO.replace("string any", "string hello")
    assert [row["word_"] for row in ask(MemoryStore(), text)] == ["hello"]
    assert [row["word_"] for row in ask(MemoryStore(), text, {"word": "bye"})] == ["bye"]


def test_a_value_that_looks_like_a_line_of_the_query_stays_a_value() -> None:
    text = (
        "# param: a string any — one\n# param: b string any — two\n"
        "SELECT ?a_ ?b_ {\nVALUES ?a_ { UNDEF }\nVALUES ?b_ { UNDEF }\n}"
    )
    values = {"a": "\nVALUES ?b_ { 1 }", "b": "two"}
    assert list(ask(MemoryStore(), text, values)) == [{"a_": values["a"], "b_": "two"}]


def test_unknown_parameter_names_those_there_are(store: MemoryStore) -> None:
    with pytest.raises(QueryError, match="meetings: no parameter is called 'whom'; it has who"):
        ask(store, "meetings", {"whom": "Lee"})
    with pytest.raises(QueryError, match="it has none"):
        ask(store, COUNT, {"x": "1"})


def test_unknown_question_names_those_like_it() -> None:
    with pytest.raises(UnknownQueryError) as caught:
        find_question("meeting")
    assert caught.value.close[0] == "meetings"
    assert "did you mean meetings" in str(caught.value)
    with pytest.raises(UnknownQueryError, match="kg queries"):
        find_question("qqqqqq")
    for odd in ("../pyproject", "", "a\0b", "x" * 5000):
        with pytest.raises(UnknownQueryError):
            find_question(odd)


def test_words_of_a_name_find_it() -> None:
    with pytest.raises(UnknownQueryError) as caught:
        find_question("office")
    assert "who-holds-which-office" in caught.value.close


def test_a_file_with_a_header(tmp_path: Path, store: MemoryStore) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("\ufeff" + ECHO, encoding="utf-8")
    assert [row["word_"] for row in ask(store, str(path), {"word": "yes"})] == ["yes"]


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\xff\xfe\x00", "not text in UTF-8"), (b"", "empty"), (b"# " + b"x" * 2_000_000, "too large")],
)
def test_a_file_that_is_no_query(tmp_path: Path, store: MemoryStore, data: bytes, says: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_bytes(data)
    with pytest.raises(QueryError, match=says) as caught:
        ask(store, str(path))
    assert "bad" in str(caught.value)


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT ?x WHERE { ?x", "the query"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("DELETE WHERE { ?s ?p ?o } # SELECT {", "DELETE is not allowed"),
        ("SELECT * { ?s ?p ?o " + "{" * 60 + "}" * 60 + "}", "nested deeper"),
    ],
)
def test_a_query_that_may_not_run(store: MemoryStore, sparql: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        ask(store, sparql)
    assert caught.value.where is not None
    assert "\n" not in str(caught.value)


def test_sparql_of_every_kind() -> None:
    store = MemoryStore([Quad(Iri("https://example.org/a"), RDFS_LABEL, Literal("A"))])
    assert list(ask(store, "SELECT ?o { ?s rdfs:label ?o }")) == [{"o": "A"}]
    assert list(ask(store, "ASK { ?s ?p 'A' }")) == [{"answer": "true"}]
    assert ask(store, "ASK { ?s ?p 'B' }").format() == "no\n"
    graph = ask(store, "CONSTRUCT { ?s a ?o } WHERE { ?s rdfs:label ?l . BIND(sc:State AS ?o) }")
    assert graph.format().endswith("<https://example.org/a> a sc:State .\n")
    assert next(iter(graph))["object"] == "https://w3id.org/statecraft/ontology#State"
    with pytest.raises(UsageError, match="choose ttl"):
        graph.format("csv")
    with pytest.raises(UsageError, match="CONSTRUCT"):
        ask(store, COUNT).format("ttl")


@pytest.mark.parametrize(
    "header", ["# param: a", "# param: a thing any — x", "# param: a string any x", "# param: b string any — no line"]
)
def test_a_header_that_cannot_be_understood(header: str) -> None:
    with pytest.raises(QueryError, match="odd"):
        parse_question("odd", f"{header}\nSELECT * {{\nVALUES ?a_ {{ UNDEF }}\n}}")


def test_an_answer_prints_as_a_table_and_shows_in_notebooks_as_text_only() -> None:
    label = "<script>alert(1)</script>"
    store = MemoryStore([Quad(Iri("https://example.org/x"), RDFS_LABEL, Literal(label))])
    answer = ask(store, "SELECT ?name ?none { ?x rdfs:label ?name OPTIONAL { ?x rdfs:comment ?none } }")
    assert str(answer).splitlines()[-1] == label
    assert "<script>" not in answer._repr_html_()
    assert "<th>name</th><th>none</th>" in answer._repr_html_()
    assert "&lt;script&gt;" in answer._repr_html_()
    assert "<th>answer</th>" in ask(store, "ASK {}")._repr_html_()
    many = ask(store, "SELECT ?n { VALUES ?n { " + " ".join(map(str, range(250))) + " } }")
    assert many._repr_html_().endswith("<p>… and 50 more</p>")


@pytest.mark.parametrize("update", ["LOAD <file:///etc/passwd>", "INSERT DATA { <a:b> <a:c> 1 }", "CLEAR ALL # {"])
def test_updates_are_refused_as_such(store: MemoryStore, update: str) -> None:
    with pytest.raises(QueryError, match="is not allowed"):
        ask(store, update)
