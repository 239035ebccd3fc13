"""What a corpus keeps of an article beside its graph: enough to tell what is one without reading graphs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import Apart, ArticleFacts, Counts, EventType, Identity, Reader, RoleStatus, Status, counts_of
from kg.rdf.labels import event_label
from kg.resolve import ArticleProfile, EventNode, EventProfile, Text, TextSketch, ThingProfile, keys_of, text_sketch
from kg.resolve.profiles import Office
from kg.store import Entry
from kg.store.ledger import LEAVING

#: Steps that may still be to be done for an article: its things and its events among those of others, its text among
#: others; ``graph`` if it is not known whether its graph has the names that its things have.
THINGS, EVENTS, TEXTS, GRAPH = "things", "events", "texts", "graph"


@dataclass(frozen=True, slots=True)
class Record:
    """An article of a corpus.

    Args:
        profile: what it knows of its things.
        events: as it tells them.
        sketch: of its text.
        sha256: of its text.
        identities: what its things are, as its graph says, by their ids.
        family: id of the first article of which its text is a copy or a later version, or its own id.
        given: the day of publication, unless it was concluded from the text.
        title, source, author, url: as published.
        counts: how much it tells.
        reader: the pipeline and version that read it.
        pending: steps that are still to be done.
    """

    profile: ArticleProfile
    events: tuple[EventProfile, ...]
    sketch: TextSketch
    sha256: str
    identities: Mapping[str, Identity] = field(default_factory=dict)
    family: str = ""
    given: str | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    counts: Counts = field(default_factory=dict)
    reader: str = ""
    pending: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return self.profile.id

    @property
    def is_leaving(self) -> bool:
        return LEAVING in self.pending

    def linked(self) -> set[str]:
        """Ids of the reference facts that its things are."""
        return {identity.thing for identity in self.identities.values() if identity.is_reference}

    def text(self) -> Text:
        """It as a text among others."""
        return Text(self.id, self.profile.order, self.sketch, self.source, self.url)

    def nodes(self) -> list[EventNode]:
        """Its events among others."""
        things = {entity: identity.thing for entity, identity in self.identities.items()}
        return [EventNode(self.profile, self.family or self.id, event, things) for event in self.events]

    def keys(self) -> frozenset[str]:
        """What others find it by."""
        free = (thing for thing in self.profile.things if thing.reference is None)
        return frozenset(
            (
                *(f"thing {key}" for thing in free for key in keys_of(thing)),
                *(f"linked {id}" for id in self.linked()),
                *(f"event {key}" for node in self.nodes() for key in node.found_by()),
                f"family {self.family or self.id}",
                *(f"text {band}" for band in self.sketch.bands()),
            )
        )

    def to_entry(self) -> Entry:
        return Entry(self.id, self.sha256, _to_json(self), self.keys(), self.pending)


def record_of(facts: ArticleFacts, profile: ArticleProfile, identities: Mapping[str, Identity]) -> Record:
    """The record of an article that has just been read."""
    article = facts.article
    names = {entity.id: entity.name for entity in facts.entities}  # of issues these are ids of the thesaurus
    events = []
    for event in facts.events:
        told = event.evidence[0]
        events.append(
            EventProfile(
                id=event.id,
                type=event.type,
                status=event.status,
                agents=event.agents,
                targets=event.targets,
                places=event.places,
                issues=tuple(names[issue] for issue in event.issues),
                start=event.start,
                end=event.end,
                trigger="" if told.trigger is None else article.words(told.trigger).lower(),
                words=article.one_line(told.span)[:_LONGEST],
                label=event_label(event, names, status=False),  # that differs from report to report
            )
        )
    return Record(
        profile=profile,
        events=tuple(events),
        sketch=text_sketch(article.text),
        sha256=article.sha256,
        identities=identities,
        family=article.id,
        given=None if article.published_inferred else article.published,
        title=article.title,
        source=article.source,
        author=article.author,
        url=article.url,
        counts=counts_of(facts),
        reader=_told(facts.reader),
        pending=frozenset({THINGS, EVENTS, TEXTS}),
    )


def _told(reader: Reader) -> str:
    chosen = f", {reader.name}" if reader.name else ""
    return f"{reader.pipeline} {reader.pipeline_version}, kg {reader.version}{chosen}"


_LONGEST = 300


# JSON: short lists, for there are many of them.


def _to_json(record: Record) -> str:
    profile = record.profile
    data = {
        "day": profile.published,
        "given": record.given,
        "title": record.title,
        "source": record.source,
        "author": record.author,
        "url": record.url,
        "counts": record.counts,
        "reader": record.reader,
        "family": record.family,
        "states": sorted(profile.states),
        "around": sorted(profile.around),
        "topics": sorted(profile.topics),
        "things": [thing_to_list(thing) for thing in profile.things],
        "events": [event_to_list(event) for event in record.events],
        "runs": record.sketch.runs,
        "sketch": "".join(f"{value:08x}" for value in record.sketch.hashes),
        "identities": {entity: identity_to_list(identity) for entity, identity in sorted(record.identities.items())},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_entry(entry: Entry) -> Record:
    """The record that the ledger keeps."""
    data: dict[str, Any] = json.loads(entry.data)
    sketch = data["sketch"]
    return Record(
        profile=ArticleProfile(
            id=entry.id,
            published=data["day"],
            things=tuple(thing_from_list(*values) for values in data["things"]),
            states=frozenset(data["states"]),
            around=frozenset(data["around"]),
            topics=frozenset(data["topics"]),
        ),
        events=tuple(event_from_list(*values) for values in data["events"]),
        sketch=TextSketch(tuple(int(sketch[at : at + 8], 16) for at in range(0, len(sketch), 8)), data["runs"]),
        sha256=entry.sha256,
        identities={entity: identity_from_list(*values) for entity, values in data["identities"].items()},
        given=data["given"],
        title=data["title"],
        source=data["source"],
        author=data["author"],
        url=data["url"],
        counts=data["counts"],
        reader=data["reader"],
        family=data["family"],
        pending=entry.pending,
    )


def thing_to_list(thing: ThingProfile) -> list[Any]:
    offices = [[office.title, office.of, office.state, office.status.value] for office in thing.offices]
    within = [list(owner) for owner in thing.within]
    return [
        thing.id,
        thing.kind,
        thing.name,
        list(thing.aliases),
        thing.reference,
        offices,
        within,
        sorted(thing.states),
    ]


def thing_from_list(
    id: str,
    kind: str,
    name: str,
    aliases: list[str],
    reference: str | None,
    offices: list[list[str]],
    within: list[list[str]],
    states: list[str],
) -> ThingProfile:
    return ThingProfile(
        id=id,
        kind=kind,
        name=name,
        aliases=tuple(aliases),
        reference=reference,
        offices=tuple(Office(title, of, state, RoleStatus(status)) for title, of, state, status in offices),
        within=tuple((owner, called) for owner, called in within),
        states=frozenset(states),
    )


def event_to_list(event: EventProfile) -> list[Any]:
    who = [list(event.agents), list(event.targets), list(event.places), list(event.issues)]
    told = [event.start, event.end, event.trigger, event.words, event.label]
    return [event.id, event.type.value, event.status.value, *who, *told]


def event_from_list(
    id: str,
    kind: str,
    status: str,
    agents: list[str],
    targets: list[str],
    places: list[str],
    issues: list[str],
    start: str | None,
    end: str | None,
    trigger: str,
    words: str,
    label: str,
) -> EventProfile:
    who = (tuple(agents), tuple(targets), tuple(places), tuple(issues))
    return EventProfile(id, EventType(kind), Status(status), *who, start, end, trigger, words, label)


def identity_to_list(identity: Identity) -> list[Any]:
    apart = [[*each.other, each.reason] for each in identity.apart]
    return [identity.thing, identity.label, identity.rule, identity.partner, apart, identity.is_reference]


def identity_from_list(
    thing: str, label: str, rule: str, partner: list[str] | None, apart: list[list[str]], is_reference: bool
) -> Identity:
    kept = tuple(Apart((article, entity), reason) for article, entity, reason in apart)
    return Identity(thing, label, rule, None if partner is None else (partner[0], partner[1]), kept, is_reference)
