"""A real browser, which reaches no host but this one, and pages in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

HOW = "the tests of the picture need a browser: apt-get install chromium chromium-driver (or `make browser`)"


STARTED = "return document.querySelectorAll('.sparql-editor .CodeMirror').length"
ANSWERED = "return Number(document.querySelector('[data-answered]').dataset.answered)"


def program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(f"{names[0]} is not installed; {HOW}", pytrace=False)


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """Chromium without a window; it knows no host but this one."""
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
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1400,900",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def _log(driver: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    return list(driver.get_log(kind))  # type: ignore[no-untyped-call]


class Page:
    """A page that was opened, with all that the browser did and said for it.

    Args:
        where: a file, or an address.
    """

    def __init__(self, driver: webdriver.Chrome, where: Path | str) -> None:
        self.driver = driver
        self.url = where if isinstance(where, str) else where.resolve().as_uri()
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
        own = self.url.partition("#")[0]
        assert own in asked, "the log of requests is not kept"
        return [url for url in asked if url.partition("#")[0] != own and not url.startswith("blob:")]

    def ink(self) -> int:
        """How many pixels of the picture are not background."""
        return int(
            self.run(
                # Read from a copy: reading the canvas itself again and again makes the browser complain.
                "const c = document.querySelector('#picture canvas, main canvas');"
                "const o = document.createElement('canvas');"
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


class Asking(Explorer):
    """The SPARQL view of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.go("view=sparql")
        self.wait(STARTED)

    def type(self, query: str) -> None:
        self.page.run("document.querySelector('.sparql-editor .CodeMirror').CodeMirror.setValue(arguments[0])", query)

    def press(self, word: str) -> None:
        """Presses a button as soon as it can be pressed."""
        self.wait(
            "const b = [...document.querySelectorAll('.sparql button')]"
            ".find((each) => each.textContent.trim().startsWith(arguments[0]));"
            "if (!b || b.disabled) return false; b.click(); return true;",
            word,
        )

    def told(self, *, by: Callable[[], None]) -> str:
        """The line above the answer, or what went wrong, of what is asked by a deed."""
        before = self.page.run(ANSWERED)
        by()
        self.wait(f"{ANSWERED} > arguments[0]", before)
        return str(self.page.run("return document.querySelector('.sparql-said, .sparql-error').textContent"))

    def ask(self, query: str) -> str:
        self.type(query)
        return self.told(by=lambda: self.press("Ask"))

    def choose(self, name: str) -> str:
        script = (
            "const s = document.querySelector('.sparql-catalogue select');"
            "s.value = arguments[0]; s.dispatchEvent(new Event('change', {bubbles: true}));"
        )
        return self.told(by=lambda: self.page.run(script, name))

    def fill(self, value: str) -> str:
        """Asks the chosen question with this value in its blank."""
        script = (
            "const i = document.querySelector('.sparql-blank input'); i.value = arguments[0];"
            "i.dispatchEvent(new Event('input', {bubbles: true}));"
        )
        self.page.run(script, value)
        return self.told(by=lambda: self.press("Ask with these"))

    def cells(self) -> list[list[str]]:
        return list(
            self.page.run(
                "return [...document.querySelectorAll('.sparql-table tbody tr')]"
                ".map((row) => [...row.cells].map((cell) => cell.innerText))"
            )
        )
