"""Compares the facts found in articles with facts made by hand: by section, by rule, by confidence.

    python -m benchmarks.quality FOLDER... [--html report.html] [--write]

A folder holds articles ``ID.txt`` and their gold facts ``ID.gold.json``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.quality.match import FACTS, SECTIONS, Comparison, Json, compare
from benchmarks.quality.report import Compared, page
from kg.export import export_graph
from kg.extract.confidence import COLUMNS, FILE, HEAD
from kg.files import write_text
from kg.pipeline import build

#: Kind of fact, rule, type of event.
Key = tuple[str, str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=summary)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="with ID.txt and ID.gold.json")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with the articles and their facts")
    parser.add_argument("--write", action="store_true", help=f"write the counts by rule to {FILE.name}")
    options = parser.parse_args(arguments)
    alone = [path for path in _gold_files(options.folders) if not _text_of(path).is_file()]
    if alone:
        parser.error(f"{alone[0]} has no article {_text_of(alone[0]).name} beside it")
    articles = list(_articles(options.folders))
    if not articles:
        parser.error("no *.gold.json in the folders")
    print(by_section(article.comparison for article in articles))
    found, good = by_rule(articles)
    print(rule_table(found, good))
    print(curve(articles))
    if options.html:
        write_text(options.html, page(articles, by_section(article.comparison for article in articles)))
    if options.write:
        lines = ["\t".join([*key, str(good[key]), str(found[key])]) + "\n" for key in sorted(found)]
        write_text(FILE, HEAD + "\t".join(COLUMNS) + "\n" + "".join(lines))
    return 0


def _gold_files(folders: Sequence[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in folder.glob("*.gold.json"))


def _text_of(gold: Path) -> Path:
    return gold.with_name(gold.name.replace(".gold.json", ".txt"))


def _articles(folders: Sequence[Path]) -> Iterator[Compared]:
    for path in _gold_files(folders):
        gold: Json = json.loads(path.read_text(encoding="utf-8"))
        published = gold.get("article", {}).get("published") or None
        graph = build(_text_of(path), published=published)
        found: Json = json.loads(export_graph(graph.store, "facts"))
        yield Compared(gold, found, compare(gold, found))


def by_section(comparisons: Iterable[Comparison]) -> str:
    """Precision, recall and F1 of each section, the facts of all articles together."""
    counts = {section: [0, 0, 0] for section in SECTIONS}
    for comparison in comparisons:
        for section, three in comparison.counts.items():
            counts[section] = [a + b for a, b in zip(counts[section], three, strict=True)]
    lines = [
        "| section | precision | recall | F1 | right | gold | found |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    scores = []
    for section, (right, gold, found) in counts.items():
        precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
        scores.append(2 * right / (gold + found) if right else 0.0)
        lines.append(f"| {section} | {precision:.2f} | {recall:.2f} | {scores[-1]:.2f} | {right} | {gold} | {found} |")
    return "\n".join([*lines, f"| mean | | | {sum(scores) / len(scores):.2f} | | | |"]) + "\n"


def by_rule(articles: Iterable[Compared]) -> tuple[Counter[Key], Counter[Key]]:
    """How many facts each rule found, and how many of them are right."""
    found, good = Counter[Key](), Counter[Key]()
    for article in articles:
        for kind in FACTS:
            for number, fact in enumerate(article.found[kind]):
                key = (kind, fact["rule"], fact["type"] if kind == "events" else "")
                found[key] += 1
                good[key] += article.comparison.is_right(kind, number)
    return found, good


def rule_table(found: Counter[Key], good: Counter[Key]) -> str:
    lines = ["| kind | rule | type | right | found |", "| --- | --- | --- | ---: | ---: |"]
    for key, number in sorted(found.items()):
        lines.append(f"| {key[0]} | `{key[1]}` | {key[2]} | {good[key]} | {number} |")
    return "\n".join(lines) + "\n"


def curve(articles: Sequence[Compared]) -> str:
    """Precision and recall of the facts that are at least so sure."""
    lines = ["| at least | kind | precision | recall | facts |", "| ---: | --- | ---: | ---: | ---: |"]
    gold = {kind: sum(len(article.gold.get(kind, [])) for article in articles) for kind in FACTS}
    for least in (0.0, 0.6, 0.7, 0.8, 0.9):
        for kind in FACTS:
            marks = [
                article.comparison.is_right(kind, number)
                for article in articles
                for number, fact in enumerate(article.found[kind])
                if fact["confidence"] >= least
            ]
            precision = f"{sum(marks) / len(marks):.2f}" if marks else "–"
            recall = f"{sum(marks) / gold[kind]:.2f}" if gold[kind] else "–"
            lines.append(f"| {least:.2f} | {kind} | {precision} | {recall} | {len(marks)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
