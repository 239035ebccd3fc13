"""What an article brings into a corpus, made where it is read: in whatever process that is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.corpus.record import Record, record_of
from kg.corpus.settings import Settings
from kg.llm import Account
from kg.model import ArticleFacts
from kg.rdf import Iri, facts_to_quads, to_ntriples
from kg.rdf.iris import LocalIris
from kg.resolve import alone, article_profile
from kg.store import ReferenceStore


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article, ready to be stored.

    Args:
        graph: the name of its graph.
        triples: the graph as N-Triples, with the names that its things have if there is no other article.
        record: what is kept of it beside the graph.
        faults: what does not conform in it.
        account: what a language model was asked for it.
    """

    graph: Iri
    triples: bytes
    record: Record
    faults: tuple[str, ...] = ()
    account: Account | None = None


def prepare(
    facts: ArticleFacts,
    settings: Settings,
    reference: ReferenceStore,
    *,
    faults: tuple[str, ...] = (),
    account: Account | None = None,
) -> Prepared:
    """Write what an article says, and what others need to know of it."""
    identities = alone(facts, known=reference)
    quads = facts_to_quads(facts, base=settings.base, include_text=settings.include_text, identities=identities)
    return Prepared(
        graph=LocalIris(facts.article.id, base=settings.base).graph,
        triples=to_ntriples(quads).encode("utf-8"),
        record=record_of(facts, article_profile(facts, reference), identities),
        faults=faults,
        account=account,
    )
