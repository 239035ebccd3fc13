"""Which things of the articles are one: works out anew what articles that came or go have a say in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kg.corpus.curation.corrections import Corrections
from kg.corpus.record import Record, from_entry
from kg.model import Appearance, Identity
from kg.resolve import Node, blocks, identify, keys_of
from kg.store import Ledger, ReferenceStore


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
        self._things: dict[str, list[tuple[Node, frozenset[str]]]] = {}
        self._keys: set[str] = set()
        self._take(seeds)
        open_keys = {key for things in self._things.values() for _, keys in things for key in keys}
        while open_keys:
            self._keys |= open_keys
            ids = ledger.having(f"thing {key}" for key in open_keys) | corrections.articles_at(open_keys)
            self._take(map(from_entry, ledger.read(ids - self.records.keys())))
            open_keys = {key for things in self._things.values() for key in self._reached(things)} - self._keys

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            self.records[record.id] = record
            nodes = (self._corrections.node(record.profile, thing) for thing in record.profile.things)
            self._things[record.id] = [(node, self._keys_of(node)) for node in nodes]

    def _keys_of(self, node: Node) -> frozenset[str]:
        """What a thing is looked up by; nothing, if it is known beforehand what it is."""
        return frozenset() if node.thing.reference else keys_of(node.thing) | self._corrections.keys_of(node.key)

    def _reached(self, things: Iterable[tuple[Node, frozenset[str]]]) -> set[str]:
        """The keys of the things that share one with what is there."""
        return {key for _, keys in things if not keys.isdisjoint(self._keys) for key in keys}

    @cached_property
    def staying(self) -> list[Record]:
        """Those of the articles that do not leave."""
        return [record for record in self.records.values() if not record.is_leaving]

    def identities(self, reference: ReferenceStore) -> dict[Appearance, Identity]:
        """What the things are that the seeds have a say in. No article that leaves has one."""
        found: dict[Appearance, Identity] = {}
        reached: list[Node] = []
        for record in self.staying:
            for node, keys in self._things[record.id]:
                if node.thing.reference is not None:
                    entry = reference.entry(node.thing.reference)
                    label = node.thing.name if entry is None else entry.name
                    found[node.key] = Identity(node.thing.reference, label, is_reference=True)
                elif not keys.isdisjoint(self._keys):
                    reached.append(node)
        for block in blocks(reached, more_keys=self._corrections.keys_of):
            found |= identify(block, known=reference)
        return found
