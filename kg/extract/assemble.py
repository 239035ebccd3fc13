"""From drafts to facts: ids in the order of first words, groups that no fact uses left out, spans as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.drafts import ClaimDraft, EventDraft, RelationDraft, RoleDraft, Thing
from kg.model import (
    Article,
    ArticleFacts,
    Claim,
    Entity,
    EntityType,
    Event,
    Mention,
    MentionKind,
    Reader,
    Relation,
    Role,
    Span,
    TimeMention,
)


def assemble(
    article: Article,
    reader: Reader,
    *,
    things: Sequence[Thing],
    roles: Sequence[RoleDraft],
    relations: Sequence[RelationDraft],
    events: Sequence[EventDraft],
    claims: Sequence[ClaimDraft],
    issues: Sequence[tuple[str, Span]],
    times: Sequence[TimeMention],
) -> ArticleFacts:
    """The facts of an article out of what its extractors found."""
    used = _used(roles, relations, events, claims)
    kept = [thing for thing in dict.fromkeys([*things, *used]) if thing.mentions]
    kept.sort(key=lambda thing: (min(m.span for m in thing.mentions), thing.type.value, thing.name))
    entities = [_entity(f"e{n}", thing) for n, thing in enumerate(kept, start=1)]
    ids = {thing: entity.id for thing, entity in zip(kept, entities, strict=True)}
    mentioned = _issues(issues, events, claims)
    entities += [
        Entity(f"e{n}", EntityType.ISSUE, issue, mentions=tuple(Mention(span, MentionKind.NOMINAL) for span in spans))
        for n, (issue, spans) in enumerate(mentioned.items(), start=len(kept) + 1)
    ]
    issue_ids = {entity.name: entity.id for entity in entities[len(kept) :]}
    ordered = sorted(claims, key=lambda claim: claim.evidence.span)
    claim_ids = {id(claim): f"c{n}" for n, claim in enumerate(ordered, start=1)}
    return ArticleFacts(
        article=article,
        reader=reader,
        entities=tuple(entities),
        roles=_roles(roles, ids),
        relations=_relations(relations, ids),
        events=_events(events, ids, claim_ids, issue_ids),
        claims=tuple(_claim(claim_ids[id(claim)], claim, ids, issue_ids) for claim in ordered),
        times=tuple(times),
    )


def _used(
    roles: Iterable[RoleDraft],
    relations: Iterable[RelationDraft],
    events: Iterable[EventDraft],
    claims: Iterable[ClaimDraft],
) -> list[Thing]:
    found: list[Thing] = []
    for role in roles:
        found += [role.person, *([role.of] if role.of is not None else [])]
    for relation in relations:
        found += [relation.subject, relation.object]
    for event in events:
        found += [*event.agents, *event.targets, *event.places]
    for claim in claims:
        found += [*claim.speakers, *claim.targets]
    return found


def _entity(identifier: str, thing: Thing) -> Entity:
    mentions = tuple(sorted(thing.mentions, key=lambda mention: mention.span))
    aliases = tuple(dict.fromkeys(alias for alias in thing.aliases if alias != thing.name))
    return Entity(identifier, thing.type, thing.name, aliases, mentions, thing.link, listed=thing.listed)


def _issues(
    found: Sequence[tuple[str, Span]], events: Iterable[EventDraft], claims: Iterable[ClaimDraft]
) -> dict[str, list[Span]]:
    mentioned: dict[str, list[Span]] = {}
    for issue, span in found:
        mentioned.setdefault(issue, []).append(span)
    for event in events:
        for issue in event.issues:
            mentioned.setdefault(issue, [event.evidence[0].span])
    for claim in claims:
        for issue in claim.issues:
            mentioned.setdefault(issue, [claim.content[0]])
    return dict(
        sorted(
            ((issue, sorted(set(spans))) for issue, spans in mentioned.items()), key=lambda item: (item[1][0], item[0])
        )
    )


def _roles(drafts: Sequence[RoleDraft], ids: dict[Thing, str]) -> tuple[Role, ...]:
    ordered = sorted(drafts, key=lambda role: (role.evidence[0].span, ids[role.person], role.title))
    return tuple(
        Role(
            f"r{n}",
            ids[role.person],
            role.title,
            ids[role.of] if role.of is not None else None,
            role.status,
            tuple(role.evidence),
        )
        for n, role in enumerate(ordered, start=1)
    )


def _relations(drafts: Sequence[RelationDraft], ids: dict[Thing, str]) -> tuple[Relation, ...]:
    ordered = sorted(
        drafts, key=lambda relation: (relation.evidence[0].span, relation.type.value, ids[relation.subject])
    )
    return tuple(
        Relation(f"l{n}", relation.type, ids[relation.subject], ids[relation.object], tuple(relation.evidence))
        for n, relation in enumerate(ordered, start=1)
    )


def _events(
    drafts: Sequence[EventDraft], ids: dict[Thing, str], claim_ids: dict[int, str], issue_ids: dict[str, str]
) -> tuple[Event, ...]:
    ordered = sorted(drafts, key=lambda event: (event.evidence[0].span, event.type.value))
    return tuple(
        Event(
            id=f"v{n}",
            type=draft.type,
            status=draft.status,
            evidence=tuple(draft.evidence),
            agents=_ids(draft.agents, ids),
            targets=_ids(draft.targets, ids),
            places=_ids(draft.places, ids),
            issues=tuple(issue_ids[issue] for issue in dict.fromkeys(draft.issues)),
            start=draft.start,
            end=draft.end,
            date_inferred=draft.date_inferred,
            according_to=tuple(claim_ids[id(claim)] for claim in draft.according_to),
        )
        for n, draft in enumerate(ordered, start=1)
    )


def _claim(identifier: str, draft: ClaimDraft, ids: dict[Thing, str], issue_ids: dict[str, str]) -> Claim:
    return Claim(
        id=identifier,
        speakers=_ids(draft.speakers, ids),
        stance=draft.stance,
        content=tuple(draft.content),
        cue=tuple(draft.cue),
        source=tuple(draft.source),
        evidence=draft.evidence,
        targets=_ids(draft.targets, ids),
        issues=tuple(issue_ids[issue] for issue in dict.fromkeys(draft.issues)),
        audience=draft.audience,
        start=draft.start,
        end=draft.end,
        date_inferred=draft.date_inferred,
    )


def _ids(things: Iterable[Thing], ids: dict[Thing, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[thing] for thing in things))


def dated(article: Article, published: str | None) -> Article:
    """The article with a date of publication that was concluded from its text, marked as such."""
    return replace(article, published=published, published_inferred=True) if published is not None else article
