"""The words that tell time (``data/times.tsv``), class by class; the file says what the value of each class means.

Raises:
    LexiconError: every function of this module, if the file is missing, broken, or lacks the class asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.errors import LexiconError
from kg.lexicon.tables import FOLDER, read_table, values

_NAME = "times.tsv"
_CLASSES = (
    "month weekday holiday number magnitude vague ordinal unit part season frequency modifier near reference time-zone"
)


@cache
def time_words(kind: str) -> Mapping[str, str]:
    """The words of a class, in lower case and in the order of the file, with what each one means."""
    rows = read_table(_NAME, ("class", "value", "words"), (("class", _CLASSES),))
    found = {word: value for label, value, cell in rows if label == kind for word in values(cell)}
    if not found:
        raise LexiconError(f"the class {kind!r} is missing", where=FOLDER / _NAME, remedy="install the package again")
    return MappingProxyType(found)


@cache
def _counted(kind: str, less: int) -> Mapping[str, int]:
    return MappingProxyType({word: int(value) - less for word, value in time_words(kind).items()})


def months() -> Mapping[str, int]:
    """Names and abbreviations of the months, without a full stop, with their numbers."""
    return _counted("month", 0)


def weekdays() -> Mapping[str, int]:
    """Names of the days of the week; Monday is 0, as in ``datetime``."""
    return _counted("weekday", 1)


def numbers() -> Mapping[str, int]:
    """Number words from one to ninety, and "a" and "an" for one."""
    return _counted("number", 0)
