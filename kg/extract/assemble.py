"""From layers to facts: ids in the order of first words, latent clusters that no fact has left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.extract.event_ids import event_ids
from kg.extract.layers import (
    Attribution,
    Attributions,
    Cluster,
    Clusters,
    Codings,
    Confidences,
    DistinctEvent,
    EventFigure,
    Events,
    Figures,
    Issues,
    LayerError,
    Layers,
    Office,
    Offices,
    Relations,
    StandingRelation,
    Times,
)
from kg.extract.span_index import SpanIndex
from kg.model import (
    Article,
    ArticleFacts,
    Claim,
    Coding,
    Entity,
    EntityType,
    Event,
    EventType,
    Figure,
    Mention,
    MentionKind,
    Reader,
    Relation,
    Role,
    Span,
)

#: The layers that facts are made of.
NEEDED = (Times, Clusters, Offices, Relations, Attributions, Events, Issues, Confidences)


def assemble(article: Article, reader: Reader, layers: Layers) -> ArticleFacts:
    """The facts of an article.

    Raises:
        LayerError: if a layer is missing, or a fact has a cluster without mentions.
    """
    offices, relations = layers[Offices].offices, layers[Relations].relations
    events, attributions = layers[Events].events, layers[Attributions].attributions
    issues, sure = layers[Issues], layers[Confidences].of
    figures = layers[Figures] if Figures in layers.types() else Figures()
    told_alone = (each for each in figures.figures if each.event in figures.events)
    sure = {**sure, **{each.event: each.confidence for each in told_alone if each.confidence is not None}}
    events = (*events, *figures.events)
    codings = layers[Codings].of if Codings in layers.types() else {}
    used = _used(offices, relations, events, attributions)
    clusters = [cluster for cluster in layers[Clusters].clusters if not cluster.latent]
    for cluster in used:
        if not cluster.mentions:
            remedy = "give it the words that mention it"
            raise LayerError(f"a fact has {cluster.name!r}, which nothing mentions", remedy=remedy)
    kept = [cluster for cluster in dict.fromkeys([*clusters, *used]) if cluster.mentions]
    kept.sort(key=lambda cluster: (min(m.span for m in cluster.mentions), cluster.type.value, cluster.name))
    officials = layers[Offices].officials | set(_put_into_office(events))
    entities = [_entity(f"e{n}", cluster, cluster in officials) for n, cluster in enumerate(kept, start=1)]
    ids = {cluster: entity.id for cluster, entity in zip(kept, entities, strict=True)}
    mentioned = _issues(issues, events, attributions)
    entities += [
        Entity(f"e{n}", EntityType.ISSUE, issue, mentions=tuple(Mention(span, MentionKind.NOMINAL) for span in spans))
        for n, (issue, spans) in enumerate(mentioned.items(), start=len(kept) + 1)
    ]
    issue_ids = {entity.name: entity.id for entity in entities[len(kept) :]}
    of = {
        fact: tuple(issue_ids[issue] for issue in dict.fromkeys(issues.of.get(fact, ())))
        for fact in (*events, *attributions)
    }
    ordered = sorted(attributions, key=lambda said: said.evidence.span)
    claim_ids = {said: f"c{n}" for n, said in enumerate(ordered, start=1)}
    ids_of_events = event_ids(sorted(events, key=_in_text))
    # As they are read back from a graph, which knows no other order of those that stand on the same words.
    told_as = dict(sorted(ids_of_events.items(), key=lambda each: (_in_text(each[0]), each[1])))
    return ArticleFacts(
        article=article,
        reader=reader,
        entities=tuple(entities),
        roles=tuple(_roles(offices, ids, sure)),
        relations=tuple(_relations(relations, ids, sure)),
        events=tuple(_events(told_as, ids, claim_ids, of, sure, codings)),
        claims=tuple(
            _claim(claim_ids[said], said, ids, of.get(said, ()), sure.get(said), codings.get(said)) for said in ordered
        ),
        times=layers[Times].mentions,
        figures=tuple(_figures(figures.figures, told_as, claim_ids)),
    )


def _in_text(event: DistinctEvent) -> tuple[Span, str]:
    return event.evidence[0].span, event.type.value


def dated(article: Article, published: str | None) -> Article:
    """The article with a date of publication that was concluded from its text, marked as such."""
    return replace(article, published=published, published_inferred=True) if published is not None else article


def _put_into_office(events: Iterable[DistinctEvent]) -> Iterable[Cluster]:
    """Who stands for an office or comes into one is an official, even where no title says so."""
    for event in events:
        if event.type is EventType.ELECTION:
            yield from event.agents
        elif event.type is EventType.OFFICE_CHANGE:
            yield from event.targets


def _used(
    offices: Iterable[Office],
    relations: Iterable[StandingRelation],
    events: Iterable[DistinctEvent],
    attributions: Iterable[Attribution],
) -> list[Cluster]:
    found: list[Cluster] = []
    for office in offices:
        found += [office.person, *([office.of] if office.of is not None else [])]
    for relation in relations:
        found += [relation.subject, relation.object]
    for event in events:
        found += [*event.agents, *event.targets, *event.places]
    for said in attributions:
        found += [*said.speakers, *said.targets]
    return found


def _entity(identifier: str, cluster: Cluster, is_official: bool) -> Entity:
    mentions = tuple(sorted(cluster.mentions, key=lambda mention: mention.span))
    aliases = tuple(dict.fromkeys(alias for alias in cluster.aliases if alias != cluster.name))
    kind = EntityType.OFFICIAL if is_official and cluster.is_person else cluster.type
    return Entity(identifier, kind, cluster.name, aliases, mentions, cluster.link, listed=cluster.listed)


def _issues(
    found: Issues, events: Iterable[DistinctEvent], attributions: Iterable[Attribution]
) -> dict[str, list[Span]]:
    mentioned: dict[str, list[Span]] = {}
    for issue, span in found.mentions:
        mentioned.setdefault(issue, []).append(span)
    for event in events:
        for issue in found.of.get(event, ()):
            mentioned.setdefault(issue, [event.evidence[0].span])
    for said in attributions:
        for issue in found.of.get(said, ()):
            mentioned.setdefault(issue, [said.content[0]])
    ordered = sorted(mentioned.items(), key=lambda item: (min(item[1]), item[0]))
    return {issue: sorted(set(spans)) for issue, spans in ordered}


def _roles(offices: Sequence[Office], ids: Mapping[Cluster, str], sure: Mapping[object, float]) -> Iterable[Role]:
    ordered = sorted(offices, key=lambda office: (office.evidence[0].span, ids[office.person], office.title))
    for n, office in enumerate(ordered, start=1):
        of = ids[office.of] if office.of is not None else None
        person = ids[office.person]
        yield Role(f"r{n}", person, office.title, of, office.status, office.evidence, sure.get(office))


def _relations(
    relations: Sequence[StandingRelation], ids: Mapping[Cluster, str], sure: Mapping[object, float]
) -> Iterable[Relation]:
    ordered = sorted(relations, key=lambda each: (each.evidence[0].span, each.type.value, ids[each.subject]))
    for n, each in enumerate(ordered, start=1):
        yield Relation(f"l{n}", each.type, ids[each.subject], ids[each.object], each.evidence, sure.get(each))


def _events(
    event_ids: Mapping[DistinctEvent, str],
    ids: Mapping[Cluster, str],
    claim_ids: Mapping[Attribution, str],
    issues: Mapping[object, tuple[str, ...]],
    sure: Mapping[object, float],
    codings: Mapping[object, Coding],
) -> Iterable[Event]:
    contents = SpanIndex((part, said) for said in claim_ids for part in said.content)
    for event, identifier in event_ids.items():
        yield Event(
            id=identifier,
            type=event.type,
            status=event.status,
            evidence=event.evidence,
            agents=_ids(event.agents, ids),
            targets=_ids(event.targets, ids),
            places=_ids(event.places, ids),
            issues=issues.get(event, ()),
            start=event.start,
            end=event.end,
            date_inferred=event.date_inferred,
            according_to=tuple(claim_ids[said] for said in _reporters(event, contents)),
            confidence=sure.get(event),
            coding=codings.get(event),
        )


def _reporters(event: DistinctEvent, contents: SpanIndex[Attribution]) -> list[Attribution]:
    """What alone tells the event: every mention of it lies in the content of one."""
    found: dict[Attribution, None] = {}
    for evidence in event.evidence:
        inside = contents.containing(evidence.trigger or evidence.span)
        if not inside:
            return []
        found |= dict.fromkeys(inside)
    return list(found)


def _figures(
    figures: Sequence[EventFigure], event_ids: Mapping[DistinctEvent, str], claim_ids: Mapping[Attribution, str]
) -> Iterable[Figure]:
    for n, each in enumerate(sorted(figures, key=lambda each: each.evidence.span), start=1):
        yield Figure(
            id=f"q{n}",
            event=event_ids[each.event],
            kind=each.kind,
            low=each.low,
            high=each.high,
            approximate=each.approximate,
            evidence=each.evidence,
            of=each.of,
            unit=each.unit,
            according_to=tuple(sorted((claim_ids[said] for said in each.claims), key=lambda id: int(id[1:]))),
            said_by=each.said_by,
            confidence=each.confidence,
        )


def _claim(
    identifier: str,
    said: Attribution,
    ids: Mapping[Cluster, str],
    issues: tuple[str, ...],
    confidence: float | None,
    coding: Coding | None,
) -> Claim:
    return Claim(
        id=identifier,
        speakers=_ids(said.speakers, ids),
        stance=said.stance,
        content=said.content,
        cue=said.cue,
        source=said.source,
        evidence=said.evidence,
        targets=_ids(said.targets, ids),
        issues=issues,
        audience=said.audience,
        start=said.start,
        end=said.end,
        date_inferred=said.date_inferred,
        confidence=confidence,
        coding=coding,
    )


def _ids(clusters: Iterable[Cluster], ids: Mapping[Cluster, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[cluster] for cluster in clusters))
