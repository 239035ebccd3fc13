"""Which things of the articles are one: works out anew what articles that came or go have a say in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.corpus.curation.corrections import Corrections
from kg.corpus.record import Record, from_entry
from kg.model import Appearance, Identity
from kg.resolve import Node, ThingProfile, blocks, comparable, identify, keys_of, linked_identity, signature
from kg.store import Ledger, ReferenceStore


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that is not known beforehand.

    Args:
        keys: what it is looked up by.
        said: the same, by what a person says of it.
    """

    node: Node
    keys: frozenset[str]
    said: frozenset[str]


class Neighbourhood:
    """Some articles, and all others with a say in what their things are.

    Args:
        seeds: the articles.
        ledger: knows the others.
        corrections: what a person says.

    Attributes:
        records: all of these articles, by id.
    """

    def __init__(self, seeds: Iterable[Record], ledger: Ledger, corrections: Corrections) -> None:
        self._corrections = corrections
        self.records: dict[str, Record] = {}
        self._waiting: dict[Appearance, _Thing] = {}
        self._reached: dict[Appearance, Node] = {}
        self._by_key: dict[str, dict[str, ThingProfile]] = {}
        found = self._take(seeds)
        while found:
            keys = {key for thing in found for key in self._reach(thing)}
            ids = ledger.having(f"thing {key}" for key in keys) | self._corrections.articles_at(keys)
            self._take(map(from_entry, ledger.read(ids - self.records.keys())))
            found = [thing for thing in self._waiting.values() if self._has_a_say(thing)]

    def _take(self, records: Iterable[Record]) -> list[_Thing]:
        taken = []
        for record in records:
            self.records[record.id] = record
            for thing in record.profile.things:
                node = self._corrections.node(record.profile, thing)
                if node.thing.reference is None:
                    said = frozenset(f"said {key}" for key in self._corrections.keys_of(node.key))
                    found = _Thing(node, keys_of(node.thing), said)
                    self._waiting[node.key] = found
                    taken.append(found)
        return taken

    def _reach(self, thing: _Thing) -> set[str]:
        """Count a thing in; the keys under which others are to be looked for now."""
        del self._waiting[thing.node.key]
        self._reached[thing.node.key] = thing.node
        new = {key for key in thing.keys | thing.said if key not in self._by_key}
        for key in thing.keys | thing.said:
            self._by_key.setdefault(key, {})[signature(thing.node.thing)] = thing.node.thing
        return {key.removeprefix("said ") for key in new}

    def _has_a_say(self, thing: _Thing) -> bool:
        """Whether it may be one with something that was reached, or share its name."""
        if any(key in self._by_key for key in thing.said):
            return True
        near = {sign: other for key in thing.keys for sign, other in self._by_key.get(key, {}).items()}
        return any(comparable(thing.node.thing, other) for other in near.values())

    @cached_property
    def staying(self) -> list[Record]:
        """Those of the articles that do not leave."""
        return [record for record in self.records.values() if not record.is_leaving]

    def identities(self, reference: ReferenceStore) -> dict[Appearance, Identity]:
        """What the things are that the seeds have a say in. No article that leaves has one."""
        found: dict[Appearance, Identity] = {}
        for record in self.staying:
            for thing in record.profile.things:
                node = self._corrections.node(record.profile, thing)
                if node.thing.reference is not None:
                    found[node.key] = linked_identity(node.thing, reference)
        reached = [node for (article, _), node in self._reached.items() if not self.records[article].is_leaving]
        for block in blocks(reached, more_keys=self._corrections.keys_of):
            found |= identify(block, known=reference)
        return found
