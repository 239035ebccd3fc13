"""RSS, RSS 1.0 (RDF) and Atom to records, from files: an item an article, with the text that the feed carries."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kg.errors import ArticleError
from kg.model import Article
from kg.read.records.records import Record, day_in
from kg.read.streams import Budget
from kg.read.texts.fragments import plain

__all__ = ["feed_items"]

_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS_1 = "{http://purl.org/rss/1.0/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_ROOTS = {"rss", f"{_ATOM}feed", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"}
_ITEMS = {"item", f"{_RSS_1}item", f"{_ATOM}entry"}
_FEEDS = {"channel", f"{_RSS_1}channel", f"{_ATOM}feed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """A record whose title is a piece of HTML, and so are texts.

    Args:
        texts: those that the item has, the best first, and whether each is HTML.
    """

    texts: tuple[tuple[str, bool], ...]

    def article(self, published: str | None = None) -> Article:
        """The article; see :meth:`kg.read.records.records.Record.article`."""
        found = (plain(text) if is_html else text for text, is_html in self.texts)
        title = plain(self.title or "").replace("\n", " ") or None
        return Record.article(replace(self, title=title, text=next(filter(None, found), "")), published)


def feed_items(stream: io.BufferedReader, *, stem: str) -> Iterator[Record | ArticleError]:
    """The records of a feed: the full text of an item where the feed has it, else its summary.

    Nothing is fetched: neither the page that an item leads to, nor what the XML refers to.

    Raises:
        ArticleError: if it is no feed, declares XML entities, or is broken; items before the fault have been given.
    """
    from lxml import etree

    budget = Budget(stream)
    # To pass over comments in a text takes time that grows with the square of their number.
    events = etree.iterparse(
        budget,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    number, outlet = 0, None
    try:
        for event, element in events:
            if event == "start":
                if element.getparent() is None:
                    _check_root(element)
                continue
            parent = element.getparent()
            if parent is not None and parent.tag in _FEEDS and _name(element) == "title":
                outlet = _words(element)
            if element.tag in _ITEMS:
                number += 1
                yield _record(element, number, stem=stem, outlet=outlet)
                budget.renew()
                _forget(element)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise ArticleError("an item larger or deeper than any article", remedy="see what it holds") from error
        raise ArticleError(f"broken XML after item {number}", remedy="see that the file is whole") from error


def _check_root(root: Any) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise ArticleError("declares XML entities, which can blow up", remedy="take the <!DOCTYPE ...> out of it")
    if root.tag not in _ROOTS:
        raise ArticleError("not a feed: neither RSS nor Atom", remedy="name pages .html, and other texts .txt")


def _record(item: Any, number: int, *, stem: str, outlet: str | None) -> Item:
    atom = item.tag.startswith(_ATOM)
    published = _first(item, "published", "pubDate", "date", "updated", "issued")
    return Item(
        place=f"item {number}",
        id=f"{stem}-{number}",
        texts=tuple(_texts(item)),
        title=_first(item, "title"),
        published=published and day_in(published),
        source=(None if atom else _first(item, "source")) or outlet,
        author=_author(item),
        url=_link(item),
    )


def _texts(item: Any) -> Iterator[tuple[str, bool]]:
    for name in (_CONTENT, f"{_ATOM}content", f"{_ATOM}summary", "description", f"{_RSS_1}description"):
        found = item.find(name)
        if found is None:
            continue
        kind = found.get("type", "text") if name.startswith(_ATOM) else "html"
        text = _markup(found) if kind == "xhtml" else _words(found)
        if text:
            yield text, kind != "text"


def _markup(element: Any) -> str:
    from lxml import etree

    return "".join(etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element)


def _author(item: Any) -> str | None:
    creator: str | None = _words(item.find(f"{_DUBLIN_CORE}creator"))
    return creator or _words(item.find(f"{_ATOM}author/{_ATOM}name")) or _words(item.find("author"))


def _link(item: Any) -> str | None:
    for link in item.iterfind(f"{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            return str(link.get("href")).strip()
    return _first(item, "link")


def _first(item: Any, *names: str) -> str | None:
    """The words of the first child of one of these names, in the feed's own vocabulary or in Dublin Core."""
    for name in names:
        for child in item:
            if _name(child) == name and (words := _words(child)):
                return words
    return None


def _name(element: Any) -> str:
    """The local name in the vocabularies that are read, else an empty text."""
    tag = element.tag if isinstance(element.tag, str) else ""
    for vocabulary in (_ATOM, _RSS_1, _DUBLIN_CORE):
        tag = tag.removeprefix(vocabulary)
    return "" if tag.startswith("{") else tag


def _words(element: Any) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def _forget(element: Any) -> None:
    """Let go of what has been read."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
