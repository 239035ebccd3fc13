"""Figures as a stage of reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.figures.attachment import FAR, NEAR, Tellings
from kg.extract.figures.quantities import Amount, amounts, quantities
from kg.extract.figures.tolls import Toll, Tolls, is_hedged, is_told
from kg.extract.layers import (
    Attributions,
    Clusters,
    DistinctEvent,
    EventFigure,
    Events,
    Figures,
    Layers,
    Mentions,
    Times,
)
from kg.extract.span_index import SpanIndex
from kg.extract.veridicality import asserted
from kg.language import Annotation, Token, syntax
from kg.lexicon.figures import figure_words
from kg.lexicon.lists import collectives, titles
from kg.model import ACTORS, STRUCK, VALUED, EntityType, EventType, Evidence, Span, Status

__all__ = ["FigureReader"]

#: Who can be hit, of the things that the article mentions.
_BEINGS = frozenset({EntityType.GROUP, EntityType.PERSON, EntityType.OFFICIAL})
#: Rules by which a verb tells the toll, so that whoever does it may have killed.
_BY_VERB = frozenset({"figure.verb", "figure.behind"})
_NOBODY = frozenset({"companies", "states", "organization", "delegation"})
_OTHERS = frozenset({"other", "more", "member", "dead", "wounded", "injured", "victim", "casualty", "life", "total"})
#: How often figures were right: 56 of 60 on annotated articles that were drawn by lot and judged.
_SURE = 0.92


@cache
def _vocabulary() -> frozenset[str]:
    classes = ("harm", "fate", "state", "count", "act", "lives", "expel", "total")
    return frozenset(word for name in classes for word in figure_words(name)) | {"toll", "flee", "leave", "abandon"}


@cache
def _tellers() -> frozenset[str]:
    return frozenset(figure_words("telling")) | frozenset(figure_words("giving"))


class FigureReader:
    """Tolls of attacks and disasters, and amounts of help, sanctions, agreements and military activity."""

    name = "figures"
    version = "1"
    requires = (Times, Mentions, Clusters, Attributions, Events)
    assigns = (Figures,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(_Reading(annotation, layers).read())


class _Reading:
    """The figures of one article."""

    def __init__(self, annotation: Annotation, layers: Layers) -> None:
        self._annotation = annotation
        self._clusters = layers[Clusters]
        self._tellings = Tellings(annotation, layers[Events].events)
        said = layers[Attributions].attributions
        self._contents = SpanIndex((part, each) for each in said for part in each.content)
        spans = (mention.span for mention in layers[Times].mentions)
        self._dated = {token.i for span in spans for token in annotation.tokens_in(span)}
        beings = (each.mention.span for each in layers[Mentions].mentions if each.type in _BEINGS)
        self._beings = {token.i for span in beings for token in annotation.tokens_in(span)}
        self._made: dict[int, DistinctEvent] = {}

    def read(self) -> Figures:
        found = [figure for sentence in self._annotation.sentences for figure in self._in_sentence(sentence.index)]
        return Figures(tuple(found), tuple(self._made.values()))

    def _in_sentence(self, index: int) -> Iterator[EventFigure]:
        tokens = self._annotation.tokens_of(self._annotation.sentences[index])
        has_tolls = any(token.lemma.lower() in _vocabulary() or token.lower in _vocabulary() for token in tokens)
        has_amounts = self._tellings.has(index, VALUED)
        if not (has_tolls or has_amounts):
            return
        numbers = quantities(tokens, self._dated)
        told = Tolls(numbers, self._is_being).of(tokens) if has_tolls else []
        for toll in told:
            event = self._struck(toll)
            if event is not None:
                yield self._figure(toll, event)
        taken = {token.i for toll in told for token in toll.quantity.tokens}
        for amount in amounts(numbers) if has_amounts else ():
            if not taken.intersection(token.i for token in amount.quantity.tokens):
                event = self._tellings.nearest(amount.word, VALUED, NEAR)
                if event is not None:
                    yield self._figure(amount, event)

    def _is_being(self, noun: Token) -> bool:
        lemma = noun.lemma.lower()
        known = collectives().get(lemma) or collectives().get(noun.lower)
        if noun.i in self._beings or lemma in _OTHERS or lemma in titles():
            return True
        return noun.pos == "PROPN" if known is None else known.kind not in _NOBODY

    def _struck(self, toll: Toll) -> DistinctEvent | None:
        """The event that a toll belongs to; None where the toll is no fact, or there is none and none is told."""
        word = toll.word
        if not is_told(word) or (syntax.is_negated(word) and toll.quantity.high != 0):
            return None
        status = asserted(self._annotation, word, Status.OCCURRED, EventType.ARMED_ACTION)
        if status is not Status.OCCURRED and not (status is Status.POSSIBLE and is_hedged(word)):
            return None
        event = self._tellings.nearest(word, STRUCK, FAR)
        if event is not None and event.status in {Status.SCHEDULED, Status.REQUESTED}:
            return None
        event = event or self._tellings.before(word, STRUCK) or self._made.get(word.sentence)
        return event or self._told_alone(toll, status)

    def _told_alone(self, toll: Toll, status: Status) -> DistinctEvent | None:
        """An event that only the words of the toll tell: a deed where somebody kills, else what befell people."""
        if (toll.word.lemma == "body" or toll.quantity.high == 0) and self._tellings.any(STRUCK):
            return None
        doer = syntax.agent(toll.word) if toll.word.pos in syntax.VERBAL and toll.by in _BY_VERB else None
        is_deed = toll.word.lemma in figure_words("harm") and doer is not None and self._is_being(doer)
        hit = {token.i for token in toll.of}
        targets = (
            cluster
            for cluster in self._clusters.clusters
            if cluster.type in ACTORS
            and any(token.i in hit for m in cluster.mentions for token in self._annotation.tokens_in(m.span)[-1:])
        )
        span = self._annotation.span_of(toll.tokens)
        kind = EventType.ARMED_ACTION if is_deed else EventType.INCIDENT
        status = Status.NEGATED if toll.quantity.high == 0 else status
        event = DistinctEvent((Evidence(span, toll.by, toll.word.span),), kind, status, targets=tuple(targets))
        self._made[toll.word.sentence] = event
        return event

    def _figure(self, told: Toll | Amount, event: DistinctEvent) -> EventFigure:
        article, quantity = self._annotation.article, told.quantity
        span = self._annotation.span_of(told.tokens)
        rule = told.by if isinstance(told, Toll) else "figure.amount"
        said_by = self._teller(told.word)
        claims = tuple(dict.fromkeys(self._contents.containing(told.word.span)))
        if said_by is not None:
            own = tuple(said for said in claims if any(_overlap(source, said_by) for source in said.source))
            claims, said_by = own, None if own else said_by
        return EventFigure(
            event=event,
            kind=told.kind,
            low=quantity.low,
            high=quantity.high,
            approximate=quantity.approximate,
            evidence=Evidence(span, rule),
            of=article.words(self._annotation.span_of(told.of)) if told.of else None,
            unit=told.unit if isinstance(told, Amount) else None,
            claims=claims,
            said_by=article.words(said_by) if said_by is not None else None,
            confidence=_SURE,
        )

    def _teller(self, word: Token) -> Span | None:
        """Who is said to give a figure: the subject of the nearest verb by which somebody does."""
        below = word
        for verb in word.ancestors():
            if below.dep in {"relcl", "acl", "advcl"} and below is not word:
                return None
            told = below.dep == "ccomp" or (verb.lemma in figure_words("giving") and below.dep in {"dobj", "prep"})
            if verb.lemma in _tellers() and verb.pos == "VERB" and told:
                who = verb.child("nsubj")
                return None if who is None else self._annotation.span_of(syntax.noun_phrase(who))
            below = verb
        return None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
