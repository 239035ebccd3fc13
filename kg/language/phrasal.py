"""The words that a verb may be listed under: with its particle, its preposition, its object."""

from __future__ import annotations

from kg.language.annotation import Token

_PARTS = {"prt", "prep", "advmod", "dobj", "npadvmod", "acomp", "agent", "attr", "oprd"}


def verb_words(verb: Token) -> list[str]:
    """The words a verb may be listed under, the fullest first: "step_down", "step"."""
    lemma = verb.lemma.lower()
    joined: list[str] = []
    for child in verb.children:
        if child.dep in _PARTS and child.i > verb.i:
            joined.extend(f"{lemma}_{word}" for word in dict.fromkeys((child.lower, child.lemma.lower())))
            if child.dep in {"prt", "advmod", "dobj", "prep"}:
                after = [inner for inner in verb.children + child.children if inner.dep == "prep" and inner.i > child.i]
                joined.extend(f"{lemma}_{child.lower}_{inner.lower}" for inner in after)
    return [*sorted(joined, key=lambda word: -word.count("_")), lemma] if joined else [lemma]
