"""When a trigger counts: the conditions that a frame puts on its words and on what was found in its slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.sites import Site, site_of
from kg.extract.rules.events.conditions.affairs import AFFAIR_CHECKS
from kg.extract.rules.events.conditions.checks import CHECKS
from kg.extract.rules.events.conditions.constructions import CONSTRUCTION_CHECKS
from kg.extract.rules.events.conditions.false_triggers import is_habit
from kg.extract.rules.events.conditions.generalities import is_general
from kg.extract.rules.events.conditions.harms import HARM_CHECKS
from kg.extract.rules.events.conditions.policy import POLICY_CHECKS
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.triggers.frames import frames_of
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType

_ACTORS = {EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP}
#: Offices that a party or an assembly fills, not the people.
_INTERNAL = {
    *("chairman", "chairwoman", "chair", "leader", "head", "speaker", "secretary-general", "pope", "judge"),
    *("secretary", "director", "treasurer", "bishop", "patriarch", "vice-chairman", "captain"),
}
#: Bodies to which somebody is appointed, beside assemblies and courts.
_BENCHES = {"bench", "panel", "post", "position", "cabinet", "body", "team"}


def object_fits(site: Site) -> bool:
    """Whether the object of a verb is what its frame asks for."""
    wanted = site.frame.object
    if site.frame.pos == "noun" or wanted == "-":
        return True
    noun = site.object
    if wanted == "none":
        return site.trigger.child("dobj") is None and not syntax.is_passive(site.trigger)
    if noun is None:
        return wanted.startswith("!")
    if wanted == "some":
        return True
    objects = [*site.objects, *([site.core] if site.core is not None else [])]
    words = {word for one in objects for word in _object_words(one)}
    return bool(words & _words(wanted.lstrip("!"))) != wanted.startswith("!")


def _object_words(noun: Token) -> set[str]:
    words = {form for part in syntax.coordinated(noun) for form in (part.lemma.lower(), part.lower)}
    words |= {child.lower for child in noun.children if child.dep in {"compound", "quantmod"}}
    return words | {f"{child.lower}_{noun.lemma.lower()}" for child in noun.all("compound", "amod")}


def _words(field: str) -> set[str]:
    found: set[str] = set()
    for part in field.split("|"):
        found |= word_class(part[1:]) if part.startswith("@") else {part}
    return found


def holds(site: Site, draft: EventDraft) -> bool:
    """Whether ``draft`` has what one of the alternatives of the frame asks for, and no flag of the frame forbids it."""
    if is_habit(site) or is_general(site, draft):
        return False
    if not any(all(_TESTS[need](site, draft) for need in needs) for needs in site.frame.needs):
        return False
    return all(_TESTS[flag](site, draft) for flag in site.frame.flags if flag in _TESTS)


def _pair(site: Site, draft: EventDraft) -> bool:
    """Two who meet, or one that is many, or one of whom place or time is known."""
    if len(draft.agents) >= 2:
        return True
    if not draft.agents:
        return False
    first = draft.agents[0]
    many = first.type is EntityType.GROUP or first.type is EntityType.ORGANIZATION
    if site.frame.type is EventType.AGREEMENT:
        return (many and not _only_qualified(site)) or draft.start is not None
    if site.frame.pos == "verb":
        return many and (bool(draft.places) or draft.start is not None or site.trigger.child("dobj") is None)
    known = bool(draft.places) or draft.start is not None or many
    return known or (first.type is EntityType.STATE and bool(site.tokens("light")))


def _only_qualified(site: Site) -> bool:
    """ "the Test Ban treaty": a name or an adjective before the noun, and no party to it."""
    parties = ("between", "among", "with", "of", "poss", "by", "light", "grouped", "teller")
    return site.frame.pos == "noun" and not any(site.tokens(slot) for slot in parties)


def _force(_: Site, draft: EventDraft) -> bool:
    """An attack in the literal sense: not one politician on another, nor a bare person on an idea."""
    if draft.agents and all(agent.is_person for agent in draft.agents):
        return bool(draft.places) and not any(target.is_person for target in draft.targets)
    return True


def _mover(site: Site, draft: EventDraft) -> bool:
    if any(token.lemma.lower() in word_class("vehicles") for token in site.tokens("subj")):
        return False  # a ship calls at many ports
    heads = {agent.name.lower().split()[-1] for agent in draft.agents if agent.type is EntityType.GROUP}
    if heads & word_class("vehicles"):
        return False
    movers = any(agent.is_person or agent.type is EntityType.GROUP for agent in draft.agents)
    return movers and any(t.type in {EntityType.STATE, EntityType.PLACE} for t in [*draft.targets, *draft.places])


def _military(site: Site, _: EventDraft) -> bool:
    marks = word_class("military") | word_class("forces")
    words = {t.lower for t in syntax.noun_phrase(site.trigger)} - {site.trigger.lower}
    for slot in ("subj", "obj") if site.frame.pos == "verb" else ("of", "by", "poss", "light"):
        for token in site.tokens(slot):
            words |= {t.lemma.lower() for t in syntax.noun_phrase(token)}
    return bool(words & marks)


def _has(site: Site, *prepositions: str) -> list[Token]:
    return syntax.prepositional(site.trigger, *prepositions)


def _title(site: Site, _: EventDraft) -> bool:
    named = site.trigger.child("attr", "acomp", "oprd", "dobj")
    return named is not None and any(
        word.lemma.lower() in word_class("titles") for word in [named, *named.all("compound", "conj")]
    )


def _as_office(site: Site, _: EventDraft) -> bool:
    return any(token.lemma.lower() in word_class("titles") for token in _has(site, "as"))


def _from_office(site: Site, _: EventDraft) -> bool:
    found = _has(site, "from")
    return any(token.lower in word_class("offices") for token in found)


def _leaves_post(site: Site) -> bool:
    """ "retired from his post", "resigned as head of"."""
    words = {token.lemma.lower() for token in _has(site, "from", "as")}
    return bool(words & (word_class("offices") | word_class("titles")))


def _oath(site: Site, _: EventDraft) -> bool:
    return any(child.lower in {"in", "into"} for child in site.trigger.children)


def _accident(site: Site, _: EventDraft) -> bool:
    subject = syntax.subject(site.trigger)
    return subject is not None and subject.lemma.lower() in word_class("vehicles")


def _ballot(site: Site, _: EventDraft) -> bool:
    return any(
        child.lower in {"for", "against", "on", "to", "in", "unanimously", "overwhelmingly"}
        for child in site.trigger.children
    ) or (site.trigger.child("xcomp") is not None)


def _decider(site: Site, draft: EventDraft) -> bool:
    if any(token.lemma.lower() in word_class("vehicles") for token in site.tokens("subj")):
        return False  # "the aircraft declared an emergency"
    heads = {thing.name.lower().split()[-1] for thing in draft.agents if thing.type is EntityType.GROUP}
    if heads & word_class("vehicles"):
        return False
    return any(agent.type in _ACTORS or agent.type is EntityType.OFFICIAL for agent in draft.agents)


def _carried(site: Site, _: EventDraft) -> bool:
    return any(carrier.role == "agent" for carrier in site.carriers)


def _crowd(_: Site, draft: EventDraft) -> bool:
    return any(agent.type in {EntityType.GROUP, EntityType.ORGANIZATION, EntityType.PERSON} for agent in draft.agents)


def _person(site: Site, draft: EventDraft) -> bool:
    people = draft.agents if draft.type is EventType.ELECTION else draft.targets
    if draft.type is EventType.OFFICE_CHANGE and not any(thing.type is EntityType.OFFICIAL for thing in people):
        if _is_unnamed_holder(site, people):
            return True
        single = any(thing.is_person for thing in people)  # a crowd may be appointed, but loses jobs, not offices
        crowd = site.frame.object == "some" and any(thing.type is EntityType.GROUP for thing in people)
        posted = ((single or crowd) and _named_to(site, draft)) or (single and _leaves_post(site))
        noun = site.object
        posted = posted or (crowd and noun is not None and noun.tag == "NN" and _is_office(noun))
        return site.frame.pos == "verb" and posted
    return any(thing.is_person or thing.type is EntityType.GROUP for thing in people)


def _is_unnamed_holder(site: Site, people: list[Cluster]) -> bool:
    """ "the president of Chad resigned": one who holds a public office, whoever that is."""
    noun = syntax.patient(site.trigger) if syntax.is_passive(site.trigger) else syntax.subject(site.trigger)
    entry = lexicon.titles().get(noun.lemma.lower()) if noun is not None and noun.tag == "NN" else None
    public = entry is not None and entry.kind == "office" and entry.holder == "official"
    return public and site.frame.object == "none" and any(t.type is EntityType.GROUP and not t.plural for t in people)


def _struck(site: Site, draft: EventDraft) -> bool:
    """ "troops attacked the town": somebody with arms, and something that is attacked with them."""
    noun = site.object
    targets = word_class("positions") | word_class("scenes") | word_class("vehicles")
    armed = any(agent.type is EntityType.STATE for agent in draft.agents) or _military(site, draft)
    return armed and noun is not None and noun.lemma.lower() in targets


def _is_person(_: Site, draft: EventDraft) -> bool:
    return any(target.is_person for target in draft.targets)


def _internal(site: Site, _: EventDraft) -> bool:
    named = [*site.trigger.all("oprd", "attr", "dobj"), *_has(site, "as")]
    return any(word.lemma.lower() in _INTERNAL for word in named)


def _finite(site: Site, _: EventDraft) -> bool:
    """Not "to fight", "means of fighting": a task rather than a fight."""
    verb = site.trigger
    if (
        verb.dep == "pcomp"
        or (verb.tag == "VB" and verb.head.lemma == "help")
        or any(child.dep == "aux" and child.lower == "to" for child in verb.children)
    ):
        return False
    return verb.tag != "VBG" or verb.child("aux") is not None


def _named_to(site: Site, _: EventDraft) -> bool:
    """ "named X (as) minister", "appointed to the post"; not "was named in the report"."""
    verb = site.trigger
    called = [*verb.all("oprd", "attr"), *_has(site, "as")]
    if called:
        return any(_is_office(part) for noun in called for part in syntax.coordinated(noun))
    posts = word_class("offices") | word_class("titles") | word_class("chambers") | _BENCHES
    if any(token.lemma.lower() in posts for token in _has(site, "to")):
        return True
    noun = syntax.patient(verb)
    if noun is None or syntax.is_passive(verb):
        return False
    beside = [*noun.all("appos"), *syntax.prepositional(noun, "to", "as", "for")]
    return any(_is_office(word) for word in [noun, *beside])


def _is_office(noun: Token) -> bool:
    """ "minister", "head of the agency", "to the cabinet"; not "suspect", "person of the year"."""
    words = {noun.lemma.lower(), noun.lower}
    return bool(words & (word_class("titles") | word_class("offices") | lexicon.title_heads()))


def _displaced(site: Site, draft: EventDraft) -> bool:
    """Many fled; one who runs away is no displacement."""
    noun = syntax.patient(site.trigger) if syntax.is_passive(site.trigger) else syntax.subject(site.trigger)
    many = noun is not None and (noun.tag in {"NNS", "NNPS"} or noun.child("nummod") is not None)
    return many and any(target.type is EntityType.GROUP for target in draft.targets)


def _cause(site: Site, draft: EventDraft) -> bool:
    """Several died; the death of one person is told for other reasons than a disaster."""
    noun = syntax.subject(site.trigger)
    if noun is None or not any(target.type is EntityType.GROUP for target in draft.targets):
        return False
    if any(token.lemma.lower() in word_class("bombs") | word_class("fights") for token in _has(site, "in", "from")):
        return False  # "died in an attack": the attack tells it
    return noun.tag in {"NNS", "NNPS"} or noun.child("nummod") is not None


def _choice(site: Site, _: EventDraft) -> bool:
    """ "decided to build a dam": what is decided is told by no frame of its own."""
    clause = site.trigger.child("xcomp", "ccomp") if site.frame.pos == "verb" else site.trigger.child("acl")
    if clause is None or clause.pos not in {"VERB", "AUX"}:
        return False
    noun = syntax.patient(clause)
    if noun is not None and frames_of(site.annotation, noun):
        return False
    return not any(object_fits(site_of(site.annotation, clause, f)) for f in frames_of(site.annotation, clause))


_TESTS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "agent": lambda _, draft: bool(draft.agents),
        "target": lambda _, draft: bool(draft.targets),
        "place": lambda _, draft: bool(draft.places),
        "any": lambda _, draft: bool(draft.agents or draft.targets),
        "goal": lambda _, draft: bool(draft.targets or draft.places),
        "where": lambda _, draft: bool(draft.agents or draft.targets or draft.places),
        "pair": _pair,
        "two": lambda _, draft: len(draft.agents) >= 2,
        "person": _person,
        "struck": _struck,
        "individual": _is_person,
        "named-to": _named_to,
        "internal": _internal,
        "finite": _finite,
        "force": _force,
        "mover": _mover,
        "military": _military,
        "with-aid": lambda site, _: any(token.lemma.lower() in _words("@aid|@weapons") for token in _has(site, "with")),
        "body": lambda _, draft: any(agent.type in _ACTORS for agent in draft.agents),
        "official": lambda _, draft: any(target.type is EntityType.OFFICIAL for target in draft.targets),
        "many": lambda _, draft: any(agent.type is EntityType.GROUP for agent in draft.agents),
        "known": lambda _, draft: draft.start is not None or bool(draft.places),
        "title": _title,
        "as-office": _as_office,
        "from-office": _from_office,
        "for-office": lambda site, _: any(t.lemma.lower() in word_class("ballots_for") for t in _has(site, "for")),
        "oath": _oath,
        "accident": _accident,
        "ballot": _ballot,
        "decider": _decider,
        "carried": _carried,
        "group": _crowd,
        "displaced": _displaced,
        "cause": _cause,
        "choice": _choice,
        **CHECKS,
        **HARM_CHECKS,
        **POLICY_CHECKS,
        **CONSTRUCTION_CHECKS,
        **AFFAIR_CHECKS,
    }
)
