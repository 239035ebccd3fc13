"""The words that figures are made of (``data/figures.tsv``), class by class; the file says what each class means."""

from __future__ import annotations

from collections.abc import Mapping

from kg.lexicon.tables import words_by_value

_CLASSES = (
    "harm fate state count act bound indefinite none pair several lives found expel fled past total between modal "
    "unreal realized foretelling denying telling giving currency people goods"
)


def figure_words(kind: str) -> Mapping[str, str]:
    """The words of a class, in lower case, with what each one means."""
    return words_by_value("figures.tsv", kind, _CLASSES)
