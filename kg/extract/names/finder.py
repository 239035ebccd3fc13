"""Names as a stage of reading: all of an article, found in the order of trust, with titles and persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from kg.extract.layers import Layers, Mentions, NameMention, Names
from kg.extract.names.disambiguation.namesakes import Namesakes, in_named_states
from kg.extract.names.disambiguation.organizations import OrganizationSenses
from kg.extract.names.head_nouns import HeadNounNames
from kg.extract.names.listed import ListedNames
from kg.extract.names.people import people_of
from kg.extract.names.phrase import NameMap, NamePhrase
from kg.extract.names.spans import NameSpan, NameSpans
from kg.extract.names.state_organs import PartsOfStates, StateOrgans
from kg.extract.names.titles import TitleFinder
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer, gazetteer
from kg.model import EntityType


class NameTagger:
    """Names by word lists, their words, and the mentions; titles; persons.

    Args:
        listed: the names known beforehand; by default those of the word lists.
    """

    name = "names"
    version = "2"
    requires = (Mentions,)
    assigns = (Names,)

    def __init__(self, listed: Gazetteer | None = None) -> None:
        self._listed = listed

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        spans = NameSpans(annotation, layers[Mentions].mentions)
        names = _finished(_NameFinder(annotation, spans, self._listed or gazetteer()).find())
        titles = TitleFinder(annotation, names).find()
        taken = {i for name in names if name.trusted for i in range(name.first, name.last)}
        free = [span for span in spans if not taken.issuperset(range(span.first, span.last))]
        people = people_of(annotation, free, titles)
        # What is mentioned by a name may be part of a title: "State" in "Secretary of State".
        titled = {i for title in titles for i in range(title.title_first, title.last)}
        kept = [name for name in names if name.trusted or titled.isdisjoint(range(name.first, name.last))]
        return layers.assign(Names(tuple(kept), tuple(titles), people))


def _finished(phrases: Iterable[NamePhrase]) -> list[NameMention]:
    found: dict[NamePhrase, NameMention] = {}
    return [_finish(phrase, found) for phrase in phrases]


def _finish(phrase: NamePhrase, found: dict[NamePhrase, NameMention]) -> NameMention:
    if phrase not in found:
        told = {each.name: getattr(phrase, each.name) for each in fields(phrase)}
        told["owner"] = _finish(phrase.owner, found) if phrase.owner is not None else None
        found[phrase] = NameMention(**told)
    return found[phrase]


class _NameFinder:
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
