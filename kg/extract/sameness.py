"""Whether two mentions tell of the same event."""

from __future__ import annotations

from kg.extract.alike import akin, described, nested, shared
from kg.extract.drafts import EventDraft, Thing
from kg.extract.frames import word_class
from kg.extract.overlap import AHEAD, FACTS, compatible, dates_agree, fits, overlap, scene_of, status_agree
from kg.extract.telling import Telling
from kg.model import EntityType, EventType, Status

#: So many sentences tell at the start what the article is about.
_LEAD = 4
_COURTS = {"court", "tribunal", "judge"}
#: So many sentences on, "the attack" is still the one told before.
_NEAR = 3
#: Classes of words that may call one event in turn.
_SYNONYMS = ("blows", "blasts", "encounters", "journeys", "accords", "rulings", "rallies", "quakes", "crashes")
#: Classes of words for deeds of one type that follow each other.
_DEEDS = {
    EventType.ARMED_ACTION: ("captures", "slayings"),
    EventType.LEGAL_ACTION: ("arrests", "verdicts", "releases"),
}


def is_same(a: Telling, b: Telling) -> bool:
    one, two = a.draft, b.draft
    if not _comparable(a, b):
        return False
    if one.type is EventType.ELECTION and _one_vote(a, b):
        return True
    if _retold(a, b):
        return True
    if _one_death(a, b) or (a.word == b.word and _one_victim(one, two) and _may_be_one(a, b)):
        return dates_agree(one, two) and status_agree(one.status, two.status)
    if dates_agree(one, two) and (_who_did_it(a, b) or _who_did_it(b, a)):
        return True
    if _points_back(a, b) or _one_ruling(a, b) or _one_bill(a, b) or _errand(a, b) or _errand(b, a):
        return True
    if one.type is EventType.INCIDENT and _one_disaster(a, b):
        return True
    if not compatible(one, two) and not _repeats(a, b):
        return False
    pointing = a.definite or b.definite or a.headline or b.headline
    return overlap(one, two, pointing=pointing or _tells_again(a, b))


def may_be_same(a: Telling, b: Telling) -> bool:
    """Nothing keeps the two apart."""
    return _comparable(a, b) and (compatible(a.draft, b.draft) or _repeats(a, b))


def announces(headline: Telling, telling: Telling) -> bool:
    """ "Officials order suspect to undress": in short, and without names, what the first sentences tell."""
    one, two = headline.draft, telling.draft
    if not _comparable(headline, telling) or not dates_agree(one, two) or telling.trigger.sentence > _LEAD:
        return False
    told = status_agree(one.status, two.status) or {one.status, two.status} <= FACTS | AHEAD
    if not told or not described(one.targets, two.targets):
        return False
    hit = headline.word == telling.word and bool(shared(one.targets, two.targets))
    if not described(one.agents, two.agents) and not (hit and _acts_for(one.agents, two.agents)):
        return False
    return headline.word == telling.word or bool(shared([*one.agents, *one.targets], [*two.agents, *two.targets]))


def _acts_for(states: list[Thing], leaders: list[Thing]) -> bool:
    """ "Ruritania expels envoys": its president did, says the text."""
    return all(state.type is EntityType.STATE for state in states) and all(leader.is_person for leader in leaders)


def _comparable(a: Telling, b: Telling) -> bool:
    if a.draft.type is not b.draft.type or a.trigger is b.trigger or max(a, b, key=_place).fresh:
        return False
    if a.draft.type is EventType.ARMED_ACTION and a.thing_hit and b.thing_hit and a.thing_hit != b.thing_hit:
        return False
    return not _differ(a, b)


def _place(telling: Telling) -> int:
    return telling.trigger.i


def _differ(a: Telling, b: Telling) -> bool:
    """ "was hijacked", "was shot"; "was arrested", "was sentenced": one after the other, and not the same."""
    kinds = [{name for name in _DEEDS.get(t.draft.type, ()) if t.word in word_class(name)} for t in (a, b)]
    return all(kinds) and not kinds[0] & kinds[1]


def _points_back(a: Telling, b: Telling) -> bool:
    """ "an American air strike ... The air strike killed 13 villagers": the one told just before, if it can be."""
    first, later = sorted((a, b), key=_place)
    if later.past or later.trigger.sentence - first.trigger.sentence > _NEAR:
        return False
    if later.pronominal and later.noun and first.trigger.sentence < later.trigger.sentence:  # "their talks"
        clear = dates_agree(first.draft, later.draft) and status_agree(first.draft.status, later.draft.status)
        return clear and first.word == later.word and nested(first.draft.targets, later.draft.targets)
    noun = later.pointer
    if noun is None:
        return False
    word = later.word if later.noun else noun.lemma.lower()
    return _one_word(first.word, word) and compatible(first.draft, later.draft)


