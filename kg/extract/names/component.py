"""Names as a stage of reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from kg.extract.layers import Layers, Mentions, NameMention, Names
from kg.extract.names.finder import NameFinder
from kg.extract.names.people import people_of
from kg.extract.names.phrase import NamePhrase
from kg.extract.names.spans import NameSpans
from kg.extract.names.titles import TitleFinder
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer, gazetteer


class NameTagger:
    """Names by word lists, their words, and the mentions; titles; persons.

    Args:
        listed: the names known beforehand; by default those of the word lists.
    """

    name = "names"
    version = "1"
    requires = (Mentions,)
    assigns = (Names,)

    def __init__(self, listed: Gazetteer | None = None) -> None:
        self._listed = listed

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        spans = NameSpans(annotation, layers[Mentions].mentions)
        names = _finished(NameFinder(annotation, spans, self._listed or gazetteer()).find())
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
