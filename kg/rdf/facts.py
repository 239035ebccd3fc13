"""Roles, relations, events with their figures, and claims as quads.

What is true and what is only told are kept apart by ``rdf:type``: a role carries ``sc:Role`` only if it is held on the
day of publication, an event its class (and ``sc:Event``) only if it occurred or is going on. The classes
``sc:ReportedRole`` and ``sc:ReportedEvent`` hold all that is told, with a status on each; ``sc:ReportedVisit`` and its
like hold the events of one type. What is so is told by one
direct triple too: ``sc:holdsOffice`` (of a state or organization), and the relations.
"""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon.plover import general_coding
from kg.model import BODIES, ArticleFacts, Claim, Coding, Event, Figure, Relation, Role, RoleStatus, Status
from kg.rdf.dates import date_literal
from kg.rdf.labels import claim_label, event_label, role_label
from kg.rdf.namespaces import PLOVER, PLOVER_CONTEXT, PLOVER_MODE, RDF_TYPE, ROLE_STATUS, STANCE, STATUS, sc
from kg.rdf.terms import Iri, boolean, decimal, text
from kg.rdf.writer import QuadWriter

HELD = frozenset({RoleStatus.CURRENT, RoleStatus.ACTING})
HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})
# Between the pieces of a claim's text that its own cue interrupts.
GAP = " … "


def write_facts(writer: QuadWriter, facts: ArticleFacts) -> None:
    """Write every role, relation, event, claim and figure of the article."""
    names = {entity.id: entity.name for entity in facts.entities}
    bodies = {entity.id for entity in facts.entities if entity.type in BODIES}
    for role in facts.roles:
        _write_role(writer, role, names, is_of_body=role.of in bodies, published=facts.article.published)
    for relation in facts.relations:
        _write_relation(writer, relation, names)
    for event in facts.events:
        _write_event(writer, event, names)
    for claim in facts.claims:
        words = GAP.join(facts.article.words(span) for span in claim.content)
        _write_claim(writer, claim, names, words)
    for figure in facts.figures:
        _write_figure(writer, figure)


def _write_role(
    writer: QuadWriter, role: Role, names: dict[str, str], *, is_of_body: bool, published: str | None
) -> None:
    classes = ("ReportedRole", "Role") if role.status in HELD else ("ReportedRole",)
    node = writer.begin("role", role.id, *classes)
    entities = writer.iris.entities
    writer.label(node, role_label(role, names))
    writer.add(node, sc("person"), entities[role.person])
    writer.add(node, sc("title"), text(role.title))
    writer.add(node, sc("roleStatus"), Iri(ROLE_STATUS + role.status))
    if published is not None:
        writer.add(node, sc("asOf"), date_literal(published))
    if role.of is not None:
        of = entities[role.of]
        writer.add(node, sc("of"), of)
        if is_of_body:  # posts and members are those of organizations, and a place is none
            post = writer.iris.post(role.title, of)
            writer.add(node, sc("post"), post)
            writer.add(post, RDF_TYPE, sc("Post"))
            writer.label(post, role.title)
            writer.add(post, sc("postIn"), of)
            if role.status in HELD:
                writer.add(entities[role.person], sc("holdsOffice"), of)
    _write_confidence(writer, node, role.confidence)
    writer.evidence(node, role.id, role.evidence)


def _write_relation(writer: QuadWriter, relation: Relation, names: dict[str, str]) -> None:
    node = writer.begin("relation", relation.id, "Relation")
    subject, value = (writer.iris.entities[x] for x in (relation.subject, relation.object))
    writer.label(node, f"{names[relation.subject]} {relation.type} {names[relation.object]}")
    writer.add(node, sc("relationType"), sc(relation.type))
    writer.add(node, sc("subject"), subject)
    writer.add(node, sc("object"), value)
    writer.add(subject, sc(relation.type), value)
    _write_confidence(writer, node, relation.confidence)
    writer.evidence(node, relation.id, relation.evidence)


