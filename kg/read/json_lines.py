"""JSON Lines to articles: a JSON object a line, as crawlers and collections of news write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.errors import ArticleError
from kg.model import Article
from kg.read.page import web_address
from kg.read.plain import read_text, slug
from kg.read.published import published_in

__all__ = ["read_json_lines"]

_REMEDY = 'write each line as {"text": "...", "title": "...", "published": "2024-04-19"}'


def read_json_lines(content: str, *, id: str, where: str, published: str | None = None) -> Iterator[Article]:
    """The articles of a text in JSON Lines; empty lines are skipped.

    Each line is an object with ``text`` and, if it has them, ``title``, ``published`` or ``date``, ``source``,
    ``author``, ``url`` and ``id``, all of them strings. A title that does not stand above the text is put there.

    Args:
        id: starts the id of an article whose line gives none; the number of the line follows.
        where: the file, for messages.
        published: ISO day, month or year; wins over what the lines say.

    Raises:
        ArticleError: if a line is no such object, or its text no English article; it names the line.
    """
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = _fields(line)
            yield read_text(
                fields.get("text", ""),
                id=slug(fields["id"]) if "id" in fields else f"{id}-{number}",
                title=fields.get("title"),
                published=published or _published(fields),
                source=fields.get("source"),
                author=fields.get("author"),
                url=web_address(fields.get("url")),
            )
        except ArticleError as error:
            raise ArticleError(error.cause, where=f"{where}, line {number}", remedy=error.remedy) from error


def _fields(line: str) -> dict[str, str]:
    """The fields of a line that say something, white space around them gone."""
    try:
        found: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError("not JSON", remedy=_REMEDY) from error
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise ArticleError("no object with a text", remedy=_REMEDY)
    return {name: value.strip() for name, value in found.items() if isinstance(value, str) and value.strip()}


def _published(fields: dict[str, str]) -> str | None:
    """The day in any form that a date line has; what cannot be read stays as it is, and is refused later."""
    given = fields.get("published") or fields.get("date")
    return given and (published_in(given) or given)
