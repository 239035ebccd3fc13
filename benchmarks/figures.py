"""How well tolls and amounts are read: articles of one sentence each, of which the figures are known.

    python -m benchmarks.figures FILE.jsonl [--errors]

A sentence is right if it has all its figures with kind, low and high, no other, and for those with words for whom or
what they count, the noun of these. Data are in ``data/figures``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.extract import load_reader
from kg.language import load_annotator
from kg.read import read_text

PUBLISHED = "2024-05-10"

Told = tuple[str, float | None, float | None, str]


def main(arguments: Sequence[str] | None = None) -> int:
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=summary)
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="with sentences")
    parser.add_argument("--errors", action="store_true", help="list the sentences that are read wrongly")
    options = parser.parse_args(arguments)
    annotator, reader = load_annotator(), load_reader()
    right = hits = missed = false = 0
    lines = options.file.read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        facts = reader.read(annotator.annotate(read_text(row["text"], id="sentence", published=PUBLISHED)))
        told = [_told(each) for each in row.get("tolls", row.get("amounts"))]
        tolls = "tolls" in row
        read = [
            (each.kind.value, each.low, each.high, _noun(each.of)) for each in facts.figures if each.is_toll is tolls
        ]
        numbers, found = Counter(each[:3] for each in told), Counter(each[:3] for each in read)
        hits += (numbers & found).total()
        missed += (numbers - found).total()
        false += (found - numbers).total()
        if numbers == found and all(_is_counted(each, read) for each in told):
            right += 1
        elif options.errors:
            print(f"{row['text']}\n  told {told}\n  read {read}")
    print(f"{len(lines)} sentences: {right} right; figures: {hits} read, {missed} missed, {false} false")
    return 0


def _told(figure: dict[str, Any]) -> Told:
    low, high = (None if figure[side] is None else float(figure[side]) for side in ("low", "high"))
    return figure["kind"], low, high, _noun(figure["of"])


def _noun(words: str | None) -> str:
    """What the words are headed by: their last."""
    return (words or "").lower().rpartition(" ")[2]


def _is_counted(told: Told, read: Sequence[Told]) -> bool:
    return any(told[:3] == each[:3] and told[3] in ("", each[3]) for each in read)


if __name__ == "__main__":
    raise SystemExit(main())
