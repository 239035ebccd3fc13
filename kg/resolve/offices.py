"""Offices: which titles mean the same one, and which of them a state has only once."""

from __future__ import annotations

from functools import lru_cache

from kg.extract import lexicon

#: Levels of `titles.tsv` of which a state has one holder at a time, or few.
_SINGLE = frozenset(
    (
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defense-minister",
        "interior-minister",
        "finance-minister",
        "justice-minister",
        "health-minister",
        "trade-minister",
        "energy-minister",
        "secretary-general",
        "central-banker",
        "intelligence-chief",
        "army-chief",
        "opposition-leader",
    )
)
#: Words before a title that leave the office the same.
_SPELLINGS = {"defence": "defense", "programme": "program", "organisation": "organization", "labour": "labor"}


@lru_cache(1 << 12)
def office_kind(title: str) -> str:
    """What kind of office a title names: the same for "premier" and "prime minister", for "foreign secretary" and
    "minister of foreign affairs"."""
    words = [_SPELLINGS.get(word, word) for word in title.replace("-", " ").split()]
    for start in range(len(words)):
        known = lexicon.titles().get(" ".join(words[start:])) or lexicon.titles().get("-".join(words[start:]))
        if known is not None:
            if known.level in _SINGLE and start == 0:
                return known.level
            break
    return " ".join(words)
