"""What axe-core finds in the explorer: every view, light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from kg.graph import load
from kg.view.explorer import explorer_page
from tests.browser import AXE, Explorer, Page, violations
from tests.view.explorer.test_explorer_across import PARTS

VIEWS = {
    "graph": "view=graph",
    "parts": "view=graph&picture=parts&linknames=true",
    "selected": "view=graph&select=state/china",
    "fact": "view=graph&select=event/blinken-china_visit-china-2024-04-24",
    "article": "view=article",
    "reading": "view=article&select=state/china",
    "timeline": "view=timeline",
    "map": "view=map",
    "place": "view=map&spots=place/guangzhou",
    "actors": "view=actors",
    "acts": "view=actors&pair=state/united-states+state/china&since=none",
    "claims": "view=claims",
    "tables": "view=tables",
    "sparql": "view=sparql",
}


@pytest.fixture(scope="module")
def explorer(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    path.write_text(load(example_output / "graph.trig").explorer(), encoding="utf-8", newline="")
    return path


ACROSS = {
    **{part: f"view=across&part={part}" for part in PARTS},
    "compare": "view=compare",
    "shared": "view=across&select=sharedevent/post-1_v1",
    "report": "view=graph&select=event/times-1_v1&picture=parts",
    "thing": "view=graph&select=person/ann-lee",
    "copy": "view=article&article=article/herald-1",
    "sources": "view=tables&table=events",
}


@pytest.fixture(params=["desk", "phone"])
def sized(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    if request.param == "phone":
        metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_axe_finds_a_fault_that_is_there(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<html><body><img src='data:,'><input></body></html>", encoding="utf-8")
    page = Page(browser, path)
    page.run(AXE)
    assert any("image-alt" in each for each in violations(page))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_view_has_a_grave_fault(explorer: Path, sized: Any, theme: str) -> None:
    opened = Explorer(Page(sized, explorer))
    page = opened.page
    page.run(AXE)
    found = {}
    for name, fragment in VIEWS.items():
        opened.go(f"{fragment}&theme={theme}")
        if name == "sparql":
            opened.wait("return document.querySelector('.sparql-editor .CodeMirror') !== null")
        sleep(0.2)
        if faults := violations(page):
            found[name] = faults
    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_view_of_several_articles_has_a_grave_fault(
    across: dict[str, Any], tmp_path: Path, sized: Any, theme: str
) -> None:
    path = tmp_path / "across.html"
    path.write_text(explorer_page(across), encoding="utf-8", newline="")
    opened = Explorer(Page(sized, path))
    opened.page.run(AXE)
    found = {}
    for name, fragment in ACROSS.items():
        opened.go(f"{fragment}&theme={theme}")
        sleep(0.2)
        if faults := violations(opened.page):
            found[name] = faults
    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_search_help_and_filters_have_no_grave_fault(explorer: Path, sized: Any, theme: str) -> None:
    opened = Explorer(Page(sized, explorer))
    page = opened.page
    page.run(AXE)
    opened.go(f"theme={theme}&find=bli")
    page.run("document.querySelector('input[type=search]').focus()")
    assert violations(page) == []
    page.run("document.querySelector('.tool.filters').click()")
    assert violations(page) == []
    page.run("document.querySelector('[aria-label=\"Help and keys\"]').click()")
    opened.wait("return document.querySelector('[role=dialog], dialog[open]') !== null")
    assert violations(page) == []
