"""HTML pages become articles."""

from __future__ import annotations

import pytest

from kg.errors import ArticleError
from kg.read import read_html

ONE = (
    "The foreign ministers of Norway and Denmark met on Tuesday to talk about fishing in the North Sea, officials said."
)
TWO = "They agreed to meet again in April, and said that the talks had been useful for both of the countries."


def page(head: str = "", body: str = f"<p>OSLO (AP) — {ONE}</p><h2>What comes next</h2><p>{TWO}</p>") -> str:
    return (
        f"<!doctype html><html><head><title>Ministers meet in Oslo</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"</nav><article><h1>Ministers meet in Oslo</h1>{body}</article><footer>Copyright</footer></body></html>"
    )


def test_text_and_metadata() -> None:
    head = (
        '<meta property="og:site_name" content="Daily Post"><meta name="author" content="Ann Lee">'
        '<meta property="article:published_time" content="2019-03-05T10:00:00Z">'
    )
    article = read_html(page(head))
    assert [(block.kind.value, article.words(block.span)) for block in article.blocks] == [
        ("headline", "Ministers meet in Oslo"),
        ("dateline", "OSLO (AP) —"),
        ("paragraph", ONE),
        ("heading", "What comes next"),
        ("paragraph", TWO),
    ]
    assert (article.title, article.published, article.source, article.author) == (
        "Ministers meet in Oslo",
        "2019-03-05",
        "Daily Post",
        "Ann Lee",
    )
    assert article.id == "ministers-meet-in-oslo"


def test_a_page_without_a_date_gets_none() -> None:
    assert read_html(page()).published is None


def test_a_date_of_the_text_is_not_the_date_of_the_page() -> None:
    assert read_html(page(body=f"<p>{ONE} The first talks were held on 4 July 1999.</p><p>{TWO}</p>")).published is None


def test_the_option_wins() -> None:
    head = '<meta property="article:published_time" content="2019-03-05T10:00:00Z">'
    assert read_html(page(head), published="2018").published == "2018"


def test_marks_in_the_text_stay_text() -> None:
    article = read_html(page(body=f"<p>{ONE} It costs &lt;b&gt;5 &amp; more.</p><script>alert(1)</script><p>{TWO}</p>"))
    assert "It costs <b>5 & more." in article.text
    assert "alert" not in article.text


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", "<html><body><script>var a = 'the minister of trade'</script></body></html>"],
)
def test_a_page_without_an_article(html: str) -> None:
    with pytest.raises(ArticleError, match="no"):
        read_html(html)


def test_a_page_made_to_exhaust_the_reader() -> None:
    with pytest.raises(ArticleError):
        read_html("<html><body>" + "<div>" * 60_000 + "the end of it")
    with pytest.raises(ArticleError, match="too many elements"):
        read_html("<html><body>" + "<p>a</p>" * 150_000)
