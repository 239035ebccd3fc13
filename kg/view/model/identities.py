"""Why things of several articles are one, and which namesakes are two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.rdf.terms import Literal, Term
from kg.store import Store
from kg.view.model.evidence import Evidence
from kg.view.model.records import node_id, rows
from kg.view.model.things import Things

_ID = re.compile(r"\b[a-z]+/[\w%-]+")


class Identities:
    """What only several articles tell of things, by their ids."""

    def __init__(self, store: Store, things: Things, evidence: Evidence) -> None:
        self._things = things
        self._evidence = evidence
        self._joined = self._read_joined(store)
        self._apart = self._read_apart(store)
        self._known = {node_id(thing) for (thing,) in rows(store, "links") if thing is not None}

    def of(self, thing: str) -> dict[str, Any]:
        """What the view model tells of a thing besides; nothing of one that a single article names."""
        told: dict[str, Any] = {}
        if joined := self._joined.get(thing):
            told["appearances"] = joined
        if apart := self._apart.get(thing):
            told["apart"] = [{"thing": self._evidence.short(other), "reason": reason} for other, reason in apart]
        if thing in self._known and len({place.article for place, _ in self._things.get(thing).mentions}) > 1:
            told["reference"] = True
        return told

    def _read_joined(self, store: Store) -> dict[str, list[dict[str, Any]]]:
        found = sorted(
            tuple(map(_value, row)) for row in rows(store, "identifications") if not isinstance(row[1], Literal)
        )
        rules = _rules() if found else {}
        joined: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for thing, article, name, rule, partner in found:
            if not self._things.is_known(thing) or not self._evidence.is_article(article):
                continue
            appearance = {"article": self._evidence.short(article), "how": rules.get(rule, rule)}
            if name:
                appearance["name"] = name
            if self._evidence.is_article(partner):
                appearance["with"] = self._evidence.short(partner)
            joined[thing].setdefault(article, appearance)
        return {
            thing: [told[article] for article in sorted(told, key=lambda id_: (self._evidence.day(id_) or "9999", id_))]
            for thing, told in joined.items()
        }

    def _read_apart(self, store: Store) -> dict[str, list[tuple[str, str]]]:
        apart: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in rows(store, "distinctions"):
            one, other, reason = map(_value, row)
            if one != other and self._things.is_known(one) and self._things.is_known(other):
                told = _ID.sub(lambda match: self._called(match[0]), reason)
                apart[one].add((other, told))
                apart[other].add((one, told))
        return {thing: sorted(others) for thing, others in apart.items()}

    def _called(self, name: str) -> str:
        """What a thing is called in a sentence; a reason names it by its id."""
        id_ = self._evidence.base + name
        return self._things.get(id_).name().words if self._things.is_known(id_) else name


def _rules() -> Mapping[str, str]:
    from kg.resolve.rules import RULES

    return RULES


def _value(term: Term | None) -> str:
    return "" if term is None else term.value if isinstance(term, Literal) else node_id(term)
