"""Attribution as a stage of reading: who says what, to whom, and what they do by saying it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from kg.extract.encoder.decisions import Decisions, logit, one_of
from kg.extract.encoder.network.outputs import CLAIM_PARTS, STANCES
from kg.extract.encoder.network.signals import Floats, Near, Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import tag_runs
from kg.extract.layers import Attribution, Attributions, Cluster, Clusters, Dating, Layers, Signs, Times
from kg.extract.shared.times.attachment import DatedWords
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import Evidence, Span, Stance

__all__ = ["EncoderAttribution"]

_CUE = 0.6
_SPEAKER, _LEAST_SPEAKER, _TARGET = 0.35, 0.25, 0.5
_PART, _DOUBTFUL = 0.5, 0.15
_GAP = 4
_MARKS = {"PUNCT", "SPACE"}


class EncoderAttribution:
    """What is said, thought and wanted.

    Args:
        decisions: among them how likely it is that a claim is right, and how likely it must be.
    """

    name = "encoder.attribution"
    version = "1"
    requires = (Times, Clusters, Signals)
    assigns = (Attributions,)

    def __init__(self, decisions: Decisions) -> None:
        self._decision = decisions["claims"]

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
            if said is not None and self._decision.allows(said.signs):
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
        signs=_signs(annotation, signals, cue, speakers, roles, content, near, stance),
    )


def _signs(
    annotation: Annotation,
    signals: Signals,
    cue: Words,
    speakers: Sequence[Cluster],
    roles: Mapping[Cluster, Floats],
    content: Sequence[Span],
    near: Near,
    stance: Stance,
) -> Signs:
    sure = float(1 - np.round(signals.words.cue[cue[0], 0], 4))
    spoken = max(float(roles[speaker][0]) for speaker in speakers)
    told = near.scores[:, CLAIM_PARTS.index("content")]
    chosen = told[told >= _PART]
    words = sum(len(annotation.tokens_in(piece)) for piece in content)
    verb = annotation.tokens[cue[0]]
    return {
        "network": logit(sure * spoken * float(chosen.mean())),
        "cue": logit(sure),
        "content": logit(float(chosen.mean())),
        "doubtful words": min(float(((told >= _DOUBTFUL) & (told < _PART)).sum()) / max(1, words), 2.0),
        "pieces": float(np.log(len(content))),
        "several speakers": float(len(speakers) > 1),
        "a person speaks": float(speakers[0].is_person),
        "an unnamed group speaks": float(speakers[0].latent),
        "a verb": float(verb.pos == "VERB"),
        "a noun": float(verb.pos == "NOUN"),
        "a cue of several words": float(cue[1] - cue[0] > 1),
        **one_of("stance", stance.value),
    }


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
