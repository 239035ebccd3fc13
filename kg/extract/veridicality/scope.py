"""The words of operators, and how far down they reach: past complements, not into what is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from types import MappingProxyType

from kg.language import Token, syntax
from kg.lexicon.tables import read_table, values
from kg.model import Status

#: Verbs of saying whose content is as good as the report it stands in.
SPEECH = frozenset({"say", "claim", "report", "state", "allege", "write", "suggest", "assert", "accuse"})
_UPWARD = {
    *("ccomp", "xcomp", "pcomp", "csubj", "dobj", "nsubj", "nsubjpass", "attr", "acomp", "oprd", "parataxis"),
    *("pobj", "agent", "dative", "compound", "nmod", "acl", "poss"),
}
_POINTERS = {"the", "this", "that", "these", "those"}


def scope(token: Token) -> Iterator[Token]:
    """``token`` and the words above it whose operators reach down to it."""
    yield token
    while not token.is_root and _passes(token):
        token = token.head
        yield token


def _passes(token: Token) -> bool:
    """Whether what is said above ``token`` is said of it too."""
    dep = token.dep
    if dep == "conj":
        return token.head.pos in syntax.NOMINAL or token.child(*syntax.SUBJECT) is None
    if dep == "prep":
        return token.lower not in operators("presupposing")
    if dep == "advcl":
        marks = {child.lower for child in token.all("mark", "advmod")}
        return not marks & operators("presupposing")
    if dep == "relcl":
        return token.lemma in SPEECH and token.head.lemma in operators("report")
    return dep in _UPWARD


def is_given(noun: Token) -> bool:
    """ "the invasion", "its resignation": taken for granted, whatever is asked or denied about it."""
    if noun.pos not in syntax.NOMINAL:
        return False
    return any(child.dep == "poss" or (child.dep == "det" and child.lower in _POINTERS) for child in noun.lefts)


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
