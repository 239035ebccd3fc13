"""The words that figures are made of (``data/figures.tsv``), class by class; the file says what each class means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.errors import LexiconError
from kg.lexicon.tables import FOLDER, read_table, values

_NAME = "figures.tsv"
_CLASSES = (
    "harm fate state count act bound indefinite none pair several lives found expel fled past total between modal "
    "unreal realized foretelling denying telling giving currency people goods"
)


@cache
def figure_words(kind: str) -> Mapping[str, str]:
    """The words of a class, in lower case, with what each one means.

    Raises:
        LexiconError: if the file is missing, broken, or lacks the class.
    """
    found: dict[str, str] = {}
    for label, value, words in read_table(_NAME, ("class", "value", "words"), (("class", _CLASSES),)):
        if label == kind:
            found |= dict.fromkeys(values(words), value)
    if not found:
        raise LexiconError(f"the class {kind!r} is missing", where=FOLDER / _NAME, remedy="install the package again")
    return MappingProxyType(found)
