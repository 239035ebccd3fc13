"""Says where the room of a corpus in a folder goes: bytes and triples of an article, by kind.

    python -m benchmarks.room STORE

Bytes are those of the files: quads, ledger, and what the engine notes beside them. Triples are those of the named
graphs, by the kind of node that they tell of; what the store keeps for plain patterns is counted apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from kg.corpus import Corpus
from kg.files import bytes_in
from kg.rdf.namespaces import REFERENCE
from kg.rdf.terms import Quad
from kg.store import DiskStore


def kind_of(quad: Quad, base: str) -> str:
    """The kind of node: what stands behind the base of its IRI."""
    if quad.graph == REFERENCE:
        return "reference facts"
    return quad.subject.removeprefix(base).partition("/")[0] if quad.subject.startswith(base) else "issue"


def main() -> int:
    parser = argparse.ArgumentParser(description="Say where the room of a corpus goes, by article.")
    parser.add_argument("store", type=Path, help="the folder of a corpus")
    folder = parser.parse_args().store
    with DiskStore.open(folder, read_only=True) as store:
        corpus = Corpus.open(store)
        articles = len(corpus.digests()) or 1
        triples: Counter[str] = Counter(kind_of(quad, corpus.settings.base) for quad in store.quads())
        merged = len(store.to_rdflib())
    total = bytes_in(folder)
    tables = sum(path.stat().st_size for path in (folder / "quads").glob("*.sst"))
    ledger = sum(path.stat().st_size for path in folder.glob("ledger.sqlite*"))
    print(f"{articles} articles, {total / 1e6:.1f} MB; of each article:")
    for name, size in (("quads", tables), ("ledger", ledger), ("notes", total - tables - ledger), ("together", total)):
        print(f"{size / articles / 1000:8.1f} kB  {name}")
    named = triples.total()
    print(f"{named / articles:8.1f} triples in named graphs, {merged / articles:.1f} merged:")
    for name, number in triples.most_common():
        print(f"{number / articles:8.1f} {100 * number / named:5.1f} %  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
