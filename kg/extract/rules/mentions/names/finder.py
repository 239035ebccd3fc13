"""All names of an article, found in the order of trust."""

from __future__ import annotations

from kg.extract.rules.mentions.names.boundaries.nested import NestedNames
from kg.extract.rules.mentions.names.boundaries.split_names import SplitNames
from kg.extract.rules.mentions.names.disambiguation.namesakes import Namesakes
from kg.extract.rules.mentions.names.disambiguation.organizations import OrganizationSenses
from kg.extract.rules.mentions.names.disambiguation.places import SharedPlaces
from kg.extract.rules.mentions.names.phrase import NameMap, NamePhrase
from kg.extract.rules.mentions.names.recognition.acronyms import AcronymNames
from kg.extract.rules.mentions.names.recognition.divided_states import DividedStates
from kg.extract.rules.mentions.names.recognition.engine_names import EngineNames
from kg.extract.rules.mentions.names.recognition.head_nouns import HeadNounNames
from kg.extract.rules.mentions.names.recognition.listed import ListedNames
from kg.extract.rules.mentions.names.recognition.parts_of_states import PartsOfStates
from kg.extract.rules.mentions.names.recognition.state_organs import StateOrgans
from kg.extract.rules.mentions.names.types.teams import Teams
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer
from kg.model import EntityType


class NameFinder:
    """Finds the names of one article, once.

    Readings are taken in order of trust: a form of the word lists, a phrase whose head says what it is ("Foreign
    Ministry", "Council of Europe"), and last what the language engine believes.
    """

    def __init__(self, annotation: Annotation, listed: Gazetteer | None = None) -> None:
        self._annotation = annotation
        self._map = NameMap(annotation, listed)

    def find(self) -> list[NamePhrase]:
        """All names in the order of the text; they do not overlap, but for the owner inside an organization's name."""
        self._take_listed()
        for phrase in list(DividedStates(self._map).find()):
            self._map.take(phrase)
        headed, organs = HeadNounNames(self._map), StateOrgans(self._map)
        for sentence in self._annotation.sentences:
            for finder in (headed.organizations, organs.organs, headed.parties, headed.places):
                for phrase in finder(sentence):
                    self._map.take(phrase)
        lands = PartsOfStates(self._map)
        for sentence in self._annotation.sentences:
            for phrase in [*lands.parts(sentence), *lands.borders(sentence)]:
                self._map.take(phrase)
        for phrase in EngineNames(self._map, headed).find():
            if phrase.trusted or self._map.is_free(phrase.first, phrase.last):
                self._map.take(phrase)
        for phrase in AcronymNames(self._map).find():
            self._map.take(phrase)
        for phrase in list(SplitNames(self._map).whole()):
            self._map.take(phrase)
        OrganizationSenses(self._map).settle()
        return self._map.phrases()

    def _take_listed(self) -> None:
        listed = ListedNames(self._map)
        found = [phrase for sentence in self._annotation.sentences for phrase in listed.find(sentence)]
        settled = Namesakes(self._annotation, self._map.gazetteer, found).settled(found)
        placed = list(SharedPlaces(self._annotation, self._map.gazetteer, settled).settled())
        whole = NestedNames(self._map, placed).find()
        known = list(Teams(self._annotation, whole).find())
        for phrase in known:
            self._map.take(phrase)
        for phrase in known:
            national = listed.national(phrase) if phrase.type is EntityType.ORGANIZATION else None
            if national is not None:
                self._map.take(national)
