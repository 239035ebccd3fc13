"""Conditions of what people suffer or do in the street: deaths, arrests, strikes, storms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.triggers.frames import frames_of
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType

_CAUSES = {EventType.ARMED_ACTION, EventType.INCIDENT}


def _below(token: Token, *prepositions: str) -> set[str]:
    """The lemmas of the phrases that hang on ``token`` by ``prepositions``."""
    found: set[str] = set()
    for noun in syntax.prepositional(token, *prepositions):
        for part in syntax.coordinated(noun):
            found |= {word.lemma.lower() for word in syntax.noun_phrase(part)}
    return found


def _passed_away(site: Site, draft: EventDraft) -> bool:
    """A named person died, not in an attack: that is told by the attack."""
    named = bool(draft.targets) and all(thing.is_person for thing in draft.targets)
    return named and not told_by_cause(site)


def told_by_cause(site: Site) -> bool:
    """ "died in a crash", "were killed in a battle": the noun tells it, and more; "a heart attack" is none."""
    nouns = syntax.prepositional(site.trigger, "in", "during", "by", "from", "after")
    causes = [noun for noun in nouns if noun.child("compound", "amod") is None or not _is_illness(noun)]
    return any(frame.type in _CAUSES for noun in causes for frame in frames_of(site.annotation, noun))


def _is_illness(noun: Token) -> bool:
    return bool({child.lower for child in noun.all("compound", "amod")} & {"heart", "asthma", "panic", "cardiac"})


def _dated(site: Site, draft: EventDraft) -> bool:
    return draft.start is not None and not told_by_cause(site)


def _by_accident(site: Site) -> bool:
    causes = word_class("disasters") | word_class("vehicles")
    return bool(_below(site.trigger, "in", "by", "when", "during") & causes)


def _deliberate(site: Site, _: EventDraft) -> bool:
    """Not "were killed in a crash"."""
    return not _by_accident(site)


def _labor(site: Site, draft: EventDraft) -> bool:
    """A strike of workers, and no blow: who strikes, what they lead or call, or what for, says so."""
    words = {word.lemma.lower() for word in syntax.noun_phrase(site.trigger)}
    for thing in draft.agents:
        words |= {word.rstrip("s") for word in thing.name.lower().split()}
    for carrier in site.carriers:
        if carrier.verb.lemma in {"call", "go", "join"}:
            return True
    return bool((words | _below(site.trigger, "by", "of", "over", "for")) & word_class("labor"))


def _no_labor(site: Site, draft: EventDraft) -> bool:
    return site.trigger.lemma != "strike" or not _labor(site, draft)


def _checked(site: Site, draft: EventDraft) -> bool:
    """ "was stopped at the border": by those who watch it."""
    words = {word.lemma.lower() for word in site.trigger.subtree()}
    return any(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets) and bool(
        words & word_class("controls")
    )


def _custody(site: Site, draft: EventDraft) -> bool:
    """ "is held in a prison"."""
    people = any(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets)
    return people and bool(_below(site.trigger, "in", "at", "into", "under") & word_class("prisons"))


def _punitive(site: Site, _: EventDraft) -> bool:
    """ "asked for ten years in prison", "sought the death penalty"."""
    nouns = [site.object, *syntax.prepositional(site.trigger, "for")]
    words: set[str] = set()
    for noun in nouns:
        if noun is not None:
            words |= {word.lemma.lower() for word in syntax.noun_phrase(noun)} | _below(noun, "in", "of")
    years = bool(words & {"year", "month", "life"}) and bool(words & {"prison", "jail", "imprisonment"})
    return years or bool(words & word_class("penalties"))


def _prosecutors(site: Site, _: EventDraft) -> bool:
    noun = next(iter(site.tokens("subj")), None)
    return noun is not None and noun.lemma.lower() in word_class("inquirers") | {"prosecution", "lawyer"}


def _storming(site: Site, _: EventDraft) -> bool:
    """What the storm itself does: it moves, nears, hits."""
    return any(carrier.verb.lemma not in {"be", "have"} for carrier in site.carriers)


def _on_the_way(site: Site, draft: EventDraft) -> bool:
    """ "on their way to Pyongyang"."""
    movers = bool(draft.agents) and all(t.is_person or t.type is EntityType.GROUP for t in draft.agents)
    return movers and site.trigger.dep == "pobj" and site.trigger.head.lower == "on"


def _rising(site: Site, _: EventDraft) -> bool:
    """ "took to the streets"; not "to celebrate"."""
    glad = any(word.lemma.lower() in {"celebrate", "celebration", "joy", "cheer"} for word in site.trigger.subtree())
    return not glad and bool(_below(site.trigger, "to", "onto") & {"street", "square", "avenue"})


def _gunfire(site: Site, draft: EventDraft) -> bool:
    """Fought with a subject of its own: "with supporters battling police"."""
    return site.trigger.child("nsubj") is not None and bool(draft.agents) and bool(draft.targets)


def _weapons_used(site: Site, draft: EventDraft) -> bool:
    against = any(prep.lower in {"against", "on"} for prep in site.trigger.all("prep"))
    against = against or any(p.lower in {"against", "on"} for n in site.objects for p in n.all("prep"))
    return bool(draft.places) or (against and bool(draft.targets))


def _accidental(site: Site, _: EventDraft) -> bool:
    """ "were killed in a crash", and nobody did it; where the noun tells the event itself, it is told by that."""
    unmeant = syntax.is_passive(site.trigger) and not site.tokens("subj") and _by_accident(site)
    return unmeant and not told_by_cause(site)


def _persons(_: Site, draft: EventDraft) -> bool:
    return bool(draft.agents) and all(t.is_person or t.type is EntityType.GROUP for t in draft.agents)


def _angry(_: Site, draft: EventDraft) -> bool:
    """ "protesters gathered outside the embassy"."""
    heads = [thing.name.lower().split()[-1] for thing in draft.agents if thing.type is EntityType.GROUP]
    listed = lexicon.collectives()
    return any((entry := listed.get(head.rstrip("s"))) is not None and entry.kind == "protesters" for head in heads)


def _convened(site: Site, draft: EventDraft) -> bool:
    """ "foreign ministers gathered in Rome"."""
    heads = [thing.name.lower().split()[-1] for thing in draft.agents if thing.type is EntityType.GROUP]
    heads += [token.lemma.lower() for token in site.tokens("subj")] if heads else []
    listed = lexicon.collectives()
    kinds = {"officials", "states", "delegation"}
    return any((entry := listed.get(head.rstrip("s"))) is not None and entry.kind in kinds for head in heads)


def _bursting(site: Site, _: EventDraft) -> bool:
    """Not "the explosion of drug production"."""
    nouns = syntax.prepositional(site.trigger, "of") if site.trigger.lemma == "explosion" else []
    words = {noun.lemma.lower() for noun in nouns}
    things = word_class("charges") | word_class("vehicles") | {"gas", "tank", "pipeline", "reactor", "plant", "boiler"}
    return not words or bool(words & things) or any(noun.pos == "PROPN" for noun in nouns)


def _several(site: Site, draft: EventDraft) -> bool:
    """Many who sit together: where or when is known, or two sides are named."""
    plural = any(token.tag in {"NNS", "NNPS"} for token in site.tokens("subj"))
    known = draft.start is not None or bool(draft.places)
    return plural and (known or any(" and " in thing.name for thing in draft.agents))


def _with_whom(site: Site, _: EventDraft) -> bool:
    return bool(syntax.prepositional(site.trigger, "with"))


def _imprisoned(site: Site, draft: EventDraft) -> bool:
    """ "is serving a sentence", "ten years in prison"; not "a term as president"."""
    noun = site.object
    if noun is None or not all(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets):
        return False
    words = {word.lemma.lower() for word in noun.subtree()} | _below(site.trigger, "in", "at")
    return "sentence" in words or bool(words & word_class("prisons"))


def _shell(site: Site, _: EventDraft) -> bool:
    """ "a rocket landed in Sderot"."""
    noun = next(iter(site.tokens("subj")), None)
    return noun is not None and noun.lemma.lower() in {"rocket", "missile", "shell", "mortar", "bomb", "grenade"}


def _borne(site: Site, _: EventDraft) -> bool:
    return any(carrier.role == "target" for carrier in site.carriers)


def _guilty(site: Site, _: EventDraft) -> bool:
    found = [
        *site.trigger.all("acomp", "oprd"),
        *(w for c in site.trigger.all("ccomp", "xcomp") for w in (c, *c.all("acomp"))),
    ]
    return any(word.lower in {"guilty", "innocent"} for word in found)


def _put_to_death(site: Site, _: EventDraft) -> bool:
    return "death" in _below(site.trigger, "to")


def _in_court(site: Site, _: EventDraft) -> bool:
    return bool(_below(site.trigger, "in", "before") & {"court", "judge", "tribunal", "magistrate", "jury"})


def _unmeant(site: Site, draft: EventDraft) -> bool:
    """ "miners are trapped": people, and nobody did it."""
    people = any(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets)
    return people and syntax.is_passive(site.trigger) and not site.tokens("subj")


def _travellers(_: Site, draft: EventDraft) -> bool:
    return all(thing.is_person for thing in draft.agents)


def _as_hostage(site: Site, _: EventDraft) -> bool:
    """ "are holding seven nationals hostage", "were taken prisoner"."""
    named = [*site.trigger.rights, *(child for noun in site.objects for child in noun.rights)]
    named += syntax.prepositional(site.trigger, "as")
    return any(word.lemma.lower() in word_class("captives") for word in named if word not in site.tokens("obj"))


def _fighters(_: Site, draft: EventDraft) -> bool:
    """Against rebels, militants, armed movements; not against an idea or a bill."""
    return bool(draft.targets) and all(is_armed(thing) for thing in draft.targets)


def _by_fighters(site: Site, draft: EventDraft) -> bool:
    """ "rockets fired by the militia": at somebody, whoever it was; an army may do so for a test."""
    nouns = {noun.lemma.lower() for noun in site.objects}
    if any(child.lower == "warning" for noun in site.objects for child in noun.lefts):
        return False
    armed = bool(draft.agents) and all(is_armed(thing) and not _is_army(thing) for thing in draft.agents)
    return armed and bool(nouns & {"rocket", "mortar", "shell", "grenade", "missile", "artillery"})


def _is_army(thing: Cluster) -> bool:
    known = lexicon.find(lexicon.body_by_name(), thing.name)
    words = set(thing.name.lower().split())
    return (known is not None and known.kind == "army") or bool(words & {"troops", "forces", "force", "army", "navy"})


def is_armed(thing: Cluster) -> bool:
    if thing.type is EntityType.ORGANIZATION:
        known = lexicon.find(lexicon.body_by_name(), thing.name)
        return known is not None and known.kind in {"armed-group", "army"}
    entry = lexicon.collectives().get(thing.name.lower().split()[-1].rstrip("s"))
    return thing.type is EntityType.GROUP and entry is not None and entry.kind == "fighters"


HARM_CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "passed-away": _passed_away,
        "dated": _dated,
        "deliberate": _deliberate,
        "labor": _labor,
        "no-labor": _no_labor,
        "checked": _checked,
        "custody": _custody,
        "punitive": _punitive,
        "prosecutors": _prosecutors,
        "storming": _storming,
        "on-the-way": _on_the_way,
        "rising": _rising,
        "waging": _gunfire,
        "weapons-used": _weapons_used,
        "accidental": _accidental,
        "shell": _shell,
        "borne": _borne,
        "guilty": _guilty,
        "put-to-death": _put_to_death,
        "in-court": _in_court,
        "unmeant": _unmeant,
        "travellers": _travellers,
        "persons": _persons,
        "angry": _angry,
        "convened": _convened,
        "with-whom": _with_whom,
        "several": _several,
        "bursting": _bursting,
        "imprisoned": _imprisoned,
        "as-hostage": _as_hostage,
        "fighters": _fighters,
        "by-fighters": _by_fighters,
    }
)
