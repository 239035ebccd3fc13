"""The picture of the explorer in a real browser: mouse, keys, touch, files."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from struct import unpack
from time import monotonic, sleep
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.view.explorer import explorer_page
from tests.browser import Explorer, Page
from tests.view.plain import event, link, model, thing

NAMES = ["China", "Japan", "Kenya", "Peru", "Oman", "Chad", "Cuba"]
RIGHT_TO_LEFT = "\u202eעברית"
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>",
    RIGHT_TO_LEFT,
    "e\u0301\u0323" * 500,
    "zero: \x00, a dove: \U0001f54a",
]


def hub(names: list[str]) -> dict[str, Any]:
    """A visit of France to each of the others."""
    things = [thing("state/france", "France"), *(thing(f"state/{at}", name) for at, name in enumerate(names))]
    events = [event(f"event/{at}", f"France is to visit {name}", status="scheduled") for at, name in enumerate(names)]
    links = [
        link("state/france", f"state/{at}", "is to visit", fact=f"event/{at}", kind="event")
        | {"level": "direct", "status": "scheduled"}
        for at in range(len(names))
    ]
    parts = [link("state/france", f"event/{at}", "takes part in", fact=f"event/{at}") for at in range(len(names))]
    return model(title="Visits & more", things=things, events=events, links=links + parts)


class Picture(Explorer):
    """The picture of a page, used as a reader does."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.canvas = page.driver.find_element(By.CSS_SELECTOR, ".graph canvas")
        self.wait("return document.querySelector('.graph canvas').dataset.ready === 'yes'")
        self.still()

    def still(self) -> None:
        sleep(0.1)
        self.wait("return document.querySelector('.graph canvas').dataset.still === 'yes'")

    def told(self, id_: str = "") -> dict[str, Any]:
        """Where a node or the link of a fact is seen, and what is written where."""
        return dict(
            self.page.run(
                "const detail = {id: arguments[0]};"
                "document.querySelector('.graph canvas').dispatchEvent(new CustomEvent('statecraft', {detail}));"
                "return detail",
                id_,
            )
        )

    def place(self, id_: str) -> tuple[float, float]:
        where = self.told(id_)["where"]
        return where["x"], where["y"]

    def mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        event_ = {"type": f"mouse{kind}", "x": x, "y": y, **more}
        self.page.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event_)

    def press(self, x: float, y: float) -> None:
        self.mouse("Pressed", x, y, button="left", buttons=1, clickCount=1)

    def release(self, x: float, y: float) -> None:
        self.mouse("Released", x, y, button="left", clickCount=1)

    def click(self, x: float, y: float) -> None:
        self.press(x, y)
        self.release(x, y)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.press(*start)
        for part in (0.3, 0.7, 1):
            x, y = (a + (b - a) * part for a, b in zip(start, end, strict=True))
            self.mouse("Moved", x, y, button="left", buttons=1)
        self.release(*end)
        self.still()

    @property
    def selected(self) -> str:
        return str(self.page.run("return new URLSearchParams(location.hash.slice(1)).get('select') ?? ''"))

    @property
    def scale(self) -> float:
        return float(self.page.run("return document.querySelector('.graph canvas').dataset.scale"))

    def selects(self, id_: str) -> None:
        self.wait("return (new URLSearchParams(location.hash.slice(1)).get('select') ?? '') === arguments[0]", id_)


@pytest.fixture
def picture(open_page: Callable[[str], Page]) -> Picture:
    return Picture(open_page(explorer_page(hub(NAMES))))


def test_all_names_are_written_and_none_over_another(picture: Picture) -> None:
    names = [name for name in picture.told()["names"] if name["kind"] == "node"]
    assert sorted(name["text"] for name in names) == sorted([*NAMES, "France"])
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            apart_x = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            apart_y = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            assert apart_x or apart_y, (one, other)


def test_a_click_selects_a_node_or_the_fact_of_a_link_and_beside_them_nothing(picture: Picture) -> None:
    picture.click(*picture.place("state/3"))
    picture.selects("state/3")
    picture.still()
    picture.click(*picture.place("event/5"))
    picture.selects("event/5")
    picture.still()
    box = picture.canvas.rect
    picture.click(box["x"] + 8, box["y"] + 8)
    picture.selects("")
    assert picture.page.errors() == []


def test_what_is_pointed_at_is_told(picture: Picture) -> None:
    picture.mouse("Moved", *picture.place("state/france"))
    tip = picture.wait("return document.querySelector('.tip')?.innerText")
    assert "France" in tip
    assert "7 links" in tip
    assert picture.page.driver.find_element(By.CSS_SELECTOR, ".tip").is_displayed()
    names = {name["text"] for name in picture.told()["names"] if name["kind"] == "link"}
    assert names == {"is to visit"}
    picture.mouse("Moved", *picture.place("event/2"))
    assert "France is to visit Kenya" in picture.wait(
        "const t = document.querySelector('.tip')?.innerText; return t?.includes('planned') && t"
    )


