"""Lengths of time, what comes again, times of day: "two and a half years", "every Tuesday", "twice a month", "noon"."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.times.forms.notation import Meaning, Parts, Timex
from kg.lexicon.times import numbers, time_words, weekdays
from kg.model import TimexType

#: Units of which a part is told as so many of a smaller one: "a year and a half" is 18 months.
_SMALLER = {"1Y": ("1M", 12), "1D": ("T1H", 24), "T1H": ("T1M", 60), "T1M": ("T1S", 60)}  # fmt: skip
#: Decades and centuries are counted in years where their number is told.
_VAGUE = {"10Y": "PXDE", "100Y": "PXCE", "2W": "PXW"}
_MANY = 1_000_000
_HOURS, _MINUTES = 24, 60
_PART = re.compile(r"(?:\band[\s-])?\ba[\s-]half\b|\bhalf(?:\s+an?)?\b|(?:\ba\s+)?\bquarter(?:\s+of\s+an?)?\b")


def number_of(words: str) -> int:
    """A count of digits or of one number word."""
    return int(words) if words.isdigit() else numbers()[words.lower()]


def amount(words: str) -> Decimal | None:
    """ "24", "1,000", "2.5", "twenty-four", "a hundred", "two and a half", "a quarter of a"; None for other words."""
    text = words.lower().replace(",", "")
    half = Decimal("0.5") if re.search(r"\bhalf\b", text) else Decimal(0)
    half = Decimal("0.25") if re.search(r"\bquarter\b", text) else half
    text = _PART.sub(" ", text)
    total, seen = Decimal(0), False
    for word in re.split(r"[\s-]+", text):
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            total, seen = total + Decimal(word), True
        elif word in numbers():
            total, seen = total + numbers()[word], True
        elif word in time_words("magnitude"):
            total, seen = max(total, Decimal(1)) * int(time_words("magnitude")[word]), True
        elif word not in {"", "and", "of", "or", "so"}:
            return None
    return total + half if seen or half else None


def duration(count: Decimal | None, unit: str) -> str:
    """ISO 8601: ``P3D``, ``PT2H``, ``P18M``; ``PXM`` where the count is not told."""
    if count is None:
        return _VAGUE.get(unit) or "P" + unit.replace("1", "X", 1)
    size = int(re.sub(r"\D", "", unit))
    if count != int(count) and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        if (count * times) == int(count * times):
            return duration(count * times, smaller)
    whole = count * size
    return "P" + re.sub(r"\d+", f"{whole.normalize():f}", unit, count=1)


def unit_of(word: str) -> str:
    return time_words("unit")[word.lower()]


def length(parts: Parts) -> Meaning | None:
    """ "three days", "more than a decade", "several months", "the past 24 hours", "two-hour"."""
    words = parts["n"]
    count = amount(words) if words else None
    if count is not None and count >= _MANY * _MANY:
        return None
    if count is not None and parts["more"]:
        count += Decimal("0.5")
    return Meaning(timex=Timex(duration(count, unit_of(parts["unit"])), TimexType.DURATION))


def one_length(parts: Parts) -> Meaning:
    """ "all day", "the past decade": one of them."""
    return Meaning(timex=Timex(duration(Decimal(1), unit_of(parts["unit"])), TimexType.DURATION))


def each(parts: Parts) -> Meaning | None:
    """ "every Tuesday", "each morning", "every two weeks", "every other day"."""
    if day := parts["w"]:
        part = time_words("part").get(parts["pod"].lower(), "")
        value = f"XXXX-WXX-{weekdays()[day.lower().removesuffix('s')] + 1}" + (f"T{part}" if part else "")
    elif month := parts["m"]:
        value = f"XXXX-{int(time_words('month')[month.lower().rstrip('.')]):02d}"
    elif part := parts["pod"]:
        value = f"XXXX-XX-XXT{time_words('part')[part.lower().removesuffix('s')]}"
    elif parts["weekend"]:
        value = "XXXX-WXX-WE"
    elif season := parts["season"]:
        value = f"XXXX-{time_words('season')[season.lower()]}"
    else:
        words = parts["n"]
        count = Decimal(2) if words and words.lower() in {"other", "second"} else amount(words) if words else Decimal(1)
        value = duration(count, unit_of(parts["unit"]))
    return Meaning(timex=Timex(value, TimexType.SET))


def rate(parts: Parts) -> Meaning:
    """ "twice a month", "per day": what it is counted in."""
    return Meaning(timex=Timex(duration(Decimal(1), unit_of(parts["unit"])), TimexType.SET))


def vague_day(parts: Parts) -> Meaning:
    """ "years later": a year, nobody says which one."""
    unit = parts["unit"].lower().removesuffix("s")
    value = {"week": "XXXX-WXX", "month": "XXXX-XX", "day": "XXXX-XX-XX", "night": "XXXX-XX-XX"}.get(unit, "XXXX")
    hours = unit in {"hour", "minute", "second"}
    return Meaning(timex=Timex("XXXX-XX-XXTXX:XX", TimexType.TIME) if hours else Timex(value))


def past_times(_parts: Parts) -> Meaning:
    return Meaning(timex=Timex("PAST_REF"))


def times_to_come(_parts: Parts) -> Meaning:
    return Meaning(timex=Timex("FUTURE_REF"))


def frequency(parts: Parts) -> Meaning:
    """ "annually", "daily"."""
    return Meaning(timex=Timex(time_words("frequency")[parts["often"].lower()], TimexType.SET))


def reference(parts: Parts) -> Meaning:
    """ "now", "recently", "soon"."""
    return Meaning(timex=Timex(time_words("reference")[" ".join(parts["ref"].lower().split())]))


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
