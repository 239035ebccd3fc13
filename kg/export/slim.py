"""A graph without the places of words: facts with what proves them as one text, things, and the names of what is known.

Left out are spans, tellings, blocks, appearances, links, time expressions and texts, who read the articles, and of the
reference facts all but a few of what is linked. What is left is for people, and for tools that ask who did what: it
cannot be made into facts again, and the shapes ask for more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.rdf import Iri, Literal, Quad
from kg.rdf.namespaces import (
    ALT_LABEL,
    DIRECT,
    EXACT_MATCH,
    IS_DEFINED_BY,
    RDF_TYPE,
    RDFS_LABEL,
    REFERENCE,
    SC,
    WIKIDATA,
    oa,
    prov,
    sc,
    schema,
    skos,
)
from kg.rdf.terms import Term

QUOTE = sc("quote")
_EVIDENCE, _TELLING, _EXACT = sc("evidence"), sc("telling"), oa("exact")

#: Nodes that are left out.
_DETAILS: set[Term] = {
    *map(sc, ("Appearance", "TimeExpression", "Identification", "Distinction", "Span", "Block")),
    *map(sc, ("Post", "Incumbency")),
    *map(prov, ("Entity", "Activity", "SoftwareAgent")),
}
#: Properties of nodes that are left out and need no class.
_OF_DETAILS = {_EXACT, sc("blockKind"), sc("linkType"), sc("appearance")}
#: What is left out of the nodes that stay.
_AWAY = {
    *map(sc, ("evidence", "trigger", "telling", "rule", "content", "cue", "source", "length", "sha256", "blocks")),
    *map(sc, ("publishedInferred", "ploverRoot", "ploverMode", "ploverContext")),
    schema("articleBody"),
}
#: What stays of a thing that was known beforehand.
_SHORT = {RDF_TYPE, RDFS_LABEL, EXACT_MATCH, sc("iso3166Alpha3"), *DIRECT}


def slim(quads: Iterable[Quad]) -> list[Quad]:
    """The graph without details, in the order in which the quads came; the words that prove its facts come last."""
    every = list(quads)
    details = _Details(every)
    return [*filter(details.leave, every), *details.quotes()]


class _Details:
    def __init__(self, quads: list[Quad]) -> None:
        self._left_out: set[Term] = {Iri(REFERENCE)}
        self._exact: dict[Term, Literal] = {}
        self._fullest: set[Term] = set()
        self._of: dict[Iri, dict[Term, list[Quad]]] = {_EVIDENCE: defaultdict(list), _TELLING: defaultdict(list)}
        called: dict[Term, set[Term]] = defaultdict(set)
        things: dict[Term, Term] = {}
        known, told = set(), set()
        for quad in quads:
            subject, predicate, value, _ = quad
            if predicate == RDF_TYPE:
                if value in _DETAILS:
                    self._left_out.add(subject)
                if not str(value).startswith(SC + "Reference"):
                    told.add(subject)
            elif predicate in _OF_DETAILS:
                self._left_out.add(subject)
                if predicate == _EXACT and isinstance(value, Literal):
                    self._exact[subject] = value
            elif predicate == IS_DEFINED_BY and value == REFERENCE:
                known.add(subject)
            elif predicate == sc("rank") and isinstance(value, Literal) and value.value == "1":
                self._fullest.add(subject)
            elif predicate == sc("thing"):
                things[subject] = value
            elif predicate in (ALT_LABEL, skos("prefLabel")):
                called[subject].add(value)
            elif predicate in self._of:
                self._of[predicate][subject].append(quad)
        self._known = known & told
        self._left_out |= known - told
        self._left_out |= {quad.object for quads in self._of[_TELLING].values() for quad in quads}
        #: The names that articles give to things.
        self._names = {(thing, name) for appearance, thing in things.items() for name in called[appearance]}

    def leave(self, quad: Quad) -> bool:
        """Whether it stays."""
        subject, predicate, value, _ = quad
        if subject in self._left_out or predicate in _AWAY:
            return False
        if subject not in self._known:
            return True
        if predicate == ALT_LABEL:
            return (subject, value) in self._names
        if predicate == EXACT_MATCH:
            return str(value).startswith(WIKIDATA)
        return predicate in _SHORT and not str(value).startswith(SC + "Reference")

    def quotes(self) -> Iterator[Quad]:
        """The words of each fact; of one that is told several times those of its fullest telling."""
        evidence = self._of[_EVIDENCE]
        for fact, at in list(evidence.items()):
            if fact in self._left_out or not isinstance(fact, Iri):
                continue
            tellings = [quad.object for quad in self._of[_TELLING][fact] if quad.object in self._fullest]
            spans = [quad.object for node in (*tellings, fact) for quad in evidence[node]]
            words = next((self._exact[span] for span in spans if span in self._exact), None)
            if words is not None:
                yield Quad(fact, QUOTE, words, at[0].graph)
