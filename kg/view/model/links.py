"""The lines of the pictures: between facts and those who take part, and between things directly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from kg.view.model.evidence import Evidence
from kg.view.model.facts import Fact, Facts
from kg.view.model.things import Things
from kg.view.phrasing.phrases import (
    acts_about,
    acts_at,
    acts_on,
    claim_words,
    event_words,
    role_link,
    together,
    undergoes_at,
)
from kg.view.phrasing.wording import RELATIONS

MOST_PAIRS = 64
"""Where more pairs than these would be linked by one fact, some are: a summit of fifty would be a ball of wool."""
_BOTH_WAYS = frozenset({"allyOf", "opposes"})

Ends = tuple[str, str, str]
"""Ids of two things and the name of the link between them."""


def links_of(facts: Facts, things: Things, evidence: Evidence, most_pairs: int = MOST_PAIRS) -> list[dict[str, Any]]:
    """Every link, in the order of the facts."""
    maker = _Links(things, evidence, most_pairs)
    found: list[dict[str, Any]] = []
    for fact in facts.of["events"]:
        found += maker.event(fact)
    for fact in facts.of["claims"]:
        found += maker.claim(fact)
    for fact in facts.of["roles"]:
        found += maker.role(fact)
    for fact in facts.of["relations"]:
        found += maker.relation(fact)
    return found


class _Links:
    def __init__(self, things: Things, evidence: Evidence, most_pairs: int) -> None:
        self._things = things
        self._evidence = evidence
        self._most = most_pairs

    def event(self, fact: Fact) -> Iterator[dict[str, Any]]:
        type_, status = fact.shown["type"], fact.shown["status"]
        words = event_words(type_)
        names = {
            "agent": "of" if words.together else "by",
            "target": words.toward,
            "place": "in",
            "issue": "about",
            "accordingTo": "according to",
        }
        for kind, name in names.items():
            for id_ in fact.parts[kind]:
                yield self._link(fact, (fact.id, id_, name), kind, "parts", status=status)
        # Nothing else in this picture would tell that only a speaker vouches for it.
        hedge = "reportedly " if fact.parts["accordingTo"] and status != "requested" else ""
        mutual = together(type_)
        for one, other, name in self._direct(fact, type_, status):
            link = self._link(fact, (one, other, hedge + name), "event", "direct", status=status)
            yield link | {"mutual": True} if mutual and name == acts_on(type_, status, many=self._many(one)) else link

    def _direct(self, fact: Fact, type_: str, status: str) -> Iterator[Ends]:
        agents, targets, places, issues = (fact.parts[kind] for kind in ("agent", "target", "place", "issue"))
        if together(type_):
            agents, targets = list(dict.fromkeys([*agents, *targets])), []
        if together(type_) and len(agents) > 1:
            for one, other in _each_pair(agents, self._most):
                yield one, other, acts_on(type_, status, many=self._many(one))
        elif agents and targets:
            for one, other in _pairs(agents, targets, self._most):
                yield one, other, acts_on(type_, status, many=self._many(one))
        elif agents and places:
            for one, other in _pairs(agents, places, self._most):
                yield one, other, acts_at(type_, status, many=self._many(one))
        elif agents:
            for one, other in _pairs(agents, issues, self._most):
                if name := acts_about(type_, status, many=self._many(one)):
                    yield one, other, name
        else:
            for one, other in _pairs(targets, places, self._most):
                yield one, other, undergoes_at(type_, status, many=self._many(one))

    def claim(self, fact: Fact) -> Iterator[dict[str, Any]]:
        speakers, targets, issues = (fact.parts[kind] for kind in ("speaker", "target", "issue"))
        words = claim_words(fact.shown["stance"])
        for id_ in speakers:
            yield self._link(fact, (id_, fact.id, words.alone[self._many(id_)]), "speaker", "parts")
        for id_ in targets:
            yield self._link(fact, (fact.id, id_, "to" if words.addressed else "about"), "target", "parts")
        for id_ in issues:
            yield self._link(fact, (fact.id, id_, "about"), "issue", "parts")
        names = words.target if targets else words.issue
        for one, other in _pairs(speakers, targets or issues, self._most):
            yield self._link(fact, (one, other, names[self._many(one)]), "claim", "direct")

    def role(self, fact: Fact) -> Iterator[dict[str, Any]]:
        status = fact.shown["status"]
        for of in fact.parts["of"][:1]:
            ends = (fact.parts["person"][0], of, role_link(fact.shown["title"], status))
            yield self._link(fact, ends, "role", "both", status=status)

    def relation(self, fact: Fact) -> Iterator[dict[str, Any]]:
        type_ = fact.shown["type"]
        ends = (fact.parts["subject"][0], fact.parts["object"][0], RELATIONS[type_].link)
        link = self._link(fact, ends, type_, "both")
        yield link | {"mutual": True} if type_ in _BOTH_WAYS else link

    def _many(self, id_: str) -> bool:
        return self._things.get(id_).name().many

    def _link(self, fact: Fact, ends: Ends, kind: str, level: str, *, status: str | None = None) -> dict[str, Any]:
        one, other, name = ends
        short = self._evidence.short
        link = {"from": short(one), "to": short(other), "kind": kind, "level": level, "name": name}
        link["fact"] = short(fact.id)
        return link if status is None else link | {"status": status}


def _pairs(ones: Sequence[str], others: Sequence[str], most: int) -> list[tuple[str, str]]:
    """Each with each other; if those are too many, each with the first of the other side."""
    if len(ones) * len(others) <= most:
        pairs = [(one, other) for one in ones for other in others]
    else:
        pairs = [(ones[0], other) for other in others] + [(one, others[0]) for one in ones[1:]]
    return [(one, other) for one, other in pairs if one != other]


def _each_pair(ids: Sequence[str], most: int) -> list[tuple[str, str]]:
    if len(ids) * (len(ids) - 1) // 2 <= most:
        return list(combinations(ids, 2))
    return [(ids[0], other) for other in ids[1:]]
