"""A hostile file from ``kg view`` to every view: nothing runs, nothing breaks, nothing is lost."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote, unquote

import pytest
from selenium import webdriver

from kg.store import MemoryStore
from kg.view import view_model
from tests.browser import Explorer, Page
from tests.command import Command
from tests.view.explorer.test_explorer_across import PARTS
from tests.view.hostile import AGENTS, ALIASES, ARTICLE, IRIS, LONG, NAMES, TEXT, turtle

TABLES = ("things", "events", "roles", "relations", "articles")
VIEWS = (
    "view=graph",
    "view=graph&all=true&linknames=true",
    "view=graph&picture=parts&linknames=true",
    "view=article",
    "view=timeline",
    "view=map&towards=true",
    "view=actors",
    "view=actors&states=false",
    "view=claims",
    "view=compare",
    *(f"view=across&part={part}" for part in PARTS),
    *(f"view=tables&table={table}" for table in (*TABLES, "links")),
)
HARM = (
    "return [window.owned, document.title === 'owned',"
    " document.querySelectorAll('#explorer img, #explorer script, #explorer iframe, #explorer style').length,"
    " [...document.querySelectorAll('a[href]')].filter((a) => !/^(https?:|#)/.test(a.getAttribute('href'))).length,"
    " document.documentElement.scrollWidth > innerWidth, document.querySelector('main').childElementCount === 0]"
)
NO_HARM = [None, False, 0, 0, False, False]
CUT = "const more = [...document.querySelectorAll(arguments[0] + ' .more')].filter((b) => b.textContent === 'whole');"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, and what ``kg view`` makes of it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.ttl").write_text(turtle(), encoding="utf-8", newline="")
    for output in ("explorer.html", "paper.svg", "paper.png"):
        outcome = Command(folder)("view", "hostile.ttl", "-o", output)
        assert outcome.code == 0, outcome.err
    return folder


@pytest.fixture(scope="module")
def model(folder: Path) -> dict[str, Any]:
    return view_model(MemoryStore.from_file(folder / "hostile.ttl"))


class Hostile(Explorer):
    def go(self, fragment: str) -> None:
        super().go(fragment)
        assert self.page.run(HARM) == NO_HARM, fragment

    def select(self, id_: str, view: str = "graph") -> None:
        self.go(f"view={view}&select={quote(id_, safe='')}")

    def whole(self, where: str) -> str:
        """What stands there when all that was cut is shown."""
        self.wait(f"{CUT} more.forEach((button) => button.click()); return more.length === 0", where)
        return str(self.page.run("return document.querySelector(arguments[0]).textContent", where))


@pytest.fixture
def hostile(browser: webdriver.Chrome, folder: Path) -> Iterator[Hostile]:
    """Whatever a test does, nothing is asked for and nothing goes wrong."""
    hostile = Hostile(Page(browser, folder / "explorer.html"))
    yield hostile
    assert hostile.page.run(HARM) == NO_HARM
    assert hostile.page.errors() == []
    assert [url for url in hostile.page.requests() if not url.startswith("data:image/svg+xml")] == []


def every(model: dict[str, Any], *kinds: str) -> list[dict[str, Any]]:
    return [item for kind in kinds for item in model[kind]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_view_opens(hostile: Hostile, theme: str) -> None:
    for view in VIEWS:
        hostile.go(f"{view}&theme={theme}")
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    hostile.page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for view in VIEWS:
            hostile.go(f"{view}&theme={theme}")
    finally:
        hostile.page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_everything_can_be_selected_and_is_called_what_the_file_calls_it(
    hostile: Hostile, model: dict[str, Any]
) -> None:
    things = [thing for thing in model["things"] if not thing["label"].startswith("Person ")]
    assert {thing["label"] for thing in things} == set(NAMES)
    for thing in things:
        hostile.select(thing["id"])
        assert hostile.whole(".details h2").strip("\u2068\u2069").removesuffix(" ") == thing["label"]
    assert model["claims"]
    for claim in model["claims"]:
        hostile.select(claim["id"])
        assert hostile.whole(".details .said").strip("\u2068\u2069").removesuffix(" ") == claim["text"]
    for item in every(model, "events", "roles", "relations", "articles"):
        for view in ("graph", "article", "timeline"):
            hostile.select(item["id"], view)
            assert hostile.page.run("return document.querySelector('.details h2').textContent") != ""


@pytest.mark.parametrize("id_", [IRIS[0], IRIS[2], IRIS[3], "__proto__"])
def test_an_address_leads_to_the_same_again(hostile: Hostile, id_: str) -> None:
    shown = "return document.querySelector('.details')?.textContent"
    hostile.select(id_, "article")
    before = hostile.wait(shown)
    hostile.page.driver.refresh()
    assert hostile.wait(shown) == before
    assert id_ in unquote(str(hostile.page.run("return location.hash")))


def test_all_other_names_are_there(hostile: Hostile) -> None:
    hostile.select("constructor")
    list_ = ".details .aliases"
    more = (
        "const more = [...document.querySelectorAll(arguments[0] + ' > .more')]"
        ".find((button) => !button.textContent.includes('fewer')); more?.click(); return !more"
    )
    hostile.wait(more, list_)
    assert hostile.page.run("return document.querySelectorAll(arguments[0] + ' li').length", list_) == ALIASES + 1


def test_the_article_is_whole_and_evidence_is_marked_where_it_stands(hostile: Hostile, model: dict[str, Any]) -> None:
    hostile.go(f"view=article&article={quote(ARTICLE, safe='')}")
    shown = hostile.wait("return [...document.querySelectorAll('.text > *')].map((line) => line.textContent)")
    assert shown == [line for line in TEXT.split("\n") if line.strip()]
    assert model["events"]
    for event in model["events"]:
        hostile.go(f"view=article&article={quote(ARTICLE, safe='')}&select={quote(event['id'], safe='')}")
        marked = hostile.wait(
            "return [...document.querySelectorAll('.text .on')].map((piece) => piece.textContent).join('')"
        )
        spans = sorted({(span["start"], span["end"]) for span in event["evidence"] if span["article"] == ARTICLE})
        assert marked == "".join(TEXT[start:end] for start, end in spans).replace("\n", "")


def test_tables_have_all_rows(hostile: Hostile, model: dict[str, Any]) -> None:
    for table in TABLES:
        hostile.go(f"view=tables&table={table}")
        hostile.wait(
            "return document.querySelector('main').textContent.includes(arguments[0])", f"{len(model[table]):,} row"
        )
    hostile.go("view=claims")
    hostile.wait("return document.querySelectorAll('.rowsbox tbody tr').length === arguments[0]", len(model["claims"]))
    assert len(model["things"]) == len(NAMES) + AGENTS


def test_search_finds_what_means_harm(hostile: Hostile) -> None:
    search = (
        "const find = document.getElementById('find'); find.focus(); find.value = arguments[0];"
        "find.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    for words in ("onerror", "long name", "{{7*7}}", "zalgo", "curly", "(", "\\", "עברית"):
        hostile.page.run(search, words)
        hostile.wait("return document.querySelectorAll('#found li').length > 0")
        assert hostile.page.run(HARM) == NO_HARM


def test_sparql_tells_names_as_text(hostile: Hostile) -> None:
    hostile.go("view=sparql")
    hostile.wait("return document.querySelector('.sparql-editor .CodeMirror') !== null", seconds=30)
    hostile.page.run(
        "document.querySelector('.sparql-editor .CodeMirror').CodeMirror.setValue('SELECT ?s ?name WHERE"
        " { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?name }');"
        "[...document.querySelectorAll('.sparql button')].find((b) => b.textContent.startsWith('Ask')).click()"
    )
    cells = hostile.wait(
        "return document.querySelector('.sparql-table')"
        " && [...document.querySelectorAll('.sparql-table td')].map((cell) => cell.textContent).join(' ')",
        seconds=30,
    )
    assert "onerror" in cells


def test_the_picture_is_saved(hostile: Hostile, tmp_path: Path) -> None:
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path)}
    hostile.page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    hostile.go("view=graph&all=true&linknames=true")
    for word in ("PNG", "SVG"):
        hostile.wait(
            "const b = [...document.querySelectorAll('.graph button')].find((b) => b.textContent === arguments[0]);"
            "b?.click(); return !!b",
            word,
        )
    end = monotonic() + 20
    while len(list(tmp_path.glob("*.png")) + list(tmp_path.glob("*.svg"))) < 2:
        assert monotonic() < end, list(tmp_path.iterdir())
        sleep(0.05)
    sleep(0.2)
    plain(next(tmp_path.glob("*.svg")))
    assert next(tmp_path.glob("*.png")).read_bytes().startswith(b"\x89PNG")


def test_pictures_for_a_paper(folder: Path) -> None:
    plain(folder / "paper.svg")
    assert (folder / "paper.png").read_bytes().startswith(b"\x89PNG")
    assert len((folder / "explorer.html").read_bytes()) < 5_000_000


def plain(svg: Path) -> None:
    """It is an SVG in which nothing runs, and nothing of great length stands."""
    root = ET.fromstring(svg.read_text("utf-8"))  # noqa: S314 - our own file
    names = {str(element.tag).rpartition("}")[2] for element in root.iter()}
    assert not names & {"script", "foreignObject", "image", "a", "img"}
    attributes = [(name, value) for element in root.iter() for name, value in element.attrib.items()]
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert not [value for name, value in attributes if name.endswith("href") and not value.startswith("#")]
    assert LONG not in svg.read_text("utf-8")
