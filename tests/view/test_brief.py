"""The brief: what stands in it, with whose words, on how many pages, and that nothing in it acts."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import kg
from kg.errors import UsageError
from kg.store import MemoryStore
from kg.view import view_model
from kg.view.brief import Brief, brief, markdown, page
from kg.view.explorer import explorer_page
from tests.browser import AXE, Explorer, Page, violations
from tests.view.hostile import turtle
from tests.view.plain import ARTICLE, event, model, span

OURS = {"html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p", "ul", "ol", "li"}
OURS |= {"b", "bdi", "q", "cite", "mark", "a", "span"}


def lines(made: Brief) -> dict[str, list[str]]:
    """The sentences of each section."""
    return {section.title: [line.text for line in section.lines] for section in made.sections}


@pytest.fixture(scope="session")
def example_model(example_output: Path) -> dict[str, Any]:
    return view_model(kg.load(example_output / "graph.trig").store)


def test_the_example_is_told_by_what_happened_and_what_did_not(example_model: dict[str, Any]) -> None:
    told = lines(brief(example_model, lines=20))
    assert "Antony Blinken is Secretary of State of the United States" in told["Who"]
    assert "Joe Biden is President of the United States" in told["Who"]
    planned = told["What is planned, possible or asked for"]
    assert "Antony Blinken is to visit China" in planned
    assert not [line for line in told["What happened"] if "Blinken" in line]
    assert "Mao Ning asks the United States:" in told["Who says what"]
    assert "China rejects:" in told["What is disputed"]
    # Days after 19 April, on which the article appeared.
    coming = told["Coming dates, counted from 19 April 2024"]
    assert "20 May 2024 (in 31 days): Lai Ching-te is to take or leave office" in coming
    assert any(line.startswith("24–26 April 2024 (in 5 days): Antony Blinken") for line in coming)


def test_every_line_has_words_of_its_article(example_model: dict[str, Any], across: dict[str, Any]) -> None:
    for shown in (example_model, across):
        made = brief(shown, lines=50)
        texts = {article["title"]: " ".join(article["text"].split()) for article in shown["articles"]}
        quotes = [quote for section in made.sections for line in section.lines for quote in line.quotes]
        assert all(line.quotes for section in made.sections for line in section.lines)
        assert len(quotes) > 15
        for quote in quotes:
            words = f"{quote.before}{quote.words}{quote.after}".strip("… ")
            assert words in texts[made.articles[quote.article - 1].title]


def test_what_articles_tell_differently_stands_side_by_side(across: dict[str, Any]) -> None:
    (disputed,) = (section for section in brief(across).sections if section.title == "What is disputed")
    by_text = {line.text: line for line in disputed.lines}
    contradicted = by_text["Visit by Ann Lee to Sylvania: told by one, denied by another"]
    assert [quote.words for quote in contradicted.quotes][-1] == "Lee never went to Sylvania, the ministry said"
    assert not [line for line in by_text if line.startswith("Ann Lee did not visit")]  # it stands above


def test_tolls_that_cannot_both_be_right_are_told_with_who_gives_them() -> None:
    def toll(number: int, **more: Any) -> dict[str, Any]:
        told = {"label": f"{number} killed", "kind": "killed", "approximate": False, "low": number, "high": number}
        return told | {"evidence": [span(f"{number} dead")]} | more

    def disputed(*figures: dict[str, Any]) -> list[str]:
        shown = model(
            articles=[{"id": ARTICLE, "title": "An attack"}], events=[event("e", "A attacked B", figures=figures)]
        )
        return lines(brief(shown)).get("What is disputed", [])

    assert disputed(toll(5), toll(5, said="the army"), toll(7, said="a doctor")) == [
        "A attacked B: 5 killed according to the army; 7 killed according to a doctor"
    ]
    assert disputed(toll(5), toll(5, said="the army")) == []
    assert disputed(toll(5, of="children"), toll(7)) == []
    assert disputed(toll(5, approximate=True), toll(7)) == []
    assert disputed(toll(5) | {"high": 9}, toll(7)) == []
    assert disputed(toll(5, kind="money"), toll(7, kind="money")) == []  # of two gifts both can be


def test_dates_are_counted_from_the_newest_article() -> None:
    def coming(published: str, **dates: str) -> dict[str, list[str]]:
        articles = [
            {"id": ARTICLE, "title": "New", "published": published},
            {"id": "article/b", "title": "Old", "published": "2019-01-01"},
        ]
        planned = event("e", "A is to visit B", status="scheduled", **dates)
        return lines(brief(model(articles=articles, events=[planned])))

    assert coming("2020-02-28", start="2020-03-01", end="2020-03-02")[
        "Coming dates, counted from 28 February 2020"
    ] == ["1–2 March 2020 (in 2 days): A is to visit B"]
    assert coming("2020-03-01", start="2020-03-01", end="2020-03-02")["Coming dates, counted from 1 March 2020"] == [
        "1–2 March 2020 (now): A is to visit B"
    ]
    # A month is not over, and it is not known in how many days it comes.
    assert coming("2020-02-28", start="2020-02")["Coming dates, counted from 28 February 2020"] == [
        "February 2020: A is to visit B"
    ]
    assert list(coming("2020-04-01", start="2020-03-01", end="2020-03-02")) == [
        "What is planned, possible or asked for"
    ]
    made = brief(
        model(
            articles=[{"id": ARTICLE, "title": "New", "published": "2020-04-01"}],
            events=[event("e", "A is to visit B", status="scheduled", start="2020-03-01", end="2020-03-02")],
        )
    )
    assert made.sections[0].lines[0].note == "1–2 March 2020; no article tells whether it came about"


def test_a_large_graph_is_cut_and_says_so() -> None:
    events = [event(f"e{n}", f"A visited B{n}", evidence=[span("A visited B")]) for n in range(100)]
    made = brief(model(articles=[{"id": ARTICLE, "title": "Travels"}], events=events), lines=5)
    (section,) = made.sections
    assert (len(section.lines), section.left_out) == (5, 95)
    assert "… and 95 more." in markdown(made)
    assert "<p>… and 95 more.</p>" in page(made)


def test_it_is_there_from_python(example_output: Path, example_model: dict[str, Any]) -> None:
    graph = kg.load(example_output / "graph.trig")
    assert graph.brief() == markdown(brief(example_model))
    assert graph.brief("html", lines=3) == page(brief(example_model, lines=3))
    with pytest.raises(UsageError, match="no format is called 'pdf'"):
        graph.brief("pdf")


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(turtle(), encoding="utf-8", newline="")
    made = brief(view_model(MemoryStore.from_file(path)), lines=50)
    assert sum(len(section.lines) for section in made.sections) > 20
    seen = Elements(page(made))
    assert seen.tags <= OURS
    assert all(re.match(r"https?://|#article-\d+$", link) for link in seen.links)
    # What the Markdown becomes has nothing that we did not write: no HTML, no link, no picture, no code.
    tokens = MarkdownIt("commonmark", {"html": True}).parse(markdown(made))
    types = {each.type for token in tokens for each in [token, *(token.children or ())]}
    assert not types & {"html_block", "html_inline", "image", "code_inline", "fence", "code_block", "em_open"}
    found = [each for token in tokens for each in token.children or () if each.type == "link_open"]
    assert all(re.match(r"https?://", str(each.attrs["href"])) for each in found)


def test_hostile_words_do_not_act_in_the_explorer(tmp_path: Path, open_page: Callable[[str], Page]) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(turtle(), encoding="utf-8", newline="")
    opened = open_page(explorer_page(view_model(MemoryStore.from_file(path))))
    Explorer(opened)
    opened.run("document.querySelector('[aria-label=\"Brief, to print\"]').click()")
    assert opened.run(
        "const d = document.querySelector('dialog.brief');"
        "return [window.owned, d.querySelectorAll('img, script, a').length, d.scrollWidth > d.clientWidth]"
    ) == [None, 0, False]
    assert opened.errors() == []


def test_the_page_prints_on_two_sheets_and_shuts_nobody_out(
    example_model: dict[str, Any], open_page: Callable[[str], Page]
) -> None:
    opened = open_page(page(brief(example_model)))
    opened.run(AXE)
    assert violations(opened) == []
    assert _sheets(opened) == 2
    assert (opened.errors(), opened.requests()) == ([], [])


def test_the_explorer_shows_and_prints_it(example_model: dict[str, Any], open_page: Callable[[str], Page]) -> None:
    opened = open_page(explorer_page(example_model))
    explorer = Explorer(opened)
    opened.run("document.querySelector('[aria-label=\"Brief, to print\"]').click()")
    shown = explorer.wait("return document.querySelector('dialog.brief[open]')?.innerText")
    assert all(f"{text}" in shown for told in lines(brief(example_model)).values() for text in told)
    opened.run(AXE)
    assert violations(opened) == []
    assert _sheets(opened) == 2
    assert opened.errors() == []


def _sheets(opened: Page) -> int:
    wanted = {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69}
    pdf = opened.driver.execute_cdp_cmd("Page.printToPDF", wanted)
    return b64decode(pdf["data"]).count(b"/Type /Page\n")
