"""Which texts are copies or later versions of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.corpus.corpus import Corpus
from kg.corpus.record import EVENTS, TEXTS, Record, from_entry
from kg.rdf import Quad
from kg.rdf.corpus import copy_quads
from kg.rdf.namespaces import COPIES
from kg.resolve import copies
from kg.resolve.copies import alike


def join_texts(corpus: Corpus, articles: Sequence[str]) -> None:
    """Find the copies of these articles, and of which texts they are copies."""
    seeds = list(corpus.records(articles))
    family = _like(corpus, seeds)
    staying = [record for record in family.values() if not record.is_leaving]
    found = copies(record.text() for record in staying)
    quads: list[Quad] = []
    changed: list[Record] = []
    for record in staying:
        copy = found.get(record.id)
        origin = record.id if copy is None else copy.origin
        if copy is not None:
            quads += copy_quads(record.id, origin=origin, of=copy.of, revision=copy.revision, base=corpus.settings.base)
        if origin != record.family:  # Events of the same words are one only among copies.
            changed.append(replace(record, family=origin, pending=record.pending | {TEXTS, EVENTS}))
    corpus.mark((record for record in staying if TEXTS not in record.pending), TEXTS)
    corpus.replace_in(COPIES, corpus.statements_of(COPIES, family), quads)
    corpus.store.ledger.write(record.to_entry() for record in changed)
    corpus.store.ledger.done(TEXTS, {record.id for record in (*staying, *seeds)})


def _like(corpus: Corpus, seeds: Sequence[Record]) -> dict[str, Record]:
    """The articles, and all whose texts are like theirs, or like those of these."""
    ledger = corpus.store.ledger
    found = {record.id: record for record in seeds}
    strangers: dict[str, Record] = {}
    waiting = list(seeds)
    while waiting:
        bands = {f"text {band}" for record in waiting for band in record.sketch.bands()}
        new = ledger.having(bands) - found.keys() - strangers.keys()
        strangers |= {entry.id: from_entry(entry) for entry in ledger.read(new)}
        near = {other.id: other for other in strangers.values() if _is_near(other, waiting)}
        strangers = {id: other for id, other in strangers.items() if id not in near}
        found |= near
        waiting = list(near.values())
    return found


def _is_near(other: Record, records: Sequence[Record]) -> bool:
    text = other.text()
    return any(alike(record.text(), text) for record in records)
