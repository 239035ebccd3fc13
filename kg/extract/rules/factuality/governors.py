"""The words above an event that decide whether it happened (``lexicon/data/status.tsv``), and what is known besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from kg.language import Token, syntax
from kg.language.phrasal import verb_words
from kg.lexicon.tables import broken_row, read_table, values
from kg.model import Status

CLAUSAL = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN"}
#: A purpose or an errand that is done by going: as sure as the journey.
GATHERING = {"meet", "gather", "assemble", "march", "rally", "mass", "turn"}
TRAVEL = {"visit", "travel", "fly", "head", "go", "come", "arrive", "return", "journey", "leave", "depart"}
NEGATING_FROM = {"prevent", "stop", "ban", "bar", "keep", "refrain", "prohibit", "block", "deter", "dissuade"}

#: "will face trial": not yet, where "will continue the trial" says that it is under way.
_MET_WITH = {"face", "experience", "wage", "fight", "engage", "participate"}
#: What is done with plans that are given up, and what plans and attempts do then.
_DROPPING = {"drop", "withdraw", "ditch", "reverse", "discard"}
_FAILING = {"fail", "collapse", "founder", "backfire"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What else is known about an event when its status is read.

    Args:
        lasting: it goes on unless the text says otherwise ("war", "support").
        start, end: ISO dates of the event, as exact as known.
        published: ISO date of the article.
        headline: it stands in a headline, whose present tense tells what has happened.
        punctual: it is done in a moment and cannot go on ("resigns", "convicts").
    """

    lasting: bool = False
    start: str | None = None
    end: str | None = None
    published: str | None = None
    headline: bool = False
    punctual: bool = False

    @property
    def later(self) -> bool:
        """The event lies wholly after the article, as far as the dates tell."""
        if not self.start or not self.published or self.start.startswith("--"):
            return False
        length = min(len(self.start), len(self.published))
        return self.start[:length] > self.published[:length]

    @property
    def past(self) -> bool:
        """The event was over before the month, or the year, of the article."""
        if not self.end or not self.published or self.end.startswith("-"):
            return False
        length = min(len(self.end), len(self.published), len("2000-01"))
        return self.end[:length] < self.published[:length]


@dataclass(frozen=True, slots=True)
class Reading:
    """A setting, with the rules for verbs and for nouns, which ask each other."""

    setting: Setting
    verb: Callable[[Token, Reading], Status]
    noun: Callable[[Token, Reading], Status]

    def of(self, token: Token) -> Status:
        return self.verb(token, self) if token.pos in CLAUSAL else self.noun(token, self)

    @property
    def momentary(self) -> Reading:
        """The same for a word that is not the event itself, so that nothing is known of its duration."""
        return replace(self, setting=replace(self.setting, lasting=False, punctual=False))


@dataclass(frozen=True, slots=True)
class Same:
    """The governing word adds nothing: its own status counts."""


SAME = Same()
Effect = Status | Same


@cache
def _lexicon() -> Mapping[tuple[str, str], Effect]:
    found: dict[tuple[str, str], Effect] = {}
    for row in read_table("status.tsv", ("use", "effect", "words"), (("effect", " ".join(["same", *Status])),)):
        use, effect, words = row
        if not effect:
            raise broken_row("status.tsv", row, "the column effect is empty")
        for word in values(words):
            found.setdefault((use, word), SAME if effect == "same" else Status(effect))
    return MappingProxyType(found)


def lookup(use: str, words: list[str]) -> Effect | None:
    """The effect of the first of ``words`` that is listed under ``use``."""
    return next((_lexicon()[use, word] for word in words if (use, word) in _lexicon()), None)


def effect_of(use: str, word: Token) -> Effect | None:
    forms = verb_words(word) if word.pos == "VERB" else []
    return lookup(use, [*forms, word.lemma.lower(), word.lower])


def is_nominal(word: Token) -> bool:
    """A noun, or a word that stands where only a noun can, whatever the tagger calls it ("showed intent to")."""
    return word.pos in NOMINAL or word.dep in {"dobj", "pobj"}


def combined(governor: Token, effect: Effect | None, reading: Reading) -> Status:
    """The effect of a governing verb or adjective, as far as that word itself holds."""
    own = reading.momentary.of(governor) if governor.pos in CLAUSAL else _of_adjective(governor)
    if not isinstance(effect, Status):
        return own
    if governor.lower == "able" and own is Status.OCCURRED and governor.head.tag == "VBD":
        return Status.OCCURRED  # who was able to do it has done it
    if own is Status.NEGATED:
        return Status.POSSIBLE if effect is Status.NEGATED else Status.NEGATED
    if own is Status.POSSIBLE or (own is Status.REQUESTED and effect is not Status.NEGATED):
        return own
    coming = own is Status.SCHEDULED and effect is Status.ONGOING and governor.lemma in _MET_WITH
    return own if coming else effect


def _of_adjective(word: Token) -> Status:
    """ "is not ready to": as its clause."""
    clause = next((above for above in (word, *word.ancestors()) if above.pos in CLAUSAL), None)
    negated = syntax.is_negated(word) or (clause is not None and syntax.is_negated(clause))
    return Status.NEGATED if negated else Status.OCCURRED


def via_noun(noun: Token, effect: Effect | None, reading: Reading) -> Status:
    """An event below a noun that governs it, as sure as what is said about that noun ("dropped its plan to")."""
    if not isinstance(effect, Status):
        return reading.noun(noun, reading)
    if not _came_to_nothing(noun):
        return effect
    return Status.POSSIBLE if effect is Status.NEGATED else Status.NEGATED


def _came_to_nothing(noun: Token) -> bool:
    """ "no plan", "dropped its plan", "the attempt failed"."""
    if any(child.dep == "det" and child.lower == "no" for child in noun.children):
        return True
    verb = noun.head
    if verb.pos != "VERB" or noun.dep not in {"dobj", "nsubj", "nsubjpass"}:
        return False
    if noun.dep == "nsubj":
        return verb.lemma in _FAILING and not syntax.is_negated(verb)
    return syntax.is_negated(verb) or verb.lemma in _DROPPING or effect_of("object", verb) is Status.NEGATED
