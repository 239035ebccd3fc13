"""JSON Lines and JSON to records: an object an article, as crawlers and collections of news write them."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from kg.errors import ArticleError
from kg.read.records.records import Fields, Record
from kg.read.streams import MAX_BYTES, in_utf8, lines, too_large

__all__ = ["json_line", "json_lines", "json_objects"]

_REMEDY = 'write each as {"text": "...", "title": "...", "published": "2024-04-19"}'
_PIECE = 64 * 1024
_BLANKS = " \t\r\n"


def json_lines(stream: io.BufferedReader, *, stem: str, fields: Fields) -> Iterator[Record | ArticleError]:
    """The records of JSON Lines, an object a line; empty lines are skipped. A bad line is an error in its place."""
    for number, line in lines(in_utf8(stream)):
        if isinstance(line, ArticleError) or line.strip():
            yield json_line(line, number, stem=stem, fields=fields)


def json_line(line: str | ArticleError, number: int, *, stem: str, fields: Fields) -> Record | ArticleError:
    """The record of one line of JSON Lines, or what is wrong with it.

    Args:
        number: of the line in its file, from 1.
    """
    place = f"line {number}"
    if isinstance(line, ArticleError):
        line.where = place
        return line
    return _record(line, id=f"{stem}-{number}", place=place, fields=fields)


def json_objects(stream: io.BufferedReader, *, stem: str, fields: Fields) -> Iterator[Record | ArticleError]:
    """The records of a JSON text: a list of objects, read one by one, or a single object.

    Raises:
        ArticleError: if the text is no such list; what comes before the fault has been given.
    """
    text = _Text(in_utf8(stream))
    if text.next() == "{":
        yield _as_record(text.value(), id=stem, place=None, fields=fields)
        if text.next():
            raise ArticleError("more than one JSON value", remedy="if they are lines, say --input-format jsonl")
        return
    if text.take() != "[":
        raise ArticleError("not JSON: neither an object nor a list of objects", remedy=_REMEDY)
    number = 0
    while text.next() != "]" or number:
        number += 1
        yield _as_record(text.value(), id=f"{stem}-{number}", place=f"record {number}", fields=fields)
        mark = text.take()
        if mark == "]":
            return
        if mark != ",":
            raise ArticleError(f"not JSON after record {number}", remedy="see that the file is whole")


def _record(line: str, *, id: str, place: str, fields: Fields) -> Record | ArticleError:
    try:
        return _as_record(json.loads(line), id=id, place=place, fields=fields)
    except (ValueError, RecursionError):
        return ArticleError("not JSON", where=place, remedy=_REMEDY)


def _as_record(value: Any, *, id: str, place: str | None, fields: Fields) -> Record | ArticleError:
    if not isinstance(value, dict):
        return ArticleError("no object with a text", where=place, remedy=_REMEDY)
    return fields.record_or_error(value, id=id, place=place)


class _Text:
    """A JSON text of which no more is in memory than the value at hand."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._bytes = codecs.getincrementaldecoder("utf-8")()
        self._decoder = json.JSONDecoder()
        self._text, self._at, self._ended = "", 0, False

    def next(self) -> str:
        """The next character that is not blank, which stays; an empty text at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANKS:
                    return self._text[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._more(_PIECE)

    def take(self) -> str:
        """The same, and it goes."""
        character = self.next()
        self._at += len(character)
        return character

    def value(self) -> Any:
        """The next value.

        Raises:
            ArticleError: if it is none, or too large.
        """
        self.next()
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._text, self._at)
                return value
            except (ValueError, RecursionError) as error:
                length = len(self._text) - self._at
                if length > MAX_BYTES:
                    raise too_large() from error
                if self._ended or isinstance(error, RecursionError):
                    raise ArticleError("not JSON", remedy="see that the file is whole") from error
                # Twice as much each time, so that a long value is not tried over and over.
                self._more(max(length, _PIECE))

    def _more(self, size: int) -> None:
        data = self._stream.read(size)
        self._ended = not data
        try:
            self._text = self._text[self._at :] + self._bytes.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise ArticleError("not UTF-8 text", remedy="save it as UTF-8") from error
        self._at = 0
