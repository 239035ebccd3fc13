"""An archive: the folder that a build makes of articles, and goes on with when more of them come.

::

    manifest.json      settings, runs, parts, and files with their SHA-256
    read/              what each article says by itself, so that none is read twice
    quads/             the graph as N-Quads: month=2024-04/part-00000.nq.gz, shared-events.nq.gz, reference.nq.gz
    tables/            the facts as Parquet: events/month=2024-04/part-00000.parquet, ...
    records/           what `kg add` keeps of each article beside its graph
    failures.jsonl     the articles that cannot be read, if there are any
    _work/             only while a build runs, or when it was killed
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from kg.cluster.finding import Finding, find
from kg.cluster.joining import Joined, join
from kg.cluster.manifest import FORMAT, MANIFEST, checked, settings_in
from kg.cluster.reading import READ, read
from kg.cluster.session import PIECES, settings_of_ours, what_spark_says
from kg.cluster.storage import DONE, Storage
from kg.cluster.things import reference_of
from kg.cluster.writing import Part, files_of, parts_of, write
from kg.corpus import Settings
from kg.errors import StoreError, UsageError
from kg.limit import TIMEOUT
from kg.rdf import to_nquads
from kg.version import VERSION

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Archive", "Built", "Step", "build"]

FAILURES = "failures.jsonl"
#: So many articles are read before what they say is put away: more are lost when the run is killed, fewer cost time.
BATCH = 20_000
#: So many articles, with their graphs, are in a piece of a table.
_PIECE = 500
#: So many parts are written before they get their places.
_LOT = 64
_FOUND, _NEW, _RUN = "_work/found", "_work/new", "_work/run.json"
_LIGHT = ("id", "sha256", "rank")
#: Told what is being done, how much of it is done, and how much there is to do, if that is known.
Step = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build.

    Args:
        articles: that are in the archive now.
        read: that are new.
        there: that were found and were there, or have the text of another.
        failed: that cannot be read.
        parts: that were written, of ``total``.
        rows: of each table.
    """

    articles: int
    read: int
    there: int
    failed: int
    parts: int
    total: int
    rows: Mapping[str, int]


def build(
    spark: SparkSession,
    inputs: str | Sequence[str],
    output: str,
    *,
    settings: Settings | None = None,
    finding: Finding | None = None,
    timeout: float | None = TIMEOUT,
    batch: int = BATCH,
    step: Step | None = None,
) -> Built:
    """Read articles into an archive, and join them with those that are in it.

    The graph is the one that `kg add` makes of the same articles. A build that was killed goes on where it stopped when
    it is called again with the same inputs; what is in the archive already is not read again.

    Args:
        spark: the session, whose workers have this package.
        inputs: files, folders and patterns, as Spark takes them.
        output: the folder of the archive.
        settings: how the articles are read, the same in all builds of an archive.
        finding: how they are found in files.
        timeout: seconds that reading one article may take; None sets no limit.
        batch: so many articles are read before what they say is put away.
        step: told how far it is.

    Raises:
        ArticleError: if there is nothing to read.
        StoreError: if the archive is of another version, or made with other settings.
        OutputError: if it cannot be written.
        UsageError: if ``batch`` is not positive.
        StoreError: if Spark gives up; what was read by then stays.
    """
    if batch < 1:
        raise UsageError(f"{batch} is not positive", where="batch", remedy=f"give {BATCH}, say")
    given = [inputs] if isinstance(inputs, str) else list(inputs)
    with settings_of_ours(spark), what_spark_says():
        archive = Archive(spark, output, settings)
        return archive.build(given, finding or Finding(), timeout, batch, step or (lambda _what, _done, _total: None))


