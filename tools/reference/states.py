"""The states: names, codes, capital, memberships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from kg.lexicon import lists as lexicon
from kg.lexicon.entries import StateEntry
from kg.lexicon.lists import fold
from kg.rdf.namespaces import ALT_LABEL, EXACT_MATCH, WIKIDATA
from kg.rdf.terms import XSD, Iri, Literal, Quad, text
from kg.store.gazetteer import country_row, position
from tools.reference import nouns, places, terms
from tools.reference.forms import acronyms, shared
from tools.reference.memberships import memberships
from tools.reference.sources import Country, Sources, own_table

_NOTHING = Country()
# Short forms of the source that nobody uses as a name.
_NO_NAMES = frozenset({"The Dominican"})


@dataclass(frozen=True)
class Names:
    """The names of one state; a form stands in one of the first four only."""

    official: tuple[str, ...]
    former: tuple[str, ...]
    acronym: tuple[str, ...]
    other: tuple[str, ...]
    demonym: tuple[str, ...]
    people: tuple[str, ...]
    metonym: tuple[str, ...]


def iri(name: str) -> Iri:
    """The state of that name of the word list."""
    return terms.thing("state", name)


def quads(sources: Sources, bodies: Mapping[str, Iri]) -> Iterator[Quad]:
    """Everything about all states of the word list; ``bodies``: the organizations by name."""
    names = _without_common_former(
        {state.name: _names(state, sources.countries.get(state.name, _NOTHING)) for state in lexicon.states()}
    )
    several = shared(
        {key: {key, *n.official, *n.former, *n.acronym, *n.other, *n.demonym, *n.people} for key, n in names.items()}
    )
    for state in lexicon.states():
        yield from terms.described(iri(state.name), "ReferenceState", state.name)
        yield from _named(state, names[state.name], several[state.name])
        yield from _coded(state)
        for city in places.capitals_of(state):
            yield Quad(iri(state.name), terms.CAPITAL, places.iri(city))
        text_ = sources.countries.get(state.name, _NOTHING).organizations
        found = memberships(state.name, text_)
        for body in sorted(found.member):
            yield Quad(iri(state.name), terms.HAS_MEMBERSHIP_IN, bodies[body])
        for body in sorted(found.observer):
            yield Quad(iri(state.name), terms.HAS_OBSERVER_STATUS_IN, bodies[body])


def _named(state: StateEntry, names: Names, several: frozenset[str]) -> Iterator[Quad]:
    by_property = {
        terms.OFFICIAL_NAME: names.official,
        terms.FORMER_NAME: names.former,
        terms.ACRONYM: names.acronym,
        ALT_LABEL: names.other,
        terms.DEMONYM: names.demonym,
        terms.PEOPLE_NAME: names.people,
        terms.METONYM: names.metonym,
        terms.AMBIGUOUS_NAME: (*state.ambiguous, *several),
    }
    for predicate, forms in by_property.items():
        for form in forms:
            yield Quad(iri(state.name), predicate, text(form))


def _coded(state: StateEntry) -> Iterator[Quad]:
    subject = iri(state.name)
    yield Quad(subject, terms.STATE_KIND, text(state.kind))
    if state.iso2:
        yield Quad(subject, terms.ALPHA_2, text(state.iso2))
    alpha3, cow, gw = _numbers().get(state.name, ("", "", ""))
    if alpha3:
        yield Quad(subject, terms.ALPHA_3, text(alpha3))
    for predicate, number in ((terms.COW, cow), (terms.GW, gw)):
        if number:
            yield Quad(subject, predicate, Literal(number, Iri(XSD + "integer")))
    if known := country_row(state.iso2):
        yield from position(subject, *known)
    if state.qid:
        yield Quad(subject, EXACT_MATCH, Iri(WIKIDATA + state.qid))


def _names(state: StateEntry, country: Country) -> Names:
    own = _own_names().get(state.name, {})
    long_name = _as_listed(state, nouns.long_name(country.long_name))
    official = own.get("official") or ((long_name,) if long_name else ())
    former = _former(state, country)
    other = [form for form in state.aliases if form not in {*official, *former}]
    known = {fold(form) for form in (state.name, *official, *former, *other)}
    added = [long_name, country.short_name, *nouns.abbreviations(country.abbreviation)]
    other += [form for form in added if form and "(" not in form and form not in _NO_NAMES and fold(form) not in known]
    short = acronyms((state.name, *other))
    known |= {fold(form) for form in other}
    return Names(
        official=tuple(form for form in official if form != state.name),
        former=former,
        acronym=tuple(form for form in other if form in short),
        other=tuple(form for form in other if form not in short),
        demonym=_with_new(state.adjectives, nouns.adjectives(country.adjective), known),
        people=_with_new(state.people, nouns.nouns(country.noun), known),
        metonym=state.capital,
    )


def _without_common_former(names: Mapping[str, Names]) -> Mapping[str, Names]:
    """A name that several states had together ("Mali Federation") names none of them."""
    common = shared({state: found.former for state, found in names.items()})
    return {
        state: replace(found, former=tuple(form for form in found.former if form not in common[state]))
        for state, found in names.items()
    }


def _former(state: StateEntry, country: Country) -> tuple[str, ...]:
    """Former names that are names of no other state, nor of several states together, nor of the state as it is."""
    own = _own_names().get(state.name, {})
    now = {fold(form) for form in (state.name, *state.capital, *own.get("official", ()), *own.get("none", ()))}
    now |= {fold(nouns.long_name(country.long_name)), fold(country.short_name)}
    found = list(own.get("former", ()))
    for form in nouns.former_names(country.former):
        other = lexicon.find(lexicon.state_by_name(), form)
        if fold(form) not in now and (other is None or other.name == state.name):
            found.append(_as_listed(state, form))
    return tuple(dict.fromkeys(found))


def _as_listed(state: StateEntry, form: str) -> str:
    """``form`` as the word list spells it."""
    return next((alias for alias in state.aliases if fold(alias) == fold(form)), form)


def _with_new(listed: tuple[str, ...], said: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    taken = known | {fold(form) for form in listed}
    return (*listed, *(form for form in said if fold(form) not in taken))


@cache
def _own_names() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for state, kind, name in own_table("names.tsv", ("state", "kind", "name")):
        found[state][kind] = (*found[state].get(kind, ()), name)
    return MappingProxyType(found)


@cache
def _numbers() -> Mapping[str, tuple[str, str, str]]:
    rows = own_table("numbers.tsv", ("state", "iso3", "cow", "gw"))
    return MappingProxyType({state: (alpha3, cow, gw) for state, alpha3, cow, gw in rows})
