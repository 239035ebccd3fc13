"""Writes entries without end, until it is killed; `test_ledger_on_disk` reads meanwhile, and at what is left."""

from __future__ import annotations

import random
import sys
from hashlib import sha256
from pathlib import Path

from kg.store import DiskStore, Entry
from kg.store.embedded.sqlite_ledger import SqliteLedger

IDS = [f"article-{number}" for number in range(60)]


def version_of(version: int) -> list[Entry]:
    """All entries in that version."""
    chosen = random.Random(version)  # noqa: S311 to be the same in both processes
    return [
        Entry(
            id,
            sha256(f"{id} {version}".encode()).hexdigest(),
            str(version),
            frozenset({f"version {version}", *(f"key {chosen.randrange(100)}" for _ in range(20))}),
            frozenset({"odd" if version % 2 else "even"}),
        )
        for id in IDS
    ]


def write(folder: str, seed: int) -> None:
    """Never ends by itself. With an odd seed the file is opened and closed for each write."""
    chosen = random.Random(seed)  # noqa: S311
    store = DiskStore.open(folder)
    ledger = store.ledger
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    while True:
        if chosen.random() < 0.2:
            ledger.remove(IDS)
        ledger.write(version_of(chosen.randrange(1000)))
        if seed % 2:
            ledger.close()
            ledger = SqliteLedger(Path(folder) / "ledger.sqlite", read_only=False)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
