"""Namespaces and their prefixes: one for each kind of thing, so that no local name holds a ``/``."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import UsageError
from kg.model import RelationType
from kg.rdf.terms import XSD, Iri

DEFAULT_BASE = "https://w3id.org/statecraft/id/"
SC = "https://w3id.org/statecraft/ontology#"
ISSUE = "https://w3id.org/statecraft/issues#"
STATUS = "https://w3id.org/statecraft/status#"
ROLE_STATUS = "https://w3id.org/statecraft/role-status#"
STANCE = "https://w3id.org/statecraft/stance#"
LINK_TYPE = "https://w3id.org/statecraft/link-type#"
PLOVER = "https://w3id.org/statecraft/plover#"
PLOVER_MODE = "https://w3id.org/statecraft/plover-mode#"
PLOVER_CONTEXT = "https://w3id.org/statecraft/plover-context#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
#: The named graph of the reference facts.
REFERENCE = "https://w3id.org/statecraft/reference"
#: The named graphs of what only several articles tell: which appearances are of one thing, and which are not, ...
IDENTITIES = Iri("https://w3id.org/statecraft/identities")
#: ... which reports are of one event, ...
SHARED_EVENTS = Iri("https://w3id.org/statecraft/shared-events")
#: ... and which articles are copies or later versions of others.
COPIES = Iri("https://w3id.org/statecraft/copies")
WIKIDATA = "http://www.wikidata.org/entity/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
GEONAMES = "https://sws.geonames.org/"

RDF_TYPE = Iri(RDF + "type")
RDFS_LABEL = Iri(RDFS + "label")
IS_DEFINED_BY = Iri(RDFS + "isDefinedBy")

# Kinds of things under the base, in the order in which Turtle lists them, facts first: kind -> prefix.
KINDS = {
    "article": "article",
    "sharedevent": "sharedevent",
    "event": "event",
    "claim": "claim",
    "role": "role",
    "relation": "relation",
    "figure": "figure",
    "state": "state",
    "person": "person",
    "organization": "organization",
    "place": "place",
    "group": "group",
    "post": "post",
    "time": "timex",
    "appearance": "appearance",
    "link": "link",
    "identification": "identification",
    "distinction": "distinction",
    "telling": "telling",
    "span": "span",
    "graph": "graph",
    "run": "run",
    "software": "software",
    "block": "block",
    "incumbency": "incumbency",
}

_FIXED = {
    "dcterms": DCTERMS,
    "geo": GEO,
    "gn": GEONAMES,
    "issue": ISSUE,
    "linktype": LINK_TYPE,
    "oa": OA,
    "plover": PLOVER,
    "plovercontext": PLOVER_CONTEXT,
    "plovermode": PLOVER_MODE,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "rolestatus": ROLE_STATUS,
    "sc": SC,
    "schema": SCHEMA,
    "skos": SKOS,
    "stance": STANCE,
    "status": STATUS,
    "wd": WIKIDATA,
    "xsd": XSD,
}

_BASE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix of the project with its namespace, those under ``base`` included."""
    return {**_FIXED, **{prefix: f"{base}{kind}/" for kind, prefix in KINDS.items()}}


def checked_base(base: str) -> str:
    """``base`` with a ``/`` at its end unless it ends with ``/`` or ``#`` already.

    Raises:
        UsageError: if it is no absolute IRI.
    """
    if not _BASE.fullmatch(base) or base.rstrip("/#").endswith(":"):
        raise UsageError(
            f"{base!r} is not an absolute IRI", where="--base", remedy="give one such as https://example.org/id/"
        )
    return base if base.endswith(("/", "#")) else f"{base}/"


@cache
def sc(name: str) -> Iri:
    """A term of the vocabulary."""
    return Iri(SC + name)


@cache
def schema(name: str) -> Iri:
    """A term of schema.org."""
    return Iri(SCHEMA + name)


@cache
def prov(name: str) -> Iri:
    """A term of PROV-O."""
    return Iri(PROV + name)


@cache
def oa(name: str) -> Iri:
    """A term of Web Annotation."""
    return Iri(OA + name)


@cache
def skos(name: str) -> Iri:
    """A term of SKOS."""
    return Iri(SKOS + name)


IDENTIFIER = Iri(DCTERMS + "identifier")
DERIVED_FROM = prov("wasDerivedFrom")
#: From thing to thing, by what one article says: the relations, and who holds an office of what.
DIRECT = frozenset(map(sc, ("holdsOffice", *RelationType)))
ALT_LABEL = skos("altLabel")
EXACT_MATCH = skos("exactMatch")
