"""Events as a stage of reading: the words that tell them, which of these tell one, participants, status and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.extract.encoder.network.outputs import EVENT_TYPES, STATUSES
from kg.extract.encoder.network.signals import Floats, Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import class_runs
from kg.extract.layers import Cluster, Clusters, Dating, EventMention, EventMentions, Events, Layers, MergedEvent, Times
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import EntityType, EventType, Evidence, Span, Status

__all__ = ["EncoderEvents"]

_TRIGGER = 0.6
_ROLE = (0.42, 0.42, 0.42)
_TIME = 0.5
_SAME = 0.65
#: So likely a word must tell an event that names nobody.
_ALONE = 0.97
#: What stands in another sentence counts less.
_FAR = 0.7
_TOGETHER = 200
_SITES = {EntityType.PLACE, EntityType.STATE}


@dataclass(frozen=True, slots=True, eq=False)
class _Telling:
    """A trigger with what the network says of it.

    Args:
        roles: how likely each of the things around it acts, is acted upon, is its place.
        date: what dates it, and how likely.
    """

    words: Words
    likely: Floats
    status: Floats
    roles: dict[Cluster, Floats]
    date: tuple[float, Dating] | None

    @property
    def type(self) -> EventType:
        return EVENT_TYPES[int(self.likely[1:].argmax())]


class EncoderEvents:
    """Words that tell events, and the events."""

    name = "encoder.events"
    version = "1"
    requires = (Times, Clusters, Signals)
    assigns = (EventMentions, Events)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        told = _tellings(annotation, signals, Participants(annotation, layers[Clusters]), layers[Times].datings)
        mentions: list[EventMention] = []
        events: list[MergedEvent] = []
        for group in _groups(signals, told):
            found = _event(annotation, signals, group)
            if found is not None:
                events.append(found)
                mentions += found.mentions
        events.sort(key=lambda event: min(mention.trigger for mention in event.mentions))
        mentions.sort(key=lambda mention: mention.trigger)
        return layers.assign(EventMentions(tuple(mentions))).assign(Events(tuple(events)))


def _tellings(annotation: Annotation, signals: Signals, who: Participants, datings: Sequence[Dating]) -> list[_Telling]:
    triggers = [words for words, _ in class_runs(annotation, signals.words.trigger, _TRIGGER)]
    sentences = np.array([annotation.tokens[first].sentence for first, _ in who.places], dtype=np.int64)
    roles: dict[int, dict[Cluster, Floats]] = {}
    for near in signals.belonging("event_roles", triggers, who.places):
        own = annotation.tokens[triggers[near.anchor][0]].sentence
        weight = np.where(sentences[near.others] == own, 1.0, _FAR).astype(np.float32)
        roles[near.anchor] = who.pooled(replace(near, scores=np.round(near.scores * weight[:, None], 4)))
    dates = _dates(annotation, signals, triggers, datings)
    return [
        _Telling(
            words,
            np.round(signals.words.trigger[words[0]], 4),
            np.round(signals.words.status[words[0]], 4),
            roles.get(n, {}),
            dates.get(n),
        )
        for n, words in enumerate(triggers)
    ]


def _dates(
    annotation: Annotation, signals: Signals, triggers: Sequence[Words], datings: Sequence[Dating]
) -> dict[int, tuple[float, Dating]]:
    """The likeliest time of each trigger that has one."""
    spans = ((dating, annotation.tokens_in(dating.span)) for dating in datings)
    usable = sorted(((span[0].i, span[-1].i + 1), n, dating) for n, (dating, span) in enumerate(spans) if span)
    found: dict[int, tuple[float, Dating]] = {}
    for near in signals.belonging("event_time", triggers, [words for words, _, _ in usable]):
        best = int(near.scores[:, 0].argmax())
        if near.scores[best, 0] >= _TIME:
            found[near.anchor] = float(near.scores[best, 0]), usable[int(near.others[best])][2]
    return found


def _groups(signals: Signals, told: Sequence[_Telling]) -> Iterator[list[_Telling]]:
    """Tellings of one event: those of one type by average linkage over how likely two tell the same.

    Of an article with very many they are grouped in runs, for nobody tells one event two hundred times.
    """
    by_type: dict[EventType, list[_Telling]] = {}
    for one in told:
        by_type.setdefault(one.type, []).append(one)
    for tellings in by_type.values():
        for start in range(0, len(tellings), _TOGETHER):
            yield from _linked(signals, tellings[start : start + _TOGETHER])


def _linked(signals: Signals, told: Sequence[_Telling]) -> list[list[_Telling]]:
    groups = [[one] for one in told]
    if len(told) < 2:
        return groups
    same = np.clip(signals.same_event([one.words for one in told]), 1e-4, 1 - 1e-4).astype(np.float64)
    linked = np.log(same / (1 - same))  # summed over the pairs of two groups
    count = np.ones(len(told))
    floor = np.log(_SAME / (1 - _SAME))
    while True:
        mean = np.round(linked / np.outer(count, count), 4)
        mean[np.triu_indices(len(mean))] = -np.inf
        two, one = divmod(int(mean.argmax()), len(mean))
        if mean[two, one] <= floor:
            return [group for group in groups if group]
        linked[one] += linked[two]
        linked[:, one] += linked[:, two]
        linked[two] = linked[:, two] = -np.inf
        count[one] += count[two]
        groups[one] += groups[two]
        groups[two] = []


def _event(annotation: Annotation, signals: Signals, told: Sequence[_Telling]) -> MergedEvent | None:
    sure = max(float(1 - one.likely[0]) for one in told)
    held: tuple[list[Cluster], ...] = ([], [], [])
    likely: list[float] = []
    for thing, best in _averaged(told).items():
        channel = int(best[:2].argmax())
        if best[channel] >= _ROLE[channel]:
            held[channel].append(thing)
            likely.append(float(best[channel]))
        if best[2] >= _ROLE[2] and thing.type in _SITES:
            held[2].append(thing)
    if not likely and sure < _ALONE:
        return None
    agents, targets, places = map(tuple, held)
    status = STATUSES[int(np.round(np.stack([one.status for one in told]).mean(axis=0), 4).argmax())]
    dates = sorted((one.date for one in told if one.date is not None), key=lambda date: -date[0])
    date = dates[0][1] if dates else None
    mentions = [_mention(annotation, signals, one, status, held) for one in told]
    mentions.sort(key=lambda mention: (mention.evidence.span.start - mention.evidence.span.end, mention.trigger))
    whole = MergedEvent(
        mentions=tuple(mentions),
        type=told[0].type,
        status=status,
        agents=agents,
        targets=targets,
        places=places,
        likelihood=round(sure * (sum(likely) / len(likely) if likely else _ROLE[0]), 4),
    )
    if date is None:
        return whole
    return replace(whole, start=date.start, end=date.end, date_inferred=date.inferred)


def _averaged(told: Sequence[_Telling]) -> dict[Cluster, Floats]:
    """How likely each thing has a role, over all tellings that it stands near."""
    found: dict[Cluster, list[Floats]] = {}
    for one in told:
        for thing, scores in one.roles.items():
            found.setdefault(thing, []).append(scores)
    return {thing: np.round(np.stack(scores).mean(axis=0), 4) for thing, scores in found.items()}


def _mention(
    annotation: Annotation, signals: Signals, one: _Telling, status: Status, held: tuple[list[Cluster], ...]
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
