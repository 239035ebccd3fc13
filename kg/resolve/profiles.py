"""What one article knows of its things, in the few words that tell whether another article means the same thing.

A profile is all that resolution ever sees of an article: it can be kept beside the graph and read again without it.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Protocol

from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import gazetteer
from kg.model import KIND_OF, ArticleFacts, Entity, EntityType, ReferenceEntry, RelationType, Role, RoleStatus
from kg.resolve.periods import day_range
from kg.slugs import slug


@dataclass(frozen=True, slots=True)
class Office:
    """An office that an article gives to a person.

    Args:
        title: in lower case.
        of: what the office belongs to (``state/france``, ``organization/hamas``), or "".
        state: id of the state that this is or belongs to, or "".
        status: how the person stands to it on the day of publication.
    """

    title: str
    of: str
    state: str
    status: RoleStatus


@dataclass(frozen=True, slots=True)
class ThingProfile:
    """A thing as one article knows it.

    Args:
        id: the entity's id in the article.
        aliases: other names that the article gives it.
        reference: id among the reference facts, or None.
        offices: of a person.
        within: what it belongs to or lies in: ids, and names.
        states: ids of the states that it belongs to, lies in or has an office of.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    reference: str | None = None
    offices: tuple[Office, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    states: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """The things of one article, and what else it speaks of.

    Args:
        id: the article's id.
        published: ISO date, as exact as known, or None.
        things: those that can be shared with other articles: no groups, no issues.
        states: ids of the states that the article names.
        around: ids of these, and of the states of its places, bodies and offices.
        topics: other things that it names and that few articles speak of: people, places that are no capital, and
            bodies that the reference facts do not know.
    """

    id: str
    published: str | None
    things: tuple[ThingProfile, ...]
    states: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among articles: by day of publication; those without one come last."""
        return (self.published or "9999", self.id)


#: So many days may lie between articles about one affair, and so many things must both name.
_LASTS, _SHARED = 120, 2


def one_affair(one: ArticleProfile, other: ArticleProfile, besides: Container[str] = ()) -> bool:
    """Whether two articles tell of one affair: they name some of the same things, within some weeks.

    Args:
        besides: topics that do not count.
    """
    topics = sum(topic not in besides for topic in one.topics & other.topics)
    if topics + (not one.around.isdisjoint(other.around)) < _SHARED:
        return False
    days = [day_range(day) for day in (one.published, other.published) if day is not None]
    first, last = (days[0], days[-1]) if len(days) > 1 else (None, None)
    return first is None or last is None or abs((first[0] - last[0]).days) <= _LASTS


class ReferenceEntries(Protocol):
    """What is asked of the reference facts by id."""

    def entry(self, id: str) -> ReferenceEntry | None:
        """The entry of that id (``state/china``), or None."""
        ...


def article_profile(facts: ArticleFacts, reference: ReferenceEntries | None = None) -> ArticleProfile:
    """The profile of an article whose things are linked to the reference facts; these tell more of them if given."""
    found = _Profiles(facts, reference)
    things = tuple(map(found.thing, (entity for entity in facts.entities if entity.type not in _LOCAL)))
    states = frozenset(thing.reference for thing in things if thing.kind == "state" and thing.reference)
    return ArticleProfile(
        id=facts.article.id,
        published=facts.article.published,
        things=things,
        states=states,
        around=states.union(*(thing.states for thing in things)),
        topics=frozenset(slug(thing.name) for thing in things if found.is_telling(thing)),
    )


_LOCAL = (EntityType.GROUP, EntityType.ISSUE)
_OWNERS = (RelationType.PART_OF, RelationType.LOCATED_IN)


class _Profiles:
    """Makes the profiles of one article's things."""

    def __init__(self, facts: ArticleFacts, reference: ReferenceEntries | None) -> None:
        self._entities = {entity.id: entity for entity in facts.entities}
        self._roles: dict[str, list[Role]] = {}
        for role in facts.roles:
            self._roles.setdefault(role.person, []).append(role)
        self._owners: dict[str, list[str]] = {}
        for relation in facts.relations:
            if relation.type in _OWNERS:
                self._owners.setdefault(relation.subject, []).append(relation.object)
        self._reference = reference
        self._spoken_of = {self._id(entity.id) for entity in facts.entities if entity.type is EntityType.STATE}

    def thing(self, entity: Entity) -> ThingProfile:
        offices = tuple(map(self._office, self._roles.get(entity.id, ())))
        owners = self._owners.get(entity.id, ())
        states = {office.state for office in offices} | self._states_of(entity, frozenset())
        return ThingProfile(
            id=entity.id,
            kind=KIND_OF[entity.type],
            name=entity.name,
            aliases=entity.aliases,
            reference=entity.reference,
            offices=offices,
            within=tuple(sorted({(self._id(owner), self._entities[owner].name) for owner in owners})),
            states=frozenset(states - {""}),
        )

    def is_telling(self, thing: ThingProfile) -> bool:
        """Whether few articles speak of it: no state, and of what is known only towns and lands that are no capital."""
        if thing.reference is None or thing.kind != "place" or self._reference is None:
            return thing.kind != "state" and thing.reference is None
        entry = self._reference.entry(thing.reference)
        return entry is not None and entry.kind != "capital"

    def _office(self, role: Role) -> Office:
        if role.of is None:
            national = self._national(role.title)
            return Office(role.title.lower(), "", national if national in self._spoken_of else "", role.status)
        states = self._states_of(self._entities[role.of], frozenset())
        return Office(role.title.lower(), self._id(role.of), min(states) if len(states) == 1 else "", role.status)

    def _national(self, title: str) -> str:
        """The state of an office that only one state has; believed only where the article speaks of that state."""
        states = lexicon.national_titles().get(title.lower(), ())
        return f"state/{slug(states[0])}" if len(states) == 1 else ""

    def _id(self, entity: str) -> str:
        found = self._entities[entity]
        return found.reference or f"{KIND_OF[found.type]}/{slug(found.name)}"

    def _states_of(self, entity: Entity, seen: frozenset[str]) -> set[str]:
        """The states that it is, belongs to or lies in, by the article and by what is known of it."""
        if entity.type is EntityType.STATE:
            return {self._id(entity.id)}
        states: set[str] = set()
        for owner in self._owners.get(entity.id, ()):
            if owner not in seen:
                states |= self._states_of(self._entities[owner], seen | {entity.id})
        if states:
            return states
        if self._reference is not None and entity.reference is not None:
            entry = self._reference.entry(entity.reference)
            return {entry.state} if entry is not None and entry.state is not None else set()
        return _listed_state(entity.name) if entity.type is EntityType.PLACE else set()


def _listed_state(place: str) -> set[str]:
    """The state in which the lists have a place of that name, if it is just one."""
    states = {known.state for known in gazetteer().readings(place) if known.type is EntityType.PLACE}
    return {f"state/{slug(state)}" for state in states if state} if len(states) == 1 else set()
