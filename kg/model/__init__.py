"""What an article says, as frozen dataclasses.

Here live the article, its entities and the facts about them, with the spans that prove them, and what is known of a
thing beforehand. Nothing here reads a file, parses a sentence or knows a library; every other room may import this one.
"""

from kg.model.article import Article, Block, BlockKind, Span
from kg.model.counts import Counts, counts_of
from kg.model.facts import (
    ACTORS,
    AHEAD,
    BODIES,
    FACTS,
    LOCATIONS,
    PERSONS,
    RELATION_ENDS,
    ArticleFacts,
    Claim,
    Coding,
    ComponentVersion,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Link,
    LinkType,
    Mention,
    MentionKind,
    Reader,
    Relation,
    RelationType,
    Role,
    RoleStatus,
    Stance,
    Status,
)
from kg.model.identity import KIND_OF, Apart, Appearance, Identity
from kg.model.reference import ReferenceEntry
from kg.model.times import TimeMention, TimexMod, TimexType

__all__ = [
    "ACTORS",
    "AHEAD",
    "BODIES",
    "FACTS",
    "KIND_OF",
    "LOCATIONS",
    "PERSONS",
    "RELATION_ENDS",
    "Apart",
    "Appearance",
    "Article",
    "ArticleFacts",
    "Block",
    "BlockKind",
    "Claim",
    "Coding",
    "ComponentVersion",
    "Counts",
    "Entity",
    "EntityType",
    "Event",
    "EventType",
    "Evidence",
    "Identity",
    "Link",
    "LinkType",
    "Mention",
    "MentionKind",
    "Reader",
    "ReferenceEntry",
    "Relation",
    "RelationType",
    "Role",
    "RoleStatus",
    "Span",
    "Stance",
    "Status",
    "TimeMention",
    "TimexMod",
    "TimexType",
    "counts_of",
]
