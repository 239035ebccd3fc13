"""Attribution as a stage of reading: who says what, to whom, and what they do by saying it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from kg.extract.encoder.decisions import Decisions, logit, one_of
from kg.extract.encoder.network.outputs import CLAIM_PARTS, STANCES
from kg.extract.encoder.network.signals import Floats, Near, Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import tag_runs
from kg.extract.layers import Attribution, Cluster, Clusters, CuedAttributions, Dating, Layers, Signs, Times
from kg.extract.times.attachment import DatedWords
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.model import ACTORS, Evidence, Span, Stance

__all__ = ["EncoderAttribution"]

_CUE = 0.6
_SPEAKER, _LEAST_SPEAKER, _TARGET = 0.35, 0.25, 0.5
_PART, _DOUBTFUL = 0.5, 0.15
#: What a piece costs that begins, as a logit, and what is so unlikely that a piece rather ends and begins anew.
_BEGINNING = 1.5
_HOPELESS = 0.18
_MARKS = {"PUNCT", "SPACE"}


class EncoderAttribution:
    """What is said, thought and wanted.

    Args:
        decisions: among them how likely it is that a claim is right, and how likely it must be.
    """

    name = "encoder.attribution"
    version = "3"
    requires = (Times, Clusters, Signals)
    assigns = (CuedAttributions,)

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
        return layers.assign(CuedAttributions(tuple(found)))


def _dated(said: Attribution, date: Dating) -> Attribution:
    return replace(said, start=date.start, end=date.end, date_inferred=date.inferred)


def _attribution(
    annotation: Annotation,
    signals: Signals,
    cue: Words,
    roles: Mapping[Cluster, Floats],
    near: Near,
) -> Attribution | None:
    speaking = [(float(best[0]), thing) for thing, best in roles.items() if thing.type in ACTORS]
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
        evidence=Evidence(Span(min(s.start for s in spans), max(s.end for s in spans)), "encoder.attribution", cues),
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
    return MappingProxyType(
        {
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
    )


def _pieces(annotation: Annotation, near: Near, channel: int, cue: Words) -> tuple[Span, ...]:
    """Stretches of likely words, marks left out at their ends; none goes over the end of a sentence."""
    tokens = annotation.tokens
    likely = near.scores[:, channel]
    stretches: list[list[tuple[int, float]]] = []
    for place in (likely >= _HOPELESS).nonzero()[0].tolist():
        i = int(near.others[place])
        if cue[0] <= i < cue[1]:
            continue
        goes_on = stretches and stretches[-1][-1][0] == i - 1 and tokens[i - 1].sentence == tokens[i].sentence
        if not goes_on:
            stretches.append([])
        stretches[-1].append((i, logit(float(likely[place]))))
    found: list[Span] = []
    last = -1
    for stretch in stretches:
        goes_over = stretch[0][0] == last + 1
        for first, end in _segments([score for _, score in stretch], 0.0 if goes_over else _BEGINNING):
            words = [tokens[i] for i, _ in stretch[first:end]]
            last = words[-1].i
            while words and words[0].pos in _MARKS:
                del words[0]
            while words and words[-1].pos in _MARKS:
                del words[-1]
            if words:
                found.append(annotation.span_of(words))
    return tuple(found)


def _segments(scores: Sequence[float], beginning: float) -> list[tuple[int, int]]:
    """The segments with the highest sum of scores, less what each costs that begins (Viterbi over in and out).

    Args:
        beginning: what the first of them costs, if it begins with the first score; all others cost the usual.
    """
    out, inside = 0.0, -np.inf
    came: list[tuple[bool, bool]] = []  # whether each state was reached from inside
    for n, score in enumerate(scores):
        cost = beginning if n == 0 else _BEGINNING
        came.append((inside > out, inside >= out - cost))
        out, inside = max(out, inside), max(inside, out - cost) + score
    is_in = inside > out
    states = []
    for from_inside in reversed(came):
        states.append(is_in)
        is_in = from_inside[is_in]
    states.reverse()
    starts = [n for n, state in enumerate(states) if state and not (n and states[n - 1])]
    ends = [n + 1 for n, state in enumerate(states) if state and not (n + 1 < len(states) and states[n + 1])]
    return list(zip(starts, ends, strict=True))
