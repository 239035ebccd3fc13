"""Bytes of a text or a page to characters."""

from __future__ import annotations

import codecs
import re

from kg.errors import ArticleError

__all__ = ["decode", "looks_like_html"]

#: Nothing is tried twice (``*+``): comments in a row would otherwise take longer than anybody can wait.
_TAGS = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(utf-?8|(?:iso|windows|latin|ascii|us-ascii|cp)[\w-]{0,20})",
    re.IGNORECASE,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def looks_like_html(text: str) -> bool:
    """True for what begins as a page does."""
    return _TAGS.match(text) is not None


def decode(content: bytes, *, html: bool, charset: str | None = None) -> str:
    """The characters of a file: UTF-8, or UTF-16 with a mark; a page may declare another charset.

    Args:
        charset: that which a server declared, which goes before the page's own.

    Raises:
        ArticleError: if it is no text.
    """
    mark = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if b"\x00" in content and mark != "utf-16":
        raise ArticleError("binary data, not a text", remedy="give plain text or HTML")
    names = [mark or "utf-8"]
    if html and mark is None:
        declared = _CHARSET.search(content[:4096])
        names = [name for name in (charset, declared and declared.group(1).decode(), "utf-8") if name]
    for name in names:
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    if html:
        return content.decode("cp1252", errors="replace")
    raise ArticleError("not UTF-8 text", remedy="give plain text or HTML, saved as UTF-8")
