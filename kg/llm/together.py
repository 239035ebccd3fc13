"""Two readings of one article as one: the first keeps what it is sure of, the second adds what the first misses.

Things are the same where names of both stand on the same words; facts, where the same words tell facts of one kind.
Where the two disagree on the type or status of an event, the first has its way if it is sure enough. The rule of each
piece of evidence says who read it: that of the first, ``llm``, or both (``encoder.events+llm``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

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
)
from kg.model import EntityType, Evidence, MentionKind, Span

__all__ = ["together"]

#: A fact of the first that is as sure as this is not changed.
_SURE = 0.6
_PERSONAL = frozenset({EntityType.OFFICIAL, EntityType.PERSON})
_Fact = TypeVar("_Fact", Office, StandingRelation, DistinctEvent, Attribution)


def together(first: Layers, second: Layers) -> Layers:
    """The layers that facts are made of, from those of two readers."""
    return _Together(first, second).layers()


class _Together:
    def __init__(self, first: Layers, second: Layers) -> None:
        self._first, self._second = first, second
        self._sure = dict(first[Confidences].of)
        self._new = second[Confidences].of
        self._about = dict(first[Issues].of)
        self._clusters = list(first[Clusters].clusters)
        self._of = self._matched()

    def layers(self) -> Layers:
        before, other = self._first, self._second
        there = before[Offices].offices
        offices = self._merged(there, other[Offices].offices, _one_office, _settled_office)
        relations = self._merged(
            before[Relations].relations, other[Relations].relations, _one_relation, _settled_relation
        )
        events = self._merged(before[Events].events, other[Events].events, _one_event, _settled_event)
        said = self._merged(
            before[Attributions].attributions, other[Attributions].attributions, _one_claim, _settled_claim
        )
        anchors = self._anchors()
        officials = self._first[Offices].officials | {office.person for office in offices[len(there) :]}
        result = Layers()
        for layer in (
            self._first[Times],
            self._first[Mentions],
            Clusters(tuple(self._clusters), anchors, self._first[Clusters].owned),
            Offices(tuple(offices), officials),
            Relations(tuple(relations)),
            Attributions(tuple(sorted(said, key=lambda each: each.cue[0]))),
            Events(tuple(events)),
            Issues(self._first[Issues].mentions, MappingProxyType(self._about)),
            Confidences(MappingProxyType(self._sure)),
        ):
            result = result.assign(layer)
        return result

    def _matched(self) -> Mapping[Cluster, Cluster]:
        """What the things of the second are: those of the first that their words mention, else new ones."""
        named: dict[Span, Cluster] = {}
        other: dict[Span, Cluster] = {}
        for cluster in self._clusters:
            for mention in cluster.mentions:
                (named if mention.kind is MentionKind.NAME else other).setdefault(mention.span, cluster)
        by_name = {(_family(cluster.type), cluster.name.casefold()): cluster for cluster in self._clusters}
        found: dict[Cluster, Cluster] = {}
        for cluster in self._second[Clusters].clusters:
            votes = [named[m.span] for m in cluster.mentions if m.span in named]
            votes = votes or [other[m.span] for m in cluster.mentions if m.span in other]
            votes = [each for each in votes if _family(each.type) == _family(cluster.type)]
            same = by_name.get((_family(cluster.type), cluster.name.casefold()))
            if same is None and votes:
                same = max(dict.fromkeys(votes), key=votes.count)
            if same is None:
                taken = named.keys() | other.keys()
                kept = tuple(m for m in cluster.mentions if m.span not in taken)
                same = replace(cluster, mentions=kept or cluster.mentions[:1], latent=True)
                self._clusters.append(same)
            found[cluster] = same
        return found

    def _anchors(self) -> tuple[Anchor, ...]:
        there = {anchor.span for anchor in self._first[Clusters].anchors}
        added = [
            replace(anchor, clusters=tuple(dict.fromkeys(self._of[cluster] for cluster in anchor.clusters)))
            for anchor in self._second[Clusters].anchors
            if anchor.span not in there
        ]
        return tuple(sorted((*self._first[Clusters].anchors, *added), key=lambda anchor: anchor.span))

    def _merged(
        self,
        first: Sequence[_Fact],
        second: Sequence[_Fact],
        are_one: Callable[[_Fact, _Fact], bool],
        settled: Callable[[_Fact, _Fact, bool], _Fact],
    ) -> list[_Fact]:
        """Those of the first in their order, each as both read it, and what only the second has.

        Args:
            settled: what the first has, with what it lacks; where it is not sure, as the second has it.
        """
        found = list(first)
        for fact in second:
            told = self._translated(fact)
            at = next((n for n, other in enumerate(found) if are_one(other, told)), None)
            if at is None:
                found.append(told)
                self._sure[told] = self._new[fact]
                self._about[told] = self._second[Issues].of.get(fact, ())
                continue
            before = found[at]
            found[at] = after = settled(before, told, self._sure.get(before, 1.0) >= _SURE)
            self._sure[after] = max(self._sure.pop(before, 0.0), self._new[fact])
            self._about[after] = self._about.pop(before, ())
        return found

    def _translated(self, fact: _Fact) -> _Fact:
        """The fact with the things of the first."""
        match fact:
            case Office():
                return replace(fact, person=self._of[fact.person], of=None if fact.of is None else self._of[fact.of])
            case StandingRelation():
                return replace(fact, subject=self._of[fact.subject], object=self._of[fact.object])
            case DistinctEvent():
                agents, targets, places = map(self._all, (fact.agents, fact.targets, fact.places))
                return replace(fact, agents=agents, targets=targets, places=places)
            case Attribution():
                return replace(fact, speakers=self._all(fact.speakers), targets=self._all(fact.targets))

    def _all(self, things: Iterable[Cluster]) -> tuple[Cluster, ...]:
        return tuple(dict.fromkeys(self._of[thing] for thing in things))


def _settled_event(before: DistinctEvent, told: DistinctEvent, is_sure: bool) -> DistinctEvent:
    who = (before.agents, before.targets) if before.agents or before.targets else (told.agents, told.targets)
    day = before if before.start or before.end else told
    return replace(
        before,
        evidence=_by_both(before.evidence, told.evidence),
        type=before.type if is_sure else told.type,
        status=before.status if is_sure else told.status,
        agents=who[0],
        targets=who[1],
        places=before.places or told.places,
        start=day.start,
        end=day.end,
        date_inferred=day.date_inferred,
    )


def _settled_claim(before: Attribution, told: Attribution, is_sure: bool) -> Attribution:
    evidence = replace(before.evidence, rule=_both(before.evidence, told.evidence))
    return replace(before, evidence=evidence, stance=before.stance if is_sure else told.stance)


def _settled_office(before: Office, told: Office, _is_sure: bool) -> Office:
    return replace(before, of=before.of or told.of, evidence=_by_both(before.evidence, told.evidence))


def _settled_relation(before: StandingRelation, told: StandingRelation, _is_sure: bool) -> StandingRelation:
    return replace(before, evidence=_by_both(before.evidence, told.evidence))


def _by_both(first: Sequence[Evidence], second: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The tellings of the first, those that the second has too marked so, and further ones of the second behind."""
    found: list[Evidence] = []
    matched: set[int] = set()
    for each in first:
        same = next((n for n, other in enumerate(second) if _words(each).overlaps(_words(other))), None)
        found.append(each if same is None else replace(each, rule=_both(each, second[same])))
        matched |= {n for n, other in enumerate(second) if _words(each).overlaps(_words(other))}
    return (*found, *(each for n, each in enumerate(second) if n not in matched))


