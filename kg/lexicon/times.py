"""The words that tell time (``data/times.tsv``), class by class; the file says what the value of each class means.

Raises:
    LexiconError: every function of this module, if the file is missing, broken, or lacks the class asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.lexicon.tables import broken_row, words_by_value

_NAME = "times.tsv"
_NUMBER = re.compile(r"-?\d{1,10}", re.ASCII)
#: The classes, and what a value of each may be.
_VALUES = {
    "month": re.compile(r"[1-9]|1[0-2]"),
    "weekday": re.compile(r"[1-7]"),
    "holiday": re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    "number": _NUMBER,
    "magnitude": _NUMBER,
    "vague": re.compile(r"X"),
    "ordinal": _NUMBER,
    "unit": re.compile(r"T1[HMS]|(?:1|2|10|100)(?:D|W|M|Y|WE|NI)"),
    "part": re.compile(r"MO|AF|EV|NI|\d\d:\d\d"),
    "season": re.compile(r"SP|SU|FA|WI"),
    "frequency": re.compile(r"PT?\d[HDWMY]"),
    "modifier": re.compile(r"START|MID|END|APPROX|(?:MORE|LESS)_THAN|EQUAL_OR_(?:MORE|LESS)"),
    "near": _NUMBER,
    "reference": re.compile(r"(?:PRESENT|PAST|FUTURE)_REF"),
    "time-zone": re.compile(r"[A-Z]{3}"),
}


@cache
def time_words(kind: str) -> Mapping[str, str]:
    """The words of a class, in lower case and in the order of the file, with what each one means."""
    found = words_by_value(_NAME, kind, " ".join(_VALUES))
    for value in found.values():
        if not _VALUES[kind].fullmatch(value):
            raise broken_row(_NAME, (kind, value), f"{value!r} is no value of the class {kind}")
    return found


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
