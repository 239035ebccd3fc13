"""Facts while they are being found: like those of ``model``, but they grow, and point to things instead of ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import (
    EntityType,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
)


@dataclass(slots=True, eq=False)
class Thing:
    """An entity that is still collecting its mentions.

    Args:
        type: what it is; a person becomes an official once a role says so.
        name: the name to show, the fullest or the best known one.
        aliases: surface forms that name it, first seen first.
        state: the state or organization that it is an organ or group of, where the article says so.
        gender: "m", "f" or "" where unknown or meaningless.
        plural: True for what "they" may stand for.
        link: Wikidata id.
        listed: whether a name of it that is listed means what the list has; None if nothing was asked.
    """

    type: EntityType
    name: str
    aliases: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    state: Thing | None = None
    gender: str = ""
    plural: bool = False
    link: str | None = None
    listed: bool | None = None
    _places: set[Span] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        self._places.update(mention.span for mention in self.mentions)

    @property
    def is_person(self) -> bool:
        return self.type in {EntityType.OFFICIAL, EntityType.PERSON}

    def add_alias(self, words: str) -> None:
        if words != self.name and words not in self.aliases:
            self.aliases.append(words)

    def add_mention(self, span: Span, kind: MentionKind) -> None:
        """Remembers the place unless it is known."""
        if span not in self._places:
            self._places.add(span)
            self.mentions.append(Mention(span, kind))

    def __repr__(self) -> str:
        return f"<{self.type.value} {self.name}>"


@dataclass(slots=True, eq=False)
class RoleDraft:
    person: Thing
    title: str
    of: Thing | None
    status: RoleStatus
    evidence: list[Evidence]


@dataclass(slots=True, eq=False)
class RelationDraft:
    type: RelationType
    subject: Thing
    object: Thing
    evidence: list[Evidence]


@dataclass(slots=True, eq=False)
class ClaimDraft:
    """See :class:`kg.model.Claim`."""

    speakers: list[Thing]
    stance: Stance
    content: list[Span]
    cue: list[Span]
    source: list[Span]
    evidence: Evidence
    targets: list[Thing] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    audience: str | None = None
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False


@dataclass(slots=True, eq=False)
class EventDraft:
    """See :class:`kg.model.Event`."""

    type: EventType
    status: Status
    evidence: list[Evidence]
    agents: list[Thing] = field(default_factory=list)
    targets: list[Thing] = field(default_factory=list)
    places: list[Thing] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    according_to: list[ClaimDraft] = field(default_factory=list)
