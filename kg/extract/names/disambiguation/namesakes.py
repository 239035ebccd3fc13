"""Forms that several states share, a state and a part of another, or places of two: "Congo", "Georgia", "Tripoli".

The rest of the article decides between them: what else it names of one and not of the other. Where it decides nothing,
a name of states stays without one of the listed ones behind it, and an adjective names nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language import Annotation, Token
from kg.language.syntax import PREMODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.model import EntityType

#: States called like a river, which has an article; with that of the others the state is meant too ("the Congo").
_RIVERS = {"Niger", "Jordan", "Senegal"}
_OTHER_RIVERS = {"Congo", "Gambia"}
_FEATURES = {"basin", "delta", "river", "valley", "estuary", "gorge", "rapids", "watershed", "bend"}
#: Before a state's name they tell of another state of long ago.
_LONG_AGO = {"ancient", "prehistoric", "pharaonic", "biblical"}


class Namesakes:
    """Settles the shared forms of one article.

    Args:
        phrases: all names of the word lists in the article, read as the lists read them first.
    """

    def __init__(self, names: NameMap, phrases: Sequence[NamePhrase]) -> None:
        self._map, self._phrases = names, phrases
        #: How often something of a state is named that no other thing is called: the state itself, its parts.
        self._states: Counter[str] = Counter()
        self._parts: Counter[str] = Counter()
        for phrase in phrases:
            self._count(phrase)

    def settled(self) -> list[NamePhrase]:
        """The names with shared forms read as the article has them; those without a reading are left out."""
        found = (self._settle(phrase) for phrase in self._phrases if not _has_other_sense(self._map, phrase))
        return [phrase for phrase in found if phrase is not None]

    def _count(self, phrase: NamePhrase) -> None:
        known = phrase.known
        if known is None or known.ambiguous or len(self._rivals(phrase)) > 1:
            return
        if known.type is EntityType.STATE:
            self._states[known.name] += 1
        elif known.state is not None:
            self._states[known.state] += known.form is Form.CAPITAL or known.type is EntityType.ORGANIZATION
            self._parts[known.state] += known.kind in {"city", "subdivision"} and known.form is Form.NAME

    def _rivals(self, phrase: NamePhrase) -> list[Known]:
        """States that the form may name, and parts of other states, one reading of each."""
        if phrase.type is not EntityType.STATE:
            return []
        rivals: dict[tuple[EntityType, str], Known] = {}
        for known in self._map.gazetteer.readings(phrase.text):
            if known.type is EntityType.STATE or known.kind == "subdivision":
                rivals.setdefault((known.type, known.name), known)
        return list(rivals.values())

    def _settle(self, phrase: NamePhrase) -> NamePhrase | None:
        """As the only one of which the article names something else; the state, where its namesake is no state."""
        rivals = self._rivals(phrase)
        if len(rivals) < 2:
            return phrase
        supported = [rival for rival in rivals if self._is_supported(rival)]
        states = [rival for rival in rivals if rival.type is EntityType.STATE]
        if len(supported) == 1 or len(states) == 1:
            (known,) = supported if len(supported) == 1 else states
            return replace(phrase, type=known.type, form=known.form, known=known)
        if phrase.form is not Form.NAME:
            return None
        return replace(phrase, known=replace(rivals[0], name=phrase.text, link=None, kind="", ambiguous=True))

    def _is_supported(self, rival: Known) -> bool:
        if rival.type is EntityType.STATE:
            return bool(self._states[rival.name] or self._parts[rival.name])
        return bool(self._parts[rival.state or ""])


def in_named_states(gazetteer: Gazetteer, phrases: Sequence[NamePhrase]) -> Iterator[NamePhrase]:
    """The names, a place's that several states have one of read as that of the only one that the article names."""
    places = {phrase: _places(gazetteer, phrase) for phrase in phrases}
    named = {
        known.name if known.type is EntityType.STATE else known.state
        for phrase, readings in places.items()
        if (known := phrase.known) is not None and len({each.state for each in readings}) < 2
    }
    for phrase, readings in places.items():
        others = [known for known in readings if known.state in named]
        if not others or readings[0].state in named or len({known.state for known in others}) > 1:
            yield phrase
        else:
            capital = phrase.form is Form.CAPITAL and others[0].form is not Form.CAPITAL
            listed = False if capital else phrase.listed  # this "Victoria" is not the known city
            yield replace(phrase, type=EntityType.PLACE, form=others[0].form, known=others[0], listed=listed)


def _places(gazetteer: Gazetteer, phrase: NamePhrase) -> list[Known]:
    if phrase.type is not EntityType.PLACE or phrase.form is Form.ADJECTIVE:
        return []
    places = (known for known in gazetteer.readings(phrase.text) if known.type is EntityType.PLACE)
    return [known for known in places if known.form is not Form.ADJECTIVE and known.state is not None]


def _has_other_sense(names: NameMap, phrase: NamePhrase) -> bool:
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
