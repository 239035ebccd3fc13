"""The frame of the explorer and its tables, in a real browser without network."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.view.explorer import explorer_page
from tests.browser import Explorer, Page

SAID = "return document.querySelector('.summary .said').textContent"
ROWS = "return document.querySelectorAll('.rowsbox tbody tr').length"
TABLES = ("things", "events", "roles", "relations", "articles")


class Frame(Explorer):
    """A page of the explorer, used as a reader uses it."""

    def click(self, selector: str, words: str = "") -> None:
        self.wait(
            "const all = [...document.querySelectorAll(arguments[0])];"
            "const found = all.find((each) => each.textContent.includes(arguments[1]));"
            "if (!found || found.disabled) return false; found.click(); return true;",
            selector,
            words,
        )
        self.settle()

    def press(self, *keys: str) -> None:
        self.page.driver.switch_to.active_element.send_keys(*keys)
        self.settle()

    def texts(self, selector: str) -> list[str]:
        return list(
            self.page.run(
                "return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)", selector
            )
        )

    @property
    def fragment(self) -> str:
        return str(self.page.run("return location.hash"))

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.settle()


@pytest.fixture
def frame(open_page: Callable[[str], Page], shown: dict[str, Any]) -> Iterator[Frame]:
    """Whatever a test does, the page asks for nothing and complains of nothing."""
    frame = Frame(open_page(explorer_page(shown)))
    yield frame
    assert frame.page.errors() == []
    assert frame.page.requests() == []


def test_search_forgives_case_and_selects_by_keys(frame: Frame) -> None:
    frame.press("/")
    frame.press("oTTo")
    assert "Otto Graf" in frame.texts("#found li")[0]
    assert frame.texts("#found li:first-child mark") == ["Otto"]
    frame.press(Keys.ENTER)
    assert "select=person/otto-graf" in frame.fragment
    assert frame.wait("return document.querySelector('.side h2')?.textContent") == "Otto Graf"
    frame.press(Keys.ESCAPE, Keys.ESCAPE, Keys.ESCAPE)
    frame.wait("return !location.hash.includes('select')")


def test_search_finds_claims_by_what_they_say(frame: Frame) -> None:
    frame.press("/")
    frame.press("corridor humanitarian")
    assert any("open a humanitarian corridor" in text for text in frame.texts("#found li"))
    frame.press(Keys.CONTROL, "a", Keys.NULL, "nobody is called so")
    assert frame.texts("#found li") == []
    assert "Nothing is called so" in frame.texts(".found [role=status]")[0]


def test_the_legend_counts_and_filters(frame: Frame, shown: dict[str, Any]) -> None:
    states = sum(thing["type"] == "State" for thing in shown["things"])
    total = len(shown["things"])
    assert frame.page.run(SAID).startswith(f"Showing all {total} things")
    frame.click(".legend label", "States")
    assert frame.page.run(SAID).startswith(f"Showing {total - states} of {total} things")
    assert f"{states} things hidden by filters" in frame.page.run(SAID)
    assert "hide=State" in frame.wait("return location.hash")
    frame.click(".summary button", "Clear filters")
    assert frame.page.run(SAID).startswith(f"Showing all {total} things")


def test_the_legend_filters_by_status(frame: Frame, shown: dict[str, Any]) -> None:
    planned = sum(event["status"] == "scheduled" for event in shown["events"])
    frame.go("view=tables&table=events")
    assert frame.page.run(ROWS) == len(shown["events"])
    frame.click(".legend label", "Planned")
    assert frame.page.run(ROWS) == len(shown["events"]) - planned
    frame.click(".legend button[aria-label='Events, by status: show none']")
    assert frame.page.run(ROWS) == 0
    assert "The filters leave no event." in frame.texts(".tabled .empty p")
    frame.click(".legend button[aria-label='Events, by status: show all']")
    assert frame.page.run(ROWS) == len(shown["events"])


def test_a_link_gives_the_view_again_and_back_goes_back(frame: Frame) -> None:
    frame.go("view=claims&select=state/ruritania&nostance=request")
    before = frame.texts(".rowsbox tbody tr")
    frame.page.driver.refresh()
    frame.wait("return document.documentElement.dataset.ready === 'yes'")
    assert frame.texts(".rowsbox tbody tr") == before
    assert frame.texts(".side h2") == ["Ruritania"]
    frame.click(".tabs button", "Tables")
    assert frame.fragment.startswith("#view=tables")
    frame.page.driver.back()
    frame.wait("return location.hash.startsWith('#view=claims')")
    frame.settle()
    assert frame.texts(".rowsbox tbody tr") == before


def test_claims_by_stance(frame: Frame, shown: dict[str, Any]) -> None:
    frame.go("view=claims")
    stances = Counter(claim["stance"] for claim in shown["claims"])
    assert frame.page.run(ROWS) == len(shown["claims"])
    frame.click(".chip", "Requests")
    assert frame.page.run(ROWS) == len(shown["claims"]) - stances["request"]
    frame.click(".stances button", "None")
    assert frame.page.run(ROWS) == 0
    frame.click(".stances button", "All")
    frame.click(".rowsbox tbody .wide button", "This shelling is a crime")
    assert "select=claim/" in frame.fragment
    assert "This shelling is a crime" in frame.wait("return document.querySelector('.details')?.textContent")


def test_headings_sort_and_say_so(frame: Frame, shown: dict[str, Any]) -> None:
    frame.go("view=tables&table=things")
    names = sorted((thing["label"] for thing in shown["things"]), key=str.lower)
    first = ".rowsbox tbody td:first-child"
    for order, wanted in (("ascending", names), ("descending", names[::-1])):
        frame.click("th button", "Name")
        assert frame.page.run("return document.querySelector('th').getAttribute('aria-sort')") == order
        assert frame.texts(first) == wanted
    assert frame.wait("return location.hash.includes('sort=-name')")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_all_there_is(frame: Frame, shown: dict[str, Any], table: str) -> None:
    frame.go(f"view=tables&table={table}")
    assert frame.page.run(ROWS) == len(shown[table])


def test_rows_that_hold_words(frame: Frame, shown: dict[str, Any]) -> None:
    frame.go("view=tables&table=events")
    frame.click(".rowfind input")
    frame.page.driver.find_element(By.CSS_SELECTOR, ".rowfind input").send_keys("LEE sylvania")
    frame.settle()
    wanted = {
        event["label"] for event in shown["events"] if "Ann Lee" in event["label"] and "Sylvania" in event["label"]
    }
    assert wanted <= set(frame.texts(".rowsbox tbody .wide"))
    assert frame.page.run(ROWS) < len(shown["events"])


def test_csv_holds_the_rows_for_spreadsheets(frame: Frame, shown: dict[str, Any]) -> None:
    frame.go("view=claims&sort=what")
    frame.page.run(
        "window.saved = null; const make = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => {"
        " blob.arrayBuffer().then((bytes) => { window.saved = [...new Uint8Array(bytes)]; }); return make(blob); };"
    )
    frame.click(".toolbar button", "Save as CSV")
    content = bytes(frame.wait("return window.saved"))
    assert content.startswith(b"\xef\xbb\xbf")  # or Excel takes it for the encoding of the system
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["What"] for row in rows] == sorted((claim["text"] for claim in shown["claims"]), key=str.lower)
    assert {row["IRI"] for row in rows} == {shown["base"] + claim["id"] for claim in shown["claims"]}


def test_keys_and_help(frame: Frame) -> None:
    frame.press("?")
    assert frame.page.run(
        "const help = document.querySelector('dialog'); return help.open && help.contains(document.activeElement)"
    )
    frame.press(Keys.ESCAPE)
    frame.wait("return document.querySelector('dialog') === null")
    frame.press("6")
    assert frame.fragment == "#view=claims"
    frame.press("1")
    frame.press("p")
    frame.wait("return location.hash === '#picture=parts'")
    frame.press("f")
    assert frame.texts("#filters") == []
    frame.press("r")
    frame.wait("return location.hash === ''")


def test_what_is_selected_can_be_taken_out_of_the_picture(frame: Frame, shown: dict[str, Any]) -> None:
    total = len(shown["things"])
    frame.go("select=state/ruritania")
    frame.press("h")
    assert frame.page.run(SAID).startswith(f"Showing {total - 1} of {total} things")
    assert "1 hidden by you" in frame.page.run(SAID)
    frame.click(".summary button", "Show it again")
    assert frame.page.run(SAID).startswith(f"Showing all {total} things")


def test_letters_as_commands_can_be_switched_off(frame: Frame) -> None:
    frame.press("?")
    frame.click("dialog .tick input")
    frame.press(Keys.ESCAPE)
    frame.wait("return document.querySelector('dialog') === null")
    frame.press("4")
    assert frame.wait("return location.hash") == "#letters=false"


def test_dark_and_light(frame: Frame) -> None:
    colour = "return getComputedStyle(document.body).backgroundColor"
    frame.go("theme=light")
    light = frame.page.run(colour)
    frame.press("t")
    assert frame.page.run("return document.documentElement.dataset.theme") == "dark"
    assert frame.page.run(colour) != light


def test_on_a_phone_filters_are_a_drawer_and_details_a_sheet(frame: Frame) -> None:
    frame.size(390, 844)
    wide = "return document.documentElement.scrollWidth"
    try:
        assert frame.texts("#filters") == []
        assert frame.page.run(wide) <= 390
        frame.click(".tool.filters")
        assert frame.page.run("return document.activeElement.getAttribute('aria-label')") == "Close filters"
        frame.press(Keys.ESCAPE)
        assert frame.texts("#filters") == []
        frame.go("view=claims&select=state/ruritania")
        box = frame.page.run("return document.querySelector('.side').getBoundingClientRect().toJSON()")
        assert box["left"] == 0
        assert box["top"] > 300
        assert frame.page.run(wide) <= 390
        frame.click(".side [aria-label='Close details']")
        assert frame.texts(".side") == []
    finally:
        frame.page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


NASTY = '<img src=x onerror="window.pwned=1"></script><script>window.pwned=1</script>'


def test_labels_are_text_and_nothing_else(open_page: Callable[[str], Page], shown: dict[str, Any]) -> None:
    things = [
        {**thing, "label": f"{NASTY} \u202e{thing['label']}", "aliases": ["x" * 10_000, NASTY]}
        for thing in shown["things"]
    ]
    claims = [{**claim, "text": f"=cmd {NASTY}", "audience": NASTY} for claim in shown["claims"]]
    articles = [
        {**article, "title": NASTY, "url": "javascript:window.pwned=1", "source": NASTY}
        for article in shown["articles"]
    ]
    frame = Frame(
        open_page(explorer_page({**shown, "title": NASTY, "things": things, "claims": claims, "articles": articles}))
    )
    frame.press("/")
    frame.press("img")
    assert NASTY in frame.texts("#found li")[0]
    frame.press(Keys.ESCAPE)
    for view in (
        "view=claims",
        *(f"view=tables&table={table}" for table in TABLES),
        "view=tables&table=links",
        "picture=parts",
    ):
        frame.go(view)
        assert (
            frame.page.run(
                "return document.querySelectorAll('#explorer img, #explorer script, a[href^=javascript]').length"
            )
            == 0
        )
        assert frame.page.run("return window.pwned === undefined")
        assert frame.page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert frame.page.errors() == []
