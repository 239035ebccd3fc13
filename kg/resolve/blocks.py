"""Which mentions have to be looked at together: those that share a key, and those that share one with these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from kg import lexicon
from kg.model import Appearance
from kg.resolve.bodies import body_name
from kg.resolve.clusters import Node
from kg.resolve.names import fold, person_name, sound
from kg.resolve.naming import name_of
from kg.resolve.places import place_words
from kg.resolve.profiles import ThingProfile


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


def blocks(
    nodes: Iterable[Node], *, more_keys: Callable[[Appearance], Iterable[str]] = lambda _: ()
) -> list[list[Node]]:
    """The nodes in groups without a common key.

    Args:
        more_keys: keys that an appearance has beside those of its thing.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    ordered = sorted(nodes, key=lambda node: node.order)
    keys = [sorted({*keys_of(node.thing), *more_keys(node.key)}) for node in ordered]
    for own in keys:
        for key in own[1:]:
            parent[root(key)] = root(own[0])
    found: dict[str, list[Node]] = {}
    for node, own in zip(ordered, keys, strict=True):
        found.setdefault(root(own[0]), []).append(node)
    return list(found.values())
