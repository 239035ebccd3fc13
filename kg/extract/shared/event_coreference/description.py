"""What one mention of an event tells, and what the words around its trigger say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.layers import Cluster, EventMention
from kg.language import Annotation, Token
from kg.language.quotes import Quotes
from kg.language.syntax import SUBJECT, is_passive
from kg.lexicon.tables import class_of
from kg.model import BlockKind, EntityType, EventType

_HEADINGS = {BlockKind.HEADLINE, BlockKind.HEADING}
_KNOWN = {"the", "this", "that", "these", "those", "both"}
#: "another attack", "two other blasts", "was attacked again", "also marched": not what was told before.
_FRESH = {
    *("another", "other", "additional", "further", "separate", "subsequent", "similar", "also", "again"),
    "separately",
}
_VOTES = {"presidential", "parliamentary", "legislative", "general", "local", "municipal", "primary", "provincial"}
#: "killed by the blast", "died in the crash": the noun tells the event again.
_CAUSES = {"by", "in", "during", "from", "of"}
#: Words that make another office of one, and those that do not tell which it is.
_RANKS = {"prime", "vice", "deputy", "assistant"}
_PASSING = {"new", "next", "first", "former", "interim", "acting", "current", "incumbent", "permanent"}
_HURTING = {"wound", "injure", "hurt", "maim"}
HARMS = {"kill", "wound", "injure", "claim", "maim", "hurt", "massacre", "slaughter", "die", "perish"}


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
        words = [*self.token.children, *(word for noun in self.token.all(*SUBJECT) for word in noun.lefts)]
        return any(word.lower in _FRESH and word.dep != "conj" for word in words)

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
    def office(self) -> frozenset[frozenset[str]]:
        """The titles beside the words that tell a change of office, word by word: "named X as finance minister"."""
        if self.mention.type not in {EventType.OFFICE_CHANGE, EventType.ELECTION}:
            return frozenset()
        beside = [child for child in self.token.children if child.dep != "agent"]
        near = [*beside, *(part for child in beside for part in child.children)]
        titles = words_of("titles")
        return frozenset(
            _title(word)
            for word in near
            if word.dep in {"oprd", "attr", "pobj", "dobj"} and word.lemma.lower() in titles
        )

    @cached_property
    def victims(self) -> tuple[Cluster, ...]:
        """Those hit, without the vehicle in which they were: the crash of a plane is the death of its passengers."""
        return tuple(victims(self.mention.type, self.mention.targets))

    @cached_property
    def vehicles(self) -> frozenset[str]:
        """What crashed, sank or fell: "a bus crash", "two planes crashed", "the crash of a jet"."""
        if self.mention.type is not EventType.INCIDENT:
            return frozenset()
        told = [self.token, *(noun for noun in self.token.all("nsubj") if noun.lemma in words_of("crashes"))]
        near = [part for word in told for part in (*word.all(*SUBJECT, "compound"), *_of(word))]
        return frozenset(word.lemma.lower() for word in near) & words_of("vehicles")

    @cached_property
    def scene(self) -> frozenset[Cluster]:
        """Where it happens: an attacked state is told as target here and as place there."""
        places = self.mention.places
        return frozenset([*self.mention.targets, *places, *(p.state for p in places if p.state is not None)])

    @cached_property
    def towns(self) -> frozenset[Cluster]:
        return frozenset(place for place in self.mention.places if place.type is EntityType.PLACE)

    @cached_property
    def harm(self) -> bool:
        """It says whom something hit, and not who did it: "12 people were killed", "killing 12", "ten have died"."""
        mention = self.mention
        return mention.casualties or (bool(mention.targets) and not mention.agents and mention.word in HARMS)

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


def victims(kind: EventType, targets: Sequence[Cluster]) -> list[Cluster]:
    """Those of ``targets`` who are no vehicle."""
    if kind is not EventType.INCIDENT:
        return list(targets)
    return [thing for thing in targets if not (thing.type is EntityType.GROUP and is_vehicle(thing))]


def is_vehicle(thing: Cluster) -> bool:
    return thing.name.lower().split()[-1] in words_of("vehicles")


def _is_definite(noun: Token) -> bool:
    return any(child.dep == "poss" or (child.dep == "det" and child.lower in _KNOWN) for child in noun.children)


def _title(noun: Token) -> frozenset[str]:
    """The words of a title; that of a deputy, and that of a prime minister, is one word."""
    words = {child.lower for child in noun.children if child.dep in {"compound", "amod"} and not child.entity}
    rank = sorted(words & _RANKS)
    return frozenset({"-".join([*rank, noun.lemma.lower()]), *(words - _RANKS - _PASSING)})


def _of(noun: Token) -> list[Token]:
    return [thing for prep in noun.all("prep") if prep.lower == "of" for thing in prep.all("pobj")]
