"""The terms of the reference facts, and the triples that every one of their things has."""

from __future__ import annotations

from collections.abc import Iterator

from kg.rdf.namespaces import DEFAULT_BASE, RDF_TYPE, RDFS, RDFS_LABEL, prefixes, sc
from kg.rdf.terms import Iri, Quad, text
from kg.slugs import slug

REFERENCE = Iri("https://w3id.org/statecraft/reference")
# When the sources were exported.
AS_OF = "2026-05"
PREFIXES = {**prefixes(), "incumbency": f"{DEFAULT_BASE}incumbency/"}

OFFICIAL_NAME = sc("officialName")
FORMER_NAME = sc("formerName")
ACRONYM = sc("acronym")
DEMONYM = sc("demonym")
PEOPLE_NAME = sc("peopleName")
METONYM = sc("metonym")
AMBIGUOUS_NAME = sc("ambiguousName")
CAPITAL = sc("capital")
STATE_KIND = sc("stateKind")
ORGANIZATION_KIND = sc("organizationKind")
ALPHA_2 = sc("iso3166Alpha2")
ALPHA_3 = sc("iso3166Alpha3")
COW = sc("cowNumber")
GW = sc("gwNumber")
HAS_MEMBERSHIP_IN = sc("hasMembershipIn")
HAS_OBSERVER_STATUS_IN = sc("hasObserverStatusIn")
COUNTRY_CODE = sc("countryCode")
SITUATED_IN = sc("situatedIn")
BODY_OF = sc("bodyOf")
STANDS_FOR = sc("standsFor")

_IS_DEFINED_BY = Iri(RDFS + "isDefinedBy")


def thing(kind: str, name: str) -> Iri:
    """The IRI that an article's thing of that kind and name has too."""
    return Iri(f"{DEFAULT_BASE}{kind}/{slug(name)}")


def described(subject: Iri, kind: str, name: str | None = None) -> Iterator[Quad]:
    """Its class, its label and where it is from."""
    yield Quad(subject, RDF_TYPE, sc(kind))
    yield Quad(subject, _IS_DEFINED_BY, REFERENCE)
    if name is not None:
        yield Quad(subject, RDFS_LABEL, text(name))
