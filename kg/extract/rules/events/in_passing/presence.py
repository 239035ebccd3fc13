"""Visits told by where somebody is: "is in Rome for talks", "while in Rome", "the visiting minister"."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.light_verbs import doer
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.telling import Telling
from kg.extract.rules.factuality.status import Setting, status_of
from kg.extract.shared.referents import Referents
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType, Evidence, Status

_FLIGHT = {"defect", "defection", "defector", "exile", "asylum", "fugitive"}
#: With one of these the verb says what somebody is, not where.
_COMPLEMENTS = ("attr", "acomp", "oprd", "expl", "csubj", "ccomp")


def presence(referents: Referents, word: Token) -> Telling | None:
    """The visit that ``word`` ("is", "while", "visiting") tells by saying where an official is; None if it does not."""
    if word.lemma == "be":
        return _being(referents, word)
    if word.lower in {"due", "expected"}:
        return _awaited(referents, word)
    if word.lower in {"while", "when"}:
        return _while(referents, word)
    if word.lower == "visiting" and word.dep in {"amod", "compound", "nmod"}:
        return _visiting(referents, word)
    return None


def _being(referents: Referents, verb: Token) -> Telling | None:
    subject = verb.child("nsubj")
    if subject is None or verb.child(*_COMPLEMENTS) is not None or syntax.is_negated(verb):
        return None
    visitors = _visitors(referents, subject)
    for prep in verb.all("prep"):
        place = prep.child("pobj")
        if prep.lower in {"in", "at"} and place is not None and place.i > verb.i:
            targets, places = _destination(referents, place, visitors)
            if visitors and (targets or places) and not _tells_of_flight(referents):
                first = referents.annotation.tokens[subject.i]
                return _telling(referents, verb, [first, verb, place], visitors, targets, places)
    return None


def _awaited(referents: Referents, word: Token) -> Telling | None:
    """ "is due in Rome on Friday", "is expected in Rome"."""
    verb = word.head if word.dep == "acomp" else word
    subject = verb.child("nsubj", "nsubjpass")
    whole = verb.lemma == "be" or (syntax.is_passive(verb) and word.child("xcomp", "ccomp", "oprd") is None)
    if subject is None or not whole or word.child("xcomp") is not None or syntax.is_negated(verb):
        return None
    visitors = _visitors(referents, subject)
    for prep in dict.fromkeys([*word.all("prep"), *verb.all("prep")]):
        place = prep.child("pobj")
        if visitors and prep.lower == "in" and place is not None and place.i > word.i:
            targets, places = _destination(referents, place, visitors)
            if targets or places:
                told = _telling(referents, word, [subject, verb, word, place], visitors, targets, places)
                told.draft.status = Status.SCHEDULED
                return told
    return None


def _tells_of_flight(referents: Referents) -> bool:
    """In an article about a defector or an exile, to be abroad is no visit."""
    return any(token.lemma.lower() in _FLIGHT for token in referents.annotation.tokens)


def _while(referents: Referents, word: Token) -> Telling | None:
    """ "while in Rome, she said": who says it is there."""
    prep = referents.annotation.next(word)
    place = prep.child("pobj") if prep is not None and prep.lower == "in" else None
    if prep is None or place is None:
        return None
    verb = next((above for above in prep.ancestors() if above.pos == "VERB"), None)
    actor = doer(verb) if verb is not None else None
    visitors = _visitors(referents, actor) if actor is not None else []
    targets, places = _destination(referents, place, visitors)
    if not visitors or not (targets or places):
        return None
    return _telling(referents, word, [word, place], visitors, targets, places)


def _visiting(referents: Referents, word: Token) -> Telling | None:
    head = word.head
    names = [head, *head.all("appos")]
    visitors = [thing for name in names for thing in referents.participants(name) if thing.is_person]
    visitors = [thing for thing in dict.fromkeys(visitors) if thing.type is EntityType.OFFICIAL]
    if not visitors:
        return None
    return _telling(referents, word, [word, head], visitors, [], [])


def _visitors(referents: Referents, subject: Token) -> list[Cluster]:
    found = referents.participants(subject)
    envoys = subject.lemma.lower() in word_class("envoys")
    return found if found and all(_travels(thing, envoys=envoys) for thing in found) else []


def _travels(thing: Cluster, *, envoys: bool) -> bool:
    return thing.type is EntityType.OFFICIAL or (envoys and thing.type is EntityType.GROUP and thing.state is not None)


def _destination(referents: Referents, token: Token, visitors: list[Cluster]) -> tuple[list[Cluster], list[Cluster]]:
    """The states and places named, none of them where a visitor is at home."""
    things = referents.places(token)
    states = [thing for thing in things if thing.type is EntityType.STATE]
    places = [thing for thing in things if thing.type is EntityType.PLACE]
    abroad = [*states, *(place.state for place in places if place.state is not None)]
    for inner in syntax.prepositional(token, "in"):
        abroad.extend(thing for thing in referents.places(inner) if thing.type is EntityType.STATE)
    homes = {home for visitor in visitors for home in _homes(referents, visitor)}
    if not homes or not abroad or homes & set(abroad):
        return [], []
    return list(dict.fromkeys(abroad)), places


def _homes(referents: Referents, person: Cluster) -> list[Cluster]:
    found: list[Cluster] = []
    above: list[Cluster | None] = [*(role.of for role in referents.offices if role.person is person), person.state]
    while above:
        owner = above.pop()
        if owner is not None and owner not in found:
            found.append(owner)
            above.append(owner.state)
    return found


def _telling(
    referents: Referents,
    trigger: Token,
    words: list[Token],
    visitors: list[Cluster],
    targets: list[Cluster],
    places: list[Cluster],
) -> Telling:
    setting = Setting(lasting=True, published=referents.annotation.article.published)
    status = status_of(trigger, setting) if trigger.lemma == "be" else Status.ONGOING
    draft = EventDraft(
        type=EventType.VISIT,
        status=status,
        evidence=[Evidence(syntax.span(referents.annotation, words), "event.presence", trigger.span)],
        agents=visitors,
        targets=targets,
        places=places,
    )
    return Telling(draft, trigger, "visit")
