"""How two mentions of events compare: all that the decision asks of them, computed in one place; see ``decision``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import inf

from kg.extract.layers import Cluster, EventMention
from kg.extract.shared.event_coreference.compatibility import (
    acts_for,
    described,
    is_crowd,
    nested,
    numbers_differ,
    people_of,
    same_people,
)
from kg.extract.shared.event_coreference.description import HARMS, Described, words_of
from kg.language.syntax import SUBJECT
from kg.model import AHEAD, FACTS, EventType, Status

#: All who take part stand in one list, so any two of them make a meeting.
MUTUAL = frozenset({EventType.MEETING, EventType.AGREEMENT})
#: Types of what hits people: whom, may be told without what.
BLOWS = frozenset({EventType.ARMED_ACTION, EventType.INCIDENT})
#: So many sentences tell at the start what the article is about.
LEAD = 4
#: So many sentences on, "the attack" is still the one told before.
NEAR = 3

#: How a clause stands beside another that tells what its subject did.
_BESIDE = {"advcl", "conj", "xcomp", "ccomp"}
#: Classes of words that may call one event in turn, and of deeds that follow one another.
_SYNONYMS = (
    *("blows", "blasts", "encounters", "journeys", "accords", "rulings", "rallies", "quakes", "crashes"),
    *("passings", "leavings", "slayings", "captures", "arrests", "verdicts", "fights"),
)
_DEEDS = ("captures", "slayings", "arrests", "verdicts", "releases")
#: Classes of words that tell how somebody comes into an office or body, and how he leaves it.
_OFFICE_DEEDS = ("enterings", "exits")
#: Words that may call one vehicle in turn.
_VEHICLES = (
    *({"plane", "airplane", "aircraft", "airliner", "jet", "flight"}, {"helicopter", "aircraft"}, {"bus", "coach"}),
    *({"ferry", "ship", "boat", "vessel"}, {"tanker", "ship", "vessel"}, {"submarine", "boat", "vessel"}),
    *({"truck", "lorry"}, {"building", "roof"}, {"train", "coach"}),
)


def dates_agree(one: EventMention, two: EventMention) -> bool:
    """One date holds the other as far as both are told."""
    if not one.start or not two.start:
        return True
    length = min(len(one.start), len(two.start))
    return one.start[:length] == two.start[:length] or _within(one, two) or _within(two, one)


def _within(inner: EventMention, outer: EventMention) -> bool:
    if not (inner.start and outer.start and outer.end):
        return False
    return outer.start <= inner.start and (inner.end or inner.start) <= outer.end + "~"


def months_apart(one: EventMention, two: EventMention) -> float:
    """From the month of one to that of the other; infinite where a month is not told."""
    months = [date.split("-")[:2] for date in (one.start, two.start) if date]
    if len(months) < 2 or any(len(month) < 2 or not "".join(month).isdecimal() for month in months):
        return inf
    first, second = (12 * int(year) + int(month) for year, month in months)
    return abs(first - second)


def status_agree(one: Status, two: Status) -> bool:
    """Both are told as facts, or both as to come, or they are the same."""
    return one is two or {one, two} <= FACTS or {one, two} <= AHEAD


def one_word(one: str, two: str) -> bool:
    """Whether two words may call the same event: "attack" and "air strike"."""
    return one == two or any(one in words and two in words for words in map(words_of, _SYNONYMS))


def in_order(one: Described, two: Described) -> tuple[Described, Described]:
    """The two in the order of the text."""
    return (one, two) if one.i <= two.i else (two, one)


def comparable(one: Described, two: Described) -> bool:
    """Whether they can be asked at all: of one type; or whom an attack or accident hit; or who was elected to what."""
    kinds = {one.mention.type, two.mention.type}
    if one.token is two.token:
        return False
    if kinds == BLOWS:
        return any(x.harm or x.mention.word in words_of("fatal") for x in (one, two))
    return len(kinds) == 1 or elected(one, two)


def elected(one: Described, two: Described) -> bool:
    """ "was elected chairman", "the election of X": no vote of a people."""
    vote, office = (one.mention, two.mention) if one.mention.type is EventType.ELECTION else (two.mention, one.mention)
    if (vote.type, office.type) != (EventType.ELECTION, EventType.OFFICE_CHANGE) or vote.targets or vote.places:
        return False
    return bool(vote.agents) and all(who.is_person and who in office.targets for who in vote.agents)


def deeds_differ(one: str, two: str) -> bool:
    """ "was hijacked", "was shot"; "was appointed", "resigned": one after the other, and not the same."""
    return any(_other_deeds(deeds, one, two) for deeds in (_DEEDS, _OFFICE_DEEDS))


def _other_deeds(deeds: Sequence[str], one: str, two: str) -> bool:
    kinds = [{name for name in deeds if word in words_of(name)} for word in (one, two)]
    return all(kinds) and not kinds[0] & kinds[1]


def offices_differ(one: Collection[frozenset[str]], two: Collection[frozenset[str]]) -> bool:
    """Both name an office, and none of one says less of one of the other: "finance minister", "prime minister"."""
    return bool(one and two) and not any(a <= b or b <= a for a in one for b in two)


def vehicles_differ(one: Collection[str], two: Collection[str]) -> bool:
    """ "a bus crash", "two planes crashed"; but a ferry is a ship."""
    return bool(one and two) and not any(a == b or any({a, b} <= kind for kind in _VEHICLES) for a in one for b in two)


def compare(first: Described, later: Described) -> frozenset[str]:
    """The names of what holds for two mentions, of which ``first`` stands before ``later``; see ``WEIGHTS``."""
    one, two = first.mention, later.mention
    told = {"any"} | _of_words(first, later) | _of_time(first, later)
    if later.quoted and not first.quoted:
        told.add("in a quote")
    if elected(first, later):
        return frozenset(told | {"elected to office"})
    headline = first.headline or later.headline
    told |= _of_participants("agents", one.agents, two.agents, headline=headline) | _of_place(first, later)
    if one.type not in MUTUAL:
        told |= _of_participants("targets", first.victims, later.victims)
        fate = first.hurt is later.hurt
        if fate and any(numbers_differ(a, b) for a in first.victims for b in later.victims):
            told.add("counts differ")
    if one.type is not two.type:
        return frozenset(told - {"definite"} | {"attack or accident"})
    told |= _together(first, later, told)
    if first.headline is not later.headline:
        lead = max(first.sentence, later.sentence) <= LEAD
        told.add("headline and lead" if lead else "headline and text")
        short, full = (one.agents, two.agents) if first.headline else (two.agents, one.agents)
        if lead and "agents differ" in told and acts_for(short, full):
            told = told - {"agents differ"} | {"agents in short"}
        if described(one.agents, two.agents) and described(one.targets, two.targets) and lead:
            told.add("headline in short")
    return frozenset(told | {f"type {one.type.value}"})


def _of_words(first: Described, later: Described) -> set[str]:
    one, two = first.mention, later.mention
    told = set()
    if one.word == two.word or first.token.lemma.lower() == later.token.lemma.lower():
        told.add("same word")
    elif one_word(one.word, two.word):
        told.add("synonyms")
    elif two.word in words_of("general_words"):
        told.add("general word")
    near = later.sentence - first.sentence <= NEAR
    if later.definite:
        told.add("definite")
    names = {two.word} if later.definite else later.pointers
    if any(one_word(one.word, name) or name in words_of("general_words") for name in names):
        told |= {"definite", "points back near" if near else "points back far"}
    if later.pronominal:
        told.add("pronoun")
    if later.several is not first.several and first.noun and later.noun:
        told.add("one and several")
    if not (one.complete and two.complete):
        told.add("incomplete")
    if one.struck and two.struck:
        told.add("same object" if _one_thing(one.struck, two.struck) else "other object")
    if later.given and told & {"same word", "synonyms"}:
        told.add("known object")
    return told | _of_clause(first, later)


def _of_clause(first: Described, later: Described) -> set[str]:
    told = set()
    verb = later.token
    if first.token in verb.ancestors() or verb in first.token.ancestors():
        told.add("one clause")
    alone = verb.child(*SUBJECT) is None
    if later.mention.word in HARMS and first.verb is verb.head and alone and verb.dep in _BESIDE:
        told.add("victims in its clause")  # "stormed a hotel and killed 30", "attacked a village, killing 12"
    if later.harm and not first.harm and 0 <= later.sentence - first.sentence <= NEAR:
        told.add("victims of it")
    if first.harm and not later.harm and first.sentence == later.sentence:
        told.add("victims of it")
    return told


def _one_thing(one: str, two: str) -> bool:
    one, two = one.lower(), two.lower()
    return one == two or any({one, two} <= words_of(papers) for papers in ("bills_passed", "accords_signed"))


def _of_participants(slot: str, one: Sequence[Cluster], two: Sequence[Cluster], *, headline: bool = True) -> set[str]:
    if not one and not two:
        return {f"no {slot}"}
    if not one or not two:
        return {f"{slot} in one"}
    if nested(one, two):
        return {f"{slot} shared"}
    if set(one) & set(two):
        return {f"{slot} partly shared"}
    if described(one, two, headline=headline) or described(two, one, headline=headline):
        return {f"{slot} in short"}
    crowds = all(map(is_crowd, [*one, *two])) and any(same_people(a, b) for a in one for b in two)
    unnamed = crowds or people_of(one, two) or people_of(two, one)
    return {f"{slot} unnamed" if unnamed else f"{slot} differ"}


_UNLIKE = {f"{slot} {how}" for slot in ("agents", "targets") for how in ("partly shared", "unnamed", "differ")}


def _of_place(first: Described, later: Described) -> set[str]:
    if first.towns & later.towns:
        return {"same town"}
    if first.towns and later.towns:
        return {"other town"}
    if first.scene & later.scene:
        return {"same scene"}
    if first.mention.places and later.mention.places:
        return {"other place"}
    return set()


def _of_time(first: Described, later: Described) -> set[str]:
    one, two = first.mention, later.mention
    told = set()
    if one.start and two.start:
        told.add("same date" if one.start == two.start and one.end == two.end else "dates overlap")
    elif one.start or two.start:
        told.add("date in one")
    if one.status is two.status:
        told.add("same status")
    elif not status_agree(one.status, two.status):
        told.add("fact and plan" if {one.status, two.status} <= FACTS | AHEAD else "other status")
    distance = abs(later.sentence - first.sentence)
    told.add("same sentence" if not distance else "near" if distance <= NEAR else "far")
    return told


def _together(first: Described, later: Described, told: set[str]) -> set[str]:
    """What only several of the features say together."""
    one, two = first.mention, later.mention
    fits = bool(told & {"same word", "synonyms"})
    found = set()
    if fits and told & {"agents shared", "targets shared", "same town"} and not told & _UNLIKE:
        found.add("word and participants")
    once = one.type is EventType.OFFICE_CHANGE or {one.word, two.word} <= words_of("fatal")
    if once and any(thing.is_person and thing in two.targets for thing in one.targets):
        found.add("befalls once")
    if one.type in MUTUAL and len(one.agents) > 1 and set(one.agents) == set(two.agents):
        found.add("same parties")
    return found
