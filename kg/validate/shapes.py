"""Reads the shapes: from ``ontology/shapes.ttl`` to something that can be asked of a node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import GraphError
from kg.rdf.namespaces import RDF_TYPE
from kg.rdf.terms import Iri, Literal, Quad, Subject, Term
from kg.resources import ontology_folder, vocabulary_files
from kg.store import MemoryStore
from kg.validate.components import COMPONENTS, Check, each
from kg.validate.data import DataGraph
from kg.validate.paths import Walk, read_list, read_path
from kg.validate.violation import SHACL, Violation, sh

_TARGETS: dict[Iri, Callable[[DataGraph, Iri], Iterator[Term]]] = {
    sh("targetClass"): lambda data, cls: data.instances(cls),
    sh("targetNode"): lambda _data, node: iter([node]),
    sh("targetSubjectsOf"): lambda data, predicate: iter(data.subjects_of(predicate)),
    sh("targetObjectsOf"): lambda data, predicate: data.objects_of(predicate),
}
_LOGIC = ("and", "in", "node", "not", "or", "xone")
_SILENT = frozenset(
    {sh(name) for name in ("path", "name", "message", "property", "sparql", "closed", "ignoredProperties")}
)


@dataclass(frozen=True, slots=True)
class Query:
    """A constraint in SPARQL: ``select`` gives a row for each fault, with ``?this`` in it."""

    name: Subject
    message: str
    select: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or, with a path, a property shape."""

    name: Subject
    message: str
    path: Subject | None
    walk: Walk | None
    checks: tuple[tuple[Iri, Check], ...]
    closed: frozenset[Term] | None
    properties: tuple[Shape, ...]
    queries: tuple[Query, ...]
    targets: tuple[tuple[Iri, Iri], ...]

    def focus_nodes(self, data: DataGraph) -> dict[Term, None]:
        """The nodes that the shape is asked of, each once."""
        return {node: None for kind, target in self.targets for node in _TARGETS[kind](data, target)}

    def violations(self, data: DataGraph, focus: Term) -> Iterator[Violation]:
        """What the shape and those of its properties find at a node. SPARQL is not among it."""
        values: Sequence[Term] = (focus,) if self.walk is None else self.walk(data, focus)
        for component, check in self.checks:
            for value in check(data, focus, values):
                yield Violation(focus, self.name, component, self.message, self.path, value)
        if self.closed is not None:
            yield from self._strangers(data, focus, self.closed)
        for shape in self.properties:
            for value in values:
                yield from shape.violations(data, value)

    def _strangers(self, data: DataGraph, focus: Term, known: frozenset[Term]) -> Iterator[Violation]:
        """Properties that a closed shape does not name."""
        for path, values in data.properties(focus):
            for value in () if path in known else values:
                yield Violation(focus, self.name, sh("ClosedConstraintComponent"), self.message, path, value)

    def conforms(self, data: DataGraph, focus: Term) -> bool:
        return next(self.violations(data, focus), None) is None


@cache
def read_shapes() -> tuple[Shape, ...]:
    """The shapes that have targets, in the order of their names."""
    return _Reader(shapes_graph()).shapes()


@cache
def shapes_graph() -> DataGraph:
    """The triples of the shapes."""
    return DataGraph(MemoryStore.from_shipped(ontology_folder() / "shapes.ttl").quads())


@cache
def read_vocabulary() -> tuple[Quad, ...]:
    """The vocabulary, the code lists and the issues, which the shapes need beside the graph."""
    return tuple(quad for path in vocabulary_files() for quad in MemoryStore.from_shipped(path).quads())


