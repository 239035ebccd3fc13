"""Collects the quads of a named graph, each once."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Evidence, Span
from kg.rdf.iris import ArticleIris, LocalIris, article_words
from kg.rdf.namespaces import DERIVED_FROM, IDENTIFIER, RDF_TYPE, RDFS_LABEL, oa, sc
from kg.rdf.terms import Iri, Literal, Quad, Term, integer, text


class GraphWriter:
    """Writes what belongs to an article into a named graph. Quads come in the order of writing, without repetitions."""

    def __init__(self, iris: LocalIris, graph: Iri) -> None:
        self.iris = iris
        self._graph = graph
        self._quads: dict[Quad, None] = {}

    def quads(self) -> list[Quad]:
        return list(self._quads)

    def add(self, subject: Iri, predicate: Iri, *objects: Term) -> None:
        for value in objects:
            self._quads[Quad(subject, predicate, value, self._graph)] = None

    def add_text(self, subject: Iri, predicate: Iri, value: str | None) -> None:
        """A string, unless there is none."""
        if value is not None:
            self.add(subject, predicate, text(value))

    def begin(self, kind: str, local_id: str, *classes: str) -> Iri:
        """A node of this article, with its classes, its id within the article, and the article it comes from."""
        node = self.iris.local(kind, local_id)
        self.add(node, RDF_TYPE, *(sc(name) for name in classes))
        self.add(node, IDENTIFIER, text(local_id))
        self.add(node, DERIVED_FROM, self.iris.article)
        return node

    def label(self, subject: Iri, label: str | Literal) -> None:
        self.add(subject, RDFS_LABEL, text(label) if isinstance(label, str) else label)


class QuadWriter(GraphWriter):
    """Writes what one article says into the named graph of that article."""

    iris: ArticleIris

    def __init__(self, article: Article, iris: ArticleIris) -> None:
        super().__init__(iris, iris.graph)
        self._article = article
        self._spans: dict[Span, Iri] = {}

    def span(self, span: Span) -> Iri:
        """The node of a span: one for each, shared by the facts that stand on it."""
        node = self._spans.get(span)
        if node is None:
            node = self._spans[span] = self.iris.span(span)
            self.add(node, RDF_TYPE, sc("Span"))
            self.add(node, oa("start"), integer(span.start))
            self.add(node, oa("end"), integer(span.end))
            self.add(node, oa("exact"), text(article_words(self._article, span)))
            self.add(node, DERIVED_FROM, self.iris.article)
        return node

    def spans(self, subject: Iri, predicate: Iri, spans: Iterable[Span]) -> None:
        for span in spans:
            self.add(subject, predicate, self.span(span))

    def evidence(self, fact: Iri, local_id: str, evidence: tuple[Evidence, ...]) -> None:
        """The spans, rules and triggers of a fact; where it is told more than once, also which belong together."""
        for number, each in enumerate(evidence, start=1):
            nodes = [fact]
            if len(evidence) > 1:
                telling = self.iris.local("telling", f"{local_id}-{number}")
                self.add(telling, RDF_TYPE, sc("Telling"))
                self.add(telling, DERIVED_FROM, self.iris.article)
                self.add(telling, sc("rank"), integer(number))
                self.add(fact, sc("telling"), telling)
                nodes.append(telling)
            for node in nodes:
                self.add(node, sc("evidence"), self.span(each.span))
                self.add(node, sc("rule"), text(each.rule))
                if each.trigger is not None:
                    self.add(node, sc("trigger"), self.span(each.trigger))
