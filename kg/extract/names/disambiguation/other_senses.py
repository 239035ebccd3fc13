"""Listed names that name another thing where they stand: a river, an illness, a person."""

from __future__ import annotations

from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language import Annotation, Token
from kg.language.syntax import PREMODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: States called like a river, which has an article; with that of the others the state is meant too ("the Congo").
_RIVERS = {"Niger", "Jordan", "Senegal"}
_OTHER_RIVERS = {"Congo", "Gambia"}
_FEATURES = {"basin", "delta", "river", "valley", "estuary", "gorge", "rapids", "watershed", "bend"}
#: Before a state's name they tell of another state of long ago.
_LONG_AGO = {"ancient", "prehistoric", "pharaonic", "biblical"}


def has_other_sense(names: NameMap, phrase: NamePhrase) -> bool:
    """Whether ``phrase``, a form of the word lists, names something else."""
    annotation = names.annotation
    head = annotation.tokens[phrase.last - 1]
    before, after = annotation.next(annotation.tokens[phrase.first], -1), annotation.next(head)
    if phrase.type in {EntityType.STATE, EntityType.PLACE}:
        words = {f"{phrase.text} {word}".lower() for word in (after.lower, after.lemma)} if after is not None else set()
        if words & lexicon.words("called-after"):
            return True
    if phrase.type is EntityType.STATE and _is_river(annotation, phrase, head):
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
