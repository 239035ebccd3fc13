"""HTML pages to articles, with trafilatura: main text, title, date, author and outlet, never the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import ArticleError
from kg.model import Article, BlockKind
from kg.read.published import published_in
from kg.read.texts.markup import check_markup
from kg.read.texts.plain import Known, Line, make_article, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["load", "read_html", "web_address"]

#: A date is taken from what the page says of itself only. The limits are fixed so that no clock has a say.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2199-12-31"}
_LEAVES = {"p", "head", "quote", "item", "cell", "code", "ab"}
_BLANKS = re.compile(r"[^\S\xa0]+")
#: Deeper trees are made to exhaust the reader, not to be read.
_MAX_ELEMENTS = 200_000


def read_html(html: str, *, id: str | None = None, published: str | None = None, url: str | None = None) -> Article:
    """The article that an HTML page holds.

    Its text is made anew: headline, then one paragraph a line with a blank line between, runs of blanks as one.

    Args:
        id: the article's id; made of its title if None.
        published: ISO day, month or year; wins over what the page says.

    Raises:
        ArticleError: if no article can be found in the page, or it is not English, or ``published`` is no date.
    """
    found = _extract(normalize(html), url)
    paragraphs = [] if found is None else list(_paragraphs(found.body))
    if found is None or not any(kind is BlockKind.PARAGRAPH for kind, _ in paragraphs):
        raise ArticleError("no article found in the page", remedy="save the article's text as plain text")
    title = _clean(found.title)
    if title:
        paragraphs = [(BlockKind.HEADLINE, title), *(pair for pair in paragraphs if pair[1] != title)]
    text, lines = _compose(paragraphs)
    known = Known(title=title, source=_clean(found.sitename), author=_clean(found.author))
    known.published = published_in(found.date) if found.date else None
    return make_article(
        normalize(text), lines, id=id, known=known, published=published, url=url or web_address(found.url)
    )


def load() -> None:
    """Load what reads pages, which takes a moment."""
    import trafilatura  # noqa: F401 - to have it


def _extract(html: str, url: str | None) -> Any:
    """trafilatura's document, or None where it finds no text."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if html.count("<") > _MAX_ELEMENTS:
        raise ArticleError("too many elements for an article's page", remedy="save the article's text as plain text")
    check_markup(html)
    try:
        return trafilatura.bare_extraction(
            html,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:  # pages that its parser stumbles over
        raise ArticleError("not a page that can be read", remedy="save the article's text as plain text") from error


def _paragraphs(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """The texts of the elements that hold no others, in order."""
    for element in body.iter():
        if element.tag not in _LEAVES or any(child.tag in _LEAVES for child in element.iterdescendants()):
            continue
        for part in _text(element).split("\n"):
            words = _clean(part)
            if words and any(char.isalnum() for char in words):
                yield (BlockKind.HEADING if element.tag == "head" else BlockKind.PARAGRAPH), words


def _text(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _clean(words: str | None) -> str | None:
    return (_BLANKS.sub(" ", words).strip() or None) if words else None


def web_address(url: str | None) -> str | None:
    """``url`` if it is an address on the web (http or https), else None."""
    return url if url and re.fullmatch(r"https?://[^\s\x00-\x20\x7f-\x9f\ud800-\udfff<>\"{}|\\^`]+", url) else None


def _compose(paragraphs: list[tuple[BlockKind, str]]) -> tuple[str, list[Line]]:
    lines, pieces, at = [], [], 0
    for kind, words in paragraphs:
        lines.append(Line(at, at + len(words), kind=None if kind is BlockKind.PARAGRAPH else kind, follows_blank=True))
        pieces.append(words)
        at += len(words) + 2
    return "\n\n".join(pieces), lines
