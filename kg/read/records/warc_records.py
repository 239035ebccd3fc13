"""WARC to records, with warcio: the pages that a crawler was given."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any

from kg.errors import ArticleError
from kg.read.decode import decode
from kg.read.records.records import Record
from kg.read.streams import MAX_BYTES, too_large

if TYPE_CHECKING:
    from warcio import ArchiveIterator

__all__ = ["warc_pages"]

_HTML = {"text/html", "application/xhtml+xml"}
_CODINGS = {"", "identity", "gzip", "deflate"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{1,30})", re.IGNORECASE)
_MOST_HEADERS = 1024 * 1024


def warc_pages(stream: io.BufferedReader, *, stem: str) -> Iterator[Record | ArticleError]:
    """The HTML pages that were answered with status 200. Other records are passed over.

    Raises:
        ArticleError: if it is no WARC file, or goes wrong so that no next record can be found.
    """
    if stream.peek(5)[:5] != b"WARC/":
        raise ArticleError("not WARC", remedy="give a .warc or .warc.gz file")
    records, number = _records(stream), 0
    while (record := _next(records, number)) is not None:
        number += 1
        if not _is_page(record):
            continue
        place = f"record {number}"
        try:
            html = _page(record)
        except ArticleError as error:
            error.where = place
            yield error
        else:
            url = record.rec_headers.get_header("WARC-Target-URI")
            yield Record(place=place, id=f"{stem}-{number}", html=html, url=url)


def _records(stream: io.BufferedReader) -> ArchiveIterator:
    from warcio import ArchiveIterator
    from warcio.bufferedreaders import BufferedReader

    class Reader(BufferedReader):  # type: ignore[misc]  # warcio has no types
        """Reads headers line by line, and no endless ones."""

        read_as_lines = 0

        def readline(self, length: int | None = None) -> bytes:
            line: bytes = super().readline(_MOST_HEADERS if length is None else min(length, _MOST_HEADERS))
            self.read_as_lines += len(line)
            if self.read_as_lines > 2 * _MOST_HEADERS:
                raise ArticleError("not WARC: the headers of a record never end", remedy="see that the file is whole")
            return line

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    records = ArchiveIterator(stream)
    records.reader = Reader(records.fh)  # in place of one that unzips, which has been done
    return records


def _next(records: ArchiveIterator, number: int) -> Any:
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    if records.reader is not None:
        records.reader.read_as_lines = 0
    try:
        with redirect_stderr(io.StringIO()):
            return next(records, None)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, AttributeError, TypeError, ValueError) as error:
        raise ArticleError(f"not WARC after record {number}", remedy="see that the file is whole") from error


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in _HTML and record.http_headers.get_statuscode() == "200"


def _page(record: Any) -> str:
    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if coding not in _CODINGS:
        raise ArticleError(f"a page compressed as {coding[:20]}", remedy="only gzip and deflate can be unpacked")
    complaints = io.StringIO()
    with redirect_stderr(complaints):
        content = record.content_stream().read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise too_large()
    if complaints.getvalue() or _breaks_off(record):
        raise ArticleError("a page that is damaged or breaks off", remedy="get the file again")
    declared = _CHARSET.search(headers.get_header("Content-Type") or "")
    return decode(content, html=True, charset=declared and declared[1])


def _breaks_off(record: Any) -> bool:
    """True if the file ends before the record does."""
    return getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1)
