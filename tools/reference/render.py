"""The files of the reference facts as text."""

from __future__ import annotations

from collections.abc import Iterable

from kg.rdf.serialize import to_turtle
from kg.rdf.terms import Quad
from tools.reference import about, incumbents, organizations, places, states
from tools.reference.agreement import check_ids
from tools.reference.sources import Sources
from tools.reference.terms import PREFIXES


def render(sources: Sources | None) -> dict[str, str]:
    """File name to Turtle; the same sources and word lists give the same text.

    Args:
        sources: without them, only the files that the word lists alone give.
    """
    bodies = organizations.iris()
    parts: dict[str, Iterable[Quad]] = {
        "about.ttl": about.quads(),
        "organizations.ttl": organizations.quads(bodies),
        "places.ttl": places.quads(),
    }
    if sources is not None:
        check_ids(sources)
        parts["incumbents.ttl"] = incumbents.quads(sources)
        parts["states.ttl"] = states.quads(sources, bodies)
    return {name: to_turtle(quads, prefixes=PREFIXES) for name, quads in sorted(parts.items())}
