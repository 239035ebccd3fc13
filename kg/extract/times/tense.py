"""Whether the words around a time expression tell of the past or of the future."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import Token
from kg.language.syntax import phrase_head
from kg.lexicon.tables import class_of

_FUTURE_AUX = {"will", "shall", "'ll", "wo"}
_DOUBTFUL_AUX = {"may", "might", "could", "can", "should", "must", "would", "'d"}
#: Verbs and adjectives whose infinitive or object is still to come.
PLANS = class_of("clause_words.tsv", "plans")
#: Told in the present for what is on a calendar: "meets the king on Friday".
APPOINTED = class_of("clause_words.tsv", "appointed")
_SCHEDULED = {"schedule", "slate", "slat", "expect", "plan", "set", "due"}
_COMING = class_of("clause_words.tsv", "coming")
_GONE = {"recent", "last", "previous", "latest", "past", "earlier", "former", "late"}
_BEFORE = {"before", "ahead", "until", "till", "by"}
_AFTER = {"after", "since", "following"}
#: What joins a clause to another, of whose time it is.
_LINKING = {"as", "when", "after", "while", "that"}
_FOLLOWS = {"follow", "recall", "remember", "mark", "commemorate"}


def direction(words: Sequence[Token]) -> int:
    """-1 if what is dated by ``words`` is told as past, 1 if as still to come, 0 if that is not clear."""
    inside = {word.i for word in words}
    token = phrase_head(words)
    seen = token
    for above in token.ancestors():
        if above.i in inside:
            continue
        if above.dep in {"prep", "pcomp"} or above.pos in {"ADP", "SCONJ"}:
            if above.lower in _AFTER:
                return -1
            if above.lower in _BEFORE and not _told_as_past(above):
                return 1
        elif above.pos in {"VERB", "AUX"}:
            return verb_direction(above, seen)
        elif above.pos == "NOUN":
            hint = _noun_direction(above)
            if hint:
                return hint
        seen = above
    return 0


def leaning(words: Sequence[Token]) -> int:
    """The likelier side where :func:`direction` is not clear: the present tense tells of what is to come."""
    verb = next((above for word in words for above in word.ancestors() if above.pos in {"VERB", "AUX"}), None)
    if verb is None or verb.lemma.lower() in {"be", "have"} or words[-1].dep in {"poss", "compound", "nmod"}:
        return -1
    return 1 if verb.tag in {"VBZ", "VBP", "VB"} or verb.lemma.lower() in _SCHEDULED else -1


def _told_as_past(token: Token) -> bool:
    verb = next((above for above in token.ancestors() if above.pos in {"VERB", "AUX"}), None)
    return verb is not None and verb_direction(verb) < 0


def _noun_direction(noun: Token) -> int:
    words = {child.lower for child in noun.children}
    if words & _COMING or (noun.dep == "pobj" and noun.head.lower in _BEFORE and not _told_as_past(noun.head)):
        return 1
    if words & _GONE or (noun.dep == "pobj" and noun.head.lower in _AFTER):
        return -1
    return 0


def verb_direction(verb: Token, below: Token | None = None) -> int:
    """The same for a verb; ``below`` is the dependent of it that holds the time."""
    aux = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
    words = {child.lower for child in aux}
    if words & _FUTURE_AUX:
        return 1
    if verb.lower == "going" and any(child.dep == "xcomp" for child in verb.children):
        return 1
    if verb.lemma.lower() in _FOLLOWS and below is not None and below.dep in {"dobj", "conj"}:
        return -1
    if "to" in words and "have" not in words:
        return _infinitive(verb)
    if words & _DOUBTFUL_AUX:
        return -1 if "have" in words else 1
    if verb.tag == "VBD" or words & {"had", "was", "were", "did", "has", "have", "'ve"}:
        return 0 if verb.lemma.lower() in _SCHEDULED else -1
    if any(child.dep == "mark" and child.lower in _BEFORE for child in verb.children):
        return 1  # "until the ship leaves in September"
    return _present(verb, words)


def _infinitive(verb: Token) -> int:
    above = verb.head
    if verb.is_root:
        return 1  # a headline: "Ministers to meet Friday"
    if above.lemma.lower() in _SCHEDULED and any(child.lower in {"was", "were", "had"} for child in above.children):
        return 0  # "was scheduled to dock on Friday": it may be over, or not
    if above.lemma.lower() in PLANS or above.lemma.lower() in {"be", "head"}:
        return 1
    return verb_direction(above) if above.pos in {"VERB", "AUX"} else 1 if above.pos == "NOUN" else 0


def _present(verb: Token, words: set[str]) -> int:
    if verb.tag == "VBN":
        if "being" in words and words & {"is", "are", "'s"}:
            return 1  # "is being held on Friday"
        if words & {"is", "are", "'s", "be", "being"}:
            return 1 if verb.lemma.lower() in PLANS else 0
        if verb.lemma.lower() in PLANS:
            return 1
        return -1 if verb.dep in {"acl", "relcl", "amod", "ROOT"} else _above(verb)
    if verb.tag == "VBG":
        if words & {"is", "are", "'s", "'re", "am"}:
            return 1
        return _above(verb)
    if verb.tag in {"VBZ", "VBP"} and verb.lemma.lower() in {"say", "tell", "report", "warn", "announce", "add"}:
        return -1
    linked = {child.lower for child in verb.all("mark", "advmod")} & _LINKING
    return 1 if verb.tag == "VBZ" and verb.lemma.lower() in APPOINTED and not linked else 0


def _above(verb: Token) -> int:
    over = next((above for above in verb.ancestors() if above.pos in {"VERB", "AUX"}), None)
    return verb_direction(over) if over is not None else 0
