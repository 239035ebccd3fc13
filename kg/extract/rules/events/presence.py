"""Visits told by where somebody is: "is in Rome for talks", "while in Rome", "the visiting minister"."""

from __future__ import annotations

from kg.extract.discourse import Discourse
from kg.extract.drafts import EventDraft, Thing
from kg.extract.rules.events.frames import word_class
from kg.extract.rules.events.light_verbs import doer
from kg.extract.rules.events.telling import Telling
from kg.extract.rules.factuality.status import Setting, status_of
from kg.language import Token, syntax
from kg.model import EntityType, EventType, Evidence, Status

_FLIGHT = {"defect", "defection", "defector", "exile", "asylum", "fugitive"}
#: With one of these the verb says what somebody is, not where.
_COMPLEMENTS = ("attr", "acomp", "oprd", "expl", "csubj", "ccomp")


def presence(discourse: Discourse, word: Token) -> Telling | None:
    """The visit that ``word`` ("is", "while", "visiting") tells by saying where an official is; None if it does not."""
    if word.lemma == "be":
        return _being(discourse, word)
    if word.lower in {"due", "expected"}:
        return _awaited(discourse, word)
    if word.lower in {"while", "when"}:
        return _while(discourse, word)
    if word.lower == "visiting" and word.dep in {"amod", "compound", "nmod"}:
        return _visiting(discourse, word)
    return None


def _being(discourse: Discourse, verb: Token) -> Telling | None:
    subject = verb.child("nsubj")
    if subject is None or verb.child(*_COMPLEMENTS) is not None or syntax.is_negated(verb):
        return None
    visitors = _visitors(discourse, subject)
    for prep in verb.all("prep"):
        place = prep.child("pobj")
        if prep.lower in {"in", "at"} and place is not None and place.i > verb.i:
            targets, places = _destination(discourse, place, visitors)
            if visitors and (targets or places) and not _tells_of_flight(discourse):
                first = discourse.annotation.tokens[subject.i]
                return _telling(discourse, verb, [first, verb, place], visitors, targets, places)
    return None


def _awaited(discourse: Discourse, word: Token) -> Telling | None:
    """ "is due in Rome on Friday", "is expected in Rome"."""
    verb = word.head if word.dep == "acomp" else word
    subject = verb.child("nsubj", "nsubjpass")
    whole = verb.lemma == "be" or (syntax.is_passive(verb) and word.child("xcomp", "ccomp", "oprd") is None)
    if subject is None or not whole or word.child("xcomp") is not None or syntax.is_negated(verb):
        return None
    visitors = _visitors(discourse, subject)
    for prep in dict.fromkeys([*word.all("prep"), *verb.all("prep")]):
        place = prep.child("pobj")
        if visitors and prep.lower == "in" and place is not None and place.i > word.i:
            targets, places = _destination(discourse, place, visitors)
            if targets or places:
                told = _telling(discourse, word, [subject, verb, word, place], visitors, targets, places)
                told.draft.status = Status.SCHEDULED
                return told
    return None


def _tells_of_flight(discourse: Discourse) -> bool:
    """In an article about a defector or an exile, to be abroad is no visit."""
    return any(token.lemma.lower() in _FLIGHT for token in discourse.annotation.tokens)


def _while(discourse: Discourse, word: Token) -> Telling | None:
    """ "while in Rome, she said": who says it is there."""
    prep = discourse.annotation.next(word)
    place = prep.child("pobj") if prep is not None and prep.lower == "in" else None
    if prep is None or place is None:
        return None
    verb = next((above for above in prep.ancestors() if above.pos == "VERB"), None)
    actor = doer(verb) if verb is not None else None
    visitors = _visitors(discourse, actor) if actor is not None else []
    targets, places = _destination(discourse, place, visitors)
    if not visitors or not (targets or places):
        return None
    return _telling(discourse, word, [word, place], visitors, targets, places)


def _visiting(discourse: Discourse, word: Token) -> Telling | None:
    head = word.head
    names = [head, *head.all("appos")]
    visitors = [thing for name in names for thing in discourse.participants(name) if thing.is_person]
    visitors = [thing for thing in dict.fromkeys(visitors) if thing.type is EntityType.OFFICIAL]
    if not visitors:
        return None
    return _telling(discourse, word, [word, head], visitors, [], [])


def _visitors(discourse: Discourse, subject: Token) -> list[Thing]:
    found = discourse.participants(subject)
    envoys = subject.lemma.lower() in word_class("envoys")
    return found if found and all(_travels(thing, envoys=envoys) for thing in found) else []


def _travels(thing: Thing, *, envoys: bool) -> bool:
    return thing.type is EntityType.OFFICIAL or (envoys and thing.type is EntityType.GROUP and thing.state is not None)


def _destination(discourse: Discourse, token: Token, visitors: list[Thing]) -> tuple[list[Thing], list[Thing]]:
    """The states and places named, none of them where a visitor is at home."""
    things = discourse.places(token)
    states = [thing for thing in things if thing.type is EntityType.STATE]
    places = [thing for thing in things if thing.type is EntityType.PLACE]
    abroad = [*states, *(place.state for place in places if place.state is not None)]
    for inner in syntax.prepositional(token, "in"):
        abroad.extend(thing for thing in discourse.places(inner) if thing.type is EntityType.STATE)
    homes = {home for visitor in visitors for home in _homes(discourse, visitor)}
    if not homes or not abroad or homes & set(abroad):
        return [], []
    return list(dict.fromkeys(abroad)), places


def _homes(discourse: Discourse, person: Thing) -> list[Thing]:
    found: list[Thing] = []
    above: list[Thing | None] = [*(role.of for role in discourse.roles if role.person is person), person.state]
    while above:
        owner = above.pop()
        if owner is not None and owner not in found:
            found.append(owner)
            above.append(owner.state)
    return found


def _telling(
    discourse: Discourse,
    trigger: Token,
    words: list[Token],
    visitors: list[Thing],
    targets: list[Thing],
    places: list[Thing],
) -> Telling:
    setting = Setting(lasting=True, published=discourse.annotation.article.published)
    status = status_of(trigger, setting) if trigger.lemma == "be" else Status.ONGOING
    draft = EventDraft(
        type=EventType.VISIT,
        status=status,
        evidence=[Evidence(syntax.span(discourse.annotation, words), "event.presence", trigger.span)],
        agents=visitors,
        targets=targets,
        places=places,
    )
    return Telling(draft, trigger, "visit")
