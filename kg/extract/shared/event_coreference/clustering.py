"""The mentions of one event together: the likest two first, where no mention of one contradicts one of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from kg.extract.layers import EventMention, MergedEvent
from kg.extract.shared.event_coreference.arguments import merged
from kg.extract.shared.event_coreference.decision import agreement, conflict
from kg.extract.shared.event_coreference.description import Described, describe
from kg.language import Annotation
from kg.model import EventType

#: So many mentions of its type, the first of the article and the last before it, a mention is compared with: many more
#: than an article has, and so few that the time for much longer texts grows only with their length.
_FIRST, _LAST = 15, 30
#: Of an event so many mentions are asked whether another contradicts them, half of them the first ones.
_ASKED = 20
#: Types that are asked with another one; see ``features.comparable``.
_OF_KIND: Mapping[EventType, EventType] = MappingProxyType(
    {EventType.INCIDENT: EventType.ARMED_ACTION, EventType.ELECTION: EventType.OFFICE_CHANGE}
)


def merge_mentions(annotation: Annotation, mentions: Sequence[EventMention]) -> tuple[MergedEvent, ...]:
    """The distinct events that ``mentions`` tell, in the order of their first words.

    Those that are incomplete are put to the event that they tell again, or left out where there is none.
    """
    told = describe(annotation, mentions)
    groups = _grouped([one for one in told if one.mention.complete])
    _attach([one for one in told if not one.mention.complete], groups)
    groups.sort(key=lambda group: min(one.i for one in group))
    return tuple(merged(group) for group in groups)


def _grouped(told: Sequence[Described]) -> list[list[Described]]:
    group = {one: [one] for one in told}
    apart: dict[int, set[int]] = {}
    for earlier, later in _likest_first(told, told):
        one, two = group[earlier], group[later]
        if one is two or id(two) in apart.get(id(one), ()):
            continue
        if any(conflict(a, b) for a in _asked(one) for b in _asked(two)):
            apart.setdefault(id(one), set()).add(id(two))
            apart.setdefault(id(two), set()).add(id(one))
            continue
        for member in two:
            group[member] = one
        one.extend(two)
        one.sort(key=lambda member: member.i)
        for other in apart.pop(id(two), ()):
            apart.setdefault(id(one), set()).add(other)
            apart.setdefault(other, set()).add(id(one))
    return list({id(some): some for some in group.values()}.values())


def _attach(told: Sequence[Described], groups: list[list[Described]]) -> None:
    home = {one: group for group in groups for one in group}
    placed: set[Described] = set()
    for one, other in _likest_first(sorted(home, key=lambda one: one.i), told):
        if other not in placed:
            placed.add(other)
            home[one].append(other)


def _likest_first(events: Sequence[Described], mentions: Sequence[Described]) -> Iterator[tuple[Described, Described]]:
    """Those of ``events`` and ``mentions`` that may tell the same, in pairs; of equally like ones the nearer first."""
    found: list[tuple[float, int, int, Described, Described]] = []
    for one, other in _pairs(events, mentions):
        told = agreement(one, other)
        if told is not None:
            found.append((-told, abs(other.i - one.i), other.i, one, other))
    found.sort(key=lambda pair: pair[:3])
    return ((one, other) for *_, one, other in found)


def _pairs(events: Sequence[Described], mentions: Sequence[Described]) -> Iterator[tuple[Described, Described]]:
    """Each of ``mentions`` with the events of its kind told before it, and with those told later in its sentence."""
    by_kind: dict[EventType, list[Described]] = {}
    for one in events:
        by_kind.setdefault(_kind(one), []).append(one)
    for other in mentions:
        told = by_kind.get(_kind(other), ())
        place = bisect_left(told, other.i, key=_place)
        near = islice(told, max(place - _LAST, 0), place + _LAST)
        yield from ((one, other) for one in islice(told, min(_FIRST, max(place - _LAST, 0))))
        yield from ((one, other) for one in near if one.i < other.i or one.sentence == other.sentence)


def _kind(one: Described) -> EventType:
    return _OF_KIND.get(one.mention.type, one.mention.type)


def _place(one: Described) -> int:
    return one.i


def _asked(group: Sequence[Described]) -> Sequence[Described]:
    return group if len(group) <= _ASKED else [*group[: _ASKED // 2], *group[-_ASKED // 2 :]]