def _both(first: Evidence, second: Evidence) -> str:
    return first.rule if second.rule in first.rule.split("+") else f"{first.rule}+{second.rule}"


def _words(evidence: Evidence) -> Span:
    return evidence.trigger or evidence.span


def _family(kind: EntityType) -> EntityType:
    return EntityType.PERSON if kind in _PERSONAL else kind


def _one_event(one: DistinctEvent, other: DistinctEvent) -> bool:
    return any(_words(a).overlaps(_words(b)) for a in one.evidence for b in other.evidence)


def _one_claim(one: Attribution, other: Attribution) -> bool:
    return any(a.overlaps(b) for a in one.cue for b in other.cue) or (
        set(one.speakers) == set(other.speakers) and any(a.overlaps(b) for a in one.content for b in other.content)
    )


def _one_office(one: Office, other: Office) -> bool:
    if one.person is not other.person:
        return False
    titles = [set(office.title.casefold().split()) for office in (one, other)]
    return bool(titles[0] & titles[1]) or _one_telling(one.evidence, other.evidence)


def _one_relation(one: StandingRelation, other: StandingRelation) -> bool:
    return one.type is other.type and one.subject is other.subject and one.object is other.object


def _one_telling(one: Iterable[Evidence], other: Sequence[Evidence]) -> bool:
    return any(_words(a).overlaps(_words(b)) for a in one for b in other)
