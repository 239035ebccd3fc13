"""A Spark session: that which is there, or a new one, and what it takes to have one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["PIECES", "open_session", "settings_of_ours", "slots", "what_spark_says"]

#: The oldest Java that Spark 4 runs on.
_JAVA = 17
_RAISED = re.compile(r"(?!java|org|py4j|pyspark)[\w.]*(?:Error|Exception): ")
_VERSION = re.compile(r'version "(\d+)')
#: What these tables need: times as they are written, and rows in pieces that fit into memory, for a row may be a graph.
_OURS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    "spark.sql.parquet.columnarReaderBatchSize": "128",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.files.maxRecordsPerFile": "0",
}
#: Into so many pieces a table is shuffled.
PIECES = "spark.sql.shuffle.partitions"
_QUICK = "-XX:TieredStopAtLevel=1"
_OF_A_NEW_ONE = {
    "spark.app.name": "statecraft",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    # A folder of articles is listed where the command runs: a job of its own for every file takes longer.
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "10000",
    # Nearly all work is done in Python: what Java would gain by compiling its own best, it loses in compiling.
    "spark.driver.defaultJavaOptions": _QUICK,
    "spark.executor.defaultJavaOptions": _QUICK,
}
#: On one machine nobody else is to reach it: Spark's page has no password. And Hadoop starts a program for every file
#: that it makes there, which takes Java less time in this way.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "2g",
    "spark.driver.extraJavaOptions": "-Djdk.lang.Process.launchMechanism=VFORK",
}


@contextmanager
def open_session(master: str | None = None, conf: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """A Spark session, closed at the end unless it was there before.

    Args:
        master: where it runs: ``local[4]``, ``spark://host:7077``, ``yarn``; by default what ``spark-submit`` says,
            else all processors of this machine.
        conf: more settings of Spark, by their names.

    Raises:
        UsageError: if there is no pyspark or no Java, or Spark does not start.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        remedy = "install it with pip install 'statecraft-kg[spark]'"
        raise UsageError("a cluster needs pyspark, which is not installed", remedy=remedy) from error
    before = SparkSession.getActiveSession()
    if before is not None:
        yield before
        return
    if "SPARK_REMOTE" in os.environ or (master or "").startswith("sc://"):
        remedy = "name a master that is no Spark Connect"
        raise UsageError("Spark Connect has no way to the files of an archive", where=master, remedy=remedy)
    check_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # by spark-submit, which has said where
    local = not submitted and (master or "local").startswith("local")
    if master is not None or not submitted:
        builder = builder.master(master or "local[*]")
    for name, value in {**_OF_A_NEW_ONE, **(_LOCAL if local else {}), **(conf or {})}.items():
        builder = builder.config(name, value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise UsageError(f"Spark does not start ({_first_line(error)})", where=master, remedy="see --master") from error
    try:
        yield session
    finally:
        with suppress(Exception):  # nothing is left to be told
            session.stop()


@contextmanager
def settings_of_ours(spark: SparkSession) -> Iterator[None]:
    """The session with the settings that the tables here need; afterwards it has its own again."""
    # Splits must be the same however many machines have come by then: lines are counted by them.
    ours = {**_OURS, PIECES: str(2 * slots(spark)), "spark.sql.files.minPartitionNum": str(slots(spark))}
    before = {name: spark.conf.get(name, None) for name in ours}
    for name, value in ours.items():
        spark.conf.set(name, value)
    try:
        yield
    finally:
        with suppress(Exception):  # a session that broke down has no settings any more
            for name, old in before.items():
                if old is None:
                    spark.conf.unset(name)
                else:
                    spark.conf.set(name, old)


def slots(spark: SparkSession) -> int:
    """How many tasks run at once, by now: on a cluster, machines come one after the other."""
    return max(1, spark.sparkContext.defaultParallelism)


@contextmanager
def what_spark_says() -> Iterator[None]:
    """Errors of Spark in one line.

    Raises:
        StoreError: in place of each.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        told = [line.strip() for line in str(error).splitlines() if line.strip()]
        # Of an error in a worker, Spark tells the traceback, with what was raised at its end.
        raised = [line for line in told if _RAISED.match(line)]
        cause = (raised or told or [type(error).__name__])[-1 if raised else 0]
        remedy = "when that is mended, the same command goes on where it stopped"
        raise StoreError(f"Spark gave up ({cause[:300]})", remedy=remedy) from error


def check_java() -> None:
    """See that there is a Java that Spark runs on.

    Raises:
        UsageError: if there is none, or an older one.
    """
    remedy = f"install Java {_JAVA} or newer (Debian: apt-get install default-jre-headless), or set JAVA_HOME"
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None or not Path(java).exists():
        raise UsageError("Spark needs Java, which is not found", where=home, remedy=remedy)
    try:
        told = subprocess.run(  # noqa: S603 - asks for its version alone
            [java, "-version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError("Spark needs Java, which does not start", where=java, remedy=remedy) from error
    version = _VERSION.search(told.stderr + told.stdout)
    if version is None or int(version[1]) < _JAVA:
        found = f"Java {version[1]}" if version is not None else "another program"
        raise UsageError(f"Spark needs Java {_JAVA} or newer, and this is {found}", where=java, remedy=remedy)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:200]
