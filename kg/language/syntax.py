"""Questions that every extractor asks of a dependency tree (OntoNotes/CLEAR labels)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import Token
from kg.language.annotation import in_text

SUBJECT = ("nsubj", "nsubjpass", "csubj")
#: Who does it, or to whom it is done, where that is a noun.
CLAUSE_SUBJECT = frozenset({"nsubj", "nsubjpass"})
#: Parts of speech of what heads a clause.
VERBAL = frozenset({"VERB", "AUX"})
#: Parts of speech of nouns.
NOMINAL = frozenset({"NOUN", "PROPN"})
#: Tags of nouns for several.
PLURAL = frozenset({"NNS", "NNPS"})
#: Nouns before the noun that they describe.
NOUN_MODIFIERS = frozenset({"compound", "nmod"})
#: Nouns and adjectives before the noun that they describe.
MODIFIERS = NOUN_MODIFIERS | {"amod"}
#: All that may stand before a noun and name a thing: modifiers, and whose it is.
PREMODIFIERS = MODIFIERS | {"poss"}
#: Dependents of a noun that end the phrase which names it.
_CLAUSES = {"relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "prep", "ccomp", "npadvmod", "parataxis"}
#: Verbs with a clause that has no verb of its own: "could see Iran referred to the council".
#: What somebody is taken as, and no object: "taken hostage".
_TAKEN_AS = {"hostage", "prisoner", "captive"}
_SMALL = {"see", "want", "have", "get", "keep", "hear", "find", "like"}
#: Verbs whose object, and not their subject, is to do what their infinitive says.
_OBJECT_CONTROL = {
    *("urge", "ask", "tell", "order", "persuade", "force", "press", "pressure", "invite", "allow", "encourage"),
    *("permit", "enable", "compel", "convince", "advise", "beg", "warn", "instruct", "require", "authorize", "lobby"),
    *("challenge", "want", "expect", "implore", "request", "prompt", "cause", "push", "oblige", "command", "remind"),
}
_NEGATIONS = {"not", "n't", "never", "no", "neither", "nor", "hardly"}


def verb_chain(verb: Token) -> list[Token]:
    """``verb`` and the verbs whose subject it may share: by coordination and by control ("agreed to send")."""
    chain, token = [verb], verb
    while not token.is_root and token.dep in {"conj", "xcomp", "advcl"} and token.head.pos in {"VERB", "AUX", "ADJ"}:
        if token.dep == "advcl" and token.tag not in {"VBG", "VB", "VBN"}:
            break
        token = token.head
        chain.append(token)
    return chain


def subject(verb: Token) -> Token | None:
    """The head of the phrase that is the subject of ``verb``, found through control, coordination and relative clauses.

    For a passive verb it is the passive subject: ask :func:`is_passive`.
    """
    for step, link in enumerate(verb_chain(verb)):
        controller = _controlling_object(verb_chain(verb)[step - 1], link) if step else None
        if controller is not None:
            return _antecedent(controller)
        own = link.child(*SUBJECT)
        if own is not None:
            return _antecedent(own)
        if link.dep in {"acl", "relcl"}:
            return link.head if link.head.pos in NOMINAL | {"PRON"} else None
        if link.dep == "pcomp" and link.head.head.pos == "VERB":
            return _controller(link.head.head, link.head.lower)
    return None


def _controller(verb: Token, preposition: str) -> Token | None:
    """Who does what a preposition introduces: "left after meeting X"; of "blamed X for meeting Y" it is the object."""
    found = verb.child("dobj") if preposition in {"for", "of", "against", "from", "on", "upon", "with"} else None
    return _antecedent(found) if found is not None else subject(verb)


def _controlling_object(lower: Token, upper: Token) -> Token | None:
    """ "urged China to stop", "called on China to stop": the object of ``upper`` is the subject of ``lower``."""
    if lower.dep not in {"xcomp", "advcl"} or lower.child("aux") is None:
        return None
    if upper.lemma in {"call", "appeal", "prevail"}:
        found = prepositional(upper, "on", "upon", "to")
        return found[0] if found else upper.child("dobj") if upper.child("prep") is not None else None
    return upper.child("dobj") if upper.lemma in _OBJECT_CONTROL and not is_passive(upper) else None


def _antecedent(token: Token) -> Token:
    """For a relative pronoun, the noun that its clause describes."""
    if token.tag in {"WDT", "WP"} or (token.lower == "that" and token.tag in {"IN", "WDT"}):
        for above in token.ancestors():
            if above.dep == "relcl":
                return above.head
    return token


def agent(verb: Token) -> Token | None:
    """Who does it: the subject, or in the passive the object of "by"."""
    if not is_passive(verb):
        return subject(verb)
    by = verb.child("agent") or next((p for p in verb.all("prep") if p.lower == "by"), None)
    return by.child("pobj") if by is not None else None


def patient(verb: Token) -> Token | None:
    """To whom it is done: the object, or in the passive the subject."""
    if is_passive(verb):
        own = subject(verb)
        if own is not None:
            return own
        return verb.head if verb.dep == "acl" and verb.head.pos in NOMINAL else None
    found = verb.child("dobj")
    return _antecedent(found) if found is not None else None


def is_infinitive(verb: Token) -> bool:
    """ "to leave"."""
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def is_passive(verb: Token) -> bool:
    if verb.child("nsubjpass", "auxpass", "agent") is not None:
        return True
    if verb.lower == "taken" and any(noun.lower in _TAKEN_AS for noun in verb.all("dobj")):
        return verb.child("aux") is None  # "tourists taken hostage by pirates", whatever the tagger says
    if verb.tag == "VBN" and verb.dep in {"acl", "relcl"} and verb.child("aux", *SUBJECT) is None:
        return verb.child("dobj") is None
    if verb.tag == "VBN" and verb.dep == "ccomp" and verb.head.lemma in _SMALL and verb.child("aux", "mark") is None:
        return verb.child("dobj") is None
    if verb.tag == "VBN" and verb.dep == "conj" and verb.child("aux", *SUBJECT) is None:
        return is_passive(verb.head)
    return False


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """Objects of the prepositions below ``token`` ("trip to China": China), coordinated ones not included."""
    found = []
    for prep in token.all("prep", "dative", "agent"):
        if not prepositions or prep.lower in prepositions or _is_double(prep, prepositions):
            found.extend(prep.all("pobj"))
            for inner in prep.all("prep"):
                found.extend(inner.all("pobj"))
    return found


def _is_double(prep: Token, prepositions: tuple[str, ...]) -> bool:
    """ "because of", "out of"."""
    inner = prep.all("prep", "pcomp")
    return bool(inner) and any(f"{prep.lower} {child.lower}" in prepositions for child in inner)


def first_coordinated(token: Token) -> Token:
    """The first of those that ``token`` is coordinated with, in whose place in the clause they all stand."""
    while token.dep == "conj":
        token = token.head
    return token


def coordinated(token: Token) -> list[Token]:
    """``token`` and all that are coordinated with it, in the order of the text."""
    found, stack = [token], [token]
    while stack:
        for child in stack.pop().all("conj"):
            found.append(child)
            stack.append(child)
    return sorted(found, key=in_text) if len(found) > 1 else found


def listed_after(noun: Token) -> list[Token]:
    """Whom a plural noun is said to comprise: "allies X and Y", "members such as X and Y", "members, including X"."""
    found = [*noun.all("appos")]
    if noun.dep in NOUN_MODIFIERS and noun.head.i > noun.i:
        found.append(noun.head)
    elif not noun.is_root:  # the parser gives the verb two subjects
        found.extend(other for other in noun.head.children if other.i == noun.i + 1 and other.pos == "PROPN")
    for prep in noun.all("prep"):
        if prep.lower in {"like", "including", "as"}:
            found.extend(prep.all("pobj"))
    rows = [
        part for word in found for part in (*coordinated(word), *(p for a in word.all("appos") for p in coordinated(a)))
    ]
    return sorted(dict.fromkeys(rows), key=in_text)


def is_negated(verb: Token) -> bool:
    """True where the clause itself says no: "did not", "never", "no longer", "neither"."""
    for child in verb.children:
        if child.dep == "neg" or (child.lower in _NEGATIONS and child.dep in {"advmod", "preconj", "det"}):
            return True
        if child.dep in SUBJECT and any(_denies(word) for word in child.children):
            return True
        if child.dep == "advmod" and child.lower in {"longer", "more"} and any(w.lower == "no" for w in child.children):
            return True
    return verb.dep == "conj" and any(cc.lower == "nor" and cc.i < verb.i for cc in verb.head.all("cc"))


def _denies(word: Token) -> bool:
    """ "no minister", "neither minister", "not a single minister"."""
    return (word.lower in {"no", "neither"} and word.dep == "det") or (word.lower == "not" and word.dep == "neg")


def phrase_head(words: Sequence[Token]) -> Token:
    """The word of a phrase that the others hang on: the first whose own head stands outside."""
    inside = {word.i for word in words}
    return next((word for word in words if word.is_root or word.head.i not in inside), words[-1])


def noun_phrase(token: Token) -> list[Token]:
    """The phrase that ``token`` heads, without clauses, appositions and prepositional phrases after it."""
    words: list[Token] = []
    for child in token.children:
        if child.i > token.i and child.dep in _CLAUSES:
            continue
        if child.dep in {"relcl", "acl", "appos", "conj", "cc", "prep", "punct"}:
            continue
        words.extend(child.subtree())
    if not words:
        return [token]
    words.sort(key=in_text)
    first = token.i
    kept = [token]
    below: set[int] = set()
    for word in reversed([w for w in words if w.i < token.i]):
        if word.i != first - 1:
            below = below or {inner.i for inner in token.subtree()}
            if not below.issuperset(range(word.i + 1, first)):
                break
        kept.append(word)
        first = word.i
    kept.extend(w for w in words if w.i > token.i)
    return sorted(kept, key=in_text)


__all__ = [
    "CLAUSE_SUBJECT",
    "MODIFIERS",
    "NOMINAL",
    "NOUN_MODIFIERS",
    "PLURAL",
    "PREMODIFIERS",
    "SUBJECT",
    "VERBAL",
    "agent",
    "coordinated",
    "is_infinitive",
    "is_negated",
    "is_passive",
    "listed_after",
    "noun_phrase",
    "patient",
    "prepositional",
    "subject",
    "verb_chain",
]
