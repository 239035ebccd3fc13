"""Hostile articles in every format: each is one bad article with one clear line, or the right text, soon."""

from __future__ import annotations

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.model import Article
from kg.read import MAX_BYTES, InputFormat, Reading, read_paths
from kg.read.decode import looks_like_html
from kg.read.published import is_date_line, published_within
from kg.read.texts.lines import byline, dateline, ends_sentence, is_boilerplate, opens_list, outlet
from kg.read.texts.plain import MAX_CHARACTERS, slug
from tests.command import Command
from tests.hostile.child import in_a_child
from tests.read.texts import page, text

FIELDS = ("title", "source", "author", "url", "id", "published")
ODD = {
    "surrogate": "x\ud800y",
    "control": "x\x1b[2J\x07\x00\x85y",
    "bidi": "x\u202ey\u2066z",
    "marks": "e" + "\u0301" * 10_000,
    "path": "../../../etc/passwd",
    "device": "con",
    "formula": '=HYPERLINK("http://127.0.0.1:9/","x")',
    "markup": "<script>alert(1)</script>",
    "long": "x" * 200_000,
    "lines": "x\ny\r\n\r\nz",
    "quotes": "\"'\\`{}|^<>",
}


def read(path: Path, *, told: list[ArticleError] | None = None, **reading: object) -> list[Article]:
    on_bad = None if told is None else told.append
    return list(read_paths([path], reading=Reading(on_bad=on_bad, **reading)))  # type: ignore[arg-type]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_odd_values_are_refused_or_harmless(tmp_path: Path, field: str, value: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text(), field: value}) + "\n")
    told: list[ArticleError] = []
    articles = read(path, told=told)
    assert articles or told
    for article in articles:
        assert set(article.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert len(article.id) <= 60
        for words in (article.text, article.title, article.source, article.author, article.url):
            if words:
                words.encode("utf-8")
                assert "\x1b" not in words
                assert "\0" not in words
    assert all(str(error).startswith(str(path)) and "\n" not in str(error) for error in told)


def test_odd_values_make_a_graph_that_is_read_again(kg: Command) -> None:
    fields = [field for field in FIELDS if field != "published"]
    records = [
        {"text": text(number), fields[number % len(fields)]: value} for number, value in enumerate([*ODD.values()] * 2)
    ]
    (kg.folder / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    outcome = kg("build", "a.jsonl", "--skip-bad", "-o", "out")
    assert outcome.code == 0, outcome.err
    assert "a fault of kg itself" not in outcome.err
    assert "\x1b" not in outcome.err + outcome.out
    assert {path.name for path in (kg.folder / "out").iterdir()} == {
        "graph.ttl", "graph.trig", "graph.html", "explorer.html"
    }  # fmt: skip
    assert [path.name for path in kg.folder.iterdir() if path.name not in ("a.jsonl", "out")] == []
    assert kg("validate", "out/graph.trig").code == 0
    page = (kg.folder / "out" / "explorer.html").read_text(encoding="utf-8")
    assert "<script>alert(1)</script>" not in page


def attributes(number: int) -> bytes:
    return " ".join(f"a{each}=1" for each in range(number)).encode()


NASTY = {
    "a.txt": [
        b"\x00" * 100,
        b"\xff\xfe\x00",
        b"\xfe\xff\xd8\x00",
        b"\xef\xbb\xbf",
        b"\x1f\x8b",
        b"caf\xe9",
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
    "a.html": [
        b"<" * 300_000,
        b"<div>" * 5_000,
        b"<p>" + b"x" * 100_000,
        b"<html>\x00",
        b"<!--" * 50_000,
        b"<html><meta charset=utf-7>+ADw-",
        b"<!DOCTYPE html [" + b"<!ENTITY a 'b'>" * 100 + b"]><html>&a;",
        b"<" + b"a " * 50_000 + b">",
        b"&" * 100_000,
        b"<![CDATA[" * 10_000,
        b"<p " + attributes(200_000) + b">",
        b"<html " + attributes(200_000) + b"><p>x",
        b"<title><a x='</title><p " + attributes(200_000),
        b"</p a='><b c=\"'><p " + attributes(200_000) + b'><i d="',
        ("<p>a" + "\u0315\u0300" * 900_000).encode(),
    ],
    "b.txt": [
        ("The minister of Norway a" + "\u0315\u0300" * 900_000).encode(),
        ("The minister of Norway a" + "\u0f73\u0344" * 900_000).encode(),
    ],
    "a.jsonl": [
        json.dumps({"text": "x", "id": "\u0315\u0300" * 900_000, "title": "\u0315\u0300" * 900_000}).encode(),
        b"[" * 200_000,
        b'{"text":' * 200_000,
        b'{"text": "\\ud800"}',
        b'{"text": 1e999}',
        b'{"text": ' + b"9" * 10_000 + b"}",
        b"\x00",
        b'"' * 100_000,
        b'{"text": "' + b"\\u0000" * 100 + b'"}',
        b"{" + b'"a": 1,' * 10_000,
        b'{"text": "x", "text": "y"}',
        b"NaN",
        b"\xef\xbb\xbf{}",
    ],
    "a.json": [
        b"[" * 200_000,
        b'[{"a":' * 100_000,
        b'[{"text": "x"},',
        b'{"text": ' + b"9" * 10_000 + b"}",
        b'"',
        b"[1, 2",
        b"\x00",
        b"]",
        b"[]]",
        b"[" + b"1," * 10_000,
    ],
    "a.csv": [
        b'text\n"',
        b'text\n"a" b\n',
        b"text\n" + b'"' * 99_999,
        b",,,\n",
        b"text," * 100_000,
        b"\x00\n",
        b"text\n\x00\n",
        b"text\rtext\r",
        b"text;text\nx;y\n",
        b"\n" * 100_000,
        b'"text\n\n\n',
        b"text\n" + b"," * 100_000,
    ],
    "a.tsv": [b"text\t" * 1000, b"text\n\t\n"],
    "a.parquet": [b"PAR1", b"PAR1" + b"\x00" * 100 + b"PAR1", b"PAR1\xff\xff\xff\x7fPAR1", b""],
    "a.warc": [
        b"WARC/",
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\n" + b"a: b\r\n" * 300_000,
        b"WARC/1.0\r\nContent-Length: -1\r\n\r\nx",
        b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\n" + b"x" * 3_000_000,
    ],
    "a.xml": [
        b"<rss>" + b"<a>" * 100_000,
        b"<rss><channel><item>" + b"<description>x</description>" * 50_000,
        b"<rss " + b'a="b" ' * 10_000,
        b"\x00",
        b"<rss>&a;</rss>",
        b'<?xml version="1.0" encoding="utf-99"?><rss/>',
        b'<?xml version="1.0" encoding="utf-16"?><rss/>',
        b"<rss><![CDATA[" + b"]" * 100_000,
        b"<rss>" + b"<!--" * 100_000,
        b"<!DOCTYPE rss [<!ENTITY a 'x'>" + b"<!ENTITY b '&a;&a;&a;'>" * 100 + b"]><rss/>",
        b"<rss><channel><title>" + b"x" * 11_000_000,
        b"<rss " + attributes(200_000).replace(b"=1", b"='1'") + b"/>",
        b"<rss><channel><item><description>x" + b"<!--x-->" * 1_000_000 + b"</description></item></channel></rss>",
        b"<rss><channel><item><description>x" + b"<?x?>" * 1_900_000 + b"</description></item></channel></rss>",
        b"<rss><channel><item><description>&lt;p " + attributes(200_000) + b"&gt;</description></item></channel></rss>",
        b"<rss><channel><item><title>&lt;p " + attributes(200_000) + b"&gt;</title></item></channel></rss>",
    ],
}


def nasty() -> Iterator[tuple[str, bytes]]:
    for name, contents in NASTY.items():
        for content in contents:
            yield name, content
            yield name + ".gz", gzip.compress(content, 1)


READ = """
import pathlib
from kg.read import Reading, read_paths
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    told = []
    number = len(list(read_paths([path], reading=Reading(on_bad=told.append))))
    assert number or told, path
    for error in told:
        assert str(error).startswith(str(path)) and len(str(error)) < 1000, str(error)[:2000]
        print(error)
"""


@pytest.mark.parametrize("name", NASTY)
def test_nasty_files_of_every_format(tmp_path: Path, name: str) -> None:
    contents = [(given, content) for given, content in nasty() if given.removesuffix(".gz") == name]
    for number, (given, content) in enumerate(contents):
        (tmp_path / f"{number:02}-{given}").write_bytes(content)
    told = in_a_child(READ, tmp_path).splitlines()
    assert "Traceback" not in " ".join(told)


def test_every_sound_file_cut_at_any_place(tmp_path: Path) -> None:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page()}"
    record = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n"
    feed = f"<rss><channel><item><description>{text()}</description></item></channel></rss>"
    sound = {
        "a.html": page(), "a.jsonl": json.dumps({"text": text()}), "a.json": json.dumps([{"text": text()}]),
        "a.csv": f'text,title\n"{text()}","x"\n', "a.warc": record, "a.xml": feed, "a.txt": text(),
    }  # fmt: skip
    for name, content in sound.items():
        for data in (content.encode(), gzip.compress(content.encode()), content.encode("utf-16")):
            for cut in range(1, len(data), max(1, len(data) // 40)):
                (tmp_path / name).write_bytes(data[:cut])
                told: list[ArticleError] = []
                assert read(tmp_path / name, told=told) or told


@pytest.mark.parametrize("kind", ["gzip", "deflate", "raw"])
def test_a_page_in_an_archive_that_unpacks_to_gigabytes(tmp_path: Path, kind: str) -> None:
    zeros = b"<p>" + b"\0" * (64 * 1024 * 1024)
    wbits = {"gzip": 31, "deflate": 15, "raw": -15}[kind]
    packer = zlib.compressobj(9, wbits=wbits)
    body = packer.compress(zeros) + packer.flush()
    coding = "gzip" if kind == "gzip" else "deflate"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(answer)}\r\n\r\n".encode()
    (tmp_path / "a.warc").write_bytes(head + answer + b"\r\n\r\n")
    told: list[ArticleError] = []
    assert read(tmp_path / "a.warc", told=told) == []
    assert len(told) >= 1


def test_a_column_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.table({"text": ["\0" * 20_000_000]})
    parquet.write_table(table, tmp_path / "a.parquet", compression="gzip", use_dictionary=False)
    with pytest.raises(ArticleError, match="unpacks to far more"):
        read(tmp_path / "a.parquet")


PIECES = [
    "a",
    "A",
    "A. ",
    "A, ",
    "(",
    '"',
    "'",
    ".",
    "!",
    " ",
    "\t",
    "1",
    "12:30 ",
    "By Ann Lee, ",
    "By A",
    "A and ",
    "Aa of ",
    "WASHINGTON ",
    "AP ",
    "—",
    "share ",
    "read more ",
    "all rights reserved ",
    "photo by ",
    "tags:",
    "January 1, ",
    "2024-",
    "<!-- --> ",
    "<!--",
    "<?xml ",
    "Mr. ",
    ". ",
    '."',
    "#",
    "é",
]


@pytest.mark.parametrize("start", ["", "By A", "OSLO", "Published "])
def test_a_line_is_looked_at_in_time_in_proportion_to_its_length(start: str) -> None:
    code = """
import time
from kg.read.decode import looks_like_html
from kg.read.texts.lines import *
from kg.read.texts.lines import ends_sentence, opens_list
from kg.read.texts.plain import slug
from kg.read.published import *
for piece in %r:
    line = %r + piece * (40_000 // len(piece)) + "\\x01"
    started = time.process_time()
    for look in (byline, dateline, ends_sentence, is_boilerplate, opens_list, outlet, is_date_line, published_in,
                 published_within, looks_like_html, slug):
        look(line)
    assert time.process_time() - started < 10, piece
"""
    in_a_child(code % (PIECES, start))


@pytest.mark.parametrize(
    "words", ["The minister met the envoy. ", "a", "(", '"', "Mr. Mr. ", "THE MINISTER MET ", "a\n", "\n"]
)
def test_an_article_of_a_megabyte_is_refused(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.txt").write_text(f"{text()}\n\n" + words * (1_000_000 // len(words)) + f"\n\n{text(1)}")
    with pytest.raises(ArticleError, match=f"more than {MAX_CHARACTERS:,} characters"):
        read(tmp_path / "a.txt")


def test_many_megabytes_are_refused_in_every_format(tmp_path: Path) -> None:
    words = "The minister met the envoy. " * (MAX_CHARACTERS // 20)
    for name, content in {
        "a.html": page().replace("</p>", f"</p><p>{words}</p>", 1),
        "a.jsonl": json.dumps({"text": words}),
        "a.csv": f"text\n{words}\n",
        "a.xml": f"<rss><channel><item><description>{words}</description></item></channel></rss>",
    }.items():
        (tmp_path / name).write_text(content)
        with pytest.raises(ArticleError, match="characters"):
            read(tmp_path / name)


NAMES = [
    "x" * 5_000,
    "x" * 5_000 + "/*",
    "a\0b",
    "loop",
    "loop/a.txt",
    "/dev/null",
    "/dev/zero",
    "a" + "/b" * 3_000,
    "[" * 300,
    "**/" * 50 + "x",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ArticleError):
        list(read_paths([name]))


def test_a_line_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.streams._LONGEST_LINE", 3 * MAX_BYTES)
    for kind in (InputFormat.JSONL, InputFormat.CSV, InputFormat.JSON, InputFormat.WARC, InputFormat.FEED):
        with Path("/dev/zero").open(encoding="latin-1") as zeros:
            monkeypatch.setattr(sys, "stdin", zeros)
            with pytest.raises(ArticleError):
                list(read_paths(["-"], reading=Reading(input_format=kind)))


def test_folders_with_pipes_devices_and_loops(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(text())
    assert [article.text for article in read(tmp_path)] == [text()]


@pytest.mark.parametrize(
    "name", ["../../x", "con", "..", "", "/", "\u202ex", "x" * 1_000, "a\nb", "nul.txt", "é" * 100]
)
def test_a_name_in_the_graph_leads_nowhere(name: str) -> None:
    assert 0 < len(slug(name)) <= 60
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_many_comments_before_a_page() -> None:
    assert looks_like_html("<!-- a --> <!-- b -- c -->\n<!DOCTYPE html>")
    assert looks_like_html('<?xml version="1.0"?><html>')
    assert not looks_like_html("<!-- --> " * 100_000 + "x")
    for look in (byline, outlet):
        assert look("x" * 1000) is None
    assert not (dateline("x"), is_boilerplate("x"), opens_list("x"), ends_sentence("x"), is_date_line("x"))[0]
    assert published_within("x") is None
