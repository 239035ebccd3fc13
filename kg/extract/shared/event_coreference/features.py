"""What the words of one mention of an event say of it, and how two mentions compare.

Everything that is asked of two mentions is computed here, once, and nothing is decided; see ``decision``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.layers import AnyCluster, EventMention
from kg.extract.shared.event_coreference.compatibility import (
    acts_for,
    described,
    is_crowd,
    nested,
    numbers_differ,
    people_of,
)
from kg.language import Annotation, Token
from kg.language.quotes import Quotes
from kg.language.syntax import SUBJECT, is_infinitive, is_passive
from kg.lexicon.tables import class_of
from kg.model import AHEAD, FACTS, BlockKind, EntityType, EventType, Status

#: All who take part stand in one list, so any two of them make a meeting.
MUTUAL = frozenset({EventType.MEETING, EventType.AGREEMENT})
#: Types of what hits people: whom, may be told without what.
BLOWS = frozenset({EventType.ARMED_ACTION, EventType.INCIDENT})
#: So many sentences tell at the start what the article is about.
LEAD = 4
#: So many sentences on, "the attack" is still the one told before.
NEAR = 3

_HEADINGS = {BlockKind.HEADLINE, BlockKind.HEADING}
_KNOWN = {"the", "this", "that", "these", "those", "both"}
_EARLIER = {"previous", "earlier", "last", "recent", "past", "former", "prior"}
#: "another attack", "two other blasts", "was attacked again", "also marched": not what was told before.
_FRESH = {
    *("another", "other", "additional", "further", "separate", "subsequent", "similar", "also", "again"),
    "separately",
}
_VOTES = {"presidential", "parliamentary", "legislative", "general", "local", "municipal", "primary", "provincial"}
#: "killed by the blast", "died in the crash": the noun tells the event again.
_CAUSES = {"by", "in", "during", "from", "of"}
_HURTING = {"wound", "injure", "hurt", "maim"}
#: How a clause stands beside another that tells what its subject did.
_BESIDE = {"advcl", "conj", "xcomp", "ccomp"}
_HARMS = {"kill", "wound", "injure", "claim", "maim", "hurt", "massacre", "slaughter", "die", "perish"}
#: Classes of words that may call one event in turn, and of deeds that follow one another.
_SYNONYMS = (
    *("blows", "blasts", "encounters", "journeys", "accords", "rulings", "rallies", "quakes", "crashes"),
    *("passings", "leavings", "slayings", "captures", "arrests", "verdicts", "fights"),
)
_DEEDS = ("captures", "slayings", "arrests", "verdicts", "releases")


def words_of(name: str) -> frozenset[str]:
    """The lemmas of the class ``name`` of ``event_words.tsv``."""
    return class_of("event_words.tsv", name)


@dataclass(frozen=True, eq=False)
class Described:
    """A mention with what the words around its trigger say.

    Args:
        i, sentence: places of the trigger and its sentence in the article.
        headline: it stands in a headline, which tells in short what the text tells again.
        quoted: it stands between quotation marks.
    """

    mention: EventMention
    token: Token
    headline: bool
    quoted: bool

    @property
    def i(self) -> int:
        return self.token.i

    @property
    def sentence(self) -> int:
        return self.token.sentence

    @cached_property
    def noun(self) -> bool:
        return self.token.pos not in {"VERB", "AUX"}

    @cached_property
    def verb(self) -> Token:
        """The verb of its clause: "a bombing struck", "suffered an attack"."""
        token = self.token
        return token.head if token.dep in {"nsubj", "nsubjpass", "dobj"} and token.head.pos == "VERB" else token

    @cached_property
    def definite(self) -> bool:
        """A noun that points back, or is told as known: "the visit", "his trip", "Merkel's visit"."""
        return self.noun and _is_definite(self.token)

    @cached_property
    def pronominal(self) -> bool:
        """Who took part it says by a pronoun only: "their talks"."""
        owner = self.token.child("poss")
        return self.noun and owner is not None and owner.tag == "PRP$"

    @cached_property
    def given(self) -> bool:
        """The object of the verb points back: "signed the accord", "the ship was seized"."""
        thing = None if self.noun else self.token.child("nsubjpass" if is_passive(self.token) else "dobj")
        return thing is not None and _is_definite(thing)

    @cached_property
    def fresh(self) -> bool:
        """Its own words say that it is not what was told before."""
        return any(child.lower in _FRESH and child.dep != "conj" for child in self.token.children)

    @cached_property
    def past(self) -> bool:
        """Its own words say that it is over, and not the one just told of."""
        return any(child.lower in _EARLIER for child in self.token.children)

    @cached_property
    def several(self) -> bool:
        """More than one of them: "attacks", but not "talks" or "polls"."""
        return self.token.tag in {"NNS", "NNPS"} and self.token.lower != self.mention.word

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kind of vote it is, where the words say so."""
        return frozenset({child.lower for child in self.token.children} & _VOTES)

    @cached_property
    def pointers(self) -> frozenset[str]:
        """The nouns beside a verb that point back to what it tells: "the blast killed ten", "died in the blast"."""
        if self.noun:
            return frozenset()
        causes = [n for prep in self.token.all("agent", "prep") if prep.lower in _CAUSES for n in prep.all("pobj")]
        nouns = [*self.token.all("nsubj"), *causes]
        return frozenset(noun.lemma.lower() for noun in nouns if _is_definite(noun) and not noun.entity)

    @cached_property
    def office(self) -> frozenset[str]:
        """The titles beside the words that tell a change of office: "named X as finance minister"."""
        if self.mention.type is not EventType.OFFICE_CHANGE:
            return frozenset()
        near = [*self.token.children, *(part for child in self.token.children for part in child.children)]
        return frozenset(word.lemma.lower() for word in near if word.dep in {"oprd", "attr", "pobj", "dobj"}) & words_of(
            "titles"
        )

    @cached_property
    def victims(self) -> tuple[AnyCluster, ...]:
        """Those hit, without the vehicle in which they were: the crash of a plane is the death of its passengers."""
        return tuple(victims(self.mention.type, self.mention.targets))

    @cached_property
    def scene(self) -> frozenset[AnyCluster]:
        """Where it happens: an attacked state is told as target here and as place there."""
        places = self.mention.places
        return frozenset([*self.mention.targets, *places, *(p.state for p in places if p.state is not None)])

    @cached_property
    def towns(self) -> frozenset[AnyCluster]:
        return frozenset(place for place in self.mention.places if place.type is EntityType.PLACE)

    @cached_property
    def harm(self) -> bool:
        """It says whom something hit, and not who did it: "12 people were killed", "killing 12", "ten have died"."""
        mention = self.mention
        return mention.casualties or (bool(mention.targets) and not mention.agents and mention.word in _HARMS)

    @cached_property
    def hurt(self) -> bool:
        """Those hit live."""
        return self.token.lemma in _HURTING

    @cached_property
    def counts(self) -> bool:
        """It only counts those hit."""
        return self.harm and all(thing.type is EntityType.GROUP for thing in self.mention.targets)

    @cached_property
    def weight(self) -> int:
        """How much it tells."""
        mention = self.mention
        return 2 * len(mention.agents) + 2 * len(mention.targets) + len(mention.places) + 2 * bool(mention.start)


