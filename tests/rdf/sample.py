"""A made-up article with its facts, as extraction would give them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.model import (
    Article,
    ArticleFacts,
    Block,
    BlockKind,
    Claim,
    Coding,
    ComponentVersion,
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
    TimeMention,
    TimexMod,
)

TEXT = "\n\n".join(
    (
        "Larsson to visit Freedonia as fish dispute drags on",
        "OSLO — Norwegian Foreign Minister Åse Larsson will travel to Freedonia on Monday to talk about fishing.",
        (
            "Former minister Per Dahl said the trade ministry imposed tariffs on Freedonian salmon last week. "
            '"It was a mistake," he told reporters, "and it will cost us."'
        ),
        (
            "Larsson, who met envoys in Oslo on Thursday, denied that Norway sent warships. "
            "Norway and Freedonia are allies. "
            "Fishermen marched through the city on Thursday, and the march went on for hours.\n"
        ),
    )
)

READER = Reader(
    pipeline="en_core_web_sm",
    pipeline_version="3.8.0",
    version="0.1.0",
    name="hybrid",
    reader_version="0.2.0",
    components=(ComponentVersion("encoder.events", "1"), ComponentVersion("offices", "1")),
)

#: As readers code them: a visit that is planned, tariffs, talks, a march, blame, and a denial of what troops did.
_CODINGS = {
    "v1": Coding("AGREE", "CONSULT", contexts=("diplomatic", "economic")),
    "v2": Coding("SANCTION", "SANCTION", contexts=("economic",)),
    "v3": Coding("CONSULT", "CONSULT"),
    "v5": Coding("PROTEST", "PROTEST", "demo"),
    "c2": Coding("ACCUSE", "ACCUSE", "disapprove"),
    "c3": Coding("REJECT", "MOBILIZE", "change", ("military",)),
}


def at(words: str, *, text: str = TEXT, after: str = "") -> Span:
    """Where ``words`` stand in the text, the first time after ``after``."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def proof(words: str, rule: str, trigger: str | None = None) -> Evidence:
    return Evidence(at(words), rule, None if trigger is None else at(trigger, after=words.partition(trigger)[0]))


def _blocks() -> tuple[Block, ...]:
    starts = [0, *(i + 2 for i, pair in enumerate(pairwise(TEXT)) if pair == ("\n", "\n")), len(TEXT) + 1]
    kinds = [BlockKind.HEADLINE] + [BlockKind.PARAGRAPH] * (len(starts) - 2)
    ends = [end - 2 for end in starts[1:]]
    return tuple(Block(kind, Span(start, end)) for kind, start, end in zip(kinds, starts, ends, strict=False))


def _name(words: str, after: str = "", kind: MentionKind = MentionKind.NAME) -> Mention:
    return Mention(at(words, after=after), kind)


def sample() -> ArticleFacts:
    """One of everything: each entity type, role states, relations, statuses, claims, dates of several precisions."""
    article = Article(
        id="fish-dispute",
        text=TEXT,
        blocks=_blocks(),
        title="Larsson to visit Freedonia as fish dispute drags on",
        published="2024-05-03",
        source="The Daily Cod",
        author="Kari Nord",
        url="https://example.org/fish?a=1&b=2",
    )
    return ArticleFacts(
        article=article,
        reader=READER,
        entities=_entities(),
        roles=(
            Role(
                "r1",
                "e1",
                "Foreign Minister",
                "e3",
                RoleStatus.CURRENT,
                (proof("Norwegian Foreign Minister Åse Larsson", "role.title-name"),),
                0.9,
            ),
            Role(
                "r2", "e4", "minister", None, RoleStatus.FORMER, (proof("Former minister Per Dahl", "role.title-name"),)
            ),
        ),
        relations=(
            Relation("n1", RelationType.PART_OF, "e5", "e3", (proof("the trade ministry", "relation.body-of-state"),)),
            Relation(
                "n2",
                RelationType.ALLY_OF,
                "e2",
                "e3",
                (proof("Norway and Freedonia are allies", "relation.allies", "allies"),),
            ),
        ),
        events=tuple(replace(event, coding=_CODINGS.get(event.id)) for event in _events()),
        claims=tuple(replace(claim, coding=_CODINGS.get(claim.id)) for claim in _claims()),
        figures=(
            Figure(
                "q1",
                "v2",
                FigureKind.MONEY,
                None,
                2.5e9,
                True,
                proof("it will cost us", "figure.amount"),
                unit="NOK",
                said_by="he",
            ),
            Figure(
                "q2",
                "v4",
                FigureKind.GOODS,
                2.0,
                None,
                True,
                proof("warships", "figure.amount"),
                of="warships",
                unit="warship",
                according_to=("c3",),
                confidence=0.85,
            ),
            Figure("q3", "v6", FigureKind.KILLED, 0.0, 0.0, False, proof("mistake", "figure.verb")),
        ),
        times=(
            TimeMention(at("Monday"), "2024-05-06"),
            TimeMention(at("last week"), "2024-W17", mod=TimexMod.END),
            TimeMention(at("Thursday"), "2024-05-02", inferred=True),
        ),
    )


