"""Offices given in a row: "named Smith as treasurer, Jones as finance minister", "the appointments include ..."."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.layers import Cluster
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.telling import Telling
from kg.extract.shared.referents import Referents
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EventType, Evidence, Status

_NAMING = {"appoint", "name", "nominate", "designate", "select", "choose", "pick", "announce", "install"}
_LISTING = {"include", "see", "feature"}
_POSTS = {"appointment", "placement", "change", "nominee", "nomination", "pick", "choice", "post", "reshuffle"}


def placements(referents: Referents, tellings: list[Telling]) -> list[Telling]:
    """The appointments that a sentence tells one after the other, but for those that ``tellings`` hold."""
    named = {thing for t in tellings if t.draft.type is EventType.OFFICE_CHANGE for thing in t.draft.targets}
    by_trigger = {telling.trigger: telling for telling in reversed(tellings)}
    found: list[Telling] = []
    for prep in referents.annotation.tokens:
        placed = _placed(referents, prep)
        if placed is None or placed in named:
            continue
        verb = next((above for above in prep.ancestors() if above.lemma in _NAMING | _LISTING), None)
        if verb is None or verb.i > prep.i:
            continue
        news = by_trigger.get(verb)
        if not _tells(verb, news):
            continue
        named.add(placed)
        found.append(_telling(referents, prep, placed, verb, news))
    return found


def _placed(referents: Referents, prep: Token) -> Cluster | None:
    """Who stands before an "as" that an office follows."""
    if prep.lower != "as":
        return None
    office = prep.child("pobj")
    before = referents.annotation.next(prep, -1)
    if office is None or before is None or office.lemma.lower() not in word_class("titles"):
        return None
    if before.lower in {"mp", "md", "mep"} and before.entity != "PERSON":
        before = referents.annotation.next(before, -1)
    thing = referents.thing(before) if before is not None and before.pos == "PROPN" else None
    return thing if thing is not None and thing.is_person else None


def _tells(verb: Token, news: Telling | None) -> bool:
    if verb.lemma in _LISTING:
        subject = syntax.subject(verb)
        return subject is not None and subject.lemma.lower() in _POSTS and not syntax.is_negated(verb)
    return news is not None and news.complete and news.draft.type is EventType.OFFICE_CHANGE


def _telling(referents: Referents, prep: Token, placed: Cluster, verb: Token, news: Telling | None) -> Telling:
    office = prep.child("pobj") or prep
    before = referents.annotation.next(prep, -1) or prep
    words = [before, prep, *syntax.noun_phrase(office)]
    evidence = [Evidence(syntax.span(referents.annotation, words), "event.placement", prep.span)]
    if news is not None:
        told = news.draft
        agents, places = list(told.agents), list(told.places)
        draft = replace(told, targets=[placed], evidence=evidence, agents=agents, places=places)
    else:
        draft = EventDraft(type=EventType.OFFICE_CHANGE, status=Status.OCCURRED, evidence=evidence, targets=[placed])
    return Telling(draft, prep, verb.lemma)


__all__ = ["placements"]
