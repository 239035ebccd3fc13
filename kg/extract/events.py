"""What happens: visits, talks, sanctions, attacks and the rest, told by the words of ``lexicons/events.tsv``.

A trigger word opens a frame; ``arguments`` finds who stands in its slots, ``conditions`` says whether it counts,
``status`` whether it happened, and ``merge`` makes one event of its tellings.
"""

from __future__ import annotations

from typing import Protocol

from kg.extract import syntax
from kg.extract.arguments import Site, is_part_of_phrase, site_of
from kg.extract.conditions import distinct, holds, object_fits
from kg.extract.discourse import Discourse
from kg.extract.drafts import ClaimDraft, EventDraft, Thing
from kg.extract.frames import frames_of
from kg.extract.merge import Telling, merge
from kg.extract.status import Setting, status_of
from kg.language import Token
from kg.model import BlockKind, EntityType, EventType, Evidence, Span

#: Types whose targets are rather places than governments: "flew to Washington", "shelled Tripoli".
_PHYSICAL = {
    EventType.VISIT,
    EventType.ARMED_ACTION,
    EventType.MILITARY_ACTIVITY,
    EventType.INCIDENT,
    EventType.PROTEST,
}
_PLACED = {EntityType.PLACE, EntityType.STATE}
_WHERE = {"in", "at", "near", "on", "off", "along", "inside", "outside", "around", "to", "into", "from"}


class Date(Protocol):
    """When something happens; either side None where unknown."""

    @property
    def start(self) -> str | None: ...
    @property
    def end(self) -> str | None: ...
    @property
    def inferred(self) -> bool: ...


class Times(Protocol):
    """The time expressions of the article."""

    def for_verb(self, token: Token) -> Date | None:
        """The date of what the verb (or event noun) ``token`` tells."""
        ...


def find_events(discourse: Discourse, times: Times | None, claims: list[ClaimDraft]) -> list[EventDraft]:
    """The distinct events of the article in the order of their first words, without issues."""
    tellings: list[Telling] = []
    for token in discourse.annotation.tokens:
        tellings.extend(_told_by(discourse, times, token))
    events = merge(tellings)
    for event in events:
        event.according_to = _reporters(event, claims)
    return events


def _told_by(discourse: Discourse, times: Times | None, trigger: Token) -> list[Telling]:
    annotation = discourse.annotation
    frames = frames_of(annotation, trigger)
    if not frames or trigger.dep == "amod":
        return []
    if frames[0].pos == "noun" and (is_part_of_phrase(annotation, trigger) or discourse.thing(trigger) is not None):
        return []
    for frame in frames:
        site = site_of(annotation, trigger, frame)
        if not object_fits(site):
            continue
        telling = _telling(discourse, times, site)
        if telling is not None:
            return [telling]
    return []


def _telling(discourse: Discourse, times: Times | None, site: Site) -> Telling | None:
    draft, used = _filled(discourse, site)
    _date(draft, times, site)
    complete = holds(site, draft)
    definite = site.frame.pos == "noun" and _is_definite(site.trigger)
    if not complete and not definite:
        return None
    sentence = discourse.annotation.sentence_of(site.trigger)
    setting = Setting(
        lasting=site.frame.lasting,
        start=draft.start,
        end=draft.end,
        published=discourse.annotation.article.published,
        headline=sentence.kind in {BlockKind.HEADLINE, BlockKind.HEADING},
    )
    draft.status = status_of(site.trigger, setting)
    draft.evidence = [Evidence(_span(discourse, site, used), _rule(site), site.trigger.span)]
    return Telling(draft, site.trigger, site.frame.word, complete=complete, definite=definite)


def _is_definite(noun: Token) -> bool:
    determiner = noun.child("det", "poss")
    return determiner is not None and determiner.lower in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "both",
    }


def _rule(site: Site) -> str:
    if site.frame.pos == "verb":
        return "event.verb.passive" if syntax.is_passive(site.trigger) else "event.verb.active"
    if any(carrier.role in {"agent", "target"} for carrier in site.carriers):
        return "event.light-verb"
    if syntax.possessor(site.trigger) is not None:
        return "event.noun.possessive"
    return "event.noun.subject" if site.carriers else "event.noun"


# --- arguments -----------------------------------------------------------------------------------------------------


