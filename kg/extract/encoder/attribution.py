"""Attribution as a stage of reading: who says what, to whom, and what they do by saying it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from kg.extract.encoder.network.outputs import CLAIM_PARTS, STANCES
from kg.extract.encoder.network.signals import Floats, Near, Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import tag_runs
from kg.extract.layers import Attribution, Attributions, Cluster, Clusters, Dating, Layers, Times
from kg.extract.shared.times.attachment import DatedWords
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import Evidence, Span

__all__ = ["EncoderAttribution"]

_CUE = 0.6
_SPEAKER, _LEAST_SPEAKER, _TARGET = 0.35, 0.25, 0.5
_PART = 0.4
_GAP = 4
_MARKS = {"PUNCT", "SPACE"}


class EncoderAttribution:
    """What is said, thought and wanted."""

    name = "encoder.attribution"
    version = "1"
    requires = (Times, Clusters, Signals)
    assigns = (Attributions,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        cues = list(tag_runs(annotation, signals.words.cue, _CUE))
        who = Participants(annotation, layers[Clusters])
        roles = {near.anchor: who.pooled(near) for near in signals.belonging("claim_roles", cues, who.places)}
        times = DatedWords(annotation, layers[Times])
        found: list[Attribution] = []
        for near in signals.parts(cues):
            cue = cues[near.anchor]
            said = _attribution(annotation, signals, cue, roles.get(near.anchor, {}), near)
            if said is not None:
                date = times.for_verb(phrase_head(annotation.tokens[cue[0] : cue[1]]))
                found.append(said if date is None else _dated(said, date))
        return layers.assign(Attributions(tuple(found)))


def _dated(said: Attribution, date: Dating) -> Attribution:
    return replace(said, start=date.start, end=date.end, date_inferred=date.inferred)


def _attribution(
    annotation: Annotation,
    signals: Signals,
    cue: Words,
    roles: Mapping[Cluster, Floats],
    near: Near,
) -> Attribution | None:
    speaking = [(float(best[0]), thing) for thing, best in roles.items()]
    judged = [thing for thing, best in roles.items() if best[1] >= _TARGET]
    speakers = [thing for score, thing in speaking if score >= _SPEAKER]
    if not speakers:
        best_score = max((score for score, _ in speaking), default=0.0)
        speakers = [thing for score, thing in speaking if score == best_score and score >= _LEAST_SPEAKER][:1]
    content = _pieces(annotation, near, CLAIM_PARTS.index("content"), cue)
    if not speakers or not content:
        return None
    source = _pieces(annotation, near, CLAIM_PARTS.index("source"), cue)
    audience = _pieces(annotation, near, CLAIM_PARTS.index("audience"), cue)
    cues = signals.span(cue)
    told = near.scores[:, CLAIM_PARTS.index("content")]
    sure = float(1 - np.round(signals.words.cue[cue[0], 0], 4))
    spoken = max(score for score, thing in speaking if thing in speakers)
    likelihood = sure * spoken * float(told[told >= _PART].mean())
    stance = STANCES[int(np.round(signals.words.stance[cue[0]], 4).argmax())]
    spans = [cues, *content, *source]
    return Attribution(
        speakers=tuple(speakers),
        stance=stance,
        content=content,
        cue=(cues,),
        source=source,
        evidence=Evidence(Span(min(s.start for s in spans), max(s.end for s in spans)), "encoder", cues),
        targets=tuple(thing for thing in judged if thing not in speakers),
        audience=annotation.article.words(audience[0]) if audience else None,
        likelihood=round(likelihood, 4),
    )


def _pieces(annotation: Annotation, near: Near, channel: int, cue: Words) -> tuple[Span, ...]:
    """Runs of likely words, marks left out at their ends; small gaps are closed, single marks dropped."""
    tokens = annotation.tokens
    likely = near.others[near.scores[:, channel] >= _PART].tolist()
    chosen = [i for i in likely if not cue[0] <= i < cue[1]]
    runs: list[list[int]] = []
    for i in chosen:
        close = runs and i - runs[-1][-1] <= _GAP and tokens[i].sentence == tokens[runs[-1][-1]].sentence
        if close and not any(cue[0] <= j < cue[1] for j in range(runs[-1][-1], i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        first, last = run[0], run[-1]
        while first <= last and tokens[first].pos in _MARKS:
            first += 1
        while last >= first and tokens[last].pos in _MARKS:
            last -= 1
        if first <= last:
            found.append(annotation.span_of(tokens[first : last + 1]))
    return tuple(found)
