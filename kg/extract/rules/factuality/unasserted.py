"""Clauses and nouns that tell an event without asserting it: refuted reports, inverted conditions, rules, rarities."""

from __future__ import annotations

from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import Status

_ANYONE = {"anyone", "anybody", "whoever", "everyone", "everybody", "nobody"}
_UNDETERMINED = {"a", "an", "any", "every", "each", "no"}
_CONFIRMING = {"confirm", "verify", "corroborate"}
_INVERTED = {"had", "were", "should"}
#: Verbs that give a report a name, which need not be a friendly one.
_LABELLING = {"call", "label", "brand", "term", "describe", "denounce", "ridicule"}
_CONTESTS = {"running", "race", "contest", "contender", "candidate", "favorite", "favourite", "frontrunner", "bid"}


def is_inverted_condition(verb: Token) -> bool:
    """ "Had X met the miners, ..."; not a question, which is a sentence of its own."""
    subject = verb.child("nsubj", "nsubjpass")
    first = min(verb.children, key=lambda child: child.i, default=None)
    if subject is None or first is None or verb.dep not in {"ccomp", "advcl"}:
        return False
    return first.dep in {"aux", "auxpass"} and first.lower in _INVERTED and first.i < subject.i


def is_rule(verb: Token) -> bool:
    """ "anyone who attacks", "a minister who loses a vote must resign": whoever it may be."""
    if verb.dep != "relcl" or verb.tag not in {"VBZ", "VBP"}:
        return False
    noun = verb.head
    if noun.lower in _ANYONE:
        return True
    open_to_all = any(child.dep == "det" and child.lower in _UNDETERMINED for child in noun.children)
    return open_to_all and any(child.tag == "MD" for child in noun.head.all("aux"))


def is_contested(verb: Token) -> bool:
    """ "is in the running to succeed", "a candidate to replace": somebody else may."""
    if not syntax.is_infinitive(verb):
        return False
    rivals = {verb.head.lemma.lower()} if verb.dep in {"acl", "relcl"} else set()
    if verb.dep == "advcl":
        rivals = {noun.lemma.lower() for noun in syntax.prepositional(verb.head, "in")}
    return bool(rivals & _CONTESTS)


def is_imagined(verb: Token) -> bool:
    """ "imagined a Libya in which the militias had signed": true in the mind only."""
    noun = verb.head
    return verb.dep == "relcl" and noun.dep == "dobj" and noun.head.lemma in {"imagine", "envisage", "picture"}


def of_report(verb: Token) -> Status | None:
    """What is said of a report whose content the clause of ``verb`` is; None if nothing takes it back.

    ``verb`` stands below a noun ("rejected reports that", "reports that ... are false") or below a judgement ("it is
    not true that").
    """
    head = verb.head
    if verb.dep == "ccomp" and head.lemma == "be":
        return _judged(head)
    if verb.dep != "acl":
        return None
    owned = head.child("poss") is not None or syntax.prepositional(head, "by", "of")
    hearsay = head.lemma in word_class("hearsay") and not owned  # "allegations that ...", nobody knows whose
    return _taken_back(head) or (Status.POSSIBLE if hearsay else None)


def _taken_back(head: Token) -> Status | None:
    if _has_no(head) and head.lemma in word_class("proofs"):
        return Status.POSSIBLE  # "no evidence that"
    if head.dep == "pobj" and _has_no(head.head.head) and head.head.head.lemma in word_class("proofs"):
        return Status.NEGATED  # "no truth to reports that"
    if head.dep in {"dobj", "nsubjpass"} and head.head.pos == "VERB":
        return _handled(head.head)
    return _judged(head.head) if head.dep in {"nsubj", "csubj"} else None


def _has_no(noun: Token) -> bool:
    return any(child.dep == "det" and child.lower == "no" for child in noun.children)


def _handled(verb: Token) -> Status | None:
    if verb.lemma in word_class("refuting"):
        return None if syntax.is_negated(verb) else Status.NEGATED
    return Status.POSSIBLE if verb.lemma in _LABELLING else None


def _judged(verb: Token) -> Status | None:
    """By "is false", "is not true", "is a lie"."""
    if verb.lemma not in {"be", "prove", "remain"}:
        return None
    said = {child.lemma.lower() for child in verb.all("acomp", "attr", "oprd")}
    negated = syntax.is_negated(verb)
    if said & word_class("untrue"):
        return None if negated else Status.NEGATED
    return Status.NEGATED if negated and said & {"true", "correct", "accurate", "fact", "case"} else None


def is_unverified(noun: Token) -> bool:
    """ "reports of an attack could not be confirmed", "are being investigated"."""
    verb = noun.head
    if noun.dep not in {"nsubjpass", "dobj"}:
        return False
    return verb.lemma in {"investigate", "probe"} or (verb.lemma in _CONFIRMING and syntax.is_negated(verb))


def is_unconfirmed(noun: Token) -> bool:
    """ "unconfirmed reports of an attack", "claims of an attack" by nobody named."""
    if any(child.lower in {"unconfirmed", "unverified", "conflicting", "false"} for child in noun.lefts):
        return True
    owned = noun.child("poss") is not None or syntax.prepositional(noun, "by", "from")
    return noun.lemma in word_class("hearsay") and not owned


def is_hearsay(verb: Token) -> bool:
    """ "is said to have met": by nobody knows whom."""
    above = verb.head
    return (
        verb.dep == "xcomp"
        and above.lemma in word_class("saying")
        and syntax.is_passive(above)
        and syntax.agent(above) is None
    )


def is_hope(verb: Token) -> bool:
    """ "a truce remains a dream", "peace is elusive"."""
    return bool({child.lemma.lower() for child in verb.all("attr", "acomp")} & word_class("hopes"))


def is_rarity(noun: Token, verb: Token) -> bool:
    """ "meetings between leaders are rare": about such events, and no one of them."""
    plain = noun.tag == "NNS" and not any(child.dep in {"det", "poss", "nummod"} for child in noun.children)
    return plain and bool({child.lower for child in verb.all("acomp")} & word_class("frequencies"))


def fell_short(verb: Token) -> bool:
    """ "nearly collided", "has yet to sign"."""
    if any(
        child.dep == "advmod" and child.lower in {"nearly", "almost"} and child.i == verb.i - 1 for child in verb.lefts
    ):
        return True
    above = verb.head
    waits = above.lemma == "have" and verb.dep == "xcomp" and syntax.is_infinitive(verb)
    return waits and any(child.lower == "yet" for child in (*above.all("advmod"), *verb.all("advmod")))