def _errand(vague: Telling, full: Telling) -> bool:
    """ "is in Rome for talks. He is to meet the president": the next sentences say with whom."""
    one, two = vague.draft, full.draft
    if one.type is not EventType.MEETING or not vague.noun or len(one.agents) != 1 or len(two.agents) < 2:
        return False
    if vague.trigger.dep != "pobj" or vague.trigger.head.lower != "for" or one.agents[0] not in two.agents:
        return False
    close = 0 < full.trigger.sentence - vague.trigger.sentence <= 2
    return close and {one.status, two.status} <= FACTS | AHEAD and dates_agree(one, two)


def _one_word(one: str, two: str) -> bool:
    return one == two or any(one in words and two in words for words in map(word_class, _SYNONYMS))


def _one_ruling(a: Telling, b: Telling) -> bool:
    """A court rules once on what the article tells of."""
    one, two = a.draft, b.draft
    courts = one.type is EventType.DECISION and len(one.agents) == 1 and one.agents == two.agents
    rules = courts and a.word in word_class("rulings") and b.word in word_class("rulings")
    return rules and bool(_COURTS & set(one.agents[0].name.lower().split())) and compatible(one, two)


def _one_bill(a: Telling, b: Telling) -> bool:
    """ "passed a stimulus package ... approved the bill": a chamber passes it once."""
    later = max(a, b, key=_place)
    if a.draft.type is not EventType.DECISION or not a.draft.agents or set(a.draft.agents) != set(b.draft.agents):
        return False
    passed = all(telling.word in word_class("passings") for telling in (a, b)) and later.given
    bills = all(telling.thing_hit in word_class("bills") for telling in (a, b))
    return passed and bills and compatible(a.draft, b.draft)


def _one_disaster(a: Telling, b: Telling) -> bool:
    """ "Hurricane Mitch" stays what it is; "why the jet crashed" is the crash told before."""
    one, two = a.draft, b.draft
    if not (dates_agree(one, two) and status_agree(one.status, two.status)):
        return False
    if a.trigger.pos == b.trigger.pos == "PROPN" and a.trigger.lower == b.trigger.lower:
        return True
    later = max(a, b, key=_place)
    subject = later.trigger.child("nsubj") if not later.noun else None
    if subject is None or subject.pos != "NOUN" or not any(child.lower == "the" for child in subject.all("det")):
        return False
    hit = not one.targets or not two.targets or any(akin(x, y) for x in one.targets for y in two.targets)
    return _one_word(a.word, b.word) and hit and (nested(one.places, two.places) or bool(scene_of(one) & scene_of(two)))


def _one_vote(a: Telling, b: Telling) -> bool:
    """ "polls opened", "voters are choosing": one election, unless kind, state, date or candidates say otherwise."""
    one, two = a.draft, b.draft
    candidates = [*one.agents, *two.agents]
    parties = all(thing.type is EntityType.ORGANIZATION for thing in candidates)  # which win seats each
    if (one.agents and two.agents and not parties) or a.past or b.past:
        return False
    if a.kinds and b.kinds and not a.kinds & b.kinds:
        return False
    states = [{thing for thing in scene_of(draft) if thing.type is EntityType.STATE} for draft in (one, two)]
    apart = bool(states[0]) and bool(states[1]) and not states[0] & states[1]
    return not apart and dates_agree(one, two) and status_agree(one.status, two.status)


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


def _one_death(a: Telling, b: Telling) -> bool:
    """Nobody is killed twice; but one is said to have killed him here, and another there."""
    fatal = all(telling.word in word_class("fatal") for telling in (a, b))
    one_victim = fatal and any(thing.is_person and thing in b.draft.targets for thing in a.draft.targets)
    return one_victim and _may_be_one(a, b)


def _may_be_one(a: Telling, b: Telling) -> bool:
    """Not "French troops" here and "Chadian troops" there."""
    sides = [{thing if thing.type is EntityType.STATE else thing.state for thing in t.draft.agents} for t in (a, b)]
    states = [{side for side in some if side is not None and side.type is EntityType.STATE} for some in sides]
    return not all(states) or bool(states[0] & states[1])


def _one_victim(one: EventDraft, two: EventDraft) -> bool:
    """ "was shot by the rebels", "was shot by rebel fighters": one person is shot once."""
    alone = one.type is EventType.ARMED_ACTION and one.targets == two.targets and len(one.targets) == 1
    return alone and one.targets[0].is_person


def _who_did_it(later: Telling, first: Telling) -> bool:
    """ "Hamas claimed responsibility for the attack": the one just told of, by nobody or by "gunmen"."""
    pointing = (
        later.noun
        and later.draft.status in FACTS
        and any(child.dep == "det" and child.lower != "both" for child in later.trigger.children)
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
