"""Which of the facts found are which of the true ones, end to end: whatever words they were read from.

- things: a name or alias in common (of a group: half of its words), best pairs first;
- offices: the person, most words of the title; a whole point where its owner agrees too, half otherwise;
- relations: type, subject and object;
- events: type, and agents and targets together agree by half (F1);
- claims: half of the words (F1); right where they have a speaker in common.

Pairs are one to one, the best first, of equal ones those that come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluation.facts import Claim, Event, Facts, Office, Relation, Thing
from kg.evaluation.scoring.words import key_of, overlap

__all__ = ["Matches", "Pair", "match", "same_speaker", "slots"]

#: Number of the true fact, of the fact found, and how alike they are.
Pair = tuple[int, int, float]
_HALF, _MOST = 0.5, 0.6
_PEOPLE = frozenset({"Official", "Person"})
#: A month of a date: ``2024-04``.
_MONTH = 7

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Matches:
    """The pairs of one article.

    Args:
        things: of whatever types.
        claims: whoever speaks.
        true_id: id of a thing found -> id of the true thing that it is.
    """

    things: tuple[Pair, ...]
    offices: tuple[Pair, ...]
    relations: tuple[Pair, ...]
    events: tuple[Pair, ...]
    claims: tuple[Pair, ...]
    true_id: Mapping[str, str]

    def meant(self, id: str | None) -> str | None:
        """The true thing that is meant; a thing that is none gets a name that no true one has."""
        return None if id is None else self.true_id.get(id, f"?{id}")

    def all_meant(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(self.true_id.get(id, f"?{id}") for id in ids)


def match(truth: Facts, found: Facts) -> Matches:
    """Pair what was found in an article with what is true."""
    forms, other_forms = [_Forms.of(thing) for thing in truth.things], [_Forms.of(thing) for thing in found.things]
    things = _pairs(forms, other_forms, _likeness)
    true_id = {found.things[j].id: truth.things[i].id for i, j, _ in things}
    plain = Matches(things, (), (), (), (), true_id)
    return Matches(
        things,
        _pairs(truth.offices, found.offices, lambda true, other: _office(true, other, plain)),
        _same_relations(truth.relations, found.relations, plain),
        _pairs(truth.events, found.events, lambda true, other: _event(true, other, plain)),
        _pairs(truth.claims, found.claims, lambda true, other: _claim(true, other, plain)),
        true_id,
    )


def slots(event: Event, matches: Matches | None = None) -> frozenset[tuple[str, str]]:
    """Agents, targets, places, issues, dates and status.

    Args:
        matches: for an event that was found; its things become the true ones.
    """
    named = (("agents", event.agents), ("targets", event.targets), ("places", event.places))
    filled = {(slot, id) for slot, ids in named for id in (matches.all_meant(ids) if matches else ids)}
    filled |= {("issues", issue) for issue in event.issues}
    single = (("start", event.start), ("end", event.end), ("status", event.status))
    return frozenset(filled | {(slot, value) for slot, value in single if value})


def same_speaker(true: Claim, other: Claim, matches: Matches) -> bool:
    return not matches.all_meant(other.speakers).isdisjoint(true.speakers)


def _pairs(truth: Sequence[T], found: Sequence[T], score: Callable[[T, T], float]) -> tuple[Pair, ...]:
    scored = [(score(true, other), i, j) for i, true in enumerate(truth) for j, other in enumerate(found)]
    taken, others_taken = set[int](), set[int]()
    pairs: list[Pair] = []
    for value, i, j in sorted((each for each in scored if each[0] > 0), key=lambda each: (-each[0], each[1], each[2])):
        if i not in taken and j not in others_taken:
            taken.add(i)
            others_taken.add(j)
            pairs.append((i, j, value))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class _Forms:
    """A thing with its names as they are compared."""

    type: str
    name: str
    key: str
    keys: frozenset[str]
    surnames: frozenset[str]

    @classmethod
    def of(cls, thing: Thing) -> _Forms:
        keys = frozenset(filter(None, map(key_of, (thing.name, *thing.aliases))))
        return cls(thing.type, thing.name, key_of(thing.name), keys, frozenset(key.split()[-1] for key in keys))


def _likeness(true: _Forms, other: _Forms) -> float:
    types = {true.type, other.type}
    if "Issue" in types:
        return float(true.type == other.type and true.name == other.name)
    if (true.type in _PEOPLE) != (other.type in _PEOPLE):
        return 0.0
    same_type = 0.1 * (true.type == other.type)
    if "Group" in types:
        best = max((overlap(ours, theirs, telling=True) for ours in true.keys for theirs in other.keys), default=0.0)
        return best + same_type + 0.3 * overlap(true.name, other.name) if best >= _HALF else 0.0
    if true.key and true.key == other.key:
        return 2.0 + same_type
    if shared := len(true.keys & other.keys):
        return 1.0 + same_type + 0.1 * shared
    return 0.5 + same_type if true.type in _PEOPLE and true.surnames & other.surnames else 0.0


def _office(true: Office, other: Office, matches: Matches) -> float:
    if true.person != matches.meant(other.person) or overlap(true.title, other.title) < _MOST:
        return 0.0
    return 1.0 if true.of == matches.meant(other.of) else 0.5


def _same_relations(truth: Sequence[Relation], found: Sequence[Relation], matches: Matches) -> tuple[Pair, ...]:
    """The first of each that says the same."""
    places = {relation.triple: number for number, relation in reversed(list(enumerate(truth)))}
    pairs: dict[int, int] = {}
    for number, relation in enumerate(found):
        triple = (relation.type, matches.meant(relation.subject) or "", matches.meant(relation.object) or "")
        if triple in places:
            pairs.setdefault(places[triple], number)
    return tuple((i, j, 1.0) for i, j in sorted(pairs.items()))


def _event(true: Event, other: Event, matches: Matches) -> float:
    if true.type != other.type:
        return 0.0
    ours = true.participants
    theirs = matches.all_meant(other.agents) | matches.all_meant(other.targets)
    both = 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
    if both < _HALF:
        return 0.0
    same_month = (true.start or "")[:_MONTH] == (other.start or "")[:_MONTH]
    return both + 0.2 * same_month + 0.1 * (true.status == other.status)


def _claim(true: Claim, other: Claim, matches: Matches) -> float:
    shared = overlap(true.text, other.text)
    return shared + 0.5 * same_speaker(true, other, matches) if shared >= _HALF else 0.0
