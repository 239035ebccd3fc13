"""What a modal verb makes of what is said: "should", "will", "may", "cannot", and whose deed it is about."""

from __future__ import annotations

from collections.abc import Callable

from kg.language import Token
from kg.language.syntax import SUBJECT, is_negated, subject
from kg.model import Stance

FIRST_PERSON = frozenset({"i", "we"})
_MUST = {"should", "must", "ought"}
_WILL = {"will", "'ll", "shall", "wo"}
_MAY = {"may", "might", "could"}
#: Who says that he will not do these rejects something.
_YIELDING = {
    *("accept", "recognize", "recognise", "tolerate", "allow", "agree", "negotiate", "bow", "sign", "yield", "permit"),
    *("join", "attend", "participate", "meet", "talk", "support", "back", "surrender", "resign", "withdraw", "stop"),
    *("change", "cave", "compromise", "retreat", "return", "resume", "cooperate", "comply"),
}
#: Who says that we cannot do these asks that it be prevented.
_LETTING = {"let", "allow", "abandon", "ignore", "wait", "permit", "tolerate", "forget", "afford", "leave"}
#: "We have to admit": who says so does it.
_OWNING = {"say", "admit", "confirm", "announce", "acknowledge", "confess", "concede", "report", "inform", "tell"}
#: "We must be clear": so they are.
_FRANK = {"clear", "honest", "frank"}
_THINKING = {"think", "believe"}
_NEEDED = {"necessary", "essential", "imperative", "vital", "crucial", "time", "important"}


def stance_of_modality(verb: Token, own: Callable[[Token | None], bool]) -> Stance | None:
    """The stance that the modality of a main clause shows, or None.

    Args:
        own: whether a phrase is the speaker or the speaker's own side.
    """
    verb, modals = _future(verb)
    who = next(iter(verb.all(*SUBJECT)), None) or subject(verb)
    first = who is not None and who.lower in FIRST_PERSON
    if _asks(verb, modals, who, is_own=own(who)):
        return Stance.REQUEST
    if {"would", "'d"} & modals and (first or _is_counterfactual(verb)):
        return None  # "I would not consider it", "would have been": nothing to come
    if modals & {*_WILL, "would", "'d"} and verb.lemma != "like":
        return _of_future(verb, is_own=own(who))
    if modals & {"can", "ca"} and is_negated(verb) and own(who):
        if verb.lemma in _LETTING and first:
            return Stance.REQUEST
        return Stance.REJECT if verb.lemma in _YIELDING else None
    if modals & _MAY and not _is_about_now(verb, modals) and not _is_counterfactual(verb):
        return Stance.PREDICT
    if "can" in modals and verb.dep == "ccomp" and verb.head.lemma in _THINKING and not is_negated(verb):
        return Stance.PREDICT
    return None


def _future(verb: Token) -> tuple[Token, set[str]]:
    """The verb with its modals, "be going to do" read as "will do"."""
    modals = {t.lower for t in verb.all("aux")}
    lower = verb.child("xcomp")
    if verb.lemma == "go" and verb.tag == "VBG" and lower is not None and lower.tag == "VB":
        return (lower, {"will"}) if not is_negated(verb) or lower.lemma not in _YIELDING else (verb, {"will"})
    return verb, modals


def _asks(verb: Token, modals: set[str], who: Token | None, *, is_own: bool) -> bool:
    if verb.lemma == "be" and any(word.lower in _FRANK for word in verb.all("acomp")):
        return False
    if modals & _MUST and not _is_counterfactual(verb) and not (who is not None and who.lower == "i"):
        return True
    if verb.lemma in {"need", "have"} and not modals & {*_WILL, *_MAY, "would"} and verb.child("xcomp"):
        lower = verb.child("xcomp")
        if lower is not None and lower.lemma in _OWNING:
            return False
        return not is_negated(verb) and (not is_own or (who is not None and who.lower == "we"))
    return verb.lemma == "be" and verb.tag == "VBZ" and not is_negated(verb) and _is_needed(verb)


def _is_needed(verb: Token) -> bool:
    """For "it is time to act", "it is essential that they leave"."""
    expletive = verb.child("nsubj", "expl")
    said = verb.child("attr", "acomp")
    if expletive is None or expletive.lower != "it" or said is None or said.lemma not in _NEEDED:
        return False
    return any(c.dep in {"xcomp", "ccomp", "acl", "advcl", "relcl"} for c in (*verb.rights, *said.rights))


def _of_future(verb: Token, *, is_own: bool) -> Stance:
    if not is_own or (verb.lemma == "be" and any(t.lower in {"able", "unable"} for t in verb.all("acomp"))):
        return Stance.PREDICT
    negated = is_negated(verb) or (verb.head.lemma == "go" and is_negated(verb.head))
    yields = verb.lemma in _YIELDING or (verb.lemma == "go" and verb.tag == "VBG")
    return Stance.REJECT if negated and yields else Stance.PROMISE


def _is_counterfactual(verb: Token) -> bool:
    return any(t.lower == "have" for t in verb.all("aux"))


def _is_about_now(verb: Token, modals: set[str]) -> bool:
    """For "could be serious", "could do more", "could not recall", "may as well stay": no look into the future."""
    if "could" in modals and (is_negated(verb) or verb.lemma in {"be", "do"}):
        return True
    return any(child.lower == "well" for child in verb.lefts)


__all__ = ["FIRST_PERSON", "stance_of_modality"]
