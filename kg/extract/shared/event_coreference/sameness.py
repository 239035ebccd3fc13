"""Whether two mentions tell of the same event."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.factuality.governors import AHEAD, FACTS
from kg.extract.shared.event_coreference.alike import described, nested, shared
from kg.extract.shared.event_coreference.overlap import compatible, dates_agree, fits, overlap, scene_of, status_agree
from kg.extract.shared.event_coreference.single_deeds import is_single, one_word, place_of
from kg.extract.shared.event_coreference.telling import Telling
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType, Status

#: So many sentences tell at the start what the article is about.
_LEAD = 4
_FIRST = 2
_BLOWS = {EventType.INCIDENT, EventType.ARMED_ACTION}
#: So many sentences on, "the attack" is still the one told before.
NEAR = 3
#: Classes of words for deeds of one type that follow each other.
_DEEDS = {
    EventType.ARMED_ACTION: ("captures", "slayings"),
    EventType.LEGAL_ACTION: ("arrests", "verdicts", "releases"),
}


def is_same(a: Telling, b: Telling) -> bool:
    one, two = a.draft, b.draft
    if not _comparable(a, b):
        return False
    if _retold(a, b) or is_single(a, b) or _points_back(a, b) or _word_for_word(a, b):
        return True
    if dates_agree(one, two) and (_who_did_it(a, b) or _who_did_it(b, a)):
        return True
    if not compatible(one, two) and not _repeats(a, b):
        return False
    pointing = a.definite or b.definite or a.headline or b.headline
    return overlap(one, two, pointing=pointing or _tells_again(a, b), one_word=one_word(a.word, b.word))


def may_be_same(a: Telling, b: Telling) -> bool:
    """Nothing keeps the two apart."""
    return _comparable(a, b) and (compatible(a.draft, b.draft) or _repeats(a, b))


def announces(headline: Telling, telling: Telling) -> bool:
    """ "Officials order suspect to undress": in short, and without names, what the first sentences tell."""
    one, two = headline.draft, telling.draft
    if not _comparable(headline, telling) or not dates_agree(one, two) or telling.trigger.sentence > _LEAD:
        return False
    told = status_agree(one.status, two.status) or {one.status, two.status} <= FACTS | AHEAD
    again = headline.word == telling.word and bool(shared(one.agents, two.agents))  # "train Somali troops", "soldiers"
    crowds = all(thing.type is EntityType.GROUP for thing in [*one.targets, *two.targets])
    if not told or not (described(one.targets, two.targets) or (again and crowds)):
        return False
    hit = headline.word == telling.word and bool(shared(one.targets, two.targets))
    bare = one.type in _BLOWS and not one.agents and not one.targets
    if bare and telling.trigger.sentence <= _FIRST:
        return fits(one, two)
    if not described(one.agents, two.agents) and not (hit and _acts_for(one.agents, two.agents)):
        return False
    return headline.word == telling.word or bool(shared([*one.agents, *one.targets], [*two.agents, *two.targets]))


def _acts_for(states: list[Cluster], leaders: list[Cluster]) -> bool:
    """ "Ruritania expels envoys": its president did, says the text."""
    return all(state.type is EntityType.STATE for state in states) and all(leader.is_person for leader in leaders)


def _comparable(a: Telling, b: Telling) -> bool:
    if a.draft.type is not b.draft.type or a.trigger is b.trigger:
        return False
    first, later = sorted((a, b), key=place_of)
    if later.fresh and not first.fresh:
        return False
    if a.draft.type is EventType.ARMED_ACTION and a.thing_hit and b.thing_hit and a.thing_hit != b.thing_hit:
        return False
    return not _differ(a, b)


def _differ(a: Telling, b: Telling) -> bool:
    """ "was hijacked", "was shot"; "was arrested", "was sentenced": one after the other, and not the same."""
    kinds = [{name for name in _DEEDS.get(t.draft.type, ()) if t.word in word_class(name)} for t in (a, b)]
    return all(kinds) and not kinds[0] & kinds[1]


def _points_back(a: Telling, b: Telling) -> bool:
    """ "an American air strike ... The air strike killed 13 villagers": the one told just before, if it can be."""
    first, later = sorted((a, b), key=place_of)
    far = later.trigger.sentence - first.trigger.sentence > NEAR and later.draft.type is not EventType.INCIDENT
    if later.past or far:
        return False
    clear = dates_agree(first.draft, later.draft) and status_agree(first.draft.status, later.draft.status)
    if later.pronominal and later.noun and first.trigger.sentence < later.trigger.sentence:  # "their talks"
        return clear and first.word == later.word and nested(first.draft.targets, later.draft.targets)
    words = [noun.lemma.lower() if noun is not later.trigger else later.word for noun in later.pointers]
    if not any(one_word(first.word, word) for word in words):
        return False
    named = all(thing.is_person for thing in later.draft.targets)
    if later.draft.type is EventType.INCIDENT and clear and named:  # "X died in the accident": one more of its victims
        return nested(first.draft.places, later.draft.places) or bool(scene_of(first.draft) & scene_of(later.draft))
    return compatible(first.draft, later.draft)


def _retold(a: Telling, b: Telling) -> bool:
    """The headline counts or calls those hit otherwise than the text does."""
    one, two = a.draft, b.draft
    if a.headline is b.headline or not (a.word == b.word or _one_blow(one, two)):
        return False
    attackers = one.type is EventType.ARMED_ACTION and bool(one.agents) and set(one.agents) == set(two.agents)
    if not attackers and not set(one.places) & set(two.places):
        return False
    groups = all(thing.type is EntityType.GROUP for thing in [*one.targets, *two.targets])
    alike = groups and nested(one.agents, two.agents) and dates_agree(one, two)
    return alike and status_agree(one.status, two.status)


def _one_blow(one: EventDraft, two: EventDraft) -> bool:
    """ "Bombs kill scores in Tunis", "two bombs exploded in Tunis": one town, and in both those hit are counted."""
    towns = {place for place in set(one.places) & set(two.places) if place.type is EntityType.PLACE}
    return one.type is EventType.ARMED_ACTION and bool(towns) and bool(one.targets) and bool(two.targets)


def _word_for_word(a: Telling, b: Telling) -> bool:
    """The same words once more, as under a picture: "another attack in India"."""
    one, two = a.draft, b.draft
    words = [tuple(token.lower for token in (*t.trigger.lefts, t.trigger, t.trigger.head)) for t in (a, b)]
    said = (one.agents, one.targets, one.places) == (two.agents, two.targets, two.places) and one.status is two.status
    told = len(words[0]) > 2 and bool(one.agents or one.targets or one.places)
    return words[0] == words[1] and said and told and dates_agree(one, two)


def _who_did_it(later: Telling, first: Telling) -> bool:
    """ "Hamas claimed responsibility for the attack": the one just told of, by nobody or by "gunmen"."""
    pointing = (
        later.noun
        and later.draft.status in FACTS
        and (later.pronominal or any(c.dep == "det" and c.lower != "both" for c in later.trigger.children))
    )
    known = later.draft.type is EventType.ARMED_ACTION and later.definite and pointing and not later.past
    bare = bool(later.draft.agents) and not later.draft.targets and not later.draft.places
    unnamed = all(thing.type is EntityType.GROUP and thing.state is None for thing in first.draft.agents)
    named = not first.draft.agents or all(thing.type is EntityType.ORGANIZATION for thing in later.draft.agents)
    fresh = unnamed and named and first.draft.status in FACTS and first.trigger.i < later.trigger.i
    return known and bare and fresh and not set(later.draft.agents) & set(first.draft.targets)


def _tells_again(a: Telling, b: Telling) -> bool:
    """ "tested a missile", "fired the missile": the same thing, known already."""
    return bool(a.thing_hit) and a.thing_hit == b.thing_hit and (a.given or b.given)


def _repeats(a: Telling, b: Telling) -> bool:
    """A noun that points back without a date of its own says nothing of when or whether: "his trip comes as ..."."""
    plain = [
        t for t in (a, b) if t.definite and t.noun and not t.draft.start and t.draft.status in FACTS and not t.past
    ]
    if not plain or not fits(a.draft, b.draft):
        return False
    other = b if plain[0] is a else a
    return other.draft.status in AHEAD and other.draft.status is Status.SCHEDULED


def is_cosigned(a: Telling, b: Telling) -> bool:
    """ "X signed the accord on Friday", "Y signed the accord on Saturday": one agreement, signed by both."""
    if a.draft.type is not EventType.AGREEMENT or a.noun or b.noun or a.word != b.word or not (a.given or b.given):
        return False
    return a.draft.status in FACTS and b.draft.status in FACTS
