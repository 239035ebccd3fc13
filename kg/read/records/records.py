"""A record of a file that holds many articles, and the article that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.errors import ArticleError, UsageError
from kg.model import Article
from kg.read.published import check_published, published_in
from kg.read.texts.page import load, read_html, web_address
from kg.read.texts.plain import read_text, slug

__all__ = ["FIELDS", "Fields", "Record", "day_in"]

#: What a record may tell, and the names under which that is looked for if none is given.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "title": ("title",),
    "published": ("published", "date"),
    "source": ("source",),
    "author": ("author",),
    "url": ("url",),
    "id": ("id",),
}
#: In a page with ten thousand short elements, one look for texts takes some seconds, and with twice as many four times
#: as long. Hardly any article has that many.
_HEAVY = 20_000
#: The day in a time as programs write it: "2024-04-19T10:00:00Z", "Fri, 19 Apr 2024 10:00:00 +0000".
_TIMES = (
    re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*"),
    re.compile(r"(?:[A-Z][a-z]{2},\s+)?(\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4})\s+\d{2}:\d{2}.*"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a record of a file says of an article.

    Args:
        place: of the record in the file, for messages: ``"line 3"``; None if it is all of the file.
        id: the article's id, unless another has it.
        text: plain text, or ``html``, a whole page.
        published: in any form that a line with a date has.
    """

    place: str | None
    id: str | None
    text: str = ""
    html: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None

    @property
    def is_heavy(self) -> bool:
        """Whether it is a page with so many tags that one call of a library may take minutes, uninterrupted."""
        return self.html is not None and self.html.count("<") > _HEAVY

    def prepare(self) -> None:
        """Load what finds the article in it."""
        if self.html is not None:
            load()

    def article(self, published: str | None = None) -> Article:
        """The article; ``published`` goes before what the record says.

        Raises:
            ArticleError: if there is none in it.
        """
        url = web_address(self.url)
        if self.html is not None:
            return read_html(self.html, id=self.id, published=published, url=url)
        return read_text(
            self.text,
            id=self.id,
            title=self.title,
            published=published or self._published(),
            source=self.source,
            author=self.author,
            url=url,
        )

    def _published(self) -> str | None:
        try:
            return self.published and check_published(day_in(self.published))
        except ArticleError as error:
            raise ArticleError(f"{error.cause}: {error.where}", remedy=error.remedy) from error


class Fields:
    """Which fields of an object, or columns of a table, say what.

    Args:
        names: for some of :data:`FIELDS`, the name that it has in the data. Where there is no field of that name,
            ``source.name`` is the field ``name`` of the object in the field ``source``.

    Raises:
        UsageError: if a name stands for nothing that is read.
    """

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        for field in names or {}:
            if field not in FIELDS:
                raise UsageError("no such field", where=f"field {field}", remedy=f"the fields are {', '.join(FIELDS)}")
        self._names = {**FIELDS, **{field: (name,) for field, name in (names or {}).items()}}
        self._given = names or {}

    @property
    def text(self) -> str:
        """The name of the text."""
        return self._names["text"][0]

    def columns(self, header: list[str]) -> list[str]:
        """The columns to read of a table with this header.

        Raises:
            ArticleError: if the text, or another column that was named, is not there.
        """
        for field in ("text", *self._given):
            if self._names[field][0] not in header:
                there = ", ".join(header[:12]) or "none"
                raise ArticleError(
                    f"no column {self._names[field][0]!r}; the columns are {there}",
                    remedy=f"say which it is with --field {field}=COLUMN",
                )
        wanted = {name for names in self._names.values() for name in names}
        return [name for name in header if name in wanted]

    def record(self, values: Mapping[str, Any], *, id: str | None, place: str | None) -> Record:
        """The record that an object, or a row, is.

        Args:
            id: the article's id if the record gives none.

        Raises:
            ArticleError: if it has no text.
        """
        if not isinstance(self._value(values, "text"), str):
            raise ArticleError(f"no text in {self.text!r}", remedy="say which field it is with --field text=NAME")
        found = {field: _words(self._value(values, field)) for field in FIELDS}
        return Record(
            place=place,
            id=slug(found["id"]) if found["id"] else id,
            text=found["text"] or "",
            title=found["title"],
            published=found["published"],
            source=found["source"],
            author=found["author"],
            url=found["url"],
        )

    def record_or_error(self, values: Mapping[str, Any], *, id: str | None, place: str | None) -> Record | ArticleError:
        """The same; where there is no text, what is wrong, with its place."""
        try:
            return self.record(values, id=id, place=place)
        except ArticleError as error:
            error.where = place
            return error

    def _value(self, values: Mapping[str, Any], field: str) -> Any:
        for name in self._names[field]:
            value = values.get(name)
            if value is None and "." in name:
                value = _inside(values, name)
            if value not in (None, ""):
                return value
        return values.get(self._names[field][0])


def _inside(values: Any, name: str) -> Any:
    for part in name.split("."):
        if not isinstance(values, Mapping):
            return None
        values = values.get(part)
    return values


def _words(value: Any) -> str | None:
    """A value that says something in words or as a number or a day, white space around it gone."""
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def day_in(words: str) -> str:
    """The day in any form that a date line or a clock has; what cannot be read stays as it is, and is refused later."""
    for form in _TIMES:
        if found := form.fullmatch(words):
            words = found[1]
    return published_in(words) or words
