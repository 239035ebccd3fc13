"""The events found so far, as groups of the tellings that are of one, asked for those that a telling may belong to.

An article tells a dozen events of one type, and each of them a dozen times. So that the time for much longer texts
grows only with their length, a telling is compared with the events of its type that were told last, and there are
bounds, far beyond any article, to how many these are.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.extract.layers import Cluster
from kg.extract.shared.event_coreference.alike import likenesses
from kg.extract.shared.event_coreference.overlap import scene_of
from kg.extract.shared.event_coreference.sameness import NEAR
from kg.extract.shared.event_coreference.single_deeds import BOUND
from kg.extract.shared.event_coreference.telling import Telling
from kg.model import EventType

#: So many events of one type, those told first and those told last, a telling may belong to.
_MOST_FIRST, _MOST_LAST = 25, 75
#: Of an event so many tellings are looked at, half of them the first ones.
_MOST_TELLINGS = 40
#: So many tellings back a word that points back may point.
_REACH = 200

#: Types of which there may be one event only, whatever else is told of it.
_WIDE_TYPES = {EventType.ELECTION, EventType.INCIDENT}
#: Types of which the same word may tell the same event.
_BY_WORD = {EventType.AGREEMENT, EventType.SANCTION}
_WIDE = ("wide", 0)

Group = list[Telling]
Mark = Cluster | tuple[str, str | int]


class Groups:
    """Groups in the order in which they were opened.

    Attributes:
        all: each with its tellings in the order in which they were put there.
    """

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self.all: list[Group] = []
        self._marks: list[set[Mark]] = []
        self._opened: dict[EventType, list[int]] = {}
        self._recent: dict[EventType, dict[int, None]] = {}
        self._told: dict[EventType, list[tuple[int, int, int]]] = {}
        for group in groups:
            self.open(group)

    def open(self, group: Group) -> None:
        """Add a group."""
        self.all.append([])
        self._marks.append(set())
        self._opened.setdefault(group[0].draft.type, []).append(len(self.all) - 1)
        self.put(group, len(self.all) - 1)

    def put(self, tellings: Iterable[Telling], number: int) -> None:
        """Put tellings to a group."""
        group = self.all[number]
        for telling in tellings:
            kind = telling.draft.type
            recent = self._recent.setdefault(kind, {})
            recent.pop(number, None)
            recent[number] = None
            insort(self._told.setdefault(kind, []), (telling.trigger.i, number, len(group)))
            group.append(telling)
            self._marks[number] |= _marks(telling)

    def of(self, kind: EventType) -> list[tuple[int, Group]]:
        """The events of a type that were told first, and those told last, with their numbers and in their order."""
        recent, opened = self._recent.get(kind, {}), self._opened.get(kind, [])
        numbers = {*opened[:_MOST_FIRST], *islice(reversed(recent), _MOST_LAST)}
        return [(number, self.all[number]) for number in sorted(numbers)]

    def like(self, tellings: Iterable[Telling]) -> list[tuple[int, Group]]:
        """Those of them with which tellings of one type can be of one event at all."""
        told = [*tellings]
        events = self.of(told[0].draft.type)
        if any(map(_is_wide, told)):
            return events
        asked = frozenset().union(*map(_asked, told))
        return [(number, group) for number, group in events if not asked.isdisjoint(self._marks[number])]

    def before(self, telling: Telling) -> Iterator[tuple[int, Telling]]:
        """What was told of the same type before it, the last first, with the numbers of the groups."""
        told = self._told.get(telling.draft.type, [])
        place = bisect_left(told, (telling.trigger.i,))
        for at in range(place - 1, max(place - 1 - _REACH, -1), -1):
            _, number, n = told[at]
            yield number, self.all[number][n]


def looked_at(group: Group) -> Iterator[Telling]:
    """The tellings of an event that another is compared with."""
    if len(group) <= _MOST_TELLINGS:
        yield from group
    else:
        yield from group[: _MOST_TELLINGS // 2]
        yield from group[-_MOST_TELLINGS // 2 :]


def _marks(telling: Telling) -> set[Mark]:
    """What a telling has that another of the same event has too; see ``sameness``.

    Who takes part and where, by name or by the words for it, or the sentence; for some types the word that tells it.
    """
    draft = telling.draft
    found: set[Mark] = {("sentence", telling.trigger.sentence)}
    for thing in {*draft.agents, *draft.places, *scene_of(draft)}:
        found.add(thing)
        found |= set(likenesses(thing))
    if draft.type in _BY_WORD:
        found.add(("word", telling.word))
    if telling.word in BOUND:
        found.add(("cargo", telling.thing_hit))
    if _is_wide(telling):
        found.add(_WIDE)
    return found


def _asked(telling: Telling) -> set[Mark]:
    """Marks of which an event has one that the telling can be of."""
    sentence = telling.trigger.sentence
    return {*_marks(telling), _WIDE, *(("sentence", near) for near in range(sentence - NEAR, sentence + NEAR + 1))}


def _is_wide(telling: Telling) -> bool:
    """It may be of an event with which it shares nothing."""
    kind = telling.draft.type
    return kind in _WIDE_TYPES or (kind is EventType.ARMED_ACTION and telling.noun and telling.definite)


__all__ = ["Group", "Groups", "looked_at"]
