"""Quads as RDF/XML, which pyoxigraph writes; what XML cannot hold is found before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.errors import GraphError
from kg.rdf.terms import Literal, Quad
from kg.store.convert import to_ox_quad

_REMEDY = "take another format, such as ttl"
_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_rdf_xml(quads: Iterable[Quad], *, prefixes: Mapping[str, str]) -> str:
    """RDF/XML of the triples of all graphs together, sorted.

    Raises:
        GraphError: if a property has no name that XML takes, or a text has a character that it lacks.
    """
    triples = {quad._replace(graph=None) for quad in quads}
    for _, predicate, value, _ in triples:
        if not _NAME.search(predicate):
            raise GraphError(f"{predicate[:200]!r} cannot be the name of an XML element", remedy=_REMEDY)
        if isinstance(value, Literal) and (found := _NO_XML.search(value.value)):
            raise GraphError(f"a text has the character {found[0]!r}, which XML cannot hold", remedy=_REMEDY)
    ordered = sorted(triples, key=lambda quad: (quad.subject, quad.predicate, str(quad.object), repr(quad.object)))
    written = ox.serialize(
        (to_ox_quad(quad).triple for quad in ordered), format=ox.RdfFormat.RDF_XML, prefixes=dict(prefixes)
    )
    return (written or b"").decode("utf-8") + "\n"
