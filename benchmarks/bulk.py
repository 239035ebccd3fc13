"""Times reading many articles into facts, in one process and in several, against spaCy's bare parse of the same texts.

    python benchmarks/bulk.py FOLDER [--jobs 1 2] [--articles 400] [--runs 3]

Ours is `read_facts`: parse, facts, links and checks. Theirs is `nlp.pipe(texts, batch_size=16, n_process=JOBS)`. Every
run is a process of its own, from its start to its end, and the sides take turns; the best run counts. Start-up is in
the first figure of both sides. It is left out of the second one: what the first 32 articles take alone is subtracted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

FIRST = 32
OURS, THEIRS = "ours", "theirs"


def work(folder: Path, side: str, jobs: int, articles: int) -> int:
    """What is timed; returns how many articles there are."""
    from kg.pipeline import read_sources

    found = list(read_sources(sorted(folder.rglob("*.txt"))[:articles]))
    if side == OURS:
        from kg.workers import Setup, read_facts

        return sum(1 for _ in read_facts(found, Setup(), jobs=jobs))
    from kg.language import DEFAULT_MODEL
    from kg.language.spacy_package import import_spacy

    nlp = import_spacy().load(DEFAULT_MODEL)
    return sum(1 for _ in nlp.pipe((article.text for article in found), batch_size=16, n_process=jobs))


def seconds(folder: Path, side: str, jobs: int, articles: int) -> tuple[float, int]:
    """How long that takes in a new process, and how many articles it read."""
    command = [sys.executable, __file__, str(folder), "--side", side, "--jobs", str(jobs), "--articles", str(articles)]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return time.perf_counter() - start, int(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure reading in bulk against the bare parse.")
    parser.add_argument("folder", type=Path, help="a folder with articles")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="numbers of processes (default 1 and 2)")
    parser.add_argument("--articles", type=int, default=400, help="how many articles, in the order of their names")
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the best counts (default 3)")
    parser.add_argument("--side", choices=(OURS, THEIRS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        print(work(options.folder, options.side, options.jobs[0], options.articles))
        return 0
    print(f"{'jobs':>4}  {'':6}  {'articles':>8}  {'seconds':>7}  {'a second':>8}  {'without start-up':>16}")
    for jobs in options.jobs:
        best: dict[tuple[str, int], float] = {}
        counts: dict[int, int] = {}
        for _ in range(options.runs):
            for articles in (FIRST, options.articles):
                for side in (OURS, THEIRS):
                    taken, counts[articles] = seconds(options.folder, side, jobs, articles)
                    best[side, articles] = min(taken, best.get((side, articles), taken))
        number, rest = counts[options.articles], counts[options.articles] - counts[FIRST]
        rates: dict[str, tuple[float, float]] = {}
        for side in (OURS, THEIRS):
            whole = best[side, options.articles]
            rates[side] = number / whole, rest / (whole - best[side, FIRST])
            print(f"{jobs:>4}  {side:6}  {number:>8}  {whole:>7.1f}  {rates[side][0]:>8.1f}  {rates[side][1]:>16.1f}")
        ratios = [theirs / ours for ours, theirs in zip(rates[OURS], rates[THEIRS], strict=True)]
        print(f"{jobs:>4}  times the bare parse: {ratios[0]:.2f}, without start-up {ratios[1]:.2f}")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
