"""The capitals. Where they lie is known from the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from kg.lexicon import lists as lexicon
from kg.lexicon.entries import StateEntry
from kg.rdf.namespaces import ALT_LABEL, DEFAULT_BASE
from kg.rdf.terms import Iri, Quad, text
from kg.slugs import slug
from kg.store.gazetteer import place_of, position
from tools.reference import terms
from tools.reference.sources import cell, own_table


def iri(city: str) -> Iri:
    """The place of that name."""
    return terms.thing("place", city)


def capitals_of(state: StateEntry) -> tuple[str, ...]:
    """The capital of ``state``, all where it has several, none where that is in dispute."""
    return _exceptions().get(state.name, state.capital[:1])


def quads() -> Iterator[Quad]:
    """Every capital with its names, those of the word list of cities too."""
    aliases = _aliases()
    for state in lexicon.states():
        for city in capitals_of(state):
            yield from terms.described(iri(city), "ReferencePlace", city)
            yield from _located(city)
            for alias in aliases.get((city, state.name), ()):
                yield Quad(iri(city), ALT_LABEL, text(alias))
            if city in state.ambiguous:
                yield Quad(iri(city), terms.AMBIGUOUS_NAME, text(city))


def _located(city: str) -> Iterator[Quad]:
    known = place_of(f"place/{slug(city)}")
    if known is not None and known.kind == "capital":
        yield from position(iri(city), known.geonames, known.latitude, known.longitude)
        yield Quad(iri(city), terms.COUNTRY_CODE, text(known.country))
        if known.state is not None:
            yield Quad(iri(city), terms.SITUATED_IN, Iri(DEFAULT_BASE + known.state))


@cache
def _exceptions() -> Mapping[str, tuple[str, ...]]:
    rows = own_table("capitals.tsv", ("state", "cities", "note"))
    return MappingProxyType({state: cell(cities) for state, cities, _ in rows})


@cache
def _aliases() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for city in lexicon.cities():
        forms = (city.name, *city.aliases)
        for form in forms:
            found[form, city.state] = tuple(other for other in forms if other != form)
    return MappingProxyType(found)
