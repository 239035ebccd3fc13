"""The graphs and the tables of an archive, in parts: some thousand articles of one month are one part.

A part is written anew only where something in it has changed: another article, or another name of a thing. What it
holds, and in which order, follows from its articles alone, so that its bytes do too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.cluster.frames import Row, Rows, drawn, mapped
from kg.cluster.storage import Storage
from kg.cluster.things import record_in, reference_of
from kg.corpus import Record, Settings, names_differ, renamed
from kg.export.tables import TABLES, article_rows
from kg.rdf import Quad, copy_quads, identity_quads, read_articles, to_nquads
from kg.rdf.iris import LocalIris
from kg.store import triples_in

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Part", "files_of", "parts_of", "write"]

#: So many articles are in a part at most, on average.
_ARTICLES = 2000
_TYPES = {
    "text": "string",
    "texts": "array<string>",
    "day": "date",
    "truth": "boolean",
    "count": "int",
    "number": "double",
}
_LOT = "_work/lot"
#: So many tables are written, and files moved, at once.
_AT_ONCE = 8
_GRAPHS, _LEDGER = "quads", "records"
#: The folders in which every part has a file, and what the names of these end with.
_FOLDERS = {_GRAPHS: "nq.gz", _LEDGER: "parquet", **{f"tables/{table}": "parquet" for table in TABLES}}


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Some articles of a month.

    Args:
        month: as ``2024-04``, or ``undated``.
        number: among the parts of that month.
        digest: tells whether anything in it has changed.
    """

    month: str
    number: int
    articles: int
    digest: str

    @property
    def name(self) -> str:
        return f"month={self.month}/part-{self.number:05d}"


def parts_of(records: DataFrame) -> tuple[DataFrame, list[Part]]:
    """The records with the ``number`` of the part of their ``month`` that each is in, and the parts."""
    from pyspark.sql import functions as sql

    # Twice as many parts where there are too many articles for as many: so each is of one before, whole.
    many = sql.pow(sql.lit(2), sql.greatest(sql.lit(0), sql.ceil(sql.log2(sql.col("count") / _ARTICLES)))).cast("int")
    numbers = records.groupBy("month").count().select("month", many.alias("parts"))
    told = sql.sha2(sql.concat_ws("\n", "id", "record", "of", sql.col("revision").cast("string")), 256)
    placed = (
        records.join(sql.broadcast(numbers), "month")
        .withColumn("number", drawn(sql.col("parts")))
        .withColumn("digest", told)
    )
    digest = sql.sha2(sql.concat_ws(",", sql.sort_array(sql.collect_list("digest"))), 256)
    found = placed.groupBy("month", "number").agg(sql.count("*").alias("articles"), digest.alias("digest")).collect()
    return placed.drop("parts", "digest"), sorted(Part(*row) for row in found)


def write(
    spark: SparkSession,
    storage: Storage,
    parts: Iterable[Part],
    placed: DataFrame,
    read: DataFrame,
    settings: Settings,
) -> tuple[list[str], dict[str, dict[str, int]]]:
    """Write some parts, and give each its place when all are written; the names of the files, and the rows of tables.

    Args:
        placed: see `parts_of`.
        read: `kg.cluster.reading.READ`, of the articles that there are.
    """
    from pyspark.sql import functions as sql

    storage.delete(_LOT)
    chosen = spark.createDataFrame([(part.month, part.number) for part in parts], "month string, number int")
    rows = placed.join(sql.broadcast(chosen), ["month", "number"])
    # Of a million graphs only those of these parts are to be moved.
    graphs = read.select("id", "graph", sql.col("record").alias("before"))
    rows = rows.join(graphs.join(sql.broadcast(rows.select("id")), "id", "left_semi"), "id")
    lists = ", ".join(f"`{table}` array<struct<{_fields(columns)}>>" for table, columns in TABLES.items())
    schema = f"month string, number int, id string, sha256 string, record string, quads string, {lists}"
    lot = storage.kept(mapped(rows, schema, partial(_written, settings)), f"{_LOT}/articles")
    place = ("month", "number")
    numbers = lot.groupBy(*place).agg(*(sql.sum(sql.size(table)).alias(table) for table in TABLES)).collect()
    counted = {
        Part(row["month"], row["number"], 0, "").name: {table: row[table] for table in TABLES} for row in numbers
    }
    ordered = lot.repartition(*place).sortWithinPartitions(*place, "id")
    text = ordered.select(*place, "quads").write.partitionBy(*place).option("compression", "gzip")
    tables = {_LEDGER: ordered.select(*place, "id", "sha256", "record")}
    for table in TABLES:
        rows = ordered.select(*place, "id", sql.expr(f"inline(`{table}`)"))
        tables[f"tables/{table}"] = rows.drop("id")
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # most of the time goes into making files, one by one
        saving = [pool.submit(text.option("lineSep", "\n").text, storage.at(f"{_LOT}/{_GRAPHS}"))]
        saving += [
            pool.submit(frame.write.partitionBy(*place).parquet, storage.at(f"{_LOT}/{name}"))
            for name, frame in tables.items()
        ]
        for each in saving:
            each.result()
        places = {file: target for name in _FOLDERS for file, target in _places(storage, name)}
        for _ in pool.map(storage.move, places, places.values()):
            pass
    storage.delete(_LOT)
    return list(places.values()), counted


def files_of(part: str) -> list[str]:
    """The names that the files of a part have, those for which there is nothing to be told included."""
    return [f"{folder}/{part}.{ending}" for folder, ending in _FOLDERS.items()]


def _fields(columns: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}`: {_TYPES[kind]}" for name, kind in columns.items())


def _places(storage: Storage, name: str) -> Iterator[tuple[str, str]]:
    """The files of a table as it was written, and where they belong, under the names of their parts."""
    for file in storage.pieces(f"{_LOT}/{name}"):
        *_, month, number, _ = file.split("/")
        yield file, f"{name}/{month}/part-{int(number.removeprefix('number=')):05d}.{_FOLDERS[name]}"


def _written(settings: Settings, rows: Iterator[Row]) -> Rows:
    for row in rows:
        record = record_in(row)
        quads = _graph(row, record, settings)
        (found,) = read_articles(quads)
        quads += identity_quads(record.id, record.identities, base=settings.base)
        if row["of"] is not None:
            copy: dict[str, Any] = {name: row[name] for name in ("origin", "of", "revision")}
            quads += copy_quads(record.id, base=settings.base, **copy)
        kept = {name: row[name] for name in ("month", "number", "id", "sha256", "record")}
        yield {**kept, "quads": to_nquads(quads).rstrip("\n"), **article_rows(found)}


def _graph(row: Row, record: Record, settings: Settings) -> list[Quad]:
    """The graph of the article, in which its things have the names that they have among all articles."""
    quads = triples_in(row["graph"].encode("utf-8"), LocalIris(record.id, base=settings.base).graph)
    if names_differ(record_in(row, "before").identities, record.identities):
        return renamed(quads, record, record.identities, settings, reference_of(settings))
    return quads
