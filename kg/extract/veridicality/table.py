"""The words of the operators (``lexicon/data/operators.tsv``), by kind."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from types import MappingProxyType

from kg.lexicon.tables import read_table, values
from kg.model import Status


@cache
def _operators() -> Mapping[str, Mapping[str, Status | None]]:
    found: dict[str, dict[str, Status | None]] = {}
    for kind, effect, words in read_table("operators.tsv", ("kind", "effect", "words")):
        status = None if effect == "-" else Status(effect)
        found.setdefault(kind, {}).update(dict.fromkeys(values(words), status))
    return MappingProxyType(found)


def operators(kind: str) -> Set[str]:
    """The words of a kind."""
    return _operators()[kind].keys()


def effect(kind: str, *words: str) -> Status | None:
    """What the first of ``words`` that is of the kind makes of what stands in its scope."""
    listed = _operators()[kind]
    for word in words:
        if word in listed:
            return listed[word]
    return None
