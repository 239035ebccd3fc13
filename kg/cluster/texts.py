"""Which texts are copies of others, by tables: those that share a band of their sketches are compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.cluster.components import components
from kg.cluster.frames import Row, Rows, groups, mapped, together
from kg.cluster.storage import Storage
from kg.cluster.things import record_in
from kg.resolve import Text, TextSketch, copies
from kg.resolve.copies import alike

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["families"]

_SKETCHES = "article string, bands array<string>, told string"
_PAIRS = "one string, other string"
_COPIES = "article string, origin string, of string, revision boolean"


def families(storage: Storage, read: DataFrame, work: str) -> DataFrame:
    """Of each copy or later version, the first of its family, and what it is a copy of.

    Args:
        read: `kg.cluster.reading.READ`, of the articles that there are.
        work: a folder for what comes in between.

    Returns:
        A table with ``article``, ``origin``, ``of`` and ``revision``; texts of their own are not in it.
    """
    from pyspark.sql import functions as sql

    sketches = storage.kept(mapped(read.select("id", "sha256", "record"), _SKETCHES, _sketches), f"{work}/sketches")
    bands = sketches.select("article", sql.explode("bands").alias("band"))
    one, other = bands.alias("one"), bands.alias("other")
    pairs = (
        one.join(other, "band")
        .where("one.article < other.article")
        .select(sql.col("one.article").alias("one"), sql.col("other.article").alias("other"))
        .distinct()
    )
    for side in ("one", "other"):
        told = sketches.select(sql.col("article").alias(side), sql.col("told").alias(f"{side}_told"))
        pairs = pairs.join(told, side)
    near = mapped(pairs, _PAIRS, _alike)
    edges = near.select(sql.xxhash64("one").alias("one"), sql.xxhash64("other").alias("other"))
    found = components(storage, edges, f"{work}/copies")
    texts = sketches.withColumn("node", sql.xxhash64("article")).join(found, "node")
    return mapped(together(texts.select("component", "article", "told"), "component"), _COPIES, _copies)


def _sketches(rows: Iterator[Row]) -> Rows:
    for row in rows:
        record = record_in(row)
        text = record.text()
        told = json.dumps([text.order, text.sketch.hashes, text.sketch.runs, text.source, text.url])
        yield {"article": record.id, "bands": list(record.sketch.bands()), "told": told}


def _text(article: str, told: str) -> Text:
    order, hashes, runs, source, url = json.loads(told)
    return Text(article, tuple(order), TextSketch(tuple(hashes), runs), source, url)


def _alike(rows: Iterator[Row]) -> Rows:
    for row in rows:
        one, other = (_text(row[side], row[f"{side}_told"]) for side in ("one", "other"))
        if alike(one, other):
            yield {"one": one.id, "other": other.id}


def _copies(rows: Iterator[Row]) -> Rows:
    for _, family in groups(rows, "component"):
        for article, copy in copies(_text(row["article"], row["told"]) for row in family).items():
            yield {"article": article, "origin": copy.origin, "of": copy.of, "revision": copy.revision}
