"""Whom an article calls by an office alone, or by office and surname: who is known to hold the office on its day.

The reference facts say who held which office when. Only what is known of the very day of publication counts, and only
where the article names nobody else for the office. What such a name rests on is told by a role under a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from kg.model import (
    PERSONS,
    ArticleFacts,
    Entity,
    EntityType,
    Evidence,
    Incumbent,
    MentionKind,
    ReferenceEntry,
    Role,
    RoleStatus,
    Span,
)
from kg.resolve.names import Alike, compare, person_name
from kg.resolve.offices import office_kind

RULE = "role.office-and-day"
#: docs/reference.md tells how often such a name was right.
CONFIDENCE = 0.95
_PEOPLE = PERSONS | {EntityType.GROUP}
_HELD = frozenset({RoleStatus.CURRENT, RoleStatus.ACTING})
_FULL_DAY = len("2000-01-01")
_LEADING = frozenset({"the", "its", "current", "incumbent", "sitting"})
#: Words beside a description by which it means another one: "former", "every", "-elect", "'s wife".
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|next|new|future|first|acting|interim|deputy|vice|an?|no|any|every|each)[ -]+(?:the )?$",
    re.IGNORECASE,
)
_NOT_HIM = re.compile(r"[ -](?:elect|designate|hopeful)\b|['’]s? (?!(?:said|says|has|had|is|was)\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'A-Z])|\n")
_YEAR = re.compile(r"\d{4}")


class Offices(Protocol):
    """What can be asked of the reference facts."""

    def named(self, form: str) -> tuple[ReferenceEntry, ...]:
        """The entries of which ``form`` is a name."""
        ...

    def incumbents(self, state: str) -> tuple[Incumbent, ...]:
        """The terms of office that are known of the state of that id."""
        ...


def name_holders(facts: ArticleFacts, reference: Offices) -> ArticleFacts:
    """The same facts; who is called by office, or by office and surname, has the holder's name and a role that says so.

    Where the article names the holder elsewhere, the two are one. If the day of publication is not known, or was
    inferred, nobody gets a name.
    """
    day = facts.article.published or ""
    if len(day) != _FULL_DAY or facts.article.published_inferred:
        return facts
    roles = [*_by_surname(facts), *_by_office(facts, reference)]
    for role in roles:
        if any(RULE in (each.rule for each in told.evidence) for told in facts.roles if told.person == role.person):
            continue  # these facts have come here before
        states = {each.id: each.reference or "" for each in facts.entities if each.type is EntityType.STATE}
        name = _holder(reference.incumbents(states.get(role.of or "", "")), role.title, day)
        if name is not None and not _is_contested(facts, role, name):
            facts = _named(facts, role, name)
    return facts


def _by_surname(facts: ArticleFacts) -> Iterator[Role]:
    """The roles of those of whom the article gives no full name."""
    people = {each.id: each for each in facts.entities}
    for role in facts.roles:
        if role.status is RoleStatus.CURRENT and role.of and not person_name(people[role.person].name).is_full:
            span = role.evidence[0].span
            if _is_of_the_day(span, facts):
                yield replace(role, evidence=(Evidence(span, RULE),))


def _by_office(facts: ArticleFacts, reference: Offices) -> Iterator[Role]:
    """Roles for those whom the article calls by one office of one state and by nothing else."""
    for entity in facts.entities:
        if entity.type not in _PEOPLE:
            continue
        found: dict[tuple[str, str | None], tuple[str, Span]] = {}
        for span in _descriptions(entity):
            title, state = _parts(span, facts, reference)
            found.setdefault((office_kind(title), state), (title, span))
        kinds, states = {kind for kind, _ in found}, {state for _, state in found} - {None}
        if len(kinds) == len(states) == 1:
            state = states.pop()
            title, span = found[kinds.pop(), state]
            if _is_of_the_day(span, facts):
                evidence = (Evidence(span, RULE),)
                yield Role("", entity.id, title, state, RoleStatus.CURRENT, evidence, CONFIDENCE)


def _descriptions(entity: Entity) -> list[Span]:
    """All by which an article calls somebody but pronouns, and what is a part of another mention."""
    spans = {mention.span for mention in entity.mentions if mention.kind is not MentionKind.PRONOUN}
    return sorted((span for span in spans if not any(_is_inside(span, other) for other in spans)), key=_place)


def _is_inside(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _parts(span: Span, facts: ArticleFacts, reference: Offices) -> tuple[str, str | None]:
    """The words of a description without its state, in lower case, and the id of the state's entity."""
    known = {each.reference: each.id for each in facts.entities if each.type is EntityType.STATE}
    words = facts.article.one_line(span).replace("’", "'").split()
    words = words[next((at for at, word in enumerate(words) if word.lower() not in _LEADING), 0) :]
    for at in range(1, len(words)):
        before, after = words[:at], words[at:]
        title, form = after, " ".join(before).removesuffix("'s").removesuffix("'")
        if before[-1].lower() == "of":
            title, form = before[:-1], " ".join(after[1:] if after[0].lower() == "the" else after)
        states = [known[entry.id] for entry in reference.named(form) if entry.id in known]
        if len(states) == 1:
            return " ".join(title).lower(), states[0]
    return " ".join(words).lower(), None


