"""The explorer's first sight: main events, names where they fit, sentences before counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.graph import load
from tests.browser import Page
from tests.view.explorer.test_explorer_graph import Picture

CARDS = "return [...document.querySelectorAll('.story button')].map((card) => card.innerText)"
VISIT = "event/blinken-china_visit-china-2024-04-24"
PARTIES = ("person/antony-blinken", "state/china")


@pytest.fixture(scope="module")
def file(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "explorer.html"
    path.write_text(load(example_output / "graph.trig").explorer(sparql=False), encoding="utf-8", newline="")
    return path


class Story(Picture):
    @property
    def lit(self) -> set[str]:
        return set(self.told()["lit"])

    def lights(self, *ids: str) -> None:
        """Waits until these are lit up among others; without any, until nothing is."""
        self.wait(
            "const detail = {}; document.querySelector('.graph canvas')"
            ".dispatchEvent(new CustomEvent('statecraft', {detail}));"
            "const wanted = arguments[0];"
            "return wanted.length ? wanted.every((id) => detail.lit.includes(id)) : detail.lit.length === 0",
            list(ids),
        )

    def card(self, at: int) -> Any:
        return self.page.driver.find_elements(By.CSS_SELECTOR, ".story button")[at]


@pytest.fixture
def story(browser: webdriver.Chrome, file: Path) -> Iterator[Story]:
    metrics = {"width": 1400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    yield (opened := Story(Page(browser, file)))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert opened.page.errors() == []


def test_the_main_event_and_its_parties_are_told_first(story: Story) -> None:
    cards = story.page.run(CARDS)
    assert 3 <= len(cards) <= 5
    assert "Antony Blinken is to visit China" in cards[0].replace("\n", " ")
    assert "Antony Blinken is to visit China" in story.page.run("return document.querySelector('.lead').textContent")
    numbers = {name["number"] for name in story.told()["names"] if name.get("number")}
    assert numbers == set(range(1, len(cards) + 1)), "each of them is numbered in the picture"


def test_names_are_written_and_none_lies_over_another_or_over_a_node(story: Story) -> None:
    told = story.told()
    names = told["names"]
    nodes = [name for name in names if name["kind"] == "node"]
    links = [name["text"] for name in names if name["kind"] == "link"]
    assert len(nodes) == len(told["nodes"]), "every name is legible"
    assert any(text.startswith("is to visit") for text in links)
    assert sum(bool(text) for text in links) >= 12
    for one, other in combinations(names, 2):
        apart_x = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        apart_y = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
        assert apart_x or apart_y, (one["text"], other["text"])
    left, top = story.canvas.rect["x"], story.canvas.rect["y"]
    for node in told["nodes"]:
        x, y = story.place(node)
        covered = [
            name["text"]
            for name in names
            if abs(name["x"] + name["width"] / 2 + left - x) < name["width"] / 2
            and abs(name["y"] + name["height"] / 2 + top - y) < name["height"] / 2
        ]
        assert covered == [], node


def test_the_picture_fills_its_canvas(story: Story) -> None:
    places = [story.place(node) for node in story.told()["nodes"]]
    box = story.canvas.rect
    for along, start, length in ((0, box["x"], box["width"]), (1, box["y"], box["height"])):
        values = [place[along] - start for place in places]
        assert min(values) < 0.16 * length
        assert max(values) > 0.84 * length


def test_what_is_pointed_at_in_the_strip_lights_up_and_opens_by_click(story: Story) -> None:
    assert story.lit == set()
    box = story.card(0).rect
    story.mouse("Moved", box["x"] + 20, box["y"] + 20)
    story.lights(*PARTIES)
    assert len(story.lit) < len(story.told()["nodes"]) / 2
    story.click(box["x"] + 20, box["y"] + 20)
    story.selects(VISIT)
    assert story.wait("return document.querySelector('.side h2')?.textContent") == "Antony Blinken is to visit China"
    story.mouse("Moved", 5, 5)
    story.lights()


def test_the_strip_by_keyboard(story: Story) -> None:
    story.page.run("document.querySelector('.skip').focus()")
    while story.page.run("return !document.activeElement.matches('.story button')"):
        story.page.driver.switch_to.active_element.send_keys(Keys.TAB)
    story.lights(*PARTIES)
    story.page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    story.selects(VISIT)


def test_on_a_phone_the_strip_is_swiped_and_a_finger_first_lights_up(browser: webdriver.Chrome, file: Path) -> None:
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        story = Story(Page(browser, file))
        wide = "const line = document.querySelector('.story'); return [line.scrollWidth, line.clientWidth]"
        whole, seen = story.page.run(wide)
        assert whole > 2 * seen
        assert story.page.run("return document.documentElement.scrollWidth") <= 390
        box = story.card(0).rect
        point = {"x": box["x"] + 20, "y": box["y"] + 20}
        for taps in (1, 2):
            touch = {"type": "touchStart", "touchPoints": [point]}
            browser.execute_cdp_cmd("Input.dispatchTouchEvent", touch)
            browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            if taps == 1:
                story.lights(*PARTIES)
                assert story.selected == ""
        story.selects(VISIT)
    finally:
        browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_sentences_come_before_counts(story: Story) -> None:
    text = story.page.run("return document.querySelector('.overview').innerText")
    order = ["Antony Blinken is to visit China", "What happened", "What is planned", "What is said", "Most connected"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert re.search(r"is to visit China \(\d.* 2024\)", text)
    assert not re.search(r"\d+ (links|things)", text[: text.index("Most connected")])


def test_what_has_no_links_is_one_line_that_opens(story: Story) -> None:
    line = story.page.driver.find_element(By.CSS_SELECTOR, ".lone .fold")
    number = int(re.search(r"(\d+) things without links", line.text)[1])  # type: ignore[index]
    assert number > 10
    assert line.get_attribute("aria-expanded") == "false"
    assert line.rect["height"] < 40
    line.click()
    assert len(story.page.driver.find_elements(By.CSS_SELECTOR, ".lone li")) == number
    story.page.driver.find_element(By.CSS_SELECTOR, ".lone li button").click()
    story.wait("return document.querySelector('.side h2') !== null")
    assert story.selected in story.told()["nodes"], "what is chosen is drawn"


def test_a_bundle_opens_by_a_click(story: Story) -> None:
    links = "return Number(document.querySelector('.graph canvas').dataset.links)"
    before = story.page.run(links)
    story.click(*story.place(VISIT))
    story.selects(VISIT)
    story.still()
    assert story.page.run(links) > before


def test_the_same_each_time(story: Story, browser: webdriver.Chrome, file: Path) -> None:
    before = [story.place(node) for node in story.told()["nodes"]]
    again = Story(Page(browser, file))
    assert [again.place(node) for node in again.told()["nodes"]] == before


def test_link_names_can_be_switched_off(story: Story) -> None:
    story.go("linknames=false")
    story.wait("return document.querySelector('.graph-tools [aria-pressed]').ariaPressed === 'false'")
    story.settle()
    assert [name for name in story.told()["names"] if name["kind"] == "link"] == []
