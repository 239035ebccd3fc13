"""What every engine of SHACL finds: a result for each node, shape and value."""

from __future__ import annotations

from dataclasses import dataclass

from kg.rdf.terms import Iri, Subject, Term

SHACL = "http://www.w3.org/ns/shacl#"


def sh(name: str) -> Iri:
    """A term of SHACL."""
    return Iri(SHACL + name)


@dataclass(frozen=True, slots=True)
class Violation:
    """One ``sh:ValidationResult``.

    Args:
        focus: the node that was looked at.
        shape: the shape that asks it (``sh:sourceShape``).
        component: the kind of constraint (``sh:sourceConstraintComponent``).
        message: what is wrong, as a sentence.
        path: the property or path, as it stands in the shapes.
        value: the value at fault, where one value is.
        constraint: the SPARQL constraint that found it (``sh:sourceConstraint``).
    """

    focus: Term
    shape: Subject
    component: Iri
    message: str
    path: Subject | None = None
    value: Term | None = None
    constraint: Subject | None = None

    @property
    def code(self) -> str:
        """The name of the shape, or of the SPARQL constraint: it stays the same from release to release."""
        return (self.constraint or self.shape).rpartition("#")[2]
