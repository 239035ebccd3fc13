"""An article's facts out of its graph, to write it anew with other names of things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.corpus.corpus import Corpus
from kg.corpus.record import Record
from kg.errors import StoreError
from kg.model import ArticleFacts, Entity, Identity, Link, LinkType, MentionKind
from kg.rdf import read_articles
from kg.resolve import link_entities
from kg.store import ReferenceStore

#: The rule of links that a person made.
SAID = "link.said"


def facts_of(corpus: Corpus, record: Record) -> ArticleFacts:
    """The facts of an article, with its text; where the graph leaves that out, with the words of all spans in it.

    Raises:
        StoreError: if its graph is not there, or lacks something.
    """
    graph = corpus.graph_of(record.id)
    found = read_articles(corpus.store.quads_of(graph))
    if len(found) != 1:
        raise StoreError(f"the graph of {record.id} is not whole", where=graph, remedy="remove the article and add it")
    (article,) = found
    if article.facts.article.text:
        return article.facts
    letters = [" "] * article.length
    for span, words in article.words.items():
        letters[span.start : span.end] = words
    return replace(article.facts, article=replace(article.facts.article, text="".join(letters)))


def with_links(facts: ArticleFacts, identities: Mapping[str, Identity], reference: ReferenceStore) -> ArticleFacts:
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
