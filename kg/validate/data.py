"""The graph that shapes are asked of: triples by node and property, and the types of nodes up to the top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.rdf.namespaces import RDF_TYPE, RDFS
from kg.rdf.terms import Iri, Literal, Quad, Subject, Term

_SUBCLASS_OF = Iri(RDFS + "subClassOf")
_NONE: tuple[Term, ...] = ()


class DataGraph:
    """Triples of all graphs together, the vocabulary among them, each once.

    Args:
        quads: the graph.
        vocabulary: says which class is a subclass of which; its nodes are looked at too.
    """

    def __init__(self, quads: Iterable[Quad], vocabulary: Iterable[Quad] = ()) -> None:
        triples = {quad[:3]: None for quad in quads}
        self.size = len(triples)
        triples.update((quad[:3], None) for quad in vocabulary)
        self._values: dict[Subject, dict[Iri, list[Term]]] = {}
        self._subjects: dict[Iri, dict[Subject, None]] = defaultdict(dict)
        for subject, predicate, value in triples:
            self._values.setdefault(subject, {}).setdefault(predicate, []).append(value)
            self._subjects[predicate][subject] = None
        self._inverse: dict[Iri, dict[Term, list[Subject]]] = {}
        self._superclasses: dict[Term, frozenset[Term]] = {}
        self._types: dict[tuple[Term, ...], frozenset[Term]] = {}

    def values(self, node: Term, predicate: Iri) -> Sequence[Term]:
        """The values of a property; none for a literal."""
        if isinstance(node, Literal):
            return _NONE
        properties = self._values.get(node)
        return properties.get(predicate, _NONE) if properties else _NONE

    def properties(self, node: Term) -> Iterator[tuple[Iri, Sequence[Term]]]:
        """All properties of a node with their values."""
        if not isinstance(node, Literal):
            yield from self._values.get(node, {}).items()

    def subjects_of(self, predicate: Iri) -> Iterable[Subject]:
        """The nodes that have the property."""
        return self._subjects.get(predicate, {})

    def objects_of(self, predicate: Iri) -> Iterator[Term]:
        """The values of the property, wherever it stands."""
        return iter(self._by_value(predicate))

    def subjects(self, predicate: Iri, value: Term) -> Sequence[Subject]:
        """The nodes that have ``value`` for the property."""
        return self._by_value(predicate).get(value, [])

    def _by_value(self, predicate: Iri) -> dict[Term, list[Subject]]:
        inverse = self._inverse.get(predicate)
        if inverse is None:
            inverse = self._inverse[predicate] = {}
            for subject in self.subjects_of(predicate):
                for value in self._values[subject][predicate]:
                    inverse.setdefault(value, []).append(subject)
        return inverse

    def types(self, node: Term) -> frozenset[Term]:
        """The classes of a node and all of their superclasses."""
        direct = tuple(self.values(node, RDF_TYPE))
        found = self._types.get(direct)
        if found is None:
            found = self._types[direct] = frozenset().union(*(self.superclasses(cls) for cls in direct))
        return found

    def instances(self, cls: Iri) -> Iterator[Subject]:
        """The nodes of a class or of one of its subclasses, each once."""
        classes = [each for each in self._by_value(RDF_TYPE) if cls in self.superclasses(each)]
        yield from {subject: None for each in classes for subject in self.subjects(RDF_TYPE, each)}

    def superclasses(self, cls: Term) -> frozenset[Term]:
        """A class and all that are above it."""
        found = self._superclasses.get(cls)
        if found is None:
            seen, waiting = {cls}, [cls]
            while waiting:
                for above in self.values(waiting.pop(), _SUBCLASS_OF):
                    if above not in seen:
                        seen.add(above)
                        waiting.append(above)
            found = self._superclasses[cls] = frozenset(seen)
        return found
