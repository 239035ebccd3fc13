"""The counts that confidences are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.extract.calibration import COLUMNS, HEAD

if TYPE_CHECKING:
    from kg.evaluation.results import Comparison

__all__ = ["counts_table"]


def counts_table(evaluation: Comparison) -> str:
    """How often each rule was right, in the form of ``confidence.tsv``."""
    if len(evaluation.readers) != 1:
        raise UsageError("rules are those of one reader", where="calibrate", remedy="name one reader")
    rows = ("\t".join((*key, *map(str, counts))) for key, counts in evaluation.readers[0].by_rule.items())
    return HEAD + "\t".join(COLUMNS) + "\n" + "".join(f"{row}\n" for row in rows)
