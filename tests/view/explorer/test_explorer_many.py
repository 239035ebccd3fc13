"""The explorer of a hundred articles: the most connected first, what is left out is told, and all is within reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from kg.export import export_graph
from kg.query import list_queries
from kg.view import view_model
from kg.view.explorer import explorer_page
from tests.browser import Explorer, Page
from tests.view.test_strange_graphs import many_articles

ARTICLES = 100
FEW = 300
SAID = "return document.querySelector('.summary .said').textContent"
COUNTS = (
    "return Object.fromEntries([...document.querySelectorAll('.legend li')]"
    ".map((line) => [line.querySelector('.word').textContent, line.querySelector('.count').textContent]))"
)


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    return view_model(many_articles(ARTICLES))


@pytest.fixture(scope="module")
def file(model: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "explorer.html"
    quads = export_graph(many_articles(ARTICLES), "nq")
    path.write_text(explorer_page(model, quads, questions=list_queries()), encoding="utf-8", newline="")
    return path


class Many(Explorer):
    def press(self, words: str) -> None:
        self.wait(
            "const found = [...document.querySelectorAll('button')].find((b) => b.textContent.includes(arguments[0]));"
            "found?.click(); return !!found",
            words,
        )

    def says(self, words: str) -> None:
        self.wait(f"{SAID}.includes(arguments[0])", words)

    def draws(self, number: int) -> None:
        self.wait("return document.querySelector('.graph canvas')?.dataset.nodes === arguments[0]", str(number))

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many are shown of how many, by the words of the legend."""
        told = {
            word: [int(n.replace(",", "")) for n in re.split(" / ", n)] for word, n in self.page.run(COUNTS).items()
        }
        return {word: (numbers[0], numbers[-1]) for word, numbers in told.items()}


@pytest.fixture
def many(browser: webdriver.Chrome, file: Path) -> Iterator[Many]:
    many = Many(Page(browser, file))
    yield many
    assert many.page.errors() == []
    assert [url for url in many.page.requests() if not url.startswith("data:image/svg+xml")] == []


def test_the_most_connected_come_first_and_the_rest_on_demand(many: Many, model: dict[str, Any]) -> None:
    all_ = len(model["things"])
    linked = {end for link in model["links"] if link["level"] != "parts" for end in (link["from"], link["to"])}
    alone = all_ - len(linked)
    assert len(linked) > 3 * FEW
    many.wait("return document.querySelector('.graph canvas')?.dataset.nodes <= 40")
    many.press(f"Show {FEW}")
    many.says(f"Showing {FEW + alone} of {all_:,} things")
    many.says(f"{len(linked) - FEW:,} less connected left out")
    many.draws(FEW)
    many.press(f"Show all {all_:,}")
    many.says(f"Showing all {all_:,} things")
    many.draws(len(linked))
    many.press("Show the main actors")
    many.wait("return document.querySelector('.graph canvas')?.dataset.nodes <= 40")


def test_the_legend_counts_what_there_is(many: Many, model: dict[str, Any]) -> None:
    many.go("all=true")
    many.says("Showing all")
    counts = many.counts()
    types = Counter(thing["type"] for thing in model["things"])
    assert counts["People"] == (types["Person"], types["Person"])
    assert counts["States"] == (types["State"], types["State"])
    assert counts["Events"][1] == len(model["events"])
    assert counts["Claims"][1] == len(model["claims"])
    statuses = Counter(event["status"] for event in model["events"])
    assert counts["Planned"][1] == statuses["scheduled"]
    many.go("view=timeline")
    many.says("all")
    assert many.counts()["Events"] == (len(model["events"]),) * 2


def test_who_is_left_out_is_found_and_shown(many: Many) -> None:
    many.go("all=more")
    many.draws(FEW)
    many.page.driver.switch_to.active_element.send_keys("/")
    many.page.driver.switch_to.active_element.send_keys("person 97 3")
    found = many.wait("return document.querySelector('#found li')?.textContent")
    assert "Person 97 3" in found
    many.page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    many.wait("return document.querySelector('.details h2')?.textContent === 'Person 97 3'")
    many.wait("return Number(document.querySelector('.graph canvas').dataset.nodes) > arguments[0]", FEW)
    many.page.driver.refresh()
    many.wait("return document.querySelector('.details h2')?.textContent === 'Person 97 3'")


def test_every_view_opens_with_all_that_there_is(many: Many, model: dict[str, Any]) -> None:
    for table in ("things", "events", "roles", "relations", "articles"):
        many.go(f"view=tables&table={table}")
        many.wait(
            "return document.querySelector('main').textContent.includes(arguments[0])", f"{len(model[table]):,} row"
        )
    many.go("view=claims")
    many.wait(
        "return document.querySelector('main').textContent.includes(arguments[0])", f"{len(model['claims']):,} row"
    )
    many.go("view=timeline")
    assert many.wait("return document.querySelectorAll('.lane').length") > 1
    many.go("view=actors")
    assert many.wait("return document.querySelectorAll('.pair .column').length") > 1
    many.go("view=compare")
    assert many.wait("return document.querySelectorAll('.compare-part').length") > 1
    many.go("view=map")
    assert many.wait("return document.querySelector('main').textContent") != ""
    many.go("view=graph&picture=parts&linknames=true")
    many.wait("return document.querySelector('.graph canvas')?.dataset.ready === 'yes'")
    many.go("view=sparql")
    many.wait("return document.querySelector('.sparql-editor .CodeMirror') !== null", seconds=40)


def test_one_article_of_many_is_found_and_read(many: Many, model: dict[str, Any]) -> None:
    many.go("view=article")
    assert many.wait("return document.querySelectorAll('.article-list li').length") == ARTICLES
    many.page.run(
        "const find = document.querySelector('.article-list input'); find.value = 'article 57';"
        "find.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    many.wait("return document.querySelectorAll('.article-list li').length === 1")
    many.page.run("document.querySelector('.article-list li button').click()")
    (article,) = [each for each in model["articles"] if each["title"] == "Article 57"]
    many.wait("return new URLSearchParams(location.hash.slice(1)).get('article') === arguments[0]", article["id"])
    shown = many.page.run("return [...document.querySelectorAll('.text > *')].map((line) => line.textContent).join('')")
    assert shown.split() == article["text"].split()


def test_filters_together_leave_what_they_say(many: Many, model: dict[str, Any]) -> None:
    many.go("view=tables&table=events&nostatus=occurred,possible&hide=Claim&nolinks=role")
    left = [event for event in model["events"] if event["status"] not in ("occurred", "possible")]
    many.wait("return document.querySelector('main').textContent.includes(arguments[0])", f"{len(left):,} row")
    many.go("view=graph&hide=" + ",".join(sorted({thing["type"] for thing in model["things"]})))
    many.wait("return document.querySelector('.nothing') !== null")
    many.press("Show everything again")
    many.wait("return document.querySelector('.nothing') === null")
    many.wait("return document.querySelector('.graph canvas')?.dataset.nodes > 0")
