"""What the words above a prepositional phrase say of the event that its noun tells: "in the event of a war"."""

from __future__ import annotations

from kg.extract.rules.factuality.going_on import is_opening_span
from kg.extract.rules.factuality.governors import (
    CLAUSAL,
    NEGATING_FROM,
    NOMINAL,
    SAME,
    TRAVEL,
    Effect,
    Reading,
    combined,
    effect_of,
    lookup,
    via_noun,
)
from kg.extract.rules.factuality.unasserted import is_unconfirmed, is_unverified
from kg.language import Token, syntax
from kg.language.phrasal import verb_words
from kg.lexicon.event_words import word_class
from kg.model import FACTS, Status

ACCORDS = {"agreement", "deal", "treaty", "accord", "pact", "ceasefire", "truce", "settlement", "contract", "protocol"}
#: What is said of these tells nothing about whether they happen, where it is known which is meant ("the war").
TAKING_SIDES = {"oppose", "support", "back", "favor", "favour", "discuss", "debate", "examine", "study"}
#: What is called or announced before it is held.
DATED = {"election", "referendum", "vote", "poll", "ballot", "meeting", "summit", "conference", "plebiscite"}
_ENDS = {"end", "lifting", "removal", "easing", "abolition", "relaxation"}
#: "agreed to the outlines of a truce"
_SKETCHES = {"outline", "framework", "term"}
#: What somebody tells: "reports of an attack".
_TOLD = {"report", "news", *word_class("hearsay")}
#: Whoever or whatever an event befalls.
_STRUCK = {"target", "victim", "object", "casualty"}
_GOVERNING = {"of", "for", "to", "on", "against", "about", "over"}


def preposition_of(noun: Token) -> tuple[Token, str]:
    """What the phrase of ``noun`` hangs on, and its preposition, which may have two words ("ahead of")."""
    above, words = noun.head.head, noun.head.lower
    if above.pos in {"ADP", "ADV", "SCONJ"} and not above.is_root:
        return above.head, f"{above.lower} {words}"
    return above, words


def in_phrase(noun: Token, reading: Reading) -> Status | None:
    """What the words above the prepositional phrase of ``noun`` say; None if they decide nothing."""
    preposition = noun.head
    wide = _wide_preposition(preposition.head, preposition.lower) or _subject_to(preposition.head, reading)
    if wide is not None:
        return wide
    above, words = preposition_of(noun)
    effect = lookup("before", [words])
    if words in {"at", "in", "during"} and noun.lemma in DATED and _is_to_come(above, reading):
        return Status.SCHEDULED  # "will speak at the summit"
    if words == "on" and above.lemma == "be" and above.tag in {"VBZ", "VBP"} and noun.child("det", "poss") is None:
        return Status.ONGOING  # "is on strike"
    if words == "for" and above.lemma == "be" and above.tag in {"VBZ", "VBP"} and syntax.prepositional(above, "in"):
        return Status.ONGOING  # "is in Rome for talks"
    if words == "from" and (above.lemma in NEGATING_FROM or above.head.lemma in NEGATING_FROM):
        return Status.NEGATED
    found: Status | None = None
    if above.pos in CLAUSAL:
        found = _below_verb(noun, preposition, above, reading)
    elif above.pos in NOMINAL:
        found = _below_noun(preposition, above, reading)
    if found is not None:
        return found
    return effect if isinstance(effect, Status) and effect is not Status.OCCURRED else None


def _below_verb(noun: Token, preposition: Token, verb: Token, reading: Reading) -> Status | None:
    governed = lookup("object", [word for word in verb_words(verb) if word.endswith(f"_{preposition.lower}")])
    if governed is not None and noun.lemma in {*ACCORDS, *_SKETCHES} and verb.lemma == "agree":
        return reading.of(verb)  # who agreed to a truce has one
    if governed is not None and not (verb.lemma in TAKING_SIDES and is_known(noun, reading)):
        return reading.of(verb) if governed is SAME else combined(verb, governed, reading)
    goes = preposition.lower == "for" and verb.lemma in TRAVEL | {"gather", "meet"}
    return reading.of(verb) if goes else None


def _below_noun(preposition: Token, above: Token, reading: Reading) -> Status | None:
    setting, word = reading.setting, preposition.lower
    if setting.lasting and above.lemma in _ENDS and reading.momentary.of(above) is not Status.OCCURRED:
        return Status.ONGOING  # "called for an end of the ban"
    if is_opening_span(above) and setting.end is None and not setting.punctual:
        return Status.ONGOING  # "in the first ten days of the offensive"
    if above.lemma in _TOLD and is_unverified(above):
        return Status.POSSIBLE
    governed = _effect_below(above, preposition)
    if above.lemma in word_class("containers") and not isinstance(governed, Status):
        return reading.noun(above, reading)
    if isinstance(governed, Status) and word in _GOVERNING:
        return via_noun(above, governed, reading)
    return _of_the_struck(above, reading) if above.lemma in _STRUCK and word == "of" else None


def _is_to_come(above: Token, reading: Reading) -> bool:
    """The clause in whose phrase it stands tells of a plan: "will run for mayor in the election"."""
    clause = next((word for word in (above, *above.ancestors()) if word.pos in CLAUSAL), None)
    return clause is not None and reading.momentary.of(clause) is Status.SCHEDULED


def _subject_to(above: Token, reading: Reading) -> Status | None:
    """ "could be subject to sanctions"."""
    subject = above.lower == "subject" and above.dep == "acomp" and above.head.lemma == "be"
    return reading.of(above.head) if subject else None


def _effect_below(noun: Token, preposition: Token) -> Effect | None:
    """The effect of ``noun`` on what its preposition brings; what people talk or march for, they want."""
    if preposition.lower == "for" and noun.lemma in word_class("strivings"):
        return Status.REQUESTED
    if noun.lemma in _TOLD and is_unconfirmed(noun):
        return Status.POSSIBLE
    return effect_of("noun", noun)


def _wide_preposition(above: Token, last: str) -> Status | None:
    """ "in the event of an invasion": what the whole phrase says, unless that it happened."""
    if above.pos != "NOUN" or above.head.pos != "ADP":
        return None
    found = lookup("before", [f"{above.head.lower} {article}{above.lower} {last}" for article in ("the ", "")])
    return found if isinstance(found, Status) and found is not Status.OCCURRED else None


def _of_the_struck(noun: Token, reading: Reading) -> Status | None:
    """ "will become targets of an attack": as sure as the clause says; None if that is a fact."""
    if noun.dep in {"dobj", "nsubjpass"} and noun.head.lemma != "make":
        return None  # "will help the victims of the flood"
    clause = next((above for above in noun.ancestors() if above.pos in CLAUSAL), None)
    status = reading.momentary.of(clause) if clause is not None else None
    return status if status is not None and status not in FACTS else None


def is_known(noun: Token, reading: Reading) -> bool:
    """ "the war": it is there, whatever is thought of it."""
    return reading.setting.lasting and any(child.lower in {"the", "this"} for child in noun.all("det"))
