"""The made-up article, a second one that contradicts it, and made-up reference facts."""

from __future__ import annotations

from pathlib import Path

from kg.model import (
    Article,
    ArticleFacts,
    Block,
    BlockKind,
    Claim,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    Reader,
    Role,
    RoleStatus,
    Span,
    Stance,
    Status,
)
from kg.rdf import Iri, facts_to_quads
from kg.resolve import alone
from kg.store import MemoryStore
from tests.query.article import made_up_facts

REPLY = (
    "Ruritanian President Bela Dorn met Otto Graf in Highmoor on March 6. "
    "Sylvania sent weapons to Ruritania. "
    "Dorn dismissed the charge of Freedonia. "
    "Graf praised the restraint of Ruritania. "
    "Dorn will meet Mara Stone."
)

REFERENCE = """
@prefix incumbency: <https://w3id.org/statecraft/id/incumbency/> .
@prefix organization: <https://w3id.org/statecraft/id/organization/> .
@prefix place: <https://w3id.org/statecraft/id/place/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix state: <https://w3id.org/statecraft/id/state/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

state:freedonia a sc:ReferenceState ; rdfs:label "Freedonia" ; sc:officialName "Republic of Freedonia" ;
    sc:acronym "F.R." ; sc:demonym "Freedonian" ; sc:metonym "Highmoor" ; sc:capital place:highmoor ;
    sc:iso3166Alpha2 "FD" ; sc:iso3166Alpha3 "FRD" ; sc:stateKind "un-member" ;
    sc:hasMembershipIn organization:gas-league .
state:sylvania a sc:ReferenceState ; rdfs:label "Sylvania" ; sc:hasMembershipIn organization:gas-league .
state:ruritania a sc:ReferenceState ; rdfs:label "Ruritania" ; sc:hasObserverStatusIn organization:gas-league .
organization:gas-league a sc:ReferenceOrganization ; rdfs:label "Gas League" ; sc:acronym "GL" .
place:highmoor a sc:ReferencePlace ; rdfs:label "Highmoor" ; skos:exactMatch <https://sws.geonames.org/77/> ;
    geo:lat 12.5 ; geo:long -3.25 ; sc:countryCode "FRD" ; sc:situatedIn state:freedonia .
incumbency:freedonia_foreign-minister a sc:Incumbency ; sc:incumbentName "Ann Lee" ; sc:officeName "Foreign Minister" ;
    sc:officeOf state:freedonia ; sc:since "2023-05"^^xsd:gYearMonth ; sc:knownAsOf "2024-01"^^xsd:gYearMonth .
incumbency:sylvania_president a sc:Incumbency ; sc:incumbentName "Ida Graf" ; sc:officeName "President" ;
    sc:officeOf state:sylvania ; sc:since "2024-06-01"^^xsd:date ; sc:knownAsOf "2024-07"^^xsd:gYearMonth .
"""

KNOWN = ("state/freedonia", "state/sylvania", "state/ruritania", "organization/gas-league", "place/highmoor")


def at(words: str) -> Span:
    start = REPLY.index(words)
    return Span(start, start + len(words))


def _told(words: str) -> tuple[Evidence, ...]:
    return (Evidence(at(words), "by-hand"),)


def _thing(id_: str, type_: EntityType, name: str, *, reference: str | None = None) -> Entity:
    return Entity(id_, type_, name, (), (Mention(at(name), MentionKind.NAME),), reference=reference)


def _claim(id_: str, speaker: str, stance: Stance, words: str, cue: str, target: str) -> Claim:
    source = (at("Dorn" if speaker == "e1" else "Graf"),)
    proof = Evidence(at(words), "by-hand")
    return Claim(id_, (speaker,), stance, (at(words),), (at(cue),), source, proof, targets=(target,))


def reply_facts() -> ArticleFacts:
    """What the second article says; it gives Otto Graf no office."""
    return ArticleFacts(
        article=Article(
            "ruritania-reply",
            REPLY,
            (Block(BlockKind.PARAGRAPH, Span(0, len(REPLY))),),
            title="Dorn meets Graf",
            published="2024-03-07",
            source="The Ruritania Post",
        ),
        reader=Reader("none", "0", "0"),
        entities=(
            _thing("e1", EntityType.OFFICIAL, "Bela Dorn"),
            _thing("e2", EntityType.STATE, "Ruritania", reference="state/ruritania"),
            _thing("e3", EntityType.OFFICIAL, "Otto Graf"),
            _thing("e4", EntityType.STATE, "Sylvania", reference="state/sylvania"),
            _thing("e5", EntityType.PLACE, "Highmoor", reference="place/highmoor"),
            _thing("e6", EntityType.STATE, "Freedonia", reference="state/freedonia"),
            _thing("e7", EntityType.OFFICIAL, "Mara Stone"),
        ),
        roles=(Role("r1", "e1", "President", "e2", RoleStatus.CURRENT, _told("Ruritanian President Bela Dorn")),),
        events=(
            Event(
                "w1",
                EventType.MEETING,
                Status.OCCURRED,
                _told("met Otto Graf in Highmoor on March 6"),
                agents=("e1", "e3"),
                places=("e5",),
                start="2024-03-06",
                end="2024-03-06",
            ),
            Event(
                "w2",
                EventType.SUPPORT,
                Status.OCCURRED,
                _told("Sylvania sent weapons to Ruritania"),
                agents=("e4",),
                targets=("e2",),
            ),
            Event("w3", EventType.MEETING, Status.SCHEDULED, _told("will meet Mara Stone"), agents=("e1", "e7")),
        ),
        claims=(
            _claim("d1", "e1", Stance.REJECT, "the charge of Freedonia", "dismissed", "e6"),
            _claim("d2", "e3", Stance.SUPPORT, "the restraint of Ruritania", "praised", "e2"),
        ),
    )


def world(folder: Path) -> MemoryStore:
    """Both articles and the reference facts in a store; ``folder`` is used for a file."""
    store = MemoryStore()
    for facts in (made_up_facts(), reply_facts()):
        store.add(facts_to_quads(facts, identities=alone(facts, known=KNOWN)))
    path = folder / "reference.ttl"
    path.write_text(REFERENCE, encoding="utf-8")
    store.load(path, graph=Iri("https://w3id.org/statecraft/reference"))
    return store
