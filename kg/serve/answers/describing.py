"""What a graph says of one node: the triples that it begins, those that it ends, and what the others are called."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.rdf import Blank, Iri, Literal, Quad
from kg.rdf.namespaces import RDF_TYPE, RDFS_LABEL
from kg.rdf.terms import Term
from kg.store import SelectResult, Store


@dataclass(slots=True)
class Description:
    """A node with its triples.

    Attributes:
        outgoing: what stands behind it, by predicate, in the order in which it is to be read.
        incoming: what stands before it, by predicate.
        labels: what nodes are called.
        is_cut: there are more triples.
    """

    iri: Iri
    outgoing: dict[Iri, list[Term]] = field(default_factory=dict)
    incoming: dict[Iri, list[Term]] = field(default_factory=dict)
    labels: dict[Term, str] = field(default_factory=dict)
    is_cut: bool = False

    @property
    def label(self) -> str:
        """What it is called, or its IRI."""
        return self.labels.get(self.iri, self.iri)

    @property
    def quads(self) -> list[Quad]:
        """Its triples."""
        quads = [Quad(self.iri, predicate, term) for predicate, terms in self.outgoing.items() for term in terms]
        for predicate, terms in self.incoming.items():
            quads += [Quad(term, predicate, self.iri) for term in terms if isinstance(term, Iri | Blank)]
        return quads


def describe(store: Store, iri: Iri, most: int) -> Description:
    """Look a node up.

    Args:
        most: how many triples there are at most in each direction.
    """
    found = Description(iri)
    _look(store, found, found.outgoing, f"<{iri}> ?predicate ?other", most)
    _look(store, found, found.incoming, f"?other ?predicate <{iri}>", most)
    own = [term.value for term in found.outgoing.get(RDFS_LABEL, ()) if isinstance(term, Literal)]
    if own:
        found.labels[iri] = own[0]
    return found


def _look(store: Store, found: Description, into: dict[Iri, list[Term]], pattern: str, most: int) -> None:
    query = f"""SELECT ?predicate ?other ?label {{
        {{ SELECT ?predicate ?other {{ {pattern} }} ORDER BY ?predicate ?other LIMIT {most + 1} }}
        OPTIONAL {{ ?other <{RDFS_LABEL}> ?label }} }}"""
    result = store.query(query)
    rows = sorted(result.rows, key=str) if isinstance(result, SelectResult) else []
    pairs: dict[tuple[Iri, Term], None] = {}
    for predicate, other, label in rows:
        if isinstance(predicate, Iri) and other is not None:
            pairs[predicate, other] = None
            if isinstance(label, Literal):
                found.labels.setdefault(other, label.value)
    found.is_cut = found.is_cut or len(pairs) > most
    for predicate, other in sorted(list(pairs)[:most], key=lambda pair: _order(pair[0])):
        into.setdefault(predicate, []).append(other)


def _order(predicate: Iri) -> tuple[int, str]:
    """Names first, then what kind of thing it is."""
    first = (RDFS_LABEL, RDF_TYPE)
    return (first.index(predicate) if predicate in first else len(first)), predicate