def _entities() -> tuple[Entity, ...]:
    pronoun = MentionKind.PRONOUN
    return (
        Entity(
            "e1",
            EntityType.OFFICIAL,
            "Åse Larsson",
            ("Larsson", "Åse Larsson"),
            (_name("Larsson"), _name("Åse Larsson"), _name("Larsson", "cost us")),
        ),
        Entity(
            "e2",
            EntityType.STATE,
            "Freedonia",
            ("Freedonia", "Freedonian"),
            (
                _name("Freedonia"),
                _name("Freedonia", "travel to"),
                _name("Freedonian", "tariffs on"),
                _name("Freedonia", "Norway and"),
            ),
        ),
        Entity(
            "e3",
            EntityType.STATE,
            "Norway",
            ("Norwegian", "Norway"),
            (_name("Norwegian"), _name("Norway")),
            "Q20",
            "state/norway",
            (
                Link(LinkType.NAME, (at("Norway"),), "link.form"),
                Link(LinkType.DEMONYM, (at("Norwegian"),), "link.form"),
            ),
        ),
        Entity(
            "e4",
            EntityType.OFFICIAL,
            "Per Dahl",
            ("Per Dahl",),
            (_name("Per Dahl"), _name("he", 'mistake," ', pronoun)),
        ),
        Entity("e5", EntityType.ORGANIZATION, "trade ministry", ("trade ministry",), (_name("trade ministry"),)),
        Entity("e6", EntityType.GROUP, "envoys", (), (_name("envoys", kind=MentionKind.NOMINAL),)),
        Entity("e7", EntityType.PLACE, "Oslo", ("OSLO", "Oslo"), (_name("OSLO"), _name("Oslo"))),
        Entity("e8", EntityType.GROUP, "Fishermen", (), (_name("Fishermen", kind=MentionKind.NOMINAL),)),
        Entity("e9", EntityType.PERSON, "Kari Nord"),
        Entity("e10", EntityType.ISSUE, "trade", (), (_name("fishing", kind=MentionKind.NOMINAL),)),
    )


def _events() -> tuple[Event, ...]:
    return (
        Event(
            "v1",
            EventType.VISIT,
            Status.SCHEDULED,
            (
                proof("will travel to Freedonia on Monday", "encoder.events", "travel"),
                proof("Larsson to visit Freedonia", "encoder.events", "visit"),
            ),
            ("e1",),
            ("e2",),
            (),
            ("e10",),
            "2024-05-06",
            "2024-05-06",
        ),
        Event(
            "v2",
            EventType.SANCTION,
            Status.OCCURRED,
            (proof("imposed tariffs on Freedonian salmon last week", "encoder.events", "tariffs"),),
            ("e5",),
            ("e2",),
            (),
            ("e10",),
            "2024-04-22",
            "2024-04-28",
            False,
            ("c1",),
        ),
        Event(
            "v3",
            EventType.MEETING,
            Status.OCCURRED,
            (proof("met envoys in Oslo on Thursday", "encoder.events", "met"),),
            ("e1", "e6"),
            (),
            ("e7",),
            (),
            "2024-05-02",
            "2024-05-02",
            True,
        ),
        Event(
            "v4",
            EventType.MILITARY_ACTIVITY,
            Status.NEGATED,
            (proof("Norway sent warships", "encoder.events", "sent"),),
            ("e3",),
            (),
            (),
            (),
            None,
            None,
            False,
            ("c3",),
        ),
        Event(
            "v5",
            EventType.PROTEST,
            Status.ONGOING,
            (proof("Fishermen marched through the city", "encoder.events", "marched"),),
            ("e8",),
            start="--05-02",
            end="2024-05",
        ),
        Event("v6", EventType.INCIDENT, Status.OCCURRED, (proof("a mistake", "encoder.events", "mistake"),)),
    )


def _claims() -> tuple[Claim, ...]:
    second = "last week. "
    return (
        Claim(
            "c1",
            ("e4",),
            Stance.STATE,
            (at("the trade ministry imposed tariffs on Freedonian salmon last week"),),
            (at("said"),),
            (at("Former minister Per Dahl"),),
            proof(
                "Former minister Per Dahl said the trade ministry imposed tariffs on Freedonian salmon last week",
                "encoder.attribution",
                "said",
            ),
        ),
        Claim(
            "c2",
            ("e4",),
            Stance.CRITICIZE,
            (at("It was a mistake"), at("and it will cost us")),
            (at("told"),),
            (at("he", after='mistake," '),),
            Evidence(Span(at('"It was').start, at('cost us."').end), "encoder.attribution", at("told")),
            ("e5",),
            ("e10",),
            "reporters",
            "2024",
            None,
            True,
        ),
        Claim(
            "c3",
            ("e1",),
            Stance.REJECT,
            (at("that Norway sent warships"),),
            (at("denied"),),
            (at("Larsson", after=second),),
            proof("denied that Norway sent warships", "encoder.attribution", "denied"),
            (),
            (),
            None,
            "2024-05-02",
            "2024-05-03",
            False,
            0.75,
        ),
    )
