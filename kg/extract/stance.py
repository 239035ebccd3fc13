"""What a speaker does by a claim: the cue's verb decides, and where that is neutral, plain words of the content."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.cues import Cues
from kg.extract.syntax import SUBJECT, is_negated, subject
from kg.language import Token
from kg.model import Stance

_FIRST_PERSON = {"i", "we"}
_MUST = {"should", "must", "ought"}
_MAY = {"may", "might", "could"}
_LIKELY = {"likely", "unlikely", "probably", "possibly", "perhaps"}


def stance_of_content(tokens: Sequence[Token], cues: Cues, *, own: Callable[[Token], bool]) -> Stance:
    """The stance that a neutral report of ``tokens`` shows.

    Args:
        own: whether a phrase's head refers to the speaker or the speaker's own side.
    """
    mains = _main_verbs(tokens)
    for verb in mains:
        found = _speech_act(verb, cues, own)
        if found is not None:
            return found
    for verb in mains:
        found = _modal(verb, own)
        if found is not None:
            return found
    if any(child.lower in _LIKELY for verb in mains for child in verb.children) or any(
        v.lower in _LIKELY for v in mains
    ):
        return Stance.PREDICT
    for verb in mains:
        found = _judgement(verb, cues)
        if found is not None:
            return found
    return Stance.STATE


def _judgement(verb: Token, cues: Cues) -> Stance | None:
    """A plain word of the lexicon in what a main clause says of its subject: "is unacceptable", "poses a threat"."""
    if is_negated(verb):
        return None
    said = [verb, *verb.all("attr", "acomp", "oprd", "dobj")]
    said += [t for noun in said[1:] for t in (*noun.all("amod", "compound", "conj"), *_of(noun))]
    return next((cues.content[t.lemma.lower()] for t in said if t.lemma.lower() in cues.content), None)


def _of(noun: Token) -> list[Token]:
    return [t for prep in noun.all("prep") if prep.lower == "of" for t in prep.all("pobj")]


def _main_verbs(tokens: Sequence[Token]) -> list[Token]:
    """The verbs of the main clauses among ``tokens``."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.is_root or t.head.i not in inside]
    found = []
    for top in tops:
        found.append(top)
        found.extend(c for c in top.all("conj", "ccomp", "parataxis", "acomp") if c.pos in {"VERB", "AUX", "ADJ"})
        found.extend(c for c in top.all("xcomp"))
    return [t for t in found if t.pos in {"VERB", "AUX", "ADJ"}]


def _is_own(token: Token | None, own: Callable[[Token], bool]) -> bool:
    return token is not None and (token.lower in _FIRST_PERSON or own(token))


def _speech_act(verb: Token, cues: Cues, own: Callable[[Token], bool]) -> Stance | None:
    """For "we condemn", "it welcomes": a speech act of the speaker within the claim."""
    entry = cues.adjectives.get(verb.lemma.lower()) if verb.pos == "ADJ" else cues.verb(verb)
    if entry is None or entry.stance is Stance.STATE:
        return None
    who = subject(verb.head if verb.pos == "ADJ" else verb)
    unsaid = is_negated(verb) and entry.stance is not Stance.PREDICT
    return entry.stance if _is_own(who, own) and not unsaid else None


def _modal(verb: Token, own: Callable[[Token], bool]) -> Stance | None:
    modals = {t.lower for t in verb.all("aux")}
    who = next(iter(verb.all(*SUBJECT)), None) or subject(verb)
    if modals & _MUST or (verb.lemma in {"need", "have"} and any(c.dep == "xcomp" for c in verb.children)):
        return Stance.REQUEST if who is None or who.lower != "i" else Stance.PROMISE
    if modals & {"will", "would", "'ll", "shall", "wo"} and verb.lemma != "like":
        if _is_own(who, own):
            return Stance.REJECT if is_negated(verb) else Stance.PROMISE
        return Stance.PREDICT
    if modals & _MAY:
        return Stance.PREDICT
    return None


__all__ = ["stance_of_content"]
