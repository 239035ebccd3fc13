"""The files of the reference facts as text."""

from __future__ import annotations

from collections.abc import Iterable

from kg.rdf.serialize import to_turtle
from kg.rdf.terms import Quad
from tools.reference import about, incumbents, organizations, places, states
from tools.reference.agreement import check_ids
from tools.reference.sources import Sources
from tools.reference.terms import PREFIXES


def render(sources: Sources) -> dict[str, str]:
    """File name to Turtle; the same sources and word lists give the same text."""
    check_ids(sources)
    bodies = organizations.iris()
    parts: dict[str, Iterable[Quad]] = {
        "about.ttl": about.quads(),
        "incumbents.ttl": incumbents.quads(sources),
        "organizations.ttl": organizations.quads(bodies),
        "places.ttl": places.quads(),
        "states.ttl": states.quads(sources, bodies),
    }
    return {name: to_turtle(quads, prefixes=PREFIXES) for name, quads in parts.items()}
