"""Listed names that name another thing where they stand: a river, an illness, a town abroad, a person."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.extract.rules.mentions.names.disambiguation.towns import NEW_WORLD
from kg.extract.rules.mentions.names.phrase import NamePhrase
from kg.extract.rules.mentions.names.types.persons import is_human, is_told_of_person
from kg.language import Annotation, Token
from kg.language.marks import CLOSING_MARKS
from kg.language.syntax import PREMODIFIERS
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: States called like a river, which has an article; with that of the others the state is meant too ("the Congo").
_RIVERS = {"Niger", "Jordan", "Senegal"}
_OTHER_RIVERS = {"Congo", "Gambia"}
_FEATURES = {"basin", "delta", "river", "valley", "estuary", "gorge", "rapids", "watershed", "bend"}
#: Before a state's name they tell of another state of long ago.
_LONG_AGO = {"ancient", "prehistoric", "pharaonic", "biblical"}
_DIGITS_OF_AGE = 2


def has_other_sense(annotation: Annotation, phrase: NamePhrase, following: NamePhrase | None) -> bool:
    """Whether ``phrase``, a form of the word lists, names something else.

    Args:
        following: the listed name after a comma, if there is one.
    """
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
    single = phrase.last - phrase.first == 1 and phrase.type in {EntityType.STATE, EntityType.PLACE}
    if not single or phrase.form is Form.ADJECTIVE:
        return False
    return _is_given_name(annotation, head) or _is_bare_given_name(annotation, head)


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
    return following.known.state in NEW_WORLD and following.form is Form.NAME and closed and apposed


def _is_given_name(annotation: Annotation, token: Token) -> bool:
    """ "Paris Gilbert, an aid worker", "Kenya Gilbert, 19": what stands behind the name says that it is a person's."""
    surname = annotation.next(token)
    if surname is None or surname.pos != "PROPN" or surname.text.isupper() or surname.sentence != token.sentence:
        return False
    last = surname
    while (after := annotation.next(last)) is not None and after.pos == "PROPN" and after.head in {last, last.head}:
        last = after
    joined = token.dep == "compound" and token.head in {surname, last}
    before = annotation.next(token, -1)
    if (
        joined
        and before is not None
        and before.tag == "NN"
        and last in {before.head, *before.all("appos")}
        and is_human(before)
    ):
        return True  # "the singer Paris Gilbert"
    if joined and token.text in lexicon.first_names() and _may_be_surname(surname) and last is surname:
        return True
    return (joined or token.entity == surname.entity == "PERSON") and is_told_of_person(annotation, last)


@cache
def _listed_lands() -> frozenset[str]:
    """Names of states and cities, some of which are given names too."""
    states = (form for state in lexicon.states() for form in (state.name, *state.aliases, *state.capital))
    return frozenset((*states, *(city.name for city in lexicon.cities())))


def _may_be_surname(word: Token) -> bool:
    """A capitalized word that the lists have for nothing else ("Jordan Valley", "Georgia Power")."""
    text = word.text
    common = text in lexicon.organization_heads() or text in lexicon.place_heads() or word.lower in lexicon.titles()
    return text.istitle() and not common and word.entity in {"PERSON", "GPE", ""} and word.tag != "NNPS"


def _is_bare_given_name(annotation: Annotation, token: Token) -> bool:
    """ "Luke and Jordan, two brothers", "Georgia, 6, and her sister": a given name that stands as one."""
    given = lexicon.first_names()
    if token.text not in given:
        return False
    beside = [token.head] if token.dep == "conj" else token.all("conj")
    if any(other.text in given and other.entity == "PERSON" and other.child("compound") is None for other in beside):
        return all(other.text not in _listed_lands() for other in beside)
    age, closing = annotation.next(token, 2), annotation.next(token, 3)
    comma = annotation.next(token)
    if comma is None or age is None or closing is None or comma.text != "," or not age.text.isdigit():
        return False
    return len(age.text) <= _DIGITS_OF_AGE and closing.text in {",", "."} and age.dep in {"appos", "nummod", "npadvmod"}
