"""The facts that a model noted in a section, as far as words prove them.

A participant must be mentioned in a sentence that tells the fact, a date is what the time expressions of the article
say, and what an operator takes back is no fact, whatever the model thinks of it: the same holds for the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from kg.extract.acts.frames import modality
from kg.extract.layers import Attribution, Cluster, Dating, DistinctEvent, Office, StandingRelation, Times
from kg.extract.times.attachment import DatedWords
from kg.extract.veridicality import asserted
from kg.language import Annotation, Token
from kg.language.syntax import NOMINAL, VERBAL, phrase_head
from kg.llm.account import Account
from kg.llm.grounding import Grounding, Place
from kg.llm.prompt import issues
from kg.llm.things import Noted
from kg.model import (
    ACTORS,
    FACTS,
    LOCATIONS,
    OWNERS,
    PERSONS,
    RELATION_ENDS,
    EventType,
    Evidence,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
)

__all__ = ["NEAR", "RULE", "SectionFacts"]

RULE = "llm"
NEAR = "llm.near"
"""The rule of what stands on words that are nearly those that the model quoted."""
_LONGEST_TRIGGER, _LONGEST_TITLE = 6, 10
_KINDS = TypeVar("_KINDS", bound=StrEnum)


class SectionFacts:
    """Reads the facts of one section.

    Args:
        of: the things of the article by those that are noted.
        things: those of this section, by the model's ids.
    """

    def __init__(
        self,
        annotation: Annotation,
        times: Times,
        grounding: Grounding,
        things: Mapping[str, Noted],
        of: Mapping[Noted, Cluster],
        account: Account,
    ) -> None:
        self._annotation, self._grounding, self._account = annotation, grounding, account
        self._things = {id: of[noted] for id, noted in things.items()}
        self._times, self._dated = times, DatedWords(annotation, times)

    def offices(self, entries: object) -> Iterator[Office]:
        for entry in _objects(entries):
            person = self._one(entry, "person")
            titles = self._places(entry.get("title"), "role")
            status = _kind(RoleStatus, entry.get("status", RoleStatus.CURRENT.value))
            if person is None or person.type not in PERSONS or status is None or not titles:
                self._refuse("type", "role", entry, "no person with words of an office")
                continue
            title = titles[0]
            around = self._sentences([title])
            of = self._one(entry, "of")
            if not _is_in(person, around) or len(self._annotation.tokens_in(title.span)) > _LONGEST_TITLE:
                self._refuse("participant", "role", entry, "the sentence of the title does not mention the person")
                continue
            if of is not None and of.type not in OWNERS:
                self._refuse("type", "role", entry, f"no {of.type} has offices")
                of = None
            if of is not None and not _is_in(of, around):
                self._refuse("participant", "role", entry, "the sentence of the title does not mention whose it is")
                of = None
            words = self._annotation.plain_words(title.span)
            yield Office(person, words, of, status, (Evidence(title.span, _rule([title]), title.span),))

    def relations(self, entries: object) -> Iterator[StandingRelation]:
        for entry in _objects(entries):
            kind = _kind(RelationType, entry.get("type"))
            ends = self._one(entry, "subject"), self._one(entry, "object")
            places = self._places(entry.get("evidence"), "relation")
            if kind is None or ends[0] is None or ends[1] is None or ends[0] is ends[1] or not places:
                self._refuse("type", "relation", entry, "it lacks an end, its type or its words")
                continue
            allowed = RELATION_ENDS[kind]
            if ends[0].type not in allowed[0] or ends[1].type not in allowed[1]:
                self._refuse("type", "relation", entry, f"no {ends[0].type} is {kind} a {ends[1].type}")
                continue
            around = self._sentences(places)
            if not all(_is_in(end, around) for end in ends if end is not None):
                self._refuse("participant", "relation", entry, "its words do not mention both ends")
                continue
            yield StandingRelation(kind, ends[0], ends[1], (Evidence(places[0].span, _rule(places)),))

    def events(self, entries: object) -> Iterator[tuple[DistinctEvent, tuple[str, ...]]]:
        """Each with the issues that it is about."""
        for entry in _objects(entries):
            kind, status = _kind(EventType, entry.get("type")), _kind(Status, entry.get("status"))
            triggers = [
                (place, head)
                for place in self._places(entry.get("triggers"), "event")
                if (head := self._head(place)) is not None
            ]
            if kind is None or status is None or not triggers:
                self._refuse("words", "event", entry, "it lacks its type, its status, or a verb or noun that tells it")
                continue
            put_forward = [self._put_forward(head, status, kind) for _, head in triggers]
            if status not in put_forward:
                self._refuse("status", "event", entry, f"its words do not say {status}")
                status = put_forward[0]
            clauses = self._places(entry.get("evidence"), "event")
            around = self._sentences(place for place, _ in triggers)
            agents = self._mentioned(entry, "agents", around, ACTORS)
            targets = [each for each in self._mentioned(entry, "targets", around, ACTORS) if each not in agents]
            places = [each for each in self._mentioned(entry, "places", around, LOCATIONS) if each not in agents]
            date = self._date(entry, [head for _, head in triggers])
            yield (
                DistinctEvent(
                    evidence=tuple(self._evidence(place, clauses) for place, _ in triggers),
                    type=kind,
                    status=status,
                    agents=tuple(agents),
                    targets=tuple(targets),
                    places=tuple(places),
                    start=date.start if date is not None else None,
                    end=date.end if date is not None else None,
                    date_inferred=date.inferred if date is not None else False,
                ),
                self._issues(entry),
            )

    def claims(self, entries: object) -> Iterator[tuple[Attribution, tuple[str, ...]]]:
        """Each with the issues that it is about."""
        for entry in _objects(entries):
            stance = _kind(Stance, entry.get("stance"))
            cue, content = (self._places(entry.get(key), "claim") for key in ("cue", "content"))
            if stance is None or not cue or not content:
                self._refuse("words", "claim", entry, "it lacks its stance, the words of saying, or what is said")
                continue
            source = self._places(entry.get("source"), "claim")
            around = self._sentences([*cue[:1], *source])
            speakers = self._mentioned(entry, "speakers", around, ACTORS)
            if not speakers:
                self._refuse("participant", "claim", entry, "its sentence mentions nobody who says it")
                continue
            told = self._sentences([*cue[:1], *content])
            targets = [each for each in self._mentioned(entry, "targets", told, ACTORS) if each not in speakers]
            audience = self._places(entry.get("audience"), "claim")
            spans = [cue[0].span, *(place.span for place in (*content, *source))]
            date = self._date(entry, [head for place in cue[:1] if (head := self._head(place)) is not None])
            around_all = Span(min(each.start for each in spans), max(each.end for each in spans))
            yield (
                Attribution(
                    speakers=tuple(speakers),
                    stance=stance,
                    content=tuple(place.span for place in content),
                    cue=tuple(place.span for place in cue[:1]),
                    source=tuple(place.span for place in source),
                    evidence=Evidence(around_all, _rule([*cue[:1], *content]), cue[0].span),
                    targets=tuple(targets),
                    audience=self._annotation.article.words(audience[0].span) if audience else None,
                    start=date.start if date is not None else None,
                    end=date.end if date is not None else None,
                    date_inferred=date.inferred if date is not None else False,
                ),
                self._issues(entry),
            )

    def _places(self, quotes: object, what: str) -> list[Place]:
        """Those that hold a whole word."""
        found = self._grounding.places(quotes, what)
        return [place for place in found if self._annotation.tokens_in(place.span)]

    def _evidence(self, trigger: Place, clauses: Sequence[Place]) -> Evidence:
        """The clause around the trigger, if one is quoted; else its own words."""
        around = next((each for each in clauses if _holds(each.span, trigger.span)), trigger)
        return Evidence(around.span, _rule([trigger, around]), trigger.span)

    def _head(self, place: Place) -> Token | None:
        """The word of a few that may tell something: a verb or a noun."""
        words = self._annotation.tokens_in(place.span)
        if not words or len(words) > _LONGEST_TRIGGER:
            return None
        head = phrase_head(words)
        return head if head.pos in VERBAL or head.pos in NOMINAL or head.pos == "ADJ" else None

    def _put_forward(self, head: Token, status: Status, kind: EventType) -> Status:
        """The status as far as the clause of the word, and what stands above that, let it be."""
        if head.pos in VERBAL and (status in FACTS or status is Status.SCHEDULED):
            told = modality(head)
            if told is Status.NEGATED or (status in FACTS and told not in FACTS):
                return told
        return asserted(self._annotation, head, status, kind)

    def _date(self, entry: Mapping[str, Any], heads: Iterable[Token]) -> Dating | None:
        """That of the words that are quoted for it, or of the clause."""
        quoted = self._places(entry.get("time"), "time")
        for place in quoted:
            for dating in self._times.datings:
                if dating.span.overlaps(place.span) and dating.relation not in {"before", "after"}:
                    return dating
        if quoted:
            self._refuse("date", "time", entry.get("time"), "no date that can be told")
        return next((date for head in heads if (date := self._dated.for_verb(head)) is not None), None)

    def _issues(self, entry: Mapping[str, Any]) -> tuple[str, ...]:
        named = entry.get("issues")
        return tuple(each for each in issues() if each in named) if isinstance(named, list) else ()

    def _mentioned(
        self, entry: Mapping[str, Any], key: str, around: Sequence[Span], types: frozenset[Any]
    ) -> list[Cluster]:
        ids = entry.get(key)
        found = [self._things.get(id) for id in ids if isinstance(id, str)] if isinstance(ids, list) else []
        kept = []
        for thing in dict.fromkeys(each for each in found if each is not None):
            if thing.type not in types:
                self._account.refuse("type", f"{key}: {thing.name}", f"no {thing.type} can be among the {key}")
            elif not _is_in(thing, around):
                self._account.refuse("participant", f"{key}: {thing.name}", "the words of the fact do not mention it")
            else:
                kept.append(thing)
        return kept

    def _one(self, entry: Mapping[str, Any], key: str) -> Cluster | None:
        id = entry.get(key)
        return self._things.get(id) if isinstance(id, str) else None

    def _sentences(self, places: Iterable[Place]) -> list[Span]:
        return [self._grounding.article.sentence(place.span) for place in places]

    def _refuse(self, kind: str, name: str, entry: object, why: str) -> None:
        self._account.refuse(kind, f"{name} {entry}", why)


def _objects(entries: object) -> list[dict[str, Any]]:
    return [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []


def _kind(kinds: type[_KINDS], value: object) -> _KINDS | None:
    return next((kind for kind in kinds if kind.value == value), None)


def _is_in(thing: Cluster, around: Iterable[Span]) -> bool:
    spans = list(around)
    return any(_holds(span, mention.span) for mention in thing.mentions for span in spans)


def _holds(span: Span, inner: Span) -> bool:
    return span.start <= inner.start and inner.end <= span.end


def _rule(places: Iterable[Place]) -> str:
    return NEAR if any(place.is_near for place in places) else RULE
