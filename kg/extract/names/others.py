"""Listed names that name another thing where they stand: a river, an illness, a town abroad, a person."""

from __future__ import annotations

from kg.extract import lexicon
from kg.extract.gazetteer import Form
from kg.extract.names.phrase import NamePhrase
from kg.language import Annotation, Token
from kg.model import EntityType

#: States called like a river, which has an article.
_RIVERS = {"Niger", "Jordan", "Senegal"}
#: What is called after a people and has nothing to do with it.
_CALLED_AFTER = {
    *(
        "german measles",
        "german shepherd",
        "spanish flu",
        "turkish bath",
        "turkish delight",
        "french fries",
        "dutch elm",
    ),
    *("danish pastry", "brazil nut", "brazil nuts", "swiss cheese", "greek yogurt", "russian roulette", "french horn"),
    *(
        "chinese whispers",
        "chinese checkers",
        "dutch oven",
        "guinea pig",
        "guinea pigs",
        "turkey shoot",
        "irish coffee",
    ),
}
#: States in whose parts many towns are called after other states.
_NEW_WORLD = {"United States", "Canada", "Australia"}
_MODIFIERS = {"compound", "amod", "nmod", "poss"}


def is_other(annotation: Annotation, phrase: NamePhrase, following: NamePhrase | None) -> bool:
    """Whether ``phrase``, a form of the word lists, names something else.

    Args:
        following: the listed name after a comma, if there is one.
    """
    head = annotation.tokens[phrase.last - 1]
    if phrase.type is EntityType.STATE:
        after = annotation.next(head)
        if after is not None and f"{phrase.text.lower()} {after.lower}" in _CALLED_AFTER:
            return True
        if _is_river(annotation, phrase, head) or _is_town(annotation, following):
            return True
    single = phrase.last - phrase.first == 1 and phrase.type in {EntityType.STATE, EntityType.PLACE}
    return single and phrase.form is not Form.ADJECTIVE and _is_given_name(annotation, head)


def _is_river(annotation: Annotation, phrase: NamePhrase, head: Token) -> bool:
    before = annotation.next(annotation.tokens[phrase.first], -1)
    return (
        phrase.text in _RIVERS and before is not None and before.lower == "the" and before.head is head
    ) and head.dep not in _MODIFIERS


def _is_town(annotation: Annotation, following: NamePhrase | None) -> bool:
    """ "Lebanon, Pennsylvania, has": set off by commas, not one of a list."""
    if following is None or following.known is None or following.known.kind != "subdivision":
        return False
    behind = annotation.tokens[following.last] if following.last < len(annotation.tokens) else None
    closed = behind is None or behind.text in {",", ".", ";", ")"}
    apposed = annotation.tokens[following.last - 1].dep == "appos"
    return following.known.state in _NEW_WORLD and following.form is Form.NAME and closed and apposed


def _is_given_name(annotation: Annotation, token: Token) -> bool:
    """ "Paris Gilbert, an aid worker": what stands behind the name says that it is a person's."""
    surname = annotation.next(token)
    if surname is None or token.head is not surname or surname.pos != "PROPN" or token.dep != "compound":
        return False
    explained = surname.child("appos")
    if explained is None or explained.pos != "NOUN" or explained.tag != "NN":
        return False
    kind = lexicon.collectives().get(explained.lemma.lower())
    return explained.lemma.lower() in lexicon.titles() or (kind is not None and kind.kind in _HUMAN)


_HUMAN = {"officials", "experts", "fighters", "protesters", "civilians"}
