"""Mends dependency trees where the parser is known to stumble over the style of news."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.annotation import Token

_CALENDAR = {
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Today", "Yesterday"),
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
}


def repair(tokens: Sequence[Token]) -> None:
    """Mend the trees of ``tokens`` in place."""
    for token in tokens:
        if token.text in _CALENDAR:
            _free_day(token)
        elif token.dep == "appos" and token.pos == "PROPN":
            _rejoin_name(tokens, token)


def _free_day(day: Token) -> None:
    """ "On Monday Smith will meet ...": the day is no part of Smith's name, and Smith is the subject."""
    name = day.head
    if day.dep not in {"compound", "nmod"} or name.pos != "PROPN" or name.i < day.i or name.dep != "pobj":
        return
    preposition = name.head
    verb = preposition.head
    if preposition.i != day.i - 1 or verb.pos not in {"VERB", "AUX"} or verb.i < name.i:
        return
    if verb.child("nsubj", "nsubjpass", "csubj", "expl") is not None:
        return
    _attach(day, preposition, "pobj")
    _attach(name, verb, "nsubjpass" if verb.child("auxpass") is not None else "nsubj")


def _rejoin_name(tokens: Sequence[Token], name: Token) -> None:
    """ "The son of President Mena met": the name goes with the title before it, and is not who met."""
    first = min((child.i for child in name.children if child.dep == "compound"), default=name.i)
    title = tokens[first - 1] if first else None
    if title is None or title.dep != "pobj" or title.pos != "PROPN" or title.children:
        return
    preposition = title.head
    if preposition.head is name.head and preposition.i == title.i - 1:
        _attach(name, preposition, "pobj")
        _attach(title, name, "compound")


def _attach(token: Token, head: Token, label: str) -> None:
    token.head.children.remove(token)
    token.head, token.dep = head, label
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
