"""Who heads the states and their governments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from kg.rdf.namespaces import DEFAULT_BASE, sc
from kg.rdf.terms import XSD, Iri, Literal, Quad, text
from kg.slugs import slug
from tools.reference import states, terms
from tools.reference.executives import Holder, holder
from tools.reference.sources import Sources, own_table

_TYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def quads(sources: Sources) -> Iterator[Quad]:
    """One incumbency for each office whose holder is sure."""
    for state, country in sorted(sources.countries.items()):
        seen: set[str] = set()
        for said in (country.chief_of_state, country.head_of_government):
            found = holder(said)
            if found is not None and found.office not in seen:
                seen.add(found.office)
                yield from _incumbency(state, found)


def dated(iso: str) -> Literal:
    """A date with the datatype of its precision."""
    return Literal(iso, Iri(XSD + _TYPES[len(iso)]))


def _incumbency(state: str, found: Holder) -> Iterator[Quad]:
    subject = Iri(f"{DEFAULT_BASE}incumbency/{slug(state)}_{slug(found.office)}")
    yield from terms.described(subject, "Incumbency")
    yield Quad(subject, sc("incumbentName"), text(found.name))
    yield Quad(subject, sc("officeName"), text(found.office))
    yield Quad(subject, sc("officeOf"), states.iri(state))
    if (state, found.since) not in _wrong_dates():
        yield Quad(subject, sc("since"), dated(found.since))
    yield Quad(subject, sc("knownAsOf"), dated(terms.AS_OF))


@cache
def _wrong_dates() -> Mapping[tuple[str, str], str]:
    rows = own_table("dates.tsv", ("state", "since", "note"))
    return MappingProxyType({(state, since): note for state, since, note in rows})
