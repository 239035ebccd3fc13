"""A run of an archive: what is to be read of its inputs, and the reading of it, batch by batch."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from kg.cluster.finding import Finding, find
from kg.cluster.frames import drawn
from kg.cluster.reading import READ, read
from kg.cluster.session import slots
from kg.cluster.storage import Storage
from kg.corpus import Settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Run", "Runs", "Step"]

FAILURES = "failures.jsonl"
_FOUND, _NEW, _RUN = "_work/found", "_work/new", "_work/run.json"
_LOST_ONES, _FAILED = f"{_NEW}/batch=-1", "_work/failures"
#: What tells articles apart, their texts and which of several with one text stands for all.
_LIGHT = ("id", "sha256", "rank")
_LOST = "another article has this name, and 8 digits of its SHA-256; give it an id of its own"
#: Told what is being done, how much of it is done, and how much there is to do, if that is known.
Step = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What there is to do.

    Args:
        asked: what was asked for: the same again goes on with it.
        number: among the runs of an archive.
        batches: into which the articles are divided.
        new: articles to be read.
        there: articles that were found and are there, or have the text of another.
    """

    asked: dict[str, Any]
    number: int
    batches: int
    new: int
    there: int


class Runs:
    """What is read into an archive, now and before."""

    def __init__(self, spark: SparkSession, storage: Storage, settings: Settings) -> None:
        self._spark, self._storage, self._settings = spark, storage, settings

    def begin(self, inputs: Sequence[str], finding: Finding, batch: int, step: Step) -> Run:
        """What is to be read: worked out, or as it was when the same run was killed."""
        settings = json.loads(self._settings.to_json())
        told = {"inputs": list(inputs), "finding": asdict(finding) | {"timeout": None}, "batch": batch}
        asked = json.loads(json.dumps(told | {"settings": settings}))
        begun = json.loads(self._storage.read(_RUN) or "{}")
        if begun.get("asked") == asked:
            return Run(**begun)
        step("finding articles", 0, None)
        self._storage.delete("_work")
        found = self._storage.kept(find(self._spark, inputs, finding), _FOUND)
        number = 1 + max((int(name.rpartition("=")[2]) for name in self._storage.folders("read")), default=0)
        run = self._divide(found.where("failure IS NULL"), asked, number, batch)
        failures = found.where("failure IS NOT NULL")
        if self._storage.exists(_LOST_ONES):
            failures = failures.unionByName(self._lost())
        if failures.head(1):
            _with_columns(failures).write.mode("overwrite").parquet(self._storage.at(f"read/run={number:05d}/found"))
        self._storage.write(_RUN, json.dumps(asdict(run)))
        self._storage.delete(_FOUND)
        return run

    def _divide(self, articles: DataFrame, asked: dict[str, Any], number: int, batch: int) -> Run:
        """Put the articles that are to be read into batches, and those that cannot be, for their names, apart."""
        from pyspark.sql import Window
        from pyspark.sql import functions as sql

        new = self._new(articles)
        count = new.count()
        batches = max(1, -(-count // batch))
        of_one_name = Window.partitionBy("id").orderBy("sha256", "file", "place")
        rows = articles.join(new, [*_LIGHT]).withColumn("first", sql.first("sha256").over(of_one_name))
        rows = rows.withColumn("nth", sql.row_number().over(of_one_name))
        batch_of = sql.when(sql.col("nth") == 1, drawn(sql.lit(batches))).when(
            sql.col("first") != sql.col("sha256"), -1
        )
        chosen = rows.withColumn("batch", batch_of).where("batch IS NOT NULL").drop("first", "nth")
        chosen.repartition("batch").write.partitionBy("batch").parquet(self._storage.at(_NEW))
        return Run(asked, number, batches, count, articles.count() - count)

    def _lost(self) -> DataFrame:
        """Articles whose name is that of another one with another text."""
        from pyspark.sql import functions as sql

        return self._spark.read.parquet(self._storage.at(_LOST_ONES)).withColumn("failure", sql.lit(_LOST))

    def _new(self, articles: DataFrame) -> DataFrame:
        """Those that stand for their texts, and have not been read."""
        light = articles.select(*_LIGHT).distinct()
        there = self._all()
        known = light.limit(0) if there is None else there.where("failure IS NULL").select(*_LIGHT)
        return _standing(light, light.unionByName(known)).join(known, [*_LIGHT], "left_anti").select(*_LIGHT)

    def read(self, run: Run, timeout: float | None, step: Step) -> None:
        """Read batch by batch; those that were put away before are left alone."""
        done = 0
        for number in range(run.batches):
            place = f"{_NEW}/batch={number}"
            if not self._storage.exists(place):  # none of the articles fell into it
                continue
            new = self._spark.read.parquet(self._storage.at(place))
            count = new.count()
            step("reading", done, run.new)
            name = f"read/run={run.number:05d}/batch={number:05d}"
            if not self._storage.is_whole(name):
                # Some more pieces than there are processors: an article may take ten times as long as another.
                pieces = max(1, min(slots(self._spark) * 4, count // 8))
                what = read(new.repartition(pieces, "id"), self._settings, timeout)
                what.write.mode("overwrite").parquet(self._storage.at(name))
            done += count
        step("reading", done, run.new)

    def _all(self) -> DataFrame | None:
        """All that was ever read, or could not be."""
        tables = [table for run in self._storage.folders("read") for table in self._storage.folders(run)]
        whole = [self._storage.at(name) for name in tables if self._storage.is_whole(name)]
        return self._spark.read.schema(READ).parquet(*whole) if whole else None

    def current(self) -> DataFrame | None:
        """What was read of the articles that stand for their texts; None if none was."""
        there = self._all()
        if there is None:
            return None
        good = there.where("failure IS NULL")
        found = _standing(good, good)
        return found if found.head(1) else None

    def write_failures(self) -> int:
        """List what could not be read, and was not read later; how much that is."""
        from pyspark.sql import functions as sql

        self._storage.delete(FAILURES)
        there = self._all()
        if there is None:
            return 0
        read_later = there.where("failure IS NULL").select("file", "place")
        bad = there.where("failure IS NOT NULL").join(read_later, ["file", "place"], "left_anti")
        columns = sql.struct(sql.col("file").alias("source"), sql.col("place").alias("where"), "reason")
        lines = bad.withColumnRenamed("failure", "reason").select("file", "place", "reason").distinct().coalesce(1)
        text = lines.sortWithinPartitions("file", "place", "reason").select(sql.to_json(columns).alias("line"))
        text.write.mode("overwrite").text(self._storage.at(_FAILED))
        count = self._spark.read.text(self._storage.at(_FAILED)).count()
        for file in self._storage.pieces(_FAILED) if count else ():
            self._storage.move(file, FAILURES)
        return count


def _standing(some: DataFrame, every: DataFrame) -> DataFrame:
    """Those of some articles that stand for their texts among all of them."""
    from pyspark.sql import functions as sql

    return some.join(every.groupBy("sha256").agg(sql.min("rank").alias("rank")), ["sha256", "rank"])


def _with_columns(failed: DataFrame) -> DataFrame:
    """The table with all columns of :data:`READ`, empty where it has none."""
    from pyspark.sql import functions as sql
    from pyspark.sql.types import StructType

    kinds = cast("StructType", StructType.fromDDL(READ))
    told = ("file", "place", "failure")
    return failed.select(
        *(sql.col(k.name) if k.name in told else sql.lit(None).cast(k.dataType).alias(k.name) for k in kinds)
    )
