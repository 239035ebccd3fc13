"""Conditions of decisions, agreements and offices: who has the power to decide, and whether the object is a policy."""

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
from kg.model import EntityType

_BODIES = {EntityType.STATE, EntityType.ORGANIZATION}
PARTIES = {*_BODIES, EntityType.GROUP, EntityType.OFFICIAL}
#: Kinds of bodies (``bodies.tsv``) that bind others by what they decide.
_RULING = {"intergovernmental", "agency", "parliament", "court", "ministry", "army"}
TAKING_PART = {"participate", "join", "attend", "contribute", "send", "take", "host"}
_OATHS = {"union", "association", "federation", "party", "council", "committee", "board", "league", "club", "society"}


def rules(thing: Cluster) -> bool:
    """Whether what ``thing`` decides is policy: a state, its organs and officials, a body of states."""
    if thing.type is EntityType.STATE or thing.type is EntityType.OFFICIAL:
        return True
    words = set(thing.name.lower().split())
    if thing.type is EntityType.GROUP:
        return bool(words & word_class("rulers"))
    if thing.type is not EntityType.ORGANIZATION:
        return False
    known = lexicon.find(lexicon.body_by_name(), thing.name)
    if known is not None:
        return known.kind in _RULING
    return bool(words & (word_class("chambers") | word_class("rulers")))


def _ruler(_: Site, draft: EventDraft) -> bool:
    return bool(draft.agents) and all(rules(thing) for thing in draft.agents)


def _public(_: Site, draft: EventDraft) -> bool:
    """A body with power decides, and not a person for himself."""
    return any(rules(thing) and not thing.is_person for thing in draft.agents)


def _plain(site: Site, _: EventDraft) -> bool:
    """The object tells no event of its own, and is no person's business ("dropped his bid")."""
    noun = site.core
    if noun is None:
        return False
    lemma = noun.lemma.lower()
    somebody = lemma in lexicon.collectives() or lemma in word_class("private_matters")
    return not somebody and noun.pos == "NOUN" and not frames_of(site.annotation, noun)


def _parties(site: Site, draft: EventDraft) -> bool:
    """Two sides that can bind themselves; what they "also" agree to, each agrees with others."""
    if any(child.lower == "also" for child in site.trigger.all("advmod")):
        return False
    if any(child.lemma in TAKING_PART for child in site.trigger.all("xcomp")):
        return False  # "have agreed to join the mission": each of them has
    return len(draft.agents) >= 2 and all(thing.type in PARTIES for thing in draft.agents)


def _as_something(site: Site, _: EventDraft) -> bool:
    """ "designated the group as terrorists", "a terrorist organization"."""
    return site.trigger.child("oprd") is not None or any(prep.lower == "as" for prep in site.trigger.all("prep"))


def _verdict(site: Site, draft: EventDraft) -> bool:
    """A court or a judge rules that, or for or against somebody; a king rules a country."""
    noun = next(iter(site.tokens("subj")), None)
    judges = noun is not None and noun.lemma.lower() in {"court", "judge", "tribunal", "justice", "jury", "arbitrator"}
    courts = any(set(thing.name.lower().split()) & {"court", "tribunal"} for thing in draft.agents)
    said = site.trigger.child("ccomp") is not None or any(
        prep.lower in {"against", "for", "on", "in"} for prep in site.trigger.all("prep")
    )
    return said and (judges or courts)


def _private_office(site: Site, draft: EventDraft) -> bool:
    """Elected by members or deputies, or to lead a union, a party or a council: no vote of a people."""
    electors = any(thing.type is not EntityType.STATE for thing in draft.agents)
    words = {word.lemma.lower() for word in _office(site)}
    people = any(thing.is_person for thing in draft.targets)
    return people and (bool(words & _OATHS) or (electors and bool(words & word_class("titles"))))


def _office(site: Site) -> list[Token]:
    named = [*site.trigger.all("oprd", "attr"), *syntax.prepositional(site.trigger, "as", "to")]
    noun = site.object
    if noun is not None:
        named.extend(syntax.prepositional(noun, "as"))
    found = list(named)
    for token in named:
        found.extend([*token.all("compound"), *syntax.prepositional(token, "of", "for")])
    return found


def _made(site: Site, draft: EventDraft) -> bool:
    """ "was made general secretary", "made him minister": an office, and not "made him a hero"."""
    named = [*site.trigger.all("oprd", "attr", "acomp")]
    for clause in site.trigger.all("ccomp", "xcomp"):
        named.extend([clause, *clause.all("attr")])
    offices = [word for word in named if word.lemma.lower() in word_class("titles")]
    return bool(offices) and any(thing.is_person for thing in draft.targets)


def _settled(site: Site, _: EventDraft) -> bool:
    """ "agreed to a freeze", "on a framework": a noun, and not what somebody else wants ("to demands")."""
    nouns = syntax.prepositional(site.trigger, "to", "on")
    return any(noun.pos == "NOUN" and noun.lemma.lower() in word_class("settlements") for noun in nouns)


def _on_a_bill(site: Site, draft: EventDraft) -> bool:
    """A lawmaker's vote on a bill; not for a candidate or a party."""
    nouns = syntax.prepositional(site.trigger, "for", "against", "on", "in", "of", "in favor", "in favour")
    nouns += [inner for noun in nouns for inner in syntax.prepositional(noun, "of")]
    named = any(noun.lemma.lower() in word_class("works") for noun in nouns)
    return named and any(thing.type is EntityType.OFFICIAL for thing in draft.agents)


