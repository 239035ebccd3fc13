"""Times reading many articles, in one process and in several, against spaCy's bare parse of the same texts.

    python benchmarks/bulk.py FOLDER [--jobs 1 2] [--articles 400] [--runs 3]

`parse` is ``nlp.pipe(texts, batch_size=16, n_process=JOBS)``, `facts` is `read_facts` (parse, facts, links and
checks), and `add` is all that ``kg add`` does: read, store, join. Every run is a process of its own, from its start to
its end, and the sides take turns; the best run counts. Start-up is in the first figure of each side. It is left out of
the second one: what the first 32 articles take alone is subtracted. Memory is the peak of all processes together, pages
that they share once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST = 32
PARSE = "parse"
SIDES = (PARSE, "facts", "add")
MEGABYTE = 1024


@dataclass(frozen=True)
class Run:
    """One run: wall seconds, articles, and peak memory in kilobytes."""

    seconds: float
    articles: int
    memory: int


def work(folder: Path, side: str, jobs: int, articles: int) -> int:
    """What is timed; returns how many articles there are."""
    paths = sorted(folder.rglob("*.txt"))[:articles]
    if side == "add":
        from kg import KnowledgeBase

        with tempfile.TemporaryDirectory() as place, KnowledgeBase.create(Path(place) / "store") as base:
            return base.add(paths, jobs=jobs).tally.articles
    from kg.pipeline import read_sources

    found = list(read_sources(paths))
    if side == "facts":
        from kg.workers import Setup, read_facts

        return sum(1 for _ in read_facts(found, Setup(), jobs=jobs))
    from kg.language import DEFAULT_MODEL
    from kg.language.spacy_package import import_spacy

    nlp = import_spacy().load(DEFAULT_MODEL)
    return sum(1 for _ in nlp.pipe((article.text for article in found), batch_size=16, n_process=jobs))


def family(process: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in thread.read_text().split():
            yield from family(int(child))


def memory(process: int) -> int:
    """What a process and all that come from it occupy, in kilobytes."""
    total = 0
    for each in family(process):
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total


def watched(command: list[str]) -> tuple[float, str, int]:
    """Seconds, output and peak memory of a command."""
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        while process.poll() is None:
            try:
                peak = max(peak, memory(process.pid))
            except OSError:  # one of them has just ended
                continue
            time.sleep(0.2)
        taken = time.perf_counter() - start
        out, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return taken, out, peak


def run(folder: Path, side: str, jobs: int, articles: int) -> Run:
    command = [sys.executable, __file__, str(folder), "--side", side, "--jobs", str(jobs), "--articles", str(articles)]
    taken, out, peak = watched(command)
    return Run(taken, int(out), peak)


def best_of(folder: Path, jobs: int, articles: int, runs: int) -> dict[tuple[str, int], Run]:
    """The quickest run of each side, with a few articles and with all."""
    found: dict[tuple[str, int], Run] = {}
    for _ in range(runs):
        for number in (FIRST, articles):
            for side in SIDES:
                new = run(folder, side, jobs, number)
                found[side, number] = min(new, found.get((side, number), new), key=lambda each: each.seconds)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure reading in bulk against the bare parse.")
    parser.add_argument("folder", type=Path, help="a folder with articles")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="numbers of processes (default 1 and 2)")
    parser.add_argument("--articles", type=int, default=400, help="how many articles, in the order of their names")
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the best counts (default 3)")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        print(work(options.folder, options.side, options.jobs[0], options.articles))
        return 0
    print("jobs  side   articles  seconds  articles/s  of the parse  without start-up  of the parse  memory (MB)")
    for jobs in options.jobs:
        best = best_of(options.folder, jobs, options.articles, options.runs)
        base: tuple[float, float] | None = None
        for side in SIDES:
            whole, first = best[side, options.articles], best[side, FIRST]
            rates = (
                whole.articles / whole.seconds,
                (whole.articles - first.articles) / (whole.seconds - first.seconds),
            )
            base = base or rates
            print(
                f"{jobs:>4}  {side:5}  {whole.articles:>8}  {whole.seconds:>7.1f}"
                f"  {rates[0]:>10.1f}  {rates[0] / base[0]:>12.2f}"
                f"  {rates[1]:>16.1f}  {rates[1] / base[1]:>12.2f}  {whole.memory / MEGABYTE:>11.0f}"
            )
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