class Archive:
    """The folder of an archive.

    Args:
        output: the folder, as Spark takes it.
        settings: how its articles are read; by default as they were.

    Raises:
        StoreError: if the archive is of another version, or made with other settings.
        OutputError: if Spark knows no file system of that name.
    """

    def __init__(self, spark: SparkSession, output: str, settings: Settings | None = None) -> None:
        self._spark, self.storage = spark, Storage(spark, output)
        self._slots = max(1, spark.sparkContext.defaultParallelism)
        text = self.storage.read(MANIFEST)
        self._manifest: dict[str, Any] = {} if text is None else checked(text, self.storage.at(MANIFEST))
        kept = settings_in(self._manifest) if self._manifest else None
        self.settings = settings or kept or Settings()
        if kept not in (None, self.settings):
            remedy = "use those, or make a new archive"
            raise StoreError("the archive was made with other settings", where=self.storage.root, remedy=remedy)

    def build(self, inputs: list[str], finding: Finding, timeout: float | None, batch: int, step: Step) -> Built:
        """See `kg.cluster.build`."""
        self.storage.delete(DONE)
        run = self._run(inputs, finding, batch, step)
        self._read(run, timeout, step)
        # Tables of a million graphs need more pieces than Spark has by default, and those of a few hundred need few.
        pieces = max(2 * self._slots, (self._manifest.get("articles", 0) + run["new"]) // _PIECE)
        self._spark.conf.set(PIECES, str(pieces))
        joined = join(self._spark, self.storage, self._current(), self.settings, lambda what: step(what, 0, None))
        written, parts = self._write(joined, step)
        self._write_shared(joined)
        step("summing up", 0, None)
        built = self._sum_up(run, written, parts)
        self.storage.delete("_work")
        self.storage.write(DONE, "")
        return built

    # Finding and reading

    def _run(self, inputs: list[str], finding: Finding, batch: int, step: Step) -> dict[str, Any]:
        """What is to be read: worked out, or as it was when the same run was killed."""
        asked = {"inputs": inputs, "finding": {**asdict(finding), "timeout": None}, "batch": batch}
        begun = json.loads(self.storage.read(_RUN) or "{}")
        if begun.get("asked") == json.loads(json.dumps(asked)):
            return dict(begun)
        from pyspark.sql import functions as sql

        step("finding articles", 0, None)
        self.storage.delete("_work")
        find(self._spark, inputs, finding).write.parquet(self.storage.at(_FOUND))
        found = self._spark.read.parquet(self.storage.at(_FOUND))
        articles, failures = found.where("failure IS NULL"), found.where("failure IS NOT NULL")
        new = self._new(articles)
        count = new.count()
        batches = -(-count // batch)
        place = sql.pmod(sql.conv(sql.substring("sha256", 1, 8), 16, 10).cast("long"), sql.lit(max(1, batches)))
        rows = articles.join(new, [*_LIGHT]).dropDuplicates(["id"]).withColumn("batch", place.cast("int"))
        rows.repartition("batch").write.partitionBy("batch").parquet(self.storage.at(_NEW))
        number = len(self._manifest.get("runs", ())) + 1
        run = {
            "asked": asked,
            "number": number,
            "batches": batches,
            "new": count,
            "there": articles.count() - count,
            "failed": failures.count(),
        }
        if run["failed"]:
            failed = failures.select("file", "place", "failure")
            _with_columns(failed).write.mode("overwrite").parquet(self.storage.at(f"read/run={number:05d}/found"))
        self.storage.write(_RUN, json.dumps(run))
        self.storage.delete(_FOUND)
        return run

    def _new(self, articles: DataFrame) -> DataFrame:
        """Those that stand for their texts, and have not been read."""
        from pyspark.sql import functions as sql

        light = articles.select(*_LIGHT).distinct()
        if (there := self._all_read()) is None:
            known = light.limit(0)
        else:
            known = there.where("failure IS NULL").select(*_LIGHT)
        least = light.unionByName(known).groupBy("sha256").agg(sql.min("rank").alias("rank"))
        return light.join(least, ["sha256", "rank"]).join(known.select("id"), "id", "left_anti").select(*_LIGHT)

    def _read(self, run: Mapping[str, Any], timeout: float | None, step: Step) -> None:
        """Read batch by batch; those that were put away before are left alone."""
        done = 0
        for number in range(run["batches"]):
            name = f"read/run={run['number']:05d}/batch={number:05d}"
            new = self._spark.read.parquet(self.storage.at(f"{_NEW}/batch={number}"))
            count = new.count()
            step("reading", done, run["new"])
            if not self.storage.is_whole(name):
                # Some more pieces than there are processors: an article may take ten times as long as another.
                pieces = max(1, min(self._slots * 4, count // 8))
                read(new.repartition(pieces, "id"), self.settings, timeout).write.mode("overwrite").parquet(
                    self.storage.at(name)
                )
            done += count
        step("reading", done, run["new"])

    def _all_read(self) -> DataFrame | None:
        """All that was ever read, or could not be."""
        tables = {file.rpartition("/")[0] for file in self.storage.files("read") if file.endswith(f"/{DONE}")}
        if not tables:
            return None
        return self._spark.read.schema(READ).parquet(*(self.storage.at(name) for name in sorted(tables)))

    def _current(self) -> DataFrame:
        """What was read of the articles that stand for their texts."""
        from pyspark.sql import functions as sql

        there = self._all_read()
        if there is None:
            raise StoreError("no article was read", where=self.storage.root, remedy="see failures.jsonl there")
        good = there.where("failure IS NULL")
        least = good.groupBy("sha256").agg(sql.min("rank").alias("rank"))
        return good.join(least, ["sha256", "rank"])

    # Writing

    def _write(self, joined: Joined, step: Step) -> tuple[int, list[Part]]:
        """Write the parts in which something has changed, some at a time; how many, and all parts there are."""
        placed, parts = parts_of(joined.records)
        known: dict[str, Any] = self._manifest.setdefault("parts", {})
        names = {part.name for part in parts}
        for name in sorted(known.keys() - names):
            self._forget(name)
        changed = [part for part in parts if known.get(part.name, {}).get("digest") != part.digest]
        for start in range(0, len(changed), _LOT):
            step("writing", start, len(changed))
            lot = changed[start : start + _LOT]
            for part in lot:
                self._forget(part.name)
            files = write(self._spark, self.storage, lot, placed, self._current(), self.settings)
            self._manifest["files"] |= self._hashes(files)
            known |= {part.name: {"articles": part.articles, "digest": part.digest} for part in lot}
            self._save()
        return len(changed), parts

    def _forget(self, part: str) -> None:
        """Take a part out, with its files."""
        self._manifest["parts"].pop(part, None)
        files = self._manifest.setdefault("files", {})
        month, _, name = part.partition("/")
        for file in files_of(Part(month.removeprefix("month="), int(name.removeprefix("part-")), 0, "")):
            self.storage.delete(file)
            files.pop(file, None)

    def _write_shared(self, joined: Joined) -> None:
        """The graphs that are of no single article: shared events, and the reference facts of what is spoken of."""
        from pyspark.sql import functions as sql

        events = joined.events.orderBy("shared").select("quads")
        events.coalesce(1).write.option("compression", "gzip").text(self.storage.at("_work/events"))
        written = []
        for file in self.storage.files("_work/events"):
            if file.rpartition("/")[2].startswith("part-"):
                self.storage.move(file, "quads/shared-events.nq.gz")
                written.append("quads/shared-events.nq.gz")
        linked = joined.records.select(sql.explode("linked").alias("id")).distinct().collect()
        quads = reference_of(self.settings).describe(sorted(row["id"] for row in linked))
        data = gzip.compress(to_nquads(quads).encode("utf-8"), mtime=0)
        self.storage.write_bytes("quads/reference.nq.gz", data)
        self._manifest["files"] |= self._hashes([*written, "quads/reference.nq.gz"])

    def _hashes(self, files: Sequence[str]) -> dict[str, Any]:
        """Size and SHA-256 of files, by their names; worked out where they lie."""
        from pyspark.sql import functions as sql

        paths = [self.storage.at(file) for file in files]
        if not paths:
            return {}
        content = self._spark.read.format("binaryFile").load(paths)
        rows = content.select("path", "length", sql.sha2("content", 256).alias("sha256")).collect()
        found = {_local(row["path"]): {"bytes": row["length"], "sha256": row["sha256"]} for row in rows}
        return {file: found[_local(path)] for file, path in zip(files, paths, strict=True)}

    def _sum_up(self, run: Mapping[str, Any], written: int, parts: Sequence[Part]) -> Built:
        """The manifest of what is there now, and the list of what cannot be read."""
        failed = self._write_failures()
        runs = self._manifest.setdefault("runs", [])
        told = {"inputs": run["asked"]["inputs"], "new": run["new"], "there": run["there"]}
        if len(runs) < run["number"]:
            runs.append(told)
        self._manifest["articles"] = sum(part.articles for part in parts)
        self._manifest["failed"] = failed
        self._manifest["rows"] = rows = self._rows()
        self._save()
        return Built(
            articles=self._manifest["articles"],
            read=run["new"],
            there=run["there"],
            failed=failed,
            parts=written,
            total=len(parts),
            rows=rows,
        )

    def _rows(self) -> dict[str, int]:
        tables: dict[str, list[str]] = {}
        for file in self._manifest["files"]:
            if file.startswith("tables/"):
                tables.setdefault(file.split("/")[1], []).append(self.storage.at(file))
        return {name: self._spark.read.parquet(*paths).count() for name, paths in sorted(tables.items())}

    def _write_failures(self) -> int:
        """List what could not be read, and was not read later; how much that is."""
        there = self._all_read()
        assert there is not None  # noqa: S101 - what was read has been joined
        read_later = there.where("failure IS NULL").select("file", "place")
        bad = there.where("failure IS NOT NULL").join(read_later, ["file", "place"], "left_anti")
        rows = bad.select("file", "place", "failure").distinct().orderBy("file", "place").collect()
        lines = ({"source": row["file"], "where": row["place"], "reason": row["failure"]} for row in rows)
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        if text:
            self.storage.write(FAILURES, text)
        else:
            self.storage.delete(FAILURES)
        return len(rows)

    def _save(self) -> None:
        self._manifest |= {"format": FORMAT, "version": VERSION, "settings": json.loads(self.settings.to_json())}
        text = json.dumps(self._manifest, ensure_ascii=False, indent=1, sort_keys=True)
        self.storage.write(MANIFEST, text + "\n")


def _with_columns(failed: DataFrame) -> DataFrame:
    """The table with all columns of :data:`READ`, empty where it has none."""
    from pyspark.sql import functions as sql
    from pyspark.sql.types import StructType

    kinds = cast("StructType", StructType.fromDDL(READ))
    there = set(failed.columns)
    return failed.select(
        *(sql.col(k.name) if k.name in there else sql.lit(None).cast(k.dataType).alias(k.name) for k in kinds)
    )


def _local(path: str) -> str:
    """A path without what Spark writes before it in one place and not in another: ``file:///out`` and ``file:/out``."""
    scheme, colon, rest = path.partition(":")
    return f"{scheme}{colon}/{rest.lstrip('/')}" if colon else path
