"""The same for articles that are all in the hand: what a corpus works out bit by bit, as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.corpus.record import record_of
from kg.corpus.settings import Settings
from kg.model import ArticleFacts
from kg.rdf import Quad, copy_quads, facts_to_quads, identity_quads, shared_event_quads
from kg.resolve import article_profile, copies, identities, of_article, shared_events
from kg.resolve.events import reports_of
from kg.store import ReferenceStore


def joined(
    articles: Sequence[ArticleFacts], settings: Settings, reference: ReferenceStore, *, include_reference: bool = True
) -> Iterator[list[Quad]]:
    """The graphs of the articles, of what only several of them tell, and of what is known beforehand.

    Args:
        articles: linked to the reference facts, with ids that differ.
    """
    base = settings.base
    profiles = [article_profile(facts, reference) for facts in articles]
    things = identities(profiles, known=reference)
    records = []
    for facts, profile in zip(articles, profiles, strict=True):
        own = of_article(facts, things)
        yield facts_to_quads(facts, base=base, include_text=settings.include_text, identities=own)
        yield identity_quads(facts.article.id, own, base=base)
        if len(articles) > 1:
            records.append(record_of(facts, profile, own))
    found = copies(record.text() for record in records)
    for id, copy in found.items():
        yield copy_quads(id, origin=copy.origin, of=copy.of, revision=copy.revision, base=base)
    families = (replace(r, family=found[r.id].origin if r.id in found else r.id) for r in records)
    for reports in shared_events(node for record in families for node in record.nodes()):
        yield shared_event_quads(*reports_of(reports), base=base)
    if include_reference:
        yield reference.describe(sorted({each.thing for each in things.values() if each.is_reference}))
