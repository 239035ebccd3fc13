"""A part of a graph: the facts that match, and all that they need to be told and checked.

That is their evidence, the claims that vouch for them, who takes part in them, what the articles call those, the
articles with their text, and the reference facts of what is linked. Of what several articles tell together, that stays
which leads to nothing left out. The part is a graph as `kg build` makes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.export.days import first_day, last_day
from kg.rdf import Iri, Literal, Quad
from kg.rdf.iris import article_of
from kg.rdf.namespaces import DERIVED_FROM, DIRECT, IS_DEFINED_BY, RDF_TYPE, RDFS_LABEL, REFERENCE, SC, prov, sc, schema
from kg.rdf.terms import Subject, Term

_FACTS = frozenset(sc(name) for name in ("ReportedRole", "Relation", "ReportedEvent", "Claim"))
# What every article brings along, beside its blocks, whichever of its facts are chosen.
_FRAME = prov("Entity")
_ACTOR = tuple(sc(name) for name in ("agent", "target", "place", "speaker", "person", "of", "subject", "object"))
_ISSUE = sc("issue")
_BLOCK = sc("blockKind")
# What several articles tell together: between two appearances, ...
_PAIRS = {
    sc("Identification"): (sc("identified"), sc("identifiedWith")),
    sc("Distinction"): (sc("distinguished"), sc("distinguishedFrom")),
}
# ... between reports, ...
_REPORTS = frozenset(sc(name) for name in ("report", "firstReport", "latestReport"))
_TOGETHER = frozenset((*_PAIRS, sc("SharedEvent")))
# ... and between articles.
_COPIES = frozenset(sc(name) for name in ("origin", "copyOf", "revisionOf"))
# What is told of a thing that a reference fact only points to.
_SHORT = frozenset((RDF_TYPE, RDFS_LABEL, IS_DEFINED_BY, sc("acronym")))


@dataclass(frozen=True, slots=True)
class Selection:
    """What to choose. Of several values one must match, of several kinds of values all; None lets everything through.

    Args:
        articles: facts of these articles.
        actors: facts in which one of these takes part, or which happen there.
        issues: events and claims about one of these.
        since: nothing that was over before.
        until: nothing that began later.
        offices: with those who take part, the offices that the same articles give them.
    """

    articles: frozenset[str] | None = None
    actors: frozenset[str] | None = None
    issues: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    offices: bool = False

    @property
    def whole_articles(self) -> bool:
        """Whether all that an article says is chosen, or nothing of it."""
        return self.actors is None and self.issues is None and self.since is None and self.until is None


def select(quads: Iterable[Quad], selection: Selection) -> list[Quad]:
    """The quads of the part, in the order in which they came."""
    every = list(quads)
    if selection.articles is None and selection.whole_articles:
        return every
    kept = _Kept(_Nodes(every), selection)
    return [quad for quad in every if kept.holds(quad)]


class _Nodes:
    """The triples of all graphs together, forwards, and backwards where it is needed."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[Subject, dict[Iri, list[Term]]] = {}
        self._bearers: dict[tuple[Iri, Term], list[Subject]] = defaultdict(list)
        #: By article; their names tell it.
        self.blocks: dict[Subject | None, list[Subject]] = defaultdict(list)
        backwards = {DERIVED_FROM, sc("thing"), sc("appearance"), sc("officeOf"), RDF_TYPE}
        for subject, predicate, value, _ in quads:
            self._values.setdefault(subject, {}).setdefault(predicate, []).append(value)
            if predicate in backwards:
                self._bearers[predicate, value].append(subject)
            elif predicate == _BLOCK:
                self.blocks[article_of(subject)].append(subject)

    def __contains__(self, node: object) -> bool:
        return node in self._values

    def values(self, node: Subject, predicate: Iri) -> list[Term]:
        return self._values.get(node, {}).get(predicate, [])

    def nodes(self, node: Subject, *predicates: Iri) -> set[Subject]:
        """The values of these properties, or of any, that are nodes of the graph."""
        found = [self.values(node, name) for name in predicates] or self._values.get(node, {}).values()
        return {value for values in found for value in values if not isinstance(value, Literal) and value in self}

    def bearers(self, predicate: Iri, value: Term) -> list[Subject]:
        return self._bearers.get((predicate, value), [])

    def date(self, node: Subject, *predicates: Iri) -> str | None:
        """The first value that names a day, a month or a year."""
        texts = (value.value for name in predicates for value in self.values(node, name) if isinstance(value, Literal))
        return next((text for text in texts if first_day(text)), None)


