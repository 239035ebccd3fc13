"""Whether the clause that tells a relation puts it forward: questions, the past and one's own claims do not."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language import Token
from kg.language.syntax import SUBJECT, is_negated, subject
from kg.lexicon import lists as lexicon

#: Links through which a question or a claim reaches down to the clauses below it.
_BELOW = {"ccomp", "conj", "xcomp"}


def is_real(verb: Token) -> bool:
    """The clause says yes and says it of what is: no "not", "would", "wants to", "almost", no question."""
    unreal = lexicon.words("unreal-auxiliaries")
    short = not lexicon.words("unreal-adverbs").isdisjoint(child.lower for child in verb.all("advmod"))
    supposed = any(child.lower in {"if", "unless", "whether"} for child in verb.all("mark"))
    possible = any(child.lower in unreal for child in verb.all("aux"))
    return not (short or supposed or possible or is_negated(verb) or is_asked(verb))


def is_over(verb: Token) -> bool:
    """ "was a member until 2020": the clause tells of what was, unless somebody said so then ("said it was")."""
    reported = verb.dep == "ccomp" and verb.head.tag in {"VBD", "VBN"}
    return verb.tag == "VBD" and not reported


def said(noun: Token) -> Token:
    """The noun, or what stands for it: "one of the members"."""
    of = noun.head
    whole = noun.dep == "pobj" and of.lower == "of" and of.head.lower in {"one", "some", "all", "most"}
    return of.head if whole else noun


def predicate(anchor: Token) -> Token | None:
    """The verb of the clause that tells what the anchor means: itself, or its copula ("Is X a member?")."""
    if anchor.pos == "VERB":
        return anchor
    noun = said(anchor)
    if noun.dep == "attr":
        return noun.head
    verb = noun.head.head  # the parser takes "Is X a member?" for "Is X, a member"
    asks = noun.dep == "appos" and noun.head.dep in SUBJECT and verb.lemma == "be" and verb.i < noun.head.i
    return verb if asks else None


def is_asked(verb: Token) -> bool:
    """The clause is a question, or what one asks for: "Do they think that X is a member?"."""
    return any(mark.text == "?" for clause in _above(verb) for mark in clause.all("punct"))


def is_claimed(verb: Token) -> bool:
    """ "claims that X is a member", "X is a member, according to a false report": more, or less, than a report."""
    claiming = lexicon.words("claiming")
    if any(clause.dep == "ccomp" and clause.head.lemma in claiming for clause in _above(verb)):
        return True
    false = lexicon.words("unreal-reports")
    return any(child.lower in false for source in _sources(verb) for child in source.children)


def sayers(verb: Token) -> Iterator[Token]:
    """Words that name who says what the clause tells: "Russia says that", "according to Russia's ministry"."""
    for clause in _above(verb):
        teller = subject(clause.head) if clause.dep == "ccomp" else None
        yield from teller.subtree() if teller is not None else ()
        for source in _sources(clause):
            yield from source.subtree()


def _above(verb: Token) -> list[Token]:
    """The clause and those that it is a part of."""
    found = [verb]
    while found[-1].dep in _BELOW:
        found.append(found[-1].head)
    return found


def _sources(verb: Token) -> list[Token]:
    """Behind "according to"."""
    according = [child for child in verb.children if child.lower == "according"]
    return [noun for word in according for to in word.all("prep") for noun in to.all("pobj")]
