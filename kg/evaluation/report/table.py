"""The results as plain text in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kg.evaluation.report.numbers import counted, difference, figure, limits
from kg.evaluation.scoring.bootstrap import RESAMPLES
from kg.evaluation.scoring.layers import NONE
from kg.evaluation.scoring.rows import ROWS

if TYPE_CHECKING:
    from kg.evaluation.results import Comparison, Figure, ReaderResult
    from kg.evaluation.scoring.layers import Confusion

__all__ = ["confusion_labels", "tables"]

_HEAD = ("", "precision", "", "recall", "", "F1 or share", "", "right", "found", "true")


def tables(evaluation: Comparison) -> str:
    """All tables: readers side by side where there are several, then each by itself."""
    articles = len(evaluation.articles)
    counted = f"{articles:,} {'article' if articles == 1 else 'articles'}, {evaluation.placed:,} with exact places"
    told = f"Behind each figure: where it lies in 95 % of {RESAMPLES:,} draws of the articles"
    parts = [f"{counted}. {told}.\n"]
    if len(evaluation.readers) > 1:
        parts.append("\n".join(_columns(_side_by_side(evaluation.readers))) + "\n")
    for reader in evaluation.readers:
        parts.append("\n".join(_columns(_figures(reader))) + "\n")
        parts.append("\n".join(_columns(_calibration(reader))) + "\n")
        parts += ["\n".join(_confusion(name, table)) + "\n" for name, table in reader.confusions.items() if table]
    return "\n".join(parts)


def _side_by_side(readers: Sequence[ReaderResult]) -> Iterator[Sequence[str]]:
    first, *others = readers
    yield ["F1 or share", *(cell for reader in readers for cell in (reader.name, ""))] + [
        cell for reader in others for cell in (f"{reader.name} − {first.name}", "")
    ]
    told = [row for row in ROWS if any(row.key in reader.figures for reader in readers)]
    for group, rows in groupby(told, key=lambda row: row.group):
        yield [group]
        for row in rows:
            scored = [reader.figures.get(row.key) for reader in readers]
            cells = [cell for each in scored for cell in _shown(each.f1 if each else None)]
            for each in scored[1:]:
                cells += difference(each.difference) if each and each.difference else ("", "")
            yield [f"  {row.label}", *cells]


def _figures(reader: ReaderResult) -> Iterator[Sequence[str]]:
    yield [reader.name, *_HEAD[1:]]
    for group, rows in groupby(reader.figures.values(), key=lambda scored: scored.row.group):
        yield [group]
        for scored in rows:
            three = (scored.precision, scored.recall, scored.f1)
            yield [f"  {scored.row.label}", *(cell for each in three for cell in _shown(each)), *counted(scored)]


def _shown(shown: Figure | None) -> tuple[str, str]:
    return ("", "") if shown is None else (figure(shown.value), limits(shown))


def _calibration(reader: ReaderResult) -> Iterator[Sequence[str]]:
    yield [f"{reader.name}: confidence", "facts", "right", "confidence", "share right", "error", "Brier"]
    for each in reader.calibration:
        if each.facts:
            right = sum(inside.right for inside in each.bins)
            mean = sum(inside.confidence * inside.facts for inside in each.bins) / each.facts
            cells = [f"{each.facts:,}", f"{right:,}", figure(mean), figure(right / each.facts)]
            yield [f"  {each.kind}", *cells, figure(each.error), figure(each.brier)]
            for inside in each.bins:
                cells = [f"{inside.facts:,}", f"{inside.right:,}", figure(inside.confidence)]
                yield [f"    {inside.low:.1f} to {inside.high:.1f}", *cells, figure(inside.share_right)]
        if each.unrated:
            yield [f"  {each.kind} without a confidence", f"{each.unrated:,}"]


def _confusion(name: str, table: Confusion) -> Iterator[str]:
    """What is true is in the rows, what was found in the columns, which are numbered like the rows."""
    labels = confusion_labels(table)
    rows = [[f"{name}: true, found", *(str(number) for number in range(1, len(labels) + 1))]]
    for number, true in enumerate(labels, start=1):
        cells = (table[true, found] for found in labels)
        rows.append([f"  {number:>2} {true}", *(f"{cell:,}" if cell else "·" for cell in cells)])
    return iter(_columns(rows))


def confusion_labels(table: Confusion) -> list[str]:
    """What stands on the sides of a table of confusions, ``none`` last."""
    return sorted({label for pair in table for label in pair}, key=lambda label: (label == NONE, label))


def _columns(rows: Iterable[Sequence[str]]) -> list[str]:
    """The first column to the left, the others to the right; headings of groups take no part in the widths."""
    lines = [list(row) for row in rows]
    long = [line for line in lines if len(line) > 1]
    widths = [max(len(line[at]) for line in long if at < len(line)) for at in range(max(map(len, long), default=0))]
    shown = []
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=False)),
        ]
        shown.append("  ".join(cells).rstrip())
    return shown
