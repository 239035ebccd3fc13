"""The page in a real browser that has no network."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from kg.view.network import page
from tests.browser import Page, program
from tests.view.plain import claim, event, link, model, span, thing

OpenPage = Callable[[str], Page]

HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "<!--<script>",
    "\"'`>{{ 7 * 7 }}${7*7}\\u003c",
    "a href=javascript:alert(1) <b>*_bold_*</b>",
    "<svg onload=\"document.title='owned'\">\u2028\u202e\u0000",
)


def _wait(check: Callable[[], object], *, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "the page did not get there in time"
        time.sleep(0.05)


def _hover(opened: Page, name: str) -> str:
    """Moves the mouse over a node and gives the text that comes up."""
    x, y = opened.run(
        "const n = DATA.nodes.find((n) => n.name === arguments[0]);"
        "const p = network.canvasToDOM({x: n.x, y: n.y});"
        "const r = document.getElementById('picture').getBoundingClientRect();"
        "return [r.left + p.x, r.top + p.y];",
        name,
    )
    for away in (60, 1, 0):
        event = {"type": "mouseMoved", "x": x + away, "y": y + away}
        opened.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
    tip = "const t = document.querySelector('.vis-tooltip');"
    _wait(lambda: opened.run(f"{tip} return t && t.style.visibility === 'visible' && t.innerText"))
    return str(opened.run(f"{tip} return t.innerText"))


def test_a_missing_browser_fails_and_says_what_to_install() -> None:
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium chromium-driver"):
        program("no-browser-has-this-name")


def test_shows_the_graph_and_asks_for_nothing(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    _wait(lambda: opened.ink() > 2_000)
    assert opened.requests() == []
    assert opened.errors() == []
    assert opened.driver.title == "Freedonia and Sylvania agree on gas"
    assert opened.run("return document.compatMode") == "CSS1Compat"
    assert opened.run("return document.documentElement.lang") == "en"


def test_is_at_rest(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    before = opened.run("return network.getPositions()")
    time.sleep(0.5)
    assert opened.run("return network.getPositions()") == before
    assert opened.run("return network.physics.physicsEnabled") is False


def test_whole_picture_is_in_sight(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    out = opened.run(
        "const r = document.getElementById('picture').getBoundingClientRect();"
        "return DATA.nodes.filter((n) => { const b = network.getBoundingBox(n.id);"
        " const a = network.canvasToDOM({x: b.left, y: b.top}), z = network.canvasToDOM({x: b.right, y: b.bottom});"
        " return a.x < 0 || a.y < 0 || z.x > r.width || z.y > r.height; }).map((n) => n.name)"
    )
    assert out == []


def test_legend_counts_by_type_and_status(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    lines = [line.text.replace("\n", " ") for line in opened.driver.find_elements(By.CSS_SELECTOR, "#legend li")]
    assert lines == [
        "State 3",
        "Official 3",
        "Organization 1",
        "Place 2",
        "Group 1",
        "Issue 3",
        "Event 8",
        "Claim 3",
        "happened 3",
        "going on 1",
        "planned 1",
        "possible 1",
        "asked for 1",
        "did not happen 1",
    ]


def test_legend_hides_a_type(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    _wait(lambda: opened.ink() > 2_000)
    full = opened.ink()
    opened.driver.find_element(By.CSS_SELECTOR, "[data-type=Claim]").click()
    _wait(lambda: opened.ink() < full)
    hidden = opened.run("return DATA.nodes.filter((n) => network.body.data.nodes.get(n.id).hidden).map((n) => n.type)")
    assert hidden == ["Claim"] * 3


def test_hover_shows_the_words_that_prove_it(open_page: OpenPage, shown: dict[str, Any]) -> None:
    text = _hover(open_page(page(shown)), "Ann Lee and Otto Graf met in Port Vale")
    assert text.splitlines() == [
        "Ann Lee and Otto Graf met in Port Vale, 3 March 2024: happened",
        "“Ann Lee of Freedonia met President Otto Graf of Sylvania in Port Vale on March 3”",
        "“Lee's meeting with Graf”",
    ]


def test_search_chooses_a_node_and_lists_its_links(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    opened.driver.find_element(By.ID, "search").send_keys("ann lee\n")
    _wait(lambda: opened.driver.find_element(By.ID, "panel").is_displayed())
    assert opened.driver.find_element(By.CSS_SELECTOR, "#panel h2").text == "Ann Lee (official)"
    links = [item.text for item in opened.driver.find_elements(By.CSS_SELECTOR, "#panel li")]
    assert links == [
        "Ann Lee and Otto Graf met in Port Vale → of",
        "Ann Lee is to visit Sylvania → by",
        "Foreign Minister of → Freedonia",
        "criticizes → Ann Lee criticizes Ruritania: This shelling is a crime",
    ]


def test_what_was_found_comes_into_the_middle(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    time.sleep(0.5)
    opened.run(
        "const s = document.getElementById('search'); s.value = 'met in port'; s.dispatchEvent(new Event('change'))"
    )
    time.sleep(1.5)  # the way there, and what the picture does when the panel has made it narrower
    off = opened.run(
        "const [id] = network.getSelectedNodes(), box = document.getElementById('picture').getBoundingClientRect();"
        "const at = network.canvasToDOM(network.getPositions([id])[id]);"
        "return [at.x - box.width / 2, at.y - box.height / 2]"
    )
    assert all(abs(way) < 30 for way in off), off


@pytest.mark.parametrize("label", HOSTILE)
def test_labels_are_text_wherever_they_appear(open_page: OpenPage, label: str) -> None:
    words = [span(label)]
    graph = model(
        title=label,
        subtitle=label,
        articles=[{"id": "article/a", "title": label}],
        things=[thing("a", label, type=label, aliases=[label]), thing("d", "Freedonia", type=label)],
        events=[event("b", label, type=label, name=label, status=label, evidence=words)],
        claims=[claim("c", label, label=label, stance=label, verb=label, audience=label, evidence=words)],
        links=[link("b", "a", label), link("c", "a", label), link("c", "d", label)],
    )
    opened = open_page(page(graph))
    _wait(lambda: opened.ink() > 500)
    _hover(opened, "Freedonia")
    opened.driver.find_element(By.ID, "search").send_keys("freedonia\n")
    _wait(lambda: opened.driver.find_element(By.ID, "panel").is_displayed())
    assert opened.run("return document.querySelectorAll('img, svg svg, b b, #panel b, a').length") == 0
    assert opened.run("return document.scripts.length") == 3
    assert opened.driver.title != "owned"
    shown = label.replace("\u0000", "")  # the parser of HTML drops it
    assert opened.driver.find_element(By.TAG_NAME, "h1").get_attribute("textContent") == shown
    assert opened.run("return DATA.nodes.find((n) => n.id === 'n0').name") == label
    assert opened.requests() == []
    assert opened.errors() == []


def test_phone(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    size = {"width": 390, "height": 800, "deviceScaleFactor": 2, "mobile": True}
    opened.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened.driver.refresh()
        _wait(lambda: opened.ink() > 500)
        assert opened.run("return document.documentElement.scrollWidth") == 390
        height = opened.run("return document.getElementById('picture').getBoundingClientRect().height")
        assert height > 400
        assert opened.run("return network.getScale()") >= 0.5
    finally:
        opened.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_names_of_links_are_drawn_over_boxes(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    _wait(lambda: opened.ink() > 2_000)
    drawn = opened.run(
        "const drawn = []; const kind = CanvasRenderingContext2D.prototype; const {fillText} = kind;"
        "kind.fillText = function (text, ...rest) { drawn.push(text); return fillText.call(this, text, ...rest); };"
        "network.redraw(); kind.fillText = fillText; return drawn;"
    )
    names = set(opened.run("return DATA.edges.map((edge) => edge.label)"))
    labels = {line for label in opened.run("return DATA.nodes.map((n) => n.label)") for line in label.split("\n")}
    last_label = max(at for at, text in enumerate(drawn) if text in labels - names)
    over = [text for text in drawn[last_label + 1 :] if text in names]
    assert len(over) >= 5
    assert not any(text in names - labels for text in drawn[:last_label])


def test_dark_where_the_system_is(open_page: OpenPage, shown: dict[str, Any]) -> None:
    opened = open_page(page(shown))
    ground = "return getComputedStyle(document.body).backgroundColor"
    name = (
        "const thing = DATA.nodes.find((node) => node.font.strokeColor);"
        "return network.body.nodes[thing.id].options.font.color"
    )
    light = opened.run(ground), opened.run(name)
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    opened.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    try:
        _wait(lambda: opened.run(name) != light[1])
        assert light == ("rgb(255, 255, 255)", "#1b1f24")
        assert opened.run(ground) == "rgb(17, 21, 26)"
        assert opened.run(name) == "#e9edf2"
        assert opened.errors() == []
    finally:
        opened.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_an_empty_graph_says_so(open_page: OpenPage) -> None:
    opened = open_page(page(model()))
    assert opened.driver.find_element(By.CSS_SELECTOR, ".note").text == "This graph holds nothing to draw."
    assert opened.errors() == []
