"""What is read from an article, layer by layer: what the components of a reader hand on to each other.

Layers are frozen and stand over characters of the article. Each is assigned once, by one component, and :class:`Layers`
knows by which. What a reader makes of an article is all in them: :func:`kg.extract.assemble.assemble` only numbers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.model import (
    EntityType,
    EventType,
    Evidence,
    Mention,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
)


class AnyCluster(Protocol):
    """What is asked of a cluster, whether it is finished or still collects its mentions."""

    @property
    def type(self) -> EntityType: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def state(self) -> AnyCluster | None: ...
    @property
    def plural(self) -> bool: ...
    @property
    def is_person(self) -> bool: ...


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """The mentions of one thing.

    Args:
        type: what it is; for a person it is left to the offices whether it is an official.
        name: the canonical name, the fullest or the best known one.
        aliases: other words that the article has for it, first seen first.
        mentions: where it is mentioned; the order is that of finding.
        state: the state or body that it is an organ or group of, where the article says so.
        gender: "m", "f", or "" where unknown or meaningless.
        plural: whether "they" may stand for it.
        link: Wikidata id.
        listed: whether a name of it that is listed means what the list has; None if nothing was asked.
        latent: it is a thing of the article only if a fact has it: an unnamed group.
    """

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    state: Cluster | None = None
    gender: str = ""
    plural: bool = False
    link: str | None = None
    listed: bool | None = None
    latent: bool = False

    @property
    def is_person(self) -> bool:
        return self.type in {EntityType.OFFICIAL, EntityType.PERSON}

    def __repr__(self) -> str:
        return f"<{self.type.value} {self.name}>"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word by which a phrase is found that refers to something: its head, or any word of a name.

    Args:
        clusters: what is referred to; several for "both sides".
    """

    span: Span
    clusters: tuple[Cluster, ...]


@dataclass(frozen=True, slots=True)
class Ownership:
    """Words that tell whose a body is: "Egypt's parliament", "the country's army".

    Args:
        rule: the rule that found it.
    """

    cluster: Cluster
    owner: Cluster
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which mentions are one thing.

    Args:
        clusters: in the order of first mention, latent ones behind.
        anchors: in the order of the text.
    """

    clusters: tuple[Cluster, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    owned: tuple[Ownership, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedMention:
    """A mention with the type of what it mentions."""

    mention: Mention
    type: EntityType


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions, in the order of the text."""

    mentions: tuple[TypedMention, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """See :class:`kg.model.Role`."""

    person: Cluster
    title: str
    of: Cluster | None
    status: RoleStatus
    evidence: tuple[Evidence, ...]


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
    """See :class:`kg.model.Relation`."""

    type: RelationType
    subject: Cluster
    object: Cluster
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """What stands in which relation to what."""

    relations: tuple[StandingRelation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """Something said, thought or wanted, and by whom. See :class:`kg.model.Claim`.

    Args:
        source, cue, content: the words that name the speakers, those of attribution, and the pieces of what is said.
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


@dataclass(frozen=True, slots=True)
class Attributions:
    """Who says what, in the order of the cues."""

    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class EventMention:
    """Words that tell an event.

    Args:
        trigger: the word that tells it.
        word: the base form by which that is known.
        evidence: the words with the participants, and the rule.
        complete: it may be an event by itself; else it only tells again, or adds to, one that another mention tells.
        struck: base form of what was hit, where that is no participant ("bridge").
        casualties: it does no more than count those whom an attack hit.
    """

    trigger: Span
    word: str
    type: EventType
    status: Status
    evidence: Evidence
    agents: tuple[Cluster, ...] = ()
    targets: tuple[Cluster, ...] = ()
    places: tuple[Cluster, ...] = ()
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    complete: bool = True
    struck: str = ""
    casualties: bool = False


@dataclass(frozen=True, slots=True)
class EventMentions:
    """In the order of their triggers."""

    mentions: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class MergedEvent:
    """One event and all its mentions, the fullest first, with what they tell together. See :class:`kg.model.Event`."""

    mentions: tuple[EventMention, ...]
    type: EventType
    status: Status
    agents: tuple[Cluster, ...] = ()
    targets: tuple[Cluster, ...] = ()
    places: tuple[Cluster, ...] = ()
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(mention.evidence for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Events:
    """Distinct events, in the order of their first words."""

    events: tuple[MergedEvent, ...] = ()
