"""Which events of different articles are one event.

Who takes part, where and when must agree, as the kind of event asks. What the articles say otherwise (that it is
planned, took place or did not, a part of the participants, a day more or less exact) stays with each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from kg.model import Appearance, EventType, Status
from kg.resolve.periods import Period, days_of, meet

#: A person or body that is to be found in both, beside the kind of event and the time.
_MARGIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event as one article tells it; participants are ids of entities of the article.

    Args:
        trigger: the word that tells it, in lower case, or "".
        words: the words of the fullest telling.
        label: what it is called in the graph.
    """

    id: str
    type: EventType
    status: Status
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    trigger: str = ""
    words: str = ""
    label: str = ""


@dataclass(frozen=True)
class EventNode:
    """An event of an article whose things are known.

    Args:
        published: the article's day, ISO, as exact as known, or None.
        family: id of the article of which this one's text is a copy or revision, or its own id.
        things: what the entities that take part are, by id; those that belong to the article alone are left out.
    """

    article: str
    published: str | None
    family: str
    event: EventProfile
    things: Mapping[str, str]

    @property
    def key(self) -> Appearance:
        return (self.article, self.event.id)

    @property
    def order(self) -> tuple[str, str, int, str]:
        return (self.published or "9999", self.article, len(self.event.id), self.event.id)

    @cached_property
    def agents(self) -> frozenset[str]:
        return self._known(self.event.agents)

    @cached_property
    def targets(self) -> frozenset[str]:
        return self._known(self.event.targets)

    @cached_property
    def places(self) -> frozenset[str]:
        return self._known(self.event.places)

    def _known(self, entities: Iterable[str]) -> frozenset[str]:
        return frozenset(self.things[entity] for entity in entities if entity in self.things)

    @cached_property
    def period(self) -> Period | None:
        """The days in which it lies as far as the article tells; None if nothing does."""
        return days_of(self.event, self.published)

    def found_by(self) -> frozenset[str]:
        """What it is looked up by: a kind of event, somebody or somewhere known, and a year."""
        if self.period is None:
            return frozenset()
        years = {self.period[0].year, self.period[1].year}
        known = self.agents | self.targets | self.places
        return frozenset(f"{self.event.type} {thing} {year}" for thing in known for year in years)

    @property
    def is_dated(self) -> bool:
        """Whether the article gives a day, or some days."""
        return self.event.start is not None and len(self.event.start) == len("2024-04-19")


def alike(one: EventNode, other: EventNode) -> str | None:
    """The rule by which two events are one, or None."""
    if one.event.type is not other.event.type or one.article == other.article:
        return None
    if one.family == other.family and _same_words(one, other):
        return "event.same-words"
    if one.period is None or other.period is None:
        return None
    margin = _MARGIN if one.is_dated or other.is_dated else timedelta(0)
    if not meet(one.period, other.period, margin) or contrary(one, other):
        return None
    return "event.same-participants" if _participants(one, other) else None


def contrary(one: EventNode, other: EventNode) -> bool:
    """Whether two events cannot be one: those who do it, or those it is done to, are known and others."""
    if one.event.type in _TOGETHER:
        return False
    return _apart(one.agents, other.agents) or _apart(_bodily(one.targets), _bodily(other.targets))


_TOGETHER = (EventType.MEETING, EventType.AGREEMENT)
_DOERS = (EventType.SUPPORT, EventType.SANCTION, EventType.MILITARY_ACTIVITY, EventType.DECISION)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _bodily(things: frozenset[str]) -> frozenset[str]:
    """Persons and bodies; a state may be named as such in one article and by one of its towns in another."""
    return frozenset(thing for thing in things if not thing.startswith("state/"))


def _participants(one: EventNode, other: EventNode) -> bool:
    """Whether those who take part, and the place, say that it is one event, given that the time fits."""
    kind = one.event.type
    agents, targets = one.agents & other.agents, one.targets & other.targets
    towns = {place for place in one.places & other.places if place.startswith("place/")}
    both_dated = one.is_dated and other.is_dated
    word = _stem(one) == _stem(other)
    if kind is EventType.VISIT:
        return bool(agents) and bool(targets or towns)
    if kind in _TOGETHER:
        return len(agents) > 1 or (bool(agents) and bool(towns) and both_dated)
    if kind is EventType.OFFICE_CHANGE:
        return any(target.startswith("person/") for target in targets)
    if kind is EventType.LEGAL_ACTION:
        return word and any(not target.startswith("state/") for target in targets)
    if kind is EventType.ELECTION:
        return bool(targets) and (both_dated or bool(agents))
    if kind is EventType.PROTEST:
        return bool(towns) and (both_dated or bool(agents or targets))
    if kind is EventType.INCIDENT:
        return bool(towns) and (both_dated or word)
    if kind is EventType.ARMED_ACTION:
        return (bool(towns) and both_dated) or (bool(agents) and bool(targets or towns))
    if kind in _DOERS:
        return bool(agents) and bool(targets) and (both_dated or word)
    return False


_STEM = 5


def _stem(node: EventNode) -> str:
    """The beginning of the word that tells the event: the same for "arrested" and "arrest"."""
    return node.event.trigger[:_STEM]


def _same_words(one: EventNode, other: EventNode) -> bool:
    mine, theirs = (set(node.event.words.lower().split()) for node in (one, other))
    return len(mine & theirs) * 5 >= len(mine | theirs) * 3


def shared_events(nodes: Iterable[EventNode]) -> list[list[EventNode]]:
    """The events that several articles report, each as its reports in order.

    Taken in order, an event joins those of which one is like it and none contrary or of the same article.
    """
    clusters: list[list[EventNode]] = []
    by_key: dict[str, list[list[EventNode]]] = {}
    for node in sorted(nodes, key=lambda node: node.order):
        keys = {*node.found_by(), f"text {node.family}"}
        near = {id(cluster): cluster for key in keys for cluster in by_key.get(key, ())}
        fitting = [cluster for cluster in near.values() if _fits(cluster, node)]
        home = min(fitting, key=lambda cluster: cluster[0].order) if fitting else []
        if not fitting:
            clusters.append(home)
        home.append(node)
        for key in keys:
            found = by_key.setdefault(key, [])
            if not any(cluster is home for cluster in found):
                found.append(home)
    return [cluster for cluster in clusters if len(cluster) > 1]


def _fits(cluster: list[EventNode], node: EventNode) -> bool:
    if any(other.article == node.article or contrary(other, node) for other in cluster):
        return False
    return any(alike(other, node) for other in cluster)