def _write_event(writer: QuadWriter, event: Event, names: dict[str, str]) -> None:
    happened = ("Event", event.type.value) if event.status in HAPPENED else ()
    node = writer.begin("event", event.id, "ReportedEvent", f"Reported{event.type}", *happened)
    writer.label(node, event_label(event, names))
    writer.add(node, sc("eventType"), sc(event.type))
    writer.add(node, sc("status"), Iri(STATUS + event.status))
    entities = writer.iris.entities
    for name, ids in (
        ("agent", event.agents),
        ("target", event.targets),
        ("place", event.places),
        ("issue", event.issues),
    ):
        writer.add(node, sc(name), *(entities[x] for x in ids))
    _write_dates(writer, node, event.start, event.end, inferred=event.date_inferred)
    writer.add(node, sc("accordingTo"), *(writer.iris.local("claim", claim) for claim in event.according_to))
    _write_coding(writer, node, event.coding or general_coding(event.type, event.status))
    _write_confidence(writer, node, event.confidence)
    writer.evidence(node, event.id, event.evidence)


def _write_claim(writer: QuadWriter, claim: Claim, names: dict[str, str], words: str) -> None:
    node = writer.begin("claim", claim.id, "Claim")
    entities = writer.iris.entities
    writer.label(node, claim_label(claim, names, words))
    writer.add(node, sc("speaker"), *(entities[x] for x in claim.speakers))
    writer.add(node, sc("stance"), Iri(STANCE + claim.stance))
    writer.add(node, sc("text"), text(words))
    writer.add_text(node, sc("audience"), claim.audience)
    writer.add(node, sc("target"), *(entities[x] for x in claim.targets))
    writer.add(node, sc("issue"), *(entities[x] for x in claim.issues))
    for name, spans in (("content", claim.content), ("cue", claim.cue), ("source", claim.source)):
        writer.spans(node, sc(name), spans)
    _write_dates(writer, node, claim.start, claim.end, inferred=claim.date_inferred)
    _write_coding(writer, node, claim.coding or general_coding(claim.stance, Status.OCCURRED))
    _write_confidence(writer, node, claim.confidence)
    told = claim.evidence
    # A claim is told by its cue: that need not be said twice.
    writer.evidence(node, claim.id, (replace(told, trigger=None) if claim.cue == (told.trigger,) else told,))


def _write_figure(writer: QuadWriter, figure: Figure) -> None:
    node = writer.begin("figure", figure.id, "Figure")
    writer.add(writer.iris.local("event", figure.event), sc("toll" if figure.is_toll else "amount"), node)
    writer.add(node, sc("figureKind"), text(figure.kind.value))
    for name, value in (("low", figure.low), ("high", figure.high)):
        if value is not None:
            writer.add(node, sc(name), decimal(value))
    if figure.approximate:
        writer.add(node, sc("approximate"), boolean(True))
    writer.add_text(node, sc("counted"), figure.of)
    writer.add_text(node, sc("unit"), figure.unit)
    writer.add(node, sc("saidIn"), *(writer.iris.local("claim", claim) for claim in figure.according_to))
    writer.add_text(node, sc("saidBy"), figure.said_by)
    _write_confidence(writer, node, figure.confidence)
    writer.evidence(node, figure.id, (figure.evidence,))


def _write_coding(writer: QuadWriter, node: Iri, coding: Coding | None) -> None:
    if coding is None:
        return
    writer.add(node, sc("plover"), Iri(PLOVER + coding.code))
    if coding.root != coding.code:
        writer.add(node, sc("ploverRoot"), Iri(PLOVER + coding.root))
    if coding.mode is not None:
        writer.add(node, sc("ploverMode"), Iri(PLOVER_MODE + coding.mode))
    writer.add(node, sc("ploverContext"), *(Iri(PLOVER_CONTEXT + context) for context in coding.contexts))


def _write_confidence(writer: QuadWriter, node: Iri, confidence: float | None) -> None:
    if confidence is not None:
        writer.add(node, sc("confidence"), decimal(confidence))


def _write_dates(writer: QuadWriter, node: Iri, start: str | None, end: str | None, *, inferred: bool) -> None:
    if start is not None:
        writer.add(node, sc("start"), date_literal(start))
    if end is not None:
        writer.add(node, sc("end"), date_literal(end))
    if inferred:
        writer.add(node, sc("dateInferred"), boolean(True))
