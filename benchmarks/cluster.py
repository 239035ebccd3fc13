"""What an archive costs on Spark: the whole of it beside ``kg add``, and what is joined, by how much there is.

    python -m benchmarks.cluster build FOLDER [--times 1 10] [--alone]
    python -m benchmarks.cluster join FOLDER [--times 1 10 100]

`build` makes more articles of those of the folder, as `benchmarks.growth` does, months apart and with other names, and
has two processors read them: by ``kg add -j 2`` (not with ``--alone``), and by a master and two workers with one each.
Start-up, until something is written, is told apart. The memory of the driver is what the program that drives and its
Java occupied at most, as the kernel kept count of it.

`join` reads the folder once, and makes more of what was read: other names and other days, as many times over. What is
timed is only the joining of that: things, texts, events.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bulk import MEGABYTE, family
from benchmarks.growth import mixed

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

KG = Path(sys.executable).with_name("kg")
_NAME = re.compile(r"[A-Z][a-zà-ÿ]{3,}")
#: Of a build: it begins to work, articles are found, read, joined; each by the file that is there from then on.
MARKS = {
    "begun": "out/_work",
    "found": "out/_work/run.json",
    "joining": "out/_work/joining",
    "writing": "out/_work/lot",
}
_MONTHS = 12
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxz"


class Renamed:
    """Other words for names, the same for the same name, in one copy of the articles.

    Args:
        kept: words that are to stay, such as the names of states.
        turn: which copy.
    """

    def __init__(self, kept: frozenset[str], turn: int) -> None:
        self._kept, self._turn, self._known = kept, turn, dict[str, str]()

    def __call__(self, text: str) -> str:
        return _NAME.sub(lambda found: self._other(found[0]), text) if self._turn else text

    def _other(self, name: str) -> str:
        if name.lower() in self._kept:
            return name
        if name not in self._known:
            lot = random.Random(f"{name} {self._turn}")  # noqa: S311
            letters = (lot.choice(_VOWELS if each in _VOWELS else _OTHERS) for each in name.lower())
            self._known[name] = "".join(letters).capitalize()
        return self._known[name]


def kept_words(texts: list[str]) -> frozenset[str]:
    """Words that are no names of people, as far as one sees: those that are also written small, and known names."""
    from kg.lexicon import lists as lexicon

    small = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    known = [*lexicon.state_by_name(), *lexicon.adjectives(), *lexicon.bodies()]
    months = "January February March April May June July August September October November December"
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    return frozenset({*small, *(word.lower() for name in (*known, months, days) for word in str(name).split())})


def portions(folder: Path, place: Path, times: int) -> Iterator[Path]:
    """JSON Lines, each with as many articles as the folder has."""
    made = mixed(folder, place, times)
    kept = kept_words([path.read_text(encoding="utf-8") for path in made[0].iterdir()])
    for turn, portion in enumerate(made):
        other = Renamed(kept, turn)
        file = place / f"{turn:03}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for number, path in enumerate(sorted(portion.iterdir())):
                day = f"{2004 + turn // _MONTHS}-{turn % _MONTHS + 1:02}-{number % 28 + 1:02}"
                row = {"id": path.stem, "published": day, "text": other(path.read_text(encoding="utf-8"))}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        yield file


@contextmanager
def cluster(place: Path) -> Iterator[tuple[str, list[int]]]:
    """A master and two workers of one processor each: its address, and their processes."""
    import pyspark

    program = str(Path(pyspark.__file__).parent / "bin" / "spark-class")
    deploy, port = "org.apache.spark.deploy", 7_000 + os.getpid() % 1000
    env = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    url = f"spark://127.0.0.1:{port}"
    worker = [program, f"{deploy}.worker.Worker", "--cores", "1", "--memory", "2g", "--webui-port", "0", url]
    commands = [[program, f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", str(port)], worker, worker]
    quiet = subprocess.DEVNULL
    started = [subprocess.Popen(each, cwd=place, env=env, stdout=quiet, stderr=quiet) for each in commands]
    try:
        time.sleep(15)
        yield url, [each.pid for each in started[1:]]
    finally:
        for each in started:
            each.kill()
            each.wait()


@dataclass(frozen=True)
class Timed:
    """A run: the second at which each of the moments came, what had been used by then, and the peak memory (kB)."""

    seen: dict[str, float]
    used: dict[str, float]
    peak: int


def occupied(process: int) -> int:
    """The most that a process and those that came from it have occupied, in kilobytes."""
    told = [line for each in family(process) for line in Path(f"/proc/{each}/status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in told if line.startswith("VmHWM:"))


def spent(processes: list[int]) -> float:
    """Seconds of a processor that processes and those that came from them have used, those included that have ended."""
    ticks = 0
    for process in processes:
        for each in family(process):
            ticks += sum(map(int, Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def timed(command: list[str], place: Path, workers: list[int] | None = None) -> Timed:
    """Runs a command.

    Args:
        workers: the processes whose use of the processors is noted at each moment.
    """
    start, peak, latest = time.perf_counter(), 0, 0.0
    seen, used = dict[str, float](), dict[str, float]()
    with subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for name, file in MARKS.items():
                if name not in seen and (place / file).exists():
                    seen[name], used[name] = time.perf_counter() - start, latest
            try:
                latest = max(latest, spent(workers or []))
                peak = max(peak, occupied(process.pid))
            except OSError:  # one of them has just ended
                continue
            time.sleep(0.5)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    seen["end"], used["end"] = time.perf_counter() - start, latest  # processes that end late are nobody's
    return Timed(seen, used, peak)


def measure_build(folder: Path, times: list[int], *, alone: bool) -> None:
    print("seconds, and in brackets seconds of a processor that the workers used")
    print("articles  kg add -j 2  start     find          read          join        write  after start  driver (MB)")
    for number in times:
        with tempfile.TemporaryDirectory() as name, cluster(Path(name)) as (url, workers):
            place = Path(name)
            files = [str(file) for file in portions(folder, place, number)]
            articles = sum(1 for file in files for _ in open(file, encoding="utf-8"))  # noqa: PTH123, SIM115
            added = "-"
            if not alone:
                subprocess.run([str(KG), "init", "store"], cwd=place, check=True, capture_output=True)
                added = f"{timed([str(KG), 'add', *files, '-s', 'store', '-j', '2'], place).seen['end']:.1f}"
            conf = ("spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1", "spark.executor.memory=1g")
            given = [word for each in conf for word in ("--conf", each)]
            command = [str(KG), "cluster", "build", *files, "out", "--master", url, *given]
            built = timed(command, place, workers)
            parts = "  ".join(
                f"{built.seen[after] - built.seen[before]:>5.1f} ({built.used[after] - built.used[before]:>5.0f})"
                for before, after in pairwise([*MARKS, "end"])
            )
            whole = built.seen["end"] - built.seen["begun"]
            print(
                f"{articles:>8}  {added:>11}  {built.seen['begun']:>5.1f}  {parts}  {whole:>11.1f}"
                f"  {built.peak / MEGABYTE:>11.0f}",
                flush=True,
            )


def varied(row: dict[str, Any], other: Renamed, turn: int) -> dict[str, Any]:
    """What was read of an article, with other names, another day and another text."""
    record = json.loads(row["record"])
    record["things"] = json.loads(other(json.dumps(record["things"], ensure_ascii=False)))
    record["topics"] = sorted(f"{topic}-{turn}" for topic in record["topics"])
    day = record["day"]
    if day:
        record["day"] = f"{int(day[:4]) + turn:04}{day[4:]}"
    for event in record["events"]:
        for at in (7, 8):  # start and end
            if event[at] and event[at][0].isdigit():
                event[at] = f"{int(event[at][:4]) + turn:04}{event[at][4:].replace('-02-29', '-02-28')}"
    if record["day"]:
        record["day"] = record["day"].replace("-02-29", "-02-28")
    record["sketch"] = f"{turn:04x}".join(record["sketch"][n : n + 4] for n in range(0, len(record["sketch"]), 8))
    record["sketch"] = record["sketch"].ljust(1024, "0")[:1024]
    return {**row, "id": f"{row['id']}-{turn}", "record": json.dumps(record, ensure_ascii=False)}


def measure_join(folder: Path, times: list[int]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    from kg.cluster import build, open_session
    from kg.cluster.session import PIECES, settings_of_ours
    from kg.cluster.storage import Storage

    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    kept = kept_words(texts)
    with tempfile.TemporaryDirectory() as name, open_session("local[2]", {"spark.driver.memory": "3g"}) as spark:
        build(spark, str(folder), f"{name}/out")
        rows = spark.read.parquet(f"{name}/out/read/*/*").select("id", "sha256", "record").collect()
        read = [row.asDict() for row in rows if row["record"]]
        print("articles  things (s)  texts (s)  events (s)  in all (s)", flush=True)
        for number in times:
            with settings_of_ours(spark):
                spark.conf.set(PIECES, str(max(4, len(read) * number // 500)))
                made = Path(name, f"made-{number}")
                made.mkdir()
                for turn in range(number):
                    other = Renamed(kept, turn)
                    some = [varied(row, other, turn) if turn else row for row in read]
                    parquet.write_table(pa.Table.from_pylist(some), made / f"{turn}.parquet")
                taken = joined(spark, Storage(spark, f"{name}/work-{number}"), str(made))
            parts = "  ".join(f"{each:>9.1f}" for each in taken)
            print(f"{len(read) * number:>8}  {parts}  {sum(taken):>9.1f}", flush=True)


def joined(spark: SparkSession, storage: Any, table: str) -> list[float]:
    """Seconds for things, texts and events."""
    from kg.cluster.joining import join
    from kg.corpus import Settings

    moments: list[float] = []
    join(storage, spark.read.parquet(table), Settings(), lambda _: moments.append(time.perf_counter()))
    moments.append(time.perf_counter())
    return [after - before for before, after in pairwise(moments)]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what an archive costs on Spark.")
    parser.add_argument("what", choices=("build", "join"))
    parser.add_argument("folder", type=Path, help="a folder with articles")
    parser.add_argument("--alone", action="store_true", help="without kg add")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10], help="so many times the folder (default 1 10)")
    options = parser.parse_args()
    if options.what == "build":
        measure_build(options.folder, options.times, alone=options.alone)
    else:
        measure_join(options.folder, options.times)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