def _filled(discourse: Discourse, site: Site) -> tuple[EventDraft, list[Token]]:
    """A draft with its participants and places, and the words that name them."""
    draft = EventDraft(type=site.frame.type, status=status_of(site.trigger), evidence=[])
    used: list[Token] = []
    for slot, things, token in _found(discourse, site, site.frame.agent):
        draft.agents.extend(
            thing for thing in things if thing.type is not EntityType.PLACE and thing.type is not EntityType.ISSUE
        )
        draft.places.extend(thing for thing in things if thing.type is EntityType.PLACE and slot in {"mod", "obj"})
        used.append(token)
    for _, things, token in _found(discourse, site, site.frame.target, taken=draft.agents):
        draft.targets.extend(thing for thing in things if thing.type is not EntityType.PLACE)
        draft.places.extend(thing for thing in things if thing.type is EntityType.PLACE)
        used.append(token)
    for slot in site.frame.place:
        for token in site.tokens(slot.lstrip("+")):
            things = discourse.places(token) if slot != "mod" else _thing(discourse, token, place=True)
            fresh = [
                thing
                for thing in things
                if thing.type in _PLACED and thing not in draft.targets and thing not in draft.agents
            ]
            draft.places.extend(fresh)
            if things:
                used.append(token)
    _tidy(draft, discourse)
    return draft, used


def _found(
    discourse: Discourse, site: Site, slots: tuple[str, ...], *, taken: list[Thing] | None = None
) -> list[tuple[str, list[Thing], Token]]:
    """What stands in ``slots``: of the first one that has something, and of those marked "+"."""
    found: list[tuple[str, list[Thing], Token]] = []
    for slot in slots:
        if found and not slot.startswith("+"):
            continue
        name = slot.lstrip("+")
        for token in site.tokens(name):
            things = [thing for thing in _things(discourse, site, name, token) if not taken or thing not in taken]
            if things:
                found.append((name, things, token))
    return found


def _things(discourse: Discourse, site: Site, slot: str, token: Token) -> list[Thing]:
    if slot == "mod" or slot == "obj.mod":
        return _thing(discourse, token)
    physical = site.frame.type in _PHYSICAL and slot in {
        "obj",
        "to",
        "in",
        "on",
        "into",
        "at",
        "of",
        "against",
        "for",
        "hit",
    }
    if physical:
        places = discourse.places(token)
        if places and len(places) >= len(discourse.participants(token)):
            return places
    return discourse.participants(token)


def _thing(discourse: Discourse, token: Token, *, place: bool = False) -> list[Thing]:
    thing = discourse.thing(token, place=place)
    return [thing] if thing is not None else []


def _tidy(draft: EventDraft, discourse: Discourse) -> None:
    draft.agents = distinct(draft.agents)
    draft.targets = [thing for thing in distinct(draft.targets) if thing not in draft.agents]
    if draft.type is EventType.VISIT:
        draft.targets.extend(
            t
            for t in distinct(draft.places)
            if t.type is EntityType.STATE and t not in draft.targets and t not in draft.agents
        )
        for place in distinct(draft.places):
            if (
                place.state is not None
                and place.state.mentions
                and place.state not in draft.targets
                and place.state not in draft.agents
            ):
                draft.targets.append(place.state)
    draft.places = [
        thing for thing in distinct(draft.places) if thing not in draft.targets and thing not in draft.agents
    ]


def _date(draft: EventDraft, times: Times | None, site: Site) -> None:
    if times is None:
        return
    for token in (site.trigger, *(carrier.verb for carrier in site.carriers)):
        date = times.for_verb(token)
        if date is not None:
            draft.start, draft.end, draft.date_inferred = date.start, date.end, date.inferred
            return


# --- evidence ------------------------------------------------------------------------------------------------------


def _span(discourse: Discourse, site: Site, used: list[Token]) -> Span:
    """The shortest run of words with the trigger, what carries it, and its arguments."""
    words = [site.trigger]
    for token in used:
        if token.sentence == site.trigger.sentence:
            for part in syntax.coordinated(token):
                words.extend(syntax.noun_phrase(part))
    verbs = [carrier.verb for carrier in site.carriers]
    if site.frame.pos == "verb":
        verbs.append(site.trigger)
        if site.object is not None and site.object.sentence == site.trigger.sentence:
            words.extend(syntax.noun_phrase(site.object))
    else:
        words.extend(syntax.noun_phrase(site.trigger))
    for verb in verbs:
        words.append(verb)
        words.extend(child for child in verb.children if child.dep in {"aux", "auxpass", "neg", "prt"})
    return syntax.span(discourse.annotation, words)


def _reporters(event: EventDraft, claims: list[ClaimDraft]) -> list[ClaimDraft]:
    """The claims that alone tell the event: every telling lies in the content of one."""
    found: list[ClaimDraft] = []
    for evidence in event.evidence:
        span = evidence.trigger or evidence.span
        inside = [claim for claim in claims if any(part.contains(span) for part in claim.content)]
        if not inside:
            return []
        found.extend(claim for claim in inside if claim not in found)
    return found
