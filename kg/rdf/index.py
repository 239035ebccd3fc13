"""Finds its way in a set of quads by subject and property, in a fixed order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from kg.errors import GraphError
from kg.model import Span
from kg.rdf.iris import span_in
from kg.rdf.namespaces import oa, sc
from kg.rdf.terms import Iri, Literal, Quad, Subject, Term

_Choice = TypeVar("_Choice", bound=StrEnum)
_DIGITS = re.compile(r"(\d+)")


def natural_key(value: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts ``e10`` after ``e9``."""
    return tuple(
        [
            (0, int(part), part) if part.isdecimal() and part.isascii() else (1, 0, part)
            for part in _DIGITS.split(value)
            if part
        ]
    )


class GraphIndex:
    """Triples of all graphs together, by subject and by object."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._by_subject: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._by_object: dict[tuple[str, str], list[Subject]] = defaultdict(list)
        self._having: dict[str, list[Subject]] = defaultdict(list)
        for subject, predicate, value, _ in sorted(set(quads), key=_quad_key):
            if predicate not in self._by_subject[subject]:
                self._having[predicate].append(subject)
            objects = self._by_subject[subject][predicate]
            if not objects or objects[-1] != value:
                objects.append(value)
            if not isinstance(value, Literal):
                self._by_object[predicate, value].append(subject)

    def objects(self, subject: str, predicate: str) -> list[Term]:
        """Values of a property, literals and IRIs alike."""
        return self._by_subject[subject][predicate] if subject in self._by_subject else []

    def nodes(self, subject: str, predicate: str) -> list[Iri]:
        """The values of a property that are IRIs."""
        return [value for value in self.objects(subject, predicate) if isinstance(value, Iri)]

    def node(self, subject: str, predicate: str) -> Iri:
        """The one IRI that a property must have.

        Raises:
            GraphError: if there is none.
        """
        found = self.nodes(subject, predicate)
        if not found:
            raise _missing(subject, predicate)
        return found[0]

    def strings(self, subject: str, predicate: str) -> list[str]:
        """The literal values of a property, without their datatypes."""
        return [value.value for value in self.objects(subject, predicate) if isinstance(value, Literal)]

    def string(self, subject: str, predicate: str) -> str | None:
        """The first literal value of a property, if there is one."""
        found = self.strings(subject, predicate)
        return found[0] if found else None

    def needed(self, subject: str, predicate: str) -> str:
        """The one literal that a property must have.

        Raises:
            GraphError: if there is none.
        """
        found = self.string(subject, predicate)
        if found is None:
            raise _missing(subject, predicate)
        return found

    def choice(self, kind: type[_Choice], node: Iri, predicate: Iri, namespace: str) -> _Choice:
        """One of some concepts of a namespace.

        Raises:
            GraphError: if it is none of them.
        """
        value = self.node(node, predicate).removeprefix(namespace)
        try:
            return kind(value)
        except ValueError as error:
            raise GraphError(f"{node}: {value!r} is no {kind.__name__}", remedy="make the graph anew") from error

    def confidence(self, node: Iri) -> float | None:
        """How sure a fact is.

        Raises:
            GraphError: if it is no number.
        """
        found = self.string(node, sc("confidence"))
        try:
            return None if found is None else float(found)
        except ValueError as error:
            raise GraphError(f"{node}: {found!r} is no confidence", remedy="make the graph anew") from error

    def span(self, node: Iri) -> Span:
        """Where a node stands in the text: by its IRI, or as graphs of older versions tell it besides.

        Raises:
            GraphError: if start and end are no numbers, or make no span.
        """
        found = span_in(node)
        start, end = (self.string(node, oa(name)) for name in ("start", "end"))
        if found is not None and (start is None or end is None):
            return found
        if start is None or end is None:
            raise GraphError(f"{node} does not tell where it stands", remedy="make the graph anew")
        try:
            return Span(int(start), int(end))
        except ValueError as error:
            raise GraphError(f"{node} is no span ({start} to {end})", remedy="make the graph anew") from error

    def having(self, predicate: str) -> list[Iri]:
        """The nodes that have a property, in the order of their IRIs."""
        return [node for node in self._having.get(predicate, ()) if isinstance(node, Iri)]

    def flag(self, subject: str, predicate: str) -> bool:
        """True if the property says so."""
        return self.string(subject, predicate) in ("true", "1")

    def subjects(self, predicate: str, value: str) -> list[Iri]:
        """Nodes that have ``value`` for a property, in the order of their IRIs."""
        found = {node for node in self._by_object.get((predicate, value), ()) if isinstance(node, Iri)}
        return sorted(found, key=natural_key)


def _quad_key(quad: Quad) -> tuple[object, ...]:
    value = quad.object
    kind = (1, value.value, value.datatype, value.language or "") if isinstance(value, Literal) else (0, value, "", "")
    return (quad.subject, quad.predicate, *kind, quad.graph or "")


def _missing(subject: str, predicate: str) -> GraphError:
    name = re.split(r"[#/]", predicate)[-1]
    return GraphError(f"{subject} has no {name}", remedy="make the graph anew with `kg build`")
