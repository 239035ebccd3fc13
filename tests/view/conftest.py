"""A real browser without network, and pages for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from kg.view import view_model
from tests.query.article import made_up_facts
from tests.view import across as together

HOW = "the tests of the picture need a browser: apt-get install chromium chromium-driver (or `make browser`)"


def program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(f"{names[0]} is not installed; {HOW}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a window; every host name is unknown to it."""
    options = Options()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--window-size=1400,900",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    yield driver
    driver.quit()


def _log(driver: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    return list(driver.get_log(kind))  # type: ignore[no-untyped-call]


class Page:
    """A page that was opened from a file, with all that the browser did and said for it."""

    def __init__(self, driver: webdriver.Chrome, path: Path) -> None:
        self.driver = driver
        self.url = path.resolve().as_uri()
        driver.get("about:blank")
        for kind in ("browser", "performance"):
            _log(driver, kind)
        driver.get(self.url)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def errors(self) -> list[str]:
        """What the browser's console complained of."""
        return [entry["message"] for entry in _log(self.driver, "browser")]

    def requests(self) -> list[str]:
        """Every address that was asked for, but that of the page itself and of what it holds in memory."""
        asked = []
        for entry in _log(self.driver, "performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        assert self.url in asked, "the log of requests is not kept"
        return [url for url in asked if url.partition("#")[0] != self.url and not url.startswith("blob:")]

    def ink(self) -> int:
        """How many pixels of the picture are not background."""
        return int(
            self.run(
                # Read from a copy: reading the canvas itself again and again makes the browser complain.
                "const c = document.querySelector('#picture canvas'), o = document.createElement('canvas');"
                "o.width = c.width; o.height = c.height;"
                "const x = o.getContext('2d', {willReadFrequently: true}); x.drawImage(c, 0, 0);"
                "const d = x.getImageData(0, 0, o.width, o.height).data;"
                "let n = 0; for (let i = 0; i < d.length; i += 4)"
                " if (d[i + 3] > 0 && d[i] + d[i + 1] + d[i + 2] < 700) n++; return n;"
            )
        )


class Explorer:
    """The explorer in an opened page, used as a reader uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wait("return document.documentElement.dataset.ready === 'yes'")

    def wait(self, script: str, *arguments: object, seconds: float = 20) -> Any:
        """What a script gives, as soon as it gives something."""
        end = monotonic() + seconds
        while not (found := self.page.run(script, *arguments)):
            assert monotonic() < end, f"the page did not get there in time: {script}"
            sleep(0.02)
        return found

    def settle(self) -> None:
        """Waits until what was asked for is drawn."""
        self.page.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")

    def go(self, fragment: str) -> None:
        """Follows a link to a view, as a reader does who got one."""
        self.page.run("location.hash = arguments[0]", fragment)
        self.settle()


@pytest.fixture
def open_page(browser: webdriver.Chrome, tmp_path: Path) -> Callable[[str], Page]:
    """Writes HTML to a file and opens it."""

    def open_(html: str) -> Page:
        path = tmp_path / "graph.html"
        path.write_text(html, encoding="utf-8", newline="")
        return Page(browser, path)

    return open_


@pytest.fixture(scope="session")
def store() -> MemoryStore:
    return MemoryStore(facts_to_quads(made_up_facts()))


@pytest.fixture(scope="session")
def shown(store: MemoryStore) -> dict[str, Any]:
    """The view model of the made-up article."""
    return view_model(store)


@pytest.fixture(scope="session")
def across(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The view model of made-up articles that tell the same events."""
    return view_model(together.store(tmp_path_factory.mktemp("across")))
