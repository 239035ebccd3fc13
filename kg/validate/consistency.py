"""The quick check of facts before they become a graph. No library of RDF takes part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.model import (
    ACTORS,
    LOCATIONS,
    OWNERS,
    PERSONS,
    RELATION_ENDS,
    STRUCK,
    VALUED,
    Article,
    ArticleFacts,
    Claim,
    Entity,
    EntityType,
    Event,
    Evidence,
    Figure,
    MentionKind,
    Relation,
    Role,
    Span,
)
from kg.rdf.dates import date_kind
from kg.rdf.issues import issue_labels
from kg.rdf.timex import dates_of

_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_ISSUES = frozenset({EntityType.ISSUE})
_REFERENCE_KINDS = {
    EntityType.STATE: "state",
    EntityType.ORGANIZATION: "organization",
    EntityType.PLACE: "place",
}


def check_facts(facts: ArticleFacts) -> tuple[str, ...]:
    """What is wrong with the facts, one sentence for each fault; empty if nothing is.

    Looks at ids (unique, known, of a type that fits), spans (inside of the text), dates (ISO, of the calendar, start
    not after end), links (to a kind that fits, by words that name the thing) and that every fact has evidence. It asks
    what the shapes ask, at a hundredth of their time.
    """
    return tuple(_Checker(facts).faults())


class _Checker:
    def __init__(self, facts: ArticleFacts) -> None:
        self._facts = facts
        self._types = {entity.id: entity.type for entity in facts.entities}

    def faults(self) -> Iterator[str]:
        facts = self._facts
        where = f"article {facts.article.id}: "
        for fault in self._all():
            yield where + fault

    def _all(self) -> Iterator[str]:
        facts = self._facts
        yield from _article(facts.article)
        yield from self._ids()
        yield from self._entities()
        yield from self._references()
        for role in facts.roles:
            yield from self._role(role)
        for relation in facts.relations:
            yield from self._relation(relation)
        for event in facts.events:
            yield from self._event(event)
        for claim in facts.claims:
            yield from self._claim(claim)
        for figure in facts.figures:
            yield from self._figure(figure)
        for time in facts.times:
            yield from self._spans("time expression", [time.span])
            name, dates = f"time expression {self._quote(time.span)}", dates_of(time.value)
            if dates is None:
                yield f"{name}: {time.value!r} is no ISO date or TIMEX3 value"
            else:
                yield from _interval(name, *dates)

    def _ids(self) -> Iterator[str]:
        facts = self._facts
        seen: set[str] = set()
        every = (facts.entities, facts.roles, facts.relations, facts.events, facts.claims, facts.figures)
        for fact in (fact for facts_of_kind in every for fact in facts_of_kind):
            if fact.id in seen:
                yield f"two things have the id {fact.id}"
            if not _ID.fullmatch(fact.id):
                yield f"the id {fact.id!r} is not made of letters and digits, with hyphens between them"
            seen.add(fact.id)

    def _entities(self) -> Iterator[str]:
        issues: set[str] = set()
        for entity in self._facts.entities:
            if not entity.name.strip():
                yield f"entity {entity.id} has no name"
            if entity.type is EntityType.ISSUE:
                if entity.name not in issue_labels():
                    yield f"issue {entity.name!r} is not in the thesaurus"
                if entity.name in issues:
                    yield f"issue {entity.name!r} stands twice"
                issues.add(entity.name)
            if entity.link is not None and not (entity.link[:1] == "Q" and entity.link[1:].isdecimal()):
                yield f"entity {entity.id}: {entity.link!r} is no Wikidata id"
            yield from self._spans(f"entity {entity.id}", [mention.span for mention in entity.mentions])
            yield from self._links(entity)

    def _links(self, entity: Entity) -> Iterator[str]:
        """A thing is one of the reference facts by the words that name it, and by nothing else."""
        name = f"entity {entity.id}"
        if entity.reference is None:
            if entity.links:
                yield f"{name} has links, and no id among the reference facts"
            return
        kind = entity.reference.partition("/")[0]
        if kind != _REFERENCE_KINDS.get(entity.type):
            yield f"{name}, a {entity.type}, cannot be {entity.reference!r} of the reference facts"
        if not entity.links:
            yield f"{name} is linked to {entity.reference} by no words"
        if len({link.type for link in entity.links}) < len(entity.links):
            yield f"{name} has two links of one type"
        named = {mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME}
        for link in entity.links:
            which = f"the link of {name} by {link.type}"
            if not link.spans:
                yield f"{which} has no evidence"
            if not link.rule.strip():
                yield f"{which} does not say which rule found it"
            for span in link.spans:
                if span not in named:
                    yield f"{which} stands on {span.start} to {span.end}, where the entity is not named"

    def _references(self) -> Iterator[str]:
        counts = Counter(entity.reference for entity in self._facts.entities if entity.reference is not None)
        for reference, count in counts.items():
            if count > 1:
                yield f"{count} entities are linked to {reference}"

    def _role(self, role: Role) -> Iterator[str]:
        name = f"role {role.id}"
        yield from self._refs(name, "person", [role.person], PERSONS)
        if role.of is not None:
            yield from self._refs(name, "of", [role.of], OWNERS)
        if not role.title.strip():
            yield f"{name} has no title"
        yield from self._evidence(name, role.evidence)

    def _relation(self, relation: Relation) -> Iterator[str]:
        name = f"relation {relation.id} ({relation.type})"
        subjects, objects = RELATION_ENDS[relation.type]
        yield from self._refs(name, "subject", [relation.subject], subjects)
        yield from self._refs(name, "object", [relation.object], objects)
        if relation.subject == relation.object:
            yield f"{name} relates {relation.subject} to itself"
        yield from self._evidence(name, relation.evidence)

    def _event(self, event: Event) -> Iterator[str]:
        name = f"event {event.id} ({event.type})"
        yield from self._refs(name, "agents", event.agents, ACTORS)
        yield from self._refs(name, "targets", event.targets, ACTORS | LOCATIONS)
        yield from self._refs(name, "places", event.places, LOCATIONS)
        yield from self._refs(name, "issues", event.issues, _ISSUES)
        claims = {claim.id for claim in self._facts.claims}
        for claim in event.according_to:
            if claim not in claims:
                yield f"{name}: according_to names {claim!r}, which is no claim"
        yield from _interval(name, event.start, event.end)
        yield from self._evidence(name, event.evidence)

    def _claim(self, claim: Claim) -> Iterator[str]:
        name = f"claim {claim.id}"
        for part, values in (("speakers", claim.speakers), ("content", claim.content), ("cue", claim.cue)):
            if not values:
                yield f"{name} has no {part}"
        yield from self._refs(name, "speakers", claim.speakers, ACTORS)
        yield from self._refs(name, "targets", claim.targets, frozenset(EntityType) - _ISSUES)
        yield from self._refs(name, "issues", claim.issues, _ISSUES)
        yield from self._spans(name, [*claim.content, *claim.cue, *claim.source])
        yield from _interval(name, claim.start, claim.end)
        yield from self._evidence(name, (claim.evidence,))

    def _figure(self, figure: Figure) -> Iterator[str]:
        name = f"figure {figure.id} ({figure.kind})"
        types = {event.id: event.type for event in self._facts.events}
        claims = {claim.id for claim in self._facts.claims}
        found = types.get(figure.event)
        if found is None:
            yield f"{name} names {figure.event!r}, which is no event"
        elif found not in (STRUCK if figure.is_toll else VALUED):
            yield f"{name} belongs to {figure.event}, a {found}, which has none"
        if figure.low is None and figure.high is None:
            yield f"{name} has no number"
        elif figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield f"{name}: {figure.low} is more than {figure.high}"
        if (figure.unit is None) is not figure.is_toll:
            yield f"{name}: an amount has a unit, a toll none"
        for claim in figure.according_to:
            if claim not in claims:
                yield f"{name}: according_to names {claim!r}, which is no claim"
        yield from self._evidence(name, (figure.evidence,))

    def _refs(self, name: str, part: str, ids: Iterable[str], types: frozenset[EntityType]) -> Iterator[str]:
        for each in ids:
            found = self._types.get(each)
            if found is None:
                yield f"{name}: {part} names {each!r}, which is no entity"
            elif found not in types:
                wanted = ", ".join(sorted(types))
                yield f"{name}: {part} names {each}, a {found}; it takes {wanted}"

    def _evidence(self, name: str, evidence: tuple[Evidence, ...]) -> Iterator[str]:
        if not evidence:
            yield f"{name} has no evidence"
        for each in evidence:
            yield from self._spans(name, [each.span] if each.trigger is None else [each.span, each.trigger])
            if not each.rule.strip():
                yield f"{name} does not say which rule found it"

    def _spans(self, name: str, spans: Iterable[Span]) -> Iterator[str]:
        length = len(self._facts.article.text)
        for span in spans:
            if span.end > length:
                yield f"{name}: the span {span.start} to {span.end} ends after the text, which has {length} characters"

    def _quote(self, span: Span) -> str:
        return repr(self._facts.article.words(span))


def _article(article: Article) -> Iterator[str]:
    if not article.id or set(article.id) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        yield f"the id {article.id!r} is not made of a-z, 0-9 and -"
    if article.published is not None and date_kind(article.published) is None:
        yield f"published {article.published!r} is no ISO date"
    if any("\ud800" <= char <= "\udfff" for char in article.text):
        yield "the text holds halves of characters (surrogates)"
    end = 0
    for block in article.blocks:
        if block.span.start < end or block.span.end > len(article.text):
            yield f"the block {block.span.start} to {block.span.end} overlaps another or ends after the text"
        end = block.span.end


def _interval(name: str, start: str | None, end: str | None) -> Iterator[str]:
    for date in (start, end):
        if date is not None and date_kind(date) is None:
            yield f"{name}: {date!r} is no ISO date"
    # Compared as exactly as both are. Dates without a year may lie on either side of New Year.
    if start and end and "-" not in (start[0], end[0]) and start[: len(end)] > end[: len(start)]:
        yield f"{name} ends ({end}) before it starts ({start})"
