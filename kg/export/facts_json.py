"""The facts JSON: a public, versioned format (``ontology/facts.schema.json``) for people who want facts without RDF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import Claim, Coding, Entity, Event, Evidence, Figure, Relation, Role, Span, TimeMention, with_year
from kg.rdf import GraphArticle, Quad, read_articles

FACTS_VERSION = "1.3"

Json = dict[str, Any]


def facts_objects(quads: Iterable[Quad]) -> list[Json]:
    """One JSON object for each article of a graph, ready for ``json.dumps``.

    Raises:
        GraphError: if a node lacks what the shapes ask of it.
    """
    return [_article_object(found) for found in read_articles(quads)]


def _article_object(found: GraphArticle) -> Json:
    facts = found.facts
    issues = {entity.id: entity.name for entity in facts.entities if entity.type == "Issue"}
    claims = {claim.id: number for number, claim in enumerate(facts.claims)}
    return {
        "version": FACTS_VERSION,
        "article": _article(found),
        "entities": [_entity(entity, found) for entity in facts.entities],
        "roles": [_role(role, found) for role in facts.roles],
        "relations": [_relation(relation, found) for relation in facts.relations],
        "events": [_event(event, found, issues, claims) for event in facts.events],
        "claims": [_claim(claim, found, issues) for claim in facts.claims],
        "times": [_time(time) for time in facts.times],
    }


def _some(values: Json) -> Json:
    """Without the keys that have nothing to say."""
    return {key: value for key, value in values.items() if value is not None and value != [] and value != ""}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _article(found: GraphArticle) -> Json:
    article = found.facts.article
    return _some(
        {
            "id": article.id,
            "iri": found.iri,
            "published": article.published,
            "published_inferred": article.published_inferred or None,
            "title": article.title,
            "source": article.source,
            "author": article.author,
            "url": article.url,
            "text": article.text,
        }
    )


def _entity(entity: Entity, found: GraphArticle) -> Json:
    mentions = [{"start": m.span.start, "end": m.span.end, "kind": m.kind.value} for m in entity.mentions]
    links = [
        {"type": link.type.value, "spans": [_pair(span) for span in link.spans], "rule": link.rule}
        for link in entity.links
    ]
    return _some(
        {
            "id": entity.id,
            "type": entity.type.value,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "link": entity.link,
            "reference": entity.reference,
            "links": links,
            "iri": found.iris.get(entity.id),
            "mentions": mentions,
        }
    )


def _evidence(evidence: Evidence, found: GraphArticle) -> Json:
    return {
        "evidence": found.words[evidence.span],
        "start_offset": evidence.span.start,
        "end_offset": evidence.span.end,
        "rule": evidence.rule,
    }


def _trigger(evidence: Evidence) -> list[int] | None:
    return None if evidence.trigger is None else _pair(evidence.trigger)


def _further(evidence: tuple[Evidence, ...], found: GraphArticle) -> list[Json]:
    return [_some({**_evidence(each, found), "trigger": _trigger(each)}) for each in evidence[1:]]


def _role(role: Role, found: GraphArticle) -> Json:
    return _some(
        {
            "id": role.id,
            "iri": found.iris[role.id],
            "person": role.person,
            "title": role.title,
            "of": role.of,
            "status": role.status.value,
            "confidence": role.confidence,
            **_evidence(role.evidence[0], found),
            "trigger": _trigger(role.evidence[0]),
            "further": _further(role.evidence, found),
        }
    )


def _relation(relation: Relation, found: GraphArticle) -> Json:
    return _some(
        {
            "id": relation.id,
            "iri": found.iris[relation.id],
            "type": relation.type.value,
            "subject": relation.subject,
            "object": relation.object,
            "confidence": relation.confidence,
            **_evidence(relation.evidence[0], found),
            "trigger": _trigger(relation.evidence[0]),
            "further": _further(relation.evidence, found),
        }
    )


def _event(event: Event, found: GraphArticle, issues: dict[str, str], claims: dict[str, int]) -> Json:
    reported = [claims[claim] for claim in event.according_to if claim in claims]
    figures = [figure for figure in found.facts.figures if figure.event == event.id]
    return _some(
        {
            "id": event.id,
            "iri": found.iris[event.id],
            "type": event.type.value,
            "agents": list(event.agents),
            "targets": list(event.targets),
            "places": list(event.places),
            "issues": [issues[x] for x in event.issues if x in issues],
            "start": with_year(event.start),
            "end": with_year(event.end),
            "monthDay": _without_year(event.start),
            "date_inferred": event.date_inferred or None,
            "status": event.status.value,
            **_coding(event.coding),
            "accordingTo": reported[0] if reported else None,
            "alsoAccordingTo": reported[1:],
            "tolls": [_figure(each, found) for each in figures if each.is_toll],
            "amounts": [_figure(each, found) for each in figures if not each.is_toll],
            "confidence": event.confidence,
            **_evidence(event.evidence[0], found),
            "trigger": _trigger(event.evidence[0]),
            "further": _further(event.evidence, found),
        }
    )


def _without_year(date: str | None) -> str | None:
    return None if with_year(date) else date


def _figure(figure: Figure, found: GraphArticle) -> Json:
    return _some(
        {
            "id": figure.id,
            "kind": figure.kind.value,
            "low": _number(figure.low),
            "high": _number(figure.high),
            "approximate": figure.approximate,
            "of": figure.of,
            "unit": figure.unit,
            "saidIn": list(figure.according_to),
            "saidBy": figure.said_by,
            "confidence": figure.confidence,
            **_evidence(figure.evidence, found),
        }
    )


def _number(value: float | None) -> float | None:
    """Whole numbers without a point."""
    return int(value) if value is not None and value.is_integer() else value


def _coding(coding: Coding | None) -> Json:
    if coding is None:
        return {}
    root = coding.root if coding.root != coding.code else None
    return {"plover": coding.code, "ploverRoot": root, "mode": coding.mode, "contexts": list(coding.contexts)}


def _claim(claim: Claim, found: GraphArticle, issues: dict[str, str]) -> Json:
    return _some(
        {
            "id": claim.id,
            "iri": found.iris[claim.id],
            "speakers": list(claim.speakers),
            "stance": claim.stance.value,
            "targets": list(claim.targets),
            "audience": claim.audience,
            "date": with_year(claim.start),
            "end": with_year(claim.end) if claim.end != claim.start else None,
            "monthDay": _without_year(claim.start),
            "date_inferred": claim.date_inferred or None,
            "issues": [issues[x] for x in claim.issues if x in issues],
            "text": found.claim_texts[claim.id],
            **_coding(claim.coding),
            "source": [_pair(span) for span in claim.source],
            "cue": [_pair(span) for span in claim.cue],
            "content": [_pair(span) for span in claim.content],
            "confidence": claim.confidence,
            **_evidence(claim.evidence, found),
            "trigger": _trigger(claim.evidence),
        }
    )


def _time(time: TimeMention) -> Json:
    return _some(
        {
            "start": time.span.start,
            "end": time.span.end,
            "value": time.value,
            "inferred": time.inferred,
            "type": time.type.value,
            "mod": None if time.mod is None else time.mod.value,
        }
    )
