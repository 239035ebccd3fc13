"""What an article says in brackets that an acronym stands for: "the Inkatha Freedom Party (IFP)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Gazetteer, Known

_SHORTEST, _LONGEST = 3, 8
_IN_BRACKETS = re.compile(rf"\(([A-Z]{{{_SHORTEST},{_LONGEST}}})\)")
_EXPLAINED = re.compile(rf"\b([A-Z]{{{_SHORTEST},{_LONGEST}}}) \(([^()\n]+)\)")
#: Characters that a long name has at most.
_ROOM = 120
#: As many letters at the start make two words one in two spellings or tongues ("Organisation", "Organización").
_STEM = 4
_ALIKE = 0.5


def expansions(text: str) -> Mapping[str, str]:
    """Long names by the acronyms that stand in brackets behind them, or before them in brackets."""
    found = {told[1]: told[2] for told in _EXPLAINED.finditer(text) if _initials(told[2].split()) == told[1]}
    for told in _IN_BRACKETS.finditer(text):
        words = text[max(0, told.start() - _ROOM) : told.start()].split()
        names = (words[first:] for first in range(len(words) - 1, -1, -1))
        name = next((name for name in names if _initials(name) == told[1]), None)
        if name is not None:
            found[told[1]] = " ".join(name)
    return found


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and _SHORTEST <= len(text) <= _LONGEST


def stands_for(known: Known, long: str, gazetteer: Gazetteer) -> bool:
    """Whether ``long`` is a name of the listed body, or so like one that it may be another spelling of it."""
    if any(reading.name == known.name for reading in gazetteer.readings(long)):
        return True
    words = _stems(long)
    names = (form for body in lexicon.bodies() if body.name == known.name for form in (body.name, *body.aliases))
    return any(len(words & _stems(name)) > _ALIKE * max(len(words), len(_stems(name))) for name in names)


def _stems(name: str) -> set[str]:
    return {word[:_STEM].lower() for word in name.split() if word.lower() not in lexicon.words("inner-words")}
