"""Where around the word that tells a relation the things stand that it relates.

The word is the *anchor* of a pattern: a noun ("member"), a verb ("joined"), or a mark between names (",", "'s", "in").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from kg import lexicon
from kg.extract.relations.clauses import is_over, is_real, said
from kg.extract.relations.found import NamedThings
from kg.language import Token
from kg.language.syntax import coordinated, listed_after, prepositional, subject

_MOST_ADJECTIVES = 3


class At(StrEnum):
    """A place beside an anchor; N is the noun, V the verb, X what stands there."""

    # before and behind a noun
    OWNER = "X's N, its N"
    BEFORE = "the X N, X's N"
    MODIFIER = "the X N, the X and X Ns"
    BEHIND = "N X"
    # what a noun is said of
    APPOSED = "X, a N"
    APPOSITION = "the N, X"
    COPULA = "X is a N"
    LISTED = "Ns X and X, Ns such as X, Ns, including X"
    OTHERS = "X and other Ns, X is working with other Ns"
    # around a verb
    SUBJECT = "X V"
    OBJECT = "V X"
    DESCRIBED = "X, V-ed in, X, which V"
    # behind a preposition of a noun or verb
    OF = "of X"
    TO = "to X"
    IN = "in X"
    SCENE = "In X, ..."
    # beside a mark
    LEFT = "X ,"
    RIGHT = ", X"
    DASHED = "X-based"
    DASHED_NOUN = "based N, the N being what X is called"
    HEAD = "X including"
    OBJECT_OF_MARK = "in X, in the north of X, in the province of X"


def _owner(_: NamedThings, anchor: Token) -> Iterable[Token]:
    return anchor.all("poss")


def _before(things: NamedThings, anchor: Token) -> Iterable[Token]:
    before = [child for child in anchor.all("poss", "amod", "compound", "nmod") if child.i < anchor.i]
    beside = things.annotation.next(anchor, -1)
    if beside is not None and beside.head is anchor.head and beside.dep in {"compound", "amod", "nmod"}:
        before.append(beside)  # "NATO members Norway and Spain": the parser hangs both on the name behind
    return before


def _modifier(_: NamedThings, anchor: Token) -> Iterable[Token]:
    before = [child for child in anchor.all("compound", "nmod", "amod") if child.i < anchor.i]
    return [part for child in before for part in coordinated(child) if part.i < anchor.i]


def _behind(things: NamedThings, anchor: Token) -> Iterable[Token]:
    if (
        anchor.dep in {"compound", "nmod", "amod"}
        and anchor.head.i > anchor.i
        and things.named(anchor.head) is not None
    ):
        return coordinated(anchor.head)
    after = things.annotation.next(anchor)
    if after is not None and things.phrase(after) is not None:
        phrase = things.phrase(after)
        return [things.annotation.tokens[phrase.last - 1]] if phrase is not None and phrase.first == after.i else []
    return []


def _apposed(_: NamedThings, anchor: Token) -> Iterable[Token]:
    noun = said(anchor)
    return [noun.head] if noun.dep == "appos" and noun.head.i < noun.i else []


def _apposition(_: NamedThings, anchor: Token) -> Iterable[Token]:
    inner = anchor.child("appos")
    return coordinated(inner) if inner is not None else []


def _copula(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """ "X is a member", "X became a member"; not "was", "would be", "hopes to become"."""
    noun = said(anchor)
    verb = noun.head
    if noun.dep != "attr" or not is_real(verb):
        return []
    lasts = verb.lemma in {"be", "remain"} and not is_over(verb)
    if lasts or (verb.lemma == "become" and verb.tag in {"VBD", "VBN"}):
        who = subject(verb)
        return coordinated(who) if who is not None else []
    return []


def _listed(things: NamedThings, anchor: Token) -> Iterable[Token]:
    if anchor.tag not in {"NNS", "NNPS"}:
        return []
    # "all its neighbors, among them X": what the parser hangs on the preposition.
    among = [part for inner in prepositional(anchor, "including", "like", "as") for part in coordinated(inner)]
    return dict.fromkeys([*listed_after(anchor), *among, *_example_list(things, anchor)])


def _example_list(things: NamedThings, anchor: Token) -> list[Token]:
    """The names behind "such as", "including" or a colon, wherever the parser hangs them: "towns in X, such as Y"."""
    tokens, last = things.annotation.tokens, things.annotation.sentence_of(anchor).last
    i = anchor.i + 1
    while i < last and tokens[i].lower not in {"including", "such", ":", ";"}:
        if tokens[i].pos in {"VERB", "AUX"} or tokens[i].tag in {"NNS", "NNPS"}:
            return []
        i += 1
    i += 2 if i + 1 < last and tokens[i + 1].lower == "as" else 1
    found: list[Token] = []
    while i < last:
        phrase = things.phrase_at(i)
        if phrase is not None:
            found.append(tokens[phrase.last - 1])
            i = phrase.last
        elif tokens[i].lower in {",", "and", "the", "or"} or tokens[i].pos == "PROPN":
            i += 1
        else:
            break
    return found


def _others(_: NamedThings, anchor: Token) -> Iterable[Token]:
    """With whom "other members" stand: coordinated, or subject of "is working with other members"."""
    if not any(child.lower == "other" for child in anchor.children):
        return []
    if anchor.dep == "conj":
        return [part for part in coordinated(_first(anchor)) if part.i < anchor.i]
    preposition = anchor.head
    if anchor.dep == "pobj" and preposition.lower in {"with", "like", "among"} and preposition.head.pos == "VERB":
        who = subject(preposition.head)
        return coordinated(who) if who is not None else []
    return []


def _first(token: Token) -> Token:
    while token.dep == "conj":
        token = token.head
    return token


def _subject(things: NamedThings, anchor: Token) -> Iterable[Token]:
    who = subject(anchor)
    if who is None:
        return []
    # "Poland and other countries that joined the EU"
    before = [part for part in _others(things, who) if part.dep != "pobj"]
    return dict.fromkeys([*coordinated(who), *listed_after(who), *before])


def _object(_: NamedThings, anchor: Token) -> Iterable[Token]:
    found = anchor.child("dobj")
    return coordinated(found) if found is not None else []


def _described(_: NamedThings, anchor: Token) -> Iterable[Token]:
    head = anchor.head if anchor.dep == "acl" else subject(anchor)
    if head is not None and head.dep == "appos" and head.tag == "NN":
        head = head.head  # "Acme, a firm based in Sweden"
    return [head] if head is not None else []


def _behind_preposition(*prepositions: str) -> Callable[[NamedThings, Token], Iterable[Token]]:
    def found(things: NamedThings, anchor: Token) -> Iterable[Token]:
        inside = prepositional(anchor, *prepositions)
        return dict.fromkeys(_through(things, part) for inner in inside for part in coordinated(inner))

    return found


def _scene(things: NamedThings, anchor: Token) -> Iterable[Token]:
    first = things.annotation.tokens[things.annotation.sentence_of(anchor).first]
    inner = first.child("pobj") if first.lower == "in" else None
    return [inner] if inner is not None and inner.i < anchor.i else []


def _through(things: NamedThings, token: Token) -> Token:
    """ "the north of France", "the province of Banten", "the Swat valley": the name that the noun goes with."""
    noun = token.lemma.lower()
    if things.named(token) is not None or noun not in lexicon.words("city-nouns") | lexicon.words("land-parts"):
        return token
    of = next((inner for prep in token.all("prep") if prep.lower == "of" for inner in prep.all("pobj")), None)
    before = next((child for child in token.all("compound", "nmod") if things.place(child) is not None), None)
    return next((inner for inner in (of, before) if inner is not None), token)


def _left(things: NamedThings, anchor: Token) -> Iterable[Token]:
    before = things.annotation.next(anchor, -1)
    return [before] if before is not None else []


def _right(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """The name behind, adjectives and directions between them left out: "Pakistan's restive Swat Valley"."""
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


def _dashed(things: NamedThings, anchor: Token) -> Iterable[Token]:
    dash = things.annotation.next(anchor, -1)
    if dash is None or dash.text != "-":
        return []
    before = things.annotation.next(dash, -1)
    comma = things.annotation.next(before, -1) if before is not None else None
    town = things.annotation.next(comma, -1) if comma is not None and comma.text == "," else None
    if town is not None and things.place(town) is not None:
        return [town]  # "Athens, Greece-based"
    return [before] if before is not None else []


def _dashed_noun(things: NamedThings, anchor: Token) -> Iterable[Token]:
    """ "the Paris-based group X", "X, a Paris-based group", "the Paris-based group" of which the text spoke."""
    after = things.annotation.next(anchor)
    while after is not None and things.named(after) is None and after.pos in {"ADJ", "NOUN"}:
        noun, after = after, things.annotation.next(after)
        if after is None or after.pos not in {"ADJ", "NOUN", "PROPN"}:
            return [*_apposed(things, noun), *_apposition(things, noun), noun]
    phrase = things.phrase(after)
    return [things.annotation.tokens[phrase.last - 1]] if phrase is not None else []


def _head(_: NamedThings, anchor: Token) -> Iterable[Token]:
    return [anchor.head]


def _object_of_mark(things: NamedThings, anchor: Token) -> Iterable[Token]:
    inner = anchor.child("pobj")
    return dict.fromkeys(_through(things, part) for part in coordinated(inner)) if inner is not None else []


SLOTS: Mapping[At, Callable[[NamedThings, Token], Iterable[Token]]] = {
    At.OWNER: _owner,
    At.BEFORE: _before,
    At.MODIFIER: _modifier,
    At.BEHIND: _behind,
    At.APPOSED: _apposed,
    At.APPOSITION: _apposition,
    At.COPULA: _copula,
    At.LISTED: _listed,
    At.OTHERS: _others,
    At.SUBJECT: _subject,
    At.OBJECT: _object,
    At.DESCRIBED: _described,
    At.OF: _behind_preposition("of"),
    At.TO: _behind_preposition("to"),
    At.IN: _behind_preposition("in"),
    At.SCENE: _scene,
    At.LEFT: _left,
    At.RIGHT: _right,
    At.DASHED: _dashed,
    At.DASHED_NOUN: _dashed_noun,
    At.HEAD: _head,
    At.OBJECT_OF_MARK: _object_of_mark,
}
