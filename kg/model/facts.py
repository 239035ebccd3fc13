"""The facts of one article.

Ids (``e1``, ``v1``, ``c1``, ...) are local to the article and number things in the order of their first words.
Dates are ISO strings as exact as the article allows: ``2024-04-24``, ``2024-04``, ``2024``, and without a year
``--04-24`` or ``--04``. ``confidence`` is between 0 and 1: how often what found the fact is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.model.article import Article, Span
from kg.model.times import TimeMention


class EntityType(StrEnum):
    STATE = "State"
    OFFICIAL = "Official"
    PERSON = "Person"
    ORGANIZATION = "Organization"
    PLACE = "Place"
    GROUP = "Group"
    ISSUE = "Issue"


class MentionKind(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class LinkType(StrEnum):
    """How words name a thing of the reference facts."""

    NAME = "name"
    OFFICIAL_NAME = "official-name"
    FORMER_NAME = "former-name"
    OTHER_NAME = "other-name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PEOPLE = "people"
    METONYM = "metonym"


class RoleStatus(StrEnum):
    """How a person stands to an office on the day of publication."""

    CURRENT = "current"
    FORMER = "former"
    ELECT = "elect"
    NOMINEE = "nominee"
    ACTING = "acting"


class RelationType(StrEnum):
    PART_OF = "partOf"
    MEMBER_OF = "memberOf"
    LOCATED_IN = "locatedIn"
    ALLY_OF = "allyOf"
    OPPOSES = "opposes"


#: Whoever is a person, and whatever has offices and allies.
PERSONS = frozenset({EntityType.OFFICIAL, EntityType.PERSON})
BODIES = frozenset({EntityType.STATE, EntityType.ORGANIZATION})
#: What an office may belong to: a governor's and a mayor's to a place, for want of a name for its government.
OWNERS = BODIES | {EntityType.PLACE}
#: Who can act and speak. A town or a region does not; where it stands for a government, that is the actor.
ACTORS = PERSONS | BODIES | {EntityType.GROUP}
#: Where something may be.
LOCATIONS = frozenset({EntityType.STATE, EntityType.PLACE})
#: What may stand in a relation to what.
RELATION_ENDS = {
    RelationType.PART_OF: (frozenset({EntityType.ORGANIZATION}), BODIES),
    RelationType.MEMBER_OF: (BODIES, frozenset({EntityType.ORGANIZATION})),
    RelationType.LOCATED_IN: (frozenset({EntityType.PLACE, EntityType.ORGANIZATION}), LOCATIONS),
    RelationType.ALLY_OF: (BODIES, BODIES),
    RelationType.OPPOSES: (BODIES, BODIES),
}


class EventType(StrEnum):
    VISIT = "Visit"
    MEETING = "Meeting"
    AGREEMENT = "Agreement"
    SUPPORT = "Support"
    SANCTION = "Sanction"
    ARMED_ACTION = "ArmedAction"
    MILITARY_ACTIVITY = "MilitaryActivity"
    PROTEST = "Protest"
    ELECTION = "Election"
    OFFICE_CHANGE = "OfficeChange"
    LEGAL_ACTION = "LegalAction"
    DECISION = "Decision"
    INCIDENT = "Incident"


class Status(StrEnum):
    """Whether an event happened. Only the first two are facts of the world."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"
    POSSIBLE = "possible"
    REQUESTED = "requested"
    NEGATED = "negated"


#: What happened or is happening, and what is still to come.
FACTS = frozenset({Status.OCCURRED, Status.ONGOING})
AHEAD = frozenset({Status.SCHEDULED, Status.POSSIBLE})


class Stance(StrEnum):
    """What a speaker does by saying it."""

    STATE = "state"
    REQUEST = "request"
    WARN = "warn"
    REJECT = "reject"
    CRITICIZE = "criticize"
    SUPPORT = "support"
    PROMISE = "promise"
    PREDICT = "predict"


