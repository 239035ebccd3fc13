"""Words that look like one event and tell another, or none: attacks on a goal, votes of confidence, opinion polls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.drafts import EventDraft
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType

_SURVEYS = {"opinion", "latest", "recent", "tracking", "exit", "online", "national", "favorability", "primary"}
_STANDINGS = {
    *("lead", "trail", "climb", "gain", "fall", "slip", "rise", "surge", "drop", "slide", "be", "ahead", "behind"),
}
_FINDINGS = {"show", "suggest", "indicate", "predict", "give", "put", "find", "say", "have", "place"}
_NEARING = {"threaten", "approach", "near", "menace", "loom"}


def _earnest(site: Site, draft: EventDraft) -> bool:
    """Not in a game: "bombarded the goal", "clashed in the final", "a fine strike from the captain"."""
    players = {agent.type for agent in draft.agents} <= {EntityType.PERSON, EntityType.ORGANIZATION}
    if site.frame.pos == "noun" or (site.frame.type is EventType.MEETING and players):
        said = site.annotation.tokens_of(site.annotation.sentence_of(site.trigger))
        nouns = {token.lemma.lower() for token in said if token.pos == "NOUN" or (players and token.tag == "JJ")}
        return bool(draft.targets) or not nouns & word_class("sports")
    words = [*site.objects, *syntax.prepositional(site.trigger, "in", "at", "for", "during")]
    subject = syntax.subject(site.trigger)
    if subject is not None:
        words.append(subject)
    return not any(_lemmas(token) & word_class("sports") for token in words)


def _electoral(site: Site, _: EventDraft) -> bool:
    """ "lost a vote of confidence" is no election."""
    about = [token for noun in site.objects for token in syntax.prepositional(noun, "of", "in")]
    about += [token for noun in site.objects for token in noun.all("compound", "amod")]
    return not any(token.lemma.lower().split("-")[-1] == "confidence" for token in about)


def is_habit(site: Site) -> bool:
    """ "typhoons occur every year", "meetings are usually held here": about such events, and no one of them."""
    verbs = [site.trigger] if site.frame.pos == "verb" else [carrier.verb for carrier in site.carriers]
    for verb in verbs:
        if any(child.lower in {"every", "each"} for time in verb.all("npadvmod") for child in time.all("det")):
            return True
        if any(
            child.lower in {"usually", "often", "annually", "typically", "normally"} for child in verb.all("advmod")
        ):
            return True
    return False


def _no_price(site: Site, _: EventDraft) -> bool:
    """ "can be charged up to 950 dollars" is no matter of courts."""
    words = [*site.trigger.children, *(inner for child in site.trigger.children for inner in child.children)]
    return site.frame.word != "charge" or not any(word.entity == "MONEY" for word in words)


def _no_rule(site: Site, draft: EventDraft) -> bool:
    """Restrictions on a state or a body; those on jobs or the press are rules at home."""
    bodies = {EntityType.STATE, EntityType.ORGANIZATION}
    return site.frame.word != "restriction" or any(thing.type in bodies for thing in draft.targets)


def _no_echo(site: Site, _: EventDraft) -> bool:
    """ "took to the streets to protest": the streets have told it."""
    above = site.trigger.head
    streets = above.lemma == "take" and any(noun.lemma == "street" for noun in syntax.prepositional(above, "to"))
    return not (streets and site.trigger.dep in {"advcl", "xcomp"})


def _no_rumor(site: Site, _: EventDraft) -> bool:
    """ "reports about her death" do not say that she died."""
    noun = site.trigger
    rumored = noun.dep == "pobj" and noun.head.head.lemma in {"report", "rumor", "rumour", "speculation", "hoax"}
    return not rumored or noun.head.lower not in {"about", "of", "on"}


def _no_craft(site: Site, _: EventDraft) -> bool:
    """ "the agency's probe to Venus"."""
    return site.frame.word != "probe" or not any(prep.lower == "to" for prep in site.trigger.all("prep"))


def _no_survey(site: Site, _: EventDraft) -> bool:
    """ "leads in the polls", "polls show" tell what people think, and no vote."""
    noun, above = site.trigger, site.trigger.head
    if site.frame.word != "polls":
        return True
    if any(child.lower in _SURVEYS for child in noun.all("amod", "compound")):
        return False
    if noun.dep == "pobj":
        return above.lower != "in" or above.head.lemma.lower() not in _STANDINGS
    return not (noun.dep == "nsubj" and above.lemma in _FINDINGS)


def _in_force(site: Site, _: EventDraft) -> bool:
    """ "lifted the embargo": what is undone is no penalty that somebody imposes."""
    noun = site.trigger
    verb = noun.head
    return not (noun.dep in {"dobj", "nsubjpass"} and verb.pos == "VERB" and verb.lemma in word_class("undoing"))


def _landed(site: Site, _: EventDraft) -> bool:
    """The storm has come; one that threatens a coast has not yet."""
    return not any(
        syntax.subject(carrier.verb) is site.trigger and carrier.verb.lemma in _NEARING for carrier in site.carriers
    )


def _first_in_office(site: Site, _: EventDraft) -> bool:
    """ "became the first president to visit Cuba": what is new is the visit, not the office."""
    named = site.trigger.child("attr")
    if named is None or not any(
        child.lower in {"first", "second", "third", "latest", "only", "last"} for child in named.all("amod")
    ):
        return True
    clauses = [*named.all("relcl", "acl"), *site.trigger.all("advcl", "xcomp")]
    return not any(child.lower == "to" for clause in clauses for child in clause.all("aux"))


def _no_passage(site: Site, draft: EventDraft) -> bool:
    """ "a ship sailing from Berlin to Paris" is under way for its own reasons; an official's journey is a visit."""
    if any(agent.type in {EntityType.OFFICIAL, EntityType.STATE, EntityType.ORGANIZATION} for agent in draft.agents):
        return True
    movers = {token.lemma.lower() for token in site.tokens("subj")}
    if movers & word_class("vehicles"):
        return False
    envoys = bool(movers & word_class("envoys"))
    return envoys or not syntax.prepositional(site.trigger, "from")


def _on_duty(site: Site, draft: EventDraft) -> bool:
    """A minister tours a region; a band tours for its own ends."""
    bands = {EntityType.ORGANIZATION}
    return site.frame.word != "tour" or not {agent.type for agent in draft.agents} <= bands


def _ever(site: Site, _: EventDraft) -> bool:
    """Not "the kindest man she had ever met"."""
    return not any(child.lower == "ever" for child in site.trigger.all("advmod"))


def _lemmas(token: Token) -> set[str]:
    return {part.lemma.lower() for part in syntax.coordinated(token)}


LIKENESS_CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {
        "earnest": _earnest,
        "electoral": _electoral,
        "no-survey": _no_survey,
        "in-force": _in_force,
        "landed": _landed,
        "first-in-office": _first_in_office,
        "no-passage": _no_passage,
        "on-duty": _on_duty,
        "ever": _ever,
        "no-price": _no_price,
        "no-craft": _no_craft,
        "no-rumor": _no_rumor,
        "no-rule": _no_rule,
        "no-echo": _no_echo,
    }
)