def _is_of_the_day(span: Span, facts: ArticleFacts) -> bool:
    """Whether the words mean the holder on the day of the article: nothing around them speaks of another time."""
    text, year = facts.article.text, (facts.article.published or "")[:4]
    if _NOT_NOW.search(text[max(0, span.start - 20) : span.start]) or _NOT_HIM.match(text[span.end : span.end + 12]):
        return False
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(text))
    told = [time.value for time in facts.times if start <= time.span.start < end]
    return all(value[:4] >= year for value in told if _YEAR.match(value))


def _holder(terms: Iterable[Incumbent], title: str, day: str) -> str | None:
    """The one who is known to hold the office on a day."""
    wanted = title.lower()
    held = {
        term.name
        for term in terms
        if office_kind(term.office.lower()) == office_kind(wanted)
        # A chancellor heads the government in some states, and the treasury in one that has a prime minister.
        and ("chancellor" in wanted) == ("chancellor" in term.office.lower())
        and term.is_known_on(day)
    }
    return held.pop() if len(held) == 1 else None


def _is_contested(facts: ArticleFacts, role: Role, name: str) -> bool:
    """Whether the article gives the office to somebody of another name."""
    names = {each.id: each for each in facts.entities}
    return any(
        other.of in (role.of, None)
        and (other.person != role.person or other.id == role.id)
        and other.status in _HELD
        and _is_same(other, role)
        and not _is_called(names[other.person], name)
        for other in facts.roles
    )


def _named(facts: ArticleFacts, role: Role, name: str) -> ArticleFacts:
    """The facts with the person of a role under the name; one with whom the article calls by that name."""
    entity = next(each for each in facts.entities if each.id == role.person)
    same = [each for each in facts.entities if each.type in _PEOPLE and each is not entity and _is_called(each, name)]
    if len(same) > 1 or any(_meet(each.id, entity.id, facts) for each in same):
        return facts
    aliases = tuple(dict.fromkeys((entity.name, *entity.aliases)))
    whole = replace(entity, name=name, aliases=aliases, type=EntityType.OFFICIAL)
    for named in same:
        mentions = sorted({*named.mentions, *entity.mentions}, key=lambda mention: _place(mention.span))
        called = name if not person_name(named.name).is_full else named.name
        aliases = tuple(alias for alias in dict.fromkeys((named.name, *named.aliases)) if alias != called)
        whole = replace(named, name=called, aliases=aliases, mentions=tuple(mentions), type=EntityType.OFFICIAL)
        facts = _renamed(facts, entity.id, named.id)
    entities = tuple(whole if each.id == whole.id else each for each in facts.entities)
    return replace(facts, entities=entities, roles=_with_role(facts.roles, replace(role, person=whole.id)))


def _is_called(entity: Entity, name: str) -> bool:
    return compare(person_name(entity.name), person_name(name)) <= Alike.PART


def _meet(one: str, other: str, facts: ArticleFacts) -> bool:
    """Whether one does something to the other, or speaks of the other: then they are two."""
    sides = [(each.agents, each.targets) for each in facts.events]
    sides += [(each.speakers, each.targets) for each in facts.claims]
    return any((one in mine and other in theirs) or (other in mine and one in theirs) for mine, theirs in sides)


def _renamed(facts: ArticleFacts, old: str, new: str) -> ArticleFacts:
    """The facts without an entity, its part in them taken by another one."""

    def ids(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(one, found)))

    def one(id: str) -> str:
        return new if id == old else id

    return replace(
        facts,
        entities=tuple(each for each in facts.entities if each.id != old),
        roles=tuple(replace(each, person=one(each.person)) for each in facts.roles),
        relations=tuple(replace(r, subject=one(r.subject), object=one(r.object)) for r in facts.relations),
        events=tuple(replace(each, agents=ids(each.agents), targets=ids(each.targets)) for each in facts.events),
        claims=tuple(replace(each, speakers=ids(each.speakers), targets=ids(each.targets)) for each in facts.claims),
    )


def _with_role(roles: tuple[Role, ...], new: Role) -> tuple[Role, ...]:
    """The roles with another one; where the article tells the same elsewhere, with or without the state, it is one."""
    told = [role for role in roles if role.person == new.person and role.of in (new.of, None) and _is_same(role, new)]
    if not told:
        return (*roles, replace(new, id=f"r{len(roles) + 1}"))
    evidence = dict.fromkeys((*(each for role in told for each in role.evidence), *new.evidence))
    whole = replace(told[0], of=new.of, evidence=tuple(evidence))
    return tuple(whole if role is told[0] else role for role in roles if role not in told[1:])


def _is_same(role: Role, other: Role) -> bool:
    return office_kind(role.title.lower()) == office_kind(other.title.lower())
