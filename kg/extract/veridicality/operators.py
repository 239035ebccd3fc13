"""Operators that take back what stands in their scope: adverbs, negations, questions, refutations."""

from __future__ import annotations

from kg.extract.veridicality.scope import SPEECH, effect, operators
from kg.language import Annotation, Token, syntax
from kg.lexicon.tables import class_of
from kg.model import Status

_ASKING_CAUSES = {"who", "why", "when", "where", "how"}
_PRESENT = {"do", "does", "can", "may", "might", "could", "would", "should", "will"}
_LONGEST_PREPOSITION = 4
_MISTAKEN = {"wrong", "mistaken", "incorrect"}
_FALSELY = {"falsely", "wrongly", "mistakenly", "erroneously", "incorrectly"}
_BELIEVING = {"believe", "think", "announce", "teach", "assume", "insist"}
_NEAR = 4
#: "never before have they attacked", "no sooner had they left": they have.
_AFTER_ALL = {"before", "sooner", "else", "since", "until"}
_NEGATIVES = class_of("clause_words.tsv", "negatives")


def taken_back(annotation: Annotation, link: Token, *, given: bool) -> Status | None:
    """What an operator at ``link`` makes of the event that is told there or below it.

    Args:
        given: the event is known, so that nothing which is asked or denied about it touches it.
    """
    found = _instead(annotation, link) or _content(link)
    if found is not None or given:
        return found
    return _by_adverb(link) or _on_no_occasion(link) or _asked(link)


def _by_adverb(link: Token) -> Status | None:
    return effect("adverb", *(child.lower for child in link.all("advmod")))


def _on_no_occasion(verb: Token) -> Status | None:
    """ "at no point did they attack", "not even then did they attack", "under no circumstances"."""
    if verb.pos not in syntax.VERBAL:
        return None
    for noun in syntax.prepositional(verb):
        denied = any(child.lower == "no" and child.i == noun.i - 1 for child in noun.all("det"))
        if denied and noun.lemma in operators("occasion") and noun.i < verb.i + _NEAR:
            return effect("occasion", noun.lemma)
    helper = verb.child("aux", "auxpass") or (verb.head if verb.dep == "ccomp" and verb.head.lemma == "do" else None)
    subject = verb.child("nsubj", "nsubjpass")
    if helper is None or subject is None or helper.i > subject.i:
        return None
    opening = {word.lower for child in (*verb.lefts, *helper.lefts) if child.i < helper.i for word in child.subtree()}
    return Status.NEGATED if opening & _NEGATIVES and not opening & _AFTER_ALL else None


def _instead(annotation: Annotation, link: Token) -> Status | None:
    """ "instead of leaving", "far from an agreement", "rather than leave": by the words right before."""
    if link.tag == "VBG" and link.dep == "pcomp" and link.head.lower == "of" and link.head.head.lower == "out":
        return Status.NEGATED  # "talked them out of leaving"
    first = min((child.i for child in link.lefts), default=link.i)
    ends = {link.i, first} if link.child(*syntax.SUBJECT) is None else set()
    if link.dep in {"pobj", "pcomp"}:
        ends.add(link.head.i + 1)
    elif link.dep == "conj":
        ends |= {
            word.i + 1
            for word in (*link.head.all("cc", "prep"), *link.all("cc", "mark"))
            if word.i in {first - 1, first}
        }
    for end in sorted(ends, reverse=True):
        words = [word.lower for word in annotation.tokens[max(0, end - _LONGEST_PREPOSITION) : end]]
        found = effect("instead", *(" ".join(words[i:]) for i in range(len(words) - 1)))
        if found is not None:
            return found
    return None


def _content(link: Token) -> Status | None:
    """What a noun or verb above says is not so: "the myth that", "imagine that", "withdrew a report that"."""
    head = link.head
    if link.dep == "ccomp":
        said = [noun.lemma for noun in head.all("attr", "nsubj")]
        if head.lemma in SPEECH | _BELIEVING and any(word.lower in _FALSELY for word in head.all("advmod")):
            return Status.NEGATED  # "falsely reported that"
        found = effect("supposing", head.lemma) or effect("misstating", head.lemma)
        if any(word.lower in _MISTAKEN for word in (head.head, *head.head.all("acomp"))) and syntax.is_infinitive(head):
            return Status.NEGATED  # "we were wrong to report that"
        if head.lemma == "be":
            found = found or effect("falsehood", *said)
        elif head.dep in {"acl", "relcl"}:  # "a theory holding that"
            found = found or effect("falsehood", head.head.lemma)
        return found
    if link.dep == "pobj" and head.lower in {"of", "about"}:
        return effect("falsehood", head.head.lemma) if head.head.lemma in operators("falsehood") else None
    if link.dep not in {"acl", "relcl"}:
        return None
    if head.lemma in operators("falsehood") and any(word.lower == "that" for word in link.all("mark", "dobj", "nsubj")):
        return effect("falsehood", head.lemma)
    verb = head.head if head.dep in {"dobj", "nsubjpass"} else head.head.head
    told = link.lemma in SPEECH or any(word.lower == "that" for word in link.all("mark", "dobj", "nsubj"))
    known = told and head.lemma in operators("report") and not syntax.is_negated(verb)
    return effect("retracting", verb.lemma) if known else None


def _asked(link: Token) -> Status | None:
    """The main clause of a question; why or how something happened is asked of what did."""
    if not (link.pos in syntax.VERBAL or link.is_root) or not any(mark.text == "?" for mark in link.all("punct")):
        return None
    words = {child.lower for child in link.children} | {low.lower for child in link.lefts for low in child.children}
    return None if words & _ASKING_CAUSES and not words & _PRESENT else Status.POSSIBLE
