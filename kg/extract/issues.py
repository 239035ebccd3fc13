"""Which policy issues of the thesaurus a stretch of text is about, by the words that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import issue_cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.entries import IssueCue
    from kg.language import Annotation, Token
    from kg.model import Span

#: Conflicts with an issue of their own: where one is named, the general issue says nothing more.
CONFLICTS = frozenset(
    {
        "afghanistan",
        "balkans",
        "haiti-crisis",
        "israel-palestine",
        "kashmir",
        "korean-peninsula",
        "sahel-security",
        "sudan-conflict",
        "syria-conflict",
        "venezuela-crisis",
        "war-in-ukraine",
        "yemen-conflict",
    }
)
#: The general issue, and the particular ones that stand in its place.
_GENERAL = {
    "armed-conflict": CONFLICTS,
    "nuclear-proliferation": frozenset({"iran-nuclear", "korean-peninsula"}),
    "arms-control": frozenset({"iran-nuclear", "korean-peninsula"}),
}
_NAMES, _HINTS = 2, 1
_PIECES = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|'s\b")


@dataclass(frozen=True, slots=True)
class _Hit:
    issue: str
    span: Span
    weight: int
    sentence: int


class IssueFinder:
    """The issues of an article, asked by spans of its text.

    A cue of weight 2 or 3 names its issue by itself; two different cues of weight 1 name it together.
    """

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._hits = _hits(annotation)
        self._topic = self._main_topic()

    def issues_in(self, span: Span) -> tuple[str, ...]:
        """The issues that the words at ``span`` name; if none, those of its sentence; if none, the article's topic."""
        inside = _named([hit for hit in self._hits if span.contains(hit.span)])
        if inside:
            return _settled(inside)
        tokens = self._annotation.tokens_in(span)
        sentences = {token.sentence for token in tokens}
        around = _named([hit for hit in self._hits if hit.sentence in sentences and hit.weight > _NAMES])
        if around:
            return _settled(around)
        return (self._topic,) if self._topic else ()

    def mentions(self) -> list[tuple[str, Span]]:
        """Every phrase that names an issue, in the order of the text."""
        found = []
        for sentence in sorted({hit.sentence for hit in self._hits}):
            hits = [hit for hit in self._hits if hit.sentence == sentence]
            kept = set(_settled(_named(hits)))
            found += [(hit.issue, hit.span) for hit in hits if hit.issue in kept]
        return found

    def _main_topic(self) -> str | None:
        """The conflict that the whole article is about."""
        return None


def _named(hits: Iterable[_Hit]) -> list[_Hit]:
    """The hits of the issues that they suffice to name."""
    ordered = sorted(hits, key=lambda hit: hit.span)
    weights: dict[str, int] = {}
    for issue, _span, weight in {(hit.issue, hit.span, hit.weight) for hit in ordered}:
        weights[issue] = weights.get(issue, 0) + weight
    return [hit for hit in ordered if weights[hit.issue] >= _NAMES]


def _settled(hits: Iterable[_Hit]) -> tuple[str, ...]:
    """Their issues in the order of first mention, a general one left out beside the particular one."""
    issues = tuple(dict.fromkeys(hit.issue for hit in hits))
    return tuple(issue for issue in issues if not _GENERAL.get(issue, frozenset()) & set(issues))


@cache
def _index() -> Mapping[str, tuple[tuple[tuple[str, ...], IssueCue], ...]]:
    """Cues by their first piece, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], IssueCue]]] = {}
    for cue in issue_cues():
        pieces = tuple(_PIECES.findall(cue.cue.lower()))
        if pieces:
            index.setdefault(pieces[0], []).append((pieces, cue))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue[0]))) for first, cues in index.items()}


def _hits(annotation: Annotation) -> list[_Hit]:
    """Every cue that stands in the article, overlapping ones of one issue once, the longest."""
    index = _index()
    words = list(_pieces(annotation))
    text = " ".join(piece for _, forms in words for piece in forms)
    article = f" {text} "
    found: list[_Hit] = []
    for i, (token, forms) in enumerate(words):
        for form in sorted(forms):
            for pieces, cue in index.get(form, ()):
                if not _stands(words, i, pieces):
                    continue
                last = words[i + len(pieces) - 1][0]
                if last.sentence == token.sentence and _fits(cue, article, annotation, token):
                    span = annotation.span_of([token, last])
                    if not any(hit.issue == cue.issue and hit.span.overlaps(span) for hit in found[-12:]):
                        found.append(_Hit(cue.issue, span, cue.weight, token.sentence))
    return sorted(found, key=lambda hit: (hit.span, hit.issue))


def _pieces(annotation: Annotation) -> Iterator[tuple[Token, frozenset[str]]]:
    """The words of the article, hyphenated ones in parts, each with its lower-case form and dictionary form."""
    for token in annotation.tokens:
        parts = _PIECES.findall(token.lower)
        for part in parts:
            yield token, frozenset({part, token.lemma.lower()} if len(parts) == 1 else {part})


def _stands(words: list[tuple[Token, frozenset[str]]], i: int, pieces: tuple[str, ...]) -> bool:
    if i + len(pieces) > len(words):
        return False
    return all(piece in words[i + step][1] for step, piece in enumerate(pieces))


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
