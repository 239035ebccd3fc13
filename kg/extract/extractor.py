"""Rules that read an annotation into facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from kg.extract.assemble import assemble, dated
from kg.extract.confidence import rated
from kg.extract.discourse import Discourse
from kg.extract.drafts import EventDraft, Thing
from kg.extract.rules.attribution.claims import find_claims
from kg.extract.rules.events.events import find_events
from kg.extract.shared.issues.finder import IssueFinder
from kg.extract.shared.times.expressions import find_times
from kg.extract.shared.times.publication import infer_published
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer, gazetteer
from kg.model import ArticleFacts, EventType, ReferenceEntry


class Extractor(Protocol):
    """Anything that reads an annotated article: rules, a trained model, ..."""

    def extract(self, annotation: Annotation) -> ArticleFacts: ...


class RuleExtractor:
    """The rules and word lists of this room.

    Args:
        known: states and organizations to know beside those of the word lists.
    """

    def __init__(self, known: Iterable[ReferenceEntry] = ()) -> None:
        known = tuple(known)
        self._listed = Gazetteer(known) if known else gazetteer()

    def extract(self, annotation: Annotation) -> ArticleFacts:
        """The facts of an article: entities first, then who says what, then what happens."""
        article = annotation.article
        if article.published is None:
            article = dated(article, infer_published(annotation))
            annotation = replace(annotation, article=article)
        times = find_times(annotation)
        discourse = Discourse(annotation, self._listed)
        claims = find_claims(discourse, times)
        events = find_events(discourse, times, claims)
        discourse.promote(person for event in events for person in _officeholders(event))
        finder = IssueFinder(annotation, discourse.main_state())
        for event in events:
            event.issues = list(finder.issues_in(event.evidence[0].span))
        for claim in claims:
            claim.issues = list(finder.issues_in(*claim.content))
        facts = assemble(
            article,
            annotation.reader,
            things=discourse.things,
            roles=discourse.roles,
            relations=discourse.relations,
            events=events,
            claims=claims,
            issues=finder.mentions(),
            times=times.mentions(),
        )
        return rated(facts)


def _officeholders(event: EventDraft) -> list[Thing]:
    """Who stands for an office or comes into one is an official, even where no title says so."""
    if event.type is EventType.ELECTION:
        return event.agents
    return event.targets if event.type is EventType.OFFICE_CHANGE else []
