"""WARC: the pages that a crawler was given."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from warcio import StatusAndHeaders, WARCWriter

from kg.errors import ArticleError
from kg.model import Article
from kg.read import MAX_BYTES, Reading, read_paths
from tests.read.texts import page, text


class Archive:
    """A file in the making."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=path.suffix == ".gz")
        self._writer.write_record(self._writer.create_warcinfo_record("crawl.warc", {"software": "a test"}))

    def add(
        self,
        body: bytes,
        *,
        kind: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        coding: str = "",
        url: str = "1",
    ) -> None:
        headers = [("Content-Type", kind), *([("Content-Encoding", coding)] if coding else [])]
        record = self._writer.create_warc_record(
            f"https://example.org/{url}",
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
        )
        self._writer.write_record(record)
        record.raw_stream.close()

    def content(self) -> bytes:
        return self._file.getvalue()

    def read(self, content: bytes | None = None) -> tuple[list[Article], list[str]]:
        self.path.write_bytes(self.content() if content is None else content)
        told: list[str] = []
        reading = Reading(on_bad=lambda error: told.append(f"{error.where}: {error.cause}"))
        found = list(read_paths([self.path], reading=reading))
        return found, [line.removeprefix(str(self.path)) for line in told]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_pages_and_nothing_else(tmp_path: Path, name: str) -> None:
    archive = Archive(tmp_path / name)
    archive.add(page(1).encode())
    archive.add(b"\x89PNG\r\n", kind="image/png")
    archive.add(page(2).encode(), status="404 Not Found")
    archive.add(
        gzip.compress(page(3, title="King Håkon meets").encode("latin-1")),
        kind="text/html;charset=ISO-8859-1",
        coding="gzip",
        url="3",
    )
    found, told = archive.read()
    assert told == []
    assert [(article.id, article.url) for article in found] == [
        ("crawl-2", "https://example.org/1"),
        ("crawl-5", "https://example.org/3"),
    ]
    assert text(1) in found[0].text
    assert found[1].title == "King Håkon meets"


def test_an_archive_that_was_zipped_as_a_whole(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "crawl.warc")
    archive.add(page(1).encode())
    archive.add(page(2).encode())
    found, told = archive.read(gzip.compress(archive.content()))
    assert ([article.id for article in found], told) == (["crawl-2", "crawl-3"], [])


def test_bad_pages_are_told_by_their_record(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "crawl.warc.gz")
    archive.add(b"<html><body></body></html>")
    archive.add(page(1).encode(), coding="br")
    archive.add(b"<html>" + b" ".join(b"%d" % number for number in range(MAX_BYTES // 6)))
    archive.add(gzip.compress(b"<html>" + b" " * 4 * MAX_BYTES), coding="gzip")
    archive.add(b"\x00\x01\x02")
    archive.add(page(2).encode())
    found, told = archive.read()
    assert [article.id for article in found] == ["crawl-7"]
    assert told == [
        ", record 2: no article found in the page",
        ", record 3: a page compressed as br",
        ", record 4: an article larger than 10 MB",
        ", record 5: an article larger than 10 MB",
        ", record 6: binary data, not a text",
    ]


def test_an_archive_that_breaks_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = Archive(tmp_path / "crawl.warc")
    archive.add(page(1).encode())
    archive.add(page(2).encode())
    found, told = archive.read(archive.content()[:-200])
    assert ([article.id for article in found], told) == (
        ["crawl-2"],
        [", record 3: a page that is damaged or breaks off"],
    )
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "not WARC"),
        (page().encode(), "not WARC"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * MAX_BYTES, "never end"),
        (b"WARC/1.0\r\nX: " + b"y" * 4 * MAX_BYTES, "never end"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n\r\n", "not WARC after record 0"),
    ],
)
def test_what_is_no_archive(tmp_path: Path, content: bytes, cause: str) -> None:
    (tmp_path / "crawl.warc").write_bytes(content)
    with pytest.raises(ArticleError, match=cause):
        list(read_paths([tmp_path]))
