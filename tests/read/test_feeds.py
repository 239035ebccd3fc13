"""RSS, RSS 1.0 and Atom from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.model import Article
from kg.read import Reading, read_paths
from tests.read.texts import page, text


def read(tmp_path: Path, content: str, *, name: str = "feed.xml", told: list[str] | None = None) -> list[Article]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    on_bad = (
        None if told is None else lambda error: told.append(f"{error.where}: {error.cause}".removeprefix(str(path)))
    )
    return list(read_paths([path], reading=Reading(on_bad=on_bad)))


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
 <channel>
  <title>The Gazette</title><link>https://example.org/</link>
  <image><title>Logo</title></image>
  <item>
   <media:title>A picture</media:title>
   <title>Ships &amp;amp; fish</title>
   <link>https://example.org/1</link>
   <guid isPermaLink="false">tag:1</guid>
   <pubDate>Fri, 19 Apr 2024 23:30:00 -0400</pubDate>
   <dc:creator>Ann Lee</dc:creator>
   <description>Not this.</description>
   <content:encoded><![CDATA[<p>{text(1)}</p><!-- x --><figure><figcaption>A ship</figcaption></figure>
     <p>They had <b>met</b>
     before.<br>So it was&nbsp;told.</p><script>track()</script>]]></content:encoded>
  </item>
  <item><title>No text</title></item>
  <item><description>{text(2)}</description><source url="https://example.com/">Another Paper</source></item>
 </channel>
</rss>"""


def test_rss(tmp_path: Path) -> None:
    told: list[str] = []
    one, two = read(tmp_path, RSS, told=told)
    assert one.text == f"Ships & fish\n\n{text(1)}\n\nThey had met before.\n\nSo it was told."
    assert (one.id, one.title, one.published) == ("feed-1", "Ships & fish", "2024-04-19")
    assert (one.source, one.author, one.url) == ("The Gazette", "Ann Lee", "https://example.org/1")
    assert (two.id, two.text, two.source) == ("feed-3", text(2), "Another Paper")
    assert told == [", item 2: no words in it"]


def test_rss_1(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path,
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title></channel>
        <item rdf:about="x"><title>Talks</title><link>https://example.org/2</link><description>{text()}</description>
        <dc:date>2024-05-06T10:00:00+02:00</dc:date></item></rdf:RDF>""",
        name="feed.rdf",
    )
    assert (article.title, article.published, article.source) == ("Talks", "2024-05-06", "Gazette")
    assert (article.text, article.url) == (f"Talks\n\n{text()}", "https://example.org/2")


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{text()}</p><p>No.</p></div></content>',
        f'<content type="html">&lt;p>{text()}&lt;/p>&lt;p>No.&lt;/p></content><summary>Not this.</summary>',
        f'<summary type="html">{text()}&lt;br/>No.</summary>',
    ],
)
def test_atom(tmp_path: Path, content: str) -> None:
    (article,) = read(
        tmp_path,
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title>Talks</title>
        <link rel="self" href="https://example.org/self"/><link href="https://example.org/3"/>
        <author><name>Ann Lee</name></author><updated>2024-05-07T01:00:00Z</updated>
        <published>2024-05-06T10:00:00Z</published>{content}</entry></feed>""",
        name="feed.atom",
    )
    assert article.text == f"Talks\n\n{text()}\n\nNo."
    assert (article.published, article.source, article.author) == ("2024-05-06", "Gazette", "Ann Lee")
    assert article.url == "https://example.org/3"


def test_a_page_in_a_file_named_xml_is_a_page(tmp_path: Path) -> None:
    (article,) = read(tmp_path, page())
    assert article.title == "Envoys meet"


LAUGHS = """<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss><channel><item><title>T</title><description>&b;</description></item></channel></rss>"""
OUTSIDE = """<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>T</title><description>&a;</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (LAUGHS, "declares XML entities"),
        (OUTSIDE, "declares XML entities"),
        ("<opml><body/></opml>", "not a feed"),
        ("words", "broken XML after item 0"),
        (RSS[: RSS.index("<item><title>No")], "broken XML after item 1"),
        ("<rss><channel></channel></rss>", "no articles in it"),
        ("<rss><channel>" + "<item>" * 1000, "larger or deeper than any article"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, content: str, cause: str) -> None:
    with pytest.raises(ArticleError, match=cause):
        read(tmp_path, content)


def test_a_doctype_that_declares_nothing_is_no_harm(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    (article,) = read(
        tmp_path, f"{doctype}<rss><channel><item><description>{text()}</description></item></channel></rss>"
    )
    assert article.text == text()
