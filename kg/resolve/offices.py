"""Offices: which titles mean the same one, and which of them a state has only once."""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Title

#: Spellings of one word in titles.
_SPELLINGS = {
    "defence": "defense",
    "programme": "program",
    "organisation": "organization",
    "labour": "labor",
    "gen": "general",
    "maj": "major",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sgt": "sergeant",
    "brig": "brigadier",
    "adm": "admiral",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "prof": "professor",
    "pm": "prime minister",
    "mp": "member of parliament",
}


#: Heads of state that are none of a republic, and those above one: a state that has had both had them as two offices.
_APART = {
    word: office
    for office, words in (
        ("monarch", "king queen emperor empress emir amir sultan shah tsar monarch regent"),
        ("monarch", "grand-duke grand-duchess co-prince"),
        ("pope", "pope pontiff"),
        ("supreme leader", "supreme-leader paramount-leader"),
        ("governor general", "governor-general"),
    )
    for word in words.split()
}


@lru_cache(1 << 12)
def office_kind(title: str) -> str:
    """What kind of office a title names: the same for "premier" and "prime minister", for "foreign secretary" and
    "minister of foreign affairs"."""
    words = [_SPELLINGS.get(word, word) for word in title.replace("-", " ").replace(".", "").split()]
    known, whole = _listed(words)
    if office := _APART.get("-".join(words)):
        return office
    level = lexicon.office_levels().get(known.level) if known is not None and whole else None
    return level.level if level is not None and level.single else " ".join(words)


@lru_cache(1 << 12)
def is_local(title: str) -> bool:
    """Whether who holds the office is at work in one town or province."""
    known, _ = _listed(title.split())
    return known is not None and known.level in lexicon.levels_of("part") | lexicon.levels_of("district")


def _listed(words: list[str]) -> tuple[Title | None, bool]:
    """The listed title with which these words end, and whether it is all of them."""
    for start in range(len(words)):
        known = lexicon.titles().get(" ".join(words[start:])) or lexicon.titles().get("-".join(words[start:]))
        if known is not None:
            return known, start == 0
    return None, False


@lru_cache(1 << 14)
def one_office(title: str, other: str) -> bool:
    """Whether two titles may name one office: the same, or one of them in short ("the minister", "General")."""
    mine, theirs = office_kind(title), office_kind(other)
    if mine == theirs:
        return True
    short, long = sorted((mine.split(), theirs.split()), key=len)
    if not short or len(short) == len(long):
        return False
    return long[-len(short) :] == short or (long[: len(short)] == short and long[len(short)] in ("of", "for"))
