"""Links the states, organizations and places of an article to the reference facts.

A link stands on the article's own words: a name, an acronym, a demonym, a city that stands for a government. A form
that several things share links nothing by itself: the article has to decide, or the thing stays without a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from kg.model import (
    Article,
    ArticleFacts,
    Entity,
    EntityType,
    GazetteerPlace,
    Link,
    LinkType,
    MentionKind,
    ReferenceEntry,
    Span,
)
from kg.resolve.linking.places import located

_LINKED = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE)
_SHORTEST_SHOUT = 5
#: By a form that names this one thing; by a form that others share, where the article decides between them.
SURE, IN_CONTEXT = "link.form", "link.context"
#: By the name of a place of the gazetteer, of whose namesakes the article decides for this one.
IN_PLACE = "link.gazetteer"


class ReferenceFacts(Protocol):
    """What can be asked of the reference facts."""

    def named(self, form: str) -> tuple[ReferenceEntry, ...]:
        """The entries of which ``form`` is a name, spelled like this, in the order of their ids."""
        ...

    def entry(self, id: str) -> ReferenceEntry | None:
        """The entry of that id (``state/china``), or None."""
        ...

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of the gazetteer that bear this name, however it is spelled."""
        ...


def link_entities(facts: ArticleFacts, reference: ReferenceFacts) -> ArticleFacts:
    """The same facts, the entities with their links.

    A linked entity bears the name and the Wikidata id of its entry; the name that it had becomes an alias.
    States come before places and organizations, for what belongs to a state is known by it.
    """
    found: dict[str, Entity] = {}
    states: dict[str, str] = {}
    for entity in sorted(facts.entities, key=lambda entity: _LINKED.index(entity.type) if _is_linked(entity) else -1):
        named = _linked(entity, facts.article, reference, set(states.values())) if _is_linked(entity) else entity
        if named.type is EntityType.STATE and named.reference:
            states[named.id] = named.reference
        found[entity.id] = named
    places = located(facts, states, reference.places)
    for entity in facts.entities:
        if entity.type is EntityType.PLACE:
            found[entity.id] = _placed(entity, found[entity.id], places.get(entity.id), facts.article, reference)
    return replace(facts, entities=_one_each(found[entity.id] for entity in facts.entities))


def _placed(
    entity: Entity, named: Entity, place: GazetteerPlace | None, article: Article, reference: ReferenceFacts
) -> Entity:
    """The entity as the gazetteer has it; as it is named where that does not know what it is."""
    known = reference.entry(named.reference) if named.reference is not None else None
    if known is not None and all(each.id != known.id for each in reference.places(known.name)):
        return named  # An entry of somebody's own.
    entry = reference.entry(place.id) if place is not None else None
    if entry is None:
        return replace(entity, link=None, reference=None, links=()) if known is not None else named
    return named if entry is known else _as(entity, entry, article, IN_PLACE)


def _is_linked(entity: Entity) -> bool:
    return entity.type in _LINKED


def _linked(entity: Entity, article: Article, reference: ReferenceFacts, states: set[str]) -> Entity:
    readings = _readings(entity, article, reference)
    entry = _told(entity, reference) if entity.listed else _choose(entity, readings, states)
    if entry is None:
        return replace(entity, link=None, reference=None, links=())
    sure = any(form not in entry.ambiguous for form, entries in readings.items() if entry in entries)
    return _as(entity, entry, article, SURE if sure else IN_CONTEXT)


def _as(entity: Entity, entry: ReferenceEntry, article: Article, rule: str) -> Entity:
    aliases = entity.aliases if entity.name == entry.name else (entity.name, *entity.aliases)
    return replace(
        entity,
        name=entry.name,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != entry.name)),
        link=entry.wikidata,
        reference=entry.id,
        links=_evidence(entity, article, entry, rule),
    )


def _readings(entity: Entity, article: Article, reference: ReferenceFacts) -> dict[str, tuple[ReferenceEntry, ...]]:
    """The entries of the entity's type by the forms that the article uses for it."""
    found: dict[str, tuple[ReferenceEntry, ...]] = {}
    for span in _names(entity):
        for form in _forms(article.words(span)):
            entries = tuple(entry for entry in reference.named(form) if entry.type is entity.type)
            if entries:
                found.setdefault(form, entries)
                break
    return found


def _told(entity: Entity, reference: ReferenceFacts) -> ReferenceEntry | None:
    """The entry that the reader has named the thing after, whatever its words mean elsewhere."""
    named = [entry for entry in reference.named(entity.name) if entry.type is entity.type and entry.name == entity.name]
    return named[0] if len(named) == 1 else None


def _choose(
    entity: Entity, readings: Mapping[str, tuple[ReferenceEntry, ...]], states: set[str]
) -> ReferenceEntry | None:
    """The one entry that the forms mean, or None."""
    if entity.listed is False:
        return None  # "Congress" that is not the known one.
    candidates = list(dict.fromkeys(entry for entries in readings.values() for entry in entries))
    sure = [
        entry
        for entry in candidates
        if any(entries == (entry,) and form not in entry.ambiguous for form, entries in readings.items())
    ]
    if entity.type is EntityType.PLACE:
        # Cities have namesakes: where a form has some, the state must be in the article.
        sure = sure or [entry for entry in candidates if entry.state in states]
        return sure[0] if len(sure) == 1 else None
    if len(sure) == 1:
        return sure[0]
    # Who read the article knows what it means by a shared form, and names the thing accordingly.
    meant = [entry for entry in sure or candidates if entry.name == entity.name]
    return meant[0] if len(meant) == 1 and _is_backed(meant[0], entity, states) else None


def _is_backed(entry: ReferenceEntry, entity: Entity, states: set[str]) -> bool:
    """Whether more than a shared form speaks for the entry: its state, or that the reader left no doubt."""
    if entity.type is EntityType.STATE:
        return entity.link is not None or entry.wikidata is None
    return entry.state is None or entry.state in states


def _evidence(entity: Entity, article: Article, entry: ReferenceEntry, rule: str) -> tuple[Link, ...]:
    spans: dict[LinkType, list[Span]] = {}
    for span in _names(entity):
        kinds = next((kinds for form in _forms(article.words(span)) if (kinds := entry.types_of(form))), ())
        if kinds:
            spans.setdefault(kinds[0], []).append(span)
    if not spans:
        spans[LinkType.OTHER_NAME] = list(_names(entity))
    return tuple(Link(kind, tuple(spans[kind]), rule) for kind in LinkType if kind in spans)


def _names(entity: Entity) -> list[Span]:
    return [mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME]


def _forms(words: str) -> Iterable[str]:
    """The words as a list of names may spell them: without line breaks, article and possessive, and not shouted."""
    form = " ".join(words.replace("’", "'").split())
    yield form
    form = form.removesuffix("'s").removesuffix("'")
    yield form
    bare = form[4:] if form[:4].lower() == "the " else form
    yield bare
    if bare.isupper() and len(bare) >= _SHORTEST_SHOUT:
        yield bare.title()
    yield f"the {bare}"  # Some are listed with it: "the House".


def _one_each(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """No entry twice: of two entities that link to one, only the first keeps the link."""
    taken: set[str] = set()
    kept: list[Entity] = []
    for entity in entities:
        repeated = entity.reference is not None and entity.reference in taken
        kept.append(replace(entity, link=None, reference=None, links=()) if repeated else entity)
        taken.update([entity.reference] if entity.reference is not None else ())
    return tuple(kept)
