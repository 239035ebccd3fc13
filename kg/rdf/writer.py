"""Collects the quads of a named graph, each once."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Evidence, Span
from kg.rdf.iris import ArticleIris, LocalIris, article_words
from kg.rdf.namespaces import DERIVED_FROM, RDF_TYPE, RDFS_LABEL, oa, sc
from kg.rdf.terms import Iri, Literal, Quad, Term, integer, text

_EVIDENCE = sc("evidence")


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
        """A node of this article, whose IRI tells its id there, with its classes and the article it comes from."""
        node = self.part(kind, local_id, *classes)
        self.add(node, DERIVED_FROM, self.iris.article)
        return node

    def part(self, kind: str, local_id: str, *classes: str) -> Iri:
        """A node of this article that belongs to another one, which names the article."""
        node = self.iris.local(kind, local_id)
        self.add(node, RDF_TYPE, *(sc(name) for name in classes))
        return node

    def label(self, subject: Iri, label: str | Literal) -> None:
        self.add(subject, RDFS_LABEL, text(label) if isinstance(label, str) else label)


class QuadWriter(GraphWriter):
    """Writes what one article says into the named graph of that article.

    Args:
        has_text: whether the graph holds the article's text, where all words can be looked up.
    """

    iris: ArticleIris

    def __init__(self, article: Article, iris: ArticleIris, *, has_text: bool) -> None:
        super().__init__(iris, iris.graph)
        self._article = article
        self._has_text = has_text

    def words(self, span: Span) -> str:
        """The words of the article at a span.

        Raises:
            ValueError: if the text ends before the span.
        """
        return article_words(self._article, span)

    def spans(self, subject: Iri, predicate: Iri, spans: Iterable[Span]) -> None:
        """Where words stand: nodes whose IRIs tell it, shared by all that stands on them.

        The words themselves are written where they are evidence, and where the text is left out.
        """
        for span in spans:
            words, node = self.words(span), self.iris.span(span)
            self.add(subject, predicate, node)
            if predicate == _EVIDENCE or not self._has_text:
                self.add(node, oa("exact"), text(words))

    def evidence(self, fact: Iri, local_id: str, evidence: tuple[Evidence, ...]) -> None:
        """The spans, rules and triggers of a fact; where it is told more than once, also which belong together.

        A telling is numbered by its IRI, has the trigger, and a rule of its own where the fact has several.
        """
        is_one_rule = len({each.rule for each in evidence}) == 1
        for number, each in enumerate(evidence, start=1):
            nodes = [fact]
            if len(evidence) > 1:
                telling = self.part("telling", f"{local_id}-{number}")
                if number == 1:
                    self.add(telling, sc("rank"), integer(number))
                self.add(fact, sc("telling"), telling)
                nodes.append(telling)
            for node in nodes:
                self.spans(node, _EVIDENCE, [each.span])
                if node is fact or not is_one_rule:
                    self.add(node, sc("rule"), text(each.rule))
            if each.trigger is not None:
                self.spans(nodes[-1], sc("trigger"), [each.trigger])
