"""What the words beside a name say that only a person is: an age, "who", a noun for what somebody is."""

from __future__ import annotations

from kg import lexicon
from kg.language import Annotation, Token

#: Classes of ``collectives.tsv`` whose nouns, in the singular, are told of one person.
_HUMAN = {"officials", "experts", "fighters", "protesters", "civilians"}
_DIGITS_OF_AGE = 2


def is_told_of_person(annotation: Annotation, name: Token) -> bool:
    """An age, a relative clause with "who", or a noun for what somebody is behind a comma."""
    comma, behind = annotation.next(name), annotation.next(name, 2)
    if comma is None or behind is None or comma.text != ",":
        return False
    closing = annotation.next(name, 3)
    if (
        behind.text.isdigit()
        and len(behind.text) == _DIGITS_OF_AGE
        and closing is not None
        and closing.text in {",", "."}
    ):
        return True
    if behind.lower in {"who", "whose", "whom"}:
        return True
    explained = name.child("appos")
    if explained is None or explained.pos != "NOUN" or explained.tag != "NN":
        return False
    return is_human(explained)


def is_human(noun: Token) -> bool:
    word = noun.lemma.lower()
    kind = lexicon.collectives().get(word)
    return word in lexicon.titles() or (kind is not None and kind.kind in _HUMAN)
