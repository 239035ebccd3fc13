"""More conditions of frames: what kind of actor stands there, and what must be said besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.extract.rules.events.arguments.sites import Carrier, Site
from kg.extract.rules.events.conditions.false_triggers import LIKENESS_CHECKS
from kg.extract.rules.events.drafts import EventDraft
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EntityType

_BODIES = {EntityType.STATE, EntityType.ORGANIZATION}
_ACTORS = _BODIES | {EntityType.GROUP}
_LEADERS = {EntityType.OFFICIAL, EntityType.STATE}
_VOTERS = {"voter", "people", "electorate", "resident", "citizen", "public", "islander"}


def _words_of(token: Token | None) -> set[str]:
    """The lemmas of a phrase and of what is coordinated with it."""
    if token is None:
        return set()
    return {word.lemma.lower() for part in syntax.coordinated(token) for word in syntax.noun_phrase(part)}


def _subject(site: Site) -> Token | None:
    found = site.tokens("subj")
    return found[0] if found else None


def _prepositions(site: Site) -> set[str]:
    return {child.lower for child in site.trigger.all("prep", "prt")}


def _phone(site: Site, draft: EventDraft) -> bool:
    """ "called Merkel"; not "called Merkel a friend", "called on Merkel", "called him to resign"."""
    more = site.trigger.child("oprd", "xcomp", "ccomp", "acomp", "attr", "prt", "dative")
    noun = site.object
    named = noun is not None and noun.pos == "PROPN" and not any(c.dep in {"appos", "acl", "amod"} for c in noun.rights)
    calm = not _prepositions(site) & {"on", "for", "to", "off", "out", "as"}
    return more is None and named and calm and _leaders(site, draft) and all(a.is_person for a in draft.agents)


def _leaders(_: Site, draft: EventDraft) -> bool:
    some = any(thing.type is EntityType.OFFICIAL for thing in draft.agents)
    return some and all(thing.type in _LEADERS for thing in draft.agents)


def _partisan(site: Site, draft: EventDraft) -> bool:
    """One power helps another; an opinion about a person or a plan is no help."""
    noun = site.object
    if noun is None or noun.lower in {"one", "ones"}:
        return False
    backer = any(thing.type in _BODIES for thing in draft.agents)
    return backer and all(thing.type in _ACTORS for thing in draft.targets)


def _people(_: Site, draft: EventDraft) -> bool:
    return any(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets)


def _from_body(site: Site, draft: EventDraft) -> bool:
    if not any(thing.type in _BODIES for thing in draft.agents):
        return False
    return any(site.tokens(slot) for slot in ("from", "out of"))


def _to_body(site: Site, draft: EventDraft) -> bool:
    """ "referred Iran to the Security Council"."""
    receivers = {token for token in site.tokens("to") if token.pos == "PROPN"}
    return bool(receivers) and sum(thing.type in _BODIES for thing in draft.targets) >= 2


def _blow(site: Site, _: EventDraft) -> bool:
    """A bomb or an attack does it, where no attacker is named."""
    return bool(_words_of(_subject(site)) & word_class("bombs"))


def _charge(site: Site, _: EventDraft) -> bool:
    return bool(_words_of(_subject(site)) & word_class("charges"))


def _told(site: Site, draft: EventDraft) -> bool:
    """More than a topic: a verb tells it, or a time."""
    marked = draft.start is not None or any(c.lower in {"fresh", "renewed", "new"} for c in site.trigger.lefts)
    return marked or any(_tells(site, carrier) for carrier in site.carriers if not carrier.loose)


def _tells(site: Site, carrier: Carrier) -> bool:
    """ "violence broke out"; not "the violence worries", "has prompted": what comes of it tells no event."""
    verb = carrier.verb
    if syntax.subject(verb) is site.trigger and carrier.hit is None and not syntax.is_passive(verb):
        return verb.lemma in word_class("phases")
    return verb.lemma not in {"be", "have"}


def _bombs(site: Site, _: EventDraft) -> bool:
    """The article tells of bombs, so that an explosion is no accident."""
    return any(token.lemma.lower() in {"bomb", "bomber", "bombing", "car_bomb"} for token in site.annotation.tokens)


def _forces(site: Site, _: EventDraft) -> bool:
    subject = _subject(site)
    person = subject is not None and subject.lemma.lower() in word_class("officers")
    return not person and bool(_words_of(subject) & word_class("forces"))


def _whether(site: Site, draft: EventDraft) -> bool:
    body = any(thing.type in _ACTORS for thing in draft.agents)
    return body and site.trigger.child("ccomp") is not None and site.trigger.child("dobj") is None


def _for_term(site: Site, draft: EventDraft) -> bool:
    terms = {"term", "mandate"}
    found = [*site.tokens("for"), *site.tokens("to")]
    return any(token.lemma.lower() in terms for token in found) and any(t.is_person for t in draft.targets)


def _inquirers(site: Site, _: EventDraft) -> bool:
    return bool(_words_of(_subject(site)) & word_class("inquirers"))


def _over(site: Site, draft: EventDraft) -> bool:
    """Questioned by nobody knows whom, in connection with something."""
    passive = syntax.is_passive(site.trigger)
    return passive and _people(site, draft) and bool(_prepositions(site) & {"over", "about", "by", "in"})


def _unsaid(site: Site, draft: EventDraft) -> bool:
    """ "X, accused of spying, ...", and nobody says by whom: by the authorities; "X is accused" may be by anybody."""
    if not syntax.is_passive(site.trigger) or site.tokens("subj") or not any(t.is_person for t in draft.targets):
        return False
    return "of" in _prepositions(site) and site.trigger.dep in {"acl", "advcl", "relcl"}


def _laid(site: Site, _: EventDraft) -> bool:
    return any(child.lemma in {"impose", "hand", "lay", "bring", "file"} for child in site.trigger.all("acl", "relcl"))


def _bidden(site: Site, draft: EventDraft) -> bool:
    """ "was ordered to leave": told to do something, whoever tells it."""
    if site.trigger.lemma != "order" and any(child.tag in {"VBZ", "VBP"} for child in site.trigger.all("auxpass")):
        return False  # "is obliged to": by a law that stands
    return syntax.is_passive(site.trigger) and site.trigger.child("xcomp") is not None and bool(draft.targets)


def _underway(site: Site, _: EventDraft) -> bool:
    """ "an investigation is under way"."""
    words = {child.lower for carrier in site.carriers for child in carrier.verb.rights}
    return bool(words & {"underway", "under"})


def _literal(site: Site, _: EventDraft) -> bool:
    """Not a battle with an illness or for an idea."""
    foes = {token.lemma.lower() for slot in ("with", "against", "for", "over") for token in site.tokens(slot)}
    return not foes & word_class("ills")


def _listed(site: Site, _: EventDraft) -> bool:
    """ "removed Cuba from the list of"."""
    found = {token.lemma.lower() for slot in ("from", "to", "on", "onto", "off") for token in site.tokens(slot)}
    return bool(found & {"list", "blacklist", "register", "roster"})


def _meant(site: Site, draft: EventDraft) -> bool:
    """Killed by somebody; not "the plane crashed, killing twelve", nor by a quake."""
    above = {verb.lemma for verb in syntax.verb_chain(site.trigger)[1:]}
    subject = _subject(site)
    thing = {subject.lemma.lower()} if subject is not None else set()
    blast = bool(thing & {"blast", "explosion", "fire"}) and not _bombs(site, draft)
    if blast or thing & (word_class("vehicles") | word_class("disasters")):
        return False
    return not above & word_class("accidents")


def _organ(_: Site, draft: EventDraft) -> bool:
    return any(thing.type is EntityType.ORGANIZATION for thing in draft.agents)


def _no_voters(site: Site, draft: EventDraft) -> bool:
    noun = _subject(site)
    heads = {thing.name.lower().split()[-1].rstrip("s") for thing in draft.agents if thing.type is EntityType.GROUP}
    if heads & _VOTERS:
        return False
    return noun is None or not (noun.lemma.lower() in _VOTERS or noun.tag == "NNPS")


def _voters(site: Site, _: EventDraft) -> bool:
    noun = _subject(site)
    return noun is not None and (noun.lemma.lower() in _VOTERS or (noun.tag == "NNPS" and site.trigger.lemma != "pick"))


def _given(site: Site, draft: EventDraft) -> bool:
    """A prize that comes to somebody; who wins one is not who decides."""
    if site.trigger.lemma in {"win", "receive"}:
        return False
    return bool(draft.targets) and not any(t.type in {EntityType.STATE, EntityType.GROUP} for t in draft.targets)


def _rivals(site: Site, draft: EventDraft) -> bool:
    """Two candidates, in an article that tells of a vote."""
    people = all(agent.is_person for agent in draft.agents)
    ballot = {"election", "vote", "ballot", "poll", "runoff", "electoral", "voter"}
    return people and any(token.lemma.lower() in ballot for token in site.annotation.tokens)


def _named(site: Site, _: EventDraft) -> bool:
    """Somebody is elected; "elect members of the council" tells no candidate."""
    noun = site.object
    return noun is None or noun.pos == "PROPN" or noun.lemma.lower() not in word_class("assemblies")


def _attended(site: Site, _: EventDraft) -> bool:
    """Not a meeting that somebody stays away from: it may be held by others."""
    if site.trigger.dep == "nsubj" and site.trigger.head.lemma in {"say", "tell", "hear", "report"}:
        return False  # "a press conference heard"
    above = [site.trigger.head, *site.trigger.head.ancestors()][:3] if site.trigger.dep in {"dobj", "pobj"} else []
    for verb in above:
        words = {child.lower for child in verb.children}
        if verb.lemma in {"boycott", "skip", "snub", "shun", "miss"}:
            return False
        if verb.lemma in {"walk", "storm", "stay"} and words & {"out", "away"}:
            return False
        if verb.lemma in {"refuse", "decline"} and site.trigger.head.lemma in {"attend", "join"}:
            return False
        if verb.pos == "VERB" and verb.lemma not in {"attend", "join"}:
            break
    return True


def _leaving(site: Site, _: EventDraft) -> bool:
    """ "walked out of talks"; not "walked out of the room"."""
    left = {token.lemma.lower() for slot in ("out of", "of") for token in site.tokens(slot)}
    return bool(left & word_class("gatherings"))


def _affirmed(site: Site, _: EventDraft) -> bool:
    return not syntax.is_negated(site.trigger)


def _chamber(_: Site, draft: EventDraft) -> bool:
    """A body that decides; what a party or a person rejects, it only speaks against."""
    organs = [thing for thing in draft.agents if thing.type is EntityType.ORGANIZATION]
    return any(set(thing.name.lower().split()) & word_class("chambers") for thing in organs)


def _waged(site: Site, draft: EventDraft) -> bool:
    """ "the war in Yemen" alone is a topic; that it broke out, or when, is news."""
    starts = {"begin", "start", "break", "erupt", "end", "rage", "flare", "resume"}
    return draft.start is not None or any(carrier.verb.lemma in starts for carrier in site.carriers)


def _uncharged(site: Site, draft: EventDraft) -> bool:
    """ "held without charge": in prison, and not an office or a view."""
    missing = {token.lemma.lower() for token in site.tokens("without")}
    grounds = {token.lemma.lower() for slot in ("on", "in", "over") for token in site.tokens(slot)}
    jailed = missing & {"charge", "trial"} or grounds & {"suspicion", "connection", "relation", "charge"}
    return bool(jailed) and _people(site, draft)


CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "phone": _phone,
        "leaders": _leaders,
        "partisan": _partisan,
        "people": _people,
        "from-body": _from_body,
        "to-body": _to_body,
        "blow": _blow,
        "charge": _charge,
        "told": _told,
        "bombs": _bombs,
        "forces": _forces,
        "whether": _whether,
        "for-term": _for_term,
        "inquirers": _inquirers,
        "over": _over,
        "unsaid": _unsaid,
        "laid": _laid,
        "bidden": _bidden,
        "underway": _underway,
        "literal": _literal,
        "listed": _listed,
        "meant": _meant,
        "active": lambda site, _: not syntax.is_passive(site.trigger),
        "organ": _organ,
        "no-voters": _no_voters,
        "voters": _voters,
        "given": _given,
        "rivals": _rivals,
        "named": _named,
        "attended": _attended,
        "leaving": _leaving,
        "affirmed": _affirmed,
        "chamber": _chamber,
        "waged": _waged,
        "uncharged": _uncharged,
        **LIKENESS_CHECKS,
    }
)