class _Reader:
    def __init__(self, graph: DataGraph) -> None:
        self._graph = graph

    def shapes(self) -> tuple[Shape, ...]:
        shapes = (self._shape(node) for node in sorted(self._graph.subjects(RDF_TYPE, sh("NodeShape"))))
        return tuple(shape for shape in shapes if shape.targets)

    def _shape(self, node: Subject) -> Shape:
        path = next(iter(self._graph.values(node, sh("path"))), None)
        if isinstance(path, Literal):
            raise GraphError("the path of a shape is a literal", where=str(node))
        return Shape(
            name=node,
            message=self._text(node, "message", ""),
            path=path,
            walk=None if path is None else read_path(self._graph, path),
            checks=tuple(self._checks(node)),
            closed=self._closed(node),
            properties=tuple(self._shape(each) for each in self._nodes(node, "property")),
            queries=tuple(self._query(each) for each in self._nodes(node, "sparql")),
            targets=tuple((kind, target) for kind in _TARGETS for target in self._iris(node, kind)),
        )

    def _checks(self, node: Subject) -> Iterator[tuple[Iri, Check]]:
        for parameter, values in self._graph.properties(node):
            if parameter in COMPONENTS:
                component, make = COMPONENTS[parameter]
                for value in values:
                    yield component, make(value)
            elif (name := parameter.removeprefix(SHACL)) in _LOGIC:
                component = sh(f"{name.capitalize()}ConstraintComponent")
                for value in values:
                    yield component, self._logic(name, value)
            elif parameter.startswith(SHACL) and parameter not in _SILENT and parameter not in _TARGETS:
                raise GraphError(f"sh:{name} is not known here", where=str(node), remedy="use the engine pyshacl")

    def _logic(self, name: str, value: Term) -> Check:
        if name == "in":
            allowed = frozenset(read_list(self._graph, value))
            return each(lambda term: term in allowed)
        if name in ("node", "not"):
            inner = self._shape(_subject(value))
            return _holding(lambda data, term: inner.conforms(data, term) is (name == "node"))
        nodes = [_subject(each) for each in read_list(self._graph, value)]
        wanted = {"and": {len(nodes)}, "or": set(range(1, len(nodes) + 1)), "xone": {1}}[name]
        if classes := self._bare_classes(nodes):
            # Nearly all of such lists, and asked of every node.
            return _holding(lambda data, term: len(classes & data.types(term)) in wanted)
        shapes = [self._shape(node) for node in nodes]
        return _holding(lambda data, term: sum(shape.conforms(data, term) for shape in shapes) in wanted)

    def _bare_classes(self, nodes: list[Subject]) -> frozenset[Term]:
        """The classes, each another one, where every shape asks for a class and for nothing else; none otherwise."""
        properties = [dict(self._graph.properties(node)) for node in nodes]
        asked = [each[sh("class")] for each in properties if each.keys() == {sh("class")}]
        classes = frozenset(values[0] for values in asked if len(values) == 1)
        return classes if len(classes) == len(nodes) else frozenset()

    def _closed(self, node: Subject) -> frozenset[Term] | None:
        if not self._graph.values(node, sh("closed")):
            return None
        paths = {path for each in self._nodes(node, "property") for path in self._iris(each, sh("path"))}
        ignored = (read_list(self._graph, head) for head in self._graph.values(node, sh("ignoredProperties")))
        return frozenset(paths.union(*ignored))

    def _query(self, node: Subject) -> Query:
        declared = [each for owner in self._nodes(node, "prefixes") for each in self._nodes(owner, "declare")]
        prefixes = (f"PREFIX {self._text(each, 'prefix')}: <{self._text(each, 'namespace')}>\n" for each in declared)
        select = "".join(prefixes) + self._text(node, "select")
        return Query(name=node, message=self._text(node, "message"), select=select)

    def _text(self, node: Subject, name: str, default: str | None = None) -> str:
        texts = [value.value for value in self._graph.values(node, sh(name)) if isinstance(value, Literal)]
        if not texts and default is None:
            raise GraphError(f"sh:{name} is missing", where=str(node))
        return texts[0] if texts else str(default)

    def _iris(self, node: Subject, predicate: Iri) -> list[Iri]:
        return [value for value in self._graph.values(node, predicate) if isinstance(value, Iri)]

    def _nodes(self, node: Subject, name: str) -> list[Subject]:
        return [_subject(value) for value in self._graph.values(node, sh(name))]


def _holding(holds: Callable[[DataGraph, Term], bool]) -> Check:
    return lambda data, _focus, values: [value for value in values if not holds(data, value)]


def _subject(term: Term) -> Subject:
    if isinstance(term, Literal):
        raise GraphError(f"the shapes have a literal where a node must be: {term.value}")
    return term
