"""A piece of HTML, as feeds carry it, to plain text: a paragraph a block, a blank line between."""

from __future__ import annotations

import re

from kg.read.texts.markup import check_markup

__all__ = ["plain"]

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "tr", "ul",
}  # fmt: skip
_LEFT_OUT = {
    "audio", "button", "canvas", "figure", "form", "iframe", "img", "nav", "noscript", "object", "script", "select",
    "style", "svg", "template", "video",
}  # fmt: skip


def plain(markup: str) -> str:
    """The words of the markup that a reader sees; what has neither tags nor entities stays as it is.

    Raises:
        ArticleError: if it is made to exhaust the parser.
    """
    if "<" not in markup and "&" not in markup:
        return markup
    from lxml import etree, html

    check_markup(markup)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)  # to step over many of them takes for ever
    try:
        root = html.fragment_fromstring(markup, create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _LEFT_OUT:
                walk.skip_subtree()
                continue
            parts.append("\n" if element.tag in _BLOCKS else "")
            parts.append(_spaced(element.text))
            continue
        parts.append("\n" if element.tag in _BLOCKS else "")
        parts.append(_spaced(element.tail))
    paragraphs = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(filter(None, paragraphs))


def _spaced(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")
