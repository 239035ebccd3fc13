"""How two places of an article lie to each other: what the network is told of a pair besides its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kg.language import Annotation, Token
from kg.language.syntax import agent, coordinated, is_passive, patient, subject

__all__ = ["BUCKETS", "nearness"]

Ints = npt.NDArray[np.int64]

_STEPS = np.array([0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128])
_ARCS = (
    *("nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "amod", "appos", "conj", "dative", "agent"),
    *("attr", "relcl", "acl", "advcl", "ccomp", "xcomp", "prep", "npadvmod", "nmod"),
)
_PREPOSITIONS = (
    *("of", "in", "on", "by", "with", "to", "from", "for", "against", "at", "between", "over", "after"),
    *("into", "during", "before", "under", "among", "near", "towards", "as", "about"),
)
#: What a word is to an anchor: ways through the tree, by name, nought for none of them.
_WAYS = (
    *(f"child {arc}" for arc in [*_ARCS, "other"]),
    *(f"head {arc}" for arc in [*_ARCS, "other"]),
    *(f"by {word}" for word in [*_PREPOSITIONS, "other"]),
    *("subject", "passive subject", "agent", "patient"),
    *(f"governor {part}" for part in ("subject", "passive subject", "object", "other")),
    *(f"governor by {word}" for word in [*_PREPOSITIONS, "other"]),
    *("governor's governor subject", "beside"),
)
_WAY = {name: number for number, name in enumerate(_WAYS, start=1)}
_APART = 3
#: Kinds of likeness of the words: none, the head, all of them, a word of the other.
_ALIKE = 4
#: How many values each thing has that is told of a pair: distance in words, in sentences, way through the tree, which
#: lies in the other, likeness of the words.
BUCKETS = (2 * len(_STEPS) + 1, 2 * _APART + 2, len(_WAYS) + 1, 3, _ALIKE)


def nearness(annotation: Annotation, left: Ints, right: Ints) -> Ints:
    """How each of ``left`` lies to each of ``right``; shape (left, right, buckets).

    Args:
        left, right: rows of the first, last and head token of a phrase.
    """
    if not len(left) or not len(right):
        return np.zeros((len(left), len(right), len(BUCKETS)), dtype=np.int64)
    tokens = annotation.tokens
    a, b = left[:, None], right[None]
    before, behind = a[..., 0] - b[..., 1], b[..., 0] - a[..., 1]
    distance = np.where(before > 0, -before, np.where(behind > 0, behind, 0))
    bucket = np.sign(distance) * np.searchsorted(_STEPS, np.abs(distance), side="right") + len(_STEPS)
    here, there = (np.array([tokens[i].sentence for i in side[:, 0]], dtype=np.int64) for side in (left, right))
    apart = np.clip(there[None] - here[:, None], -_APART, _APART) + _APART
    first = (there == 0)[None] & (here != 0)[:, None]
    apart = np.where(first, 2 * _APART + 1, apart)  # the headline, wherever it is
    nested = np.where((a[..., 0] <= b[..., 0]) & (b[..., 1] <= a[..., 1]), 1, 0)
    nested = np.where((b[..., 0] <= a[..., 0]) & (a[..., 1] <= b[..., 1]), 2, nested)
    return np.stack(
        [bucket, apart, _ways(tokens, left[:, 2], right[:, 2]), nested, _alike(tokens, left, right)], axis=-1
    )


def _ways(tokens: Sequence[Token], left: Ints, right: Ints) -> Ints:
    found = np.zeros((len(left), len(right)), dtype=np.int64)
    row = np.zeros(len(tokens), dtype=np.int64)
    for n, i in enumerate(left.tolist()):
        told = {token.i: _WAY[way] for token, way in reversed(list(_around(tokens[i])))}
        row[list(told)] = list(told.values())
        found[n] = row[right]
        row[list(told)] = 0
    return found


def _around(anchor: Token) -> Iterator[tuple[Token, str]]:
    """What stands around a word in its sentence, and what it is to it; where it is several things, the first counts."""
    if anchor.pos in {"VERB", "AUX"}:
        yield from _clause(anchor)
    yield from _below(anchor, "by")
    for child in anchor.children:
        yield child, f"child {child.dep if child.dep in _ARCS else 'other'}"
    if not anchor.is_root:
        yield from _above(anchor)


def _clause(verb: Token) -> Iterator[tuple[Token, str]]:
    passive = is_passive(verb)
    for name, found in (
        ("passive subject" if passive else "subject", subject(verb)),
        ("agent", agent(verb) if passive else None),
        ("patient", patient(verb) if not passive else None),
    ):
        if found is not None:
            yield from ((part, name) for part in coordinated(found))


def _above(anchor: Token) -> Iterator[tuple[Token, str]]:
    """The word that it hangs on, and what else hangs on that: "launched" of an attack that was launched."""
    above = anchor.head
    yield above, f"head {anchor.dep if anchor.dep in _ARCS else 'other'}"
    governor = above.head if anchor.dep == "pobj" and not above.is_root else above
    if governor.pos in {"VERB", "AUX"}:
        found = subject(governor)
        if found is not None:
            name = "governor passive subject" if is_passive(governor) else "governor subject"
            yield from ((part, name) for part in coordinated(found) if part is not anchor)
        for part in governor.all("dobj", "attr", "dative"):
            yield from ((each, "governor object") for each in coordinated(part) if each is not anchor)
    yield from ((token, way) for token, way in _below(governor, "governor by") if token is not anchor)
    if not governor.is_root and governor.head.pos in {"VERB", "AUX"}:
        found = subject(governor.head)
        if found is not None:
            yield from ((part, "governor's governor subject") for part in coordinated(found))
    for child in governor.children:
        if child is not anchor:
            yield child, "beside"


def _below(token: Token, name: str) -> Iterator[tuple[Token, str]]:
    """Objects of its prepositions, by the preposition."""
    for child in token.all("prep", "agent", "dative"):
        word = child.lower if child.lower in _PREPOSITIONS else "other"
        for found in child.all("pobj"):
            yield from ((part, f"{name} {word}") for part in coordinated(found))
        for inner in child.all("prep"):
            for found in inner.all("pobj"):
                yield from ((part, f"{name} {word}") for part in coordinated(found))


def _alike(tokens: Sequence[Token], left: Ints, right: Ints) -> Ints:
    """Whether two phrases have the same words, the same head, or one is among the words of the other."""
    ids: dict[str, int] = {}

    def number(word: str) -> int:
        return ids.setdefault(word, len(ids))

    places = np.concatenate([left, right]).tolist()
    whole = np.array([number(" ".join(token.lower for token in tokens[a : b + 1])) for a, b, _ in places])
    head = np.array([number(tokens[i].lemma.lower()) for _, _, i in places])
    has = np.zeros((len(places), len(ids) + sum(b + 1 - a for a, b, _ in places)), dtype=bool)
    for n, (a, b, _) in enumerate(places):
        for token in tokens[a : b + 1]:
            if token.pos in {"NOUN", "PROPN", "ADJ", "NUM"}:
                has[n, number(token.lemma.lower())] = True
    count = len(left)
    inside = has[count:, head[:count]].T | has[:count][:, head[count:]]
    found = np.where(inside, 3, 0)
    found = np.where(head[:count, None] == head[None, count:], 1, found)
    return np.where(whole[:count, None] == whole[None, count:], 2, found)
