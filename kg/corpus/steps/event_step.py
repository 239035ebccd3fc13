"""Which events are one: gathers the reports of each that several articles tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.corpus.corpus import Corpus
from kg.corpus.record import EVENTS, Record, from_entry
from kg.rdf import Iri, Quad
from kg.rdf.corpus import shared_event_quads
from kg.rdf.iris import LocalIris
from kg.rdf.namespaces import DERIVED_FROM, SHARED_EVENTS
from kg.resolve import EventNode, shared_events
from kg.resolve.events import alike, reports_of


def join_events(corpus: Corpus, articles: Sequence[str]) -> None:
    """Decide which events of these articles are events of others too."""
    partners = _partners(corpus, articles) - set(articles)
    nodes = _like(corpus, [*corpus.records(articles), *corpus.records(partners)])
    quads: list[Quad] = []
    for reports in shared_events(nodes):
        quads += shared_event_quads(*reports_of(reports), base=corpus.settings.base)
    corpus.replace_in(SHARED_EVENTS, _shared_by_now(corpus, articles, nodes), quads)
    corpus.store.ledger.done(EVENTS, articles)


def _shared_by_now(corpus: Corpus, articles: Sequence[str], nodes: Sequence[EventNode]) -> set[Quad]:
    """The shared events with one of these reports, or with one of these articles, which may have lost the event."""
    found = corpus.nodes_of(SHARED_EVENTS, {*articles, *(node.article.id for node in nodes)})
    base = corpus.settings.base
    reports = {LocalIris(node.article.id, base=base).local("event", node.event.id) for node in nodes}
    reports |= {corpus.iri_of(article) for article in articles}
    touched = {quad.subject for quad in found if quad.object in reports}
    return {quad for quad in found if quad.subject in touched}


def _partners(corpus: Corpus, articles: Iterable[str]) -> set[str]:
    """The articles with which these share an event as yet."""
    start = len(f"{corpus.settings.base}article/")
    found = corpus.nodes_of(SHARED_EVENTS, articles)
    named = {quad.object for quad in found if quad.predicate == DERIVED_FROM and isinstance(quad.object, Iri)}
    return {iri[start:] for iri in named}


def _like(corpus: Corpus, records: Sequence[Record]) -> list[EventNode]:
    """The events of the articles, and all that are like them, or like these."""
    ledger = corpus.store.ledger
    found = {node.key: node for record in records for node in _nodes(record)}
    read = {record.id: record for record in records}
    by_key: dict[str, list[EventNode]] = {}

    def enter(record: Record) -> None:
        for node in _nodes(record):
            for key in _keys(node):
                by_key.setdefault(key, []).append(node)

    for record in records:
        enter(record)
    waiting = list(found.values())
    while waiting:
        ids = ledger.having(key for node in waiting for key in _keys(node)) - read.keys()
        for record in map(from_entry, ledger.read(ids)):
            read[record.id] = record
            enter(record)
        near: dict[tuple[str, str], EventNode] = {}
        for node in waiting:
            for other in {o.key: o for key in _keys(node) for o in by_key.get(key, ())}.values():
                if other.key not in found and other.key not in near and alike(node, other):
                    near[other.key] = other
        found |= near
        waiting = list(near.values())
    return list(found.values())


def _nodes(record: Record) -> list[EventNode]:
    return [] if record.is_leaving else record.nodes()


def _keys(node: EventNode) -> list[str]:
    """As the ledger knows them: by those who take part, and by the family of its text."""
    return [*(f"event {key}" for key in node.found_by()), f"family {node.family}"]
