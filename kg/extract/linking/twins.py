"""Names of organizations that explain each other: "the state news agency (IRNA)", "the U.S. space agency NASA"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.layers import NameMention
from kg.language import Token
from kg.model import EntityType


def twins(tokens: Sequence[Token], names: Iterable[NameMention]) -> dict[NameMention, NameMention]:
    """Each of two such names by the other one."""
    bodies = [name for name in names if name.type is EntityType.ORGANIZATION]
    starts = {name.first: name for name in bodies}
    found: dict[NameMention, NameMention] = {}
    for name in bodies:
        beside = starts.get(name.last)
        if beside is not None and name.text[-1].islower() and tokens[name.last - 1].text.islower():
            noun, head = tokens[name.last - 1], tokens[beside.last - 1]
            if noun.head is head or head.head is noun or (noun.head is head.head and noun.dep == head.dep):
                found |= {name: beside, beside: name}
        inner = starts.get(name.last + 1) if name.last < len(tokens) and tokens[name.last].text == "(" else None
        if inner is not None and inner.last < len(tokens) and tokens[inner.last].text == ")":
            found |= {name: inner, inner: name}
    return found
