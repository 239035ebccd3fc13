"""Clauses that tell what a rule, a number or anybody would make happen, and no event: "needed 218 votes to pass"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.drafts import EventDraft
from kg.language import Token, syntax
from kg.model import EntityType

_NEEDING = {"need", "require", "take", "lack", "suffice"}
_COUNTED = {"vote", "seat", "majority", "signature", "quorum", "ballot", "supermajority", "member", "threshold"}
_ANY = {"any", "every", "each", "a", "an"}
_WORKS = {
    "book",
    "film",
    "movie",
    "novel",
    "documentary",
    "song",
    "album",
    "game",
    "play",
    "poem",
    "painting",
    "musical",
}
_NEAR = 6
_WAYS = {"tendency", "habit", "history", "inclination", "propensity", "penchant", "reputation"}
_SPANS = {"year", "month", "week", "day", "time", "chance"}
_MUST = {"need", "must", "have", "require"}


def is_general(site: Site, draft: EventDraft) -> bool:
    """Whether the trigger belongs to a rule or a reckoning."""
    if _is_title(site):
        return True
    verbs = [site.trigger] if site.frame.pos == "verb" else [carrier.verb for carrier in site.carriers]
    return any(_is_reckoned(verb) or _is_for_anybody(verb, draft) or _is_a_way(verb) for verb in verbs)


def _is_a_way(verb: Token) -> bool:
    """ "a tendency to impose deadlines", "did what he was elected to do": how somebody is, and no deed."""
    above = verb.head.head if verb.dep == "pcomp" else verb.head
    if verb.dep in {"acl", "relcl", "pcomp"} and above.lemma in _WAYS:
        return True
    if verb.dep in {"acl", "relcl", "advcl", "xcomp"} and syntax.is_infinitive(verb):
        spans = [above, *syntax.prepositional(above, "for")] if above.lemma == "ask" else [above]
        if any(noun.lemma in _SPANS and noun.pos == "NOUN" for noun in spans):
            return True  # "asked for seven years to carry out the rules"
    doing = [child for child in verb.all("xcomp", "advcl") if child.lemma == "do"] if verb.dep == "ccomp" else []
    return bool(doing) and any(word.lower == "what" for place in (verb, *doing) for word in place.lefts)


def _is_title(site: Site) -> bool:
    """ "the book The Winter War", "the film 'The Battle of Algiers'"."""
    noun = site.trigger
    if site.frame.pos != "noun" or not noun.text[:1].isupper():
        return False
    before = (site.annotation.next(noun, -step) for step in range(1, _NEAR + 1))
    return any(word is not None and word.sentence == noun.sentence and word.lemma.lower() in _WORKS for word in before)


def _is_reckoned(verb: Token) -> bool:
    """ "needed 218 votes to pass the bill", "163 seats are required to form a government"."""
    if not syntax.is_infinitive(verb):
        return False
    above = verb.head
    if above.lower == "order" and above.head.lower == "in":
        above = above.head.head  # "in order to"
    nouns = [above, *above.all("dobj", "nsubjpass", "nsubj", "attr")]
    if above.lemma in {"need", "have"} and above.head.lemma in _NEEDING:
        nouns += above.head.all("dobj")
    if verb.dep in {"acl", "relcl"} and above.lemma in _COUNTED:
        above = above.head
    needing = [word for word in (above, *above.all("xcomp", "acomp"), above.head) if _needs(word)]
    nouns += [
        noun for word in needing for lower in (word, *word.all("xcomp")) for noun in lower.all("dobj", "nsubjpass")
    ]
    return bool(needing) and any(noun.lemma.lower() in _COUNTED for noun in nouns)


def _needs(word: Token) -> bool:
    return word.lemma in _NEEDING or word.lower in {"necessary", "short", "needed", "required", "enough"}


def _is_for_anybody(verb: Token, draft: EventDraft) -> bool:
    """ "a party needs to hold 163 seats to form a government", "any country may leave"."""
    actor = syntax.subject(verb)
    if actor is None or actor.tag != "NN" or actor.pos != "NOUN" or not draft.agents + draft.targets:
        return False
    thing = (draft.agents + draft.targets)[0]
    if thing.type is not EntityType.GROUP or thing.plural or actor.lemma.lower() not in lexicon.collectives():
        return False
    open_to_all = any(child.lower in _ANY for child in actor.all("det"))
    bound = [link for link in syntax.verb_chain(verb) if link.tag in {"VBZ", "VBP", "VB"}]
    must = any(link.lemma in _MUST and link.child("xcomp") is not None for link in bound)
    modal = any(child.lower in {"must", "may", "can", "should"} for link in bound for child in link.all("aux"))
    return open_to_all and (must or modal)
