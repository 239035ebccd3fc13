"""What happens only once in what one article tells: a death, an election, the vote on a bill, a crash, an errand."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.factuality.governors import AHEAD, FACTS
from kg.extract.shared.event_coreference.alike import akin, nested
from kg.extract.shared.event_coreference.overlap import compatible, dates_agree, scene_of, status_agree
from kg.extract.shared.event_coreference.telling import Telling
from kg.language.syntax import SUBJECT
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType

_STORMS = {"storm", "hurricane", "typhoon", "cyclone"}
_WEATHER = {*_STORMS, "blizzard", "snowstorm", "tornado", "rainstorm"}
#: "weapons bound for", "meant for" somebody.
BOUND = {"bind", "destine", "intend"}
_COURTS = {"court", "tribunal", "judge"}
#: Classes of words that may call one event in turn.
_SYNONYMS = ("blows", "blasts", "encounters", "journeys", "accords", "rulings", "rallies", "quakes", "crashes")


def is_single(a: Telling, b: Telling) -> bool:
    """Whether two tellings of one type must be of one event, for there are no two of its kind."""
    return any(rule(a, b) or rule(b, a) for rule in _RULES.get(a.draft.type, ()))


def one_word(one: str, two: str) -> bool:
    """Whether two words may call the same event: "attack" and "air strike"."""
    return one == two or any(one in words and two in words for words in map(word_class, _SYNONYMS))


def place_of(telling: Telling) -> int:
    return telling.trigger.i


def _errand(vague: Telling, full: Telling) -> bool:
    """ "is in Rome for talks. He is to meet the president": the next sentences say with whom."""
    one, two = vague.draft, full.draft
    if one.type is not EventType.MEETING or not vague.noun or len(one.agents) != 1 or len(two.agents) < 2:
        return False
    if vague.trigger.dep != "pobj" or vague.trigger.head.lower != "for" or one.agents[0] not in two.agents:
        return False
    close = 0 < full.trigger.sentence - vague.trigger.sentence <= 2
    return close and {one.status, two.status} <= FACTS | AHEAD and dates_agree(one, two)


def _one_ruling(a: Telling, b: Telling) -> bool:
    """A court rules once on what the article tells of."""
    one, two = a.draft, b.draft
    courts = one.type is EventType.DECISION and len(one.agents) == 1 and one.agents == two.agents
    rules = courts and a.word in word_class("rulings") and b.word in word_class("rulings")
    return rules and bool(_COURTS & set(one.agents[0].name.lower().split())) and compatible(one, two)


def _one_bill(a: Telling, b: Telling) -> bool:
    """ "passed a stimulus package ... approved the bill": a chamber passes it once."""
    later = max(a, b, key=place_of)
    if a.draft.type is not EventType.DECISION or not a.draft.agents or set(a.draft.agents) != set(b.draft.agents):
        return False
    passed = all(telling.word in word_class("passings") for telling in (a, b)) and later.given
    bills = all(telling.thing_hit in word_class("bills_passed") for telling in (a, b))
    return passed and bills and compatible(a.draft, b.draft)


def _one_disaster(a: Telling, b: Telling) -> bool:
    """ "Hurricane Mitch" stays what it is; "why the jet crashed" is the crash told before."""
    one, two = a.draft, b.draft
    if not (dates_agree(one, two) and status_agree(one.status, two.status)):
        return False
    if a.trigger.pos == b.trigger.pos == "PROPN" and a.trigger.lower == b.trigger.lower:
        return True
    later = max(a, b, key=place_of)
    if a.word in _WEATHER and b.word in _WEATHER and a.noun and b.noun and later.trigger.lower in _STORMS:
        return later.trigger in later.pointers  # a storm moves from place to place
    if {a.trigger.pos, b.trigger.pos} == {"PROPN", "NOUN"} and later.trigger.lower in _STORMS:
        return later.trigger in later.pointers
    subject = later.trigger.child("nsubj") if not later.noun else None
    if subject is None or subject.pos != "NOUN" or not any(child.lower == "the" for child in subject.all("det")):
        return False
    hit = not one.targets or not two.targets or any(akin(x, y) for x in one.targets for y in two.targets)
    return one_word(a.word, b.word) and hit and (nested(one.places, two.places) or bool(scene_of(one) & scene_of(two)))


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


def _one_death(a: Telling, b: Telling) -> bool:
    """Nobody is killed twice; but one is said to have killed him here, and another there."""
    fatal = all(telling.word in word_class("fatal") for telling in (a, b))
    one_victim = fatal and any(thing.is_person and thing in b.draft.targets for thing in a.draft.targets)
    one_victim = one_victim or (a.word == b.word and _one_victim(a.draft, b.draft))
    clear = dates_agree(a.draft, b.draft) and status_agree(a.draft.status, b.draft.status)
    return one_victim and clear and _may_be_one(a, b)


def _may_be_one(a: Telling, b: Telling) -> bool:
    """Not "French troops" here and "Chadian troops" there."""
    sides = [{thing if thing.type is EntityType.STATE else thing.state for thing in t.draft.agents} for t in (a, b)]
    states = [{side for side in some if side is not None and side.type is EntityType.STATE} for some in sides]
    return not all(states) or bool(states[0] & states[1])


def _one_victim(one: EventDraft, two: EventDraft) -> bool:
    """ "was shot by the rebels", "was shot by rebel fighters": one person is shot once."""
    alone = one.type is EventType.ARMED_ACTION and one.targets == two.targets and len(one.targets) == 1
    return alone and one.targets[0].is_person


def _one_exit(a: Telling, b: Telling) -> bool:
    """ "will relinquish the office on Sunday", "is standing down": who leaves, leaves once."""
    one, two = a.draft, b.draft
    leaving = all(telling.word in word_class("leavings") for telling in (a, b)) and one.targets == two.targets
    told = {one.status, two.status} <= FACTS | AHEAD
    return leaving and bool(one.targets) and told and not (one.start and two.start and one.start != two.start)


def _one_agenda(full: Telling, plan: Telling) -> bool:
    """ "met the king today ... said the two would discuss Iraq": what they meet for."""
    one, two = full.draft, plan.draft
    pair = len(one.agents) >= 2 and set(one.agents) == set(two.agents) and plan.word == "discuss"
    return pair and {one.status, two.status} <= FACTS | AHEAD and dates_agree(one, two)


def _one_scene(whole: Telling, part: Telling) -> bool:
    """ "a massacre occurred today with the shooting of women"."""
    prep = part.trigger.head
    inside = part.noun and prep.dep == "prep" and prep.lower in {"with", "during"}
    if not inside or part.fresh or not compatible(whole.draft, part.draft):
        return False
    above = [prep.head] if part.draft.places else [*prep.ancestors()]
    return whole.trigger in above or (whole.trigger.dep in SUBJECT and whole.trigger.head in above)


def _one_mishap(a: Telling, b: Telling) -> bool:
    """ "died after his helicopter crashed"."""
    clause = b.trigger.head is a.trigger and b.trigger.dep == "advcl"
    return clause and dates_agree(a.draft, b.draft) and status_agree(a.draft.status, b.draft.status)


def _one_clause(a: Telling, b: Telling) -> bool:
    """Told in one sentence, of one day: "suffered an attack in April when bombers claimed 33 lives"."""
    one, two = a.draft, b.draft
    together = a.trigger.sentence == b.trigger.sentence and one.start is not None and one.start == two.start
    return together and compatible(one, two)


def _one_fight(a: Telling, b: Telling) -> bool:
    """ "fighting in Lebanon, with the latest violence in Tripoli"."""
    fights = a.word in word_class("fights") and b.word in word_class("fights")
    if not fights or abs(a.trigger.sentence - b.trigger.sentence) > 1 or not compatible(a.draft, b.draft):
        return False
    if a.noun and b.noun and scene_of(a.draft) & scene_of(b.draft):
        return True
    return a.noun and _is_bare(a.draft) and a.trigger.i < b.trigger.i and not b.draft.places


def _is_bare(draft: EventDraft) -> bool:
    """ "heavy fighting in the capital": where, and not whose."""
    return bool(draft.places) and not draft.agents and not draft.targets


def _one_cargo(a: Telling, b: Telling) -> bool:
    """ "weapons bound for Gaza ... weapons destined for militants": what a ship was found to carry."""
    meant = all(telling.word in BOUND for telling in (a, b))
    groups = all(thing.type is EntityType.GROUP for thing in b.draft.targets)
    return meant and a.thing_hit == b.thing_hit and groups and status_agree(a.draft.status, b.draft.status)


def _one_expulsion(a: Telling, b: Telling) -> bool:
    """ "is expelling the ambassadors. The envoys are being expelled"."""
    envoys = all(thing.type is EntityType.GROUP for thing in [*a.draft.targets, *b.draft.targets])
    heads = [{word for t in x.draft.targets for word in t.name.lower().split()} for x in (a, b)]
    diplomats = all(words & {w for word in word_class("diplomats") for w in (word, f"{word}s")} for words in heads)
    known = max(a, b, key=place_of).given or a.headline is not b.headline
    told = status_agree(a.draft.status, b.draft.status) and nested(a.draft.agents, b.draft.agents)
    return envoys and diplomats and known and told and a.word == b.word


_RULES: MappingProxyType[EventType, tuple[Callable[[Telling, Telling], bool], ...]] = MappingProxyType(
    {
        EventType.ELECTION: (_one_vote,),
        EventType.ARMED_ACTION: (_one_death, _one_clause, _one_fight, _one_scene),
        EventType.INCIDENT: (_one_death, _one_disaster, _one_mishap, _one_clause),
        EventType.DECISION: (_one_ruling, _one_bill),
        EventType.MEETING: (_errand, _one_agenda),
        EventType.OFFICE_CHANGE: (_one_exit,),
        EventType.SANCTION: (_one_expulsion,),
        EventType.SUPPORT: (_one_cargo,),
    }
)
