"""A good graph, and the faults that are seeded into it: one for each thing that the shapes ask."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.model import ArticleFacts, Event, EventType, Relation, RelationType, Status
from kg.rdf import Blank, Iri, Quad, facts_to_quads, prefixes
from kg.rdf.namespaces import DERIVED_FROM, RDF_TYPE, REFERENCE, oa, sc, schema
from kg.rdf.terms import XSD, Literal, Subject, Term, boolean, integer, text
from kg.resolve import alone
from kg.store import MemoryStore
from tests.rdf.corpus import later_quads, together_quads
from tests.rdf.sample import sample

HERE = Path(__file__).parent
PREFIXES = prefixes()

_LINE = re.compile(r"(?P<code>\S+) (?P<component>\S+): (?P<changes>.+)")
_CHANGE = re.compile(r"(?P<kind>[+=-]) (?P<subject>\S+) (?P<predicate>\S+)(?: (?P<value>.+))?")
_STRING = re.compile(r'"(?P<value>[^"]*)"(?:\^\^xsd:(?P<type>\w+))?')


@dataclass(frozen=True)
class Fault:
    """What breaks the good graph, and the constraint that finds it: the code and the kind of component."""

    code: str
    component: str
    changes: str

    def disturbs(self, other: Fault) -> bool:
        """Whether one of the two drops what the other changes."""
        places = [{(m["subject"], m["predicate"]): m["kind"] for m in each.matches} for each in (self, other)]
        return any(places[0][place] + places[1][place] != "++" for place in places[0].keys() & places[1].keys())

    @property
    def matches(self) -> list[dict[str, str]]:
        return [_matched(_CHANGE, change) for change in self.changes.split("; ")]

    def __str__(self) -> str:
        return f"{self.code} {self.component}: {self.changes}"

    def seed(self, quads: list[Quad]) -> list[Quad]:
        """The quads with the fault."""
        for change in self.changes.split("; "):
            quads = _change(quads, change)
        return quads


@cache
def good_quads() -> tuple[Quad, ...]:
    """The sample article, with an event and a relation of every type, later ones, and some reference facts."""
    store = MemoryStore.from_file(HERE / "reference.ttl")
    known = {"state/norway", "place/oslo"}
    return (
        *facts_to_quads(_facts(), identities=alone(_facts(), known=known)),
        *later_quads(),
        *together_quads(),
        # What the sample does not have. No writer uses sc:mention by itself: it stands above three others.
        Quad(_node("event:_v3"), sc("confidence"), _term("0.9"), _node("graph:fish-dispute")),
        Quad(_node("appearance:_e1"), sc("mention"), _node("span:_0-7"), _node("graph:fish-dispute")),
        # What slim graphs have in the place of spans.
        Quad(_node("event:_v3"), sc("quote"), _term('"met envoys"'), _node("graph:fish-dispute")),
        # What older versions told besides.
        Quad(_node("article:fish-dispute"), schema("mentions"), _node("state:norway"), _node("graph:fish-dispute")),
        *(Quad(_node("span:_0-26"), name, value, _node("graph:fish-dispute")) for name, value in _TOLD_BESIDES),
        Quad(_node("telling:_v1-1"), RDF_TYPE, sc("Telling"), _node("graph:fish-dispute")),
        Quad(_node("link:_e3-name"), RDF_TYPE, sc("Link"), _node("graph:fish-dispute")),
        *(quad._replace(graph=Iri(REFERENCE)) for quad in store.quads()),
    )


_TOLD_BESIDES = (
    (RDF_TYPE, sc("Span")),
    (oa("start"), integer(0)),
    (oa("end"), integer(26)),
    (DERIVED_FROM, Iri(f"{PREFIXES['article']}fish-dispute")),
)


def _facts() -> ArticleFacts:
    facts = sample()
    proof, told = facts.relations[1].evidence, facts.events[2].evidence
    events = {event.type for event in facts.events if event.status is Status.OCCURRED}
    more = [kind for kind in EventType if kind not in events]
    return replace(
        facts,
        relations=(
            *facts.relations,
            Relation("n3", RelationType.MEMBER_OF, "e2", "e5", proof),
            Relation("n4", RelationType.LOCATED_IN, "e7", "e3", proof),
            Relation("n5", RelationType.OPPOSES, "e2", "e5", proof),
        ),
        events=(
            *facts.events,
            *(Event(f"v{n}", kind, Status.OCCURRED, told, ("e1",)) for n, kind in enumerate(more, start=20)),
        ),
    )


def faults() -> list[Fault]:
    """Those of the files in ``faults/``."""
    lines = (line for path in sorted((HERE / "faults").glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return [Fault(**_matched(_LINE, line)) for line in lines if line and not line.startswith("#")]


def apart(faults: list[Fault]) -> list[list[Fault]]:
    """The faults in groups that can be seeded together: none of a group touches what another one does."""
    groups: list[list[Fault]] = []
    for fault in faults:
        free = (group for group in groups if not any(fault.disturbs(other) for other in group))
        group = next(free, None)
        if group is None:
            groups.append(group := [])
        group.append(fault)
    return groups


def seeded(faults: list[Fault]) -> list[Quad]:
    """The good graph with all of the faults."""
    quads = [*good_quads()]
    for fault in faults:
        quads = fault.seed(quads)
    return quads


def _change(quads: list[Quad], change: str) -> list[Quad]:
    parts = _matched(_CHANGE, change)
    subject, predicate = _node(parts["subject"]), _node(parts["predicate"])
    assert isinstance(predicate, Iri)
    if parts["kind"] != "+":
        kept = [quad for quad in quads if quad[:2] != (subject, predicate)]
        assert len(kept) < len(quads), f"there is nothing to drop: {change}"
        quads = kept
    return quads if parts["kind"] == "-" else [*quads, Quad(subject, predicate, _term(parts["value"]))]


def _term(written: str) -> Term:
    if match := _STRING.fullmatch(written):
        return Literal(match["value"], Iri(XSD + match["type"])) if match["type"] else text(match["value"])
    if written in ("true", "false"):
        return boolean(written == "true")
    if re.fullmatch(r"-?\d+\.\d+", written):
        return Literal(written, Iri(XSD + "decimal"))
    return integer(int(written)) if re.fullmatch(r"-?\d+", written) else _node(written)


def _node(written: str) -> Subject:
    if written == "a":
        return RDF_TYPE
    if written.startswith("<"):
        return Iri(written[1:-1])
    prefix, _, local = written.partition(":")
    if prefix == "_":
        return Blank(local)
    namespace = PREFIXES.get(prefix) or f"https://example.org/{prefix}/"
    return Iri(namespace + re.sub("^_", "fish-dispute_", local))


def _matched(pattern: re.Pattern[str], written: str) -> dict[str, str]:
    match = pattern.fullmatch(written)
    assert match, f"not understood: {written}"
    return match.groupdict()
