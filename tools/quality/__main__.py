"""``python -m tools.quality FOLDER... [--write]``: compare what is found with facts made by hand."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.export import export_graph
from kg.extract.confidence import COLUMNS, FILE, HEAD
from kg.files import write_text
from kg.pipeline import build
from tools.quality.match import KINDS, Json, right

#: Kind of fact, rule, type of event.
Key = tuple[str, str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.quality", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="with ID.txt and ID.gold.json")
    parser.add_argument("--write", action="store_true", help=f"write the counts to {FILE.name}")
    options = parser.parse_args(arguments)
    found, good = Counter[Key](), Counter[Key]()
    rated: list[tuple[str, float, bool]] = []
    gold_facts = Counter[str]()
    for gold, facts in _articles(options.folders):
        for kind, marks in right(gold, facts).items():
            gold_facts[kind] += len(gold.get(kind, []))
            for fact, mark in zip(facts[kind], marks, strict=True):
                key = (kind, fact["rule"], fact["type"] if kind == "events" else "")
                found[key] += 1
                good[key] += mark
                rated.append((kind, fact["confidence"], mark))
    print(_by_rule(found, good))
    print(_curve(rated, gold_facts))
    if options.write:
        lines = ["\t".join([*key, str(good[key]), str(found[key])]) + "\n" for key in sorted(found)]
        write_text(FILE, HEAD + "\t".join(COLUMNS) + "\n" + "".join(lines))
    return 0


def _articles(folders: Sequence[Path]) -> Iterator[tuple[Json, Json]]:
    """Gold facts and facts found, for each article of the folders."""
    for path in sorted(path for folder in folders for path in folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        published = gold.get("article", {}).get("published") or None
        graph = build(path.with_name(path.name.replace(".gold.json", ".txt")), published=published)
        yield gold, json.loads(export_graph(graph.store, "facts"))


def _by_rule(found: Counter[Key], good: Counter[Key]) -> str:
    lines = ["| kind | rule | type | right | found |", "| --- | --- | --- | ---: | ---: |"]
    for key, number in sorted(found.items()):
        lines.append(f"| {key[0]} | `{key[1]}` | {key[2]} | {good[key]} | {number} |")
    return "\n".join(lines) + "\n"


def _curve(rated: Sequence[tuple[str, float, bool]], gold: Counter[str]) -> str:
    """Precision and recall of the facts that are at least so sure."""
    lines = ["| at least | kind | precision | recall | facts |", "| ---: | --- | ---: | ---: | ---: |"]
    for least in (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        for kind in KINDS:
            marks = [mark for of, confidence, mark in rated if of == kind and confidence >= least]
            precision = f"{sum(marks) / len(marks):.2f}" if marks else "–"
            recall = f"{sum(marks) / gold[kind]:.2f}" if gold[kind] else "–"
            lines.append(f"| {least:.2f} | {kind} | {precision} | {recall} | {len(marks)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
