"""The graph of an article with other names of its things: read as facts, and written anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.corpus.corpus import Corpus
from kg.corpus.record import Record
from kg.errors import StoreError
from kg.model import ArticleFacts, Entity, Identity, Link, LinkType, MentionKind
from kg.rdf import Iri, Quad, read_articles
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
    facts = _with_links(_facts_in(old, graph), identities, corpus.reference)
    new = set(corpus.quads_of(facts, identities, record.sha256))
    corpus.store.change(graph, gone=old - new, come=new - old)


def renew(corpus: Corpus, record: Record) -> None:
    """Write the graph of an article anew, as this version writes it; of one that has left there is none.

    Raises:
        StoreError: if its graph lacks something.
    """
    graph = corpus.graph_of(record.id)
    old = set(corpus.store.quads_of(graph))
    if old:
        new = set(corpus.quads_of(_facts_in(old, graph), record.identities, record.sha256))
        corpus.store.change(graph, gone=old - new, come=new - old)


def _facts_in(quads: Iterable[Quad], graph: Iri) -> ArticleFacts:
    """The facts of an article, with its text; where its graph leaves that out, with the words of all spans in it.

    Raises:
        StoreError: if the graph lacks something.
    """
    found = read_articles(quads)
    if len(found) != 1:
        raise StoreError("the graph of an article is not whole", where=graph, remedy="remove the article and add it")
    (article,) = found
    if article.facts.article.text:
        return article.facts
    letters = [" "] * article.length
    for span, words in article.words.items():
        letters[span.start : span.end] = words
    return replace(article.facts, article=replace(article.facts.article, text="".join(letters)))


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
