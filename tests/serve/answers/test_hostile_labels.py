"""A graph in which every name, text and IRI means harm, on a server: nothing of it runs, nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser import Asking, Explorer, Page
from tests.serve.running import Server, serving
from tests.view.hostile import ARTICLE, IRIS, MARKUP, NAMES, turtle

VIEWS = ("graph", "article", "timeline", "claims", "across", "tables")
#: What a script of the graph would have done, and elements and links that only it would have made.
HARM = """
    const links = [...document.querySelectorAll('a[href], area[href], form[action], [src]')];
    const own = location.origin + '/';
    return [
        window.owned ?? null,
        document.title === 'owned',
        document.querySelectorAll('img, iframe, object, embed, svg script, base, meta[http-equiv]').length,
        [...document.scripts].filter((each) => !each.src.startsWith(own + 'explorer/')).length,
        document.querySelectorAll('body style').length,
        links.filter((each) => !/^(https?:|#|data:,$)/.test(each.href || each.src || each.action)).length,
        [...document.querySelectorAll('*')].some((each) => [...each.attributes].some((one) => /^on/i.test(one.name))),
    ]"""
NO_HARM = [None, False, 0, 0, 0, 0, False]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the hostile graph."""
    folder = tmp_path_factory.mktemp("hostile-server")
    (folder / "hostile.ttl").write_text(turtle(), encoding="utf-8", newline="")
    with serving(folder / "hostile.ttl", folder) as server:
        yield server


def unharmed(page: Page, where: str) -> None:
    with pytest.raises(NoAlertPresentException):
        _ = page.driver.switch_to.alert.text
    assert page.run(HARM) == NO_HARM, where


def opened(browser: webdriver.Chrome, server: Server, address: str) -> Page:
    """A page of the server that was opened, and did no harm and asked nobody else."""
    page = Page(browser, server.address + address)
    unharmed(page, address)
    assert page.errors() == [], address
    assert [url for url in page.requests() if not url.startswith((server.address, "data:"))] == [], address
    return page


def test_the_front_page_and_all_its_views(hostile: Server, browser: webdriver.Chrome) -> None:
    explorer = Explorer(Page(browser, hostile.address))
    for view in VIEWS:
        for selected in (IRIS[0], IRIS[2], ARTICLE, "javascript:event0", "data:claim0"):
            explorer.go(f"view={view}&select={quote(selected, safe='')}")
            unharmed(explorer.page, f"{view} {selected}")
    explorer.go(f"view=article&article={quote(ARTICLE, safe='')}")
    # It is there, as text.
    assert "window.owned=1" in explorer.wait("return document.querySelector('main').textContent")
    unharmed(explorer.page, "the article")
    assert explorer.page.errors() == []
    assert [url for url in explorer.page.requests() if not url.startswith((hostile.address, "data:"))] == []


def test_searching_for_it(hostile: Server, browser: webdriver.Chrome) -> None:
    explorer = Explorer(Page(browser, hostile.address))
    box = browser.find_element(By.ID, "find")
    for words in ("<script>", "onerror", "HYPERLINK", "{{7*7}}", "Long name", "javascript:", "עברית", MARKUP[:60]):
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(words)
        explorer.wait("const p = document.querySelector('.found p').textContent; return p && !p.includes('looking')")
        unharmed(explorer.page, words)
    assert explorer.page.errors() == []
    found = hostile.client.get("search", params={"q": "script"})
    assert found.headers["content-type"] == "application/json"
    assert any(MARKUP in each["label"] for each in found.json()["results"])


def test_parts_around_it(hostile: Server, browser: webdriver.Chrome) -> None:
    """Addresses that were made to do harm, and IRIs that look so, in what is asked for and in what is said of it."""
    for load in (
        f"actor:{IRIS[2]}",
        f"actor:{IRIS[0]}",
        f"article:{ARTICLE}",
        'actor:https://example.org/"><img src=x onerror=window.owned=1>',
        "newest:9999",
        "constructor:a __proto__:b newest:3",
    ):
        page = Page(browser, f"{hostile.address}#load={quote(load, safe='')}")
        explorer = Explorer(page)
        explorer.wait("return document.querySelector('.summary, .waiting .failed')")
        unharmed(page, load)
        assert all("400 (Bad Request)" in error for error in page.errors()), load


def test_the_pages_of_its_nodes(hostile: Server, browser: webdriver.Chrome) -> None:
    for iri in (*IRIS, ARTICLE, "https://example.org/other", "javascript:event0", "data:claim0", "data:role0"):
        page = opened(browser, hostile, f"resource?iri={quote(iri, safe='')}")
        assert browser.find_element(By.TAG_NAME, "h1").text, iri
        assert page.run("return document.querySelectorAll('script').length") == 0


def test_answers_as_pages(hostile: Server, browser: webdriver.Chrome) -> None:
    for query in (
        "SELECT * { ?s rdfs:label ?label } ORDER BY ?s LIMIT 500",
        f"SELECT ('{'</pre><script>window.owned=1</script>'}' AS ?x) {{}}",
        "SELECT * { ?s ?p ?o FILTER(isIRI(?o) && STRSTARTS(STR(?o), 'javascript:')) }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s a sc:Article ; ?p ?o }",
        "ASK { ?s ?p ?o } # <img src=x onerror=window.owned=1>",
    ):
        page = opened(browser, hostile, f"query?query={quote(query)}")
        assert "text/html" in page.run("return document.contentType")
        assert page.run("return document.querySelectorAll('script').length") == 0


def test_errors_as_pages(hostile: Server, browser: webdriver.Chrome) -> None:
    for address in (
        "query?query=" + quote("<script>window.owned=1</script>"),
        "resource?iri=" + quote("https://example.org/<script>window.owned=1</script>"),
        "view?actor=" + quote("<script>window.owned=1</script>"),
        "search?q=" + quote("<script>window.owned=1</script>"),
        quote("<script>window.owned=1</script>"),
    ):
        answer = hostile.client.get(address, headers={"Accept": "text/html"})
        assert "html" not in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        page = Page(browser, hostile.address + address)
        with pytest.raises(NoAlertPresentException):
            _ = page.driver.switch_to.alert.text
        assert page.run("return window.owned ?? null") is None


def test_answers_in_the_explorer(hostile: Server, browser: webdriver.Chrome) -> None:
    asking = Asking(Page(browser, hostile.address))
    assert "rows" in asking.ask("SELECT ?s ?label { ?s rdfs:label ?label } ORDER BY ?s")
    unharmed(asking.page, "rows")
    assert "rows" in asking.ask("CONSTRUCT { ?s ?p ?o } WHERE { ?s a sc:Article ; ?p ?o }")
    unharmed(asking.page, "a graph")
    asking.ask("SELECT <script>window.owned=1</script>")
    unharmed(asking.page, "an error")
    assert any(name in asking.ask(f"SELECT ?s {{ ?s rdfs:label ?l }} LIMIT {at}") for at, name in [(1, "1 row")])
    assert all("400 (Bad Request)" in error for error in asking.page.errors())
    assert len(NAMES) == len(IRIS)
