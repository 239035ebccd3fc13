"""Patterns of facts, as the traps' files write them, and whether a text's facts have one.

    TYPE|TYPE STATUS: agent & agent > target & target on DATE     an event; the names and the date may be left out
    role STATUS: person, title, body                              "any" stands for every title or body
    claim STANCE: speaker > target
    RELATION: subject > object                                    memberOf, partOf, locatedIn, allyOf, opposes
    ENTITYTYPE: name
    time: DATE

STATUS of an event is one of the model's, or ``real`` (occurred or ongoing), ``own`` (real and told in the article's own
voice) or ``any``. A name fits a thing one of whose names contains it as whole words; a date fits those that begin so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.model import EntityType, RelationType

_PATTERN = re.compile(r"(?P<kind>[\w|]+)(?: (?P<status>\w+))?(?:: ?(?P<who>.*?))?(?: on (?P<day>[\d-]+))?")
_PARTS_OF_A_ROLE = 3
_BEHIND = re.compile(r" (?:of|for|from|in) ")
_REAL = {"occurred", "ongoing"}
_SYMMETRIC = {RelationType.ALLY_OF, RelationType.OPPOSES}

Facts = dict[str, Any]


@dataclass(frozen=True)
class Pattern:
    """One pattern, in its parts."""

    kinds: frozenset[str]
    status: str
    who: str
    day: str

    def found_in(self, facts: Facts) -> bool:
        """Whether ``facts``, an object of the facts JSON, has such a fact."""
        names = _Names(facts)
        (kind, *more) = self.kinds
        if more or (self.status and kind not in {"role", "claim"}):
            return any(self._is_event(event, names) for event in facts["events"])
        if kind == "role":
            return any(self._is_role(role, names) for role in facts["roles"])
        if kind == "claim":
            return any(self._is_claim(claim, names) for claim in facts["claims"])
        if kind == "time":
            return any(time["value"].startswith(self.who) for time in facts["times"])
        if kind in set(RelationType):
            return any(self._is_relation(found, names) for found in facts["relations"] if found["type"] == kind)
        if kind in set(EntityType):
            return any(thing["type"] == kind and names.fit(thing["id"], self.who) for thing in facts["entities"])
        raise ValueError(f"no kind of fact: {kind}")

    def _sides(self) -> tuple[list[str], list[str]]:
        left, _, right = self.who.partition(">")
        return _listed(left), _listed(right)

    def _is_event(self, event: Facts, names: _Names) -> bool:
        agents, targets = self._sides()
        status = event["status"]
        return (
            ("any" in self.kinds or event["type"] in self.kinds)
            and (self.status in {"any", status} or (self.status in {"real", "own"} and status in _REAL))
            and not (self.status == "own" and "accordingTo" in event)
            and event.get("start", "").startswith(self.day)
            and names.among(event.get("agents", []), agents)
            and names.among(event.get("targets", []), targets)
        )

    def _is_role(self, role: Facts, names: _Names) -> bool:
        person, title, body = (part.strip() for part in self.who.split(","))
        return (
            self.status in {"any", role["status"]}
            and names.fit(role["person"], person)
            and title.lower() in {"any", role["title"].lower()}
            and (body == "any" or ("of" in role and names.fit(role["of"], body)))
        )

    def _is_claim(self, claim: Facts, names: _Names) -> bool:
        speakers, targets = self._sides()
        return (
            self.status in {"any", claim["stance"]}
            and names.among(claim.get("speakers", []), speakers)
            and names.among(claim.get("targets", []), targets)
        )

    def _is_relation(self, relation: Facts, names: _Names) -> bool:
        ends = (relation["subject"], relation["object"])
        orders = [ends, ends[::-1]] if relation["type"] in _SYMMETRIC else [ends]
        return any(all(names.among([end], side) for end, side in zip(o, self._sides(), strict=True)) for o in orders)


class _Names:
    """What the things of a text are called, by their ids."""

    def __init__(self, facts: Facts) -> None:
        self._names = {thing["id"]: _forms(thing) for thing in facts["entities"]}

    def fit(self, thing: str, name: str) -> bool:
        words = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        return any(words.search(form) for form in self._names[thing])

    def among(self, things: list[str], wanted: list[str]) -> bool:
        return all(any(self.fit(thing, name) for thing in things) for name in wanted)


def _forms(thing: Facts) -> list[str]:
    """What a thing is called; of a group ("brother of Minister Kos"), the words before its first preposition."""
    forms = [thing["name"], *thing.get("aliases", [])]
    return [_BEHIND.split(form)[0] for form in forms] if thing["type"] == EntityType.GROUP else forms


def _listed(side: str) -> list[str]:
    return [name.strip() for name in side.split("&") if name.strip()]


def pattern(written: str) -> Pattern:
    """The pattern that ``written`` stands for.

    Raises:
        ValueError: if it is none.
    """
    parts = _PATTERN.fullmatch(written)
    if parts is None:
        raise ValueError(f"no pattern: {written}")
    kinds, status, who, day = (parts[name] or "" for name in ("kind", "status", "who", "day"))
    if kinds == "role" and who.count(",") != _PARTS_OF_A_ROLE - 1:
        raise ValueError(f"a role has a person, a title and a body: {written}")
    return Pattern(frozenset(kinds.split("|")), status, who.strip(), day)
