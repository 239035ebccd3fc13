"""Conditions that keep private affairs, and what others have done, from being told as deeds of states and bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.light_verbs import doer
from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.conditions.policy import rules
from kg.extract.rules.events.drafts import EventDraft
from kg.language import syntax
from kg.lexicon.event_words import word_class
from kg.model import EntityType

_APPROVING = {"approve", "ratify", "endorse", "adopt", "accept", "reject", "pass", "veto"}
_CHAMBERS = {
    *("parliament", "senate", "assembly", "legislature", "congress", "house", "lawmaker", "legislator", "deputy"),
}
_WATERS = {"sea", "ocean", "gulf", "waters", "pacific", "atlantic", "mediterranean"}
_KIN = {"family", "families", "parents", "relatives", "friends", "wife", "children", "mother", "father", "grave"}
_POSTS = {
    *("speaker", "chairman", "chairwoman", "chair", "chairmanship", "leader", "leadership", "head", "job", "bench"),
    *("post", "position", "pope", "papacy", "secretary", "speakership", "judge", "secretary-general"),
}


def _no_chamber(site: Site, draft: EventDraft) -> bool:
    """What a parliament or a court approves, others have agreed: its decision, and no agreement of its own."""
    verbs = [carrier.verb for carrier in site.carriers] if site.frame.pos == "noun" else [site.trigger]
    approving = [verb for verb in verbs if verb.lemma in _APPROVING]
    if approving and len(draft.agents) == 1 and _assembles(draft.agents[0]):
        return False
    deciders = (doer(verb) for verb in approving)
    return not any(noun is not None and noun.lemma.lower() in _CHAMBERS for noun in deciders)


def _assembles(thing: Cluster) -> bool:
    if thing.type is not EntityType.ORGANIZATION:
        return False
    known = lexicon.find(lexicon.body_by_name(), thing.name)
    if known is not None:
        return known.kind in {"parliament", "court"}
    return bool(set(thing.name.lower().split()) & word_class("chambers"))


def _no_ballots(site: Site, draft: EventDraft) -> bool:
    """Those who vote for a party or a candidate elect; they decide on no policy."""
    if any(_assembles(thing) or thing.type in {EntityType.STATE, EntityType.OFFICIAL} for thing in draft.agents):
        return True
    crowd = any(thing.type is EntityType.GROUP and not rules(thing) for thing in draft.agents)
    chosen = {*site.tokens("for"), *site.tokens("against")}
    for_whom = any(token.pos == "PROPN" or token.lemma.lower() in {"candidate", "party"} for token in chosen)
    crowd = crowd or any(token.lemma.lower() == "candidate" for token in chosen)
    return not for_whom or (not crowd and all(thing.type is not EntityType.ORGANIZATION for thing in draft.agents))


def _public_vote(site: Site, draft: EventDraft) -> bool:
    """Not "the election of X as speaker", "to the chair": members elect, and no people."""
    post = {word.lemma.lower() for word in syntax.prepositional(site.trigger, "as", "to")}
    return not (post & _POSTS and any(thing.is_person for thing in [*draft.agents, *draft.targets]))


def _affairs(site: Site, draft: EventDraft) -> bool:
    """Somebody with an office, a state or a body takes part, or the meeting is news: "where he met the novelist" is a
    life told."""
    known = bool(draft.places) or draft.start is not None
    aside = site.trigger.dep in {"relcl", "advcl"}
    return (known and not aside) or any(thing.type is not EntityType.PERSON for thing in draft.agents)


def _powers(_: Site, draft: EventDraft) -> bool:
    """A state, a body, an official or many help, or are helped; one man's help to another is his own affair."""
    return any(not _is_one(thing) for thing in draft.agents) or not all(_is_one(thing) for thing in draft.targets)


def _is_one(thing: Cluster) -> bool:
    """A single person without an office, or the team that he plays for."""
    if thing.type is EntityType.GROUP:
        return not thing.plural or thing.name.lower().split()[-1] in {"team", "teammates"}
    return thing.type is EntityType.PERSON


def _no_kin(_: Site, draft: EventDraft) -> bool:
    """Not a visit to one's family."""
    groups = [thing for thing in draft.targets if thing.type is EntityType.GROUP]
    return not any(thing.name.lower().split()[-1] in _KIN for thing in groups)


