"""Events as a stage of reading: the words that tell them, which of these tell one, participants, status and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from kg.extract.encoder.decisions import SAME_EVENT, Decisions, logit, one_of
from kg.extract.encoder.event_coreference import groups
from kg.extract.encoder.network.outputs import STATUSES
from kg.extract.encoder.network.signals import Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.tellings import ROLE, Telling, averaged, exactest, tellings
from kg.extract.layers import Cluster, Clusters, DistinctEvent, Layers, Signs, Times, TriggeredEvents
from kg.extract.veridicality import asserted
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import ACTORS, FACTS, EntityType, Evidence, Span, Status

__all__ = ["EncoderEvents"]

#: So likely a word must tell an event that names nobody.
_ALONE = 0.97
#: So likely an event must have happened, or go on, to be told as a fact.
_SURE = 0.85
_REAL = np.array([status in FACTS for status in STATUSES])
_MANY = 3
_SITES = {EntityType.PLACE, EntityType.STATE}


class EncoderEvents:
    """Words that tell events, and the events.

    Args:
        decisions: among them how likely two words tell one event, how likely it is that an event is right, and how
            likely these must be.
    """

    name = "encoder.events"
    version = "4"
    requires = (Times, Clusters, Signals)
    assigns = (TriggeredEvents,)

    def __init__(self, decisions: Decisions) -> None:
        self._same, self._right = decisions[SAME_EVENT], decisions["events"]

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        told = tellings(annotation, signals, Participants(annotation, layers[Clusters]), layers[Times].datings)
        events: list[DistinctEvent] = []
        for group in groups(signals, told, self._same):
            found = _event(annotation, signals, group)
            if found is not None and self._right.allows(found.signs):
                events.append(found)
        return layers.assign(TriggeredEvents(tuple(sorted(events, key=_first))))


def _event(annotation: Annotation, signals: Signals, told: Sequence[Telling]) -> DistinctEvent | None:
    sure = max(float(1 - one.likely[0]) for one in told)
    held: tuple[list[Cluster], ...] = ([], [], [])
    likely: list[float] = []
    rest = 0.0
    for thing, best in averaged(told).items():
        channel = int(best[:2].argmax()) if thing.type in ACTORS else 1
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
    date = exactest([each for _, each in dates])
    evidence = [_evidence(annotation, signals, one.words, held) for one in told]
    evidence.sort(key=lambda each: (each.span.start - each.span.end, each.trigger or each.span))
    event = DistinctEvent(
        evidence=tuple(evidence),
        type=told[0].type,
        status=status,
        agents=agents,
        targets=targets,
        places=places,
        start=date.start if date is not None else None,
        end=date.end if date is not None and not (status is Status.ONGOING and date.start == date.end) else None,
        date_inferred=date.inferred if date is not None else False,
    )
    return replace(event, signs=_signs(annotation, told, event, likely, rest))


def _status(annotation: Annotation, told: Sequence[Telling]) -> Status:
    """The likeliest of all tellings together, unless a word above each of them takes it back."""
    likely = np.round(np.stack([one.status for one in told]).mean(axis=0), 4)
    doubtful = likely[_REAL].sum() < _SURE
    status = STATUSES[int((np.where(_REAL, 0, likely) if doubtful else likely).argmax())]
    heads = (phrase_head(annotation.tokens[one.words[0] : one.words[1]]) for one in told)
    put_forward = [asserted(annotation, head, status, told[0].type) for head in heads]
    return status if status in put_forward else put_forward[0]


def _signs(
    annotation: Annotation, told: Sequence[Telling], event: DistinctEvent, likely: Sequence[float], rest: float
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
    return MappingProxyType(
        {
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
    )


def _evidence(annotation: Annotation, signals: Signals, words: Words, held: tuple[list[Cluster], ...]) -> Evidence:
    """From the trigger to the nearest mention of each participant in its sentence, the longer of two."""
    sentence = annotation.sentences[annotation.tokens[words[0]].sentence]
    room = annotation.span_of(annotation.tokens_of(sentence))
    trigger = signals.span(words)
    spans = [trigger]
    for thing in dict.fromkeys(thing for part in held for thing in part):
        inside = [mention.span for mention in thing.mentions if room.contains(mention.span)]
        if inside:
            spans.append(min(inside, key=lambda span: (_gap(span, trigger), span.start - span.end, span)))
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Evidence(whole, "encoder.events", trigger)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _first(event: DistinctEvent) -> Span:
    return min(each.trigger or each.span for each in event.evidence)
