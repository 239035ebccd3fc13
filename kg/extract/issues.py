"""Which policy issues of the thesaurus a stretch of text is about, by the words that name them."""

from __future__ import annotations

import re
from collections import Counter
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
_PROLIFERATION = "nuclear-proliferation"
_GENERAL = {
    "armed-conflict": CONFLICTS,
    _PROLIFERATION: frozenset({"iran-nuclear", "korean-peninsula"}),
    "arms-control": frozenset({"iran-nuclear", "korean-peninsula"}),
}
_NAMES = 2
_PIECES = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|'s\b")


#: An issue is a topic of the article if its different cues weigh this much together.
_SUPPORT = 4
#: The conflict that an article is about weighs more, and is told in its first sentences.
_TOPIC, _OPENING = 7, 4
#: Words that make of what stands beside them the name of an office: "Minister for Agriculture" is no farm policy.
_OFFICES = frozenset(
    {"minister", "ministers", "ministry", "secretary", "department", "committee", "commission", "agency", "bureau"}
    | {"council", "office", "commissioner", "administration", "authority", "institute", "party"}
)


@dataclass(frozen=True, slots=True)
class _Hit:
    issue: str
    span: Span
    weight: int
    sentence: int
    cue: str


class IssueFinder:
    """The issues of an article, asked by spans of its text.

    A cue of weight 3 names its issue by itself; one of weight 2 if the article has another cue of the issue; one of
    weight 1 if another stands in the same sentence.
    """

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        hits = _hits(annotation)
        self._support = _support(hits)
        particular = any(self._support[issue] >= _SUPPORT for issue in _GENERAL[_PROLIFERATION])
        hits = [hit for hit in hits if not (particular and hit.issue == _PROLIFERATION)]
        self._hits = [hit for hit in hits if self._names(hit, hits)]
        self._topic = self._main_conflict()

    def issues_in(self, span: Span) -> tuple[str, ...]:
        """The issues that the words at ``span`` name; else the conflict of its sentence, else that of the article."""
        inside = _settled(hit for hit in self._hits if span.contains(hit.span))
        if inside:
            return inside
        sentences = {token.sentence for token in self._annotation.tokens_in(span)}
        around = _settled(hit for hit in self._hits if hit.sentence in sentences and hit.issue in _ALL_CONFLICTS)
        return around or ((self._topic,) if self._topic else ())

    def mentions(self) -> list[tuple[str, Span]]:
        """Every phrase that names an issue, in the order of the text."""
        found = []
        for sentence in sorted({hit.sentence for hit in self._hits}):
            hits = [hit for hit in self._hits if hit.sentence == sentence]
            kept = set(_settled(hits))
            found += [(hit.issue, hit.span) for hit in hits if hit.issue in kept and hit.weight >= _NAMES]
        return found

    def _names(self, hit: _Hit, hits: list[_Hit]) -> bool:
        if hit.weight > _NAMES:
            return True
        if self._support[hit.issue] < _SUPPORT:
            return False
        beside = (h for h in hits if h.sentence == hit.sentence and h.issue == hit.issue and h.cue != hit.cue)
        return hit.weight == _NAMES or any(beside)

    def _main_conflict(self) -> str | None:
        """The conflict that the whole article is about: told at its beginning, and with many words."""
        opening = [hit.issue for hit in self._hits if hit.sentence < _OPENING and hit.issue in _ALL_CONFLICTS]
        most = max(self._support.values(), default=0)
        told = [issue for issue in dict.fromkeys(opening) if self._support[issue] >= max(_TOPIC, most)]
        particular = [issue for issue in told if issue in CONFLICTS] or told
        return max(particular, key=lambda issue: self._support[issue], default=None)


_ALL_CONFLICTS = CONFLICTS | {"armed-conflict"}


def _support(hits: Iterable[_Hit]) -> Counter[str]:
    """The weight of the different cues of each issue."""
    support: Counter[str] = Counter()
    for issue, _cue, weight in sorted({(hit.issue, hit.cue, hit.weight) for hit in hits}):
        support[issue] += weight
    return support


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
                if (
                    last.sentence == token.sentence
                    and not _is_office(annotation, token, last)
                    and _fits(cue, article, annotation, token)
                ):
                    span = annotation.span_of([token, last])
                    if not any(hit.issue == cue.issue and hit.span.overlaps(span) for hit in found[-12:]):
                        found.append(_Hit(cue.issue, span, cue.weight, token.sentence, cue.cue))
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
