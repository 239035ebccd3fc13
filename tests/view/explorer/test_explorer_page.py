"""The explorer's file: whole, the same each time, and nothing in it that a graph could break."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from kg.export import export_graph
from kg.query import list_queries
from kg.resources import queries_folder
from kg.store import MemoryStore
from kg.view.explorer import explorer_page
from tests.browser import Page
from tests.view.plain import claim, event, model, thing

HOSTILE = [
    "</script><script>document.title='owned'</script>",
    "<!--<script>",
    "</noscript><img src=x onerror=\"document.title='owned'\">",
    "&lt;b&gt; &amp; ]]> \u2028\u2029 \x00\x07",
    "\u202eright to left\u202c עברית العربية",
    "e\u0301\u0323 👩‍👩‍👧‍👦 \U0001f1f3\U0001f1f4",
    "x" * 10_000,
    'javascript:alert(1)" onload="',
]


class Elements(HTMLParser):
    """The start tags of a page, and the text that each begins with."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        self._open = True

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data

    def all(self, name: str) -> list[tuple[dict[str, str | None], str]]:
        found = zip(self.tags, self.texts, strict=True)
        return [(attributes, text) for (tag, attributes), text in found if tag == name]


def packed(html: str) -> dict[str, bytes]:
    """What the page holds, by name."""
    scripts = Elements(html).all("script")
    return {
        str(attributes["id"]).removeprefix("statecraft-"): gzip.decompress(b64decode(text))
        for attributes, text in scripts
        if "id" in attributes
    }


def hostile() -> dict[str, Any]:
    things = [thing(f"state/{number}", text) for number, text in enumerate(HOSTILE)]
    events = [event(f"event/{text}", text) for text in HOSTILE]
    return model(
        title=HOSTILE[0],
        subtitle=HOSTILE[2],
        articles=[{"id": "article/a", "title": HOSTILE[1], "text": HOSTILE[0], "url": "javascript:alert(1)"}],
        things=things,
        events=events,
        claims=[claim("claim/c", HOSTILE[0])],
    )


def test_the_frame_of_the_page(shown: dict[str, Any]) -> None:
    html = explorer_page(shown)
    page = Elements(html)
    assert html.startswith("<!DOCTYPE html>\n")
    assert page.all("html")[0][0] == {"lang": "en"}
    assert page.all("title")[0][1].strip() == shown["title"]
    metas = {attributes.get("name"): attributes.get("content") for attributes, _ in page.all("meta")}
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["color-scheme"] == "light dark"
    assert not [found for _, found in page.tags if "src" in found or "href" in found or "style" in found]


def test_the_page_holds_the_model_whole(shown: dict[str, Any]) -> None:
    data = json.loads(packed(explorer_page(shown))["data"])
    assert data["model"] == shown
    assert set(data) == {"model", "layouts", "order", "few", "looks", "sparql", "brief"}
    assert data["sparql"] is False
    assert set(packed(explorer_page(shown))) == {"style", "data", "script"}


def test_with_sparql_it_holds_the_graph_and_all_questions(shown: dict[str, Any], store: MemoryStore) -> None:
    quads = export_graph(store, "nq")
    parts = packed(explorer_page(shown, quads, questions=list_queries()))
    assert parts["quads"].decode() == quads
    assert parts["wasm"].startswith(b"\0asm")
    questions = {found["name"]: found for found in json.loads(parts["questions"])}
    assert questions.keys() == {path.stem for path in queries_folder().glob("*.rq")}
    for name, found in questions.items():
        assert found["sparql"] == (queries_folder() / f"{name}.rq").read_text(encoding="utf-8")
    assert questions["statements-by"]["parameters"][0]["type"] == "name"
    vocabulary = json.loads(parts["vocabulary"])
    assert vocabulary["prefixes"]["state"] == f"{shown['base']}state/"
    terms = {term["iri"].rpartition("#")[2]: term for term in vocabulary["terms"]}
    assert terms["ReportedEvent"]["kind"] == "class"
    assert terms["speaker"]["kind"] == "property"
    assert terms["negated"]["kind"] == "code"
    assert terms["occurred"]["definition"] == "It happened and is over."
    assert json.loads(parts["data"])["sparql"] is True


def test_the_policy_lists_what_runs_and_nothing_else(shown: dict[str, Any], store: MemoryStore) -> None:
    for quads in (None, export_graph(store, "nq")):
        html = explorer_page(shown, quads)
        page, parts = Elements(html), packed(html)
        (policy,) = [str(found["content"]) for found, _ in page.all("meta") if "http-equiv" in found]
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
        run = [text.encode() for found, text in page.all("script") if "id" not in found]
        run += [parts[name] for name in ("script", "chunk") if name in parts]
        allowed = {f"'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in run}
        assert set(rules["script-src"]) == allowed | ({"'wasm-unsafe-eval'"} if quads else set())
        assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
        assert "unsafe-inline" not in policy


def test_the_same_graph_gives_the_same_bytes(shown: dict[str, Any], store: MemoryStore) -> None:
    quads = export_graph(store, "nq")
    assert explorer_page(shown, quads, questions=list_queries()) == explorer_page(
        shown, quads, questions=list_queries()
    )


def test_without_scripts_it_says_what_to_do_and_lists_the_facts(shown: dict[str, Any]) -> None:
    html = explorer_page(shown)
    (body,) = re.findall(r"<noscript>(.*?)</noscript>", html, flags=re.DOTALL)
    assert "Allow scripts for this file" in body
    items = [text.strip() for _, text in Elements(body).all("bdi")]
    for kind in ("events", "claims", "roles", "relations"):
        assert shown[kind]
        for fact in shown[kind]:
            assert fact["label"] in items
    many = model(events=[event(f"event/{number}", f"Visit {number}") for number in range(1_000)])
    assert explorer_page(many).count("<li>") == 200
    assert "and 800 more" in explorer_page(many)


def test_nothing_of_a_hostile_graph_is_markup() -> None:
    html = explorer_page(hostile())
    page = Elements(html)
    plain = Elements(explorer_page(model(articles=[{"id": "a", "title": ""}], events=[event("e", "")])))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain.tags}
    assert len(page.all("script")) == len(plain.all("script"))
    assert json.loads(packed(html)["data"])["model"] == hostile()
    html.encode("utf-8")
    explorer_page(model(title="\ud800")).encode("utf-8")


def test_a_browser_opens_a_hostile_graph(open_page: Callable[[str], Page], store: MemoryStore) -> None:
    page = open_page(explorer_page(hostile(), export_graph(store, "nq"), questions=list_queries()))
    for _ in range(100):
        if page.run("return document.documentElement.dataset.ready === 'yes'"):
            break
        page.run("return 0")
    assert page.run(
        "return JSON.parse(document.getElementById('statecraft-data').textContent).model.things.length"
    ) == len(HOSTILE)
    assert page.driver.title == HOSTILE[0]
    assert page.errors() == []
    assert page.requests() == []
