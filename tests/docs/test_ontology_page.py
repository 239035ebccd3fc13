"""docs/ontology.html is made of the ontology, shows every term, and stands by itself."""

from __future__ import annotations

import shutil
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import SKOS

from docs.ontology import page
from kg.rdf import prefixes
from kg.rdf.namespaces import SC
from kg.resources import ontology_folder
from tests.rdf.ontology.vocabulary import parsed, terms, vocabulary

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ontology.html"
VOID = {"meta", "br", "link", "img", "input", "hr"}


class _Elements(HTMLParser):
    """Every element with its attributes, and what is wrong with their nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> in the wrong place")

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]


@pytest.fixture(scope="module")
def elements() -> _Elements:
    parser = _Elements()
    parser.feed(PAGE.read_text(encoding="utf-8"))
    parser.close()
    return parser


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python -m docs.ontology"


def test_every_term_and_code_has_its_place(elements: _Elements) -> None:
    ids = {attributes["id"] for _, attributes in elements.found if "id" in attributes}
    assert {term.removeprefix(SC) for term in terms()} <= ids
    text = PAGE.read_text(encoding="utf-8")
    codes = [str(code) for code in parsed("codes.ttl").subjects(SKOS.inScheme)]
    assert len(codes) > 40
    for code in codes:
        namespace, _, name = code.partition("#")
        prefix = next(prefix for prefix, known in prefixes().items() if known == f"{namespace}#")
        assert f"{prefix}-{name}" in ids
        assert f"{prefix}:{name}" in text


def test_what_the_ontology_says_of_a_term_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("&#x27;", "'").replace("&quot;", '"')
    for term in terms():
        assert str(vocabulary().value(term, SKOS.definition)) in text
        for line in str(vocabulary().value(term, SKOS.example)).splitlines():
            assert line in text


def test_the_page_is_whole(elements: _Elements) -> None:
    assert elements.faults == []
    ids = Counter(attributes["id"] for _, attributes in elements.found if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    for _, attributes in elements.found:
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids
        if "aria-labelledby" in attributes:
            assert attributes["aria-labelledby"] in ids


def test_nothing_is_fetched_and_nothing_runs(elements: _Elements) -> None:
    assert {tag for tag, _ in elements.found} & {"script", "link", "img", "iframe", "object"} == set()
    assert not any(name == "src" or name.startswith("on") for _, attributes in elements.found for name in attributes)
    assert "url(" not in PAGE.read_text(encoding="utf-8")


def test_headings_go_down_one_level_at_a_time(elements: _Elements) -> None:
    main = elements.found[[tag for tag, _ in elements.found].index("main") :]
    levels = [int(tag[1]) for tag, _ in main if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    heads = [attributes for tag, attributes in elements.found if tag == "th"]
    assert heads
    assert all("scope" in attributes for attributes in heads)
    counted = Counter(tag for tag, _ in elements.found)
    assert counted["table"] == counted["caption"] > 0


def test_markup_in_the_ontology_is_only_text(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    module = folder / "modules" / "events.ttl"
    hostile = "<script>alert('&')</script>"
    module.write_text(module.read_text(encoding="utf-8").replace("A people votes.", hostile), encoding="utf-8")
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in page(folder)
    assert "<script>" not in page(folder)
