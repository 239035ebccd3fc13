"""An article with its notes as the page shows them, and the words that it offers."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from kg.annotate.folder import Kept
from kg.evaluation.truth.json_file import Entry
from kg.model import (
    ACTORS,
    LOCATIONS,
    OWNERS,
    PERSONS,
    RELATION_ENDS,
    EntityType,
    EventType,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
)
from kg.notes import SECTIONS, QuotedText, QuoteError, sentences_of
from kg.rdf.issues import issue_labels

__all__ = ["quoted", "shown", "version_of", "vocabulary"]


def vocabulary() -> dict[str, Any]:
    """What may be chosen, and what may stand where."""
    things = frozenset(EntityType) - {EntityType.ISSUE}
    allowed = {
        "person": PERSONS,
        "of": OWNERS,
        "agents": ACTORS,
        "eventTargets": ACTORS | LOCATIONS,
        "places": LOCATIONS,
        "speakers": ACTORS,
        "claimTargets": things,
    }
    return {
        "thing": [each.value for each in EntityType],
        "event": [each.value for each in EventType],
        "status": [each.value for each in Status],
        "stance": [each.value for each in Stance],
        "roleStatus": [each.value for each in RoleStatus],
        "relation": [each.value for each in RelationType],
        "allowed": {key: sorted(types) for key, types in allowed.items()},
        "ends": {relation.value: [sorted(types) for types in ends] for relation, ends in RELATION_ENDS.items()},
        "issues": sorted(issue_labels().items(), key=lambda issue: issue[1]),
    }


def shown(kept: Kept, notes: Entry) -> dict[str, Any]:
    """The article, its notes, and where their quotes stand. Offsets count code points."""
    article = kept.facts.article
    text = QuotedText(article.text)
    return {
        "id": article.id,
        "title": article.title or article.id,
        "published": article.published,
        "text": article.text,
        "sentences": [[span.start, span.end] for span in sentences_of(article.text)],
        "notes": notes.values,
        "places": dict(_places(text, notes.values)),
        "version": version_of(kept),
    }


def version_of(kept: Kept) -> str:
    """Of the file of the notes: another one, if somebody changed it meanwhile."""
    return sha256(kept.notes_file.read_bytes()).hexdigest()


def quoted(kept: Kept, start: int, end: int) -> dict[str, Any]:
    """The quotes of a place, and where these stand.

    Raises:
        ValueError: if it is no place of the text.
    """
    if end > len(kept.facts.article.text):
        raise ValueError("it ends behind the text")
    text = QuotedText(kept.facts.article.text)
    quotes = text.quotes(Span(start, end))
    return {"quotes": list(quotes), "places": {quote: list(_pair(text.place(quote))) for quote in quotes}}


def _places(text: QuotedText, notes: dict[str, Any]) -> Iterator[tuple[str, list[int]]]:
    """Of the quotes that stand; the page tells the others."""
    for quote in _texts([notes.get(section) for section in SECTIONS]):
        try:
            yield quote, list(_pair(text.place(quote)))
        except QuoteError:
            continue


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value[:1].isdigit() and ":" in value:
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
