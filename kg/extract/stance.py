"""What a speaker does by a claim: the cue's verb decides, and where that is neutral, plain words of the content."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.content import content_of
from kg.extract.cues import Cue, Cues
from kg.extract.syntax import SUBJECT, is_negated, subject
from kg.language import Annotation, Token
from kg.model import Stance

_FIRST_PERSON = {"i", "we"}
_MUST = {"should", "must", "ought"}
#: Who says that he will not do these rejects something.
_YIELDING = {
    "accept",
    "recognize",
    "recognise",
    "tolerate",
    "allow",
    "agree",
    "negotiate",
    "bow",
    "sign",
    "yield",
    "permit",
    "join",
    "attend",
    "participate",
    "meet",
    "talk",
    "support",
    "back",
    "surrender",
    "resign",
    "withdraw",
    "stop",
    "change",
}
_MAY = {"may", "might", "could"}
#: Who says that he does this to something bad does not accuse anybody.
_COUNTERING = {
    "fight",
    "combat",
    "counter",
    "prevent",
    "avoid",
    "stop",
    "end",
    "defeat",
    "confront",
    "address",
    "resist",
}
_THINKING = {"think", "believe"}
_LIKELY = {"likely", "unlikely", "probably", "possibly", "perhaps"}


def stance_of_content(
    annotation: Annotation, tokens: Sequence[Token], cues: Cues, *, own: Callable[[Token], bool]
) -> Stance:
    """The stance that a neutral report of ``tokens`` shows.

    Args:
        own: whether a phrase's head refers to the speaker or the speaker's own side.
    """
    mains = _main_verbs(tokens)
    for verb in mains:
        found = _speech_act(annotation, verb, cues, own)
        if found is not None:
            return found
    for verb in mains:
        found = _modal(verb, own)
        if found is not None:
            return Stance.WARN if found is Stance.PREDICT and _bodes_ill(tokens, cues) else found
    if any(child.lower in _LIKELY for verb in mains for child in verb.children) or any(
        v.lower in _LIKELY for v in mains
    ):
        return Stance.PREDICT
    for verb in mains:
        found = _judgement(verb, cues)
        if found is not None and not (found is Stance.CRITICIZE and _is_own(subject(verb), own)):
            return found
    return Stance.STATE


def stance_of_label(tokens: Sequence[Token], cues: Cues) -> Stance:
    """The stance of who describes something as ``tokens``: that of the first plain word among them."""
    found = (cues.content[t.lemma.lower()] for t in tokens if t.lemma.lower() in cues.content and not _is_denied(t))
    return next(found, Stance.STATE)


def _is_denied(token: Token) -> bool:
    return any(t.lower in {"no", "not", "never"} for t in token.lefts)


def _bodes_ill(tokens: Sequence[Token], cues: Cues) -> bool:
    """What may come is a danger."""
    return any(cues.content.get(t.lemma.lower()) is Stance.WARN and not _is_denied(t) for t in tokens)


def _judgement(verb: Token, cues: Cues) -> Stance | None:
    """A plain word of the lexicon in what a main clause says of its subject: "is unacceptable", "poses a threat"."""
    if is_negated(verb) or (verb.pos == "ADJ" and is_negated(verb.head)) or verb.lemma in _COUNTERING:
        return None
    said = [verb, *verb.all("attr", "acomp", "oprd", "dobj")]
    if any(map(_is_denied, said[1:])):
        return None
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


def _speech_act(annotation: Annotation, verb: Token, cues: Cues, own: Callable[[Token], bool]) -> Stance | None:
    """For "we condemn", "it welcomes": a speech act of the speaker within the claim."""
    entry = cues.adjectives.get(verb.lemma.lower()) if verb.pos == "ADJ" else cues.verb(verb)
    if entry is None or entry.stance is Stance.STATE or not (verb.pos == "ADJ" or _acts(annotation, verb, entry)):
        return None
    who = subject(verb.head if verb.pos == "ADJ" else verb)
    unsaid = is_negated(verb) and entry.stance is not Stance.PREDICT
    return entry.stance if _is_own(who, own) and not unsaid else None


def _acts(annotation: Annotation, verb: Token, entry: Cue) -> bool:
    """The verb stands in one of its frames: "we charge that ...", but not "we charge for access"."""
    if {"object", "person"} & set(entry.frames) and verb.child("dobj") is not None:
        return True
    return any(content_of(annotation, verb, frame) is not None for frame in entry.frames)


def _modal(verb: Token, own: Callable[[Token], bool]) -> Stance | None:
    modals = {t.lower for t in verb.all("aux")}
    who = next(iter(verb.all(*SUBJECT)), None) or subject(verb)
    if modals & _MUST and (who is None or who.lower != "i"):
        return Stance.REQUEST
    if verb.lemma in {"need", "have"} and verb.child("xcomp") and not is_negated(verb) and not _is_own(who, own):
        return Stance.REQUEST
    if modals & {"will", "would", "'ll", "shall", "wo"} and verb.lemma != "like":
        if _is_own(who, own):
            return Stance.REJECT if is_negated(verb) and verb.lemma in _YIELDING else Stance.PROMISE
        return Stance.PREDICT
    if modals & _MAY and not _is_about_now(verb, modals):
        return Stance.PREDICT
    if "can" in modals and verb.dep == "ccomp" and verb.head.lemma in _THINKING and not is_negated(verb):
        return Stance.PREDICT
    return None


def _is_about_now(verb: Token, modals: set[str]) -> bool:
    """For "could be serious", "could do more", "could not recall", "may as well stay": no look into the future."""
    if "could" in modals and (is_negated(verb) or verb.lemma in {"be", "do"}):
        return True
    return any(child.lower == "well" for child in verb.lefts)


__all__ = ["stance_of_content", "stance_of_label"]
