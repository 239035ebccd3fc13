"""All names of an article, found in the order of trust."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names.disambiguation.namesakes import Namesakes, in_named_states
from kg.extract.names.disambiguation.organizations import OrganizationSenses
from kg.extract.names.head_nouns import HeadNounNames
from kg.extract.names.listed import ListedNames
from kg.extract.names.phrase import NameMap, NamePhrase
from kg.extract.names.spans import NameSpan, NameSpans
from kg.extract.names.state_organs import PartsOfStates, StateOrgans
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer
from kg.model import EntityType


class NameFinder:
    """Finds the names of one article, once.

    Readings are taken in order of trust: a form of the word lists, a phrase whose head says what it is ("Foreign
    Ministry", "Council of Europe"), and last what is mentioned by a name besides.
    """

    def __init__(self, annotation: Annotation, spans: NameSpans, listed: Gazetteer) -> None:
        self._annotation = annotation
        self._map = NameMap(annotation, spans, listed)
        self._headed = HeadNounNames(self._map)

    def find(self) -> list[NamePhrase]:
        """All names in the order of the text; they do not overlap, but for the owner inside an organization's name."""
        self._take_listed()
        organs, lands = StateOrgans(self._map), PartsOfStates(self._map)
        by_head = (self._headed.organizations, organs.organs, self._headed.parties, self._headed.places, lands.parts)
        for find in by_head:
            for sentence in self._annotation.sentences:
                for phrase in find(sentence):
                    self._map.take(phrase)
        for span in self._map.spans:
            for phrase in self._mentioned(span):
                self._map.take(phrase)
        OrganizationSenses(self._map).settle()
        return self._map.phrases()

    def _take_listed(self) -> None:
        listed = ListedNames(self._map)
        found = [phrase for sentence in self._annotation.sentences for phrase in listed.find(sentence)]
        settled = Namesakes(self._map, found).settled()
        known = list(in_named_states(self._map.gazetteer, settled))
        for phrase in known:
            self._map.take(phrase)
        for phrase in known:
            national = listed.national(phrase) if phrase.type is EntityType.ORGANIZATION else None
            if national is not None:
                self._map.take(national)

    def _mentioned(self, span: NameSpan) -> Iterator[NamePhrase]:
        """What is mentioned by a name, as far as nothing else is known of its words."""
        first, last = span.first, span.last
        if span.type is EntityType.ORGANIZATION:
            owner, start = self._map.owner(first, last)
            if owner is not None and self._map.is_free(start, last):
                yield from self._headed.organization(first, last)
                return
        while first < last and not self._map.is_free(first, last):
            first += 1
        if first < last:
            kind = EntityType.PLACE if span.type is EntityType.STATE else span.type
            yield NamePhrase(first, last, kind, self._map.text(first, last), trusted=False)
