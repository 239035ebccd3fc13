"""Relations as a stage of reading: what patterns tell, and what the network adds."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from kg.extract.encoder.decisions import Decisions, logit
from kg.extract.encoder.network.outputs import RELATION_TYPES
from kg.extract.encoder.network.signals import Signals
from kg.extract.encoder.participants import Participants
from kg.extract.layers import Cluster, Clusters, Layers, Names, Offices, Relations, StandingRelation
from kg.extract.linking.identity import HOME
from kg.extract.relations import relations_of
from kg.language import Annotation
from kg.model import RELATION_ENDS, Evidence, RelationType

__all__ = ["EncoderRelations"]

#: How likely what the network tells must be, and what a rule concludes from where an article is at home.
_TOLD = 0.3


class EncoderRelations:
    """What is part of what, a member of it, lies in it, is its ally or adversary.

    Args:
        decisions: among them how likely it is that what only the network finds is right, and how likely it must be.
    """

    name = "encoder.relations"
    version = "2"
    requires = (Names, Clusters, Offices, Signals)
    assigns = (Relations,)

    def __init__(self, decisions: Decisions) -> None:
        self._right = decisions["relations"]

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        told = relations_of(annotation, layers[Names], layers[Clusters], layers[Offices])
        learned = {_triple(each): each for each in _learned(layers[Signals], layers[Clusters], annotation)}
        found = [each for each in told if each.evidence[0].rule != HOME or _triple(each) in learned]
        written = {_triple(each): each for each in found if _fits(*_triple(each))}
        more = [each for key, each in learned.items() if key not in written and self._right.allows(each.signs)]
        return layers.assign(Relations((*written.values(), *more)))


def _triple(each: StandingRelation) -> tuple[RelationType, Cluster, Cluster]:
    return each.type, each.subject, each.object


def _fits(kind: RelationType, subject: Cluster, other: Cluster) -> bool:
    ends = RELATION_ENDS[kind]
    return subject.type in ends[0] and other.type in ends[1] and subject is not other


def _learned(signals: Signals, clusters: Clusters, annotation: Annotation) -> Iterator[StandingRelation]:
    who = Participants(annotation, clusters)
    best: dict[tuple[RelationType, Cluster, Cluster], tuple[float, int, int]] = {}
    for near in signals.relations(who.places):
        subject = who.things[near.anchor]
        for number, scores in zip(near.others.tolist(), near.scores, strict=True):
            for channel in (scores >= _TOLD).nonzero()[0].tolist():
                kind, other, sure = RELATION_TYPES[channel], who.things[number], float(scores[channel])
                key = kind, subject, other
                if _fits(*key) and (key not in best or sure > best[key][0]):
                    best[key] = sure, near.anchor, number
    for (kind, subject, other), (sure, left, right) in best.items():
        places = (*who.places[left], *who.places[right])
        span = signals.span((min(places), max(places)))
        yield StandingRelation(
            kind,
            subject,
            other,
            (Evidence(span, "encoder.relations"),),
            signs=MappingProxyType({"network": logit(sure)}),
        )
