"""What a growing corpus costs: articles a second, memory, and the time to add one more.

    python benchmarks/growth.py FOLDER [--times 10] [--jobs 2]

More articles than there are get made from those of the folder: each takes its headline and first paragraph from one,
which then lies some weeks later, and the other paragraphs from any. So the names and the deeds of the real ones come
again, in other company, and no article is a copy. They are added in portions as large as the folder, each with a
``kg add`` of its own.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.bulk import MEGABYTE, watched

KG = Path(sys.executable).with_name("kg")
WEEKS = 3


def mixed(folder: Path, into: Path, times: int) -> list[Path]:
    """Folders with as many articles each as the first one has; the first has the articles themselves."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    split = [text.strip().split("\n\n") for text in texts]
    pieces = [piece for head, *rest in split for piece in rest]
    chosen = random.Random(1)  # noqa: S311
    portions = []
    for turn in range(times):
        portion = into / f"{turn:02}"
        portion.mkdir()
        for number, (text, (head, *rest)) in enumerate(zip(texts, split, strict=True)):
            if turn:
                others = chosen.sample(pieces, max(len(rest) - 1, 0))
                text = "\n\n".join([head, *rest[:1], *others])  # noqa: PLW2901
            (portion / f"{turn:02}-{number:04}.txt").write_text(text, encoding="utf-8")
        portions.append(portion)
    return portions


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what a growing corpus costs.")
    parser.add_argument("folder", type=Path, help="a folder with articles")
    parser.add_argument("--times", type=int, default=10, help="so many portions of that size (default 10)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes read (default 2)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store"
        watched([str(KG), "init", str(store)])
        articles = 0
        print("articles  added in (s)  articles/s  memory (MB)  one more (s)  store (MB)")
        for turn, portion in enumerate(mixed(options.folder, Path(place), options.times)):
            day = date(2024, 1, 1) + timedelta(weeks=WEEKS * turn)
            command = [str(KG), "add", str(portion), "-s", str(store), "-j", str(options.jobs)]
            taken, _, peak = watched([*command, *(["--published", str(day)] if turn else [])])
            number = len(list(portion.iterdir()))
            articles += number
            one = one_more(store, place, turn)
            size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
            print(
                f"{articles:>8}  {taken:>12.1f}  {number / taken:>10.1f}  {peak / MEGABYTE:>11.0f}  {one:>12.2f}"
                f"  {size / MEGABYTE**2:>10.0f}",
                flush=True,
            )
    return 0


def one_more(store: Path, place: str, turn: int) -> float:
    """Seconds to add an article that has to do with many, beyond what it takes to read it; it is removed again."""
    from kg import KnowledgeBase
    from kg.pipeline import read_sources
    from kg.workers import Setup, read_facts

    path = Path(place) / f"one-{turn}.txt"
    path.write_text(
        "Blinken meets Wang Yi in Beijing\nApril 26, 2024\n\nU.S. Secretary of State Antony Blinken met Chinese "
        "Foreign Minister Wang Yi in Beijing on Friday. They discussed Ukraine, Russia and Iran. President Joe Biden "
        f"had asked for talk number {turn}, the State Department said.\n",
        encoding="utf-8",
    )
    with KnowledgeBase.open(store) as base:
        known = base.corpus.reference
        for _ in range(2):  # the first time, modules are loaded
            start = time.perf_counter()
            list(read_facts(read_sources(path), Setup(), known=known))
            reading = time.perf_counter() - start
        start = time.perf_counter()
        base.add(path)
        taken = time.perf_counter() - start
        base.remove(f"one-{turn}")
    return taken - reading


if __name__ == "__main__":
    sys.exit(main())
