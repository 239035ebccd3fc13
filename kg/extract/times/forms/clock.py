"""Times of day: "3 p.m.", "15:30", "0900 GMT", "noon"."""

from __future__ import annotations

from kg.extract.times.forms.notation import Meaning, Parts, Timex
from kg.lexicon.times import numbers, time_words
from kg.model import TimexType

_HOURS, _MINUTES = 24, 60


def time_of_day(parts: Parts) -> Meaning | None:
    """``T15:30``, by the clocks of wherever it is told; None for what no clock shows."""
    if named := parts["noon"]:
        return _timex(time_words("part")[named.lower().split()[-1]])
    hour_words = parts["h"]
    hour = int(hour_words) if hour_words.isdigit() else numbers()[hour_words.lower()]
    minute = int(parts["min"] or 0)
    half = parts["half"].lower()
    if half and not 1 <= hour <= _HOURS // 2:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > _HOURS or minute >= _MINUTES:
        return None
    return _timex(f"{hour:02d}:{minute:02d}")


def _timex(clock: str) -> Meaning:
    return Meaning(timex=Timex(f"T{clock}", TimexType.TIME))
