"""What came of an evaluation: figures of readers, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.evaluation.scoring.rows import Row

if TYPE_CHECKING:
    from kg.evaluation.scoring.article import ArticleScores
    from kg.evaluation.scoring.bootstrap import Interval
    from kg.evaluation.scoring.calibration import Calibration
    from kg.evaluation.scoring.counts import Count
    from kg.evaluation.scoring.disagreements import ArticleDisagreement
    from kg.evaluation.scoring.layers import Confusion

__all__ = ["ArticleResult", "Comparison", "Figure", "ReaderResult", "Scored"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number between 0 and 1, and the limits between which it lies in 95 % of the resampled sets of articles."""

    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Scored:
    """One row of the tables.

    Args:
        count: what the figures are made of; None for means of other rows.
        precision, recall: None for means and rates.
        f1: the share, where the row is a rate.
        difference: to the F1 of the first reader, with its interval; None for that one. It may be below 0.
    """

    row: Row
    count: Count | None
    precision: Figure | None
    recall: Figure | None
    f1: Figure
    difference: Figure | None


@dataclass(frozen=True, slots=True)
class ReaderResult:
    """What one reader is worth on these articles.

    Args:
        figures: by key, in the order in which they are told. Rows for which these articles have nothing are
            left out, but for the six that the mean is of.
        confusions: table -> (true, found) -> how often.
        calibration: for each kind of fact, and for all.
        by_rule: kind of fact, rule, type of event -> how many were right, how many were found.
    """

    name: str
    figures: Mapping[str, Scored]
    confusions: Mapping[str, Confusion]
    calibration: tuple[Calibration, ...]
    by_rule: Mapping[tuple[str, str, str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article: its text, and the scores of each reader in their order."""

    name: str
    text: str
    scores: tuple[ArticleScores, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Readers side by side.

    Args:
        readers: in the order in which they were named.
        articles: those whose truth is known.
        placed: how many of them have their truth with places.
        disagreements: articles in which the readers differ, worst first; empty with one reader.
    """

    readers: tuple[ReaderResult, ...]
    articles: tuple[ArticleResult, ...]
    placed: int
    disagreements: tuple[ArticleDisagreement, ...]

    def figure(self, key: str, reader: str | None = None) -> Scored:
        """One row, such as ``events`` or ``mentions-typed``, of a reader; by default of the first.

        Raises:
            UsageError: if there is no such reader or row.
        """
        found = next((each for each in self.readers if reader in (None, each.name)), None)
        if found is None or key not in found.figures:
            rows: Sequence[str] = list(found.figures) if found else [each.name for each in self.readers]
            raise UsageError(
                "is not in this evaluation", where=f"{reader or ''} {key}", remedy=f"see {', '.join(rows)}"
            )
        return found.figures[key]
