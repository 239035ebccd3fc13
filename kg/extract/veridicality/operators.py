"""Operators that take back what stands in their scope: adverbs, negations, questions, conditions, refutations."""

from __future__ import annotations

from kg.extract.veridicality.scope import SPEECH
from kg.extract.veridicality.table import effect, operators
from kg.language import Annotation, Token, syntax
from kg.model import Status

_ASKING_CAUSES = {"who", "why", "when", "where", "how"}
_PRESENT = {"do", "does", "can", "may", "might", "could", "would", "should", "will"}
_LONGEST_PREPOSITION = 4
_MISTAKEN = {"wrong", "mistaken", "incorrect"}
_FALSELY = {"falsely", "wrongly", "mistakenly", "erroneously", "incorrectly"}
_BELIEVING = {"believe", "think", "announce", "teach", "assume", "insist"}
_SPURIOUS = {"hoax", "fake", "false", "forged", "bogus", "spoof", "satirical", "fabricated", "doctored", "fraudulent"}
_EARLIER = {"earlier", "previous", "original", "initial", "first", "prior"}
_NEAR = 4
#: "never before have they attacked", "no sooner had they left": they have.
_AFTER_ALL = {"before", "sooner", "else", "since", "until"}
_NEGATIVES = {
    *("no", "not", "never", "nor", "neither", "none", "nowhere", "hardly", "rarely", "seldom", "scarcely"),
}
_CONDITIONS = {"if", "unless", "whether", "should", "lest"}
_INVERTED = {"had", "were", "should"}
_ENABLING = {"let", "enable", "allow", "empower", "entitle"}
#: Verbs by which one makes others do or undergo something: below an aim they are no deed yet.
_CAUSING = {
    *("have", "get", "see", "persuade", "convince", "make", "let", "help", "force", "compel", "bring", "lead", "move"),
}


def taken_back(annotation: Annotation, link: Token, trigger: Token, *, given: bool) -> Status | None:
    """What an operator at ``link`` makes of the event that ``trigger``, at or below it, tells.

    Args:
        given: the event is known, so that nothing which is asked or denied about it touches it.
    """
    found = _instead(annotation, link) or _content(link)
    if found is not None or given:
        return found
    return (
        _without(link)
        or _by_adverb(link)
        or _on_no_occasion(link)
        or _asked(link)
        or _beyond_reach(link)
        or _aimed(link)
        or _by_hearsay(link)
        or _on_condition(link, trigger)
    )


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


def _without(link: Token) -> Status | None:
    """ "no sign of a truce": what there is nothing of."""
    if link.dep != "pobj" or link.head.lower not in {"of", "about", "for"}:
        return None
    noun = link.head.head
    denied = any(child.dep == "det" and child.lower in {"no", "little"} for child in noun.lefts)
    return effect("lack", noun.lemma) if denied and noun.child("neg") is None else None


def _content(link: Token) -> Status | None:
    """What a noun or verb above says is not so: "the myth that", "imagine that", "withdrew a report that"."""
    head = link.head
    if link.dep == "ccomp":
        said = [noun.lemma for noun in head.all("attr", "nsubj")]
        outdated = head.lemma in SPEECH and any(_is_disowned(noun) for noun in head.all("nsubj"))
        if head.lemma in SPEECH | _BELIEVING and any(word.lower in _FALSELY for word in head.all("advmod")):
            return Status.NEGATED  # "falsely reported that"
        found = effect("supposing", head.lemma) or effect("misstating", head.lemma)
        if any(word.lower in _MISTAKEN for word in (head.head, *head.head.all("acomp"))) and syntax.is_infinitive(head):
            return Status.NEGATED  # "we were wrong to report that"
        if head.lemma == "be":
            found = found or effect("falsehood", *said)
        elif head.dep in {"acl", "relcl"}:  # "a theory holding that"
            found = found or effect("falsehood", head.head.lemma)
        return Status.NEGATED if outdated else found
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


def _is_disowned(noun: Token) -> bool:
    """ "an earlier version of this article", "a hoax message"."""
    if any(child.lower in _SPURIOUS for child in noun.lefts):
        return True
    return noun.lemma in operators("report") and any(child.lower in _EARLIER for child in noun.lefts)


def _on_condition(link: Token, trigger: Token) -> Status | None:
    """ "if it turns out that they attacked", "were one to accept that they attacked": what is below a condition."""
    if link is trigger or link.pos not in syntax.VERBAL:
        return None
    return Status.POSSIBLE if _opens_condition(link) or _is_inverted(link) else None


def _opens_condition(verb: Token) -> bool:
    """True for a clause with "if", "unless", "whether"."""
    return any(child.dep in {"mark", "advmod"} and child.lower in _CONDITIONS for child in verb.children)


def _is_inverted(verb: Token) -> bool:
    """ "Had X met the miners, ..."; not a question, which is a sentence of its own."""
    subject = verb.child("nsubj", "nsubjpass")
    first = min(verb.children, key=lambda child: child.i, default=None)
    if subject is None or first is None or verb.dep not in {"ccomp", "advcl"}:
        return False
    return first.dep in {"aux", "auxpass"} and first.lower in _INVERTED and first.i < subject.i


def _asked(link: Token) -> Status | None:
    """The main clause of a question; why or how something happened is asked of what did."""
    if not (link.pos in syntax.VERBAL or link.is_root) or not any(mark.text == "?" for mark in link.all("punct")):
        return None
    words = {child.lower for child in link.children} | {low.lower for child in link.lefts for low in child.children}
    return None if words & _ASKING_CAUSES and not words & _PRESENT else Status.POSSIBLE


def _beyond_reach(link: Token) -> Status | None:
    """ "too weak to attack", "sanctions are beyond its means"."""
    if link.dep in {"nsubj", "nsubjpass"} and link.head.lemma == "be":
        return Status.NEGATED if any(prep.lower == "beyond" for prep in link.head.all("prep")) else None
    if not syntax.is_infinitive(link) or link.dep not in {"xcomp", "advcl", "ccomp", "acl", "relcl"}:
        return None
    degrees = (link.head, *link.head.all("acomp", "advmod", "amod"))
    excessive = any(word.lower == "too" for degree in degrees for word in (degree, *degree.all("advmod")))
    return Status.NEGATED if excessive else None


def _aimed(link: Token) -> Status | None:
    """ "flew there to persuade them to sign", "a campaign to have him arrested": caused if the aim is reached."""
    above = link.head
    if link.dep == "acl" and link.tag == "VBN" and above.dep == "dobj":
        above = above.head
    elif link.dep not in {"xcomp", "ccomp"}:
        return None
    if above.lemma in _ENABLING and above.tag in {"VBZ", "VBP"}:
        return Status.POSSIBLE  # "the new powers let it freeze assets"
    aim = syntax.is_infinitive(above) and above.lemma in _CAUSING
    return Status.POSSIBLE if aim and above.dep in {"acl", "advcl", "xcomp", "relcl"} else None


def _by_hearsay(link: Token) -> Status | None:
    """ "the dockers, it is whispered, went on strike"."""
    beside = [link.head] if link.dep in {"conj", "ccomp"} else []
    for verb in (*beside, *link.all("parataxis", "ccomp")):
        by_it = any(child.lower == "it" for child in verb.all("nsubjpass", "nsubj"))
        if by_it and verb.child("auxpass") is not None and syntax.agent(verb) is None:
            return effect("hearsay", verb.lemma)
    return None
