"""Punctuation marks, as the engine cuts them from the words."""

from __future__ import annotations

#: All marks that open or close a quote.
QUOTATION_MARKS = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''"})
DASHES = frozenset({"-", "–", "—"})
#: Behind one of these a phrase is over.
CLOSING_MARKS = frozenset({",", ".", ";", ")"})