class _Kept:
    def __init__(self, nodes: _Nodes, selection: Selection) -> None:
        self._nodes = nodes
        self._selection = selection
        self._articles = set(nodes.bearers(RDF_TYPE, sc("Article")))
        self._things = self._all_things()
        self._kept: set[Subject] = set()
        self._follow(self._chosen())
        self._bring_along()
        self._together = self._pairs() | self._shared()
        self._relations = self._related()
        self._incumbencies, self._pointed = self._background()
        self._left_out = {
            graph
            for article in self._articles - self._kept
            for graph in nodes.bearers(DERIVED_FROM, article)
            if prov("Entity") in nodes.values(graph, RDF_TYPE)
        }

    def holds(self, quad: Quad) -> bool:
        subject, predicate, value, graph = quad
        if graph in self._left_out:
            return False
        if subject in self._kept:
            if subject in self._articles and (predicate == schema("mentions") or predicate in _COPIES):
                return value in self._kept
            return predicate not in DIRECT or subject not in self._things or quad[:3] in self._relations
        if subject in self._together:
            return value in self._together[subject] or (predicate != DERIVED_FROM and predicate not in _REPORTS)
        if subject in self._pointed and predicate in _SHORT:
            return graph == REFERENCE or predicate != RDF_TYPE or str(value).startswith(SC + "Reference")
        return subject in self._incumbencies or (subject == REFERENCE and bool(self._pointed or self._incumbencies))

    def _all_things(self) -> set[Subject]:
        facts = [node for kind in _FACTS for node in self._nodes.bearers(RDF_TYPE, kind)]
        parts = {thing for fact in facts for thing in self._nodes.nodes(fact, *_ACTOR, _ISSUE)}
        seen = self._nodes.bearers(RDF_TYPE, sc("Appearance"))
        return parts | {thing for appearance in seen for thing in self._nodes.nodes(appearance, sc("thing"))}

    def _chosen(self) -> Iterator[Subject]:
        if self._selection.whole_articles:
            for article in self._selection.articles or ():
                derived = self._nodes.bearers(DERIVED_FROM, Iri(article))
                yield from (node for node in derived if _TOGETHER.isdisjoint(self._nodes.values(node, RDF_TYPE)))
                yield from (Iri(article), *self._nodes.blocks[Iri(article)])
        for kind in _FACTS:
            yield from (fact for fact in self._nodes.bearers(RDF_TYPE, kind) if self._matches(fact))

    def _follow(self, start: Iterable[Subject]) -> None:
        """Keep these nodes and what they lead to; articles and things lead to other facts and are where it ends."""
        waiting = [node for node in start if node in self._nodes]
        while waiting:
            node = waiting.pop()
            if node in self._kept:
                continue
            self._kept.add(node)
            if node not in self._articles and node not in self._things:
                waiting += self._nodes.nodes(node)

    def _bring_along(self) -> None:
        """What the articles of the chosen facts call the things in them, and what belongs to every article."""
        articles = self._kept & self._articles
        for article in articles:
            derived = self._nodes.bearers(DERIVED_FROM, article)
            self._follow(node for node in derived if _FRAME in self._nodes.values(node, RDF_TYPE))
            self._follow(self._nodes.blocks[article])
        if self._selection.offices:
            roles = self._nodes.bearers(RDF_TYPE, sc("ReportedRole"))
            held = [role for role in roles if not self._kept.isdisjoint(self._nodes.nodes(role, sc("person")))]
            self._follow(role for role in held if self._is_from(role, articles))
        for thing in self._kept & self._things:
            seen = [each for each in self._nodes.bearers(sc("thing"), thing) if self._is_from(each, articles)]
            self._follow(seen)
            self._follow(link for each in seen for link in self._nodes.bearers(sc("appearance"), each))

    def _is_from(self, node: Subject, articles: set[Subject]) -> bool:
        return not articles.isdisjoint(self._nodes.nodes(node, DERIVED_FROM))

    def _pairs(self) -> dict[Subject, set[Subject]]:
        """Identifications and distinctions between appearances that are both kept, with the nodes they may lead to."""
        found = {}
        for kind, ends in _PAIRS.items():
            for node in self._nodes.bearers(RDF_TYPE, kind):
                if all(self._kept.issuperset(self._nodes.values(node, end)) for end in ends):
                    found[node] = self._nodes.nodes(node, *ends, DERIVED_FROM)
        return found

    def _shared(self) -> dict[Subject, set[Subject]]:
        """Shared events that two articles still report, with those reports and articles."""
        found = {}
        for node in self._nodes.bearers(RDF_TYPE, sc("SharedEvent")):
            reports = self._nodes.nodes(node, sc("report")) & self._kept
            articles = {article for report in reports for article in self._nodes.nodes(report, DERIVED_FROM)}
            if len(articles) > 1:
                found[node] = reports | articles
        return found

    def _related(self) -> set[tuple[Subject, Term, Term]]:
        """The direct triples that a chosen relation or role stands behind."""
        nodes = self._nodes
        found: set[tuple[Subject, Term, Term]] = set()
        for role in self._kept.intersection(nodes.bearers(RDF_TYPE, sc("Role"))):
            for person in nodes.nodes(role, sc("person")):
                found |= {(person, sc("holdsOffice"), body) for body in nodes.values(role, sc("of"))}
        for relation in self._kept.intersection(nodes.bearers(RDF_TYPE, sc("Relation"))):
            for subject in nodes.nodes(relation, sc("subject")):
                for kind in nodes.values(relation, sc("relationType")):
                    found |= {(subject, kind, value) for value in nodes.values(relation, sc("object"))}
        return found

    def _background(self) -> tuple[set[Subject], set[Subject]]:
        """Who holds office in the states that are kept, and what the reference facts point to."""
        linked = {
            thing for thing in self._kept & self._things if Iri(REFERENCE) in self._nodes.values(thing, IS_DEFINED_BY)
        }
        incumbencies = {node for thing in linked for node in self._nodes.bearers(sc("officeOf"), thing)}
        pointed = {node for each in linked | incumbencies for node in self._nodes.nodes(each)}
        known = {node for node in pointed if Iri(REFERENCE) in self._nodes.values(node, IS_DEFINED_BY)}
        return incumbencies, (known | linked) - self._kept | ({Iri(REFERENCE)} if linked else set())

    def _matches(self, fact: Subject) -> bool:
        chosen, nodes = self._selection, self._nodes
        return (
            (chosen.articles is None or not chosen.articles.isdisjoint(nodes.nodes(fact, DERIVED_FROM)))
            and (chosen.actors is None or not chosen.actors.isdisjoint(nodes.nodes(fact, *_ACTOR)))
            and (chosen.issues is None or not chosen.issues.isdisjoint(nodes.nodes(fact, _ISSUE)))
            and self._is_in_time(fact)
        )

    def _is_in_time(self, fact: Subject) -> bool:
        since, until = self._selection.since, self._selection.until
        if since is None and until is None:
            return True
        start, end = self._nodes.date(fact, sc("start"), sc("asOf")), self._nodes.date(fact, sc("end"))
        if sc("Claim") in self._nodes.values(fact, RDF_TYPE) or self._nodes.values(fact, sc("asOf")):
            end = end or start
        if start is None and end is None:
            # It has no date of its own: it counts by the day on which it is told.
            told = (self._nodes.date(each, schema("datePublished")) for each in self._nodes.nodes(fact, DERIVED_FROM))
            start = end = next((day for day in told if day), None)
        first, last = first_day(start), last_day(end)
        if first is None and last is None:
            return False
        return not (since and last and last < since) and not (until and first and first > until)
