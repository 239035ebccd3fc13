"""The graph of an article with other names of its things: read as facts, and written anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.corpus.corpus import Corpus
from kg.corpus.record import Record
from kg.corpus.settings import Settings
from kg.errors import StoreError
from kg.model import ArticleFacts, Entity, Identity, Link, LinkType, MentionKind
from kg.rdf import Quad, facts_to_quads, read_articles
from kg.resolve import link_entities
from kg.store import ReferenceStore

#: The rule of links that a person made.
SAID = "link.said"


def rename(corpus: Corpus, record: Record, identities: Mapping[str, Identity]) -> None:
    """Bring the graph of an article to these identities of its things.

    Raises:
        StoreError: if its graph is not there, or lacks something.
    """
    graph = corpus.graph_of(record.id)
    old = set(corpus.store.quads_of(graph))
    new = set(renamed(old, record, identities, corpus.settings, corpus.reference))
    corpus.store.change(graph, gone=old - new, come=new - old)


def names_differ(old: Mapping[str, Identity], new: Mapping[str, Identity]) -> bool:
    """Whether a graph with the old names of its things is to be written anew for the new ones."""
    return any(id not in old or (old[id].thing, old[id].label) != (now.thing, now.label) for id, now in new.items())


def renamed(
    quads: Iterable[Quad],
    record: Record,
    identities: Mapping[str, Identity],
    settings: Settings,
    reference: ReferenceStore,
) -> list[Quad]:
    """The graph of an article with these identities of its things.

    Args:
        quads: its graph with any others.

    Raises:
        StoreError: if it lacks something.
    """
    return _written(_with_links(_facts_in(quads, record.id), identities, reference), record, identities, settings)


def _written(facts: ArticleFacts, record: Record, identities: Mapping[str, Identity], settings: Settings) -> list[Quad]:
    return facts_to_quads(
        facts,
        base=settings.base,
        include_text=settings.include_text,
        identities=identities,
        sha256=record.sha256,
    )


def renew(corpus: Corpus, record: Record) -> None:
    """Write the graph of an article anew, as this version writes it; of one that has left there is none.

    Raises:
        StoreError: if its graph lacks something.
    """
    graph = corpus.graph_of(record.id)
    old = set(corpus.store.quads_of(graph))
    if old:
        new = set(_written(_facts_in(old, record.id), record, record.identities, corpus.settings))
        corpus.store.change(graph, gone=old - new, come=new - old)


def _facts_in(quads: Iterable[Quad], article: str) -> ArticleFacts:
    """The facts of an article, with its text; where its graph leaves that out, with the words of all spans in it.

    Raises:
        StoreError: if the graph lacks something.
    """
    found = read_articles(quads)
    if len(found) != 1:
        raise StoreError("the graph of an article is not whole", where=article, remedy="remove the article and add it")
    (told,) = found
    if told.facts.article.text:
        return told.facts
    letters = [" "] * told.length
    for span, words in told.words.items():
        letters[span.start : span.end] = words
    return replace(told.facts, article=replace(told.facts.article, text="".join(letters)))


def _with_links(facts: ArticleFacts, identities: Mapping[str, Identity], reference: ReferenceStore) -> ArticleFacts:
    """The facts with the links to the reference facts that these identities ask for, and no others."""
    linked = link_entities(facts, reference)
    entities = (_as_said(entity, identities.get(entity.id), reference) for entity in linked.entities)
    return replace(linked, entities=tuple(entities))


def _as_said(entity: Entity, identity: Identity | None, reference: ReferenceStore) -> Entity:
    if identity is None or identity.thing == entity.reference:
        return entity
    entry = reference.entry(identity.thing)
    if entry is None:
        return replace(entity, link=None, reference=None, links=())
    spans = tuple(mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME)
    links = (Link(LinkType.OTHER_NAME, spans, SAID),) if spans else ()
    return replace(entity, link=entry.wikidata, reference=entry.id, links=links)
