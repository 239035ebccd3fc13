"""Whether two descriptions can mean one participant: "pirates" and "Somali pirates", "the airline" and "Air Asia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import dropwhile

from kg.extract.layers import Cluster
from kg.lexicon.tables import class_of
from kg.lexicon.times import numbers
from kg.model import EntityType

_SMALL = {"the", "a", "an", "some", "at", "least", "more", "than", "about", "nearly", "over", "several", "all", "both"}
_LINKS = {"of", "in", "from", "on", "at", "with", "for", "to", "who", "by"}
_HEAPS = {"group", "gang", "number", "crowd", "dozens", "hundreds", "thousands", "scores", "band", "team"}
_NUMBERS = {"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "scores"}
#: Nouns that an article calls the same people by in turn.
_CALLED_ALIKE = {
    word: words.split()[0]
    for words in (
        "envoy ambassador diplomat consul attache attaché emissary",
        "soldier troop force serviceman army military",
        "rebel militant insurgent fighter gunman attacker guerrilla",
        "protester demonstrator marcher",
        "police policeman officer",
    )
    for word in words.split()
}
#: Nouns for people of any kind.
_GENERAL = {
    *("people", "person", "other", "civilian", "victim", "villager", "resident", "citizen", "men", "man", "women"),
    *("woman", "children", "child", "dead", "injured", "member", "suspect", "passenger"),
}
_POWERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_PLAIN = _SMALL | _LINKS | _HEAPS
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[\w-]+")


def alike(one: Cluster, two: Cluster) -> bool:
    """The same thing, or an unnamed one whose description says less of it."""
    if one is two:
        return True
    if EntityType.GROUP not in (one.type, two.type) or one.is_person or two.is_person:
        return False
    if one.state is not None and two.state is not None and one.state is not two.state:
        return False
    a, b = _words(one.name), _words(two.name)
    if numbers_differ(one, two):
        return False
    a, b = a - _numbers(a), b - _numbers(b)
    if one.type is two.type:
        heads = _head(one.name), _head(two.name)
        others = a - {heads[0]}, b - {heads[1]}
        return _called_alike(*heads) and (others[0] <= others[1] or others[1] <= others[0])
    group, named = (a, b) if one.type is EntityType.GROUP else (b, a)
    body = one if one.type is not EntityType.GROUP else two
    return body.type is EntityType.ORGANIZATION and bool(group) and group < named


def numbers_differ(one: Cluster, two: Cluster) -> bool:
    """Both are counted, and not alike: "six soldiers", "nine soldiers"; a person is one."""
    counts = _counts(one), _counts(two)
    return all(counts) and counts[0] != counts[1]


def stands_for(one: Cluster, two: Cluster, *, headline: bool = True) -> bool:
    """What is called ``one`` in short may be ``two``: a person by what he is, an organ by its state, or the reverse.

    Only a headline has "rebels" for an army, and "French envoys" for one of them; "the French delegation" may be called
    by the minister who leads it.
    """
    if alike(one, two) or _is_organ(one, two) or _is_organ(two, one):
        return True
    if one.type is not EntityType.GROUP or not (two.is_person or two.type is EntityType.ORGANIZATION):
        return False
    if not headline and (one.state is not None and one.plural if two.is_person else one.state is None):
        return False
    return one.state is None or one.state is two.state or (two.is_person and two.state is None)


def people_of(states: Sequence[Cluster], people: Sequence[Cluster]) -> bool:
    """ "attacked Georgia", "killed 90 people": an attack on a state hits people, and nobody who belongs to another."""
    if not states or not people or any(thing.type is not EntityType.STATE for thing in states):
        return False
    return all(t.type is EntityType.GROUP and (t.state is None or t.state in states) for t in people)


def acts_for(states: Sequence[Cluster], leaders: Sequence[Cluster]) -> bool:
    """ "Ruritania expels envoys": its president did, says the text."""
    return all(state.type is EntityType.STATE for state in states) and all(leader.is_person for leader in leaders)


def shared(one: Iterable[Cluster], two: Iterable[Cluster]) -> list[Cluster]:
    """Those of ``one`` that are, or may be described in, ``two``."""
    others = list(two)
    return [thing for thing in one if any(alike(thing, other) for other in others)]


def nested(one: Sequence[Cluster], two: Sequence[Cluster]) -> bool:
    """All that are named on the side that names fewer are among those of the other."""
    return not one or not two or len(shared(one, two)) == len(one) or len(shared(two, one)) == len(two)


def described(short: Sequence[Cluster], full: Sequence[Cluster], *, headline: bool = True) -> bool:
    """A headline may call those whom the text names what they are, or a body by its state."""
    return nested(short, full) or all(any(stands_for(a, b, headline=headline) for b in full) for a in short)


def fuller(one: Cluster, two: Cluster) -> Cluster:
    """That of two who are alike of which more is said."""
    if EntityType.GROUP in (one.type, two.type) and one.type is not two.type:
        return two if one.type is EntityType.GROUP else one
    a, b = _words(one.name), _words(two.name)
    return two if len(b - _numbers(b)) > len(a - _numbers(a)) else one


def is_crowd(thing: Cluster) -> bool:
    """Somebody who is unnamed, and not said to belong to anybody."""
    return thing.type is EntityType.GROUP and thing.state is None


def same_people(one: Cluster, two: Cluster) -> bool:
    """Two crowds may be the same people: "villagers", "civilians"; but not "soldiers", "rebels"."""
    heads = _head(one.name), _head(two.name)
    return _called_alike(*heads) or not _GENERAL.isdisjoint(heads)


def _is_organ(body: Cluster, state: Cluster) -> bool:
    return body.type is EntityType.ORGANIZATION and body.state is state


def _called_alike(one: str, two: str) -> bool:
    return _CALLED_ALIKE.get(one, one) == _CALLED_ALIKE.get(two, two)


def _counts(thing: Cluster) -> frozenset[str]:
    return _numbers(_words(thing.name)) or frozenset({"1"} if is_single(thing) else ())


def is_single(thing: Cluster) -> bool:
    """One unnamed person: "the Syrian ambassador"."""
    last = _told(thing.name)[-1:]
    return thing.type is EntityType.GROUP and not thing.plural and not _single_nouns().isdisjoint(last)


@cache
def _single_nouns() -> frozenset[str]:
    """Nouns for one person, where they stand in the singular."""
    known = {*class_of("event_words.tsv", "people"), *class_of("event_words.tsv", "officers"), *_CALLED_ALIKE}
    return frozenset(known - {"people", "dead", "injured", "troop", "force", "police"})


def _told(name: str) -> list[str]:
    """The words of a description, numbers in figures."""
    words: list[str] = []
    for word in _WORD.findall(name.lower()):
        number = _figure(word)
        if word in _POWERS and words and words[-1].isdecimal():
            words[-1] = str(int(words[-1]) * _POWERS[word])
        else:
            words.append(word if number is None else number)
    return words


def _figure(word: str) -> str | None:
    if word.replace(",", "").isdecimal():
        return word.replace(",", "")
    parts = [numbers().get(part) for part in word.split("-")]
    known = [part for part in parts if part is not None]
    return None if len(known) < len(parts) or word in _SMALL else str(sum(known))


@lru_cache(maxsize=50_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _told(name) if word not in _PLAIN)


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


@lru_cache(maxsize=50_000)
def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit() or word in _NUMBERS or f"{word}s" in _NUMBERS)


@lru_cache(maxsize=50_000)
def _head(name: str) -> str:
    words = list(dropwhile(_SMALL.__contains__, _told(name)))
    words = words[2:] if len(words) > 2 and words[0] in _HEAPS and words[1] == "of" else words
    end = next((k for k, word in enumerate(words) if k and word in _LINKS), len(words))
    return _stem(words[end - 1]) if words else ""
