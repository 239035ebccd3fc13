"""The results for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.evaluation.report.listing import ARTICLES, errors, worst_sentences
from kg.evaluation.scoring.bootstrap import RESAMPLES

if TYPE_CHECKING:
    from kg.evaluation.results import Comparison, Figure, ReaderResult, Scored
    from kg.evaluation.scoring.article import Finding
    from kg.evaluation.scoring.calibration import Calibration

__all__ = ["as_json"]

Json = dict[str, Any]
_DECIMALS = 6


def as_json(evaluation: Comparison, *, errors: bool, disagreements: bool) -> str:
    """One object; figures are rounded to six decimals."""
    told: Json = {
        "articles": len(evaluation.articles),
        "articles_with_places": evaluation.placed,
        "resamples": RESAMPLES,
        "readers": {reader.name: _reader(reader) for reader in evaluation.readers},
    }
    if errors:
        told["errors"] = _errors(evaluation)
    if disagreements:
        told["disagreements"] = _disagreements(evaluation)
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _reader(reader: ReaderResult) -> Json:
    return {
        "figures": {key: _scored(scored) for key, scored in reader.figures.items()},
        "calibration": {each.kind: _calibration(each) for each in reader.calibration},
        "confusion": {
            name: [{"true": true, "found": found, "number": number} for (true, found), number in sorted(table.items())]
            for name, table in reader.confusions.items()
        },
        "rules": [
            {"kind": kind, "rule": rule, "type": type, "right": right, "found": found}
            for (kind, rule, type), (right, found) in reader.by_rule.items()
        ],
    }


def _scored(scored: Scored) -> Json:
    figures = {"precision": scored.precision, "recall": scored.recall, "f1": scored.f1, "difference": scored.difference}
    if scored.row.is_rate:
        figures = {"share": scored.f1, "difference": scored.difference}
    told: Json = {"layer": scored.row.group, "label": scored.row.label.strip()}
    told |= {name: _figure(each) for name, each in figures.items() if each is not None}
    if scored.count is not None:
        told |= {name: _rounded(value) for name, value in scored.count._asdict().items()}
    return told


def _figure(figure: Figure) -> Json:
    low, high = figure.interval
    return {"value": _rounded(figure.value), "low": _rounded(low), "high": _rounded(high)}


def _rounded(value: float) -> float:
    return round(float(value), _DECIMALS) + 0.0  # no -0.0


def _calibration(each: Calibration) -> Json:
    return {
        "facts": each.facts,
        "without_confidence": each.unrated,
        "expected_calibration_error": _rounded(each.error),
        "brier": _rounded(each.brier),
        "bins": [
            {
                "low": inside.low,
                "high": inside.high,
                "facts": inside.facts,
                "right": inside.right,
                "confidence": _rounded(inside.confidence),
                "share_right": _rounded(inside.share_right),
            }
            for inside in each.bins
        ],
    }


def _errors(evaluation: Comparison) -> list[Json]:
    return [
        {"reader": reader, "article": article, "kind": finding.kind, "what": finding.what} | _place(finding)
        for reader, article, finding in errors(evaluation)
    ]


def _place(finding: Finding) -> Json:
    return {} if finding.span is None else {"start": finding.span.start, "end": finding.span.end}


def _disagreements(evaluation: Comparison) -> Json:
    return {
        "articles": [
            {
                "article": each.article,
                "differing": each.differing,
                "found": each.found,
                "share": _rounded(each.share),
            }
            for each in evaluation.disagreements[:ARTICLES]
        ],
        "sentences": [
            {
                "article": each.article,
                "sentence": each.sentence,
                "differing": each.differing,
                "found": each.found,
                "words": each.words,
            }
            for each in worst_sentences(evaluation.disagreements)
        ],
    }
