"""One short made-up article with its facts by hand, so that every question has a known answer."""

from __future__ import annotations

from dataclasses import replace

from kg.model import (
    Article,
    ArticleFacts,
    Block,
    BlockKind,
    Claim,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Figure,
    FigureKind,
    Link,
    LinkType,
    Mention,
    MentionKind,
    Reader,
    Relation,
    RelationType,
    Role,
    RoleStatus,
    Span,
    Stance,
    Status,
)

TEXT = (
    "Foreign Minister Ann Lee of Freedonia met President Otto Graf of Sylvania in Port Vale on March 3. "
    "Freedonia and Sylvania signed a gas agreement. "
    "Lee will visit Sylvania on March 20. "
    "Freedonia may impose sanctions on Ruritania over the war. "
    "Ruritanian troops are shelling Eastmark. "
    "Sylvania did not send weapons to Ruritania. "
    "Graf urged Freedonia to open a humanitarian corridor. "
    "Analysts said Ruritania held a naval exercise in February. "
    '"This shelling is a crime," Lee said of Ruritania on Monday. '
    "The Energy Agency, a body of Freedonia, is led by Mara Stone, once an envoy of Sylvania. "
    "Lee's meeting with Graf lasted an hour."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def told(*tellings: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(at(words), "by-hand") for words in tellings)


def linked(entity: Entity, *ways: tuple[LinkType, str]) -> Entity:
    """The thing as one of the reference facts, by these words."""
    links = tuple(Link(way, (at(words),), "by-hand") for way, words in ways)
    return replace(entity, reference=f"state/{entity.name.lower()}", links=links)


def thing(id_: str, type_: EntityType, name: str, *aliases: str) -> Entity:
    words = next((words for words in (name, *aliases) if words in TEXT), None)
    mentions = () if words is None else (Mention(at(words), MentionKind.NAME),)
    return Entity(id_, type_, name, aliases, mentions)


ENTITIES = (
    thing("e1", EntityType.OFFICIAL, "Ann Lee", "Lee"),
    linked(thing("e2", EntityType.STATE, "Freedonia"), (LinkType.NAME, "Freedonia")),
    thing("e3", EntityType.OFFICIAL, "Otto Graf", "Graf"),
    linked(thing("e4", EntityType.STATE, "Sylvania"), (LinkType.NAME, "Sylvania")),
    thing("e5", EntityType.PLACE, "Port Vale"),
    linked(
        thing("e6", EntityType.STATE, "Ruritania", "Ruritanian"),
        (LinkType.NAME, "Ruritania"),
        (LinkType.DEMONYM, "Ruritanian"),
    ),
    thing("e7", EntityType.PLACE, "Eastmark"),
    thing("e8", EntityType.GROUP, "Analysts"),
    thing("e9", EntityType.ORGANIZATION, "Energy Agency"),
    thing("e10", EntityType.OFFICIAL, "Mara Stone"),
    thing("e11", EntityType.ISSUE, "energy"),
    thing("e12", EntityType.ISSUE, "sanctions"),
    thing("e13", EntityType.ISSUE, "humanitarian-aid"),
)

ROLES = (
    Role("r1", "e1", "Foreign Minister", "e2", RoleStatus.CURRENT, told("Foreign Minister Ann Lee of Freedonia")),
    Role("r2", "e3", "President", "e4", RoleStatus.CURRENT, told("President Otto Graf of Sylvania")),
    Role("r3", "e10", "head", "e9", RoleStatus.CURRENT, told("led by Mara Stone")),
    Role("r4", "e10", "envoy", "e4", RoleStatus.FORMER, told("Mara Stone, once an envoy of Sylvania")),
)

RELATIONS = (
    Relation("x1", RelationType.PART_OF, "e9", "e2", told("Energy Agency, a body of Freedonia")),
    Relation("x2", RelationType.LOCATED_IN, "e7", "e4", told("shelling Eastmark")),
)

MET = "Ann Lee of Freedonia met President Otto Graf of Sylvania in Port Vale on March 3"

EVENTS = (
    Event(
        "v1",
        EventType.MEETING,
        Status.OCCURRED,
        told(MET, "Lee's meeting with Graf"),
        agents=("e1", "e3"),
        places=("e5",),
        start="2024-03-03",
        end="2024-03-03",
    ),
    Event(
        "v2",
        EventType.AGREEMENT,
        Status.OCCURRED,
        told("Freedonia and Sylvania signed a gas agreement"),
        agents=("e2", "e4"),
        issues=("e11",),
    ),
    Event(
        "v3",
        EventType.VISIT,
        Status.SCHEDULED,
        told("Lee will visit Sylvania on March 20"),
        agents=("e1",),
        targets=("e4",),
        start="2024-03-20",
        end="2024-03-20",
    ),
    Event(
        "v4",
        EventType.SANCTION,
        Status.POSSIBLE,
        told("Freedonia may impose sanctions on Ruritania"),
        agents=("e2",),
        targets=("e6",),
        issues=("e12",),
    ),
    Event(
        "v5",
        EventType.ARMED_ACTION,
        Status.ONGOING,
        told("Ruritanian troops are shelling Eastmark"),
        agents=("e6",),
        places=("e7",),
    ),
    Event(
        "v6",
        EventType.SUPPORT,
        Status.NEGATED,
        told("Sylvania did not send weapons to Ruritania"),
        agents=("e4",),
        targets=("e6",),
    ),
    Event(
        "v7",
        EventType.DECISION,
        Status.REQUESTED,
        told("Freedonia to open a humanitarian corridor"),
        agents=("e2",),
        issues=("e13",),
        according_to=("c1",),
    ),
    Event(
        "v8",
        EventType.MILITARY_ACTIVITY,
        Status.OCCURRED,
        told("Ruritania held a naval exercise in February"),
        agents=("e6",),
        start="2024-02",
        end="2024-02",
        according_to=("c2",),
    ),
)


def claim(id_: str, speaker: str, stance: Stance, words: str, cue: str, source: str, **more: object) -> Claim:
    return Claim(
        id_,
        (speaker,),
        stance,
        (at(words),),
        (at(cue),),
        (at(source),),
        Evidence(at(words), "by-hand"),
        **more,  # type: ignore[arg-type]
    )


CLAIMS = (
    claim(
        "c1",
        "e3",
        Stance.REQUEST,
        "Freedonia to open a humanitarian corridor",
        "urged",
        "Graf",
        targets=("e2",),
        issues=("e13",),
    ),
    claim("c2", "e8", Stance.STATE, "Ruritania held a naval exercise in February", "said", "Analysts"),
    claim(
        "c3",
        "e1",
        Stance.CRITICIZE,
        "This shelling is a crime,",
        "Lee said",
        "Lee",
        targets=("e6",),
        issues=("e13",),
        start="2024-03-04",
        end="2024-03-04",
    ),
)


def figure(id_: str, event: str, kind: FigureKind, low: float | None, high: float | None, words: str) -> Figure:
    return Figure(id_, event, kind, low, high, low != high, Evidence(at(words), "by-hand"))


FIGURES = (
    replace(figure("q1", "v5", FigureKind.KILLED, 12, None, "are shelling"), of="civilians", said_by="the rebels"),
    replace(figure("q2", "v5", FigureKind.KILLED, 20, 20, "shelling"), according_to=("c1",)),
    figure("q3", "v5", FigureKind.WOUNDED, 90, 90, "Eastmark"),
    replace(figure("q4", "v6", FigureKind.MONEY, None, 2.5e6, "weapons"), unit="EUR"),
)


def made_up_facts() -> ArticleFacts:
    return ArticleFacts(
        article=Article(
            "freedonia-gas",
            TEXT,
            (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),),
            title="Freedonia and Sylvania agree on gas",
            published="2024-03-05",
            source="The Freedonia Post",
        ),
        reader=Reader("none", "0", "0"),
        entities=ENTITIES,
        roles=ROLES,
        relations=RELATIONS,
        events=EVENTS,
        claims=CLAIMS,
        figures=FIGURES,
    )
