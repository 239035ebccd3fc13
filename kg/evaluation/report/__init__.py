"""Tells what came of an evaluation: as a table, as JSON, as a page, as the counts that confidences are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.evaluation.results import Comparison

__all__ = ["FORMATS", "formatted"]

FORMATS = ("table", "json")


def formatted(evaluation: Comparison, format: str, *, errors: bool, disagreements: bool) -> str:
    """The results as text; see :meth:`kg.evaluation.Evaluation.format`."""
    if disagreements and len(evaluation.readers) < 2:
        raise UsageError("one reader disagrees with nobody", where="disagreements", remedy="name two readers or more")
    if format == "json":
        from kg.evaluation.report.as_json import as_json

        return as_json(evaluation, errors=errors, disagreements=disagreements)
    if format == "table":
        from kg.evaluation.report.listing import disagreement_lines, error_lines
        from kg.evaluation.report.table import tables

        parts = [tables(evaluation)]
        if errors:
            parts.append("\n".join(error_lines(evaluation)))
        if disagreements:
            parts.append("\n".join(disagreement_lines(evaluation)))
        return "\n".join(parts)
    raise UsageError("no such format of results", where=format, remedy=f"one of {', '.join(FORMATS)}")
