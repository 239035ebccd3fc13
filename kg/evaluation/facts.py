"""The facts of an article as they are compared, whoever found them: people, or a reader.

Ids are local to the article. Types, statuses and stances are the words of :mod:`kg.model`. What truth without places
lacks is empty: mentions, triggers, spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Article, ArticleFacts, Evidence, Mention, Span, with_year
from kg.model import Claim as FoundClaim

__all__ = ["Claim", "Event", "Facts", "Office", "Relation", "Telling", "Thing", "facts_of"]


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a fact stands and what read it.

    Args:
        words: the words that tell it.
        span: their place, where it is known.
        rule: the rule that found it; empty for people.
        confidence: how sure the reader is, between 0 and 1, where it says so.
    """

    words: str = ""
    span: Span | None = None
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, state, body, place, group or issue."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """``person`` holds the office ``title``, of a state, body or place if told. ``titles``: where it stands."""

    person: str
    title: str
    of: str | None = None
    status: str | None = None
    titles: tuple[Span, ...] = ()
    telling: Telling = Telling()


@dataclass(frozen=True, slots=True)
class Relation:
    type: str
    subject: str
    object: str
    telling: Telling = Telling()

    @property
    def triple(self) -> tuple[str, str, str]:
        return self.type, self.subject, self.object


@dataclass(frozen=True, slots=True)
class Event:
    """``issues`` are ids of the thesaurus; ``times`` are the words of its date."""

    type: str
    status: str | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    triggers: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    telling: Telling = Telling()

    @property
    def participants(self) -> frozenset[str]:
        """Who acts and who is acted upon."""
        return frozenset((*self.agents, *self.targets))


@dataclass(frozen=True, slots=True)
class Claim:
    """``targets`` are who is addressed or judged, ``audience`` the words that say to whom or where it was said."""

    speakers: tuple[str, ...]
    text: str
    stance: str | None = None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    telling: Telling = Telling()
    targets: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    audience: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of an article.

    Args:
        has_places: whether mentions, triggers, cues and the like are all there with their places.
        times: the time expressions that were found.
    """

    things: tuple[Thing, ...] = ()
    offices: tuple[Office, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[Span, ...] = ()
    has_places: bool = field(default=True, kw_only=True)


def facts_of(found: ArticleFacts) -> Facts:
    """What a reader found in an article."""
    article = found.article
    issues = {entity.id: entity.name for entity in found.entities if entity.type == "Issue"}
    return Facts(
        things=tuple(
            Thing(entity.id, entity.type.value, entity.name, entity.aliases, entity.mentions)
            for entity in found.entities
        ),
        offices=tuple(
            Office(
                role.person,
                role.title,
                role.of,
                role.status.value,
                _triggers(role.evidence),
                _telling(article, role.evidence[0], role.confidence),
            )
            for role in found.roles
        ),
        relations=tuple(
            Relation(
                relation.type.value,
                relation.subject,
                relation.object,
                _telling(article, relation.evidence[0], relation.confidence),
            )
            for relation in found.relations
        ),
        events=tuple(
            Event(
                event.type.value,
                event.status.value,
                event.agents,
                event.targets,
                event.places,
                tuple(issues[issue] for issue in event.issues if issue in issues),
                with_year(event.start),
                with_year(event.end),
                _triggers(event.evidence),
                telling=_telling(article, event.evidence[0], event.confidence),
            )
            for event in found.events
        ),
        claims=tuple(_claim(article, claim) for claim in found.claims),
        times=tuple(time.span for time in found.times),
    )


def _claim(article: Article, claim: FoundClaim) -> Claim:
    return Claim(
        claim.speakers,
        " … ".join(article.words(span) for span in claim.content),
        claim.stance.value,
        claim.source,
        claim.cue,
        claim.content,
        _telling(article, claim.evidence, claim.confidence),
    )


def _triggers(evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    """The words that tell it, one for each telling; where a telling names none, all of its words."""
    return tuple(dict.fromkeys(each.trigger or each.span for each in evidence))


def _telling(article: Article, evidence: Evidence, confidence: float | None) -> Telling:
    return Telling(article.words(evidence.span), evidence.span, evidence.rule, confidence)
