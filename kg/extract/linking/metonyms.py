"""Names that stand for a government or for a place, as the words around them tell: "Moscow said", "in Moscow"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.layers import NameMention
from kg.extract.linking.growing import GrowingCluster
from kg.language import Annotation, Token
from kg.language.syntax import CLAUSE_SUBJECT, VERBAL, coordinated, first_coordinated
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: After these stands who acts, and no location.
_OF_ACTORS = {"by", "with", "against", "between", "for", "on", "like", "among", "toward", "towards"}
#: Verbs that tell where something lies, but for what only somebody can be.
_LYING = {"lie", "be", "remain"}
_MINDS = {
    *("worried", "concerned", "ready", "willing", "unwilling", "keen", "confident", "adamant", "anxious", "aware"),
    *("determined", "eager", "prepared", "unhappy", "committed", "opposed", "angry", "furious", "wary", "skeptical"),
    *("sceptical", "reluctant", "hopeful", "optimistic", "pessimistic", "convinced", "alarmed", "serious", "sure"),
}
#: What is done to somebody, by the noun before "of".
_DONE_TO = {"criticism", "condemnation", "denunciation", "labelling", "labeling", "containment", "appeasement"}


def acts_as_government(annotation: Annotation, token: Token, things: Mapping[int, GrowingCluster]) -> bool:
    """True if the name of a capital at ``token`` stands where an actor stands, not a location.

    Args:
        things: what has been identified so far, by token.
    """
    if token.text == "City" or _is_part_of_place(annotation, token):  # "Kuwait City": no more than the town
        return False
    while token.dep == "conj":
        token = token.head
        beside = things.get(token.i)
        if beside is not None and beside.type is EntityType.STATE and token.dep in CLAUSE_SUBJECT | {"poss"}:
            return True
    head = token.head
    match token.dep:
        case "nsubj" | "agent":
            acts = head.pos in VERBAL and head.lemma not in _LYING
            return acts or any(word.lower in _MINDS for word in head.all("acomp"))
        case "dative":
            return True
        case "compound":
            return head.lemma in lexicon.words("governments") and head.i == token.i + 1
        case "nsubjpass" | "dobj":
            return head.lemma not in lexicon.words("place-objects")
        case "poss":
            return head.lemma.lower() not in lexicon.words("city-belongings") and head.text not in lexicon.place_heads()
        case "pobj":
            return _is_actor_after(head)
    return False


def is_mere_town(annotation: Annotation, phrase: NameMention, phrases: Mapping[int, NameMention]) -> bool:
    """ "Paris, France", "Addis Ababa in Ethiopia", "Hamburg, London and Toronto": a town, as the names beside it tell.

    Args:
        phrases: the names of the article, by token.
    """
    tokens, land = annotation.tokens, phrases.get(phrase.last + 1)
    if land is not None and land.first == phrase.last + 1 and tokens[phrase.last].lower in {",", "in"}:
        state = phrase.known.state if phrase.known is not None else None
        if land.known is not None and state in {land.known.name, land.known.state}:
            return True
    beside = (phrases.get(word.i) for word in coordinated(first_coordinated(tokens[phrase.last - 1])))
    return any(p is not None and p.type is EntityType.PLACE and p.form is not Form.CAPITAL for p in beside)


def _is_part_of_place(annotation: Annotation, token: Token) -> bool:
    """ "Beijing-based"."""
    after = annotation.next(token)
    return after is not None and after.text == "-"


def _is_actor_after(preposition: Token) -> bool:
    """ "talks with Moscow", "a message to Moscow", but not "in Moscow", "a trip to Moscow"."""
    governor = preposition.head
    if preposition.lower == "of":
        return governor.lemma in _DONE_TO
    if governor.lemma in lexicon.words("motion"):
        return False
    if preposition.lower == "to":
        return governor.pos == "NOUN" and governor.lemma in lexicon.words("messages")
    return preposition.lower in _OF_ACTORS