def _withheld(site: Site, draft: EventDraft) -> bool:
    """ "Only China abstained", "abstained from voting": not from alcohol."""
    nouns = [token for prep in site.trigger.all("prep") if prep.lower == "from" for token in prep.children]
    voters = {EntityType.STATE, EntityType.OFFICIAL, EntityType.ORGANIZATION}
    votes = all(token.lemma.lower() in {"vote", "voting", "ballot"} for token in nouns)
    return votes and any(thing.type in voters for thing in draft.agents)


def _not_agreed(site: Site, _: EventDraft) -> bool:
    """ "agreed to set up a commission" is an agreement."""
    return not (site.trigger.dep == "xcomp" and site.trigger.head.lemma == "agree")


def _lets_do(site: Site, _: EventDraft) -> bool:
    """ "allowed inspectors to enter"."""
    clause = site.trigger.child("xcomp", "ccomp")
    return clause is not None and clause.pos == "VERB" and clause.lemma != "be"


def _bodies_hit(_: Site, draft: EventDraft) -> bool:
    return bool(draft.targets) and all(thing.type in _BODIES for thing in draft.targets)


def _of_something(site: Site, _: EventDraft) -> bool:
    return bool(syntax.prepositional(site.trigger, "of"))


def _relieved(site: Site, _: EventDraft) -> bool:
    found = syntax.prepositional(site.trigger, "of", "from")
    return any(token.lemma.lower() in word_class("offices") for token in found)


def _for_entry(site: Site, _: EventDraft) -> bool:
    """ "applied for membership"."""
    found = {noun.lemma.lower() for noun in syntax.prepositional(site.trigger, "for", "to")}
    return bool(found & {"membership", "admission", "accession", "status"})


def _from_pact(site: Site, _: EventDraft) -> bool:
    """ "pulled out of the treaty"."""
    found = {noun.lemma.lower() for noun in syntax.prepositional(site.trigger, "from", "of", "out of")}
    return bool(found & word_class("pacts"))


def _to_a_bill(site: Site, _: EventDraft) -> bool:
    """ "agreed to a bill"."""
    nouns = syntax.prepositional(site.trigger, "to", "on")
    return any(noun.lemma.lower() in word_class("bills") for noun in nouns)


def _of_a_bill(site: Site, _: EventDraft) -> bool:
    """ "the adoption of the resolution"."""
    return any(noun.lemma.lower() in word_class("works") for noun in syntax.prepositional(site.trigger, "of"))


def _to_what(site: Site, _: EventDraft) -> bool:
    noun = site.object
    ends = ("to", "for", "toward", "towards")
    return bool(syntax.prepositional(site.trigger, *ends) or (noun is not None and syntax.prepositional(noun, *ends)))


def _as_member(site: Site, _: EventDraft) -> bool:
    """ "admitted Chad as a member"."""
    found = {noun.lemma.lower() for noun in syntax.prepositional(site.trigger, "as", "to", "into")}
    return bool(found & {"member", "observer", "union", "organization", "alliance", "bloc", "league", "membership"})


def _electing(site: Site, draft: EventDraft) -> bool:
    """ "Chad elected a new president": the state votes, and no named person is meant."""
    noun = site.object
    nameless = noun is not None and noun.pos == "NOUN" and noun.child("appos") is None
    return nameless and all(thing.type is EntityType.STATE for thing in draft.targets)


def _into_law(site: Site, _: EventDraft) -> bool:
    """ "signed into law the repeal of the ban"."""
    return any(noun.lemma.lower() == "law" for noun in syntax.prepositional(site.trigger, "into"))


def _judges(site: Site, _: EventDraft) -> bool:
    nouns = [word for noun in site.tokens("subj") for word in (noun, *noun.all("compound"))]
    return any(word.lemma.lower() in {"judge", "justice", "magistrate"} for word in nouns)


def _into_what(site: Site, _: EventDraft) -> bool:
    """ "a probe into whether"."""
    return any(prep.lower == "into" for prep in site.trigger.all("prep"))


def _ahead(site: Site, _: EventDraft) -> bool:
    """ "a planned increase": it is to come."""
    return any(child.lower in {"planned", "proposed", "further", "new"} for child in site.trigger.lefts)


def _guests(_: Site, draft: EventDraft) -> bool:
    """ "invited the president to Rome": somebody with an office, to a state or a town."""
    official = all(thing.type is EntityType.OFFICIAL for thing in draft.agents)
    return official and any(
        thing.type in {EntityType.STATE, EntityType.PLACE} for thing in draft.targets + draft.places
    )


def _envoys(_: Site, draft: EventDraft) -> bool:
    """All are states, bodies or those who speak for them."""
    return all(thing.type in PARTIES for thing in draft.agents)


POLICY_CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "ruler": _ruler,
        "public": _public,
        "plain": _plain,
        "parties": _parties,
        "as-something": _as_something,
        "verdict": _verdict,
        "private-office": _private_office,
        "made": _made,
        "settled": _settled,
        "on-a-bill": _on_a_bill,
        "withheld": _withheld,
        "not-agreed": _not_agreed,
        "lets-do": _lets_do,
        "bodies-hit": _bodies_hit,
        "of-something": _of_something,
        "relieved": _relieved,
        "for-entry": _for_entry,
        "from-pact": _from_pact,
        "to-a-bill": _to_a_bill,
        "of-a-bill": _of_a_bill,
        "to-what": _to_what,
        "as-member": _as_member,
        "electing": _electing,
        "into-law": _into_law,
        "judges": _judges,
        "into-what": _into_what,
        "ahead": _ahead,
        "guests": _guests,
        "envoys": _envoys,
    }
)
