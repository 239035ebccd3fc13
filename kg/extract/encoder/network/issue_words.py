"""Every phrase of an article that the list of issue cues (``lexicon/data/issues.tsv``) knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon.lists import issue_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.language import Annotation, Token
    from kg.lexicon.entries import IssueCue
    from kg.model import Span

_PIECES = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|'s\b")
#: Words that make of what stands beside them the name of an office: "Minister for Agriculture" is no farm policy.
_OFFICES = frozenset(
    {"minister", "ministers", "ministry", "secretary", "department", "committee", "commission", "agency", "bureau"}
    | {"council", "office", "commissioner", "administration", "authority", "institute", "party"}
)


Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue where it stands."""

    issue: str
    span: Span
    weight: int


@cache
def _index() -> Mapping[str, tuple[tuple[tuple[str, ...], IssueCue], ...]]:
    """Cues by their first piece, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], IssueCue]]] = {}
    for cue in issue_cues():
        pieces = tuple(_PIECES.findall(cue.cue.lower()))
        if pieces:
            index.setdefault(pieces[0], []).append((pieces, cue))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue[0]))) for first, cues in index.items()}


def hits_in(annotation: Annotation) -> list[Hit]:
    """Every cue that stands in the article, overlapping ones of one issue once, the longest."""
    index = _index()
    words = list(_pieces(annotation))
    article = f" {' '.join(forms[0] for _, forms in words)}  {' '.join(forms[-1] for _, forms in words)} "
    found: list[Hit] = []
    for i, (token, forms) in enumerate(words):
        behind = words[i + 1][1] if i + 1 < len(words) else ()
        for form in forms if len(forms) == 1 else sorted(forms):
            for pieces, cue in index.get(form, ()):
                if len(pieces) > 1 and not (pieces[1] in behind and _stands(words, i, pieces)):
                    continue
                last = words[i + len(pieces) - 1][0]
                if (
                    last.sentence == token.sentence
                    and not _is_office(annotation, token, last)
                    and _fits(cue, article, annotation, token)
                ):
                    span = annotation.span_of([token, last])
                    if not any(hit.issue == cue.issue and hit.span.overlaps(span) for hit in found[-12:]):
                        found.append(Hit(cue.issue, span, cue.weight))
    return sorted(found, key=lambda hit: (hit.span, hit.issue))


def _pieces(annotation: Annotation) -> Iterator[tuple[Token, Forms]]:
    """The words of the article, hyphenated ones in parts, each in lower case and, where that differs, its base form."""
    for token in annotation.tokens:
        word, lemma = token.lower, token.lemma.lower()
        if word.isalpha():
            yield token, (word,) if word == lemma else (word, lemma)
            continue
        parts = _PIECES.findall(word)
        for part in parts:
            yield token, (part, lemma) if len(parts) == 1 and part != lemma else (part,)


def _stands(words: list[tuple[Token, Forms]], i: int, pieces: tuple[str, ...]) -> bool:
    """Whether the words from ``i`` are those of a cue, whose first piece is known to stand there."""
    if i + len(pieces) > len(words):
        return False
    return all(piece in words[i + step][1] for step, piece in enumerate(pieces))


def _is_office(annotation: Annotation, first: Token, last: Token) -> bool:
    """True for words of a capitalized name of an office or a body."""
    if not first.text[0].isupper():
        return False
    after = annotation.next(last)
    if after is not None and after.text[0].isupper() and after.lower in _OFFICES:
        return True
    before = [annotation.next(first, -step) for step in (1, 2, 3, 4)]
    for token in before:
        if token is None or not (token.text[0].isupper() or token.lower in {"for", "of", "and", "the", "&"}):
            return False
        if token.text[0].isupper() and token.lower in _OFFICES:
            return True
    return False


def _fits(cue: IssueCue, article: str, annotation: Annotation, token: Token) -> bool:
    if cue.requires and not any(_holds(article, word) for word in cue.requires):
        return False
    if not cue.unless:
        return True
    sentence = annotation.tokens_of(annotation.sentence_of(token))
    words = " " + " ".join(piece for word in sentence for piece in _PIECES.findall(word.lower)) + " "
    return not any(_holds(words, word) for word in cue.unless)


def _holds(text: str, words: str) -> bool:
    return f" {' '.join(_PIECES.findall(words))} " in text


__all__ = ["Hit", "hits_in"]
