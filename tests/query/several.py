"""Made-up articles of several outlets about the same affairs, with what only all of them together tell.

The Freedonia Post announces a visit, the Highmoor Herald prints that again, the Ruritania Post tells how it went, and
the Sylvania Gazette denies half of it, and corrects its article two days later. One article has no day, and one only a
month.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import (
    Apart,
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
    Identity,
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
from kg.rdf import Quad, copy_quads, facts_to_quads, identity_quads, shared_event_quads
from kg.resolve import alone
from kg.store import MemoryStore

OFFICIAL, PERSON, STATE, PLACE = EntityType.OFFICIAL, EntityType.PERSON, EntityType.STATE, EntityType.PLACE
ORGANIZATION, GROUP, ISSUE = EntityType.ORGANIZATION, EntityType.GROUP, EntityType.ISSUE
PLANNED, DONE, DENIED = Status.SCHEDULED, Status.OCCURRED, Status.NEGATED
KNOWN = ("state/freedonia", "state/sylvania", "state/ruritania")


@dataclass(frozen=True)
class Telling:
    """An article in the making. Things are named by their words in the text, which give their mentions."""

    id: str
    day: str | None
    outlet: str | None
    title: str
    text: str

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def told(self, words: str) -> tuple[Evidence, ...]:
        return (Evidence(self.at(words), "by-hand"),)

    def thing(self, id: str, type: EntityType, name: str) -> Entity:
        if type is ISSUE:
            return Entity(id, type, name)
        mentions = (Mention(self.at(name), MentionKind.NAME),)
        if type is not STATE:
            return Entity(id, type, name, (), mentions)
        link = Link(LinkType.NAME, (self.at(name),), "by-hand")
        return Entity(id, type, name, (), mentions, reference=f"state/{name.lower()}", links=(link,))

    def role(self, id: str, who: str, title: str, of: str, words: str) -> Role:
        return Role(id, who, title, of, RoleStatus.CURRENT, self.told(words))

    def event(self, id: str, type: EventType, status: Status, words: str, **more: object) -> Event:
        start = more.pop("day", None)
        return Event(id, type, status, self.told(words), start=start, end=start, **more)  # type: ignore[arg-type]

    def claim(self, id: str, who: str, stance: Stance, cue: str, words: str, **more: object) -> Claim:
        start = more.pop("day", None)
        return Claim(
            id,
            (who,),
            stance,
            (self.at(words),),
            (self.at(cue),),
            (self.at(cue),),
            Evidence(self.at(words), "by-hand"),
            start=start,  # type: ignore[arg-type]
            end=start,  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
        )

    def facts(self, entities: tuple[Entity, ...], **more: object) -> ArticleFacts:
        blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(self.text))),)
        article = Article(self.id, self.text, blocks, title=self.title, published=self.day, source=self.outlet)
        return ArticleFacts(article, Reader("none", "0", "0"), entities, **more)  # type: ignore[arg-type]


PLAN_TEXT = (
    "Foreign Minister Ann Lee of Freedonia will visit Sylvania on March 8. "
    "President Otto Graf of Sylvania promised to sign the gas treaty. "
    "Lee backed the treaty on gas. "
    "An attack in Eastmark killed at least nine people on February 28."
)


def plan() -> ArticleFacts:
    it = Telling("plan", "2024-03-01", "The Freedonia Post", "Lee to visit Sylvania", PLAN_TEXT)
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Ann Lee"),
            it.thing("e2", STATE, "Freedonia"),
            it.thing("e3", STATE, "Sylvania"),
            it.thing("e4", OFFICIAL, "Otto Graf"),
            it.thing("e5", PLACE, "Eastmark"),
            it.thing("e6", GROUP, "at least nine people"),
            it.thing("e7", ISSUE, "energy"),
        ),
        roles=(
            it.role("r1", "e1", "Foreign Minister", "e2", "Foreign Minister Ann Lee of Freedonia"),
            it.role("r2", "e4", "President", "e3", "President Otto Graf of Sylvania"),
        ),
        events=(
            it.event(
                "v1",
                EventType.VISIT,
                PLANNED,
                "will visit Sylvania on March 8",
                agents=("e1",),
                targets=("e3",),
                day="2024-03-08",
            ),
            it.event(
                "v2",
                EventType.AGREEMENT,
                PLANNED,
                "to sign the gas treaty",
                agents=("e3",),
                issues=("e7",),
                according_to=("c1",),
            ),
            it.event(
                "v3",
                EventType.ARMED_ACTION,
                DONE,
                "An attack in Eastmark killed at least nine people",
                targets=("e6",),
                places=("e5",),
                day="2024-02-28",
            ),
        ),
        claims=(
            it.claim(
                "c1",
                "e4",
                Stance.PROMISE,
                "promised",
                "to sign the gas treaty",
                issues=("e7",),
                day="2024-03-01",
            ),
            it.claim(
                "c2",
                "e1",
                Stance.SUPPORT,
                "backed",
                "the treaty on gas",
                issues=("e7",),
                day="2024-03-01",
            ),
        ),
    )


def copy() -> ArticleFacts:
    """The same text elsewhere; its claims and offices were missed."""
    it = Telling("copy", "2024-03-02", "The Highmoor Herald", "Visit to Sylvania planned", PLAN_TEXT)
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Ann Lee"),
            it.thing("e2", STATE, "Sylvania"),
            it.thing("e3", PLACE, "Eastmark"),
            it.thing("e4", GROUP, "at least nine people"),
            it.thing("e5", ISSUE, "energy"),
        ),
        events=(
            it.event(
                "v1",
                EventType.VISIT,
                PLANNED,
                "will visit Sylvania on March 8",
                agents=("e1",),
                targets=("e2",),
                day="2024-03-08",
            ),
            it.event(
                "v2",
                EventType.AGREEMENT,
                PLANNED,
                "to sign the gas treaty",
                agents=("e2",),
                issues=("e5",),
            ),
            it.event(
                "v3",
                EventType.ARMED_ACTION,
                DONE,
                "An attack in Eastmark killed at least nine people",
                targets=("e4",),
                places=("e3",),
                day="2024-02-28",
            ),
        ),
    )


def visit() -> ArticleFacts:
    it = Telling(
        "visit",
        "2024-03-09",
        "The Ruritania Post",
        "Lee in Sylvania",
        "Ann Lee arrived in Port Vale, Sylvania, on March 9. "
        "She met Otto Graf there the same day. "
        "The attack in Eastmark on February 28 killed 13 people. "
        "Freedonia sent aid to Ruritania. "
        "Freedonia put a tariff on Ruritania. "
        "Graf praised the courage of Lee. "
        "Graf backed the sanctions of Freedonia.",
    )
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Ann Lee"),
            it.thing("e2", PLACE, "Port Vale"),
            it.thing("e3", STATE, "Sylvania"),
            it.thing("e4", OFFICIAL, "Otto Graf"),
            it.thing("e5", PLACE, "Eastmark"),
            it.thing("e6", GROUP, "13 people"),
            it.thing("e7", STATE, "Freedonia"),
            it.thing("e8", STATE, "Ruritania"),
            it.thing("e9", ISSUE, "sanctions"),
        ),
        relations=(Relation("x1", RelationType.LOCATED_IN, "e2", "e3", it.told("Port Vale, Sylvania")),),
        events=(
            it.event(
                "v1",
                EventType.VISIT,
                DONE,
                "Ann Lee arrived in Port Vale, Sylvania, on March 9",
                agents=("e1",),
                targets=("e3",),
                places=("e2",),
                day="2024-03-09",
            ),
            it.event(
                "v2",
                EventType.MEETING,
                DONE,
                "She met Otto Graf there the same day",
                agents=("e1", "e4"),
                places=("e2",),
                day="2024-03-09",
            ),
            it.event(
                "v3",
                EventType.ARMED_ACTION,
                DONE,
                "The attack in Eastmark on February 28 killed 13 people",
                targets=("e6",),
                places=("e5",),
                day="2024-02-28",
            ),
            it.event("v4", EventType.SUPPORT, DONE, "Freedonia sent aid to Ruritania", agents=("e7",), targets=("e8",)),
            it.event(
                "v5",
                EventType.SANCTION,
                DONE,
                "Freedonia put a tariff on Ruritania",
                agents=("e7",),
                targets=("e8",),
            ),
        ),
        claims=(
            it.claim("c1", "e4", Stance.SUPPORT, "praised", "the courage of Lee", targets=("e1",)),
            it.claim(
                "c2",
                "e4",
                Stance.SUPPORT,
                "Graf backed",
                "the sanctions of Freedonia",
                targets=("e7",),
                issues=("e9",),
            ),
        ),
    )


def denial() -> ArticleFacts:
    it = Telling(
        "denial",
        "2024-03-10",
        "The Sylvania Gazette",
        "Graf denies meeting",
        "Otto Graf denied that he met Ann Lee on March 9. "
        "President Bela Dorn of Sylvania will not sign the gas treaty. "
        "Sylvania sent aid to Ruritania. "
        "Dorn will not visit Ruritania. "
        "The Gas League did not protest on March 10.",
    )
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Otto Graf"),
            it.thing("e2", OFFICIAL, "Ann Lee"),
            it.thing("e3", OFFICIAL, "Bela Dorn"),
            it.thing("e4", STATE, "Sylvania"),
            it.thing("e5", STATE, "Ruritania"),
            it.thing("e6", ORGANIZATION, "Gas League"),
            it.thing("e7", ISSUE, "energy"),
        ),
        roles=(it.role("r1", "e3", "President", "e4", "President Bela Dorn of Sylvania"),),
        events=(
            it.event(
                "v1",
                EventType.MEETING,
                DENIED,
                "he met Ann Lee on March 9",
                agents=("e1", "e2"),
                day="2024-03-09",
                according_to=("c1",),
            ),
            it.event(
                "v2",
                EventType.AGREEMENT,
                DENIED,
                "Sylvania will not sign the gas treaty",
                agents=("e4",),
                issues=("e7",),
            ),
            it.event("v3", EventType.SUPPORT, DONE, "Sylvania sent aid to Ruritania", agents=("e4",), targets=("e5",)),
            it.event("v4", EventType.VISIT, DENIED, "Dorn will not visit Ruritania", agents=("e3",), targets=("e5",)),
            it.event(
                "v5",
                EventType.PROTEST,
                DENIED,
                "The Gas League did not protest on March 10",
                agents=("e6",),
                day="2024-03-10",
            ),
        ),
        claims=(it.claim("c1", "e1", Stance.REJECT, "denied that", "he met Ann Lee on March 9"),),
    )


def again() -> ArticleFacts:
    """The second article of the Freedonia Post."""
    it = Telling(
        "again",
        "2024-03-10",
        "The Freedonia Post",
        "Lee turns against treaty",
        "Ann Lee was in Highmoor, Sylvania, on March 8. "
        "Lee called the gas treaty a mistake on March 10. "
        "Lee welcomed cheap gas on March 10. "
        "Lee sent aid to Ruritania. "
        "Lee put a tariff on Ruritania. "
        "The Gas League protested on March 10 before President Otto Graf.",
    )
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Ann Lee"),
            it.thing("e2", PLACE, "Highmoor"),
            it.thing("e3", STATE, "Sylvania"),
            it.thing("e4", STATE, "Ruritania"),
            it.thing("e5", ORGANIZATION, "Gas League"),
            it.thing("e6", OFFICIAL, "Otto Graf"),
            it.thing("e7", ISSUE, "energy"),
        ),
        roles=(it.role("r1", "e6", "President", "e3", "President Otto Graf"),),
        events=(
            it.event(
                "v1",
                EventType.VISIT,
                DONE,
                "Ann Lee was in Highmoor, Sylvania, on March 8",
                agents=("e1",),
                targets=("e3",),
                places=("e2",),
                day="2024-03-08",
            ),
            it.event("v2", EventType.SUPPORT, DONE, "Lee sent aid to Ruritania", agents=("e1",), targets=("e4",)),
            it.event("v3", EventType.SANCTION, DONE, "Lee put a tariff on Ruritania", agents=("e1",), targets=("e4",)),
            it.event(
                "v4",
                EventType.PROTEST,
                DONE,
                "The Gas League protested on March 10",
                agents=("e5",),
                day="2024-03-10",
            ),
        ),
        claims=(
            it.claim(
                "c1",
                "e1",
                Stance.CRITICIZE,
                "called",
                "the gas treaty a mistake",
                issues=("e7",),
                day="2024-03-10",
            ),
            it.claim(
                "c2",
                "e1",
                Stance.SUPPORT,
                "welcomed",
                "cheap gas",
                issues=("e7",),
                day="2024-03-10",
            ),
        ),
    )


def song() -> ArticleFacts:
    it = Telling(
        "song",
        "2024-03-11",
        "The Freedonia Post",
        "Dorn in Ruritania",
        "Bela Dorn visited Ruritania and promised gas for Ruritania. Ann Lee, a singer, sang.",
    )
    return it.facts(
        (
            it.thing("e1", PERSON, "Bela Dorn"),
            it.thing("e2", STATE, "Ruritania"),
            it.thing("e3", PERSON, "Ann Lee"),
            it.thing("e4", ISSUE, "energy"),
        ),
        events=(it.event("v1", EventType.VISIT, DONE, "Bela Dorn visited Ruritania", agents=("e1",), targets=("e2",)),),
        claims=(
            it.claim("c1", "e1", Stance.PROMISE, "promised", "gas for Ruritania", targets=("e2",), issues=("e4",)),
        ),
    )


def late() -> ArticleFacts:
    """The Sylvania Gazette corrects its article."""
    it = Telling(
        "late",
        "2024-03-12",
        "The Sylvania Gazette",
        "Graf denies meeting Lee",
        "Otto Graf denied that he met Ann Lee on March 9. "
        "Graf spoke of the lies of Lee. "
        "President Bela Dorn of Sylvania ruled out any gas for Ruritania. "
        "Graf called the sanctions of Sylvania wrong.",
    )
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Otto Graf"),
            it.thing("e2", OFFICIAL, "Ann Lee"),
            it.thing("e3", OFFICIAL, "Bela Dorn"),
            it.thing("e4", STATE, "Sylvania"),
            it.thing("e5", STATE, "Ruritania"),
            it.thing("e6", ISSUE, "energy"),
            it.thing("e7", ISSUE, "sanctions"),
        ),
        roles=(it.role("r1", "e3", "President", "e4", "President Bela Dorn of Sylvania"),),
        events=(
            it.event(
                "v1",
                EventType.MEETING,
                DENIED,
                "he met Ann Lee on March 9",
                agents=("e1", "e2"),
                day="2024-03-09",
                according_to=("c1",),
            ),
        ),
        claims=(
            it.claim("c1", "e1", Stance.REJECT, "denied that", "he met Ann Lee on March 9"),
            it.claim("c2", "e1", Stance.CRITICIZE, "spoke of", "the lies of Lee", targets=("e2",)),
            it.claim("c3", "e3", Stance.REJECT, "ruled out", "any gas for Ruritania", targets=("e5",), issues=("e6",)),
            it.claim(
                "c4",
                "e1",
                Stance.CRITICIZE,
                "called",
                "the sanctions of Sylvania wrong",
                targets=("e4",),
                issues=("e7",),
            ),
        ),
    )


def undated() -> ArticleFacts:
    """Nobody knows when it was published, nor by whom."""
    it = Telling(
        "undated",
        None,
        None,
        "What may be",
        "Ann Lee may visit Sylvania. Lee did not meet Otto Graf. Lee backed gas. Bela Dorn will visit Freedonia. "
        "President Ida Quill of Sylvania slept.",
    )
    return it.facts(
        (
            it.thing("e1", OFFICIAL, "Ann Lee"),
            it.thing("e2", STATE, "Sylvania"),
            it.thing("e3", OFFICIAL, "Otto Graf"),
            it.thing("e4", OFFICIAL, "Bela Dorn"),
            it.thing("e5", STATE, "Freedonia"),
            it.thing("e6", OFFICIAL, "Ida Quill"),
            it.thing("e7", ISSUE, "energy"),
        ),
        roles=(it.role("r1", "e6", "President", "e2", "President Ida Quill of Sylvania"),),
        events=(
            it.event(
                "v1",
                EventType.VISIT,
                Status.POSSIBLE,
                "Ann Lee may visit Sylvania",
                agents=("e1",),
                targets=("e2",),
            ),
            it.event("v2", EventType.MEETING, DENIED, "Lee did not meet Otto Graf", agents=("e1", "e3")),
            it.event("v3", EventType.VISIT, PLANNED, "Bela Dorn will visit Freedonia", agents=("e4",), targets=("e5",)),
        ),
        claims=(it.claim("c1", "e1", Stance.SUPPORT, "backed", "gas", issues=("e7",)),),
    )


def month() -> ArticleFacts:
    """Published in March, on nobody knows which day."""
    it = Telling("month", "2024-03", "The Month", "A look back", "President Ida Quill of Sylvania looked back.")
    return it.facts(
        (it.thing("e1", OFFICIAL, "Ida Quill"), it.thing("e2", STATE, "Sylvania")),
        roles=(it.role("r1", "e1", "president", "e2", "President Ida Quill of Sylvania"),),
    )


ARTICLES = (plan, copy, visit, denial, again, song, late, undated, month)
LEE, GRAF, DORN = (("person/ann-lee", "Ann Lee"), ("person/otto-graf", "Otto Graf"), ("person/bela-dorn", "Bela Dorn"))
LEAGUE, QUILL = ("organization/gas-league", "Gas League"), ("person/ida-quill", "Ida Quill")
EASTMARK = ("place/eastmark", "Eastmark")
SINGER = Identity(
    "person/song_ann-lee", "Ann Lee", apart=(Apart(("plan", "e1"), "one is a minister, the other a singer"),)
)


def _same(thing: tuple[str, str], article: str, entity: str, rule: str = "same.name") -> Identity:
    return Identity(*thing, rule, (article, entity))


#: By article, what its things are that were joined with those of others or kept apart from them.
IDENTITIES: dict[str, dict[str, Identity]] = {
    "copy": {"e1": _same(LEE, "plan", "e1"), "e3": _same(EASTMARK, "plan", "e5")},
    "visit": {
        "e1": _same(LEE, "plan", "e1"),
        "e4": _same(GRAF, "plan", "e4"),
        "e5": _same(EASTMARK, "plan", "e5"),
    },
    "denial": {"e1": _same(GRAF, "plan", "e4"), "e2": _same(LEE, "visit", "e1", "same.variant-and-office")},
    "again": {
        "e1": _same(LEE, "plan", "e1"),
        "e5": _same(LEAGUE, "denial", "e6"),
        "e6": _same(GRAF, "plan", "e4"),
    },
    "song": {"e1": _same(DORN, "denial", "e3"), "e3": SINGER},
    "late": {"e1": _same(GRAF, "denial", "e1"), "e2": _same(LEE, "denial", "e2"), "e3": _same(DORN, "denial", "e3")},
    "undated": {"e1": _same(LEE, "plan", "e1"), "e3": _same(GRAF, "plan", "e4"), "e4": _same(DORN, "denial", "e3")},
    "month": {"e1": _same(QUILL, "undated", "e6")},
}
VISIT, ATTACK = "Lee's visit to Sylvania", "Attack in Eastmark"
MEETING, TREATY = "Meeting of Lee and Graf", "Gas treaty"
AID, TARIFF, TRIP, PROTEST = "Aid for Ruritania", "Tariff on Ruritania", "Dorn's visit to Ruritania", "Protest"
#: Each event with its reports in the order of their days; those without a day come last.
SHARED: dict[str, tuple[tuple[str, str], ...]] = {
    VISIT: (("plan", "v1"), ("copy", "v1"), ("visit", "v1"), ("again", "v1"), ("undated", "v1")),
    ATTACK: (("plan", "v3"), ("copy", "v3"), ("visit", "v3")),
    MEETING: (("visit", "v2"), ("denial", "v1"), ("late", "v1"), ("undated", "v2")),
    TREATY: (("plan", "v2"), ("copy", "v2"), ("denial", "v2")),
    AID: (("visit", "v4"), ("again", "v2"), ("denial", "v3")),
    TARIFF: (("visit", "v5"), ("again", "v3")),
    TRIP: (("denial", "v4"), ("song", "v1")),
    PROTEST: (("denial", "v5"), ("again", "v4")),
}


def several_quads(status: Status | None = None) -> list[Quad]:
    """The graphs of all the articles, and those of what only all of them tell.

    Args:
        status: of all events, instead of what the articles say.
    """
    quads: list[Quad] = []
    for make in ARTICLES:
        facts = make()
        if status is not None:
            facts = replace(facts, events=tuple(replace(event, status=status) for event in facts.events))
        given = IDENTITIES.get(facts.article.id, {})
        quads += facts_to_quads(facts, identities={**alone(facts, known=KNOWN), **given})
        quads += identity_quads(facts.article.id, given)
    for label, reports in SHARED.items():
        quads += shared_event_quads(reports[0], reports, reports[-1:], label)
    quads += copy_quads("copy", origin="plan", of="plan", revision=False)
    quads += copy_quads("late", origin="denial", of="denial", revision=True)
    return quads


def several() -> MemoryStore:
    return MemoryStore(several_quads())
