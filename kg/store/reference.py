"""The reference facts: what is known of states, organizations and places before any article is read.

They ship as Turtle in ``ontology/reference/``, places besides the capitals as a gazetteer. A file of one's own adds
entries, or replaces the values of the properties that it gives for an entry. Asked here by form and by id, and written
out for the things of a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import GraphError
from kg.files import is_there
from kg.model import KIND_OF, EntityType, GazetteerPlace, Incumbent, LinkType, ReferenceEntry
from kg.rdf.namespaces import (
    ALT_LABEL,
    DEFAULT_BASE,
    EXACT_MATCH,
    IS_DEFINED_BY,
    KINDS,
    RDF_TYPE,
    RDFS_LABEL,
    REFERENCE,
    SC,
    WIKIDATA,
    sc,
)
from kg.rdf.terms import Iri, Literal, Quad
from kg.resources import broken, ontology_folder, shipped_text
from kg.store.convert import from_ox_triple, named_node, to_ox_quad
from kg.store.files import base_of_file, check_safe, format_of, read_bytes, too_long
from kg.store.gazetteer import place_of, places_named, position

_T = TypeVar("_T")

_TYPES = {
    sc("ReferenceState"): EntityType.STATE,
    sc("ReferenceOrganization"): EntityType.ORGANIZATION,
    sc("ReferencePlace"): EntityType.PLACE,
}
#: Properties that hold names, the best first.
_NAMES = {
    RDFS_LABEL: LinkType.NAME,
    sc("officialName"): LinkType.OFFICIAL_NAME,
    sc("acronym"): LinkType.ACRONYM,
    ALT_LABEL: LinkType.OTHER_NAME,
    sc("formerName"): LinkType.FORMER_NAME,
    sc("demonym"): LinkType.DEMONYM,
    sc("peopleName"): LinkType.PEOPLE,
    sc("metonym"): LinkType.METONYM,
}
_CODES = {"iso2": "iso3166Alpha2", "iso3": "iso3166Alpha3", "cow": "cowNumber", "gw": "gwNumber"}
#: What is told of an incumbency, in the order in which `Incumbent` has it.
_TERM = ("officeName", "incumbentName", "since", "until", "knownFrom", "knownAsOf")
_FILES = ("about.ttl", "incumbents.ttl", "organizations.ttl", "places.ttl", "states.ttl")
_EXAMPLE = "docs/reference.md shows what an entry looks like"
_TYPE = ox.NamedNode(RDF_TYPE)
_OWNERS = (sc("standsFor"), sc("bodyOf"), sc("situatedIn"))
_KINDS = (sc("stateKind"), sc("organizationKind"))
#: Of what a described thing points to, only this is told.
_SHORT = frozenset({RDF_TYPE, RDFS_LABEL, sc("acronym"), IS_DEFINED_BY})


class ReferenceStore:
    """The reference facts that ship with the package, with those of files of one's own.

    Args:
        own: RDF files with entries to add or to override, or their names and content; the last one has the last word.
        base: what the IRIs of things start with; files of one's own may use it or the default one.

    Attributes:
        own: the entries of those files, as they are with what ships.

    Raises:
        GraphError: if a file cannot be read, or what it describes is no entry.
    """

    def __init__(self, own: Iterable[str | Path | tuple[str, str]] = (), *, base: str = DEFAULT_BASE) -> None:
        self._base = base
        self._store = _shipped()
        self._entries: dict[str, ReferenceEntry | None] = {}
        self._terms: dict[str, tuple[Incumbent, ...]] = {}
        self._codes: dict[str, dict[str, str | int]] = {}
        overridden: dict[ox.NamedNode, Path] = {}
        files = [reference_file(file) for file in own]
        if files:  # What ships stays as it is.
            self._store = ox.Store()
            self._store.bulk_extend(_shipped())
        for name, content in files:
            overridden |= dict.fromkeys(self._override(Path(name), content), Path(name))
        self.own = tuple(self._needed(node, path) for node, path in overridden.items())

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.entry(id) is not None

    def named(self, form: str) -> tuple[ReferenceEntry, ...]:
        """The entries of which ``form`` is a name, spelled like this, in the order of their ids."""
        found = self._store.quads_for_pattern(None, None, ox.Literal(form))
        ids = {_id(from_ox_triple(quad).subject) for quad in found if quad.predicate.value in _NAMES}
        return tuple(entry for id in sorted(ids) if (entry := self.entry(id)) is not None)

    def entry(self, id: str) -> ReferenceEntry | None:
        """The entry of that id (``state/china``), or None."""
        if id not in self._entries:
            self._entries[id] = self._read(named_node(DEFAULT_BASE + id))
        return self._entries[id]

    def codes(self, state: str) -> dict[str, str | int]:
        """The codes of the state of that id: ``iso2``, ``iso3``, ``cow``, ``gw``, those that it has."""
        if state not in self._codes:
            values = self._literals(named_node(DEFAULT_BASE + state))
            known = {name: values[sc(term)] for name, term in _CODES.items() if sc(term) in values}
            self._codes[state] = {name: int(code) if name in ("cow", "gw") else code for name, code in known.items()}
        return self._codes[state]

    def incumbents(self, state: str) -> tuple[Incumbent, ...]:
        """The terms of office that are known of the state of that id, in order."""
        if state not in self._terms:
            terms = map(self._term, self._incumbencies(named_node(DEFAULT_BASE + state)))
            self._terms[state] = tuple(sorted((term for term in terms if term is not None), key=astuple))
        return self._terms[state]

    def _term(self, node: ox.NamedNode) -> Incumbent | None:
        values = self._literals(node)
        office, name, *dates = (values.get(sc(term), "") for term in _TERM)
        return Incumbent(office, name, *dates) if office and name else None

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of the gazetteer that bear this name, in whatever case and with whatever accents."""
        return places_named(name)

    def describe(self, ids: Iterable[str]) -> list[Quad]:
        """All that is known of these entries, what they point to by its name, and where the facts come from.

        Everything stands in the named graph of the reference facts.
        """
        wanted = dict.fromkeys(named_node(DEFAULT_BASE + id) for id in ids)
        subjects = [subject for node in wanted for subject in (node, *self._incumbencies(node))]
        found: dict[Quad, None] = {}
        for quad in (quad for subject in subjects for quad in self._quads(subject)):
            found[self._ours(quad)] = None
            if isinstance(quad.object, ox.NamedNode) and quad.object not in wanted:
                found |= dict.fromkeys(self._shortly(quad.object))
        if found:
            found |= dict.fromkeys(self._ours(quad) for quad in self._quads(named_node(REFERENCE)))
        return list(found)

    def _literals(self, node: ox.NamedNode) -> dict[Iri, str]:
        """One literal of each property of an entry."""
        told = map(from_ox_triple, self._quads(node))
        return {predicate: value.value for _, predicate, value, _ in told if isinstance(value, Literal)}

    def _quads(self, node: ox.NamedNode) -> Iterator[ox.Quad]:
        said = list(self._store.quads_for_pattern(node, None, None))
        yield from said
        given = {quad.predicate for quad in said}
        yield from (quad for quad in _listed(node) if quad.predicate not in given)

    def _shortly(self, node: ox.NamedNode) -> Iterator[Quad]:
        if node.value.startswith(DEFAULT_BASE):
            yield from (self._ours(quad) for quad in self._quads(node) if quad.predicate.value in _SHORT)

    def _incumbencies(self, state: ox.NamedNode) -> Iterator[ox.NamedNode]:
        for quad in self._store.quads_for_pattern(None, named_node(sc("officeOf")), state):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject

    def _ours(self, quad: ox.Quad) -> Quad:
        subject, predicate, value, _ = from_ox_triple(quad)
        target = self._based(value) if isinstance(value, Iri) else value
        return Quad(self._based(Iri(subject)), predicate, target, Iri(REFERENCE))

    def _based(self, iri: Iri) -> Iri:
        if iri.startswith(DEFAULT_BASE):
            return Iri(self._base + iri.removeprefix(DEFAULT_BASE))
        return iri

    def _read(self, node: ox.NamedNode) -> ReferenceEntry | None:
        values: dict[str, list[str]] = {}
        for _, predicate, value, _ in map(from_ox_triple, self._quads(node)):
            values.setdefault(predicate, []).append(value.value if isinstance(value, Literal) else value)
        kind = next((_TYPES[Iri(c)] for c in sorted(values.get(RDF_TYPE, ())) if c in _TYPES), None)
        labels = values.get(RDFS_LABEL)
        if kind is None or not labels:
            return None
        capital = "capital" if any(self._capital_of(node)) else ""
        matches = sorted(match for match in values.get(EXACT_MATCH, ()) if match.startswith(WIKIDATA))
        return ReferenceEntry(
            id=_id(node.value),
            type=kind,
            name=min(labels),
            forms=tuple((form, how) for name, how in _NAMES.items() for form in sorted(values.get(name, ()))),
            ambiguous=frozenset(values.get(sc("ambiguousName"), ())),
            kind=next((values[name][0] for name in _KINDS if name in values), capital),
            wikidata=matches[0].removeprefix(WIKIDATA) if matches else None,
            state=self._state_of(node, values),
        )

    def _state_of(self, node: ox.NamedNode, values: dict[str, list[str]]) -> str | None:
        owners = [owner for name in _OWNERS for owner in values.get(name, ())]
        owners += [from_ox_triple(quad).subject for quad in self._capital_of(node)]
        states = sorted(id for id in map(_id, owners) if id.startswith("state/"))
        return states[0] if states else None

    def _capital_of(self, node: ox.NamedNode) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, named_node(sc("capital")), node)

    # Files of one's own

    def _override(self, path: Path, content: str) -> list[ox.NamedNode]:
        """Takes in a file and returns the entries that it describes."""
        given: dict[tuple[ox.NamedNode, ox.NamedNode], list[ox.Quad]] = {}
        for quad in _parse(path, content):
            subject = self._unbased(quad.subject)
            if quad.predicate.value in _NAMES and quad.object != ox.Literal(getattr(quad.object, "value", "")):
                remedy = 'write it as a plain string, such as "Freedonia"'
                raise GraphError(f"a name is no plain string: {quad.object}", where=path, remedy=remedy)
            if isinstance(subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
                new = ox.Quad(subject, quad.predicate, self._unbased(quad.object))
                given.setdefault((subject, quad.predicate), []).append(new)
        for (subject, predicate), quads in given.items():
            for old in list(self._store.quads_for_pattern(subject, predicate, None)):
                self._store.remove(old)
            self._store.extend(quads)
        nodes = dict.fromkeys(subject for subject, _ in given)
        for node in nodes:
            kinds = [quad.object for quad in given.get((node, _TYPE), ())]
            typed = any(isinstance(kind, ox.NamedNode) and Iri(kind.value) in _TYPES for kind in kinds)
            if typed and not node.value.startswith(DEFAULT_BASE):
                raise _no_entry(node, path, f"its IRI must start with {self._base}")
        self._store.extend(ox.Quad(node, named_node(IS_DEFINED_BY), named_node(REFERENCE)) for node in nodes)
        ours = [node for node in nodes if node.value.startswith(DEFAULT_BASE)]
        if not ours:
            raise GraphError("describes no entry of the reference facts", where=path, remedy=_EXAMPLE)
        return [node for node in ours if "/incumbency/" not in node.value]

    def _unbased(self, term: _T) -> _T | ox.NamedNode:
        """The term under the default base, which is that of what ships."""
        if isinstance(term, ox.NamedNode) and not term.value.startswith((DEFAULT_BASE, SC)):
            rest = term.value.removeprefix(self._base)
            if rest != term.value and rest.partition("/")[0] in KINDS:
                return ox.NamedNode(DEFAULT_BASE + rest)
        return term

    def _needed(self, node: ox.NamedNode, path: Path) -> ReferenceEntry:
        """The entry of a node that a file of one's own describes.

        Raises:
            GraphError: if it is none, or not whole.
        """
        entry = self.entry(_id(node.value))
        values = [from_ox_triple(quad) for quad in self._quads(node)]
        types = [value for _, name, value, _ in values if name == RDF_TYPE and value in _TYPES]
        labels = [value.value for _, name, value, _ in values if name == RDFS_LABEL and isinstance(value, Literal)]
        if entry is None or not types:
            raise _no_entry(node, path, "give it a type such as sc:ReferenceState, and an rdfs:label")
        if len(types) > 1:
            raise _no_entry(node, path, "give it one type only")
        if len(labels) != 1 or not labels[0].strip():
            raise _no_entry(node, path, "give it exactly one rdfs:label")
        if not re.fullmatch(rf"{KIND_OF[entry.type]}/[a-z0-9-]+", entry.id):
            raise _no_entry(node, path, f"its IRI must be {DEFAULT_BASE}{KIND_OF[entry.type]}/some-name")
        return entry


@lru_cache(2**10)
def _listed(node: ox.NamedNode) -> tuple[ox.Quad, ...]:
    """What the gazetteer says of a place."""
    place = place_of(_id(node.value)) if node.value.startswith(DEFAULT_BASE + "place/") else None
    if place is None or place.kind == "capital":  # Capitals are in places.ttl.
        return ()
    subject = Iri(node.value)
    said = [
        Quad(subject, RDF_TYPE, sc("ReferencePlace")),
        Quad(subject, RDFS_LABEL, Literal(place.name)),
        Quad(subject, IS_DEFINED_BY, Iri(REFERENCE)),
        *position(subject, place.geonames, place.latitude, place.longitude),
        Quad(subject, sc("countryCode"), Literal(place.country)),
    ]
    if place.state is not None:
        said.append(Quad(subject, sc("situatedIn"), Iri(DEFAULT_BASE + place.state)))
    return tuple(map(to_ox_quad, said))


def _no_entry(node: ox.NamedNode, path: Path, remedy: str) -> GraphError:
    return GraphError(f"<{node.value}> is no entry of the reference facts", where=path, remedy=remedy)


@cache
def _shipped() -> ox.Store:
    """What ships, in the default graph. Not to be changed.

    Raises:
        PackageError: if a file is missing or broken.
    """
    store = ox.Store()
    folder = ontology_folder() / "reference"
    for path in sorted({*folder.glob("*.ttl"), *(folder / name for name in _FILES)}):
        text = shipped_text(path)
        try:
            store.load(text.encode("utf-8"), format=ox.RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise broken(path, " ".join(str(error).split())[:300]) from error
    return store


def reference_file(file: str | Path | tuple[str, str]) -> tuple[str, str]:
    """The name and the content of a file of reference facts.

    Raises:
        GraphError: if it cannot be read, or is no text.
    """
    if isinstance(file, tuple):
        return file
    path = Path(file)
    format_of(path)
    if str(path) != "-" and not is_there(path):
        raise GraphError("no such file", where=path, remedy="name a file with reference facts of your own")
    try:
        return str(path), read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise GraphError("is no text in UTF-8", where=path, remedy="save it as UTF-8") from error


def _parse(path: Path, content: str) -> list[ox.Quad]:
    check_safe(content.encode("utf-8"), format_of(path), where=path)
    try:
        return list(ox.parse(content, format=format_of(path), base_iri=base_of_file(path)))
    except (SyntaxError, ValueError) as error:
        raise GraphError(" ".join(str(error).split())[:300], where=path, remedy="mend the file") from error
    except MemoryError as error:
        raise too_long(path) from error


def _id(iri: str) -> str:
    return iri.removeprefix(DEFAULT_BASE)
