"""The things of a graph: those that articles mention, and those that facts name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.rdf.namespaces import GEONAMES, SC, WIKIDATA
from kg.store import Store
from kg.view.model.evidence import Evidence, Mentions
from kg.view.model.records import Place, Record, local_name, records
from kg.view.phrasing.names import Name, spoken
from kg.view.style import THINGS

# Classes that say less than the type of a thing does.
_WIDE = frozenset({"Thing", "Actor", "Body", "Location", "ReferenceThing", "Concept", "NamedIndividual", "Resource"})
_MENTIONS = ("name", "nominal", "pronoun")
_REFERENCE = "Reference"
_LONG = 10  # digits, which no id at GeoNames has


@dataclass(slots=True)
class Thing:
    id: str
    type: str
    label: str
    aliases: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    wikidata: list[str] = field(default_factory=list)
    codes: dict[str, str | int] = field(default_factory=dict)
    geo: dict[str, Any] | None = None
    mentions: list[tuple[Place, str]] = field(default_factory=list)
    _name: Name | None = None

    def name(self) -> Name:
        """The thing in the middle of a sentence."""
        if self._name is None:
            self._name = spoken(self.label, self.type)
        return self._name

    def shown(self, evidence: Evidence) -> dict[str, Any]:
        thing: dict[str, Any] = {"id": evidence.short(self.id), "type": self.type, "label": self.label}
        if self.aliases:
            thing["aliases"] = self.aliases
        if self.descriptions:
            thing["descriptions"] = self.descriptions
        if self.wikidata:
            thing["wikidata"] = self.wikidata
        if self.codes:
            thing["codes"] = self.codes
        if self.geo:
            thing["geo"] = self.geo
        if self.mentions:
            thing["mentions"] = [_mention(evidence, place, kind) for place, kind in self.mentions]
        return thing


class Things:
    """Every thing by its id. One that a fact names but the graph does not describe is made when it is asked for."""

    def __init__(self, store: Store, evidence: Evidence, facts: Container[str]) -> None:
        self._described = records(store, "things")
        self._seen: dict[str, list[Record]] = defaultdict(list)
        for appearance in records(store, "appearances").values():
            for thing in appearance.nodes("thing"):
                self._seen[thing].append(appearance)
        self.mentions = Mentions()
        self._things: dict[str, Thing] = {}
        self._evidence = evidence
        self._facts = facts
        for thing in self._seen:
            if self.may_be(thing):
                self.get(thing)

    def may_be(self, id_: str) -> bool:
        """Whether it is neither a fact nor an article: a graph may call it all of these, and it is shown once."""
        return id_ not in self._facts and not self._evidence.is_article(id_)

    def is_known(self, id_: str) -> bool:
        return id_ in self._things

    def get(self, id_: str, *, if_untyped: str = "Thing") -> Thing:
        """The thing; ``if_untyped`` is its type where the graph gives it none."""
        if id_ not in self._things:
            self._things[id_] = self._read(id_, if_untyped)
        return self._things[id_]

    def in_order(self) -> list[Thing]:
        return [thing for _, thing in sorted(self._things.items())]

    def _read(self, id_: str, if_untyped: str) -> Thing:
        known = self._described.get(id_, Record(id_))
        seen = self._seen.get(id_, [])
        labels = [*known.texts("label"), *known.texts("other label")] or [local_name(id_)]
        aliases = [name for name in [*labels[1:], *known.texts("alias")] if name != labels[0]]
        described = {words for record in seen for words in record.texts("description")}
        mentioned = {
            place: kind for kind in reversed(_MENTIONS) for record in seen for place in self._places(record, kind)
        }
        self.mentions.add(id_, mentioned)
        return Thing(
            id_,
            _type([record.nodes("class") for record in seen], known.nodes("class")) or if_untyped,
            labels[0],
            _in_order(aliases),
            _in_order(described),
            [iri for iri in known.nodes("match") if iri.startswith(WIKIDATA)],
            _codes(known),
            _geo(known),
            sorted(mentioned.items()),
        )

    def _places(self, record: Record, kind: str) -> list[Place]:
        return self._evidence.places(record.nodes(kind))


def _in_order(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda each: (each.lower(), each))


def _geo(known: Record) -> dict[str, Any] | None:
    """Where it lies, with what else is known of that; None where it is not known."""
    lat, long = known.number("latitude", -90, 90), known.number("longitude", -180, 180)
    if lat is None or long is None:
        return None
    ids = (iri.removeprefix(GEONAMES).rstrip("/") for iri in known.nodes("match") if iri.startswith(GEONAMES))
    geonames = next((int(id_) for id_ in ids if id_.isascii() and id_.isdigit() and len(id_) < _LONG), None)
    said = {"lat": lat, "long": long, "geonames": geonames, "country": known.text("country")}
    return {key: value for key, value in said.items() if value is not None}


def _mention(evidence: Evidence, place: Place, kind: str) -> dict[str, Any]:
    span = evidence.span(place)
    return {"article": span["article"], "start": place.start, "end": place.end, "kind": kind}


def _codes(known: Record) -> dict[str, str | int]:
    """The codes of a state, by the list that gives them."""
    found: dict[str, str | int] = {}
    for name, length in (("iso2", 2), ("iso3", 3)):
        code = known.text(name) or ""
        if len(code) == length and code.isascii() and code.isalpha() and code.isupper():
            found[name] = code
    return found | {name: number for name in ("cow", "gw") if (number := known.count(name)) is not None}


def _type(seen: list[list[str]], classes: list[str]) -> str | None:
    """The type that articles give to a thing; else the most telling of its classes."""
    for found in ([iri for classes_seen in seen for iri in classes_seen], classes):
        names = {_class_name(iri) for iri in found}
        known = next((name for name in THINGS if name in names), None)
        if known is not None:
            return known
        if other := sorted(names - _WIDE):
            return other[0]
    return None


def _class_name(iri: str) -> str:
    name = local_name(iri)
    return name.removeprefix(_REFERENCE) if iri.startswith(SC + _REFERENCE) else name
