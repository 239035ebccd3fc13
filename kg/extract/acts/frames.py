"""The words of an act around the word that tells it, and whether its clause puts it forward as done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.language import Token, syntax
from kg.lexicon.plover import ActWords
from kg.model import Status

__all__ = ["TRANSPARENT", "governor", "lowest", "modality", "words_of"]

#: The types of the things that a word mentions.
Types = Callable[[Token], Iterable[str]]

#: Verbs whose infinitive or gerund is the deed: "began to withdraw", "voted to recognize".
TRANSPARENT = frozenset(
    {"begin", "start", "continue", "resume", "vote", "decide", "proceed", "choose", "opt", "manage", "move", "help"}
    | {"keep", "go", "rush", "come", "be", "finish", "stop"}
) - {"stop", "finish"}
_COMMITTING = frozenset(
    {"agree", "promise", "pledge", "vow", "plan", "intend", "offer", "undertake", "commit", "propose", "swear", "aim"}
    | {"prepare", "ready", "willing", "want", "hope", "expect", "seek", "threaten", "schedule", "set", "due", "consent"}
    | {"decide", "prepared", "guarantee", "order"}
)
_REFUSING = frozenset({"refuse", "decline", "fail", "hesitate", "reject", "forbid", "unwilling", "unable"})
_ASKING = frozenset(
    {"urge", "ask", "call", "demand", "appeal", "request", "press", "beg", "implore", "tell", "order", "require"}
    | {"want", "exhort", "plead", "persuade", "pressure", "invite", "instruct", "insist", "seek", "lobby"}
)
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_DOUBT = frozenset({"may", "might", "could", "can", "should", "must", "ca", "would"})
_PARTICLES = frozenset({"out", "back", "down", "off", "in", "away", "up", "together", "jointly", "aside", "over", "home"})
_OBJECTS = ("dobj", "dative", "attr", "oprd", "acomp", "pobj", "npadvmod")
_LOW = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "punct", "det", "mark", "aux", "auxpass", "csubj", "parataxis"})
_MOST = 40


def words_of(token: Token, types: Types) -> ActWords:
    """The act that a verb or noun tells: its own forms, its complements, its agent."""
    if token.pos not in syntax.VERBAL:
        return _of_noun(token, types)
    lemma = token.lemma.lower()
    act, complements = {lemma, token.lower}, set[str]()
    is_passive = syntax.is_passive(token)
    for child in token.children:
        if child.dep in {"prt", "prep", "dative", "agent"} or child.lower in _PARTICLES:
            act.add(f"{lemma}_{child.lower}")
        elif child.dep in {"acomp", "oprd", "dobj", "advmod"}:
            act.add(f"{lemma}_{child.lemma.lower()}")
        if child.dep in _OBJECTS or child.dep == "prep" or child.lower in _PARTICLES or child.dep == "nsubjpass":
            complements.update(_phrase(child, types))
        elif child.dep in {"xcomp", "ccomp"} or (child.dep == "advcl" and child.tag in {"VBG", "VB"}):
            complements.add(child.lemma.lower())
            if syntax.is_infinitive(child):
                complements.add("#xcomp")
            if child.pos not in syntax.VERBAL or child.dep == "ccomp":  # small clauses: "let inspectors in"
                complements.update(word for low in child.all("nsubj", "dobj") for word in _phrase(low, types))
        elif child.dep == "advmod":
            complements.add(child.lemma.lower())
    doer = syntax.agent(token)
    if doer is None and token.dep == "dep":  # "Hackers linked to X attacked Y" is often taken apart
        doer = token.head.child("nsubj")
    if token.dep == "acl" and token.tag == "VBN":
        complements.update(_phrase(token.head, types, clauses=False))
    return ActWords(act, complements, set(_phrase(doer, types)) if doer is not None else frozenset())


def _of_noun(noun: Token, types: Types) -> ActWords:
    lemma = noun.lemma.lower()
    before = [child for child in noun.children if child.dep in syntax.MODIFIERS]
    act = {lemma, noun.lower, *(f"{child.lemma.lower()}_{lemma}" for child in before)}
    owners = {word for child in noun.all("poss") for word in _phrase(child, types)}
    complements = {word for child in (*before, *noun.all("prep")) for word in _phrase(child, types)}
    return ActWords(act, complements, owners | {word for child in before for word in _phrase(child, types)})


def _phrase(token: Token, types: Types, *, clauses: bool = True) -> Iterator[str]:
    """The lemmas of a phrase, no clauses of it, and the types of the things it mentions."""
    stack, seen = [token], 0
    while stack and seen < _MOST:
        word = stack.pop()
        seen += 1
        yield word.lemma.lower()
        yield word.lower
        for kind in types(word):
            yield f"#{kind}"
        for child in word.children:
            if child.dep == "pcomp":
                yield child.lemma.lower()
                stack.extend(child.all("dobj"))
            elif child.dep not in _LOW and (clauses or child.dep not in {"prep", "appos"}):
                stack.append(child)
            if child.dep in syntax.MODIFIERS and child.head is word:
                yield f"{child.lemma.lower()}_{word.lemma.lower()}"


def governor(noun: Token) -> Token | None:
    """The verb of whose deed the noun is the name: "held talks", "went on strike", "talks were held"."""
    token = syntax.first_coordinated(noun)
    if token.dep in {"compound", "nmod", "amod"}:
        token = token.head
    if token.dep == "pobj":
        above = token.head.head
        if above.pos in syntax.NOMINAL and token.head.lower in {"of", "for", "on", "in"}:
            token = syntax.first_coordinated(above)  # "a round of talks", "an appeal for a truce"
        elif token.head.dep in {"prep", "dative"}:
            return above if above.pos in syntax.VERBAL else None
    if token.dep == "pobj" and token.head.dep in {"prep", "dative"}:
        above = token.head.head
        return above if above.pos in syntax.VERBAL else None
    if token.dep in {"dobj", "nsubjpass", "attr", "oprd", "nsubj"} and token.head.pos in syntax.VERBAL:
        return token.head
    return None


def lowest(verb: Token) -> Token:
    """The verb that tells the deed, below those that only say that it begins or was decided."""
    for _ in range(_MOST):
        below = verb.child("xcomp")
        if below is None or verb.lemma.lower() not in TRANSPARENT or below.pos not in syntax.VERBAL:
            return verb
        verb = below
    return verb


def modality(verb: Token) -> Status:
    """What its clause says of the deed: done, planned, possible, asked for, refused."""
    if syntax.is_negated(verb):
        return Status.NEGATED
    helpers = {child.lower for child in verb.all("aux", "auxpass")}
    if helpers & _FUTURE:
        return Status.SCHEDULED
    if helpers & _DOUBT:
        return Status.POSSIBLE
    if verb.pos in syntax.VERBAL and any(child.lower in {"if", "unless", "whether"} for child in verb.all("mark")):
        return Status.POSSIBLE
    if verb.dep == "conj" and verb.child(*syntax.SUBJECT) is None and verb.head.pos in syntax.VERBAL:
        return modality(verb.head)
    if "to" in helpers or (verb.dep in {"xcomp", "pcomp"} and verb.tag == "VBG"):
        above = verb.head.head if verb.dep == "pcomp" else verb.head
        lemma = above.lemma.lower()
        if lemma == "be" or "going" in {above.lower}:
            return Status.SCHEDULED
        if lemma in TRANSPARENT:
            return modality(above) if above.pos in syntax.VERBAL else Status.POSSIBLE
        if lemma in _REFUSING:
            return Status.NEGATED
        if lemma in _ASKING and (above.child("dobj", "prep") is not None):
            return Status.REQUESTED
        if lemma in _COMMITTING:
            return Status.SCHEDULED
        return Status.POSSIBLE if "to" in helpers else Status.OCCURRED
    return Status.OCCURRED
