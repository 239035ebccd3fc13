"""Parts of which the patterns of time expressions are made, out of the words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.lexicon.times import months, numbers, time_words, weekdays


def either(words: Iterable[str]) -> str:
    """An alternative of the words, the longest first, with any blanks between theirs."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _capital(words: Iterable[str]) -> list[str]:
    return [word.capitalize() for word in words]


def lower(pattern: str) -> str:
    """The pattern in any case of its letters."""
    return f"(?i:{pattern})"


_NAMES = [name for name in months() if len(name) > 4 or name in {"may", "june", "july"}]
_SHORT = [name for name in months() if name not in _NAMES]
#: Names of months have a capital, for "may" and "march" are words; short ones may have a full stop.
MONTH = rf"(?:{either(_capital(_NAMES))}|{either(_capital(_SHORT))}\b\.?)"
WEEKDAY = either(_capital(weekdays()))
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year| percent)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|,\d|%)"
TO = r"\s*(?:-|–|—|to|through|thru|until|till)\s*"
TO_AND = r"\s*(?:-|–|—|to|through|thru|until|till|and)\s*"
#: One number, of digits or a word: what days of the calendar are counted by.
COUNT = lower(rf"\d{{1,3}}|{either(numbers())}")
UNIT = r"(?:day|week|month|year)"
PARTS = [word for word, value in time_words("part").items() if ":" not in value and word != "overnight"]
HOURS = [word for word, value in time_words("part").items() if ":" in value]
PART_OF_DAY = lower(either(PARTS))
SEASON = lower(either(time_words("season")))
HOLIDAY = either(" ".join(part.capitalize() for part in name.split()) for name in time_words("holiday"))

_BARE = [word for word in numbers() if word not in {"a", "an"}]
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,3})?"
_NUMBER = rf"(?:{_DIGITS}|{either(_BARE)}(?:[\s-]{either(_BARE)})?)"
_MAGNITUDE = either(time_words("magnitude"))
#: Any count: digits or words, halves, hundreds.
_FRACTION = rf"(?:a\s+)?quarter\s+of\s+an?|half\s+an?|half|an?\s+half|{_NUMBER}[\s-]and[\s-]a[\s-]half"
FRACTION = lower(_FRACTION)
AMOUNT = lower(
    rf"(?:{_FRACTION}|"
    rf"{_NUMBER}(?:\s+{_MAGNITUDE})?|an?\s+{_MAGNITUDE}|an?)"
)
_VAGUE = either(word for word in time_words("vague") if word != "couple")
VAGUE = lower(rf"(?:a\s+)?{_VAGUE}(?:\s+more)?|an?\s+(?:couple|number)\s+of|(?:tens|dozens|hundreds|thousands)\s+of")
_SINGLE = [word for word in time_words("unit") if not word.endswith("s")]
UNITS = lower(either(time_words("unit")))
SINGLE_UNIT = lower(either(_SINGLE))
PLURAL_UNITS = lower(either(word for word in time_words("unit") if word.endswith("s")))
MODIFIERS = {word: value for word, value in time_words("modifier").items() if value not in {"START", "MID", "END"}}
BOUNDS = {word: value for word, value in time_words("modifier").items() if word not in MODIFIERS}
ABOUT = lower(either(MODIFIERS))
_SIDES = [word for word in BOUNDS if word in {"early", "late", "mid"}]
#: "early ", "mid-", "the end of ".
BOUND = lower(
    rf"(?:(?:the\s+)?(?P<mod>{either(_SIDES)})(?:\s+in)?[\s-]+"
    rf"|(?:the\s+)?(?P<mod>{either(word for word in BOUNDS if word not in _SIDES)})\s+of\s+)"
)
