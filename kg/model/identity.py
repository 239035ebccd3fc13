"""What a thing of an article is taken for, among the things of many articles."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.facts import EntityType

#: What a thing's id starts with: things of different kinds are never one.
KIND_OF = {
    EntityType.STATE: "state",
    EntityType.OFFICIAL: "person",
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.PLACE: "place",
    EntityType.GROUP: "group",
    EntityType.ISSUE: "issue",
}
#: Ids of an article and of an entity in it: what one article says of one thing.
Appearance = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Apart:
    """A thing with a name alike that is taken for another one.

    Args:
        other: the first appearance of that thing.
        reason: what speaks against it that they are one, in a few words.
    """

    other: Appearance
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Which thing an entity of an article is.

    Args:
        thing: kind and name, the end of its IRI: ``person/antony-blinken``, ``person/ARTICLE_bush``.
        label: what the thing is called, whatever this article calls it.
        rule: what joined it with other appearances, or "" if nothing did.
        partner: the appearance that it was joined with.
        apart: at the first appearance of a thing, the things with such a name that it is not.
        is_reference: whether it is one of the reference facts.
    """

    thing: str
    label: str
    rule: str = ""
    partner: Appearance | None = None
    apart: tuple[Apart, ...] = ()
    is_reference: bool = False
