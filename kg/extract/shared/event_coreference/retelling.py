"""Words that tell again, in passing, what the article tells as news: who moved a bill, who serves a sentence."""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.layers import Cluster
from kg.extract.rules.factuality.governors import FACTS
from kg.extract.shared.event_coreference.alike import shared
from kg.extract.shared.event_coreference.overlap import dates_agree, is_vehicle, nested_places, status_agree
from kg.extract.shared.event_coreference.single_deeds import one_word
from kg.extract.shared.event_coreference.telling import Telling
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType, Status

_BILLS = {"bill", "resolution", "legislation", "law", "motion", "measure"}
#: "their own bill": another one.
_APART = {"own", "another", "different", "other", "similar", "new", "separate"}
_ADOPTION = {"approval", "passage", "adoption", "vote", "voting", *_BILLS}
_LEADING = {"lead", "head", "oversee", "direct", "conduct"}
_REFUSALS = {"refuse", "reject", "decline"}
_NUMBERS = {"two": 2, "three": 3, "four": 4}
#: So many sentences on, it is still told who the ministers were that met.
_NEAR = 2
#: So many tellings of its type before and behind a telling may be its news; an article has a dozen.
_MOST = 100


def without_retellings(tellings: list[Telling]) -> list[Telling]:
    """``tellings`` without those that only say again what another of them tells better."""
    by_type: dict[EventType, list[Telling]] = {}
    places: dict[Telling, int] = {}
    for telling in tellings:
        same = by_type.setdefault(telling.draft.type, [])
        places[telling] = len(same)
        same.append(telling)
    seized = [other for other in by_type.get(EventType.ARMED_ACTION, ()) if other.word in word_class("captures")]
    kept: list[Telling] = []
    for telling in tellings:
        place = places[telling]
        around = by_type[telling.draft.type][max(place - _MOST, 0) : place + _MOST + 1]
        others = [other for other in around if other is not telling]
        if telling.complete and others and _is_retold(telling, others):
            continue
        if telling.complete and _let_go(telling, seized):
            continue
        kept.append(telling)
    return kept


def _is_retold(telling: Telling, others: list[Telling]) -> bool:
    if telling.quoted and any(_quoted_again(telling, other) for other in others):
        return True
    if _sums_up(telling, others):
        return True
    if telling.draft.type is EventType.DECISION:
        return any(
            _moved(telling, other) or _voted_among(telling, other) or _before_vote(telling, other) for other in others
        )
    if telling.draft.type is EventType.LEGAL_ACTION:
        return any(_served(telling, other) or _led(telling, other) for other in others)
    if telling.draft.type is EventType.OFFICE_CHANGE:
        return any(_refused(telling, other) for other in others)
    if telling.draft.type is EventType.MEETING:
        return _unnamed(telling.draft.agents) and any(_told_by_name(telling, other) for other in others)
    return False


def _moved(telling: Telling, news: Telling) -> bool:
    """ "The resolution was proposed by France": the one whose adoption is the news."""
    noun = telling.trigger
    if telling.word not in _BILLS or not telling.definite or telling.draft.status is not Status.POSSIBLE:
        return False
    if any(child.lower in _APART or child.dep == "poss" for child in noun.children):
        return False
    adopted = news.complete and news.draft.status in FACTS and news.word in word_class("passings") | _ADOPTION
    return adopted and dates_agree(telling.draft, news.draft)


def _voted_among(telling: Telling, news: Telling) -> bool:
    """ "One member, X, voted against it": a part of the vote by which the house passed it."""
    single = telling.word == "vote" and bool(telling.draft.agents) and all(t.is_person for t in telling.draft.agents)
    whole = news.complete and news.word in word_class("passings") | _ADOPTION and news.draft.status in FACTS
    bodies = {EntityType.ORGANIZATION, EntityType.STATE}
    return single and whole and any(thing.type in bodies for thing in news.draft.agents)


def _before_vote(telling: Telling, news: Telling) -> bool:
    """ "The senate has drafted a bill. It will vote on it in May"."""
    if telling.word not in {"draft", *_BILLS} or telling.draft.status is not Status.POSSIBLE:
        return False
    close = 0 <= news.trigger.sentence - telling.trigger.sentence <= _NEAR
    voted = news.complete and news.word == "vote" and news.draft.status is Status.SCHEDULED
    return close and voted and bool(telling.draft.agents) and set(news.draft.agents) == set(telling.draft.agents)


