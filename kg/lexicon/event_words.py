"""Classes of words that tell or carry events: ``data/event_words.tsv``."""

from __future__ import annotations

from functools import cache

from kg.lexicon.tables import class_of


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of the class ``name`` of ``event_words.tsv``.

    Raises:
        LexiconError: if the file has no such class.
    """
    return class_of("event_words.tsv", name)
