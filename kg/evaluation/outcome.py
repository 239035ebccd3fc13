"""What an evaluation gives to who asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.evaluation.report import formatted
from kg.evaluation.results import Comparison


@dataclass(frozen=True, slots=True)
class Evaluation(Comparison):
    """Readers compared with what people noted: figures, and the same as text or as a page."""

    def format(self, format: str = "table", *, errors: bool = False, disagreements: bool = False) -> str:
        """The results as text.

        Args:
            format: ``table`` or ``json``.
            errors: with what was missed and what is spurious, article by article.
            disagreements: with the articles and sentences in which readers differ most.

        Raises:
            UsageError: if there is no such format, or disagreements are asked of one reader.
        """
        return formatted(self, format, errors=errors, disagreements=disagreements)

    def page(self) -> str:
        """All results, and the articles with their facts, as an HTML page without scripts."""
        from kg.evaluation.report.page import page  # it reads files of its own

        return page(self)

    def counts_table(self) -> str:
        """How often each rule was right, as the table from which confidences come (``confidence.tsv``).

        Raises:
            UsageError: if there is more than one reader.
        """
        from kg.evaluation.report.counts import counts_table

        return counts_table(self)
