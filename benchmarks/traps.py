"""How many traps are sprung, by kind: pairs of short articles of which one half asserts what the other does not.

    python -m benchmarks.traps [FOLDER...] [--errors]

A folder holds pairs as `tests/traps/README.md` explains them; by default those of the tests.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.traps.pairs import FOLDER, Pair, pairs


def main(arguments: Sequence[str] | None = None) -> int:
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.traps", description=summary)
    parser.add_argument("folders", nargs="*", type=Path, default=[FOLDER], metavar="FOLDER", help="with pairs, *.jsonl")
    parser.add_argument("--errors", action="store_true", help="list what is read wrongly, and what is missed")
    options = parser.parse_args(arguments)
    every = [pair for folder in options.folders for pair in pairs(folder)]
    if not every:
        parser.error("no pairs in the folders")
    print(table(every))
    if options.errors:
        print("\n".join(line for pair in every for line in _errors(pair)))
    return 0


def table(every: Sequence[Pair]) -> str:
    """Of each kind the number of pairs, of traps that are sprung, and of facts told and found."""
    total, sprung, found = Counter[str](), Counter[str](), Counter[str]()
    for pair in every:
        for kind in (pair.kind, "all"):
            total[kind] += 1
            sprung[kind] += bool(pair.false_facts())
            found[kind] += not pair.missed_facts()
    head = f"{'kind':28} {'pairs':>5} {'sprung':>7} {'':>6} {'found':>6}"
    rows = [
        f"{kind:28} {n:5} {sprung[kind]:7} {sprung[kind] / n:6.1%} {found[kind]:6} {found[kind] / n:6.1%}"
        for kind, n in sorted(total.items(), key=lambda item: (item[0] == "all", item[0]))
    ]
    return "\n".join([head, *rows])


def _errors(pair: Pair) -> list[str]:
    false, missed = pair.false_facts(), pair.missed_facts()
    return [
        *(f"{pair.id} sprung: {', '.join(false)}\n    {pair.trap}\n    {pair.told}" for _ in false[:1]),
        *(f"{pair.id} missed: {', '.join(missed)}\n    {pair.told}" for _ in missed[:1]),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
