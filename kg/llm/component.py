"""What a model notes of an article, as a stage of reading."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from kg.extract.layers import (
    Anchor,
    Attribution,
    Attributions,
    Cluster,
    Clusters,
    Confidences,
    DistinctEvent,
    Events,
    Issues,
    Layers,
    Mentions,
    Office,
    Offices,
    Relations,
    StandingRelation,
    Times,
    TypedMention,
)
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.lexicon.gazetteer import Gazetteer
from kg.llm.account import Account
from kg.llm.cache import AnswerCache
from kg.llm.client import Answer, Message, ModelServer
from kg.llm.facts import NEAR, SectionFacts
from kg.llm.grounding import Grounding
from kg.llm.parsing import parsed
from kg.llm.prompt import messages_for, notes_schema, sections_of
from kg.llm.settings import LlmSettings
from kg.llm.things import Noted, joined, noted_things
from kg.notes import QuotedText

__all__ = ["LlmNotes"]

#: Nobody has counted how often a model at hand is right: what it says is as likely false as true.
_CONFIDENCE, _NEAR_CONFIDENCE = 0.5, 0.4
_AGAIN: Message = {"role": "user", "content": "That was no JSON of this form. Answer with the JSON alone."}
_Section = Mapping[str, Any]
_Fact = Office | StandingRelation | DistinctEvent | Attribution


class LlmNotes:
    """Asks a model for notes on each section, and takes what words prove.

    Args:
        listed: states and bodies that are known.
        account: told what was asked and what was refused.

    Raises of a call:
        NoAnswerError: if the server gives none to a section; those of the others are kept for the next time.
        ModelError: if the server refuses.
    """

    name = "llm.notes"
    requires = (Times,)
    assigns = (Mentions, Clusters, Offices, Relations, Attributions, Events, Issues, Confidences)

    def __init__(self, settings: LlmSettings, listed: Gazetteer, account: Account) -> None:
        self._settings, self._listed, self._account = settings, listed, account
        self._server = ModelServer(settings)
        self._cache = AnswerCache(settings.cache, settings.model)
        asked = repr((settings.model, settings.sentences, sorted(notes_schema().items())))
        self.version = f"2 {settings.model} {sha256(asked.encode()).hexdigest()[:8]}"

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        text = annotation.article.text
        sections = sections_of(text, self._settings.sentences)
        with self._server, ThreadPoolExecutor(max(1, self._settings.parallel)) as pool:
            asked = [pool.submit(self._noted, annotation, section) for section in sections]
            results = [each.exception() or each.result() for each in asked]
        for result in results:  # the account is told in the order of the text
            if isinstance(result, BaseException):
                raise result
            self._account.add(result[1])
        notes = [result[0] for result in results if not isinstance(result, BaseException)]
        return _Reading(annotation, layers[Times], self._listed, self._account).read(notes, sections, layers)

    def _noted(self, annotation: Annotation, section: range) -> tuple[_Section, Account]:
        """What the model notes; nothing if it twice answers what is no JSON."""
        account = Account()
        messages = messages_for(annotation.article, section)
        for attempt in (messages, [*messages, _AGAIN]):
            found = parsed(self._answer(attempt, account).text)
            if found is not None:
                return found, account
        account.lost.append(f"sentences {section.start} to {section.stop - 1}: no JSON came")
        return {}, account

    def _answer(self, messages: list[Message], account: Account) -> Answer:
        schema, most = notes_schema(), self._settings.most_tokens
        answer = self._cache.get(messages, schema, most)
        if answer is None:
            start = time.perf_counter()
            answer = self._server.ask(messages, schema)
            account.seconds += time.perf_counter() - start
            account.requests += 1
            self._cache.keep(messages, schema, most, answer)
        else:
            account.kept += 1
        account.sent += answer.sent
        account.come += answer.come
        return answer


class _Reading:
    """Layers of the notes on one article."""

    def __init__(self, annotation: Annotation, times: Times, listed: Gazetteer, account: Account) -> None:
        self._annotation, self._times, self._listed, self._account = annotation, times, listed, account

    def read(self, notes: list[_Section], sections: list[range], layers: Layers) -> Layers:
        text = self._annotation.article.text
        article = QuotedText(text)
        grounds = [Grounding(article, section, self._account) for section in sections]
        things: list[dict[str, Noted]] = []
        for noted, ground in zip(notes, grounds, strict=True):
            things.append(noted_things(noted.get("entities"), self._annotation, ground, self._listed, self._account)[0])
        clusters, of = joined(things, text)
        offices: list[Office] = []
        relations: list[StandingRelation] = []
        events: list[DistinctEvent] = []
        said: list[Attribution] = []
        about: dict[object, tuple[str, ...]] = {}
        for noted, ground, here in zip(notes, grounds, things, strict=True):
            reading = SectionFacts(self._annotation, self._times, ground, here, of, self._account)
            offices += reading.offices(noted.get("roles"))
            relations += reading.relations(noted.get("relations"))
            before = list(events)
            for event, issues in reading.events(noted.get("events")):
                if any(_is_told(event, other) for other in events):
                    continue
                same = next((other for other in before if self._is_once_more(event, other)), None)
                if same is None:
                    events.append(event)
                    about[event] = issues
                    continue
                whole = _with_tellings(same, event)
                events[events.index(same)] = whole
                before[before.index(same)] = whole
                about[whole] = about.pop(same)
            for claim, issues in reading.claims(noted.get("claims")):
                if not any(claim.cue == other.cue and claim.content == other.content for other in said):
                    said.append(claim)
                    about[claim] = issues
        offices = [each for n, each in enumerate(offices) if not any(_is_same(each, o) for o in offices[:n])]
        officials = frozenset(office.person for office in offices)
        facts: list[_Fact] = [*offices, *relations, *events, *said]
        for layer in (
            Mentions(tuple(sorted(_mentions(clusters), key=lambda each: each.mention.span))),
            Clusters(tuple(clusters), tuple(self._anchors(clusters))),
            Offices(tuple(offices), officials),
            Relations(tuple(relations)),
            Attributions(tuple(sorted(said, key=lambda each: each.cue[0]))),
            Events(tuple(sorted(events, key=lambda each: each.evidence[0].span))),
            Issues((), MappingProxyType(about)),
            Confidences(MappingProxyType({fact: _confidence(fact) for fact in facts})),
        ):
            layers = layers.assign(layer)
        return layers

    def _is_once_more(self, event: DistinctEvent, other: DistinctEvent) -> bool:
        """Whether a section tells what one before it told: with the same words, of the same people, of no other day."""
        who = [{*each.agents, *each.targets} for each in (event, other)]
        days = {each.start for each in (event, other)} - {None}
        is_alike = (event.type, event.status) == (other.type, other.status) and len(days) < 2
        return is_alike and bool(who[0] & who[1]) and bool(self._lemmas(event) & self._lemmas(other))

    def _lemmas(self, event: DistinctEvent) -> set[str]:
        words = (self._annotation.tokens_in(each.trigger or each.span) for each in event.evidence)
        return {phrase_head(each).lemma.lower() for each in words}

    def _anchors(self, clusters: list[Cluster]) -> list[Anchor]:
        """The heads of all mentions; a head that heads those of several things is theirs together."""
        found: dict[tuple[int, int], list[tuple[Cluster, Any]]] = {}
        for cluster in clusters:
            for mention in cluster.mentions:
                words = self._annotation.tokens_in(mention.span)
                if words:
                    head = phrase_head(words)
                    found.setdefault((head.start, head.end), []).append((cluster, mention.kind))
        anchors = []
        for (start, end), those in sorted(found.items()):
            token = self._annotation.token_at(start)
            if token is not None and token.end == end:
                anchors.append(Anchor(token.span, tuple(dict.fromkeys(c for c, _ in those)), those[0][1]))
        return anchors


def _mentions(clusters: list[Cluster]) -> list[TypedMention]:
    return [TypedMention(mention, cluster.type) for cluster in clusters for mention in cluster.mentions]


def _is_told(event: DistinctEvent, other: DistinctEvent) -> bool:
    """Whether a word tells both, of one type."""
    words = {each.trigger for each in event.evidence}
    return event.type is other.type and any(each.trigger in words for each in other.evidence)


def _with_tellings(event: DistinctEvent, other: DistinctEvent) -> DistinctEvent:
    return replace(
        event,
        evidence=(*event.evidence, *other.evidence),
        agents=tuple(dict.fromkeys((*event.agents, *(each for each in other.agents if each not in event.targets)))),
        targets=tuple(dict.fromkeys((*event.targets, *(each for each in other.targets if each not in event.agents)))),
        places=tuple(dict.fromkeys((*event.places, *other.places))),
        start=event.start or other.start,
        end=event.end or other.end,
        date_inferred=event.date_inferred or other.date_inferred,
    )


def _is_same(one: Office, other: Office) -> bool:
    return one.person is other.person and one.title.casefold() == other.title.casefold() and one.of is other.of


def _confidence(fact: _Fact) -> float:
    evidence = (fact.evidence,) if isinstance(fact, Attribution) else fact.evidence
    return _NEAR_CONFIDENCE if all(each.rule == NEAR for each in evidence) else _CONFIDENCE
