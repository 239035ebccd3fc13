"""What the IRIs of the things of a graph start with, seen from its articles."""

from __future__ import annotations

from collections.abc import Iterable

from kg.rdf import DEFAULT_BASE, Quad
from kg.rdf.namespaces import RDF_TYPE, sc

_ARTICLE = sc("Article")


def base_of(quads: Iterable[Quad]) -> str:
    """The base of a graph."""
    bases = {base for quad in quads if (base := base_told(quad)) is not None}
    return min(bases, default=DEFAULT_BASE)


def base_told(quad: Quad) -> str | None:
    """The base, if the quad says that something is an article."""
    subject = quad.subject
    if quad.predicate != RDF_TYPE or quad.object != _ARTICLE:
        return None
    return subject[: subject.rindex("article/")] if "/article/" in subject or "#article/" in subject else None
