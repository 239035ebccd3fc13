"""Articles in the files of an archive, found where the files are read.

JSON Lines and Parquet are split, so that a file of any size is read side by side; every other file is given whole to
one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial, reduce
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg.cluster.frames import Row, Rows, mapped
from kg.corpus import named_for_corpus, rank_of
from kg.errors import ArticleError, StoreError
from kg.limit import TIMEOUT
from kg.model import Article, Block, BlockKind, Span
from kg.read import ArticleReader, File, InputFormat, Reading
from kg.read.kinds import ENDINGS, format_of, stem_of
from kg.read.records.json_records import json_line
from kg.read.records.parquet_records import row_record
from kg.read.records.records import Fields
from kg.read.streams import decoded
from kg.read.texts.plain import slug

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, DataFrameReader, SparkSession

__all__ = ["FOUND", "Finding", "article_in", "find"]

#: The columns of an article that was found, or of one that could not be read, with the reason.
FOUND = (
    "id string, sha256 string, rank array<string>, file string, place string, text string, title string, "
    "published string, source string, author string, url string, "
    "blocks array<struct<kind: string, start: int, end: int>>, failure string"
)
_PLAIN = ("title", "published", "source", "author", "url")
_BY_LINE: tuple[InputFormat, ...] = (InputFormat.JSONL,)
_BY_ROW: tuple[InputFormat, ...] = (InputFormat.PARQUET,)
_WHOLE = tuple(kind for kind in InputFormat if kind not in (*_BY_LINE, *_BY_ROW))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How articles are found in files.

    Args:
        published: ISO day, month or year of publication of all the articles.
        fields: names that fields and columns have in the data.
        input_format: what the files hold, whatever their endings say.
        timeout: seconds in which the text of an article must be found; None sets no limit.
    """

    published: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    input_format: InputFormat | None = None
    timeout: float | None = TIMEOUT


def find(spark: SparkSession, inputs: Sequence[str], how: Finding) -> DataFrame:
    """The articles of files, folders and patterns, as a table with the columns of :data:`FOUND`.

    Args:
        inputs: as Spark takes them: ``news/``, ``hdfs://host/news/*.jsonl.gz``.

    Raises:
        ArticleError: if there is no such file, or none that may hold articles.
    """
    Fields(how.fields)  # what is wrong with them is told now
    found = []
    for kind, formats in ((_whole, _WHOLE), (_lines, _BY_LINE), (_rows, _BY_ROW)):
        glob = _glob(formats) if how.input_format is None else None
        if how.input_format in (None, *formats) and _are_there(spark, inputs, glob):
            found.append(kind(spark, list(inputs), how, glob))
    if not found:
        where = ", ".join(inputs)
        raise ArticleError(
            "no articles there", where=where, remedy="name folders or files of text, JSON Lines, WARC ..."
        )
    return reduce(lambda one, other: one.unionByName(other), found)


def article_in(row: Row) -> Article:
    """The article of a row of :data:`FOUND`."""
    blocks = (Block(BlockKind(each["kind"]), Span(each["start"], each["end"])) for each in row["blocks"])
    return Article(id=row["id"], text=row["text"], blocks=tuple(blocks), **{name: row[name] for name in _PLAIN})


def _glob(formats: Sequence[InputFormat]) -> str:
    """What the names of files end with that hold these."""
    endings = [_any_case(ending) for ending, kind in ENDINGS.items() if kind in formats]
    return f"*{{{','.join(each for ending in endings for each in (ending, ending + _any_case('.gz')))}}}"


def _any_case(ending: str) -> str:
    return "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in ending)


def _reader(spark: SparkSession, glob: str | None) -> DataFrameReader:
    reader = spark.read.option("recursiveFileLookup", value=True)
    return reader if glob is None else reader.option("pathGlobFilter", glob)


def _are_there(spark: SparkSession, inputs: Sequence[str], glob: str | None) -> bool:
    from pyspark.errors import AnalysisException

    try:
        return bool(_reader(spark, glob).format("binaryFile").load(list(inputs)).select("path").head(1))
    except AnalysisException as error:
        remedy = "check the name, and that Spark knows its file system"
        raise ArticleError("no such file or folder", where=", ".join(inputs), remedy=remedy) from error


# Files that are read whole


def _whole(spark: SparkSession, inputs: list[str], how: Finding, glob: str | None) -> DataFrame:
    files = _reader(spark, glob).format("binaryFile").load(inputs).select("path", "content")
    return mapped(files, FOUND, partial(_in_files, how))


