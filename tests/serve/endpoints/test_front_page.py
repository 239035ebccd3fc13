"""The explorer as the front page of a server, in a real browser and a real server."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.query import list_queries
from kg.view.explorer import FILES
from tests.browser import AXE, Asking, Explorer, Page, violations
from tests.serve import many
from tests.serve.running import SLOW, Server, serving

PART = "return document.querySelector('.summary .part')?.textContent.replace(/[\\u2068\\u2069]/g, '')"
BEYOND = (
    "const all = [...document.querySelectorAll('#found li')], at = all.findIndex((li) => li.className === 'group');"
    "return at < 0 ? [] : all.slice(at + 1).map((li) => li.innerText.replace(/\\s+/g, ' '))"
)
PRESS = (
    "const b = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === arguments[0]"
    " || each.ariaLabel === arguments[0]); if (!b || b.disabled) return false; b.click(); return true;"
)
TITLE = "return document.querySelector('.details h2')?.textContent"
RESOURCE = "return [...document.querySelectorAll('.details a')].find((a) => /resource/.test(a.href)).href"
FILL = (
    "Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(arguments[0], arguments[1]);"
    "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))"
)
DRAWN = "return document.querySelector('main canvas')"
NOTHING = "return document.querySelector('.nothing')?.textContent"
SAID = "return document.querySelector('.summary .said').textContent"
FAILED = "return document.querySelector('.waiting .failed')?.textContent"


#: Status, media type and body of an answer.
Refusal = tuple[int, str, str]


class Served(Explorer):
    """The explorer of a server, used as a reader uses it."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.address = address.partition("#")[0]
        super().__init__(Page(driver, address))

    def shows(self, words: str) -> None:
        self.wait(f"return ({PART.removeprefix('return ')} ?? '').toLowerCase() === arguments[0].toLowerCase()", words)

    def press(self, words: str) -> None:
        self.wait(PRESS, words)

    def find(self, words: str) -> list[str]:
        """What the search offers in the whole graph."""
        box = self.page.driver.find_element(By.ID, "find")
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(words)
        self.wait(
            "const said = document.querySelector('.found p').textContent; return said && !said.includes('looking')"
        )
        return list(self.page.run(BEYOND))

    def choose(self, words: str) -> None:
        """Takes what is found in the whole graph."""
        self.wait(
            "const found = [...document.querySelectorAll('#found li')];"
            "const li = found.slice(found.findIndex((each) => each.className === 'group') + 1)"
            ".find((each) => each.innerText.startsWith(arguments[0])); if (!li) return false; li.click(); return true;",
            words,
        )

    def fragment(self) -> str:
        return unquote(str(self.page.run("return location.hash")))

    def strangers(self) -> list[str]:
        """Addresses of others that were asked."""
        return [url for url in self.page.requests() if not url.startswith((self.address, "data:"))]


@pytest.fixture
def open_at(browser: webdriver.Chrome) -> Callable[[str], Served]:
    return lambda address: Served(browser, address)


