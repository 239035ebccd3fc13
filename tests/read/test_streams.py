"""Files of any size in little memory, gzip data, and standard input that never ends."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ArticleError
from kg.read import MAX_BYTES, InputFormat, Reading, read_paths
from tests.read.texts import text


class Endless(io.RawIOBase):
    """Records for ever, and how many bytes of them were asked for."""

    def __init__(self, start: str, record: Callable[[str], str]) -> None:
        self._numbers = count()
        self._rest, self._record = start.encode(), record
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = self._record(text(next(self._numbers))).encode()
        piece = self._rest[: len(buffer)]
        buffer[: len(piece)] = piece
        self._rest = self._rest[len(piece) :]
        self.given += len(piece)
        return len(piece)


def archived(words: str) -> str:
    """A record of a web archive."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<article><p>{words}</p><p>{words}</p></article>"
    headers = f"WARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nContent-Length: {len(answer)}"
    return f"WARC/1.0\r\n{headers}\r\n\r\n{answer}\r\n\r\n"


@pytest.mark.parametrize(
    ("kind", "start", "record"),
    [
        (InputFormat.JSONL, "", '{{"text": "{}"}}\n'.format),
        (InputFormat.JSON, "[", '{{"text": "{}"}},\n'.format),
        (InputFormat.CSV, "text\n", '"{}"\n'.format),
        (InputFormat.FEED, "<rss><channel><title>Gazette</title>", "<item><description>{}</description></item>".format),
        (InputFormat.WARC, "", archived),
    ],
)
def test_records_are_given_as_they_come(
    monkeypatch: pytest.MonkeyPatch, kind: InputFormat, start: str, record: Callable[[str], str]
) -> None:
    endless = Endless(start, record)
    buffered: Any = io.BufferedReader(endless)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffered))
    articles = list(islice(read_paths(["-"], reading=Reading(input_format=kind)), 3))
    assert [article.text.split("\n")[0] for article in articles] == [text(0), text(1), text(2)]
    assert [article.id for article in articles] == ["article-1", "article-2", "article-3"]
    assert endless.given < 1_000_000


@pytest.mark.parametrize(
    ("name", "wrap"), [("a.txt.gz", "{}"), ("a.jsonl.gz", '{{"text": "{}"}}'), ("a.csv", 'text\n"{}"')]
)
def test_gzip_data_of_any_kind_and_name(tmp_path: Path, name: str, wrap: str) -> None:
    # Two members and filling up, as some programs write them.
    content = wrap.format(text()).encode()
    (tmp_path / name).write_bytes(gzip.compress(content[:20]) + gzip.compress(content[20:]) + b"\0" * 100)
    assert [article.text for article in read_paths([tmp_path])] == [text()]


def test_gzip_data_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(text().encode()))))
    assert [article.text for article in read_paths(["-"])] == [text()]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.json.gz", "a.xml.gz"])
def test_a_bomb_is_refused(tmp_path: Path, name: str) -> None:
    start = {"a.csv.gz": b'text\n"', "a.json.gz": b"[", "a.xml.gz": b"<rss><channel>"}.get(name, b"")
    (tmp_path / name).write_bytes(gzip.compress(start + (b" " * 999 + b"\n") * (4 * MAX_BYTES // 1000)))
    with pytest.raises(
        ArticleError, match=r"larger than 10 MB|larger or deeper than any article|unpacks to far more than any text"
    ):
        list(read_paths([tmp_path]))


@pytest.mark.parametrize(("cut", "cause"), [(slice(-20), "breaks off"), (slice(5, None), "damaged")])
def test_damaged_gzip_data(tmp_path: Path, cut: slice, cause: str) -> None:
    data = gzip.compress("\n".join(json.dumps({"text": text(number)}) for number in range(50)).encode())[cut]
    (tmp_path / "a.jsonl").write_bytes(b"\x1f\x8b" * (cause == "damaged") + data)
    with pytest.raises(ArticleError, match=f"gzip data that {cause}|{cause} gzip data"):
        list(read_paths([tmp_path]))


def test_lines_that_are_too_long_or_no_utf_8_are_passed(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = (json.dumps({"text": text(number)}).encode() for number in range(2))
    path.write_bytes(b"\n".join((next(good), b"x" * (2 * MAX_BYTES), b'{"text": "caf\xe9"}', next(good))))
    told: list[str] = []
    articles = read_paths([path], reading=Reading(on_bad=lambda error: told.append(str(error))))
    assert [article.id for article in articles] == ["news-1", "news-4"]
    assert [line.split(";")[0] for line in told] == [
        f"{path}, line 2: an article larger than 10 MB",
        f"{path}, line 3: not UTF-8 text",
    ]


def test_a_list_of_objects_in_json(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps([{"a": {"body": text(1)}, "id": 5}, {"a.body": text(2)}, {"a": 3}, 7], indent=2))
    told: list[str] = []
    reading = Reading(fields={"text": "a.body"}, on_bad=lambda error: told.append(f"{error.where} {error.cause}"))
    assert [(article.id, article.text) for article in read_paths([path], reading=reading)] == [
        ("5", text(1)),
        ("news-2", text(2)),
    ]
    assert told == [f"{path}, record 3 no text in 'a.body'", f"{path}, record 4 no object with a text"]


def test_one_object_in_json(tmp_path: Path) -> None:
    (tmp_path / "news.json").write_text(json.dumps({"text": text(), "date": "2024-05-06T10:00:00Z"}, indent=2))
    (article,) = read_paths([tmp_path])
    assert (article.id, article.published) == ("news", "2024-05-06")


def test_what_a_file_holds_may_be_said_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text("".join(json.dumps({"text": text(number)}) + "\n" for number in range(2)))
    articles = read_paths([path], reading=Reading(input_format=InputFormat.JSONL))
    assert [article.id for article in articles] == ["news-1", "news-2"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", "neither an object nor a list"),
        ("[]", "no articles in it"),
        ('[{"text": 1', "not JSON"),
        ('[{"text": "TEXT"} 3]', "not JSON after record 1"),
        ('[{"text": "TEXT"},', "not JSON"),
        ('{"text": "TEXT"}\n{"text": "TEXT"}', "more than one JSON value"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_broken_json(tmp_path: Path, content: str, cause: str) -> None:
    (tmp_path / "news.json").write_text(content.replace("TEXT", text()))
    with pytest.raises(ArticleError, match=cause) as caught:
        list(read_paths([tmp_path]))
    assert str(caught.value).startswith(str(tmp_path / "news.json"))
