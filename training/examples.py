"""Annotated articles as the network learns from them: what it is given, and what it is to answer, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.facts import Claim, Event, Facts
from kg.extract.encoder.network.inputs import Window, windows
from kg.extract.encoder.network.outputs import (
    EVENT_TYPES,
    ISSUES,
    MENTION_TYPES,
    RELATION_TYPES,
    ROLE_STATUSES,
    STANCES,
    STATUSES,
)
from kg.extract.encoder.network.signals import Words
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.layers import Layers, Times
from kg.language import Annotation
from kg.lexicon.gazetteer import gazetteer
from kg.model import EntityType, Span

__all__ = ["Anchor", "Example", "MentionTarget", "example_of"]


@dataclass(frozen=True, slots=True)
class MentionTarget:
    """Tokens that mention things.

    Args:
        type: number in :data:`MENTION_TYPES`.
        things: numbers of the things.
    """

    words: Words
    type: int
    things: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A trigger, a cue or a title: what other words belong to.

    Args:
        label: what it is: type of event, nought for a cue or a title.
        manner: status of the event or role, stance of the claim.
        fact: number of the event, claim or role.
        things: the things that belong to it, by the channel.
        spans: the words that belong to it, by the channel.
        issues: ids of the issues.
    """

    words: Words
    label: int
    manner: int
    fact: int
    things: tuple[tuple[int, ...], ...] = ()
    spans: tuple[tuple[Words, ...], ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One article.

    Args:
        issues: words that raise an issue, and its number in :data:`ISSUES`.
        relations: type, number of the subject, number of the object.
    """

    name: str
    annotation: Annotation
    layers: Layers
    windows: tuple[Window, ...]
    mentions: tuple[MentionTarget, ...]
    triggers: tuple[Anchor, ...]
    cues: tuple[Anchor, ...]
    titles: tuple[Anchor, ...]
    issues: tuple[tuple[Words, int], ...]
    relations: tuple[tuple[int, int, int], ...]

    @property
    def has_issues(self) -> bool:
        """Whether any issue was noted."""
        return bool(self.issues) or any(each.issues for each in (*self.triggers, *self.cues))


def example_of(name: str, annotation: Annotation, layers: Layers, truth: Facts, subwords: Subwords) -> Example:
    """What the article is for the network.

    Args:
        layers: the times.
    """
    ids = {thing.id: number for number, thing in enumerate(truth.things)}
    words = _Words(annotation)
    found: dict[Words, tuple[int, list[int]]] = {}
    for thing in truth.things:
        if thing.type == EntityType.ISSUE:
            continue
        kind = MENTION_TYPES.index(EntityType(thing.type))
        for mention in thing.mentions:
            if (place := words.of(mention.span)) is not None:
                found.setdefault(place, (kind, []))[1].append(ids[thing.id])
    mentions = tuple(
        MentionTarget(place, kind, tuple(dict.fromkeys(things))) for place, (kind, things) in sorted(found.items())
    )
    return Example(
        name=name,
        annotation=annotation,
        layers=layers,
        windows=tuple(windows(annotation, layers[Times], gazetteer(), subwords)),
        mentions=mentions,
        triggers=_distinct(
            anchor for n, event in enumerate(truth.events) for anchor in _triggers(event, n, ids, words)
        ),
        cues=_distinct(anchor for n, claim in enumerate(truth.claims) for anchor in _cues(claim, n, ids, words)),
        titles=_distinct(
            Anchor(
                place,
                0,
                ROLE_STATUSES.index(office.status or "current"),
                n,
                ((ids[office.person],), (ids[office.of],) if office.of else ()),
            )
            for n, office in enumerate(truth.offices)
            for span in office.titles
            if (place := words.of(span)) is not None
        ),
        issues=tuple(
            (place, ISSUES.index(thing.name))
            for thing in truth.things
            if thing.type == EntityType.ISSUE and thing.name in ISSUES
            for mention in thing.mentions
            if (place := words.of(mention.span)) is not None
        ),
        relations=tuple(
            (RELATION_TYPES.index(each.type), ids[each.subject], ids[each.object]) for each in truth.relations
        ),
    )


class _Words:
    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation

    def of(self, span: Span) -> Words | None:
        """The tokens that the span touches; None where there are none, as in a byline."""
        tokens = self._annotation.tokens
        first = self._annotation.token_at(span.start)
        inside = self._annotation.tokens_in(span)
        start = first.i if first is not None else inside[0].i if inside else None
        if start is None:
            return None
        last = self._annotation.token_at(span.end - 1)
        end = last.i if last is not None else inside[-1].i if inside else start
        while end > start and tokens[end].pos == "PUNCT" and tokens[end].end > span.end:
            end -= 1
        return (start, end + 1) if end >= start else None

    def all(self, spans: Sequence[Span]) -> tuple[Words, ...]:
        return tuple(place for span in spans if (place := self.of(span)) is not None)


def _triggers(event: Event, number: int, ids: dict[str, int], words: _Words) -> list[Anchor]:
    things = tuple(tuple(ids[id] for id in part) for part in (event.agents, event.targets, event.places))
    label = EVENT_TYPES.index(event.type)
    status = STATUSES.index(event.status or "occurred")
    times = (words.all(event.times),)
    return [Anchor(place, label, status, number, things, times, event.issues) for place in words.all(event.triggers)]


def _cues(claim: Claim, number: int, ids: dict[str, int], words: _Words) -> list[Anchor]:
    things = tuple(tuple(ids[id] for id in part) for part in (claim.speakers, claim.targets))
    spans = (words.all(claim.content), words.all(claim.source), words.all(claim.audience))
    stance = STANCES.index(claim.stance or "state")
    return [Anchor(place, 0, stance, number, things, spans, claim.issues) for place in words.all(claim.cue)[:1]]


def _distinct(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """In the order of the text, one of each place."""
    found: dict[Words, Anchor] = {}
    for anchor in anchors:
        found.setdefault(anchor.words, anchor)
    return tuple(found[place] for place in sorted(found))
