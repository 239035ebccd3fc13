"""Listed names that name another thing where they stand: a river, an illness, a town abroad, a person."""

from __future__ import annotations

from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language import Annotation, Token
from kg.language.marks import CLOSING_MARKS
from kg.language.syntax import PREMODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: States in whose parts many towns are called after other states.
_NEW_WORLD = {"United States", "Canada", "Australia"}
#: States called like a river, which has an article; with that of the others the state is meant too ("the Congo").
_RIVERS = {"Niger", "Jordan", "Senegal"}
_OTHER_RIVERS = {"Congo", "Gambia"}
_FEATURES = {"basin", "delta", "river", "valley", "estuary", "gorge", "rapids", "watershed", "bend"}
#: Before a state's name they tell of another state of long ago.
_LONG_AGO = {"ancient", "prehistoric", "pharaonic", "biblical"}


def has_other_sense(names: NameMap, phrase: NamePhrase, following: NamePhrase | None) -> bool:
    """Whether ``phrase``, a form of the word lists, names something else.

    Args:
        following: the listed name after a comma, if there is one.
    """
    annotation = names.annotation
    head = annotation.tokens[phrase.last - 1]
    before, after = annotation.next(annotation.tokens[phrase.first], -1), annotation.next(head)
    if phrase.type in {EntityType.STATE, EntityType.PLACE}:
        words = {f"{phrase.text} {word}".lower() for word in (after.lower, after.lemma)} if after is not None else set()
        if words & lexicon.words("called-after"):
            return True
    if phrase.type is EntityType.STATE and (_is_river(annotation, phrase, head) or _is_town(annotation, following)):
        return True
    if phrase.text in _RIVERS | _OTHER_RIVERS and _is_before_feature(annotation, head):
        return True
    if phrase.form is Form.ADJECTIVE and after is not None and after.tag == "PRP$":
        return True  # "Polish your boots"
    if phrase.type is EntityType.STATE and before is not None and before.lower in _LONG_AGO and before.head is head:
        return True
    land = phrase.form is not Form.ADJECTIVE and phrase.type in {EntityType.STATE, EntityType.PLACE}
    return land and names.spans.type_at(phrase.first) is EntityType.PERSON and names.may_be_person(phrase.text)


def _is_river(annotation: Annotation, phrase: NamePhrase, head: Token) -> bool:
    before = annotation.next(annotation.tokens[phrase.first], -1)
    return (
        phrase.text in _RIVERS and before is not None and before.lower == "the" and before.head is head
    ) and head.dep not in PREMODIFIERS


def _is_before_feature(annotation: Annotation, head: Token) -> bool:
    """ "the Congo basin", "the Niger delta"."""
    after = annotation.next(head)
    return after is not None and after.text in _FEATURES and head.head is after


def _is_town(annotation: Annotation, following: NamePhrase | None) -> bool:
    """ "Lebanon, Pennsylvania, has": set off by commas, not one of a list."""
    if following is None or following.known is None or following.known.kind != "subdivision":
        return False
    behind = annotation.tokens[following.last] if following.last < len(annotation.tokens) else None
    closed = behind is None or behind.text in CLOSING_MARKS
    apposed = annotation.tokens[following.last - 1].dep == "appos"
    return following.known.state in _NEW_WORLD and following.form is Form.NAME and closed and apposed
