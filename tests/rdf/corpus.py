"""Made-up articles that come after that of the sample, and what all of them together tell."""

from __future__ import annotations

from kg.model import (
    Apart,
    Article,
    ArticleFacts,
    Coding,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Identity,
    Mention,
    MentionKind,
    Status,
)
from kg.rdf import Quad, copy_quads, facts_to_quads, identity_quads, shared_event_quads
from kg.resolve import alone
from tests.rdf.sample import READER, at, sample

TEXT = "Åse Larsson met envoys on Thursday while Per Dahl sang."
LARSSON = Identity("person/ase-larsson", "Åse Larsson", "same.name", ("fish-dispute", "e1"))
SINGER = Identity(
    "person/fish-talks_per-dahl", "Per Dahl", apart=(Apart(("fish-dispute", "e4"), "one was a minister, one sings"),)
)
#: By article: what its things are, beside those of the sample.
IDENTITIES = {
    "fish-talks": {"e1": LARSSON, "e2": SINGER},
    "fish-talks-late": {
        "e1": LARSSON,
        "e2": Identity(SINGER.thing, SINGER.label, "same.name", ("fish-talks", "e2")),
    },
}
REPORTS = (("fish-dispute", "v3"), ("fish-talks", "v1"), ("fish-talks-late", "v1"))


def _article(id: str, day: str) -> ArticleFacts:
    found = {name: Mention(at(name, text=TEXT), MentionKind.NAME) for name in ("Åse Larsson", "Per Dahl")}
    proof = Evidence(at("met envoys on Thursday", text=TEXT), "encoder.events")
    return ArticleFacts(
        Article(id=id, text=TEXT, blocks=(), title="Minister meets envoys", published=day),
        READER,
        entities=tuple(
            Entity(f"e{number}", EntityType.PERSON, name, (name,), (mention,))
            for number, (name, mention) in enumerate(found.items(), start=1)
        ),
        events=(
            Event("v1", EventType.MEETING, Status.OCCURRED, (proof,), ("e1",), coding=Coding("CONSULT", "CONSULT")),
        ),
    )


def later_articles() -> tuple[ArticleFacts, ...]:
    """The same text twice: a day after the article of the sample, and two days after it."""
    return (_article("fish-talks", "2024-05-04"), _article("fish-talks-late", "2024-05-05"))


def later_quads() -> list[Quad]:
    """What the later articles say."""
    return [
        quad for facts in later_articles() for quad in facts_to_quads(facts, identities=IDENTITIES[facts.article.id])
    ]


def together_quads() -> list[Quad]:
    """What only all of them together tell: the second article copies the first, the third is a later version of it."""
    first, second, third = (article for article, _ in REPORTS)
    return [
        *(quad for article, identities in IDENTITIES.items() for quad in identity_quads(article, identities)),
        *shared_event_quads(REPORTS[0], REPORTS, REPORTS[2:], "Meeting: Åse Larsson, envoys"),
        *copy_quads(second, origin=first, of=first, revision=False),
        *copy_quads(third, origin=first, of=second, revision=True),
    ]


def corpus_quads() -> list[Quad]:
    """The graphs of all the articles, and those of what they tell together."""
    return [*facts_to_quads(sample(), identities=alone(sample())), *later_quads(), *together_quads()]
