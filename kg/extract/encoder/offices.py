"""Offices as a stage of reading: what titles and verbs tell by rule, corrected and completed by the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from kg.extract.encoder.decisions import Decisions, logit
from kg.extract.encoder.network.outputs import ROLE_STATUSES
from kg.extract.encoder.network.signals import Signals
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import tag_runs
from kg.extract.layers import Clusters, Layers, Names, Office, Offices
from kg.extract.offices import offices_of
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.lexicon import lists as lexicon
from kg.model import BODIES, Evidence

__all__ = ["EncoderOffices"]

_TITLE, _HOLDER, _OF = 0.5, 0.5, 0.35
#: What a rule finds and the network takes for a title less likely than this is none.
_NONE = 0.02


class EncoderOffices:
    """Who holds which office.

    Args:
        decisions: among them how likely it is that what only the network finds is right, and how likely it must be.
    """

    name = "encoder.offices"
    version = "2"
    requires = (Names, Clusters, Signals)
    assigns = (Offices,)

    def __init__(self, decisions: Decisions) -> None:
        self._right = decisions["roles"]

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        written = offices_of(annotation, layers[Names], layers[Clusters])
        learned = list(_learned(annotation, signals, layers[Clusters]))
        likely = [office for office in written.offices if _is_likely(annotation, signals, office)]
        kept = [_completed(office, learned) for office in likely]
        refused = {office.person for office in written.offices} - {office.person for office in likely}
        for office in learned:
            told = any(_is_same(office, other) for other in kept) or any(_has_title(other, office) for other in likely)
            if self._right.allows(office.signs) and not told:
                kept.append(office)
        return layers.assign(Offices(tuple(kept), written.officials - refused))


def _learned(annotation: Annotation, signals: Signals, clusters: Clusters) -> Iterator[Office]:
    titles = list(tag_runs(annotation, signals.words.title, _TITLE))
    who = Participants(annotation, clusters)
    for near in signals.belonging("office_roles", titles, who.places):
        words = titles[near.anchor]
        best = who.pooled(near)
        status = ROLE_STATUSES[int(np.round(signals.words.tenure[words[0]], 4).argmax())]
        owners = [(float(scores[1]), thing) for thing, scores in best.items() if thing.type in BODIES]
        sure, owner = max(owners, key=lambda each: each[0], default=(0.0, None))
        span = signals.span(words)
        text = annotation.words(span)
        listed = phrase_head(annotation.tokens[words[0] : words[1]]).lower in lexicon.titles()
        for thing, scores in best.items():
            if thing.is_person and scores[0] >= _HOLDER:
                yield Office(
                    person=thing,
                    title=text,
                    of=owner if sure >= _OF else None,
                    status=status,
                    evidence=(Evidence(span, "encoder.offices", span),),
                    signs=MappingProxyType(
                        {
                            "network": logit(float((1 - signals.words.title[words[0], 0]) * scores[0])),
                            "an owner": float(sure >= _OF),
                            "a listed title": float(listed),
                        }
                    ),
                )


def _is_likely(annotation: Annotation, signals: Signals, office: Office) -> bool:
    """Some word of what tells it may be a title's."""
    for told in office.evidence:
        words = annotation.tokens_in(told.trigger or told.span)
        if any(1 - signals.words.title[token.i, 0] > _NONE for token in words):
            return True
    return False


def _completed(office: Office, learned: list[Office]) -> Office:
    """With the owner that the network knows, where no rule found one."""
    if office.of is not None:
        return office
    of = next((other.of for other in learned if _is_same(office, other) and other.of is not None), None)
    return replace(office, of=of) if of is not None else office


def _has_title(written: Office, learned: Office) -> bool:
    """The very words are somebody's title by a rule, hence nobody else's."""
    titles = [each.trigger for each in written.evidence if each.trigger is not None]
    return any(title.overlaps(learned.evidence[0].span) for title in titles)


def _is_same(one: Office, other: Office) -> bool:
    """The same person and words of one title in common."""
    if one.person is not other.person:
        return False
    a, b = (set(office.title.casefold().split()) for office in (one, other))
    return bool(a & b) or any(x.span.overlaps(y.span) for x in one.evidence for y in other.evidence)