def test_the_page_holds_no_data_and_may_do_little(large: Server) -> None:
    answer = large.client.get("")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(answer.content) < 2000
    rules = dict(rule.strip().partition(" ")[::2] for rule in answer.headers["content-security-policy"].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in answer.headers["content-security-policy"]
    # Nothing in it is a script or a style, or leads to another host.
    assert not re.search(r"<script(?![^>]* src=)[^>]*>|<style| style=| on\w+=|https?:", answer.text)


def test_its_files_are_kept_by_browsers_until_they_change(large: Server) -> None:
    addresses = set(re.findall(r'"(explorer/[^"]+)"', large.client.get("").text))
    assert {address.partition("?")[0].removeprefix("explorer/") for address in addresses} == set(FILES)
    for address in addresses:
        answer = large.client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["x-content-type-options"] == "nosniff"
        kinds = {"js": "text/javascript", "css": "text/css", "bin": "application/octet-stream"}
        assert answer.headers["content-type"].startswith(kinds[address.partition("?")[0].rpartition(".")[2]])
        other = large.client.get(address.partition("?")[0] + "?another", headers={"Accept-Encoding": "identity"})
        assert other.headers["cache-control"] == "no-cache"
        assert other.content == answer.content
    assert large.client.get("explorer/engine.wasm").status_code == 404
    assert large.client.get("explorer/..%2Fpage.py").status_code == 404


def test_it_begins_with_the_newest_articles(large: Server, open_at: Callable[[str], Served]) -> None:
    explorer = open_at(large.address)
    explorer.shows("50 newest of 120 articles")
    explorer.wait(DRAWN)
    assert explorer.page.ink() > 500
    assert explorer.page.driver.title == "Knowledge graph of 120 articles"
    assert explorer.page.errors() == []
    assert explorer.strangers() == []


def test_what_is_in_no_article_shown_is_found_and_shown(large: Server, open_at: Callable[[str], Served]) -> None:
    explorer = open_at(large.address)
    assert explorer.find("town 7")[:2] == ["Town 7 Place · 1 article", "Town 70 Place · 1 article"]
    explorer.choose("Town 7")
    explorer.shows("the one article that names Town 7")
    assert explorer.wait(TITLE) == "Town 7"
    assert explorer.fragment() == f"#load=actor:{many.BASE}place/town-7&select=place/town-7"
    explorer.find("report 3")
    explorer.choose("Report 3")
    explorer.shows("the one article called Report 3")
    assert "article=article/n3" in explorer.fragment()
    assert explorer.page.errors() == []


def test_what_is_shown_in_part_is_offered_in_whole(large: Server, open_at: Callable[[str], Served]) -> None:
    explorer = open_at(large.address)
    assert explorer.find("bordur") == ["Borduria State · 12 articles"]
    # By its keys: below what is shown itself.
    box = explorer.page.driver.find_element(By.ID, "find")
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    explorer.shows("all 12 articles that name Borduria")
    assert explorer.wait(TITLE) == "Borduria"
    # Now that all of it is here, there is nothing more to offer.
    assert explorer.find("bordur") == []


def test_a_link_shows_the_same_again_and_back_goes_back(
    large: Server, open_at: Callable[[str], Served], browser: webdriver.Chrome
) -> None:
    explorer = open_at(large.address)
    explorer.find("energy")
    explorer.choose("Energy")
    explorer.shows("all 20 articles about Energy")
    address = browser.current_url
    browser.back()
    explorer.shows("50 newest of 120 articles")
    browser.forward()
    explorer.shows("all 20 articles about Energy")
    again = open_at(address)
    again.shows("all 20 articles about Energy")
    assert again.wait(TITLE) == "Energy"
    again.press("Show the newest of all articles instead")
    again.shows("50 newest of 120 articles")


def test_a_thing_leads_to_all_articles_and_to_its_page(
    large: Server, open_at: Callable[[str], Served], browser: webdriver.Chrome
) -> None:
    explorer = open_at(f"{large.address}#select=state/borduria")
    explorer.press("All articles that name it")
    explorer.shows("all 12 articles that name Borduria")
    page = explorer.page.run(
        "return [...document.querySelectorAll('.details a')].find((a) => /resource/.test(a.href)).href"
    )
    assert page == f"{large.address}resource?iri=https%3A%2F%2Fw3id.org%2Fstatecraft%2Fid%2Fstate%2Fborduria"
    browser.get(page)
    assert "Borduria" in browser.find_element(By.TAG_NAME, "h1").text
    browser.find_element(By.LINK_TEXT, "Articles that tell of it").click()
    explorer.shows("all 12 articles that name Borduria")
    browser.get(page)
    browser.find_element(By.CSS_SELECTOR, "nav a").click()
    Explorer.wait(explorer, PART)
    assert browser.current_url == large.address


def test_what_is_linked_but_not_shown_is_looked_for(large: Server, open_at: Callable[[str], Served]) -> None:
    explorer = open_at(f"{large.address}#select=event/n7")
    assert explorer.wait(TITLE) == "Not in the articles that are shown"
    explorer.press("Look for it in the whole graph")
    explorer.shows("the one article that names Visit")
    assert explorer.wait(TITLE) == "Sylvania went on a visit to Town 7"


def test_other_articles_are_chosen_by_day_and_number(large: Server, open_at: Callable[[str], Served]) -> None:
    explorer = open_at(large.address)
    explorer.press("Other articles")
    explorer.wait("return document.querySelector('dialog[open] input[type=date]')")
    first, last = explorer.page.driver.find_elements(By.CSS_SELECTOR, "dialog input[type=date]")
    explorer.page.run(FILL, first, "2024-02-01")
    explorer.page.run(FILL, last, "2024-01-01")
    assert "later than the last" in explorer.wait("return document.querySelector('dialog .failed')?.textContent")
    explorer.page.run(FILL, first, "2024-01-01")
    explorer.page.run(FILL, last, "2024-02-10")
    select = explorer.page.driver.find_element(By.CSS_SELECTOR, "dialog select")
    select.find_element(By.CSS_SELECTOR, "option[value='25']").click()
    explorer.press("Show them")
    explorer.shows("25 newest of 40 articles published 1 January – 10 February 2024")
    assert explorer.fragment() == "#load=from:2024-01-01 until:2024-02-10 newest:25".replace(" ", "+")
    explorer.press("Other articles")
    assert explorer.wait("return document.querySelector('dialog select')?.value") == "25"


def test_queries_are_answered_by_the_server(large: Server, browser: webdriver.Chrome) -> None:
    page = Page(browser, large.address)
    asking = Asking(page)
    assert asking.ask("SELECT ?a { ?a a sc:Article } ORDER BY ?a").startswith("120 rows")
    first = asking.cells()[0][0]
    assert first == "article:n1"
    link = page.run("return document.querySelector('.sparql-table a').getAttribute('href')")
    assert link == "resource?iri=https%3A%2F%2Fw3id.org%2Fstatecraft%2Fid%2Farticle%2Fn1"
    assert asking.ask("ASK { ?a a sc:Nothing }").startswith("No")
    assert asking.ask(f"CONSTRUCT WHERE {{ <{many.BORDURIA}> ?p ?o }}").startswith("2 rows")
    assert asking.ask("SELECT ?a {\n ?a a }").startswith("Line 2, column 8: something is missing before }")
    told = asking.ask("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert told == "INSERT is not allowed: a query cannot change the graph; use SELECT, ASK, CONSTRUCT or DESCRIBE."
    # That a query is refused is told by the browser, too.
    assert all("400 (Bad Request)" in error for error in page.errors())


def test_the_questions_are_those_of_the_page_in_a_file(large: Server, browser: webdriver.Chrome) -> None:
    asking = Asking(Page(browser, large.address))
    names = asking.page.run("return [...document.querySelectorAll('.sparql-catalogue option')].length")
    assert names == len(list_queries()) + 1
    asking.choose("events-of-actor")
    assert not asking.fill("Borduria").startswith("Nothing")
    assert asking.fill("Nobodia") == "Nothing in this graph is called “Nobodia”."


def test_an_answer_leads_into_the_picture(large: Server, browser: webdriver.Chrome) -> None:
    asking = Asking(Page(browser, large.address))
    asking.ask(
        f"SELECT ?t {{ VALUES ?t {{ <{many.BASE}place/town-3> <{many.BASE}event/n5> <{many.BASE}article/n9> }} }}"
    )
    asking.press("Show in graph")
    asking.wait(f"{PART} === 'all 3 articles that name Report 9 or Visit or Town 3'")
    assert "only what a query found (3)" in asking.wait(SAID)


@pytest.mark.parametrize(
    ("options", "query", "told"),
    [
        (["--timeout", "5"], SLOW, "The query took more than 5 seconds. Ask for less."),
        (
            ["--max-rows", "5"],
            "SELECT * { ?s ?p ?o }",
            "The answer has more than 5 rows. Ask for less, with LIMIT, say.",
        ),
    ],
)
def test_limits_are_told_as_what_they_are(
    many_articles: Path, tmp_path: Path, browser: webdriver.Chrome, options: list[str], query: str, told: str
) -> None:
    with serving(many_articles, tmp_path, *options) as server:
        assert Asking(Page(browser, f"{server.address}#view=sparql")).ask(query) == told


def test_a_query_that_is_stopped_is_ended(large: Server, browser: webdriver.Chrome) -> None:
    asking = Asking(Page(browser, large.address))
    asking.type(SLOW)
    before = large.figures()["running"]

    def stop() -> None:
        asking.press("Ask")
        asking.wait("return true")
        while large.figures()["running"] == before:
            pass
        asking.press("Stop")

    assert asking.told(by=stop) == "The query was stopped."
    asking.wait("return true")
    for _ in range(200):
        if large.figures()["running"] == before:
            return
    pytest.fail("the server goes on with it")


def test_a_server_that_is_gone_is_told_and_tried_again(
    many_articles: Path, tmp_path: Path, browser: webdriver.Chrome
) -> None:
    with serving(many_articles, tmp_path) as server:
        explorer = Served(browser, server.address)
        explorer.shows("50 newest of 120 articles")
    explorer.find("town")
    assert "The server does not answer." in explorer.page.run("return document.querySelector('.found p').textContent")
    explorer.go(f"load=actor:{many.BORDURIA}")
    assert explorer.wait(FAILED) == "The server does not answer."
    explorer.press("Try again")
    assert explorer.wait(FAILED) == "The server does not answer."
    # What was shown before is still here.
    explorer.press("The newest articles")
    explorer.shows("50 newest of 120 articles")
    explorer.go(f"load=actor:{many.BORDURIA}")
    explorer.wait(FAILED)
    with serving(many_articles, tmp_path, "--port", str(server.port)):
        explorer.press("Try again")
        explorer.shows("all 12 articles that name Borduria")


def test_what_the_server_refuses_is_told_in_its_words(large: Server, open_at: Callable[[str], Served]) -> None:
    explorer = open_at(f"{large.address}#load=newest:5000")
    assert explorer.wait(FAILED) == "newest is a number from 1 to 200."
    explorer.press("The newest articles")
    explorer.shows("50 newest of 120 articles")


def test_one_article_and_none_are_pages_too(server: Server, tmp_path: Path, browser: webdriver.Chrome) -> None:
    one = Served(browser, server.address)
    one.wait(DRAWN)
    assert one.page.ink() > 500
    assert one.page.run(PART) is None
    assert one.find("blinken") == []
    assert one.page.errors() == []
    (tmp_path / "empty.ttl").write_text("", encoding="utf-8")
    with serving(tmp_path / "empty.ttl", tmp_path) as nothing:
        explorer = Served(browser, nothing.address)
        assert "This graph holds nothing to draw." in explorer.wait(NOTHING)
        assert explorer.page.errors() == []


@contextmanager
def behind(address: str, prefix: str, refuse: Callable[[str], Refusal | None] = lambda _: None) -> Iterator[str]:
    """A proxy that puts a prefix in front of all paths; gives the address that it has itself.

    Args:
        refuse: the answer to a path, where it is not that of the server.
    """

    class Forward(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._forward(b"")

        def do_POST(self) -> None:
            self._forward(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def _forward(self, body: bytes) -> None:
            if not self.path.startswith(prefix + "/"):
                self.send_error(404)
                return
            if refused := refuse(self.path.removeprefix(prefix)):
                self.send_response(refused[0])
                self.send_header("Content-Type", refused[1])
                self.end_headers()
                self.wfile.write(refused[2].encode())
                return
            target = address.rstrip("/") + self.path.removeprefix(prefix)
            kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
            answer = httpx.request(self.command, target, headers=kept, content=body, trust_env=False)
            self.send_response(answer.status_code)
            content = answer.content
            for name, value in answer.headers.items():
                if name not in ("content-length", "content-encoding", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Forward)
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}{prefix}/"
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


def test_it_works_wherever_a_proxy_puts_it(many_articles: Path, tmp_path: Path, browser: webdriver.Chrome) -> None:
    with (
        serving(many_articles, tmp_path, "--root-path", "/kg") as server,
        behind(f"http://127.0.0.1:{urlsplit(server.address).port}", "/kg") as address,
    ):
        explorer = Served(browser, address)
        explorer.shows("50 newest of 120 articles")
        explorer.find("bordur")
        explorer.choose("Borduria")
        explorer.shows("all 12 articles that name Borduria")
        browser.get(explorer.page.run(RESOURCE))
        assert browser.current_url.startswith(f"{address}resource?")
        assert "Borduria" in browser.find_element(By.TAG_NAME, "h1").text
        asking = Asking(Page(browser, address))
        assert asking.ask("ASK { ?a a sc:Article }").startswith("Yes")
        assert [url for url in asking.page.requests() if not url.startswith((address, "data:"))] == []


PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("answer", "told", "fewer"),
    [
        ((504, PROBLEM, '{"detail": "The query took more than 30 seconds. Ask for less."}'), "30 seconds", True),
        ((507, PROBLEM, '{"detail": "The query took more memory than it may."}'), "more memory", True),
        ((503, PROBLEM, '{"detail": "Too many queries are waiting."}'), "Too many queries are waiting.", False),
        ((502, "text/html", "<h1 onclick=alert(1)>Bad gateway</h1>"), "answers with an error (502)", False),
        ((200, "text/html", "<h1>Please log in</h1>"), "cannot be read", False),
    ],
)
def test_a_first_page_that_cannot_be_had_is_told_with_a_way_on(
    large: Server, browser: webdriver.Chrome, answer: Refusal, told: str, fewer: bool
) -> None:
    is_broken = True

    def refuse(path: str) -> Refusal | None:
        return answer if is_broken and path.startswith("/view") and "newest=10" not in path else None

    with behind(large.address, "/kg", refuse) as address:
        explorer = Served(browser, address)
        assert told in explorer.wait(FAILED)
        assert bool(explorer.page.run("return [...document.querySelectorAll('button')].length === 2")) is fewer
        if fewer:
            explorer.press("Only 10 articles")
            explorer.shows("10 newest of 120 articles")
        else:
            is_broken = False
            explorer.press("Try again")
            explorer.shows("50 newest of 120 articles")


def test_what_is_sent_is_small(large: Server) -> None:
    """What a first look costs, whatever the size of the graph."""
    with httpx.Client(base_url=large.address, trust_env=False) as client:
        sent = 0
        for address in ["", *re.findall(r'(?:href|src)="(explorer/[^"]+)"', client.get("").text), "view"]:
            with client.stream("GET", address) as answer:
                sent += sum(len(part) for part in answer.iter_raw())
    assert sent < 250_000


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(large: Server, open_at: Callable[[str], Served], theme: str) -> None:
    explorer = open_at(f"{large.address}#theme={theme}&select=state/borduria")
    explorer.page.run(AXE)
    explorer.wait(TITLE)
    assert violations(explorer.page) == []
    assert explorer.find("town 7")
    assert violations(explorer.page) == []
    explorer.page.driver.find_element(By.ID, "find").send_keys(Keys.ESCAPE)
    explorer.press("Other articles")
    explorer.wait("return document.querySelector('dialog[open]')")
    assert violations(explorer.page) == []
    explorer.go(f"load=newest:5000&theme={theme}")
    explorer.wait(FAILED)
    assert violations(explorer.page) == []
