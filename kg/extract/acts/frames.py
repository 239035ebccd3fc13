"""The words of an act around the word that tells it, and whether its clause puts it forward as done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.language import Token, syntax
from kg.lexicon.plover import ActWords
from kg.lexicon.tables import class_of
from kg.model import Status

__all__ = ["TRANSPARENT", "governor", "lowest", "modality", "words_of"]

#: The types of the things that a word mentions.
Types = Callable[[Token], Iterable[str]]

#: Verbs whose infinitive or gerund is the deed: "began to withdraw", "voted to recognize".
TRANSPARENT = class_of("clause_words.tsv", "transparent")
_COMMITTING = class_of("clause_words.tsv", "committing")
_REFUSING = frozenset({"refuse", "decline", "fail", "hesitate", "reject", "forbid", "unwilling", "unable"})
_ASKING = class_of("clause_words.tsv", "asking")
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_DOUBT = frozenset({"may", "might", "could", "can", "should", "must", "ca", "would"})
_PARTICLES = class_of("clause_words.tsv", "particles")
#: Prepositions behind which stands no object.
_ASIDE = class_of("clause_words.tsv", "aside")
#: Nouns of which what they measure is the object.
_MEASURES = class_of("clause_words.tsv", "measures")
_LOW = frozenset(
    {"relcl", "acl", "advcl", "ccomp", "xcomp", "punct", "det", "mark", "aux", "auxpass", "csubj", "parataxis"}
)
_MOST = 40


def words_of(token: Token, types: Types) -> ActWords:
    """The act that a verb or noun tells: its own forms, its complements, its agent."""
    if token.pos not in syntax.VERBAL:
        return _of_noun(token, types)
    heads = token.all("dobj", "dative", "nsubjpass", "attr", "oprd", "acomp")
    has_object = token.child("dobj", "nsubjpass") is not None
    objects, complements = {"#object"} if has_object else set[str](), set[str]()
    for child in token.children:
        if child.dep == "prep" and not has_object and child.lower not in _ASIDE:
            heads += child.all("pobj")
        elif child.dep in {"xcomp", "ccomp"} or (child.dep == "advcl" and child.tag in {"VBG", "VB"}):
            objects.update(_of_clause(child))
            if child.pos not in syntax.VERBAL or child.dep == "ccomp":  # small clauses: "let inspectors in"
                heads += child.all("nsubj", "dobj")
        elif child.dep == "advmod" or child.lower in _PARTICLES:
            objects.update(_forms(child))
        if child.dep in {"prep", "prt", "npadvmod"}:
            complements.update(_phrase(child, types))
            objects.update(f"{child.lower}_{noun.lemma.lower()}" for noun in child.all("pobj"))
    for head in heads:
        objects.update(_head_words(head, types))
        complements.update(_phrase(head, types))
        if any(syntax.is_infinitive(low) for low in head.all("acl", "relcl")):
            complements.add("#xcomp")
    if token.dep == "acl" and token.tag == "VBN":
        objects.update(_head_words(token.head, types))
    doer = syntax.agent(token)
    if doer is None and token.dep == "dep":  # "Hackers linked to X attacked Y" is often taken apart
        doer = token.head.child("nsubj")
    agent = set(_phrase(doer, types)) if doer is not None else set[str]()
    return ActWords(set(_forms_of_deed(token, has_object=has_object)), objects, complements, agent)


def _forms_of_deed(verb: Token, *, has_object: bool) -> Iterator[str]:
    """The verb by itself, and with each word that may belong to it: "pull_out", "call_on", "set_free", "open_fire"."""
    lemma = verb.lemma.lower()
    yield lemma
    yield verb.lower
    for child in verb.children:
        if child.dep in {"prt", "prep", "dative", "agent"} or child.lower in _PARTICLES:
            if child.lower != "for" or not has_object:  # "called an election for May" calls for nothing
                yield f"{lemma}_{child.lower}"
        elif child.dep in {"acomp", "oprd", "dobj", "advmod"}:
            yield f"{lemma}_{child.lemma.lower()}"
            if lemma == "be" and child.dep == "acomp":
                yield child.lemma.lower()  # "is ready to"


def _of_clause(verb: Token) -> Iterator[str]:
    yield verb.lemma.lower()
    if syntax.is_infinitive(verb):
        yield "#xcomp"
        if verb.dep == "ccomp":
            yield "#ccomp"


def _of_noun(noun: Token, types: Types) -> ActWords:
    lemma = noun.lemma.lower()
    before = [child for child in noun.children if child.dep in syntax.MODIFIERS]
    act = {lemma, noun.lower, *(f"{child.lemma.lower()}_{lemma}" for child in before)}
    agent = {word for child in (*before, *noun.all("poss")) for word in _phrase(child, types)}
    complements = {word for child in noun.all("prep") for word in _phrase(child, types)}
    return ActWords(act, {form for child in before for form in _forms(child)}, complements, agent)


def _forms(word: Token) -> set[str]:
    return {word.lower} if word.tag in {"VBN", "VBG"} and word.dep == "amod" else {word.lower, word.lemma.lower()}


def _head_words(head: Token, types: Types) -> Iterator[str]:
    """The words of a noun and those before it, and of all that are coordinated with it; of "thousands of X" X too."""
    for noun in syntax.coordinated(head):
        yield from _forms(noun)
        yield from (f"#{kind}" for kind in types(noun))
        for child in noun.children:
            if child.dep in syntax.MODIFIERS | {"nummod"}:
                yield from _forms(child)
                yield f"{child.lemma.lower()}_{noun.lemma.lower()}"
        if noun.lemma.lower() in _MEASURES:
            for inner in syntax.prepositional(noun, "of"):
                yield from (form for word in (inner, *inner.all(*syntax.MODIFIERS)) for form in _forms(word))


def _phrase(token: Token, types: Types) -> Iterator[str]:
    """The words of a phrase, of clauses their verbs, and the types of the things that head it."""
    stack, seen = [token], 0
    yield from (f"#{kind}" for noun in syntax.coordinated(token) for kind in types(noun))
    while stack and seen < _MOST:
        word = stack.pop()
        seen += 1
        yield from _forms(word)
        if word.dep in {"pobj", "dobj"} and word is not token:
            yield from (f"#{kind}" for kind in types(word))
        for child in word.children:
            if child.dep in {"pcomp", "acl"}:
                yield child.lemma.lower()
                stack.extend(child.all("dobj") if child.dep == "pcomp" else ())
            elif child.dep not in _LOW:
                stack.append(child)
            if child.dep in syntax.MODIFIERS:
                yield f"{child.lemma.lower()}_{word.lemma.lower()}"


def governor(noun: Token) -> Token | None:
    """The verb of whose deed the noun is the name: "held talks", "went on strike", "talks were held"."""
    token = syntax.first_coordinated(noun)
    if token.dep in {"compound", "nmod", "amod"}:
        token = token.head
    if token.dep == "pobj" and token.head.lower in {"of", "for"} and token.head.head.pos in syntax.NOMINAL:
        token = syntax.first_coordinated(token.head.head)  # "a round of talks", "an appeal for a truce"
    if token.dep == "pobj":
        above = token.head
        while above.dep in {"prep", "dative", "prt"} and above.pos not in syntax.VERBAL:  # "walked out of the talks"
            above = above.head
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
    for _ in range(_MOST):
        said = _own_modality(verb)
        if said is not None:
            return said
        verb = verb.head
    return Status.POSSIBLE


def _own_modality(verb: Token) -> Status | None:
    """None where it is that of the word above."""
    if syntax.is_negated(verb):
        return Status.NEGATED
    helpers = {child.lower for child in verb.all("aux", "auxpass")}
    if helpers & _FUTURE:
        return Status.SCHEDULED
    if helpers & _DOUBT:
        return Status.POSSIBLE
    if any(child.lower in {"if", "unless", "whether"} for child in verb.all("mark")):
        return Status.POSSIBLE
    if verb.dep == "conj" and verb.child(*syntax.SUBJECT) is None and verb.head.pos in syntax.VERBAL:
        return None
    if "to" in helpers or (verb.dep in {"xcomp", "pcomp"} and verb.tag == "VBG"):
        return _below(verb, is_infinitive="to" in helpers)
    return Status.OCCURRED


def _below(verb: Token, *, is_infinitive: bool) -> Status | None:
    """What the word above makes of an infinitive or gerund."""
    above = verb.head.head if verb.dep == "pcomp" else verb.head
    lemma = above.lemma.lower()
    if lemma == "be" or above.lower == "going":
        return Status.SCHEDULED
    if lemma in TRANSPARENT and above is verb.head and above.pos in syntax.VERBAL:
        return None
    if lemma in _REFUSING:
        return Status.NEGATED
    if lemma in _ASKING and above.child("dobj", "prep") is not None:
        return Status.REQUESTED
    if lemma in _COMMITTING:
        return Status.SCHEDULED
    return Status.POSSIBLE if is_infinitive else Status.OCCURRED
