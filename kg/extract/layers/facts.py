"""What the words tell: when, and of the things offices, relations, who says what, what happens, figures, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.extract.layers.clusters import Cluster, Signs
from kg.model import (
    Coding,
    EventType,
    Evidence,
    FigureKind,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
    TimeMention,
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A time expression that may date events and claims: its words, its tokens (``last`` is exclusive), its value.

    Args:
        start, end: first and last day, ISO, as exact as known; None where that side is open.
        inferred: True if the value rests on an inferred date of publication.
        kind: see :class:`~kg.extract.times.forms.patterns.Form`.
        relation: ``at``; ``since`` or ``until`` (one side open); ``before`` or ``after`` (it).
    """

    span: Span
    first: int
    last: int
    start: str | None
    end: str | None
    inferred: bool
    kind: str
    relation: str = "at"

    @property
    def value(self) -> str:
        """ISO: a date, or ``start/end``, either side open."""
        return (self.start or "") if self.start == self.end else f"{self.start or ''}/{self.end or ''}"


@dataclass(frozen=True, slots=True)
class Times:
    """Both in the order of the text.

    Args:
        mentions: every time expression, with its TIMEX3 value.
        datings: those of them that are days, months or years of the calendar.
    """

    mentions: tuple[TimeMention, ...] = ()
    datings: tuple[Dating, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """See :class:`kg.model.Role`.

    Args:
        signs: what speaks for it and against it; None if it was found by rule.
    """

    person: Cluster
    title: str
    of: Cluster | None
    status: RoleStatus
    evidence: tuple[Evidence, ...]
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class Offices:
    """Who holds which office.

    Args:
        officials: the persons whom the article shows in a public office, whether it names that or not.
    """

    offices: tuple[Office, ...] = ()
    officials: frozenset[Cluster] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class StandingRelation:
    """See :class:`kg.model.Relation`; for ``signs`` :class:`Office`."""

    type: RelationType
    subject: Cluster
    object: Cluster
    evidence: tuple[Evidence, ...]
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """What stands in which relation to what."""

    relations: tuple[StandingRelation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """Something said, thought or wanted, and by whom. See :class:`kg.model.Claim`.

    Args:
        source, cue, content: the words that name the speakers, those of attribution, and the pieces of what is said.
        signs: see :class:`Office`.
    """

    speakers: tuple[Cluster, ...]
    stance: Stance
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    evidence: Evidence
    targets: tuple[Cluster, ...] = ()
    audience: str | None = None
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class Attributions:
    """Who says what, in the order of the cues."""

    attributions: tuple[Attribution, ...] = ()


class CuedAttributions(Attributions):
    """Those that a network read, before words of which it reads nothing are looked up."""


@dataclass(frozen=True, slots=True, eq=False)
class DistinctEvent:
    """One event, with what all its tellings tell together. See :class:`kg.model.Event`.

    Args:
        evidence: of each telling, the fullest first; its trigger is the word that tells it.
        signs: see :class:`Office`.
    """

    evidence: tuple[Evidence, ...]
    type: EventType
    status: Status
    agents: tuple[Cluster, ...] = ()
    targets: tuple[Cluster, ...] = ()
    places: tuple[Cluster, ...] = ()
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class Events:
    """Distinct events, in the order of their first words."""

    events: tuple[DistinctEvent, ...] = ()


class TriggeredEvents(Events):
    """Those that a network read, before words of which it reads nothing are looked up."""


def _nothing() -> Mapping[object, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Issues:
    """Which issues the article is about, and which its events and attributions are about.

    Args:
        mentions: the words that raise an issue, in the order of the text.
        of: the issues of a fact, by the fact.
    """

    mentions: tuple[tuple[str, Span], ...] = ()
    of: Mapping[object, tuple[str, ...]] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Confidences:
    """How likely facts are right, between 0 and 1, by the fact."""

    of: Mapping[object, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Codings:
    """Events and attributions in the terms of PLOVER, by the fact; those that are no act are left out."""

    of: Mapping[object, Coding] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, eq=False)
class EventFigure:
    """See :class:`kg.model.Figure`.

    Args:
        claims: those in whose content it stands.
    """

    event: DistinctEvent
    kind: FigureKind
    low: float | None
    high: float | None
    approximate: bool
    evidence: Evidence
    of: str | None = None
    unit: str | None = None
    claims: tuple[Attribution, ...] = ()
    said_by: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures in the order of their words.

    Args:
        events: those that only a figure tells, and no other layer has.
    """

    figures: tuple[EventFigure, ...] = ()
    events: tuple[DistinctEvent, ...] = ()
