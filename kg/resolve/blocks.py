"""Which mentions have to be looked at together: those that share a key and may be one, and so on from each to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Generic, TypeVar

from kg.lexicon import lists as lexicon
from kg.model import Appearance
from kg.resolve.bodies import body_name
from kg.resolve.clusters import Node
from kg.resolve.names import Alike, compare, fold, person_name, sound, surname_keys
from kg.resolve.naming import name_of
from kg.resolve.places import place_words
from kg.resolve.profiles import ThingProfile

T = TypeVar("T", int, str)


@lru_cache(1 << 14)  # asked again in each step of joining
def keys_of(thing: ThingProfile) -> frozenset[str]:
    """What a thing is looked up by: things without a common key are never one, and never share a name.

    A person has the sound of the surname and of each name by which the article calls the person alone; what is known
    beforehand has its id, and all else its name.
    """
    if thing.reference is not None:
        return frozenset({thing.reference})
    if thing.kind == "person":
        return frozenset(f"sound/{word}" for word in _person_keys(thing)) | {name_of(thing)}
    if thing.kind == "organization":
        return frozenset({f"organization/{'-'.join(body_name(thing.name).core)}", name_of(thing), *_acronyms(thing)})
    return frozenset({f"place/{'-'.join(place_words(thing.name))}", name_of(thing)})


def _person_keys(thing: ThingProfile) -> set[str]:
    name = person_name(thing.name)
    words = {name.surname}
    # "Ban Ki-moon" may be "Ban" elsewhere; "Mary Robinson" is not "Mary".
    first = name.bare[0] if name.bare else ""
    if first and first not in _given_names():
        words.add(first)
    for alias in thing.aliases:
        parts = person_name(alias)
        if len(parts.bare) == 1 and parts.bare[0] in name.bare:
            words.add(parts.bare[0])
    return {sound(word) for word in words if len(word) > 1}


def _acronyms(thing: ThingProfile) -> set[str]:
    words = {name.replace(".", "") for name in (thing.name, *thing.aliases)}
    return {f"acronym/{word}" for word in words if word.isupper() and len(word) > 1}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(fold, lexicon.first_names()))


def comparable(one: ThingProfile, other: ThingProfile) -> bool:
    """Whether two things with a common key may be one, or may share a name: of people, forms of one name do."""
    if one.kind != other.kind:
        return False
    if one.kind != "person" or name_of(one) == name_of(other):
        return True
    mine, theirs = person_name(one.name), person_name(other.name)
    return compare(mine, theirs) <= Alike.PART


def blocks(
    nodes: Iterable[Node], *, more_keys: Callable[[Appearance], Iterable[str]] = lambda _: ()
) -> list[list[Node]]:
    """The nodes in groups, so that nothing in one may be one with something in another, or share its name.

    Args:
        more_keys: keys that an appearance has beside those of its thing; who shares one of these is in one group.
    """
    together = DisjointSets[str]()
    ordered = sorted(nodes, key=lambda node: node.order)
    by_key: dict[str, dict[str, ThingProfile]] = {}
    for node in ordered:
        sign = signature(node.thing)
        for key in keys_of(node.thing):
            by_key.setdefault(key, {})[sign] = node.thing
        for key in more_keys(node.key):
            together.join(sign, f"said {key}")
    for things in by_key.values():
        for one, other in comparisons(things):
            together.join(one, other)
    found: dict[str, list[Node]] = {}
    for node in ordered:
        found.setdefault(together.least(signature(node.thing)), []).append(node)
    return list(found.values())


class DisjointSets(Generic[T]):
    """What hangs together, of what was joined so far: union and find, with halving of paths.

    Everything is by itself at first. Iterates over all that was asked for.
    """

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def __iter__(self) -> Iterator[T]:
        return iter(list(self._parent))

    def least(self, member: T) -> T:
        """The least member of the set in which this one is: the same for all of them."""
        parent = self._parent
        while parent.setdefault(member, member) != member:
            parent[member] = member = parent[parent[member]]
        return member

    def join(self, one: T, other: T) -> None:
        """Make the sets of the two one."""
        mine, theirs = self.least(one), self.least(other)
        self._parent[max(mine, theirs)] = min(mine, theirs)


def signature(thing: ThingProfile) -> str:
    """What decides with which others a thing is compared: things with one signature are always in one block."""
    return f"{thing.kind} {thing.name} {name_of(thing)}" if thing.reference is None else f"known {thing.reference}"


def comparisons(things: Mapping[str, ThingProfile]) -> Iterator[tuple[str, str]]:
    """Which of the things that share a key hang together, as pairs of their signatures.

    Args:
        things: by their signatures.
    """
    firsts: dict[str, str] = {}
    people: list[tuple[str, ThingProfile]] = []
    for sign, thing in things.items():
        if thing.kind == "person" and thing.reference is None:
            people.append((sign, thing))
        elif (first := firsts.setdefault(thing.kind, sign)) != sign:
            yield first, sign
    by_word: dict[str, dict[str, ThingProfile]] = {}
    for one, mine in people:
        known_by, meets = _words(mine)
        near = {other: theirs for word in meets for other, theirs in by_word.get(word, {}).items()}
        yield from ((one, other) for other, theirs in near.items() if comparable(mine, theirs))
        for word in known_by:
            by_word.setdefault(word, {})[one] = mine


def _words(thing: ThingProfile) -> tuple[set[str], set[str]]:
    """What a person is entered under, and what others are entered under that may be the same person."""
    name, named = person_name(thing.name), name_of(thing)
    whole, single = ({f"{kind} {word}" for word in name.bare or ("",)} for kind in ("whole", "single"))
    if name.is_full:
        alike = {named, *surname_keys(name)}
        return alike | whole, alike | single
    return {named} | single, {named} | single | whole
