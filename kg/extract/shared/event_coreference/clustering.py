"""The mentions of one event together: the likest two first, as long as no mention of one contradicts one of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.layers import EventMention, MergedEvent
from kg.extract.shared.event_coreference.arguments import merged
from kg.extract.shared.event_coreference.decision import ATTACH, THRESHOLD, contradict, likeness
from kg.extract.shared.event_coreference.features import BLOWS, Described, comparable, describe, in_order
from kg.language import Annotation
from kg.model import EventType

#: So many mentions of its type, the first of the article and the last before it, a mention is compared with: many more
#: than an article has, and so few that the time for much longer texts grows only with their length.
_FIRST, _LAST = 15, 30
#: Of an event so many mentions are asked whether another contradicts them, half of them the first ones.
_ASKED = 20


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
    found = [(earlier, later) for later, earlier in _before(told, told) if not _conflict(earlier, later)]
    pairs = [(score, *pair) for pair in found if (score := likeness(*pair)) >= THRESHOLD]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].i, pair[2].i))
    group = {one: [one] for one in told}
    apart: dict[int, set[int]] = {}
    for _, earlier, later in pairs:
        one, two = group[earlier], group[later]
        if one is two or id(two) in apart.get(id(one), ()):
            continue
        if any(_conflict(a, b) for a in _asked(one) for b in _asked(two)):
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
    complete = sorted(home, key=lambda one: one.i)
    beside: dict[tuple[int, frozenset[EventType]], list[Described]] = {}
    for one in complete:
        beside.setdefault((one.sentence, _family(one)), []).append(one)
    likest: dict[Described, tuple[float, int, Described]] = {}
    pairs = [*_before(told, complete)]
    # "Ten people were killed when a bomb exploded"
    pairs += [(one, other) for one in told for other in beside.get((one.sentence, _family(one)), ()) if other.i > one.i]
    for one, other in pairs:
        if comparable(one, other) and not _conflict(one, other):
            found = (likeness(*in_order(one, other)), other.i, other)
            if found[0] >= ATTACH and (one not in likest or found[:2] > likest[one][:2]):
                likest[one] = found
    for one, (*_, other) in likest.items():
        home[other].append(one)


def _before(told: Sequence[Described], others: Sequence[Described]) -> Iterator[tuple[Described, Described]]:
    """Each of ``told`` with those of ``others`` before it that tell events of its kind."""
    by_type: dict[frozenset[EventType], list[Described]] = {}
    place = 0
    for later in told:
        while place < len(others) and others[place].i < later.i:
            by_type.setdefault(_family(others[place]), []).append(others[place])
            place += 1
        earlier = by_type.get(_family(later), [])
        near = earlier if len(earlier) <= _FIRST + _LAST else [*earlier[:_FIRST], *earlier[-_LAST:]]
        yield from ((later, other) for other in near)


def _family(one: Described) -> frozenset[EventType]:
    return BLOWS if one.mention.type in BLOWS else frozenset({one.mention.type})


def _conflict(one: Described, two: Described) -> bool:
    return not comparable(one, two) or contradict(*in_order(one, two))


def _asked(group: Sequence[Described]) -> Sequence[Described]:
    return group if len(group) <= _ASKED else [*group[: _ASKED // 2], *group[-_ASKED // 2 :]]
