"""The results as one HTML page: no script, nothing is loaded, all text is text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

from kg.evaluation.report.marked import article_part
from kg.evaluation.report.numbers import counted, difference, figure, limits
from kg.evaluation.report.table import confusion_labels
from kg.evaluation.scoring.bootstrap import RESAMPLES
from kg.evaluation.scoring.rows import ROWS, Row
from kg.view.html import hash_source, html_text

if TYPE_CHECKING:
    from kg.evaluation.results import Comparison, Figure, ReaderResult
    from kg.evaluation.scoring.calibration import Calibration
    from kg.evaluation.scoring.layers import Confusion

__all__ = ["page"]

_STYLE = (resources.files(__package__) / "page.css").read_text(encoding="utf-8")
_POLICY = f"default-src 'none'; style-src {hash_source(_STYLE)}; base-uri 'none'; form-action 'none'"
_TITLE = "Readers, and what people noted"
_SIDE, _EDGE = 200, 34


def page(evaluation: Comparison) -> str:
    """Readers side by side, each by itself, and every article with what was found in it."""
    names = [reader.name for reader in evaluation.readers]
    counted = f"{len(evaluation.articles):,} articles, {evaluation.placed:,} with exact places"
    told = f"The small figures tell where a figure lies in 95 % of {RESAMPLES:,} draws of the articles"
    parts = [f"<h1>{_TITLE}</h1>", f"<p>{counted}. {told}.</p>"]
    if len(names) > 1:
        parts.append(f"<h2>Side by side</h2>{_side_by_side(evaluation.readers)}")
    parts += [part for reader in evaluation.readers for part in _reader(reader)]
    parts.append(
        '<h2>Articles</h2><p>In the text: <mark class="right">found, and right</mark>, '
        '<mark class="spurious">found, and not noted</mark>, <mark class="missed">noted, and missed</mark>'
        f"{f' by {html_text(names[0])}' if len(names) > 1 else ''}.</p>"
    )
    parts += [article_part(article, names) for article in evaluation.articles]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _reader(reader: ReaderResult) -> Iterator[str]:
    yield f"<h2>{html_text(reader.name)}</h2>"
    yield _figures(reader)
    yield "<h3>How sure, and how often right</h3>"
    yield f'<div class="grid">{"".join(_reliability(each) for each in reader.calibration if each.facts)}</div>'
    yield "<h3>What was taken for what</h3><p>Rows: what is true. Columns: what was found.</p>"
    tables = [_confusion(name, table) for name, table in reader.confusions.items() if table]
    yield f'<div class="grid">{"".join(tables)}</div>'


def _side_by_side(readers: Sequence[ReaderResult]) -> str:
    first, *others = readers
    head = [html_text(reader.name) for reader in readers]
    head += [f"{html_text(reader.name)} − {html_text(first.name)}" for reader in others]
    body = []
    told = [row for row in ROWS if any(row.key in reader.figures for reader in readers)]
    for group, rows in groupby(told, key=lambda row: row.group):
        body.append(_heading(group, len(head)))
        for row in rows:
            scored = [reader.figures.get(row.key) for reader in readers]
            cells = [_figure(each.f1 if each else None) for each in scored]
            for each in scored[1:]:
                value, interval = difference(each.difference) if each and each.difference else ("", "")
                cells.append(f"{value} <small>{interval}</small>")
            body.append(_line(row, cells))
    return _table(["F1 or share", *head], body)


def _figures(reader: ReaderResult) -> str:
    body = []
    for group, rows in groupby(reader.figures.values(), key=lambda scored: scored.row.group):
        body.append(_heading(group, 6))
        for scored in rows:
            three = [_figure(each) for each in (scored.precision, scored.recall, scored.f1)]
            body.append(_line(scored.row, [*three, *counted(scored)]))
    return _table(["", "precision", "recall", "F1 or share", "right", "found", "true"], body)


def _heading(group: str, width: int) -> str:
    return f'<tr><th scope="rowgroup" colspan="{width + 1}">{group}</th></tr>'


def _line(row: Row, cells: Sequence[str]) -> str:
    return f'<tr><th scope="row">{row.label}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _figure(shown: Figure | None) -> str:
    return "" if shown is None else f"{figure(shown.value)} <small>{limits(shown)}</small>"


def _table(head: Sequence[str], body: Sequence[str]) -> str:
    cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    return f'<div class="scroll"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'


def _confusion(name: str, table: Confusion) -> str:
    """The darker, the more of what is true there."""
    labels = confusion_labels(table)
    head = "".join(f'<th scope="col">{html_text(label)}</th>' for label in labels)
    body = []
    for true in labels:
        total = sum(table[true, found] for found in labels)
        cells = "".join(_cell(table[true, found], total, same=true == found) for found in labels)
        body.append(f'<tr><th scope="row">{html_text(true)}</th>{cells}</tr>')
    return (
        f'<figure class="confusion scroll"><figcaption>{html_text(name)}</figcaption><table><thead><tr><td></td>{head}'
        f"</tr></thead><tbody>{''.join(body)}</tbody></table></figure>"
    )


def _cell(number: int, total: int, *, same: bool) -> str:
    if not number:
        return "<td>·</td>"
    shade = f"shade{round(4 * number / total)}"
    return f'<td class="{shade}{" same" if same else ""}">{number:,} <small>{number / total:.0%}</small></td>'


def _reliability(each: Calibration) -> str:
    """Share right over confidence; on the line, facts are as often right as they say. Larger points are more facts."""

    def at(confidence: float, right: float) -> tuple[float, float]:
        return round(_EDGE + confidence * _SIDE, 1), round(_SIDE - right * _SIDE + 10, 1)

    low, high = at(0, 0), at(1, 1)
    most = max(inside.facts for inside in each.bins)
    points = []
    for inside in each.bins:
        x, y = at(inside.confidence, inside.share_right)
        told = f"{inside.facts:,} facts, confidence {inside.confidence:.2f}, right {inside.share_right:.2f}"
        radius = round(3 + 7 * (inside.facts / most) ** 0.5, 1)
        points.append(
            f'<circle cx="{x}" cy="{y}" r="{radius}" fill="#0072B2" fill-opacity=".7"><title>{told}</title></circle>'
        )
    marks = "".join(
        f'<text x="{at(value, 0)[0]}" y="{_SIDE + 26}" text-anchor="middle">{value}</text>'
        f'<text x="{_EDGE - 6}" y="{at(0, value)[1] + 4}" text-anchor="end">{value}</text>'
        for value in (0, 0.5, 1)
    )
    frame = f'<rect x="{low[0]}" y="{high[1]}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#8888"/>'
    line = f'<line x1="{low[0]}" y1="{low[1]}" x2="{high[0]}" y2="{high[1]}" stroke="#8888" stroke-dasharray="4 3"/>'
    size = f"{_SIDE + _EDGE + 16} {_SIDE + 32}"
    told = f"{each.facts:,} facts, calibration error {figure(each.error)}, Brier {figure(each.brier)}"
    return (
        f"<figure><figcaption>{html_text(each.kind)}: <small>{told}</small></figcaption>"
        f'<svg viewBox="0 0 {size}" width="{_SIDE + _EDGE + 16}" role="img" aria-label="share right over confidence">'
        f"{frame}{line}{marks}{''.join(points)}</svg></figure>"
    )