def describe(annotation: Annotation, mentions: Sequence[EventMention]) -> list[Described]:
    """``mentions`` with what their words say, in the order of the text."""
    quotes = Quotes(annotation)
    found = []
    for mention in mentions:
        token = annotation.token_at(mention.trigger.start)
        if token is not None:
            heading = annotation.sentence_of(token).kind in _HEADINGS
            found.append(Described(mention, token, heading, quotes.of(token) is not None))
    return sorted(found, key=lambda one: one.i)


def victims(kind: EventType, targets: Sequence[AnyCluster]) -> list[AnyCluster]:
    """Those of ``targets`` who are no vehicle."""
    if kind is not EventType.INCIDENT:
        return list(targets)
    return [thing for thing in targets if not (thing.type is EntityType.GROUP and is_vehicle(thing))]


def is_vehicle(thing: AnyCluster) -> bool:
    return thing.name.lower().split()[-1] in words_of("vehicles")


def _is_definite(noun: Token) -> bool:
    return any(child.dep == "poss" or (child.dep == "det" and child.lower in _KNOWN) for child in noun.children)


# --- two mentions --------------------------------------------------------------------------------------------------


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
    """ "was hijacked", "was shot"; "was arrested", "was sentenced": one after the other, and not the same."""
    kinds = [{name for name in _DEEDS if word in words_of(name)} for word in (one, two)]
    return all(kinds) and not kinds[0] & kinds[1]


def compare(first: Described, later: Described) -> frozenset[str]:
    """The names of what holds for two mentions, of which ``first`` stands before ``later``; see ``WEIGHTS``."""
    one, two = first.mention, later.mention
    told = {"any"} | _of_words(first, later) | _of_time(first, later)
    if later.quoted and not first.quoted:
        told.add("in a quote")
    if elected(first, later):
        return frozenset(told | {"elected to office"})
    told |= _of_participants("agents", one.agents, two.agents) | _of_place(first, later)
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
        told.add("points back near" if near else "points back far")
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
    if first.token in {verb.head, verb.head.head} and is_infinitive(verb):
        told.add("to what end")  # "passed a measure to repeal the law"
    alone = verb.child(*SUBJECT) is None
    if later.mention.word in _HARMS and first.verb is verb.head and alone and verb.dep in _BESIDE:
        told.add("victims in its clause")  # "stormed a hotel and killed 30", "attacked a village, killing 12"
    if later.harm and not first.harm and 0 <= later.sentence - first.sentence <= NEAR:
        told.add("victims of it")
    if first.harm and not later.harm and first.sentence == later.sentence:
        told.add("victims of it")
    return told


def _one_thing(one: str, two: str) -> bool:
    return one == two or any({one, two} <= words_of(papers) for papers in ("bills_passed", "accords_signed"))


def _of_participants(slot: str, one: Sequence[AnyCluster], two: Sequence[AnyCluster]) -> set[str]:
    if not one and not two:
        return {f"no {slot}"}
    if not one or not two:
        return {f"{slot} in one"}
    if nested(one, two):
        return {f"{slot} shared"}
    if set(one) & set(two):
        return {f"{slot} partly shared"}
    if described(one, two) or described(two, one):
        return {f"{slot} in short"}
    unnamed = all(map(is_crowd, [*one, *two])) or people_of(one, two) or people_of(two, one)
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
