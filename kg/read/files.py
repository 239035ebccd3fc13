"""Files, folders and standard input to articles."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import ArticleError
from kg.model import Article
from kg.read.json_lines import read_json_lines
from kg.read.page import read_html
from kg.read.plain import read_text, slug

__all__ = ["MAX_BYTES", "read_path", "read_paths"]

#: The largest input that is read, in bytes.
MAX_BYTES = 10 * 1024 * 1024

_PLAIN = {".txt", ".md", ".text"}
_HTML = {".html", ".htm", ".xhtml"}
_JSON_LINES = {".jsonl", ".ndjson"}
_KNOWN = _PLAIN | _HTML | _JSON_LINES
_TAGS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(utf-?8|(?:iso|windows|latin|ascii|us-ascii|cp)[\w-]{0,20})",
    re.IGNORECASE,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_path(path: str | Path, *, published: str | None = None) -> Iterator[Article]:
    """The articles of a file, of a folder (its text, HTML and JSON Lines files, by name), or of standard input (``-``).

    Args:
        published: ISO day, month or year of publication, for all of them.

    Raises:
        ArticleError: if something is missing or cannot be read; articles before it have been given.
    """
    return read_paths([path], published=published)


def read_paths(paths: Iterable[str | Path], *, published: str | None = None) -> Iterator[Article]:
    """The articles of several paths, with ids that are unique among them; see :func:`read_path`."""
    taken: set[str] = set()
    for path in paths:
        for file in _files(path):
            for article in _read_file(file, published):
                yield replace(article, id=_unique(article.id, taken))


def _files(path: str | Path) -> list[Path | None]:
    """The files to read; None is standard input."""
    if str(path) == "-":
        return [None]
    path = Path(path)
    try:
        if not path.is_dir():
            return [path]
        inside = sorted(path.iterdir(), key=lambda file: file.name)
        files = [f for f in inside if f.suffix.lower() in _KNOWN and not f.name.startswith(".") and f.is_file()]
    except (OSError, ValueError) as error:
        raise ArticleError("cannot be read", where=path, remedy="give a file, a folder or -") from error
    if not files:
        raise ArticleError(
            "the folder has no articles", where=path, remedy="put .txt, .md, .html or .jsonl files into it"
        )
    return list(files)


def _read_file(path: Path | None, published: str | None) -> Iterator[Article]:
    where = "standard input" if path is None else path
    suffix = "" if path is None else path.suffix.lower()
    try:
        text = _decode(_content(path), html=suffix in _HTML)
        id = None if path is None else slug(path.stem if suffix in _KNOWN else path.name)
        if suffix in _JSON_LINES and id is not None:
            yield from read_json_lines(text, id=id, where=str(path), published=published)
            return
        as_html = suffix in _HTML or (suffix not in _PLAIN and _TAGS.match(text) is not None)
        yield (read_html if as_html else read_text)(text, id=id, published=published)
    except ArticleError as error:
        if error.where is not None:
            raise
        raise ArticleError(error.cause, where=where, remedy=error.remedy) from error


def _content(path: Path | None) -> bytes:
    """Raises ArticleError without a place; the caller knows it."""
    try:
        if path is None:
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ArticleError("no such file or folder", remedy="check the name") from error
    except (OSError, ValueError) as error:
        raise ArticleError("cannot be read", remedy="check that it is a file and that you may read it") from error
    if len(content) > MAX_BYTES:
        raise ArticleError(f"larger than {MAX_BYTES // 1024 // 1024} MB", remedy="give one article a file")
    if not content.strip():
        raise ArticleError("the file is empty", remedy="give an article with text")
    return content


def _decode(content: bytes, *, html: bool) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if b"\x00" in content and encoding != "utf-16":
        raise ArticleError("binary data, not a text", remedy="give plain text or HTML")
    declared = _CHARSET.search(content[:4096]) if html and encoding == "utf-8" else None
    for name in (declared.group(1).decode() if declared else encoding, encoding):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    if html:
        return content.decode("cp1252", errors="replace")
    raise ArticleError("not UTF-8 text", remedy="give plain text or HTML, saved as UTF-8")


def _unique(id: str, taken: set[str]) -> str:
    name, number = id, 1
    while name in taken:
        number += 1
        name = f"{id}-{number}"
    taken.add(name)
    return name
