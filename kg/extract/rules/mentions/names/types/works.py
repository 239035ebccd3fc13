"""Names of works, laws, feasts, ships and machines, which the vocabulary has no things for."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.mentions.names.tokens import PLACE_LABELS, is_cut, words
from kg.language import Annotation, Name, Token
from kg.language.syntax import MODIFIERS


def works(annotation: Annotation) -> frozenset[str]:
    """Names of works, ships and machines, which an article may give alone elsewhere ("the yacht X", then "X")."""
    return frozenset(
        text
        for name in annotation.names
        if _may_be_work(name) and _is_called_work(annotation, name.first, name.last)
        for text in (words(annotation, name.first, name.last), annotation.tokens[name.last - 1].text)
    )


def _may_be_work(name: Name) -> bool:
    return name.label in {"PERSON", "ORG"} or (name.label == "GPE" and name.last - name.first == 1)


def is_work(annotation: Annotation, first: int, last: int, label: str) -> bool:
    """The name of a work, law, feast, ship or machine: "the film X", "the X virus", "X, a Russian spacecraft"."""
    if label in PLACE_LABELS and last - first > 1:
        return False
    head = annotation.tokens[last - 1]
    after = annotation.next(head)
    if after is not None and after.lower in lexicon.words("make-nouns") and head.head is after:
        return True
    return _is_called_work(annotation, first, last) or (label == "ORG" and is_cut(annotation, last))


def _is_called_work(annotation: Annotation, first: int, last: int) -> bool:
    tokens, nouns = annotation.tokens, lexicon.words("work-nouns")
    head, before = tokens[last - 1], annotation.next(tokens[first], -1)
    if before is not None and before.lemma in nouns and before.tag == "NN" and _belongs(before, head):
        return True
    if before is not None and before.lower in lexicon.words("called") and before.i > 0:
        noun = tokens[before.i - 1 if tokens[before.i - 1].text != "," else before.i - 2]
        if noun.lemma in nouns and noun.tag == "NN":
            return True
    behind = head.child("appos")
    return behind is not None and tokens[last].text == "," and behind.tag == "NN" and behind.lemma in nouns


def _belongs(noun: Token, name: Token) -> bool:
    """The noun says what the name is; in "in his film Clooney plays" it does not."""
    compound = noun.head is name and noun.dep in MODIFIERS
    return compound or (noun.head is not name and name.head is noun)
