"""Articles in files of every kind are found as `kg add` finds them, split or whole."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from kg.cluster import Finding
from kg.cluster.finding import find
from kg.corpus import named_for_corpus
from kg.errors import ArticleError
from kg.model import Article
from kg.read import ArticleReader, InputFormat, Reading

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_TEXT = "The foreign minister of Norway met the president of Brazil in Oslo on Monday, number {}."


def _record(number: int) -> dict[str, Any]:
    return {"title": f"Visit {number}", "text": _TEXT.format(number), "published": "2024-04-19"}


def _lines(count: int) -> bytes:
    return "".join(json.dumps(_record(number)) + "\n" for number in range(count)).encode()


def _warc() -> bytes:
    records = []
    for number in range(3):
        page = f"<html><head><title>Visit</title></head><body><article><p>{_TEXT.format(number) * 5}</p></article>"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
        head = f"WARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\nContent-Length: {len(answer)}"
        records.append(f"WARC/1.0\r\n{head}\r\n\r\n{answer}\r\n\r\n")
    return gzip.compress("".join(records).encode(), mtime=0)


def _table() -> bytes:
    out = io.BytesIO()
    rows = [{**_record(number), "source": {"name": "The Herald"}, "more": number} for number in range(5)]
    parquet.write_table(pa.Table.from_pylist(rows), out, row_group_size=2)
    return out.getvalue()


FILES: dict[str, bytes] = {
    "plain.txt": b"Visit\n\n" + _TEXT.format("one").encode(),
    "two words é%20.txt": b"Visit\n\n" + _TEXT.format("two").encode(),
    "LOUD.TXT": b"Visit\n\n" + _TEXT.format("five").encode(),
    "packed.txt.gz": gzip.compress(b"Visit\n\n" + _TEXT.format("three").encode()),
    "many.jsonl": _lines(200),
    "packed.jsonl.gz": gzip.compress(_lines(3), mtime=0),
    "marked.ndjson": b"\xef\xbb\xbf" + _lines(1) + b"\n  \r\n" + json.dumps(_record(7)).encode() + b"\r\n",
    "bad.jsonl": _lines(1) + b"{not JSON}\n\xff\xfe\n[1]\n" + _lines(1),
    "rows.csv": b"title,text\nVisit," + _TEXT.format("four").encode().replace(b",", b" ") + b"\n",
    "list.json": json.dumps([_record(1), _record(2)]).encode(),
    "pages.warc.gz": _warc(),
    "table.parquet": _table(),
    "blank.txt": b" \n",  # one of no bytes at all is passed over by Spark
    "picture.png": b"\x89PNG",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many kinds")
    (folder / "deeper").mkdir()
    for number, (name, data) in enumerate(FILES.items()):
        (folder / ("deeper" if number % 3 == 2 else ".") / name).write_bytes(data)
    return folder


def _as_added(folder: Path, **more: Any) -> tuple[dict[str, Article], list[tuple[str, str]]]:
    """The articles that `kg add` finds, and where it finds none."""
    bad: list[ArticleError] = []
    reader = ArticleReader(Reading(on_bad=bad.append, **more), published=None)
    files = [file for each in [folder] for file in reader.find(each)]
    found = [named_for_corpus(found.article) for file in files for found in reader.found(file)]
    assert len({article.id for article in found}) == len(found)
    places = sorted((Path(error.where or "").name, error.cause) for error in bad)
    return {article.id: article for article in found}, places


@pytest.mark.parametrize("piece", ["128m", "1k"], ids=["whole", "split"])
def test_every_kind_of_file(spark: SparkSession, folder: Path, piece: str) -> None:
    before = spark.conf.get("spark.sql.files.maxPartitionBytes")
    spark.conf.set("spark.sql.files.maxPartitionBytes", piece)
    try:
        rows = find(spark, [str(folder)], Finding()).collect()
    finally:
        spark.conf.set("spark.sql.files.maxPartitionBytes", before or "128m")
    articles, bad = _as_added(folder)
    found = {row["id"]: row for row in rows if row["failure"] is None}
    assert found.keys() == articles.keys()
    for id, article in articles.items():
        row = found[id]
        told = (row["text"], row["title"], row["published"], row["source"], row["author"], row["url"], row["sha256"])
        assert told == (
            *(article.text, article.title, article.published, article.source, article.author, article.url),
            article.sha256,
        )
        blocks = [(each["kind"], each["start"], each["end"]) for each in row["blocks"]]
        assert blocks == [(block.kind.value, block.span.start, block.span.end) for block in article.blocks]
    failures = [(row["place"].rpartition("/")[2], row["failure"].partition(";")[0]) for row in rows if row["failure"]]
    assert sorted(failures) == bad
    assert len(bad) > 3


def test_names_of_fields_and_formats_are_as_for_add(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "odd.data").write_bytes(
        json.dumps({"body": _TEXT.format(1), "meta": {"outlet": "The Herald"}}).encode() + b"\n"
    )
    fields = {"text": "body", "source": "meta.outlet"}
    how = Finding(fields=fields, input_format=InputFormat.JSONL, published="2024-04")
    (row,) = find(spark, [str(tmp_path / "odd.data")], how).collect()
    assert (row["failure"], row["source"], row["published"]) == (None, "The Herald", "2024-04")
    with pytest.raises(ArticleError, match="no articles"):
        find(spark, [str(tmp_path)], Finding())


def test_a_table_without_texts_is_told(spark: SparkSession, tmp_path: Path) -> None:
    parquet.write_table(pa.table({"body": [_TEXT]}), tmp_path / "table.parquet")
    with pytest.raises(ArticleError, match="no column 'text'"):
        find(spark, [str(tmp_path)], Finding())
    (row,) = find(spark, [str(tmp_path)], Finding(fields={"text": "body"})).collect()
    assert row["id"].startswith("table-1-")
