"""RDF terms and quads as plain Python values, so that writing a graph needs no library.

A term is an `Iri`, a `Literal` or a `Blank`. All three are cheap to make, hashable, and say what they are.
"""

from __future__ import annotations

from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


class Blank(str):
    """A blank node, named by its label. Graphs of articles have none; files that others wrote may."""

    __slots__ = ()


XSD_STRING = Iri(XSD + "string")
RDF_LANG_STRING = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")


class Literal(NamedTuple):
    """A literal: its characters, its datatype, and a language tag if the datatype is ``rdf:langString``."""

    value: str
    datatype: Iri = XSD_STRING
    language: str | None = None


Subject = Iri | Blank
Term = Iri | Blank | Literal


_INTEGER, _DECIMAL, _BOOLEAN = Iri(XSD + "integer"), Iri(XSD + "decimal"), Iri(XSD + "boolean")


class Quad(NamedTuple):
    """A triple and the named graph it stands in; ``graph`` is None for the default graph."""

    subject: Subject
    predicate: Iri
    object: Term
    graph: Subject | None = None


def text(value: str, language: str | None = None) -> Literal:
    """A plain string, or one with a language tag."""
    return Literal(value) if language is None else Literal(value, RDF_LANG_STRING, language)


def integer(value: int) -> Literal:
    """An ``xsd:integer``: also where Web Annotation names a subtype, for Oxigraph turns every subtype into this one."""
    return Literal(str(value), _INTEGER)


def decimal(value: float, places: int = 2) -> Literal:
    """An ``xsd:decimal`` of at most so many decimals, in the canonical form that stores keep."""
    return Literal(f"{value:.{places}f}".rstrip("0").rstrip("."), _DECIMAL)


def boolean(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", _BOOLEAN)
