"""SPARQL inside the explorer, in a real browser without network."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from kg.graph import Graph, load
from kg.query import list_queries
from tests.browser import STARTED, Asking, Page

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def graph(example_output: Path) -> Graph:
    return load(example_output / "graph.trig")


@pytest.fixture
def asking(open_page: Callable[[str], Page], graph: Graph) -> Asking:
    return Asking(open_page(graph.explorer()))


def rows(line: str) -> int:
    return int(line.partition(" ")[0].replace(",", ""))


def test_every_question_gives_the_rows_that_the_command_gives(asking: Asking, graph: Graph) -> None:
    questions = list_queries()
    given, expected = {}, {}
    for question in questions:
        given[question.name] = asking.choose(question.name).partition(" in ")[0]
        answer = graph.query(question.name)
        expected[question.name] = f"{len(answer):,} {'row' if len(answer) == 1 else 'rows'}"
    assert given == expected
    assert asking.page.errors() == []
    assert asking.page.requests() == []


def test_a_blank_is_filled_with_a_name(asking: Asking, graph: Graph) -> None:
    asking.choose("statements-by")
    assert rows(asking.fill("  blinken ")) == len(graph.query("statements-by", speaker="Blinken")) > 0
    assert {row[0] for row in asking.cells()} == {"Antony Blinken"}
    assert "person/antony-blinken" in asking.page.run("return document.querySelector('.sparql-editor').innerText")


def test_a_name_of_nobody_says_so(asking: Asking) -> None:
    asking.choose("statements-by")
    assert "Nothing in this graph is called “Rufus T. Firefly”" in asking.fill("Rufus T. Firefly")


def test_rows_lead_into_the_graph(asking: Asking) -> None:
    asking.ask("SELECT ?person WHERE { ?person <http://www.w3.org/2000/01/rdf-schema#label> 'Antony Blinken' }")
    asking.page.run("document.querySelector('.sparql-table .item').click()")
    asking.wait("return location.hash.includes('select=person/antony-blinken')")
    asking.wait("return /Antony Blinken/.test(document.querySelector('aside:not(.filters-panel)')?.innerText)")
    asking.press("Show in graph")
    asking.wait(
        "return location.hash.includes('among=person/antony-blinken') && !location.hash.includes('view=sparql')"
    )


def test_a_slow_query_is_stopped_and_the_next_one_answered(asking: Asking) -> None:
    asking.type(SLOW)

    def ask_and_stop() -> None:
        asking.press("Ask")
        asking.press("Stop")

    assert "stopped" in asking.told(by=ask_and_stop)
    assert asking.ask("ASK { ?s ?p ?o }").startswith("Yes")


def test_prefixes_of_the_project_need_no_declaration(asking: Asking) -> None:
    assert asking.ask("ASK { ?visit a sc:ReportedEvent ; sc:target state:china }").startswith("Yes")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELEC * { ?s ?p ?o }", "line 1, column "),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "not supported"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "line 1, column "),
        ("LOAD <http://example.org/>", "line 1, column "),
        ("", "line 1, column "),
    ],
)
def test_what_cannot_be_asked_says_why(asking: Asking, query: str, words: str) -> None:
    assert words in asking.ask(query)
    assert asking.page.requests() == []


@pytest.mark.parametrize(
    ("query", "completed"),
    [
        ("SELECT * WHERE { ?s a sc:ReportedEv", "sc:ReportedEvent"),
        ("SELECT * { ?s sc:spea", "sc:speaker"),
        # What the data speaks of, by the beginning of its IRI or of a word of its name.
        ("SELECT * { ?s sc:agent person:antony-bl", "person:antony-blinken"),
        ("SELECT * { ?s sc:agent Blink", "person:antony-blinken"),
    ],
)
def test_names_of_the_vocabulary_and_of_the_data_are_completed(
    asking: Asking, browser: webdriver.Chrome, query: str, completed: str
) -> None:
    asking.type(query)
    asking.page.run(
        "const c = document.querySelector('.CodeMirror').CodeMirror; c.focus(); c.setCursor(c.lineCount(), 0);"
    )
    webdriver.ActionChains(browser).key_down(Keys.CONTROL).send_keys(" ").key_up(Keys.CONTROL).perform()
    hints = asking.wait("return document.querySelector('.CodeMirror-hints')?.innerText")
    assert completed in hints.split()
    webdriver.ActionChains(browser).send_keys(Keys.ENTER).perform()
    asking.wait("return document.querySelector('.CodeMirror').CodeMirror.getValue().endsWith(arguments[0])", completed)
    assert asking.page.errors() == []
    assert asking.page.requests() == []


def test_a_fault_is_shown_with_a_mark_and_a_term_that_there_is_not_with_the_one_that_was_meant(asking: Asking) -> None:
    said = asking.ask("SELECT * {\n  ?s a zzz:State }")
    assert "line 2, column 8: no prefix is called zzz:" in said
    assert said.splitlines()[1:3] == ["  ?s a zzz:State }", "       ^"]
    asking.ask("SELECT * { ?s a sc:Sate }")
    hint = asking.wait("return document.querySelector('.sparql-hint')?.innerText")
    assert hint.startswith("There is no term sc:Sate; did you mean sc:State")
    assert asking.ask("ASK { FILTER('it\\u0027s' = \"it's\") }").startswith("Yes")


def test_the_query_stands_in_the_address(asking: Asking) -> None:
    asking.type("ASK { ?s ?p 'a&b=c #%' }")
    asking.wait("return location.hash.includes('query=ASK')")
    asking.page.driver.refresh()
    asking.wait(STARTED)
    value = asking.page.run("return document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert value == "ASK { ?s ?p 'a&b=c #%' }"


def test_markup_in_an_answer_is_text(asking: Asking) -> None:
    hostile = "<img src=x onerror=\\\"document.title='owned'\\\"></script>"
    asking.ask(f'SELECT ?x ("{hostile}" AS ?y) (IRI("javascript:alert(1)") AS ?z) WHERE {{ BIND(1 AS ?x) }}')
    assert asking.cells()[0][1].startswith("<img src=x")
    assert asking.page.run("return document.querySelectorAll('.sparql img, .sparql a').length") == 0
    assert asking.page.driver.title != "owned"


def test_an_answer_is_saved_as_csv(asking: Asking, browser: webdriver.Chrome, tmp_path: Path) -> None:
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    asking.ask("SELECT ?a ?b WHERE { VALUES (?a ?b) { ('say \"hi\", you' '=1+1') } }")
    asking.press("CSV")
    file = tmp_path / "answer.csv"
    end = monotonic() + 10
    while not file.exists():
        assert monotonic() < end, "no file was saved"
        sleep(0.05)
    sleep(0.1)
    assert list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines())) == [
        ["a", "b"],
        ['say "hi", you', "'=1+1"],
    ]


def test_a_page_without_sparql_is_small_and_has_no_such_view(open_page: Callable[[str], Page], graph: Graph) -> None:
    html = graph.explorer(sparql=False)
    assert len(html.encode()) < 300_000
    page = open_page(html)
    assert "SPARQL" not in page.run("return document.querySelector('nav').innerText")
    page.run("location.hash = 'view=sparql'")
    assert page.run("return document.querySelectorAll('.sparql').length") == 0
    assert "wasm-unsafe-eval" not in html
    assert len(graph.explorer().encode()) < 3_000_000
