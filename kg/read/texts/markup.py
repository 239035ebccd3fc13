"""A look at HTML before it is parsed, for what would keep the parser busy for ever. Nothing interrupts that one."""

from __future__ import annotations

import re

from kg.errors import ArticleError

__all__ = ["MOST_ATTRIBUTES", "check_markup"]

MOST_ATTRIBUTES = 256
"""In a tag. Each is compared with each, so that twice as many take four times as long; no page has a tenth of these."""

#: HTML as browsers and newer parsers read it: https://html.spec.whatwg.org/multipage/parsing.html#tokenization.
#: Nothing is tried twice (``*+``), so that the look takes time in proportion to the length.
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = rf"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+"
_TAG = rf"<(?P<close>/?+)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)[\s/]*+>?+"
_COMMENT = r"<!---?+>|<!--.*?(?:--!?>|\Z)|<[!?/][^>]*+>?+"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TOKEN = re.compile(rf"{_TAG}|{_COMMENT}", re.DOTALL)
#: Elements whose content has no tags but the one that ends it.
_RAW = {"script", "style", "iframe", "noembed", "noframes", "plaintext", "textarea", "title", "xmp"}
#: The same as older parsers see it.
_OLD_TOKEN = re.compile(rf"<!--.*?(?:-->|\Z)|<[!?/][^>]*+>?+|{_TAG}", re.DOTALL)
_OLD_RAW = {"script", "style"}
#: Fewer characters cannot hold too many attributes.
_SHORT = 2 * MOST_ATTRIBUTES


def check_markup(html: str) -> None:
    """Refuse a page with more attributes in a tag than the parser can take.

    Raises:
        ArticleError: if there is one.
    """
    for token, raw in ((_TOKEN, _RAW), (_OLD_TOKEN, _OLD_RAW)):
        at = 0
        while (found := token.search(html, at)) is not None:
            at = found.end()
            if (name := found["name"]) is None:
                continue
            if len(found["attributes"]) > _SHORT and len(_ATTRIBUTES.findall(found["attributes"])) > MOST_ATTRIBUTES:
                cause = f"a tag with more than {MOST_ATTRIBUTES} attributes"
                raise ArticleError(cause, remedy="save the article's text as plain text")
            is_whole = found["close"] or html.endswith("/>", found.end("attributes"), at)
            if not is_whole and name.lower() in raw:
                at = _end_of(html, name, at)


def _end_of(html: str, name: str, start: int) -> int:
    """Where the tag stands that ends an element without tags in it."""
    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(html, start)
    return len(html) if end is None else end.start()
