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
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.cluster.finding import Finding
from kg.cluster.joining import Joined, join
from kg.cluster.manifest import FORMAT, MANIFEST, checked, settings_in
from kg.cluster.runs import Run, Runs, Step
from kg.cluster.session import PIECES, settings_of_ours, slots, what_spark_says
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

#: So many articles are read before what they say is put away: more are lost when the run is killed, fewer cost time.
BATCH = 20_000
#: So many articles, with their graphs, are in a piece of a table.
_PIECE = 500
#: So many articles are written before their parts get their places; a part counts as so many at least.
_LOT, _SMALL = 128_000, 500


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build.

    Args:
        articles: that are in the archive now.
        read: that are new, those that cannot be read among them.
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
    if "connect" in type(spark).__module__:
        remedy = "use a session with a driver of its own"
        raise UsageError("Spark Connect has no way to the files of an archive", where="spark", remedy=remedy)
    given = [inputs] if isinstance(inputs, str) else list(inputs)
    with what_spark_says(), settings_of_ours(spark):
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
        text = self.storage.read(MANIFEST)
        self._manifest: dict[str, Any] = {} if text is None else checked(text, self.storage.at(MANIFEST))
        kept = settings_in(self._manifest) if self._manifest else None
        self.settings = settings or kept or Settings()
        if kept not in (None, self.settings):
            remedy = "use those, or make a new archive"
            raise StoreError("the archive was made with other settings", where=self.storage.root, remedy=remedy)
        for name, nothing in (("runs", []), ("parts", {}), ("files", {})):
            self._manifest.setdefault(name, nothing)

    def build(self, inputs: list[str], finding: Finding, timeout: float | None, batch: int, step: Step) -> Built:
        """See `kg.cluster.build`."""
        for name in inputs:
            if self.storage.is_inside(name):
                remedy = "name another folder, or other inputs"
                raise UsageError("the archive lies in what is to be read", where=name, remedy=remedy)
        runs = Runs(self._spark, self.storage, self.settings)
        run = runs.begin(inputs, finding, batch, step)
        self.storage.delete(DONE)
        self._save()  # whoever goes on with it has to read as was read before
        runs.read(run, timeout, step)
        read = runs.current()
        failed = runs.write_failures()
        if read is None:
            raise StoreError("no article can be read", where=self.storage.root, remedy="see failures.jsonl there")
        # Tables of a million graphs need more pieces than Spark has by default, and those of a few hundred need few.
        pieces = max(2 * slots(self._spark), (self._manifest.get("articles", 0) + run.new) // _PIECE)
        self._spark.conf.set(PIECES, str(pieces))
        joined = join(self.storage, read, self.settings, lambda what: step(what, 0, None))
        written, parts = self._write(joined, read, step)
        self._write_shared(joined)
        step("summing up", 0, None)
        built = self._sum_up(run, failed, written, parts)
        self.storage.delete("_work")
        self.storage.write(DONE, "")
        return built

    # Writing

    def _write(self, joined: Joined, read: DataFrame, step: Step) -> tuple[int, list[Part]]:
        """Write the parts in which something has changed, some at a time; how many, and all parts there are."""
        placed, parts = parts_of(joined.records)
        known: dict[str, Any] = self._manifest["parts"]
        self._forget(sorted(known.keys() - {part.name for part in parts}))
        changed = [part for part in parts if known.get(part.name, {}).get("digest") != part.digest]
        start = 0
        for lot in _lots(changed):
            step("writing", start, len(changed))
            start += len(lot)
            self._forget([part.name for part in lot])
            files, rows = write(self._spark, self.storage, lot, placed, read, self.settings)
            self._manifest["files"] |= self._hashes(files)
            for part in lot:
                known[part.name] = {"articles": part.articles, "digest": part.digest, "rows": rows[part.name]}
            self._save()
        return len(changed), parts

    def _forget(self, parts: Sequence[str]) -> None:
        """Take parts out, with their files: first the manifest ceases to tell of them."""
        gone = [file for part in parts for file in files_of(part)]
        for part in parts:
            self._manifest["parts"].pop(part, None)
        known = [file for file in gone if self._manifest["files"].pop(file, None) is not None]
        if known:
            self._save()
        for file in known:
            self.storage.delete(file)

    def _write_shared(self, joined: Joined) -> None:
        """The graphs that are of no single article: shared events, and the reference facts of what is spoken of."""
        from pyspark.sql import functions as sql

        events = joined.events.coalesce(1).sortWithinPartitions("shared").select("quads")
        events.write.mode("overwrite").option("compression", "gzip").text(self.storage.at("_work/events"))
        shared = [(file, "quads/shared-events.nq.gz") for file in self.storage.pieces("_work/events")]
        for file, target in shared:
            self.storage.move(file, target)
        linked = joined.records.select(sql.explode("linked").alias("id")).distinct().collect()
        quads = reference_of(self.settings).describe(sorted(row["id"] for row in linked))
        data = gzip.compress(to_nquads(quads).encode("utf-8"), mtime=0)
        self.storage.write_bytes("quads/reference.nq.gz", data)
        self._manifest["files"] |= self._hashes([*(target for _, target in shared), "quads/reference.nq.gz"])

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

    def _sum_up(self, run: Run, failed: int, written: int, parts: Sequence[Part]) -> Built:
        """The manifest of what is there now."""
        told = {"number": run.number, "inputs": run.asked["inputs"], "new": run.new, "there": run.there}
        others = [each for each in self._manifest["runs"] if each["number"] != run.number]
        self._manifest["runs"] = [*others, told]
        self._manifest["articles"] = sum(part.articles for part in parts)
        self._manifest["failed"] = failed
        self._manifest["rows"] = rows = self._rows()
        self._save()
        return Built(
            articles=self._manifest["articles"],
            read=run.new,
            there=run.there,
            failed=failed,
            parts=written,
            total=len(parts),
            rows=rows,
        )

    def _rows(self) -> dict[str, int]:
        parts = self._manifest["parts"].values()
        if all("rows" in part for part in parts):
            told: Counter[str] = Counter()
            for part in parts:
                told.update(part["rows"])
            return {table: number for table, number in sorted(told.items()) if number}
        # An older version wrote some of them.
        tables: dict[str, list[str]] = {}
        for file in self._manifest["files"]:
            if file.startswith("tables/"):
                tables.setdefault(file.split("/")[1], []).append(self.storage.at(file))
        return {name: self._spark.read.parquet(*paths).count() for name, paths in sorted(tables.items())}

    def _save(self) -> None:
        self._manifest |= {"format": FORMAT, "version": VERSION, "settings": json.loads(self.settings.to_json())}
        text = json.dumps(self._manifest, ensure_ascii=False, indent=1, sort_keys=True)
        self.storage.write(MANIFEST, text + "\n")


def _lots(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts that are written together, in order: of small ones more, for every table takes some seconds."""
    lot: list[Part] = []
    weight = 0
    for part in parts:
        lot.append(part)
        weight += max(part.articles, _SMALL)
        if weight >= _LOT:
            yield lot
            lot, weight = [], 0
    if lot:
        yield lot


def _local(path: str) -> str:
    """A path without what Spark writes before it in one place and not in another: ``file:///out`` and ``file:/out``."""
    scheme, colon, rest = path.partition(":")
    return f"{scheme}{colon}/{rest.lstrip('/')}" if colon else path
