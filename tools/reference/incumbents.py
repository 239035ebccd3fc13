"""Who heads the states, their governments and their foreign ministries, and who did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from kg.rdf.namespaces import DEFAULT_BASE, sc
from kg.rdf.terms import XSD, Iri, Literal, Quad, text
from kg.resolve.offices import office_kind
from kg.slugs import slug
from tools.reference import states, terms
from tools.reference.executives import holder
from tools.reference.holding import ARTICLES, COLUMNS, Term, joined
from tools.reference.sources import Country, SourceError, Sources, own_table
from tools.reference.terms import AS_OF

_TYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def quads(sources: Sources) -> Iterator[Quad]:
    """One incumbency for each term of which the holder is sure, in the order of states, offices and days."""
    past = _past()
    for state in sorted({*sources.countries, *past}):
        country = sources.countries.get(state, Country())
        now = dict.fromkeys(map(holder, (country.chief_of_state, country.head_of_government)))
        terms = [(Term(found.office, found.name, _sure(state, found.since), "", AS_OF)) for found in now if found]
        offices: dict[str, list[Term]] = {}
        for term in (*terms, *past.get(state, ())):
            offices.setdefault(office_kind(term.office.lower()), []).append(term)
        taken: set[Iri] = set()
        for term in (term for kind in sorted(offices) for term in joined(offices[kind])):
            yield from _incumbency(state, term, taken)


def dated(iso: str) -> Literal:
    """A date with the datatype of its precision."""
    return Literal(iso, Iri(XSD + _TYPES[len(iso)]))


def _incumbency(state: str, term: Term, taken: set[Iri]) -> Iterator[Quad]:
    name = f"{slug(state)}_{slug(term.office)}"
    subject = Iri(f"{DEFAULT_BASE}incumbency/{name if term.known == AS_OF else f'{name}_{term.days[0]}'}")
    if subject in taken:
        raise SourceError(f"two holders of one office from one day on: {subject}", where=state)
    taken.add(subject)
    yield from terms.described(subject, "Incumbency")
    yield Quad(subject, sc("incumbentName"), text(term.name))
    yield Quad(subject, sc("officeName"), text(term.office))
    yield Quad(subject, sc("officeOf"), states.iri(state))
    if term.since:
        yield Quad(subject, sc("since"), dated(term.since))
    elif term.start:
        yield Quad(subject, sc("knownFrom"), dated(term.start))
    if term.until:
        yield Quad(subject, sc("until"), dated(term.until))
    yield Quad(subject, sc("knownAsOf"), dated(term.known))


def _sure(state: str, since: str) -> str:
    return "" if (state, since) in _wrong_dates() else since


@cache
def _past() -> Mapping[str, tuple[Term, ...]]:
    """What ``tables/holders.tsv`` says of each state."""
    found: dict[str, tuple[Term, ...]] = {}
    for state, office, name, since, start, known, source in own_table("holders.tsv", COLUMNS):
        term = Term(office, name, since, start, known, in_news=source == ARTICLES)
        found[state] = (*found.get(state, ()), term)
    return MappingProxyType(found)


@cache
def _wrong_dates() -> Mapping[tuple[str, str], str]:
    rows = own_table("dates.tsv", ("state", "since", "note"))
    return MappingProxyType({(state, since): note for state, since, note in rows})
