"""axe-core finds no fault with the explorer. It comes with the tools of the front end: `npm ci` in explorer/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from kg.view.explorer import explorer_page
from tests.view.conftest import Page

AXE = Path(__file__).parents[2] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = (
    "const done = arguments[0]; axe.run(document).then((found) => done(found.violations"
    ".map((fault) => [fault.id, ...fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])))"
)
VIEWS = ("", "picture=parts", "view=article", "view=timeline", "view=claims", "view=tables&table=links&sort=from")

pytestmark = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci in explorer/")


def faults(page: Page, fragment: str) -> Any:
    page.run("location.hash = arguments[0]", fragment)
    page.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    return page.driver.execute_async_script(FAULTS)


@pytest.fixture
def page(open_page: Callable[[str], Page], shown: dict[str, Any]) -> Page:
    opened = open_page(explorer_page(shown))
    end = monotonic() + 10
    while not opened.run("return document.documentElement.dataset.ready === 'yes'"):
        assert monotonic() < end
        sleep(0.02)
    opened.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    return opened


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_fault(page: Page, view: str, theme: str) -> None:
    assert faults(page, f"{view}&theme={theme}") == []
    assert faults(page, f"{view}&theme={theme}&select=state/ruritania") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_search_and_help_have_no_fault(page: Page, theme: str) -> None:
    faults(page, f"theme={theme}")
    page.driver.switch_to.active_element.send_keys("/")
    page.driver.switch_to.active_element.send_keys("rur")
    assert page.driver.execute_async_script(FAULTS) == []
    page.run("document.querySelector('[aria-label=\"Help and keys\"]').click()")
    assert page.driver.execute_async_script(FAULTS) == []


def test_a_phone_has_no_fault(page: Page) -> None:
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for fragment in ("", "select=state/ruritania", "view=claims"):
            assert faults(page, fragment) == []
        page.run("document.querySelector('.tool.filters').click()")
        assert page.driver.execute_async_script(FAULTS) == []
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
