"""Pages made to exhaust the parser: what it is given is bounded beforehand, and what follows is interrupted."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from kg.errors import ArticleError
from kg.read import read_html
from kg.read.texts import markup
from kg.read.texts.markup import MOST_ATTRIBUTES, check_markup
from kg.slugs import few_marks, slug
from tests.hostile.child import in_a_child
from tests.read.texts import page, text

FEW = 3
PIECES = (
    "<p ", "</p ", "<a", "</a a=\"", "<script", "<script>", "</script>", "</script ", "<script/>", "</ScRipt\t>",
    "<title>", "</title>", "<title/>", "<textarea>", "</textarea>", "<!--", "-->", "--!>", "<!-->", "<!", "<?", "?>",
    ">", "/>", "\"", "'", "=", " a1", " b2=", " c3=\"x\"", " d4", " e5", " f6 ", "/", "\n", "\f", "<![CDATA[", "]]>",
    "</p>", "<style>", "</style>", "<style/", "<iframe>", "</iframe>", "<xmp>", "</xmp>", "<xmp a=b/>", "<noscript>",
    "</noscript>", "<plaintext>", "<svg>", "</svg>", "<math>", "<!doctype html>", "<noframes>", "</noframes>",
    "<noembed>", "<select>", "<template>", "x", "<", "&lt;", "<p a=\"> <x b='\">",
)  # fmt: skip


@settings(max_examples=2_000, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("<svg><script/><!-- d4 --><p a1 d4 e5 f6>")
@example("<title><a x='</title><p a1 d4 e5 f6>")
@example("</p a='><b c=\"'><p a1 d4 e5 f6><i d=\"")
@example("<p a1 d4 e5 f6")
def test_no_tag_with_more_attributes_than_are_seen_beforehand(content: str) -> None:
    content = f"<html><body>{content}"
    with patch.multiple(markup, MOST_ATTRIBUTES=FEW, _SHORT=2 * FEW):
        try:
            check_markup(content)
        except ArticleError:
            return
    tree = html.document_fromstring(content)
    assert max(len(element.attrib) for element in tree.iter(etree.Element)) <= FEW


@pytest.mark.parametrize("mark", ["a{}", "a{}=1", 'a{}="1"', "a{}='>'", "a{} = 1", "/a{}"])
def test_as_many_attributes_as_are_allowed(mark: str) -> None:
    for number in (MOST_ATTRIBUTES, MOST_ATTRIBUTES + 1):
        tag = f"<p {' '.join(mark.format(each) for each in range(number))}>"
        content = page().replace("<p>", tag, 1)
        if number == MOST_ATTRIBUTES:
            assert read_html(content).text == read_html(page()).text
        else:
            with pytest.raises(ArticleError, match="a tag with more than 256 attributes; save the article's text"):
                read_html(content)


def test_scripts_and_comments_have_no_tags() -> None:
    many = f"<p {' '.join(f'a{number}' for number in range(1000))} >"
    for content in (f"<script>if (a{many}</script>", f"<style>{many}</style>", f"<!-- {many} -->"):
        assert read_html(page().replace("<p>", f"{content}<p>", 1)).text == read_html(page()).text


@pytest.mark.parametrize(
    "piece",
    ["a=1 ", "<a ", '"', '="', '<a x="', "<a x='", "<!--", "<!-- x", "<script>", "<xmp><title>", "</p a='", "<"],
)
def test_the_look_takes_time_in_proportion_to_the_length(piece: str) -> None:
    """Ten megabytes, which would take hours if each place were looked at from each."""
    in_a_child(
        "from kg.errors import ArticleError\nfrom kg.read.texts.markup import check_markup\n"
        f"for start in ('', '<p '):\n    try: check_markup(start + {piece!r} * {10_000_000 // len(piece)})\n"
        "    except ArticleError: pass"
    )  # fmt: skip


SHAPES = {
    "short elements": "<p>" + "<b>w</b> " * 90_000 + "</p>",
    "paragraphs": "<p>w" * 190_000,
    "line breaks": "<p>" + "<br>" * 190_000,
    "links": '<a href="/x">w</a>' * 90_000,
    "links to tags": '<div class="tags">' + '<a href="/tag/x">x</a>' * 60_000 + "</div>",
    "headings": "<h1>x</h1>" * 90_000,
    "nested lists": "<ul><li><ul><li>w</li></ul></li></ul>" * 20_000,
    "times": '<time datetime="x">x</time>' * 90_000,
    "authors": "".join(f'<span class="author">Ann{number} Lee</span>' for number in range(90_000)),
    "descriptions": '<meta property="article:tag" content="a">' * 150_000,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_of_whatever_shape_is_read_or_given_up(tmp_path: Path, shape: str) -> None:
    code = """
from kg.pipeline import read_sources
from kg.read import Reading
told = []
read = list(read_sources(sys.argv[1], reading=Reading(on_bad=told.append, timeout=2)))
assert len(read) + len(told) == 1
"""
    (tmp_path / "a.html").write_text(page().replace("<p>", SHAPES[shape] + "<p>", 1), encoding="utf-8")
    in_a_child(code, tmp_path / "a.html")


def test_marks_on_a_letter_beyond_the_thirtieth_go() -> None:
    assert few_marks("a" + "\u0301" * 30 + "b") == "a" + "\u0301" * 30 + "b"
    assert few_marks("a" + "\u0301" * 31 + "b\u0301") == "a" + "\u0301" * 30 + "b\u0301"
    assert few_marks("\u0f73" * 40 + "\u1100" * 40) == "\u0f73" * 30 + "\u1100" * 40
    assert few_marks(text()) == text()
    assert slug("Zoe" + "\u0308" * 100) == "zoe"
