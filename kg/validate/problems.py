"""Puts what an engine finds into words: which article, which node, which of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.rdf.iris import article_of
from kg.rdf.namespaces import DERIVED_FROM, IDENTIFIER, RDF_TYPE, RDFS_LABEL, oa, sc, schema, skos
from kg.rdf.terms import Blank, Iri, Literal, Term
from kg.validate.data import DataGraph
from kg.validate.labels import one_line, shortened
from kg.validate.paths import path_words
from kg.validate.shapes import shapes_graph
from kg.validate.violation import Violation

_NAMES = (RDFS_LABEL, skos("prefLabel"), schema("headline"))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault.

    Args:
        article: id of the article it is about, or "" for a thing that belongs to none.
        node: IRI of the node at fault.
        code: name of the shape that asks it; it stays the same from release to release.
        message: what is wrong and what to do, as a sentence.
        kind: the class of the node, shortened, or "".
        label: what the graph calls the node, or "".
        path: the property, shortened, or "".
        value: the value at fault, or "".
        words: the words of the article that the node stands on, or "".
        violation: the same for RDF tools.
    """

    article: str
    node: str
    code: str
    message: str
    kind: str = ""
    label: str = ""
    path: str = ""
    value: str = ""
    words: str = ""
    violation: Violation | None = field(default=None, compare=False, repr=False)


def _node(focus: Term) -> str:
    if isinstance(focus, Literal):
        return focus.value
    return f"_:{focus}" if isinstance(focus, Blank) else str(focus)


class Describer:
    """Makes problems of violations, with what the graph knows of the nodes."""

    def __init__(self, data: DataGraph) -> None:
        self._data = data

    def problem(self, violation: Violation) -> Problem:
        focus, value = violation.focus, violation.value
        return Problem(
            article=self._article(focus),
            node=_node(focus),
            code=violation.code,
            message=one_line(violation.message) if violation.constraint else violation.message,
            kind=self._kind(focus),
            label=one_line(self._label(focus)),
            path="" if violation.path is None else path_words(shapes_graph(), violation.path),
            value="" if value is None or value == focus else one_line(shortened(value)),
            words=one_line(self._words(focus)),
            violation=violation,
        )

    def _article(self, focus: Term) -> str:
        articles = [node for node in self._data.values(focus, DERIVED_FROM) if not isinstance(node, Literal)]
        # Of spans, links and tellings only the name tells it.
        if not articles and isinstance(focus, Iri) and (named := article_of(focus)) is not None:
            articles.append(named)
        # A thing is of all articles that mention it: the first of them is named.
        seen = self._data.subjects(sc("thing"), focus)
        mentions = (node for each in seen for node in self._data.values(each, DERIVED_FROM))
        ids = (self._strings(node) for node in (focus, *sorted(articles), *sorted(mentions, key=shortened)))
        return next((min(found) for found in ids if found), "")

    def _strings(self, node: Term) -> list[str]:
        if sc("Article") not in self._data.types(node):
            return []
        return [value.value for value in self._data.values(node, IDENTIFIER) if isinstance(value, Literal)]

    def _kind(self, focus: Term) -> str:
        """The narrowest class."""
        classes = [node for node in self._data.values(focus, RDF_TYPE) if not isinstance(node, Literal)]
        return next((shortened(node) for node in sorted(classes, key=self._depth)), "")

    def _depth(self, cls: Term) -> tuple[int, str]:
        return (-len(self._data.superclasses(cls)), shortened(cls))

    def _label(self, focus: Term) -> str:
        labels = ([v.value for v in self._data.values(focus, name) if isinstance(v, Literal)] for name in _NAMES)
        return next((min(found) for found in labels if found), "")

    def _words(self, focus: Term) -> str:
        return next(self._all_words(focus), "")

    def _all_words(self, focus: Term) -> Iterator[str]:
        for node in (focus, *sorted(self._data.values(focus, sc("evidence")), key=shortened)):
            yield from sorted(v.value for v in self._data.values(node, oa("exact")) if isinstance(v, Literal))