def _in_files(how: Finding, files: Iterator[Row]) -> Rows:
    reader = _Reader(how)
    for row in files:
        path = Path(PurePosixPath(row["path"]).name)
        file = File(path, how.input_format or format_of(path), data=bytes(row["content"]), address=row["path"])
        yield from reader.rows(row["path"], partial(reader.articles.found, file))


# Files that are split


def _lines(spark: SparkSession, inputs: list[str], how: Finding, glob: str | None) -> DataFrame:
    from pyspark.sql import Window
    from pyspark.sql import functions as sql

    lines = (
        _reader(spark, glob)
        .option("lineSep", "\n")
        .text(inputs)
        .select(
            sql.col("value").cast("binary").alias("line"),
            sql.col("_metadata.file_path").alias("path"),
            sql.col("_metadata.file_block_start").alias("block"),
        )
    )
    # A piece of a file does not know how many lines stand before it.
    before = Window.partitionBy("path").orderBy("block").rowsBetween(Window.unboundedPreceding, -1)
    first = (
        lines.groupBy("path", "block")
        .count()
        .select("path", "block", sql.coalesce(sql.sum("count").over(before), sql.lit(0)).alias("first"))
    )
    return mapped(lines.join(sql.broadcast(first), ["path", "block"], "left"), FOUND, partial(_in_lines, how))


def _in_lines(how: Finding, lines: Iterator[Row]) -> Rows:
    reader = _Reader(how)
    passed: dict[tuple[str, int], int] = {}
    for row in lines:
        piece = (row["path"], row["block"])
        if row["first"] is None:
            raise StoreError("files were split otherwise when they were counted", where=row["path"])
        number = passed[piece] = passed.get(piece, int(row["first"])) + 1
        line = bytes(row["line"])
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        address = unquote(row["path"])
        record = json_line(decoded(line), number, stem=_stem(address), fields=reader.fields)
        yield from reader.rows(address, partial(reader.articles.found_in, [record], address))


def _rows(spark: SparkSession, inputs: list[str], how: Finding, glob: str | None) -> DataFrame:
    from pyspark.sql import functions as sql

    table = _reader(spark, glob).option("mergeSchema", value=True).parquet(*inputs)
    try:
        columns = Fields(how.fields).columns(table.columns)
    except ArticleError as error:
        raise ArticleError(error.cause, where=", ".join(inputs), remedy=error.remedy) from error
    values = sql.struct(*(sql.col(f"`{name}`") for name in columns)).alias("values")
    place = (sql.col("_metadata.file_path").alias("path"), sql.col("_metadata.row_index").alias("number"))
    return mapped(table.select(values, *place), FOUND, partial(_in_rows, how))


def _in_rows(how: Finding, rows: Iterator[Row]) -> Rows:
    reader = _Reader(how)
    for row in rows:
        address, number = unquote(row["path"]), row["number"] + 1
        record = row_record(row["values"], number, stem=_stem(address), fields=reader.fields)
        yield from reader.rows(address, partial(reader.articles.found_in, [record], address))


def _stem(address: str) -> str:
    return slug(stem_of(PurePosixPath(address)))


class _Reader:
    """Finds articles in a process of Spark's, and turns them into rows."""

    def __init__(self, how: Finding) -> None:
        self.fields = Fields(how.fields)
        self._bad: list[ArticleError] = []
        reading = Reading(fields=how.fields, timeout=how.timeout, on_bad=self._bad.append)
        self.articles = ArticleReader(reading, published=how.published)

    def rows(self, address: str, find: Callable[[], Iterator[Any]]) -> Rows:
        """The rows of the articles that are found, and of those that cannot be read."""
        for found in find():
            yield _row(named_for_corpus(found.article), address, found.where)
        for error in self._bad:
            yield _failure(error, address)
        self._bad.clear()


def _row(article: Article, address: str, where: str) -> Row:
    blocks = [{"kind": b.kind.value, "start": b.span.start, "end": b.span.end} for b in article.blocks]
    return {
        "id": article.id,
        "sha256": article.sha256,
        "rank": list(rank_of(article, article.published)),
        "file": address,
        "place": where,
        "text": article.text,
        **{name: getattr(article, name) for name in _PLAIN},
        "blocks": blocks,
    }


def _failure(error: ArticleError, address: str) -> Row:
    return {"file": address, "place": error.where or address, "failure": error.reason}
