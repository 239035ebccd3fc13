"""Names that stand for a government or for a place, as the words around them tell: "Moscow said", "in Moscow"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract import lexicon
from kg.extract.drafts import Thing
from kg.language import Annotation, Token
from kg.model import EntityType

#: After these a name is a location. Others, such as "by" or "with", are followed by who acts.
_LOCATIVE = {"in", "at", "near", "outside", "around", "inside", "across", "through", "throughout", "into", "of", "off"}
_OF_ACTORS = {"by", "with", "against", "between", "for", "on", "like", "among", "toward", "towards"}
#: Verbs that tell where something lies.
_LYING = {"lie", "be", "remain"}


def acts_as_government(annotation: Annotation, token: Token, things: Mapping[int, Thing]) -> bool:
    """True if the name of a capital at ``token`` stands where an actor stands, not a location.

    Args:
        things: what has been identified so far, by token.
    """
    if token.text == "City" or _is_part_of_place(annotation, token):  # "Kuwait City": no more than the town
        return False
    while token.dep == "conj":
        token = token.head
        beside = things.get(token.i)
        if beside is not None and beside.type is EntityType.STATE and token.dep in {"nsubj", "nsubjpass", "poss"}:
            return True
    head = token.head
    match token.dep:
        case "nsubj" | "agent":
            return (head.pos in {"VERB", "AUX"} and head.lemma not in _LYING) or head.child("ccomp") is not None
        case "nsubjpass" | "dobj":
            return head.lemma not in lexicon.words("place-objects")
        case "poss":
            return head.lemma not in lexicon.words("city-belongings") and head.text not in lexicon.place_heads()
        case "pobj":
            return _is_actor_after(head)
    return False


def _is_part_of_place(annotation: Annotation, token: Token) -> bool:
    """ "Washington, D.C.", "Beijing-based"."""
    after, second = annotation.next(token), annotation.next(token, 2)
    if after is None:
        return False
    return after.text == "-" or (after.text == "," and second is not None and second.text in {"D.C.", "DC"})


def _is_actor_after(preposition: Token) -> bool:
    """ "talks with Moscow", "a message to Moscow", but not "in Moscow", "a trip to Moscow"."""
    governor = preposition.head
    if preposition.lower in _LOCATIVE or governor.lemma in lexicon.words("motion"):
        return False
    if preposition.lower == "to":
        return governor.pos == "NOUN" and governor.lemma in lexicon.words("messages")
    return preposition.lower in _OF_ACTORS
