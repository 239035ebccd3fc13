"""Who acts towards whom: a pair is an act of the one towards the other, never two who only stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import permutations

from kg.export.told import Fact, Told

__all__ = ["Members", "Pair", "pairs"]

#: All who meet or agree do so with each other; every other act has a direction.
_MUTUAL = frozenset({"Meeting", "Agreement"})
#: In these, whoever is in power over the place is who it happens to, or who is visited.
_THERE = frozenset({"Visit", "ArmedAction"})


class Members(StrEnum):
    """How more than two who meet or agree are told."""

    EACH = "each"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Pair:
    """One actor and one recipient of an act, by their IRIs.

    Args:
        actor: None if the article does not say who acts.
        recipient: None if it is towards nobody who is named.
        weight: one divided by the number of rows of the act, so that those of an act add up to one.
        mutual: whether the act is that of the recipient towards the actor as well.
        place: the place whose state is the recipient, where the article names no other; `recipient` is None then.
    """

    actor: str | None
    recipient: str | None
    weight: float = 1.0
    mutual: bool = False
    place: str | None = None


def pairs(told: Told, act: Fact, whose: Callable[[str], str | None], members: Members = Members.EACH) -> list[Pair]:
    """The pairs of an act.

    Two who meet or agree are a pair each way. Of more, each is a row without a recipient (or, by option, all are
    pairs), unless one of them does it with each of the others: it stands before the word that tells it and they behind
    a "with" ("Japan signed deals with A, B and C"), or it is of one state and they all are of one other.

    Args:
        whose: tells of which state somebody is.
    """
    mutual = act.category in _MUTUAL and act.kind == "event"
    found = list(_mutual(told, act, whose, members) if mutual else _directed(act))
    return [replace(pair, weight=1 / len(found)) for pair in found]


def _directed(act: Fact) -> Iterator[Pair]:
    actors = act.of("speaker") if act.kind == "claim" else act.of("agent")
    there = act.of("place")[:1] if act.kind == "event" and act.category in _THERE and not act.of("target") else []
    nobody: list[str | None] = [None]
    for actor in [*actors] or nobody:
        recipients = [each for each in act.of("target") if each != actor]
        if there:
            yield Pair(actor, None, place=there[0])
        elif recipients:
            yield from (Pair(actor, each) for each in recipients)
        elif actor is not None:
            yield Pair(actor, None)


def _mutual(told: Told, act: Fact, whose: Callable[[str], str | None], members: Members) -> Iterator[Pair]:
    parties = list(dict.fromkeys((*act.of("agent"), *act.of("target"))))
    if len(parties) < 2:
        yield from (Pair(party, None) for party in parties)
        return
    middle = _middle(told, act, parties) or _alone(parties, whose) if len(parties) > 2 else None
    if middle is not None:
        for other in parties:
            if other != middle:
                yield from (Pair(*each, mutual=True) for each in ((middle, other), (other, middle)))
    elif len(parties) > 2 and members is Members.EACH:
        yield from (Pair(party, None, mutual=True) for party in parties)
    else:
        yield from (Pair(*each, mutual=True) for each in permutations(parties, 2))


def _middle(told: Told, act: Fact, parties: list[str]) -> str | None:
    """Who stands alone before the word that tells the act, if all others come after a "with" behind it."""
    if not act.shown["evidence"] or not act.shown.get("triggers"):
        return None
    where, trigger = act.shown["evidence"][0], act.shown["triggers"][0]
    before = {party for party in parties if told.mentioned(party, where, until=trigger["start"])}
    with_ = told.text(where["article"]).find(" with ", trigger["end"], where["end"])
    if len(before) != 1 or with_ < 0:
        return None
    others = (party for party in parties if party not in before)
    return before.pop() if all(told.mentioned(party, where, since=with_) for party in others) else None


def _alone(parties: list[str], whose: Callable[[str], str | None]) -> str | None:
    """Who is the only one of a state, if all others are of one other."""
    sides: dict[str | None, list[str]] = {}
    for party in parties:
        sides.setdefault(whose(party), []).append(party)
    if len(sides) != 2 or None in sides:
        return None
    return next((side[0] for side in sides.values() if len(side) == 1), None)