class FigureKind(StrEnum):
    """What a figure counts: those hit by an event, or what the event is about."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"
    MONEY = "money"
    PEOPLE = "people"
    GOODS = "goods"


#: The events that have tolls, and the kinds of these; those that have amounts.
STRUCK = frozenset({EventType.ARMED_ACTION, EventType.INCIDENT})
TOLLS = frozenset(set(FigureKind) - {FigureKind.MONEY, FigureKind.PEOPLE, FigureKind.GOODS})
VALUED = frozenset({EventType.SUPPORT, EventType.SANCTION, EventType.AGREEMENT, EventType.MILITARY_ACTIVITY})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a fact: where they stand, the word that told it, and the rule that read it."""

    span: Span
    rule: str
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Link:
    """Words by which a thing is known to be one of the reference facts, and the rule that decided so."""

    type: LinkType
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A distinct thing. An issue's ``name`` is its id in the thesaurus.

    Args:
        link: Wikidata id (``Q148``) where the thing is known.
        reference: id among the reference facts (``state/china``), where the thing is one of them.
        links: the words that say so, one entry for each way in which they name it.
        listed: whether who read the article takes it for the known thing that its words may name; None if it does not
            say. For those who link it, and no fact.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    link: str | None = None
    reference: str | None = None
    links: tuple[Link, ...] = ()
    listed: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Role:
    """``person`` holds (or held, or is to hold) the office ``title`` of the state, organization or place ``of``."""

    id: str
    person: str
    title: str
    of: str | None
    status: RoleStatus
    evidence: tuple[Evidence, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    type: RelationType
    subject: str
    object: str
    evidence: tuple[Evidence, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """An act in the terms of PLOVER, the event ontology of political science.

    Args:
        code: the root code after modality: a planned meeting is an ``AGREE``.
        root: the root code before modality; of what is promised, asked for, refused or threatened, that of the deed.
        mode: how it is done.
        contexts: what it is about, in the order of the alphabet.
    """

    code: str
    root: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One distinct event, however often it is told: ``evidence`` has one entry per telling, the fullest first.

    Args:
        start, end: first and last day, ISO, as exact as the text allows; None if the text is silent.
        date_inferred: True if the date rests on an inferred date of publication.
        according_to: ids of the claims that report it, if the article tells it only through them.
    """

    id: str
    type: EventType
    status: Status
    evidence: tuple[Evidence, ...]
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    according_to: tuple[str, ...] = ()
    confidence: float | None = None
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many an event hit, or what it is about in money, people or goods, as one place of the article tells it.

    Args:
        event: id of the event that it belongs to.
        kind: ``casualties`` are killed and wounded together, where they are not told apart.
        low, high: both ends, inclusive; None where that side is open, never both. Equal where one number is told.
        approximate: False where exactly this number is told.
        of: the words for whom or what it counts ("Kenyan peacekeepers"); None where none are told.
        unit: of money its code in ISO 4217, of people and goods the noun in the singular ("tank"; but "troops").
        according_to: ids of the claims in whose content it stands.
        said_by: the words that name who tells it, where no claim does.
    """

    id: str
    event: str
    kind: FigureKind
    low: float | None
    high: float | None
    approximate: bool
    evidence: Evidence
    of: str | None = None
    unit: str | None = None
    according_to: tuple[str, ...] = ()
    said_by: str | None = None
    confidence: float | None = None

    @property
    def is_toll(self) -> bool:
        return self.kind in TOLLS


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what: one entry for each cue of attribution.

    Args:
        content: the words said, in pieces where the cue interrupts them.
        cue: the words of attribution ("said", "according to").
        source: the words that name the speakers.
        audience: to whom or where it was said, in the article's words.
        start, end: the day (or days) on which it was said.
    """

    id: str
    speakers: tuple[str, ...]
    stance: Stance
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    evidence: Evidence
    targets: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    audience: str | None = None
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    confidence: float | None = None
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class ComponentVersion:
    """A component of a reader, as the graph's provenance names it."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read the article, for the graph's provenance: the language pipeline, this package, and its reader.

    Args:
        version: of this package.
        name: of the reader; "" before one has read it.
        reader_version: of the package that brings the reader; this one, or another.
        components: those of the reader, by name.
    """

    pipeline: str
    pipeline_version: str
    version: str
    name: str = ""
    reader_version: str = ""
    components: tuple[ComponentVersion, ...] = ()

    def by(self, name: str, version: str, components: Iterable[ComponentVersion]) -> Reader:
        """The same pipeline and package with a reader."""
        ordered = sorted(components, key=lambda part: (part.name, part.version))
        return replace(self, name=name, reader_version=version, components=tuple(ordered))


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that was read from one article. Every id used in a fact is that of an entity or claim in it."""

    article: Article
    reader: Reader
    entities: tuple[Entity, ...] = ()
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[Figure, ...] = ()
