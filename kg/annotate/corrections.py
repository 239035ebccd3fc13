"""Corrected notes, and the facts that they were made of, to corrected facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from kg.annotate.entities import linked_anew
from kg.annotate.entries import Edits
from kg.errors import InputError
from kg.evaluation.truth.json_file import Entry
from kg.lexicon.plover import general_coding
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
    ComponentVersion,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Figure,
    Mention,
    MentionKind,
    Reader,
    Relation,
    RelationType,
    Role,
    RoleStatus,
    Span,
    Stance,
    Status,
    TimeMention,
)
from kg.rdf.issues import issue_labels
from kg.resolve.linking import ReferenceFacts
from kg.validate import check_facts
from kg.version import VERSION

__all__ = ["PERSON", "Corrected", "corrected"]

#: The rule of what a person noted, and the component that the graph names as one of those who read the article.
PERSON = "person"
_SURE = 1.0
_Issued = TypeVar("_Issued", Event, Claim)
_Fact = TypeVar("_Fact", Role, Relation, Event, Claim)
_ARTICLE = ("title", "published", "source", "author", "url")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What corrections made of the facts of an article.

    Args:
        added, changed, removed: how many facts, entities among them.
    """

    facts: ArticleFacts
    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def is_changed(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def corrected(base: ArticleFacts, file: Entry, reference: ReferenceFacts) -> Corrected:
    """The facts as the notes have them; the very same where the notes say what was read.

    What is as it was keeps all that it had. What a person added or changed stands on the words of the notes by the rule
    ``person``, is sure, and is coded in PLOVER by its type alone.

    Args:
        base: what the notes were written of.
        reference: what new things are linked to.

    Raises:
        InputError: if the notes are not as they must be, or what they say cannot be.
    """
    return _Correction(base, file, reference).result()


class _Correction:
    def __init__(self, base: ArticleFacts, file: Entry, reference: ReferenceFacts) -> None:
        self._base = base
        self._edits = Edits(base, file)
        self._reference = reference
        self._text = self._edits.text
        self._entities: dict[str, Entity] = {}
        self._times = list(base.times)
        self._touched: set[str] = set()
        self._has_other_types = False

    def result(self) -> Corrected:
        base, edits = self._base, self._edits
        article = self._article()
        found = {entity.id: entity for entity in map(self._entity, edits.section("entities"))}
        unseen = {entity.id: entity for entity in base.entities if edits.is_unseen(entity)}
        ids = dict.fromkeys(entity.id for entity in base.entities if entity.id in found or entity.id in unseen)
        self._entities = {id: found.get(id) or unseen[id] for id in (*ids, *(id for id in found if id not in ids))}
        types = {entity.id: entity.type for entity in base.entities}
        self._has_other_types = any(types.get(id, entity.type) != entity.type for id, entity in self._entities.items())
        said, told = {claim.id: claim for claim in base.claims}, {event.id: event for event in base.events}
        claims = tuple(
            self._with_issues(claim, said.get(claim.id), claim.content[0])
            for claim in self._each("claims", base.claims, self._claim)
        )
        roles = tuple(self._each("roles", base.roles, self._role))
        relations = tuple(self._each("relations", base.relations, self._relation))
        events = tuple(
            self._with_issues(event, told.get(event.id), event.evidence[0].span)
            for event in self._each("events", base.events, self._event)
        )
        if not edits.counts.is_changed and article == base.article:
            return Corrected(base)
        facts = replace(
            base,
            article=article,
            reader=_and_person(base.reader),
            entities=tuple(self._entities.values()),
            roles=roles,
            relations=relations,
            events=tuple(self._reported(events, claims)),
            claims=claims,
            times=tuple(sorted(self._times, key=lambda time: time.span)),
            figures=tuple(self._figures(events, claims)),
        )
        facts = linked_anew(facts, self._touched, self._reference)
        known = set(check_facts(base))
        for fault in check_facts(facts):
            if fault not in known:
                raise InputError(fault, where=edits.file.path, remedy="see what the notes say of it")
        counts = edits.counts
        return Corrected(facts, counts.added, max(counts.changed, int(not counts.is_changed)), counts.removed)

    def _each(
        self, section: str, known: Iterable[_Fact], read: Callable[[Entry, _Fact | None], _Fact]
    ) -> Iterator[_Fact]:
        """The facts of a section, those that were there in their places, new ones behind them.

        Where a thing has another type by now, those that are as they were are looked at as well: it may not fit.
        """
        edits = self._edits
        entries = {edits.known(section, entry): entry for entry in edits.section(section)}
        for fact in known:
            entry = entries.get(fact.id)
            if entry is None and not edits.was_shown(section, fact.id):
                yield fact
            elif entry is not None:
                told = read(entry, fact) if edits.changed(section, entry) or self._has_other_types else fact
                yield told if edits.changed(section, entry) else fact
        for entry in edits.section(section):
            if edits.known(section, entry) is None:
                yield read(entry, None)

    def _with_issues(self, fact: _Issued, was: _Issued | None, span: Span) -> _Issued:
        """A fact that is as it was has its issues even where these were taken off the list of things."""
        if fact is not was:
            return fact
        names = {entity.id: entity.name for entity in self._base.entities}
        issues = tuple(self._issue(names[id], span) for id in fact.issues)
        return fact if issues == fact.issues else replace(fact, issues=issues)

    # Article and entities

    def _article(self) -> Article:
        entry, before = self._edits.article
        if entry.values.get("id") not in (None, before.get("id")):
            entry.refuse("the id has changed", f"write {self._base.article.id}", "id")
        entry.date("published")
        article = self._base.article
        for key in _ARTICLE:
            told: Any = entry.optional_text(key)
            if told != before.get(key):
                article = replace(article, **{key: told})
                article = replace(article, published_inferred=False) if key == "published" else article
        return article

    def _entity(self, entry: Entry) -> Entity:
        edits = self._edits
        old = edits.entity(entry)
        if old is not None and not edits.changed("entities", entry):
            return old
        type, name = EntityType(entry.values["type"]), " ".join(entry.text("name").split())
        if type is EntityType.ISSUE:
            _check_issue(entry, name, "name")
            names = [each.text("name") for each in edits.section("entities") if each.values["type"] == type]
            if names.count(name) > 1:
                entry.refuse(f"{name!r} is the issue of two", "give its mentions to one of them", "name")
        had = {mention.span: mention for mention in (() if old is None else old.mentions)}
        spans = sorted({*edits.spans(entry, "mentions", had), *edits.hidden(old)})
        default = MentionKind.NOMINAL if type is EntityType.ISSUE else None
        mentions = tuple(had.get(span) or Mention(span, default or self._text.kind(span)) for span in spans)
        gone = {self._base.article.one_line(span) for span in had.keys() - set(spans)}
        named = [mention.span for mention in mentions if mention.kind is MentionKind.NAME]
        # "Prime Minister Store" is no name beside "Store".
        bare = [span for span in named if not any(span.contains(other) and other != span for other in named)]
        words = [self._base.article.one_line(span) for span in bare]
        kept = [alias for alias in (() if old is None else old.aliases) if alias not in gone]
        aliases = () if type is EntityType.ISSUE else tuple(dict.fromkeys(a for a in (*kept, *words) if a != name))
        id = edits.id_of(entry)
        if old is None:
            self._touched.add(id)
            return Entity(id, type, name, aliases, mentions)
        left = (replace(link, spans=tuple(span for span in link.spans if span in named)) for link in old.links)
        links = tuple(link for link in left if link.spans)
        changed = replace(old, type=type, name=name, aliases=aliases, mentions=mentions, links=links)
        if (type, name) != (old.type, old.name) or (old.links and not links):
            self._touched.add(id)
            return replace(changed, link=None, reference=None, links=())
        return changed

    def _issue(self, name: str, span: Span) -> str:
        """The id of an issue, which is made where nothing has raised it yet."""
        free = (entity for entity in self._base.entities if entity.id not in self._entities)
        for entity in (*self._entities.values(), *free):
            if entity.type is EntityType.ISSUE and entity.name == name:
                self._entities[entity.id] = entity
                return entity.id
        id = self._edits.new_id("e")
        self._entities[id] = Entity(id, EntityType.ISSUE, name, mentions=(Mention(span, MentionKind.NOMINAL),))
        return id

    def _issues(self, entry: Entry, span: Span) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(entry.texts("issues")))
        for name in names:
            _check_issue(entry, name, "issues")
        return tuple(self._issue(name, span) for name in names)

    def _ids(self, entry: Entry, key: str, allowed: frozenset[EntityType]) -> tuple[str, ...]:
        return tuple(self._of_type(entry, key, name, allowed) for name in dict.fromkeys(entry.texts(key)))

    def _of_type(self, entry: Entry, key: str, name: str, allowed: frozenset[EntityType]) -> str:
        id = self._edits.names[name]
        type = self._entities[id].type
        if type not in allowed:
            remedy = f"name one of type {', '.join(sorted(allowed))}, or change its type"
            entry.refuse(f"{name[:40]!r}, a {type}, cannot stand here", remedy, key)
        return id

    # Facts

    def _role(self, entry: Entry, old: Role | None) -> Role:
        person = self._of_type(entry, "person", entry.text("person"), PERSONS)
        of = entry.optional_text("of")
        if old is None or self._edits.is_changed("roles", entry, "title"):
            title = self._edits.spans(entry, "title", ())[0]
            words = self._base.article.one_line(title)
            evidence: tuple[Evidence, ...] = (Evidence(self._office(title, person), PERSON, title),)
        else:
            words, evidence = old.title, _by_person(old.evidence)
        return Role(
            id=self._edits.id_of(entry, "r") if old is None else old.id,
            person=person,
            title=words,
            of=None if of is None else self._of_type(entry, "of", of, OWNERS),
            status=RoleStatus(entry.values.get("status") or (RoleStatus.CURRENT if old is None else old.status)),
            evidence=evidence,
            confidence=_SURE,
        )

    def _office(self, title: Span, person: str) -> Span:
        """The title with the nearest mention of its holder in the sentence; else the sentence."""
        sentence = self._text.sentence(title)
        near = [mention.span for mention in self._entities[person].mentions if sentence.contains(mention.span)]
        best = min(near, key=lambda span: (max(span.start - title.end, title.start - span.end), span), default=None)
        return sentence if best is None else title.to(best)

    def _relation(self, entry: Entry, old: Relation | None) -> Relation:
        type = RelationType(entry.values["type"])
        subjects, objects = RELATION_ENDS[type]
        subject = self._of_type(entry, "subject", entry.text("subject"), subjects)
        other = self._of_type(entry, "object", entry.text("object"), objects)
        if subject == other:
            entry.refuse(f"relates {entry.text('subject')[:40]!r} to itself", "name another entity", "object")
        had = {told.span: told for told in (() if old is None else old.evidence)}
        spans = self._edits.spans(entry, "evidence", had)
        if not spans:
            entry.refuse("quotes no words", 'write "SENTENCE:WORDS", such as "12:a member of"', "evidence")
        return Relation(
            id=self._edits.id_of(entry, "l") if old is None else old.id,
            type=type,
            subject=subject,
            object=other,
            evidence=_by_person(had.get(span) or Evidence(span, PERSON) for span in spans),
            confidence=_SURE,
        )

    def _event(self, entry: Entry, old: Event | None) -> Event:
        edits = self._edits
        type, status = EventType(entry.values["type"]), Status(entry.values["status"])
        evidence = self._tellings(entry, old)
        changed = edits.changed("events", entry)
        is_told_anew = old is None or not changed.isdisjoint(("type", "status", "triggers"))
        is_dated_anew = old is None or not changed.isdisjoint(("start", "end"))
        start, end = entry.interval() if is_dated_anew else (old.start, old.end) if old else (None, None)
        if is_dated_anew:
            self._note_time(entry, start, end)
        return Event(
            id=edits.id_of(entry, "v") if old is None else old.id,
            type=type,
            status=status,
            evidence=evidence,
            agents=self._ids(entry, "agents", ACTORS),
            targets=self._ids(entry, "targets", ACTORS | LOCATIONS),
            places=self._ids(entry, "places", LOCATIONS),
            issues=self._issues(entry, evidence[0].span),
            start=start,
            end=end,
            date_inferred=old is not None and old.date_inferred and not is_dated_anew,
            according_to=() if old is None else old.according_to,
            confidence=_SURE,
            coding=general_coding(type, status) if is_told_anew else old.coding if old else None,
        )

    def _tellings(self, entry: Entry, old: Event | None) -> tuple[Evidence, ...]:
        """One for each trigger, the fullest first."""
        edits = self._edits
        had = () if old is None else old.evidence
        shown = [told for told in had if told.trigger is not None] or had
        triggers = edits.spans(entry, "triggers", [told.trigger or told.span for told in shown])
        kept = [told for told in had if told not in shown or (told.trigger or told.span) in triggers]
        known = {told.trigger or told.span for told in kept}
        new = [Evidence(self._text.sentence(trigger), PERSON, trigger) for trigger in triggers if trigger not in known]
        found = [*kept, *new]
        clause = edits.whole(entry, "evidence")
        if clause is not None and (old is None or edits.is_changed("events", entry, "evidence")):
            inside = next((told for told in found if told.trigger is not None and clause.contains(told.trigger)), None)
            fullest = Evidence(clause, PERSON) if inside is None else replace(inside, span=clause)
            found = [fullest, *(told for told in found if told is not inside)]
        return _by_person(found)

    def _note_time(self, entry: Entry, start: str | None, end: str | None) -> None:
        """The words of a date that a person gave, where nothing has read them."""
        for span in self._edits.spans(entry, "time", ()):
            if start is not None and all(time.span != span for time in self._times):
                self._times.append(TimeMention(span, start if end in (None, start) else f"{start}/{end}"))

    def _claim(self, entry: Entry, old: Claim | None) -> Claim:
        edits = self._edits
        stance = Stance(entry.values["stance"])
        content, cue, source = (
            tuple(edits.spans(entry, key, () if old is None else getattr(old, key)))
            for key in ("content", "cue", "source")
        )
        if not cue:
            entry.refuse("quotes no words", 'write the words of attribution, such as "12:said"', "cue")
        changed = edits.changed("claims", entry)
        is_told_anew = not changed.isdisjoint(("content", "cue", "source"))
        pieces = sorted((*content, *cue, *source))
        evidence = Evidence(pieces[0].to(max(pieces, key=lambda span: span.end)), PERSON, cue[0])
        if old is not None and not is_told_anew:
            evidence = replace(old.evidence, rule=PERSON)
        is_coded_anew = old is None or not changed.isdisjoint(("stance", "content", "cue"))
        audience = edits.whole(entry, "audience")
        words = None if audience is None else self._base.article.one_line(audience)
        date = entry.date("date")
        start, end, inferred = date, date, False
        if old is not None and not edits.is_changed("claims", entry, "date"):
            start, end, inferred = old.start, old.end, old.date_inferred
        return Claim(
            id=edits.id_of(entry, "c") if old is None else old.id,
            speakers=self._ids(entry, "speakers", ACTORS),
            stance=stance,
            content=content,
            cue=cue,
            source=source,
            evidence=evidence,
            targets=self._ids(entry, "targets", frozenset(EntityType) - {EntityType.ISSUE}),
            issues=self._issues(entry, content[0]),
            audience=old.audience if old is not None and not edits.is_changed("claims", entry, "audience") else words,
            start=start,
            end=end,
            date_inferred=inferred,
            confidence=_SURE,
            coding=general_coding(stance, Status.OCCURRED) if is_coded_anew else old.coding if old else None,
        )

    # What hangs together

    def _reported(self, events: Iterable[Event], claims: tuple[Claim, ...]) -> Iterator[Event]:
        """The events, each with the claims that alone tell it, where one of the two is new."""
        before = {event.id: event for event in self._base.events}
        said = {claim.id: claim for claim in self._base.claims}
        anew = {claim.id for claim in claims if said.get(claim.id) != claim}
        anew |= said.keys() - {claim.id for claim in claims}
        pieces = [piece for claim in (*claims, *said.values()) if claim.id in anew for piece in claim.content]
        for event in events:
            places = [told.trigger or told.span for told in event.evidence]
            is_near = any(piece.contains(place) for piece in pieces for place in places)
            if event is before.get(event.id) and not is_near and anew.isdisjoint(event.according_to):
                yield event
                continue
            tellers = [[c.id for c in claims if any(p.contains(place) for p in c.content)] for place in places]
            alone = dict.fromkeys(id for each in tellers for id in each) if all(tellers) else {}
            yield event if event.according_to == tuple(alone) else replace(event, according_to=tuple(alone))

    def _figures(self, events: Iterable[Event], claims: Iterable[Claim]) -> Iterator[Figure]:
        """Those whose events still may have them."""
        types = {event.id: event.type for event in events}
        said = {claim.id for claim in claims}
        for figure in self._base.figures:
            if types.get(figure.event) in (STRUCK if figure.is_toll else VALUED):
                told = tuple(claim for claim in figure.according_to if claim in said)
                yield figure if told == figure.according_to else replace(figure, according_to=told)


def _check_issue(entry: Entry, name: str, key: str) -> None:
    if name not in issue_labels():
        remedy = "write one of those of ontology/issues.ttl, such as armed-conflict"
        entry.refuse(f"{name[:40]!r} is no issue of the thesaurus", remedy, key)


def _and_person(reader: Reader) -> Reader:
    parts = {*reader.components, ComponentVersion(PERSON, VERSION)}
    return replace(reader, components=tuple(sorted(parts, key=lambda part: (part.name, part.version))))


def _by_person(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(replace(told, rule=PERSON) for told in evidence)
