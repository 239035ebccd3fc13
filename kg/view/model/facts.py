"""Events, claims, roles and relations of a graph, as the view model tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.rdf.namespaces import SC
from kg.store import Store
from kg.view.model.evidence import Evidence
from kg.view.model.records import Place, Record, local_name, records
from kg.view.model.things import Things
from kg.view.phrasing.figures import figure_words
from kg.view.phrasing.names import Name, joined
from kg.view.phrasing.phrases import (
    HAPPENED,
    STATUSES,
    UNKNOWN,
    claim_sentence,
    claim_words,
    event_name,
    event_sentence,
    relation_sentence,
    role_sentence,
    says_so,
)
from kg.view.phrasing.wording import EVENTS, RELATIONS

KINDS = ("events", "claims", "roles", "relations")

_PARTS = {
    "events": ("agent", "target", "place", "issue"),
    "claims": ("speaker", "target", "issue"),
    "roles": ("person", "of"),
    "relations": ("subject", "object"),
}
_UNTYPED = {"place": "Place", "issue": "Issue", "person": "Person"}
_GAP = " … "


@dataclass(slots=True)
class Fact:
    """A fact while the model is made: what the pages get of it, and which things take part in it, in order."""

    id: str
    record: Record
    evidence: list[Place]
    article: str | None
    parts: dict[str, list[str]] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)


def find_facts(store: Store) -> dict[str, tuple[str, Record]]:
    """The kind of every fact and what is known of it; a node that is of several kinds is of the first."""
    found: dict[str, tuple[str, Record]] = {}
    for kind in KINDS:
        for id_, record in records(store, kind).items():
            found.setdefault(id_, (kind, record))
    return found


class Facts:
    """All facts of a graph, by kind, in the order of the texts that tell them."""

    def __init__(
        self,
        found: Mapping[str, tuple[str, Record]],
        evidence: Evidence,
        things: Things,
        figures: Mapping[str, Record],
    ) -> None:
        self._evidence = evidence
        self._figures: dict[str, list[Record]] = {}
        for figure in figures.values():
            if event := figure.node("event"):
                self._figures.setdefault(event, []).append(figure)
        self._things = things
        self.of: dict[str, list[Fact]] = {kind: [] for kind in KINDS}
        for kind, record in found.values():
            self.of[kind].append(self._read(kind, record))
        self.of["roles"] = [fact for fact in self.of["roles"] if fact.parts["person"]]
        self.of["relations"] = [fact for fact in self.of["relations"] if _is_whole(fact)]
        for facts in self.of.values():
            facts.sort(key=lambda fact: (fact.article or "", *_start(fact), fact.id))
        self.claims = {fact.id: fact for fact in self.of["claims"]}
        self._tell()

    def shown(self) -> dict[str, list[dict[str, Any]]]:
        return {kind: [fact.shown for fact in self.of[kind]] for kind in KINDS}

    def _read(self, kind: str, record: Record) -> Fact:
        evidence = self._evidence.of_fact(record, "evidence")
        fact = Fact(record.id, record, evidence, self._evidence.article_of(record, evidence))
        for part in _PARTS[kind]:
            ids = [id_ for id_ in record.nodes(part) if self._things.may_be(id_)]
            for id_ in ids:
                self._things.get(id_, if_untyped=_UNTYPED.get(part, "Thing"))
            fact.parts[part] = self._things.mentions.in_order(ids, evidence)
        return fact

    def _tell(self) -> None:
        tellers: dict[str, Callable[[Fact], dict[str, Any]]] = {
            "events": self._event,
            "claims": self._claim,
            "roles": self._role,
            "relations": self._relation,
        }
        for kind in KINDS:
            for fact in self.of[kind]:
                fact.shown = {"id": self._evidence.short(fact.id)} | tellers[kind](fact) | self._common(fact)

    def _common(self, fact: Fact) -> dict[str, Any]:
        record, short = fact.record, self._evidence.short
        start, end = record.date("start"), record.date("end")
        known = {
            "article": None if fact.article is None else short(fact.article),
            "start": start,
            "end": end,
            "dateInferred": True if record.true("inferred") and (start or end) else None,
            "confidence": record.share("confidence"),
            "rules": record.texts("rule") or None,
            "plover": None if (code := record.node("plover")) is None else local_name(code),
            "ploverRoot": None if (root := record.node("ploverRoot")) is None else local_name(root),
            "mode": None if (mode := record.node("mode")) is None else local_name(mode),
            "contexts": [local_name(context) for context in record.nodes("context")] or None,
        }
        common = {name: value for name, value in known.items() if value is not None}
        return common | {"evidence": [self._evidence.span(place) for place in fact.evidence]}

    def names(self, ids: Iterable[str]) -> list[Name]:
        return [self._things.get(id_).name() for id_ in ids]

    def _event(self, fact: Fact) -> dict[str, Any]:
        type_, status = _event_type(fact.record), _event_status(fact.record)
        agents, targets, places, issues = (self.names(fact.parts[part]) for part in _PARTS["events"])
        label = event_sentence(type_, status, agents=agents, targets=targets, places=places, issues=issues)
        claims = [id_ for id_ in fact.record.nodes("accordingTo") if id_ in self.claims]
        if claims:
            speakers = dict.fromkeys(id_ for claim in claims for id_ in self.claims[claim].parts["speaker"])
            label = says_so(label, self.names(speakers))
        fact.parts["accordingTo"] = claims
        event: dict[str, Any] = {"label": label, "type": type_, "name": event_name(type_, status), "status": status}
        figures = [each for record in self._figures.get(fact.id, ()) if (each := self._figure(record)) is not None]
        if figures:
            event["figures"] = [shown for _, shown in sorted(figures, key=lambda each: each[0])]
        if triggers := self._evidence.of_fact(fact.record, "trigger"):
            event["triggers"] = [self._evidence.span(place) for place in triggers]
        return event

    def _figure(self, record: Record) -> tuple[tuple[Any, ...], dict[str, Any]] | None:
        """A figure with what it is sorted by; None where it has no kind or no number."""
        kind, low, high = record.text("kind"), record.figure("low"), record.figure("high")
        if kind is None or (low is None and high is None):
            return None
        places = sorted(self._evidence.places(record.nodes("evidence")))
        claims = [id_ for id_ in record.nodes("saidIn") if id_ in self.claims]
        speakers = dict.fromkeys(id_ for claim in claims for id_ in self.claims[claim].parts["speaker"])
        said = joined(self.names(speakers)).words if speakers else record.text("saidBy")
        approximate, of, unit = record.true("approximate"), record.text("counted"), record.text("unit")
        known = {"low": low, "high": high, "of": of, "unit": unit, "said": said}
        shown = {
            "label": figure_words(kind, low, high, approximate=approximate, of=of, unit=unit),
            "kind": kind,
            "approximate": approximate,
            "evidence": [self._evidence.span(place) for place in places],
        } | {name: value for name, value in known.items() if value is not None}
        return (*places[:1], record.id), shown

    def _claim(self, fact: Fact) -> dict[str, Any]:
        record = fact.record
        stance = local_name(iri) if (iri := record.node("stance")) else "state"
        pieces = {name: sorted(self._evidence.places(record.nodes(name))) for name in ("content", "cue", "source")}
        text = record.text("text") or _GAP.join(self._evidence.words(place) for place in pieces["content"])
        speakers, targets = self.names(fact.parts["speaker"]), self.names(fact.parts["target"])
        claim: dict[str, Any] = {
            "label": claim_sentence(stance, text, speakers=speakers, targets=targets),
            "stance": stance,
            "verb": claim_words(stance).alone[len(speakers) > 1 or any(name.many for name in speakers)],
            "text": text,
        }
        if audience := record.text("audience"):
            claim["audience"] = audience
        return claim | {
            name: [self._evidence.span(place) for place in found] for name, found in pieces.items() if found
        }

    def _role(self, fact: Fact) -> dict[str, Any]:
        person, of = fact.parts["person"][0], next(iter(fact.parts["of"]), None)
        title = fact.record.text("title") or ""
        status = local_name(iri) if (iri := fact.record.node("status")) else UNKNOWN
        office = None if of is None else self._things.get(of).name()
        role = {
            "label": role_sentence(self._things.get(person).name().words, title, office, status),
            "person": self._evidence.short(person),
            "title": title,
            "status": status,
        }
        return role if of is None else role | {"of": self._evidence.short(of)}

    def _relation(self, fact: Fact) -> dict[str, Any]:
        subject, object_ = fact.parts["subject"][0], fact.parts["object"][0]
        type_ = _relation_type(fact)
        return {
            "label": relation_sentence(type_, self._things.get(subject).name(), self._things.get(object_).name()),
            "type": type_,
            "subject": self._evidence.short(subject),
            "object": self._evidence.short(object_),
        }


def _start(fact: Fact) -> tuple[int, int]:
    return (fact.evidence[0].start, fact.evidence[0].end) if fact.evidence else (0, 0)


def _event_type(record: Record) -> str:
    names = [local_name(iri) for iri in record.nodes("type")]
    # What happened carries its type as a class, too.
    classes = [local_name(iri) for iri in record.nodes("class")]
    return next(iter([*names, *(name for name in classes if name in EVENTS)]), "Event")


def _event_status(record: Record) -> str:
    told = next((name for iri in record.nodes("status") if (name := local_name(iri)) in STATUSES), UNKNOWN)
    return HAPPENED if told == UNKNOWN and SC + "Event" in record.nodes("class") else told


def _relation_type(fact: Fact) -> str:
    iri = fact.record.node("type")
    return "" if iri is None else local_name(iri)


def _is_whole(fact: Fact) -> bool:
    return bool(fact.parts["subject"] and fact.parts["object"]) and _relation_type(fact) in RELATIONS