def _by_power(_: Site, draft: EventDraft) -> bool:
    """Expelled by a state or its organs, or nobody says by whom; not by a university or a party."""
    return all(rules(thing) or thing.type is EntityType.GROUP for thing in draft.agents)


def _not_scorned(site: Site, _: EventDraft) -> bool:
    """ "dismissed the investigation": spoke of it with scorn."""
    return not any(carrier.verb.lemma == "dismiss" for carrier in site.carriers)


def _to_post(site: Site, _: EventDraft) -> bool:
    """ "the election of X to the post"."""
    posts = word_class("offices") | {"position", "chairmanship"}
    return any(noun.lemma.lower() in posts for noun in syntax.prepositional(site.trigger, "to"))


def _of_craft(site: Site, _: EventDraft) -> bool:
    """A ship or a plane is taken, whoever is on board."""
    noun = site.object
    parts = syntax.coordinated(noun) if noun is not None else []
    return any(part.lemma.lower() in word_class("vehicles") for part in parts)


def _real_post(site: Site, _: EventDraft) -> bool:
    """ "took the role of minister"; not "took a role in the film"."""
    noun = site.object
    if noun is None or noun.lemma.lower() not in {"role", "job", "part"}:
        return True
    return bool(syntax.prepositional(noun, "of", "as")) or noun.child("poss", "compound") is not None


def _no_capsule(site: Site, _: EventDraft) -> bool:
    """A crew that comes back from space visits nobody."""
    words = {noun.lemma.lower() for noun in syntax.prepositional(site.trigger, "in", "aboard", "on", "with", "by")}
    return not words & {"spacecraft", "capsule", "shuttle", "parachute", "module", "spaceship", "lander"}


def _not_topic(site: Site, _: EventDraft) -> bool:
    """ "talks on its weapons program", "issues, including the program": what is spoken of, and nothing that is done."""
    above = site.trigger.head
    return site.trigger.dep != "pobj" or above.lower not in {"on", "about", "over", "of", "including", "regarding"}


def _from_land(site: Site, _: EventDraft) -> bool:
    """ "left Cairo for Rome"; not "left the company for a rival"."""
    noun = site.object
    return noun is not None and noun.entity in {"GPE", "LOC"}


def _ashore(_: Site, draft: EventDraft) -> bool:
    """What is fired into the sea hits nobody: it is a test."""
    waters = [place for place in draft.places if set(place.name.lower().split()) & _WATERS]
    return bool(draft.targets) or not waters or len(waters) < len(draft.places)


def _on_alert(site: Site, _: EventDraft) -> bool:
    """ "put its troops on high alert"."""
    return any(token.lemma.lower() in {"alert", "standby"} for token in syntax.prepositional(site.trigger, "on"))


def _freed(site: Site, draft: EventDraft) -> bool:
    away = word_class("vehicles") | word_class("shelters")
    if any(token.lemma.lower() in away for token in syntax.prepositional(site.trigger, "from")):
        return False
    if any(token.lemma.lower() in word_class("rescuers") for token in site.tokens("subj")):
        return False
    return any(
        target.is_person or (target.type is EntityType.GROUP and not _is_body(target)) for target in draft.targets
    )


def _is_body(group: Cluster) -> bool:
    """ "the missions": no people who could be set free."""
    entry = lexicon.collectives().get(group.name.lower().split()[-1].rstrip("s"))
    return entry is not None and entry.kind in {"delegation", "organization", "media", "companies", "states"}


AFFAIR_CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "no-chamber": _no_chamber,
        "no-ballots": _no_ballots,
        "public-vote": _public_vote,
        "affairs": _affairs,
        "powers": _powers,
        "no-kin": _no_kin,
        "by-power": _by_power,
        "not-scorned": _not_scorned,
        "to-post": _to_post,
        "of-craft": _of_craft,
        "freed": _freed,
        "from-land": _from_land,
        "ashore": _ashore,
        "on-alert": _on_alert,
        "not-topic": _not_topic,
        "real-post": _real_post,
        "no-capsule": _no_capsule,
    }
)
