"""Which events of different articles are one event.

Who takes part, where, when, the word that tells it and the affair that the articles are about each count for something;
what they say otherwise (that it is planned, took place or did not, a part of the participants, a day more or less
exact) stays with each of them. What cannot be reconciled keeps two events apart, whatever they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property

from kg.lexicon import lists as lexicon
from kg.model import Appearance, EventType, Status
from kg.resolve.periods import Period, days_of, meet
from kg.resolve.profiles import ArticleProfile, one_affair
from kg.slugs import slug

#: What must come together before two events are taken for one; see `_time`, `_people` and `alike`.
_ENOUGH = 5
#: So far apart the days of one event may lie where one of them is told exactly.
MARGIN = timedelta(days=1)
_SOON = timedelta(days=3)
_STEM = 5
_NUMBER = re.compile(r"-\d+$")  # of a namesake at GeoNames
_PARTIES = (EventType.MEETING, EventType.AGREEMENT)
_ATTACKS = (EventType.ARMED_ACTION, EventType.INCIDENT)


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event as one article tells it; participants are ids of entities of the article.

    Args:
        issues: what it is about, by ids of the thesaurus.
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
    issues: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    trigger: str = ""
    words: str = ""
    label: str = ""


@dataclass(frozen=True)
class EventNode:
    """An event of an article whose things are known.

    Args:
        family: id of the article of which this one's text is a copy or revision, or its own id.
        things: what the entities that take part are, by id; those that belong to the article alone are left out.
    """

    article: ArticleProfile
    family: str
    event: EventProfile
    things: Mapping[str, str]

    @property
    def key(self) -> Appearance:
        return (self.article.id, self.event.id)

    @property
    def order(self) -> tuple[str, str, int, str]:
        return (*self.article.order, len(self.event.id), self.event.id)

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

    @property
    def lands(self) -> frozenset[str]:
        """The states that it concerns."""
        return frozenset(thing for thing in self.targets | self.places if thing.startswith("state/"))

    @property
    def towns(self) -> frozenset[str]:
        """Places that are smaller than a province."""
        plain = {place: _NUMBER.sub("", place) for place in self.places if place.startswith("place/")}
        return frozenset(place for place, name in plain.items() if name not in _wide())

    @cached_property
    def period(self) -> Period | None:
        """The days in which it lies as far as the article tells; None if nothing does."""
        return days_of(self.event, self.article.published)

    def found_by(self) -> frozenset[str]:
        """What it is looked up by: a kind of event, somebody or somewhere known, and a year; or a word and a month."""
        if self.period is None:
            return frozenset()
        years = {self.period[0].year, self.period[1].year}
        known = self.agents | self.targets | self.places
        return frozenset(f"{self.event.type} {thing} {year}" for thing in known for year in years) | self._by_day()

    def _by_day(self) -> frozenset[str]:
        """Where nobody is known: by the day, and what the article speaks of."""
        day = self.event.start if self.event.start is not None and len(self.event.start) == _DAY else None
        return frozenset(f"{self.event.type} {topic} {day}" for topic in self.article.topics) if day else frozenset()

    @cached_property
    def precision(self) -> int:
        """How exactly the article dates it: characters of the ISO date, 0 for not at all."""
        return len(self.event.start) if self.event.start is not None and self.event.start[0] != "-" else 0


@cache
def _wide() -> frozenset[str]:
    """Provinces, seas and continents: much may happen there at one time."""
    names = [name for part in lexicon.subdivisions() for name in (part.name, *part.aliases)]
    names += [name for region in lexicon.regions() for name in (region.name, *region.aliases)]
    return frozenset(f"place/{slug(name)}" for name in names)


_DAY, _MONTH = len("2024-04-19"), len("2024-04")


def alike(one: EventNode, other: EventNode) -> str | None:
    """The rule by which two events are one, or None."""
    if one.event.type is not other.event.type or one.article.id == other.article.id:
        return None
    again = one.family == other.family
    if again and _same_words(one, other):
        return "event.same-words"
    when = _time(one, other)
    if when is None or contrary(one, other):
        return None
    who = _people(one, other)
    if not who:
        return None
    word = one.event.trigger[:_STEM] == other.event.trigger[:_STEM] and one.event.trigger != ""
    affair = 2 * one_affair(one.article, other.article)
    return "event.same-participants" if when + who + word + affair + 2 * again >= _ENOUGH else None


def contrary(one: EventNode, other: EventNode) -> bool:
    """Whether two events cannot be one, whatever they share."""
    if _apart(_issues(one), _issues(other)) and one.event.type is EventType.DECISION:
        return True
    if _called_off(one, other):
        return True
    if one.event.type in _PARTIES:
        return False
    if _apart(one.agents, other.agents):
        return True
    if one.event.type in _ATTACKS:  # Of many victims each article names some.
        return _apart(_called(one.towns), _called(other.towns)) and not one.towns & other.places
    return _apart(_named(one.targets), _named(other.targets))


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _called(towns: frozenset[str]) -> frozenset[str]:
    """By name alone: one article may tell which town of that name it is, the other not."""
    return frozenset(_NUMBER.sub("", town.rpartition("/")[2].rpartition("_")[2]) for town in towns)


def _issues(node: EventNode) -> frozenset[str]:
    return frozenset(node.event.issues)


def _named(things: frozenset[str]) -> frozenset[str]:
    """Persons and bodies; a state may be named as such in one article and by one of its towns in another."""
    return frozenset(thing for thing in things if thing.startswith(("person/", "organization/")))


def _called_off(one: EventNode, other: EventNode) -> bool:
    """Whether one did not take place, and the other need not be the same: a later try, or of no certain time."""
    first, last = sorted((one, other), key=lambda node: node.order)
    if first.event.status is Status.NEGATED and last.event.status is not Status.NEGATED:
        return not (one.precision == other.precision == _DAY)
    denied = last.event.status is Status.NEGATED and first.event.status in (Status.OCCURRED, Status.ONGOING)
    return denied and not (one.precision and other.precision)


def _time(one: EventNode, other: EventNode) -> int | None:
    """How well the times agree: 2 for one day, 1 for as exact as both are, 0 for not against; None for against."""
    if one.period is None or other.period is None:
        return None
    if not meet(one.period, other.period, MARGIN if _DAY in (one.precision, other.precision) else timedelta(0)):
        return None
    if one.precision == other.precision == _DAY:
        return 2 if abs(one.period[0] - other.period[0]) <= MARGIN else 0
    if one.precision and other.precision:
        return 1
    if one.precision == _DAY or other.precision == _DAY:
        return 1
    if one.precision or other.precision:
        return 0
    return int(abs(one.period[1] - other.period[1]) <= _SOON)


def _people(one: EventNode, other: EventNode) -> int:
    """How much those who take part, and the places, say that it is one event; 0 for nothing or too little."""
    kind = one.event.type
    agents, persons = one.agents & other.agents, _named(one.targets & other.targets)
    lands, towns = one.lands & other.lands, one.towns & other.towns
    known_by_day = _one_day(one, other) and _one_word(one, other)
    if kind is EventType.VISIT:
        one_unnamed = not (one.agents and other.agents) and _one_day(one, other)
        where = 2 * bool(towns) + (not lands.isdisjoint(other.targets) or bool(persons))
        return where and 2 * bool(agents) + where if agents or one_unnamed else 0
    if kind in _PARTIES:
        return 0 if len(agents) == 1 and not (towns or _one_word(one, other)) else 2 * min(2, len(agents)) + bool(towns)
    if kind in (EventType.OFFICE_CHANGE, EventType.LEGAL_ACTION):
        return 3 if persons and (kind is EventType.OFFICE_CHANGE or _one_word(one, other)) else 0
    if kind is EventType.ELECTION:
        return 2 * bool(lands) + 2 * bool(agents)
    if kind in _ATTACKS:
        found = max(2 * bool(towns), int(bool(lands))) + 2 * bool(agents) + bool(persons)
        return found or int(known_by_day)
    whom = 2 * bool(persons or towns) + bool(lands)
    return 2 * bool(agents) + whom if whom or known_by_day or (agents and _one_word(one, other)) else 0


def _one_day(one: EventNode, other: EventNode) -> bool:
    return one.precision == other.precision == _DAY


def _one_word(one: EventNode, other: EventNode) -> bool:
    return one.event.trigger[:_STEM] == other.event.trigger[:_STEM]


def _same_words(one: EventNode, other: EventNode) -> bool:
    mine, theirs = (set(node.event.words.lower().split()) for node in (one, other))
    return len(mine & theirs) * 2 >= len(mine | theirs)


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


def reports_of(cluster: list[EventNode]) -> tuple[Appearance, list[Appearance], list[Appearance], str]:
    """The first report of a shared event, all of them, those of the last day, and what it is called."""
    last = max(node.article.published or "" for node in cluster)
    latest = [node.key for node in cluster if (node.article.published or "") == last]
    return cluster[0].key, [node.key for node in cluster], latest, cluster[0].event.label


def _fits(cluster: list[EventNode], node: EventNode) -> bool:
    if any(other.article.id == node.article.id or contrary(other, node) for other in cluster):
        return False
    return any(alike(other, node) for other in cluster)
