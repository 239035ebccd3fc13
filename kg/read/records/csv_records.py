"""CSV and TSV to records: a row an article, the first row the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.errors import ArticleError
from kg.read.records.records import Fields, Record
from kg.read.streams import MAX_BYTES, in_utf8, lines, too_large

__all__ = ["csv_rows"]

_DELIMITERS = (",", ";", "\t", "|")


def csv_rows(
    stream: io.BufferedReader, *, stem: str, fields: Fields, delimiter: str | None = None
) -> Iterator[Record | ArticleError]:
    """The records of a table. Line breaks may stand in quotes. A bad row is an error in its place.

    Args:
        delimiter: what parts the columns; if None, that of the usual ones with which the first row names the text.

    Raises:
        ArticleError: if the first row does not name the columns that are asked for.
    """
    # The limit holds for the whole process; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    text = _Lines(in_utf8(stream))
    delimiter, header = _header(text, fields, delimiter)
    fields.columns(header)
    rows, number = csv.reader(text, delimiter=delimiter, strict=True), 0
    while True:
        place = f"line {text.number + 1}"
        text.renew()
        number += 1
        try:
            row = next(rows, None)
            if row is None:
                return
            if not row:
                number -= 1
                continue
            if len(row) != len(header):
                raise ArticleError(
                    f"{len(row)} values for {len(header)} columns", remedy='quote what holds commas, and double each "'
                )
            yield fields.record(dict(zip(header, row, strict=True)), id=f"{stem}-{number}", place=place)
        except csv.Error as error:
            yield ArticleError(f"not CSV ({error})", where=place, remedy='quote what holds commas, and double each "')
        except ArticleError as error:
            error.where = place
            yield error


def _header(text: _Lines, fields: Fields, delimiter: str | None) -> tuple[str, list[str]]:
    first = next(text, "")
    if not first.strip():
        raise ArticleError("no names of columns in its first row", remedy="put text,title,published there, say")
    headers = {mark: _cells(first, mark) for mark in ([delimiter] if delimiter else _DELIMITERS)}
    known = [mark for mark, names in headers.items() if fields.text in names]
    mark = known[0] if known else max(headers, key=lambda mark: len(headers[mark]))
    return mark, headers[mark]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


class _Lines:
    """Lines for the reader of CSV, which goes on after an error; one row has no more of them than an article may."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._lines = lines(stream)
        self.number = 0
        self._length = 0

    def renew(self) -> None:
        self._length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if isinstance(line, ArticleError):
            raise line
        self._length += len(line)
        if self._length > MAX_BYTES:
            raise too_large()
        return line
