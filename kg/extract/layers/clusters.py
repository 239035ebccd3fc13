"""Which words mention what, and which of them mention one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.lexicon.gazetteer import Known
from kg.model import PERSONS, EntityType, Mention, MentionKind, Span

#: By name, as numbers.
Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """The mentions of one thing.

    Args:
        type: what it is. Whether a person is an official is told by the offices too.
        name: the canonical name, the fullest or the best known one.
        aliases: other words that the article has for it, first seen first.
        mentions: where it is mentioned; the order is that of finding.
        state: the state or body that it is an organ or group of, where the article says so.
        gender: "m", "f", or "" where unknown or meaningless.
        plural: whether "they" may stand for it.
        link: Wikidata id.
        listed: whether a name of it that is listed means what the list has; None if nothing was asked.
        known: what the word lists say of it.
        latent: it is a thing of the article only if a fact has it: an unnamed group.
        signs: what speaks for its being a thing of this type, and against it; None where nobody asked.
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
    known: Known | None = None
    latent: bool = False
    signs: Signs | None = None

    @property
    def is_person(self) -> bool:
        return self.type in PERSONS

    @property
    def times_named(self) -> int:
        return len({mention.span.end for mention in self.mentions if mention.kind is MentionKind.NAME})

    def __repr__(self) -> str:
        return f"<{self.type.value} {self.name}>"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word by which a phrase is found that refers to something: its head, or any word of a name.

    Args:
        clusters: what is referred to; several for "both sides".
        kind: how. A word of a name may be the head of a description too, and then it has both ("19 Palestinians").
    """

    span: Span
    clusters: tuple[Cluster, ...]
    kind: MentionKind


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
        owned: whose bodies are, as their names and the words beside them tell.
    """

    clusters: tuple[Cluster, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    owned: tuple[Ownership, ...] = ()


class Linked(Clusters):
    """The same of names alone: what they name, linked to what is known, before descriptions and pronouns are read."""


@dataclass(frozen=True, slots=True)
class TypedMention:
    """A mention with the type of what it mentions."""

    mention: Mention
    type: EntityType


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions, in the order of the text."""

    mentions: tuple[TypedMention, ...] = ()
