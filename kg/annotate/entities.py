"""Which of the reference facts a thing is that a person added or named anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kg.model import ArticleFacts, Entity
from kg.resolve import link_entities
from kg.resolve.linking import ReferenceFacts

__all__ = ["linked_anew"]


def linked_anew(facts: ArticleFacts, ids: Collection[str], reference: ReferenceFacts) -> ArticleFacts:
    """The same facts, these entities linked by the article's words, as a reader's are.

    The name that a person gave has the last word: what no form of an entry says links nothing, and neither does what
    another thing of the article is already.
    """
    if not ids:
        return facts
    found = {entity.id: entity for entity in link_entities(facts, reference).entities}
    taken = {entity.reference for entity in facts.entities if entity.id not in ids and entity.reference is not None}
    kept: list[Entity] = []
    for entity in facts.entities:
        linked = found[entity.id]
        named = {entry.id for entry in reference.named(entity.name)} if entity.id in ids else set()
        is_linked = linked.reference in named - taken
        kept.append(linked if is_linked else entity)
        taken.update([linked.reference] if is_linked and linked.reference else ())
    return replace(facts, entities=tuple(kept))
