"""Times every question that ships on a graph, each without parameters, worst first.

    python benchmarks/questions.py output/graph.trig [--runs 3] [--limit 1.0]

The time is that of the answer alone, not of reading the graph. Exit code 1 if a question takes longer than the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from statistics import median

from kg.query import Question, ask, list_queries
from kg.store import MemoryStore


def seconds(store: MemoryStore, question: Question, *, runs: int) -> tuple[float, int]:
    """The median time of an answer, and how many rows or triples it has."""
    times = []
    size = 0
    for _ in range(runs):
        start = time.perf_counter()
        size = len(ask(store, question))
        times.append(time.perf_counter() - start)
    return median(times), size


def main() -> int:
    parser = argparse.ArgumentParser(description="Time every question on a graph.")
    parser.add_argument("graph", type=Path, help="a graph that `kg build` made")
    parser.add_argument("--runs", type=int, default=3, help="runs of each question (default 3)")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that are too many (default 1)")
    options = parser.parse_args()
    store = MemoryStore.from_file(options.graph)
    store.query("ASK {}")  # what is prepared once for all questions is not the first one's time
    found = [(*seconds(store, question, runs=options.runs), question.name) for question in list_queries()]
    for taken, size, name in sorted(found, reverse=True):
        print(f"{taken:7.3f} s  {size:6} rows  {name}")
    return 1 if any(taken > options.limit for taken, _, _ in found) else 0


if __name__ == "__main__":
    sys.exit(main())
