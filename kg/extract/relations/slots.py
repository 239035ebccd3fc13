"""Where around the word that tells a relation the things stand that it relates: a function for each such place.

The word is the *anchor* of a pattern: a noun ("member"), a verb ("joined"), or a mark between names (",", "'s", "in").
In what is said of the places, N is the noun, V the verb, X what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.relations.clauses import is_over, is_real, said
from kg.extract.relations.things import NamedThings
from kg.language import Token
from kg.language.syntax import coordinated, first_coordinated, listed_after, prepositional, subject
from kg.lexicon import lists as lexicon

_MOST_ADJECTIVES = 3


def owner(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """X's N, its N."""
    return anchor.all("poss")


def before(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """The X N, X's N."""
    before = [child for child in anchor.all("poss", "amod", "compound", "nmod") if child.i < anchor.i]
    beside = things.annotation.next(anchor, -1)
    if beside is not None and beside.head is anchor.head and beside.dep in {"compound", "amod", "nmod"}:
        before.append(beside)  # "NATO members Norway and Spain": the parser hangs both on the name behind
    return before


def modifier(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """The X N, the X and X Ns."""
    before = [child for child in anchor.all("compound", "nmod", "amod") if child.i < anchor.i]
    return [part for child in before for part in coordinated(child) if part.i < anchor.i]


def apposed(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """X, a N."""
    noun = said(anchor)
    return [noun.head] if noun.dep == "appos" and noun.head.i < noun.i else []


def apposition(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """The N, X."""
    inner = anchor.child("appos")
    return coordinated(inner) if inner is not None else []


def copula(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """X is a N, X became a N; not "was", "would be", "hopes to become"."""
    noun = said(anchor)
    verb = noun.head
    if noun.dep != "attr" or not is_real(verb):
        return []
    lasts = verb.lemma in {"be", "remain"} and not is_over(verb)
    if lasts or (verb.lemma == "become" and verb.tag in {"VBD", "VBN"}):
        who = subject(verb)
        return coordinated(who) if who is not None else []
    return []


def listed(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """Ns X and X, Ns such as X, Ns, including X."""
    if anchor.tag not in {"NNS", "NNPS"}:
        return []
    # "all its neighbors, among them X": what the parser hangs on the preposition.
    among = [part for inner in prepositional(anchor, "including", "like", "as") for part in coordinated(inner)]
    return dict.fromkeys([*listed_after(anchor), *among])


def others(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """X and other Ns, X is working with other Ns."""
    if not any(child.lower == "other" for child in anchor.children):
        return []
    if anchor.dep == "conj":
        return [part for part in coordinated(first_coordinated(anchor)) if part.i < anchor.i]
    preposition = anchor.head
    if anchor.dep == "pobj" and preposition.lower in {"with", "like", "among"} and preposition.head.pos == "VERB":
        who = subject(preposition.head)
        return coordinated(who) if who is not None else []
    return []


def subject_of(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """X V."""
    who = subject(anchor)
    if who is None:
        return []
    # "Poland and other countries that joined the EU"
    before = [part for part in others(things, who) if part.dep != "pobj"]
    return dict.fromkeys([*coordinated(who), *listed_after(who), *before])


def object_of(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """V X."""
    found = anchor.child("dobj")
    return coordinated(found) if found is not None else []


def described(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """X, V-ed in, X, which V."""
    head = anchor.head if anchor.dep == "acl" else subject(anchor)
    if head is not None and head.dep == "appos" and head.tag == "NN":
        head = head.head  # "Acme, a firm based in Sweden"
    return [head] if head is not None else []


def of(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """Of X."""
    return _behind_preposition(anchor, "of")


def to(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """To X."""
    return _behind_preposition(anchor, "to")


def in_(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """In X."""
    return _behind_preposition(anchor, "in")


def _behind_preposition(anchor: Token, preposition: str) -> Iterable[Token]:
    inside = prepositional(anchor, preposition)
    return dict.fromkeys(part for inner in inside for part in coordinated(inner))


def left(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """X, then the mark."""
    before = things.annotation.next(anchor, -1)
    return [before] if before is not None else []


def right(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """The mark, then X, adjectives and directions between them left out: "Pakistan's restive Swat Valley"."""
    after = things.annotation.next(anchor)
    for _ in range(_MOST_ADJECTIVES):
        if after is None or things.phrase(after) is not None or not _is_between(after):
            break
        after = things.annotation.next(after)
    phrase = things.phrase(after)
    return [things.annotation.tokens[phrase.last - 1]] if phrase is not None else []


def _is_between(token: Token) -> bool:
    adjective = token.pos == "ADJ" and not token.text[0].isupper()
    return (
        adjective or token.lower in lexicon.words("directions") or token.lower in {"the", "in", "-", "north", "south"}
    )


def dashed(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """X-based."""
    dash = things.annotation.next(anchor, -1)
    if dash is None or dash.text != "-":
        return []
    before = things.annotation.next(dash, -1)
    comma = things.annotation.next(before, -1) if before is not None else None
    town = things.annotation.next(comma, -1) if comma is not None and comma.text == "," else None
    if town is not None and things.place(town) is not None:
        return [town]  # "Athens, Greece-based"
    return [before] if before is not None else []


def dashed_noun(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """Based N, the N being what X is called: "the Paris-based group X", "X, a Paris-based group"."""
    after = things.annotation.next(anchor)
    while after is not None and things.named(after) is None and after.pos in {"ADJ", "NOUN"}:
        noun, after = after, things.annotation.next(after)
        if after is None or after.pos not in {"ADJ", "NOUN", "PROPN"}:
            return [*apposed(things, noun), *apposition(things, noun), noun]
    phrase = things.phrase(after)
    return [things.annotation.tokens[phrase.last - 1]] if phrase is not None else []


def object_of_mark(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """In X."""
    inner = anchor.child("pobj")
    return coordinated(inner) if inner is not None else []