def _sums_up(telling: Telling, others: list[Telling]) -> bool:
    """ "Two other accidents were reported", before they are told one by one: a sum of them."""
    noun, draft = telling.trigger, telling.draft
    if noun.tag != "NNS" or draft.agents or draft.targets or telling.headline or draft.status not in FACTS:
        return False
    number = _NUMBERS.get(next((child.lower for child in noun.all("nummod")), ""), 0)
    after = {
        other.trigger.sentence: other
        for other in others
        if other.complete and other.draft.status in FACTS and 0 < other.trigger.sentence - noun.sentence <= number + 1
    }
    return bool(number) and len(after) >= number


def _served(telling: Telling, news: Telling) -> bool:
    """ "after serving their sentences": those to which the court has just sentenced them."""
    if telling.word != "serve" or not telling.given or news.word not in word_class("verdicts"):
        return False
    told = news.complete and news.draft.status in FACTS and news.trigger.i < telling.trigger.i
    return told and all(thing.type is EntityType.GROUP for thing in telling.draft.targets)


def _led(telling: Telling, news: Telling) -> bool:
    """ "An officer will lead the investigation": the one that somebody has opened."""
    verb = telling.trigger.head
    if telling.trigger.dep != "dobj" or verb.lemma not in _LEADING or not telling.definite:
        return False
    known = news.complete and news.trigger.i < telling.trigger.i and news.word.startswith(telling.word[:8])
    return known and bool(news.draft.agents) and status_agree(telling.draft.status, news.draft.status)


def _let_go(telling: Telling, seized: list[Telling]) -> bool:
    """ "The ship was released", which pirates had seized: no matter of courts."""
    draft = telling.draft
    if draft.type is not EventType.LEGAL_ACTION or telling.word not in word_class("releases") or draft.agents:
        return False
    place = bisect_left(seized, telling.trigger.i, key=lambda other: other.trigger.i)
    return any(
        other.draft.status in FACTS
        and (shared(draft.targets, other.draft.targets) or all(is_vehicle(thing) for thing in draft.targets))
        for other in seized[max(place - _MOST, 0) : place + _MOST]
    )


def _refused(telling: Telling, news: Telling) -> bool:
    """ "X resigned", and the parliament refused the resignation: he stays."""
    if telling.draft.status not in FACTS or telling.word not in word_class("leavings"):
        return False
    refused = news.draft.status is Status.NEGATED and news.trigger.dep in {"dobj", "nsubjpass"}
    return (
        refused
        and news.word in word_class("leavings")
        and news.trigger.head.lemma in _REFUSALS
        and bool(telling.draft.targets)
        and set(telling.draft.targets) <= set(news.draft.targets)
    )


def _told_by_name(telling: Telling, named: Telling) -> bool:
    """ "The foreign ministers met in Rome. Smith held talks with Jones in Rome": the same two."""
    vague, full = telling.draft, named.draft
    close = 0 < named.trigger.sentence - telling.trigger.sentence <= _NEAR
    if not close or not _unnamed(vague.agents) or not _persons(full.agents) or named.fresh:
        return False
    if not one_word(telling.word, named.word) or not status_agree(vague.status, full.status):
        return False
    placed = bool(set(vague.places) & set(full.places)) or named.definite
    if not placed or not dates_agree(vague, full) or not nested_places(vague, full):
        return False
    full.places.extend(place for place in vague.places if place not in full.places)
    full.evidence.extend(vague.evidence)
    return True


def _quoted_again(telling: Telling, news: Telling) -> bool:
    """ "you attacked a vessel", says a judge: the one that the article has told of by name."""
    draft, told = telling.draft, news.draft
    if not telling.quoted or news.quoted or telling.fresh or telling.past or telling.thing_hit:
        return False
    if telling.word != news.word:
        return False
    known = news.complete and news.trigger.i < telling.trigger.i and status_agree(draft.status, told.status)
    who = [*draft.agents, *draft.targets]
    bare = all(thing.type is EntityType.GROUP and thing.state is None and not thing.plural for thing in who)
    return known and bare and not draft.places and not draft.start and bool(told.targets) >= bool(draft.targets)


def _unnamed(agents: list[Cluster]) -> bool:
    return bool(agents) and all(thing.type is EntityType.GROUP for thing in agents)


def _persons(agents: list[Cluster]) -> bool:
    return len(agents) >= 2 and all(thing.is_person for thing in agents)


__all__ = ["without_retellings"]
