"""What a graph tells as objects: articles, events and claims as `kg.model` has them, with names in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from kg.model import Article, Claim, Event
from kg.query.search import called
from kg.rdf import read_articles
from kg.rdf.read import GraphArticle
from kg.store import Store


@dataclass(frozen=True, slots=True)
class NamedEvent(Event):
    """An event whose agents, targets, places and issues are names.

    Args:
        iri: its node in the graph.
        article: the id of the article that tells it.
        words: the words that tell it most fully.
        according_to: here who says so, where the article tells it only through somebody.
    """

    iri: str = ""
    article: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class NamedClaim(Claim):
    """A claim whose speakers, targets and issues are names.

    Args:
        iri: its node in the graph.
        article: the id of the article that tells it.
        text: what is said.
        words: the words that tell it, with those that say who says so.
    """

    iri: str = ""
    article: str = ""
    text: str = ""
    words: str = ""


def articles_of(store: Store) -> tuple[Article, ...]:
    """The articles, the earliest first; those without a day come last."""
    found = [each.facts.article for each in read_articles(store.quads())]
    return tuple(sorted(found, key=lambda article: (article.published is None, article.published or "", article.id)))


def events_of(store: Store) -> tuple[NamedEvent, ...]:
    """The events that articles tell, of any status, article by article."""
    return tuple(
        NamedEvent(**_named(event, names, ("agents", "targets", "places", "issues")), **_where(article, event.id),
                   words=article.words.get(event.evidence[0].span, ""))
        for article, names in _articles(store)
        for event in article.facts.events
    )  # fmt: skip


def claims_of(store: Store) -> tuple[NamedClaim, ...]:
    """What somebody says, article by article."""
    return tuple(
        NamedClaim(**_named(claim, names, ("speakers", "targets", "issues")), **_where(article, claim.id),
                   text=article.claim_texts.get(claim.id, ""), words=article.words.get(claim.evidence.span, ""))
        for article, names in _articles(store)
        for claim in article.facts.claims
    )  # fmt: skip


def _articles(store: Store) -> Iterable[tuple[GraphArticle, Mapping[str, str]]]:
    """Articles, the earliest first, with what their things are called, and for each claim who says it."""
    found = read_articles(store.quads())
    labels = called(store, sorted({iri for article in found for iri in article.iris.values()}))
    days = {article.iri: article.facts.article.published for article in found}
    for article in sorted(found, key=lambda each: (days[each.iri] is None, days[each.iri] or "", each.iri)):
        names = {entity.id: labels.get(article.iris[entity.id], entity.name) for entity in article.facts.entities}
        yield (
            article,
            names
            | {claim.id: ", ".join(names.get(each, each) for each in claim.speakers) for claim in article.facts.claims},
        )


def _named(fact: Event | Claim, names: Mapping[str, str], parts: tuple[str, ...]) -> dict[str, Any]:
    values = {each.name: getattr(fact, each.name) for each in fields(fact)}
    for part in (*parts, *(("according_to",) if "according_to" in values else ())):
        values[part] = tuple(dict.fromkeys(names.get(each, each) for each in values[part]))
    return values


def _where(article: GraphArticle, fact: str) -> dict[str, Any]:
    return {"iri": str(article.iris.get(fact, "")), "article": article.facts.article.id}
