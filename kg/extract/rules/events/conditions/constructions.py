"""Conditions on how a sentence is built: deeds without a doer, two sides named as one, laws that come into force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.conditions.policy import PARTIES, TAKING_PART
from kg.extract.rules.events.drafts import EventDraft
from kg.language import Token, syntax
from kg.model import EntityType

_SIDES = {
    *("side", "country", "nation", "state", "government", "party", "leader", "neighbor", "neighbour", "president"),
    *("minister", "rival", "faction", "power", "camp", "army"),
}
_FINITE = {"was", "were", "is", "are", "has", "have", "had", "will", "been"}
_STATE_OFFICES = {
    *("president", "premier", "chancellor", "minister", "governor", "mayor", "king", "queen", "emperor", "pope"),
    *("ambassador", "senator", "prime minister", "vice-president", "dictator", "sultan", "emir"),
}


def _unattributed(site: Site, draft: EventDraft) -> bool:
    """ "was closed", "has been lifted": told as a deed, though not by whom."""
    words = {child.lower for child in site.trigger.all("auxpass", "aux")}
    finite = bool(words & _FINITE) and "being" not in words
    return syntax.is_passive(site.trigger) and finite and not draft.agents and syntax.agent(site.trigger) is None


def _both(site: Site, draft: EventDraft) -> bool:
    """ "both sides", "the two countries" are two, though the words name one group."""
    noun = next(iter(site.tokens("subj")), None)
    if noun is None or noun.lemma.lower() not in _SIDES or any(c.lower == "also" for c in site.trigger.all("advmod")):
        return False
    paired = any(child.lower in {"two", "both"} for child in noun.lefts)
    joint = not any(child.lemma in TAKING_PART for child in site.trigger.all("xcomp"))
    return paired and joint and any(thing.type is EntityType.GROUP for thing in draft.agents)


def _in_force_now(site: Site, _: EventDraft) -> bool:
    """ "the ban comes into force", "the law took effect"."""
    return any(_takes_effect(carrier.verb) for carrier in site.carriers)


def _holding(site: Site, _: EventDraft) -> bool:
    """ "a truce took effect", "the ceasefire is holding": there is one, whoever agreed on it."""
    return any(
        carrier.verb.lemma in {"hold", "begin", "start"} or _takes_effect(carrier.verb)
        for carrier in site.carriers
        if syntax.subject(carrier.verb) is site.trigger
    )


def _takes_effect(verb: Token) -> bool:
    nouns = [*verb.all("dobj"), *syntax.prepositional(verb, "into")]
    return verb.lemma in {"come", "go", "enter", "take"} and any(noun.lower in {"force", "effect"} for noun in nouns)


def _filed(site: Site, _: EventDraft) -> bool:
    """ "the lawsuit was filed by", "filed a complaint"."""
    return any(carrier.verb.lemma in {"file", "bring", "lodge", "launch"} for carrier in site.carriers)


def _several_fighters(_: Site, draft: EventDraft) -> bool:
    """ "the conflict between the army and the rebels": two sides that can fight."""
    return len(draft.agents) >= 2 and all(thing.type in PARTIES and not thing.is_person for thing in draft.agents)


def _high_office(site: Site, _: EventDraft) -> bool:
    """ "became Vice President", "became prime minister of Chad"; not "became captain of the team"."""
    named = site.trigger.child("attr")
    told = site.trigger.tag in {"VBD", "VBZ", "VBN"}
    return told and named is not None and named.lemma.lower() in _STATE_OFFICES


def _as_terrorist(site: Site, _: EventDraft) -> bool:
    """ "was designated a terrorist organization"."""
    named = [*site.trigger.all("oprd", "attr", "dobj"), *syntax.prepositional(site.trigger, "as")]
    words = {word.lemma.lower() for noun in named for word in syntax.noun_phrase(noun)}
    return bool(words & {"terrorist", "terror", "sponsor", "extremist"})


CONSTRUCTION_CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "both": _both,
        "unattributed": _unattributed,
        "high-office": _high_office,
        "as-terrorist": _as_terrorist,
        "filed": _filed,
        "several-fighters": _several_fighters,
        "in-force-now": _in_force_now,
        "holding": _holding,
    }
)