def test_nodes_and_the_whole_are_dragged(picture: Picture) -> None:
    x, y = picture.place("state/2")
    other = picture.place("state/4")
    picture.drag((x, y), (x + 60, y + 40))
    assert picture.place("state/2") == pytest.approx((x + 60, y + 40), abs=6)
    assert picture.place("state/4") == pytest.approx(other, abs=1)
    assert picture.selected == ""
    box = picture.canvas.rect
    empty = (box["x"] + 12, box["y"] + 12)
    picture.drag(empty, (empty[0] + 50, empty[1] + 30))
    assert picture.place("state/4") == pytest.approx((other[0] + 50, other[1] + 30), abs=1)


def test_the_wheel_zooms_at_the_pointer(picture: Picture) -> None:
    before, (x, y) = picture.scale, picture.place("state/1")
    picture.mouse("Wheel", x, y, deltaX=0, deltaY=-300)
    picture.still()
    assert picture.scale > before * 1.3
    assert picture.place("state/1") == pytest.approx((x, y), abs=1.5)


def test_two_fingers_zoom(picture: Picture) -> None:
    before, (x, y) = picture.scale, picture.place("state/france")
    touch = picture.page.driver.execute_cdp_cmd
    points = [[{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] for apart in (40, 60, 80)]
    touch("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[0]})
    for each in points[1:]:
        touch("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": each})
    touch("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    picture.still()
    assert picture.scale == pytest.approx(before * 2, rel=0.1)


def test_keys_walk_select_and_zoom(picture: Picture) -> None:
    keys = picture.canvas.send_keys
    told = "return document.querySelector('.graph [aria-live]').textContent"
    keys(Keys.HOME)
    assert picture.wait(told).startswith("France, State. 7 links: France is to visit ")
    x, y = picture.place("state/france")
    places = {at: picture.place(f"state/{at}") for at in range(len(NAMES))}
    key, ahead = next(
        (key, ahead)
        for key, dx, dy in ((Keys.RIGHT, 1, 0), (Keys.DOWN, 0, 1), (Keys.LEFT, -1, 0), (Keys.UP, 0, -1))
        if (ahead := [at for at, (u, v) in places.items() if (u - x) * dx + (v - y) * dy > 50])
    )
    keys(key)
    picture.wait(f"{told}.startsWith('France') === false")
    here = picture.page.run(told).split(",")[0]
    assert NAMES.index(here) in ahead
    keys(Keys.ENTER)
    picture.selects(f"state/{NAMES.index(here)}")
    keys(Keys.ESCAPE)
    picture.selects("")
    before = picture.scale
    scale = "Number(document.querySelector('.graph canvas').dataset.scale)"
    keys("+")
    picture.wait(f"return {scale} > arguments[0] * 1.4", before)
    keys("0")
    picture.wait(f"return Math.abs({scale} / arguments[0] - 1) < 0.01", before)


def test_only_the_neighbourhood(picture: Picture) -> None:
    picture.page.run("location.hash = 'select=state/4&only=true'")
    picture.wait("return document.querySelector('.graph canvas').dataset.nodes === '2'")
    picture.still()
    written = picture.told()["names"]
    assert sorted(name["text"] for name in written) == ["France", "Oman", "is to visit"]


def test_the_picture_is_saved_as_png_and_svg(picture: Picture, tmp_path: Path) -> None:
    downloads = tmp_path / "saved"
    downloads.mkdir()
    behaviour = {"behavior": "allow", "downloadPath": str(downloads)}
    picture.page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    for word in ("PNG", "SVG"):
        picture.page.driver.find_element(By.XPATH, f"//*[@class='graph-tools top']//button[.='{word}']").click()
    files = [downloads / "visits-more.png", downloads / "visits-more.svg"]
    end = monotonic() + 15
    while not all(file.exists() for file in files):
        assert monotonic() < end, list(downloads.iterdir())
        sleep(0.05)
    png = files[0].read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack(">II", png[16:24]) == (picture.canvas.rect["width"] * 2, picture.canvas.rect["height"] * 2)
    root = ET.fromstring(files[1].read_text("utf-8"))  # noqa: S314 - our own file
    texts = {(element.text or "").strip("\u2068\u2069") for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {*NAMES, "France"} <= texts
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Visits & more"


def test_hostile_names_are_only_drawn(open_page: Callable[[str], Page]) -> None:
    picture = Picture(open_page(explorer_page(hub(HOSTILE))))
    picture.mouse("Moved", *picture.place("state/0"))
    assert HOSTILE[0] in picture.wait("return document.querySelector('.tip')?.innerText")
    assert picture.page.run("return document.querySelectorAll('img').length") == 0
    assert not any(name["width"] > 350 for name in picture.told()["names"])
    assert picture.page.errors() == []
    assert picture.page.requests() == []


def test_the_picture_stays_while_another_view_is_read(picture: Picture) -> None:
    x, y = picture.place("state/2")
    picture.drag((x, y), (x + 60, y + 40))
    picture.mouse("Wheel", x, y, deltaX=0, deltaY=-200)
    picture.still()
    before = picture.place("state/2"), picture.scale
    picture.page.run("location.hash = 'view=tables'")
    picture.wait("return document.querySelector('.graph canvas') === null")
    picture.page.run("location.hash = ''")
    picture.wait("return document.querySelector('.graph canvas')?.dataset.ready === 'yes'")
    picture.still()
    assert picture.place("state/2") == pytest.approx(before[0], abs=1)
    assert picture.scale == before[1]
