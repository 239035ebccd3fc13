"""Which things are one: names them anew in the graphs of all articles that have to do with those that came or leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.corpus.corpus import Corpus
from kg.corpus.record import EVENTS, GRAPH, THINGS, Record
from kg.corpus.steps.neighbourhood import Neighbourhood
from kg.corpus.steps.reference_step import describe, describe_all, only_there
from kg.corpus.steps.rewriting import names_differ, rename
from kg.model import Identity
from kg.rdf.corpus import identity_quads
from kg.rdf.namespaces import IDENTITIES


def join_things(corpus: Corpus, articles: Sequence[str]) -> None:
    """Decide what the things of these articles are, and those of others that they have a say in."""
    ledger = corpus.store.ledger
    seeds = list(corpus.records(articles))
    asked = {record.id for record in seeds}
    around = Neighbourhood(seeds, ledger, corpus.corrections())
    found = around.identities(corpus.reference)
    changed: list[tuple[Record, dict[str, Identity]]] = []
    for record in around.staying:
        own = {thing.id: (record.id, thing.id) for thing in record.profile.things}
        new = {id: found[key] if key in found else record.identities[id] for id, key in own.items()}
        if record.id in asked or new != record.identities or GRAPH in record.pending:
            changed.append((record, new))
    renamed = {record.id for record, new in changed if _is_renamed(record, new)}
    # Marked beforehand: whoever is killed now finds here what may be half done.
    corpus.mark((record for record, _ in changed if record.id in renamed), THINGS, GRAPH, EVENTS)
    corpus.mark((record for record, _ in changed if record.id not in renamed), THINGS)
    for record, new in changed:
        if record.id in renamed:
            rename(corpus, record, new)
    leaving = [record for record in seeds if record.is_leaving]
    decisions = [quad for record, new in changed for quad in identity_quads(record.id, new, base=corpus.settings.base)]
    touched = [record.id for record in (*(record for record, _ in changed), *leaving)]
    corpus.replace_in(IDENTITIES, corpus.nodes_of(IDENTITIES, touched), decisions)
    _describe(corpus, changed)
    new_records = [
        replace(
            record,
            identities=new,
            pending=(record.pending | ({THINGS, EVENTS} if record.id in renamed else {THINGS})) - {GRAPH},
        )
        for record, new in changed
        if new != record.identities or GRAPH in record.pending
    ]
    ledger.write(record.to_entry() for record in new_records)
    # Of others that still wait only some things were looked at.
    waiting = {record.id for record, _ in changed if THINGS in record.pending} - asked
    ledger.done(THINGS, [id for id in touched if id not in waiting])


def _describe(corpus: Corpus, changed: Sequence[tuple[Record, dict[str, Identity]]]) -> None:
    """Brings the reference facts to what is linked now."""
    now = {identity.thing for _, new in changed for identity in new.values() if identity.is_reference}
    lost = {record.id: record.linked() - {identity.thing for identity in new.values()} for record, new in changed}
    losers = [id for id, things in lost.items() if things]
    if only_there(corpus, {thing for things in lost.values() for thing in things}, losers):
        describe_all(corpus)
    describe(corpus, now)


def _is_renamed(record: Record, new: dict[str, Identity]) -> bool:
    """Whether its graph has to be written anew."""
    return GRAPH in record.pending or names_differ(record.identities, new)
