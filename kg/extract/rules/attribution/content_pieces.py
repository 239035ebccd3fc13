"""The pieces of what is said: spans without the blanks, stops and marks around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.language import Annotation, Token
from kg.model import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OUTER = " \t\r\n\u00a0,;:.—–-"
_LINKING = {"however", "meanwhile", "moreover", "furthermore", "nevertheless", "also"}
_MARKS = '"“”'


@dataclass(slots=True, eq=False)
class Content:
    """Pieces of what is said, and whom it is about.

    Args:
        pieces: spans in the order of the text.
        targets: heads of the phrases that name whom the cue addresses or judges.
        objects: heads of the phrases that name a thing judged.
    """

    pieces: list[Span]
    targets: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)


def trimmed(annotation: Annotation, start: int, end: int) -> Span | None:
    """The span without blanks and stops at its ends, "that" at its start, and quotation marks around the whole."""
    text = annotation.article.text
    while True:
        while start < end and text[start] in _OUTER:
            start += 1
        while end > start and text[end - 1] in _OUTER and not _is_abbreviation(annotation, end):
            end -= 1
        if text[start:end].lower().startswith(("that ", "that, ")) and _is_complementizer(annotation, start):
            start += 5
        elif _is_quoted(text[start:end]):
            start, end = start + 1, end - 1
        elif text[start : start + 1] == '"' and text[start:end].count('"') == 1 and text[end : end + 1] != '"':
            start += 1  # a mark that nothing closes
        else:
            return Span(start, end) if start < end else None


def _is_quoted(words: str) -> bool:
    return len(words) > 2 and words[0] in _MARKS and words[-1] in _MARKS and not set(words[1:-1]) & set(_MARKS)


def _is_abbreviation(annotation: Annotation, end: int) -> bool:
    token = annotation.token_at(end - 1)
    return token is not None and token.text.endswith(".") and len(token.text) > 1


def _is_complementizer(annotation: Annotation, start: int) -> bool:
    token = annotation.token_at(start)
    if token is None or token.dep in {"nsubj", "nsubjpass"}:
        return False
    return token.dep != "det" or token.head.tag in {"NNS", "NNPS"}


def piece(annotation: Annotation, tokens: Sequence[Token]) -> list[Span]:
    """The span of ``tokens``, trimmed, as a list of one; of none where nothing is left."""
    if not tokens:
        return []
    ordered = sorted(tokens, key=lambda token: token.i)
    while len(ordered) > 1 and ordered[-1].pos in {"CCONJ", "PUNCT", "SPACE"}:
        ordered.pop()
    if len(ordered) > 3 and ordered[0].lower in _LINKING and ordered[1].text == ",":
        ordered = ordered[2:]
    found = trimmed(annotation, ordered[0].start, ordered[-1].end)
    if found is None:
        return []
    found = _balanced(annotation, found)
    if _is_quoted(annotation.article.words(found)):
        found = Span(found.start + 1, found.end - 1)
    return [found]


def _balanced(annotation: Annotation, span: Span) -> Span:
    """The span with the closing mark right behind it, where it has the opening one."""
    text = annotation.article.text
    words = text[span.start : span.end]
    if words.count("“") > words.count("”") or words.count('"') % 2:
        for end in range(span.end + 1, min(span.end + 3, len(text)) + 1):
            if text[end - 1] in '"”':
                return Span(span.start, end)
            if text[end - 1] not in ".,?!":
                break
    return span


def made(pieces: list[Span], *, targets: Sequence[Token] = (), objects: Sequence[Token] = ()) -> Content | None:
    """A content of ``pieces``, or None if there are none."""
    return Content(sorted(pieces), list(targets), list(objects)) if pieces else None


def is_finite(token: Token) -> bool:
    """True for the head of a clause with a tense."""
    return any(t.tag in FINITE for t in [token, *token.all("aux", "auxpass")])


__all__ = ["FINITE", "Content", "is_finite", "made", "piece", "trimmed"]
