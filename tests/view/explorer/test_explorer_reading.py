"""Details, article and timeline of the explorer, in a real browser without network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.store import MemoryStore, SelectResult
from kg.view import view_model
from kg.view.explorer import explorer_page
from tests.browser import Explorer, Page

FACTS = ("events", "claims", "roles", "relations")
WHOLE = "document.querySelectorAll('.details .words .more').forEach((button) => button.click())"
ALL = "document.querySelectorAll('.details .evidence > .more').forEach((button) => button.click())"
QUOTED = "return [...document.querySelectorAll('.details h3 + .evidence mark')].map((mark) => mark.textContent)"
MARKED = "return [...document.querySelectorAll('.text .on')].map((piece) => piece.textContent).join('')"
LINES = "return [...document.querySelectorAll('.text > *')].map((line) => line.textContent)"


@pytest.fixture(scope="module")
def example_store(example_output: Path) -> MemoryStore:
    return MemoryStore.from_file(example_output / "graph.trig")


@pytest.fixture(scope="module")
def example_model(example_store: MemoryStore) -> dict[str, Any]:
    return view_model(example_store)


class Reading(Explorer):
    """A page of the explorer, and the model that it shows."""

    def __init__(self, page: Page, model: dict[str, Any]) -> None:
        super().__init__(page)
        self.model = model

    @property
    def facts(self) -> list[dict[str, Any]]:
        return [fact for kind in FACTS for fact in self.model[kind]]

    @property
    def text(self) -> str:
        return str(self.model["articles"][0]["text"])

    def words(self, spans: list[dict[str, Any]]) -> list[str]:
        places = dict.fromkeys((span["start"], span["end"]) for span in spans)
        return [self.text[start:end] for start, end in places]

    def hash(self, part: str) -> None:
        """Waits until the address tells this."""
        self.wait("return decodeURIComponent(location.hash).includes(arguments[0])", part)

    def find(self, selector: str) -> Any:
        return self.page.driver.find_element(By.CSS_SELECTOR, selector)


@pytest.fixture
def reading(open_page: Callable[[str], Page], example_model: dict[str, Any]) -> Reading:
    return Reading(open_page(explorer_page(example_model)), example_model)


def test_every_fact_shows_the_words_it_stands_on(reading: Reading) -> None:
    assert len(reading.facts) > 40
    for fact in reading.facts:
        reading.go(f"select={fact['id']}")
        reading.page.run(ALL)
        reading.wait("return document.querySelectorAll('.details .evidence > .more').length === 0")
        reading.page.run(WHOLE)
        reading.wait("return document.querySelectorAll('.details .words .more').length === 0")
        assert reading.page.run(QUOTED) == reading.words(fact["evidence"]), fact["id"]
    assert reading.page.errors() == []
    assert reading.page.requests() == []


def test_every_fact_is_found_by_the_query_beside_it(reading: Reading, example_store: MemoryStore) -> None:
    for fact in reading.facts:
        reading.go(f"select={fact['id']}")
        reading.page.run("document.querySelector('.details .question summary').click()")
        query = reading.wait("return document.querySelector('.details .question pre').textContent")
        answer = example_store.query(query)
        assert isinstance(answer, SelectResult)
        found = {str(row[0]) for row in answer.rows}
        assert reading.model["base"] + fact["id"] in found, query


def test_a_thing_tells_what_happened_apart_from_what_is_planned(reading: Reading) -> None:
    reading.go("select=state/china")
    told = reading.page.run(
        "return [...document.querySelectorAll('.details h4')]"
        ".map((head) => [head.firstChild.textContent.trim(),"
        " [...head.nextSibling.children].map((row) => row.className)])"
    )
    words = {
        "Happened": "occurred",
        "Going on": "ongoing",
        "Planned": "scheduled",
        "Possible": "possible",
        "Asked for": "requested",
        "Did not happen": "negated",
    }
    assert {"Happened", "Planned"} <= {head for head, _ in told}
    for head, rows in told:
        assert rows
        assert all(words[head] in row for row in rows)


def test_the_article_is_whole_and_all_that_was_found_is_marked(reading: Reading) -> None:
    reading.go("view=article")
    assert reading.page.run(LINES) == [line for line in reading.text.split("\n") if line.strip()]
    for kind in ("things", *FACTS):
        for item in reading.model[kind]:
            spans = item.get("mentions", item.get("content", item.get("evidence", [])))
            if not spans:
                continue
            reading.go(f"view=article&select={item['id']}")
            marked = reading.page.run(MARKED).replace("\n", "")
            for words in reading.words(spans):
                assert words.replace("\n", "") in marked, (item["id"], words)
    assert reading.page.errors() == []


def test_words_lead_to_what_they_mean_and_back(reading: Reading) -> None:
    reading.go("view=article")
    name = next(
        piece
        for piece in reading.page.driver.find_elements(By.CSS_SELECTOR, ".text .name")
        if piece.text == "Antony Blinken"
    )
    name.click()
    reading.hash("select=person/antony-blinken")
    assert "Antony Blinken" in reading.find(".details h2").text
    # Each further click leads to the next that these words belong to.
    name.click()
    reading.wait("return !location.hash.includes('select=person')")
    # From the words in the details to their place in the text.
    claim = next(claim for claim in reading.model["claims"] if claim["evidence"][0]["start"] > 3000)
    reading.go(f"select={claim['id']}")
    reading.find(".details .go").click()
    reading.hash("view=article")
    reading.wait(
        "const b = document.querySelector('.text .on')?.getBoundingClientRect();"
        "return b && b.top > 0 && b.bottom < innerHeight"
    )


def test_keys_step_through_the_places_of_what_is_selected(reading: Reading) -> None:
    reading.go("view=article&select=state/china")
    china = next(thing for thing in reading.model["things"] if thing["id"] == "state/china")
    places = len(reading.words(china["mentions"]))
    said = "return document.querySelector('.stepper .count').textContent"
    assert reading.page.run(said) == f"1 of {places}"
    keys = ActionChains(reading.page.driver)
    keys.send_keys("n").send_keys("n").perform()
    reading.wait(f"{said} === arguments[0]", f"3 of {places}")
    assert reading.page.run("return document.querySelector('[data-here]').textContent") in {"China", "Chinese"}
    keys = ActionChains(reading.page.driver)
    keys.send_keys("p").perform()
    reading.wait(f"{said} === arguments[0]", f"2 of {places}")


def test_layers_are_switched_and_the_address_keeps_it(reading: Reading) -> None:
    reading.go("view=article")
    assert reading.page.run("return document.querySelectorAll('.text .name').length") > 100
    reading.find(".layer.names input").click()
    reading.hash("nomarks=names")
    assert reading.page.run("return document.querySelectorAll('.text .name').length") == 0
    assert reading.page.run("return document.querySelectorAll('.text .event').length") > 0


def test_the_slider_filters_every_view(reading: Reading) -> None:
    reading.go("view=timeline")
    marks = "return document.querySelectorAll('.lanes .mark').length"
    before = reading.page.run(marks)
    precise = reading.page.run("return document.querySelectorAll('.lanes .mark.month').length")
    assert before > 0
    assert precise == sum(len(event.get("start", "")) == 7 for event in reading.model["events"])
    reading.find("[data-end=from]").send_keys(Keys.END)
    reading.hash("from=2024-05-20")
    assert 0 < reading.page.run(marks) < before
    reading.go("from=2024-05-20&undated=false")
    shown = reading.page.run("return document.querySelector('.summary').textContent")
    assert "20 May 2024" in shown
    reading.find("[data-end=from]").send_keys(Keys.HOME)
    reading.wait("return !location.hash.includes('from=')")
    assert reading.page.errors() == []


def test_what_articles_say_is_text_and_nothing_else(open_page: Callable[[str], Page]) -> None:
    text = (
        "<img src=x onerror=\"document.title='owned'\">\n\n"
        "🕊️ Ann\u202e </script><script>document.title='owned'</script> met "
        "javascript:alert(1) in עברית\u0301\u0323 today."
    )
    start = text.index("Ann")
    hostile = "</script><img src=x onerror=\"document.title='owned'\">\u202e" + "x" * 10_000
    span = {"article": "a", "start": start, "end": len(text) - 1}
    model: dict[str, Any] = {
        "version": 2,
        "base": "https://example.org/",
        "title": "Hostile",
        "subtitle": "",
        "articles": [{"id": "a", "title": hostile, "url": "javascript:document.title='owned'", "text": text}],
        "things": [
            {
                "id": "t",
                "type": "Person",
                "label": hostile,
                "wikidata": ["javascript:document.title='owned'"],
                "mentions": [{"article": "a", "start": start, "end": start + 3, "kind": "name"}],
            }
        ],
        "events": [
            {
                "id": "v",
                "label": hostile,
                "type": "Meeting",
                "name": hostile,
                "status": "occurred",
                "start": "2024-04-24",
                "rules": [hostile],
                "evidence": [span],
            }
        ],
        "claims": [],
        "roles": [],
        "relations": [],
        "links": [{"from": "t", "to": "v", "kind": "agent", "level": "parts", "name": hostile, "fact": "v"}],
    }
    reading = Reading(open_page(explorer_page(model)), model)
    for view in ("graph", "article", "timeline"):
        for selected in ("t", "v", "a", "javascript:alert(1)"):
            reading.go(f"view={view}&select={selected}")
            assert "owned" not in reading.page.driver.title
            links = reading.page.run("return [...document.querySelectorAll('a')].map((link) => link.protocol)")
            assert "javascript:" not in links
    reading.go("view=article&select=v")
    assert reading.page.run(LINES) == [line for line in text.split("\n") if line]
    assert reading.page.run(MARKED) == text[start:-1]
    assert reading.page.run("return document.querySelectorAll('#explorer img, #explorer script').length") == 0
    assert reading.page.errors() == []
