"""The reference facts of what the articles speak of, in a graph of their own."""

from __future__ import annotations

from collections.abc import Iterable

from kg.corpus.corpus import Corpus
from kg.rdf.iris import reference_id
from kg.rdf.namespaces import REFERENCE, sc
from kg.rdf.terms import Iri


def describe(corpus: Corpus, ids: Iterable[str]) -> None:
    """Add what is known of these things."""
    corpus.store.change(Iri(REFERENCE), come=corpus.reference.describe(sorted(ids)))


def describe_all(corpus: Corpus) -> None:
    """Tell of all that articles are linked to, and of nothing else."""
    answer = corpus.store.query(f"SELECT DISTINCT ?thing {{ ?link <{sc('appearance')}>/<{sc('thing')}> ?thing }}")
    linked = sorted(reference_id(thing) for (thing,) in getattr(answer, "rows", ()) if isinstance(thing, Iri))
    corpus.store.put(Iri(REFERENCE), corpus.reference.describe(linked))


def only_there(corpus: Corpus, ids: Iterable[str], articles: Iterable[str]) -> bool:
    """Whether there is one of these things of which no other article speaks."""
    those = set(articles)
    return any(corpus.store.ledger.having([f"linked {id}"]) <= those for id in ids)
