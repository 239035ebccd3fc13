"""Words that tell once more what another word of their sentence tells, as another type or as its purpose."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.shared.event_coreference.telling import Telling
from kg.language import Token
from kg.language.syntax import first_coordinated
from kg.model import EventType

_WORKS = {EventType.DECISION, EventType.AGREEMENT}
#: "approved the agreement": a parliament that does is no party to it.
_PASSING = {"approve", "ratify", "adopt", "pass", "reject", "endorse", "back"}
_VOTING = {"vote", "agree", "decide"}
_RANKS = {"first", "second", "third", "fourth", "fifth", "last", "latest", "only"}


def without_doubles(tellings: list[Telling]) -> list[Telling]:
    """``tellings`` without those that only say again what a word of the same sentence says."""
    by_word: dict[int, list[Telling]] = {}
    for telling in tellings:
        if telling.complete:
            by_word.setdefault(telling.trigger.i, []).append(telling)
    kept = [telling for telling in tellings if not (telling.complete and _is_double(telling, by_word))]
    chosen = {thing for telling in kept for thing in _chosen(telling)}
    parties = dict.fromkeys(frozenset(t.draft.agents) for t in kept if t.word == "ratify" and _is_treaty(t))
    for telling in kept:
        _elected_by_members(telling, chosen)
        _ratified(telling, parties)
    return kept


def _is_double(telling: Telling, by_word: dict[int, list[Telling]]) -> bool:
    return telling.draft.type in _WORKS and (
        _is_passed(telling, by_word) or _is_only_a_vote(telling, by_word) or _is_content(telling, by_word)
    )


def _is_passed(telling: Telling, by_word: dict[int, list[Telling]]) -> bool:
    """ "the parliament approved the agreement": a decision."""
    verb = telling.trigger.head
    if telling.draft.type is not EventType.AGREEMENT or telling.trigger.dep != "dobj":
        return False
    return any(
        other.draft.type is EventType.DECISION and other.word in _PASSING and other.draft.agents == telling.draft.agents
        for other in by_word.get(verb.i, ())
    )


def _is_only_a_vote(telling: Telling, by_word: dict[int, list[Telling]]) -> bool:
    """ "voted to ratify the treaty": what they voted for tells it."""
    verb = telling.trigger
    if telling.word not in _VOTING or verb.pos != "VERB":
        return False
    return any(
        other.draft.type in _WORKS and set(other.draft.agents) >= set(telling.draft.agents)
        for clause in verb.all("xcomp")
        for other in by_word.get(clause.i, ())
    )


def _is_content(telling: Telling, by_word: dict[int, list[Telling]]) -> bool:
    """ "passed a measure to repeal the law": what is passed repeals it."""
    verb = first_coordinated(telling.trigger)
    if verb.dep not in {"acl", "relcl", "advcl", "xcomp"} or not (
        _is_infinitive(verb) and _is_infinitive(telling.trigger)
    ):
        return False
    noun = verb.head
    above = noun if noun.pos == "VERB" else noun.head
    if noun.dep == "pobj" and above.lower == "to":
        above = above.head  # "agreed to a bill to end"
    return any(
        other.draft.type is EventType.DECISION and set(other.draft.agents) == set(telling.draft.agents)
        for other in by_word.get(above.i, ())
        if other.word in _PASSING or other.word.startswith("agree")
    )


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower == "to" and child.dep == "aux" for child in verb.children)


def is_ranked(telling: Telling) -> bool:
    """ "is the highest official to defect", "This is the third gang jailed": no plan, but one who did it."""
    verb, noun = telling.trigger, telling.trigger.head
    if verb.dep not in {"acl", "relcl"} or noun.dep != "attr":
        return False
    said = noun.head.child("nsubj")
    pointed = verb.tag == "VBN" and said is not None and said.lower in {"this", "it", "that"}
    if not (pointed or _is_infinitive(verb)):
        return False
    return any(
        child.tag in {"JJS", "RBS"} or child.lower in _RANKS | {"most"}
        for word in noun.lefts
        for child in [word, *word.lefts]
    )


def _chosen(telling: Telling) -> list[Cluster]:
    """Who comes into an office by being chosen."""
    choosing = telling.word in {"elect", "choose", "re-elect"}
    return telling.draft.targets if choosing and telling.draft.type is EventType.OFFICE_CHANGE else []


def _elected_by_members(telling: Telling, chosen: set[Cluster]) -> None:
    """ "was elected chairman ... the election of X": no vote of a people."""
    draft = telling.draft
    if draft.type is not EventType.ELECTION or not draft.agents or draft.targets or draft.places or telling.kinds:
        return
    if all(agent.is_person and agent in chosen for agent in draft.agents):
        draft.type, draft.agents, draft.targets = EventType.OFFICE_CHANGE, [], draft.agents
        chosen.update(_chosen(telling))


def _ratified(telling: Telling, parties: dict[frozenset[Cluster], None]) -> None:
    """ "Greece ratified the treaty ... the Greek ratification"."""
    draft = telling.draft
    if draft.type is not EventType.DECISION or telling.word not in {"ratification", "approval"} or not draft.agents:
        return
    if any(some.issuperset(draft.agents) for some in parties):
        draft.type, telling.word = EventType.AGREEMENT, "ratify"
        parties[frozenset(draft.agents)] = None


def _is_treaty(telling: Telling) -> bool:
    return telling.draft.type is EventType.AGREEMENT
