"""A ledger in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.store.ledger import Entry, check_text


class MemoryLedger:
    """See `kg.store.Ledger`."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_key: defaultdict[str, set[str]] = defaultdict(set)
        self._settings: str | None = None

    def digests(self) -> dict[str, str]:
        """See `kg.store.Ledger.digests`."""
        found: dict[str, str] = {}
        for id in sorted(self._entries):
            found.setdefault(self._entries[id].sha256, id)
        return found

    def read(self, ids: Iterable[str]) -> list[Entry]:
        """See `kg.store.Ledger.read`."""
        return [self._entries[id] for id in dict.fromkeys(ids) if id in self._entries]

    def having(self, keys: Iterable[str]) -> set[str]:
        """See `kg.store.Ledger.having`."""
        return {id for key in keys for id in self._by_key.get(key, ())}

    def pending(self, step: str) -> list[str]:
        """See `kg.store.Ledger.pending`."""
        return sorted(id for id, entry in self._entries.items() if step in entry.pending)

    def write(self, entries: Iterable[Entry]) -> None:
        """See `kg.store.Ledger.write`."""
        new = {entry.id: entry for entry in entries}
        self.remove(new)
        self._entries |= new
        for entry in new.values():
            for key in entry.keys:
                self._by_key[key].add(entry.id)

    def done(self, step: str, ids: Iterable[str]) -> None:
        """See `kg.store.Ledger.done`."""
        self._entries |= {entry.id: entry.without(step) for entry in self.read(ids)}

    def remove(self, ids: Iterable[str]) -> None:
        """See `kg.store.Ledger.remove`."""
        for id in list(ids):
            entry = self._entries.pop(id, None)
            for key in entry.keys if entry else ():
                self._by_key[key].discard(id)
                if not self._by_key[key]:
                    del self._by_key[key]

    def settings(self) -> str | None:
        """See `kg.store.Ledger.settings`."""
        return self._settings

    def keep_settings(self, settings: str) -> None:
        """See `kg.store.Ledger.keep_settings`."""
        check_text(settings)
        self._settings = settings
