"""Events as a stage of reading: the words that tell them, which of these tell one, participants, status and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kg.extract.encoder.decisions import SAME_EVENT, Decisions, logit, one_of
from kg.extract.encoder.event_coreference import groups
from kg.extract.encoder.network.outputs import STATUSES
from kg.extract.encoder.network.signals import Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.tellings import ROLE, Telling, averaged, tellings
from kg.extract.layers import Cluster, Clusters, EventMention, EventMentions, Events, Layers, MergedEvent, Signs, Times
from kg.extract.rules.factuality.veridicality import asserted
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import EntityType, Evidence, Span, Status

__all__ = ["EncoderEvents"]

#: So likely a word must tell an event that names nobody.
_ALONE = 0.97
_MANY = 3
_SITES = {EntityType.PLACE, EntityType.STATE}


class EncoderEvents:
    """Words that tell events, and the events.

    Args:
        decisions: among them how likely two words tell one event, how likely it is that an event is right, and how
            likely these must be.
    """

    name = "encoder.events"
    version = "1"
    requires = (Times, Clusters, Signals)
    assigns = (EventMentions, Events)

    def __init__(self, decisions: Decisions) -> None:
        self._same, self._right = decisions[SAME_EVENT], decisions["events"]

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        told = tellings(annotation, signals, Participants(annotation, layers[Clusters]), layers[Times].datings)
        mentions: list[EventMention] = []
        events: list[MergedEvent] = []
        for group in groups(signals, told, self._same):
            found = _event(annotation, signals, group)
            if found is not None and self._right.allows(found.signs):
                events.append(found)
                mentions += found.mentions
        events.sort(key=lambda event: min(mention.trigger for mention in event.mentions))
        mentions.sort(key=lambda mention: mention.trigger)
        return layers.assign(EventMentions(tuple(mentions))).assign(Events(tuple(events)))


def _event(annotation: Annotation, signals: Signals, told: Sequence[Telling]) -> MergedEvent | None:
    sure = max(float(1 - one.likely[0]) for one in told)
    held: tuple[list[Cluster], ...] = ([], [], [])
    likely: list[float] = []
    rest = 0.0
    for thing, best in averaged(told).items():
        channel = int(best[:2].argmax())
        if best[channel] >= ROLE[channel]:
            held[channel].append(thing)
            likely.append(float(best[channel]))
        else:
            rest = max(rest, float(best[channel]))
        if best[2] >= ROLE[2] and thing.type in _SITES:
            held[2].append(thing)
    if not likely and sure < _ALONE:
        return None
    agents, targets, places = map(tuple, held)
    status = _status(annotation, told)
    dates = sorted((one.date for one in told if one.date is not None), key=lambda date: -date[0])
    date = dates[0][1] if dates else None
    mentions = [_mention(annotation, signals, one, status, held) for one in told]
    mentions.sort(key=lambda mention: (mention.evidence.span.start - mention.evidence.span.end, mention.trigger))
    event = MergedEvent(
        mentions=tuple(mentions),
        type=told[0].type,
        status=status,
        agents=agents,
        targets=targets,
        places=places,
        start=date.start if date is not None else None,
        end=date.end if date is not None else None,
        date_inferred=date.inferred if date is not None else False,
    )
    return replace(event, signs=_signs(annotation, told, event, likely, rest))


def _status(annotation: Annotation, told: Sequence[Telling]) -> Status:
    """The likeliest of all tellings together, unless a word above each of them takes it back."""
    status = STATUSES[int(np.round(np.stack([one.status for one in told]).mean(axis=0), 4).argmax())]
    heads = (phrase_head(annotation.tokens[one.words[0] : one.words[1]]) for one in told)
    put_forward = [asserted(annotation, head, status, told[0].type) for head in heads]
    return status if status in put_forward else put_forward[0]


def _signs(
    annotation: Annotation, told: Sequence[Telling], event: MergedEvent, likely: Sequence[float], rest: float
) -> Signs:
    """
    Args:
        likely: how likely each participant is one.
        rest: how likely the likeliest is that was not taken for one.
    """
    sure = max(float(1 - one.likely[0]) for one in told)
    typed = max(float(one.likely[1:].max()) for one in told)
    mean = sum(likely) / len(likely) if likely else ROLE[0]
    who = (*event.agents, *event.targets)
    return {
        "network": logit(sure * mean),
        "type": logit(typed),
        "tellings": float(np.log(len(told))),
        "nobody": float(not likely),
        "least of who": logit(min(likely)) if likely else 0.0,
        "most of who": logit(max(likely)) if likely else 0.0,
        "one alone": float(len(likely) == 1),
        "many": float(len(likely) > _MANY),
        "left out": logit(rest),
        "somebody acts": float(bool(event.agents)),
        "unnamed groups": sum(thing.latent for thing in who) / max(1, len(who)),
        "a verb": float(annotation.tokens[told[0].words[0]].pos == "VERB"),
        **one_of("type", event.type.value),
        **one_of("status", event.status.value),
    }


def _mention(
    annotation: Annotation, signals: Signals, one: Telling, status: Status, held: tuple[list[Cluster], ...]
) -> EventMention:
    head = phrase_head(annotation.tokens[one.words[0] : one.words[1]])
    return EventMention(
        trigger=signals.span(one.words),
        word=head.lemma.lower(),
        type=one.type,
        status=status,
        evidence=Evidence(_evidence(annotation, one.words, held), "encoder", signals.span(one.words)),
        agents=tuple(held[0]),
        targets=tuple(held[1]),
        places=tuple(held[2]),
        start=one.date[1].start if one.date is not None else None,
        end=one.date[1].end if one.date is not None else None,
        date_inferred=one.date[1].inferred if one.date is not None else False,
    )


def _evidence(annotation: Annotation, words: Words, held: tuple[list[Cluster], ...]) -> Span:
    """From the trigger to the nearest mention of each participant in its sentence."""
    sentence = annotation.sentences[annotation.tokens[words[0]].sentence]
    room = annotation.span_of(annotation.tokens_of(sentence))
    spans = [annotation.span_of(annotation.tokens[words[0] : words[1]])]
    for thing in dict.fromkeys(thing for part in held for thing in part):
        inside = [mention.span for mention in thing.mentions if room.contains(mention.span)]
        if inside:
            spans.append(min(inside, key=lambda span: (abs(span.start - spans[0].start), span)))
    return Span(min(span.start for span in spans), max(span.end for span in spans))
