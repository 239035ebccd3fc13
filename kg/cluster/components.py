"""Which nodes of a graph hang together, by tables: for graphs that no single machine holds.

The alternating algorithm of Kiveris and others 2014, "Connected components in MapReduce and beyond": in turn, every
node points its larger neighbours to the least one around it, and its smaller ones. It ends after some log² n rounds,
most often fewer than ten. What has room in one process is done there, for a round takes seconds however few edges there
are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.cluster.frames import Row, Rows, mapped
from kg.cluster.storage import Storage
from kg.resolve import DisjointSets

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["components"]

_PAIR = ("one", "other")
#: So many edges have room in one process: some 200 MB.
FEW = 1_000_000


def components(storage: Storage, edges: DataFrame, work: str, few: int = FEW) -> DataFrame:
    """For each node that has an edge, the least node that it hangs together with.

    Args:
        edges: in columns ``one`` and ``other``, numbers.
        work: a folder of ``storage`` for what comes of every round, so that a lost machine costs one round.
        few: with so many edges at most, one process does it.

    Returns:
        A table with ``node`` and ``component``; nodes without edges are not in it.
    """
    from pyspark.sql import functions as sql

    storage.delete(work)
    now = storage.kept(edges.where("one <> other").select(*_PAIR), f"{work}/round-0")
    if now.count() <= few:
        return storage.kept(mapped(now.coalesce(1), "node long, component long", _united), f"{work}/found")
    before: tuple[int, int | None] | None = None
    number = 0
    while (state := _state(now)) != before:
        before, number = state, number + 1
        now = storage.kept(_small_star(_large_star(now)), f"{work}/round-{number}")
    least = now.select(sql.col("one").alias("node"), sql.col("other").alias("component"))
    return least.unionByName(now.select(sql.col("other").alias("node"), sql.col("other").alias("component"))).distinct()


def _united(edges: Iterator[Row]) -> Rows:
    """The same, of all edges in one process."""
    found = DisjointSets[int]()
    for edge in edges:
        found.join(edge["one"], edge["other"])
    for node in found:
        yield {"node": node, "component": found.least(node)}


def _large_star(edges: DataFrame) -> DataFrame:
    """Larger neighbours of a node go to the least of it and its neighbours."""
    from pyspark.sql import functions as sql

    both = edges.unionByName(edges.select(sql.col("other").alias("one"), sql.col("one").alias("other")))
    least = both.groupBy("one").agg(sql.min("other").alias("around"))
    larger = both.where("other > one").join(least, "one")
    return larger.select(sql.col("other").alias("one"), sql.least("one", "around").alias("other")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """A node and its smaller neighbours go to the least of these."""
    from pyspark.sql import functions as sql

    down = edges.select(sql.greatest(*_PAIR).alias("one"), sql.least(*_PAIR).alias("other"))
    least = down.groupBy("one").agg(sql.min("other").alias("around"))
    smaller = down.join(least, "one").select(sql.col("other").alias("one"), sql.col("around").alias("other"))
    itself = least.select("one", sql.col("around").alias("other"))
    return smaller.where("one <> other").unionByName(itself).distinct()


def _state(edges: DataFrame) -> tuple[int, int | None]:
    """How many edges there are, and a sum that tells which."""
    from pyspark.sql import functions as sql

    row = edges.agg(sql.count("*"), sql.sum(sql.xxhash64(*_PAIR).cast("decimal(20,0)"))).head()
    assert row is not None  # noqa: S101 - an aggregate of nothing is a row too
    return int(row[0]), None if row[1] is None else int(row[1])
