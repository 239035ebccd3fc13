"""What was found, layer by layer, where the truth has places: mentions, clusters, titles, events, attribution, times.

Issues are no part of mentions and clusters: of the words that raise one, people note a few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.evaluation.facts import Claim, Event, Facts
from kg.evaluation.scoring.clusters import compare_clusters, disjoint
from kg.evaluation.scoring.counts import Count
from kg.evaluation.scoring.matching import Matches, slots
from kg.evaluation.scoring.spans import WordPlaces, pair_spans
from kg.model import MentionKind, Span

__all__ = ["NONE", "Layers", "compare_layers"]

#: What stands in a table of confusions where one side has nothing.
NONE = "none"
_ROLES = ("agents", "targets", "places")
#: True and found -> how often.
Confusion = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Layers:
    """Counts by the keys of :data:`kg.evaluation.scoring.rows.ROWS`, and what was taken for what."""

    counts: Mapping[str, Count]
    confusions: Mapping[str, Confusion]


def compare_layers(text: str, truth: Facts, found: Facts, matches: Matches) -> Layers:
    """Compare what was found in an article with true facts that have places."""
    words = WordPlaces(text)
    counts = _mentions(truth, found) | _clusters(truth, found)
    counts["titles"] = _overlapping(
        [span for office in truth.offices for span in office.titles],
        [span for office in found.offices for span in office.titles],
    )
    events = _Events(truth.events, found.events, matches)
    counts |= events.counts()
    attribution, stance = _attribution(truth.claims, found.claims, words)
    counts |= attribution
    times = {span for event in truth.events for span in event.times}
    counts["times"] = Count.rate(sum(any(span.overlaps(other) for other in found.times) for span in times), len(times))
    return Layers(
        counts, {"event types": events.types(), "status of triggers": events.status, "stance of cues": stance}
    )


def _mentions(truth: Facts, found: Facts) -> dict[str, Count]:
    (spans, typed, kinds), (others, others_typed, other_kinds) = _mentioned(truth), _mentioned(found)
    counts = {"mentions": Count.sets(spans, others), "mentions-typed": Count.sets(typed, others_typed)}
    for kind in MentionKind:
        true, other = ({span for span, each in side if each is kind} for side in (kinds, other_kinds))
        counts[f"mentions-{kind}"] = Count(len(other & spans), len(other), len(true & others), len(true))
    return counts


def _mentioned(facts: Facts) -> tuple[set[Span], set[tuple[Span, str]], set[tuple[Span, MentionKind]]]:
    """Each span, with its types, with its kinds."""
    each = [(mention, thing.type) for thing in facts.things if thing.type != "Issue" for mention in thing.mentions]
    return (
        {mention.span for mention, _ in each},
        {(mention.span, type) for mention, type in each},
        {(mention.span, mention.kind) for mention, _ in each},
    )


def _clusters(truth: Facts, found: Facts) -> dict[str, Count]:
    sides = (
        [[mention.span for mention in thing.mentions] for thing in facts.things if thing.type != "Issue"]
        for facts in (truth, found)
    )
    compared = compare_clusters(*disjoint(*sides))
    single = compared.pop("single")
    return {f"coreference-{part}": count for part, count in compared.items()} | {"singletons": single}


def _overlapping(truth: Sequence[Span], found: Sequence[Span]) -> Count:
    """One to one."""
    spans, others = list(dict.fromkeys(truth)), list(dict.fromkeys(found))
    pairs = pair_spans([(span, "") for span in spans], [(span, "") for span in others])
    return Count.of(len(pairs), len(spans), len(others))


class _Events:
    """Triggers, and what is said of the events whose triggers were found: they overlap and are of one type."""

    def __init__(self, truth: Sequence[Event], found: Sequence[Event], matches: Matches) -> None:
        self._truth, self._found, self._matches = truth, found, matches
        self._ours = [(span, event.type, number) for number, event in enumerate(truth) for span in event.triggers]
        self._theirs = [(span, event.type, number) for number, event in enumerate(found) for span in event.triggers]
        self._pairs = pair_spans(
            [(span, type) for span, type, _ in self._ours], [(span, type) for span, type, _ in self._theirs]
        )
        #: Which true event and which one found, for each of the pairs.
        self._events = [(self._ours[i][2], self._theirs[j][2]) for i, j in self._pairs]
        self.status: Confusion = Counter(
            (truth[i].status or NONE, found[j].status or NONE) for i, j in self._events if truth[i].status
        )

    def counts(self) -> dict[str, Count]:
        spans, others = ({span for span, *_ in side} for side in (self._ours, self._theirs))
        typed, others_typed = ({(span, type) for span, type, _ in side} for side in (self._ours, self._theirs))
        counts = {
            "triggers": Count.sets(spans, others),
            "triggers-typed": Count.sets(typed, others_typed),
            "triggers-overlapping": Count.of(len(self._pairs), len(self._ours), len(self._theirs)),
            "trigger-status": Count.rate(
                sum(number for (true, other), number in self.status.items() if true == other), self.status.total()
            ),
        }
        return counts | self._participants() | self._coreference()

    def _participants(self) -> dict[str, Count]:
        counts = dict.fromkeys(("participants", *(f"participants-{role}" for role in _ROLES)), Count())
        for i, j in sorted(set(self._events)):
            ours, theirs = slots(self._truth[i]), slots(self._found[j], self._matches)
            for role in _ROLES:
                count = Count.sets({slot for slot in ours if slot[0] == role}, {s for s in theirs if s[0] == role})
                counts[f"participants-{role}"] = counts[f"participants-{role}"].plus(count)
                counts["participants"] = counts["participants"].plus(count)
        return counts

    def _coreference(self) -> dict[str, Count]:
        """Which of the triggers that were found tell one event."""
        ours: dict[int, list[int]] = {}
        theirs: dict[int, list[int]] = {}
        for number, (i, j) in enumerate(self._events):
            ours.setdefault(i, []).append(number)
            theirs.setdefault(j, []).append(number)
        compared = compare_clusters([set(each) for each in ours.values()], [set(each) for each in theirs.values()])
        return {f"event-coreference-{part}": count for part, count in compared.items() if part != "single"}

    def types(self) -> Confusion:
        """What each trigger was taken for, whatever its type; on each side also those that the other one lacks."""
        pairs = dict(self._pairs)
        left = [i for i in range(len(self._ours)) if i not in pairs]
        others = [j for j in range(len(self._theirs)) if j not in set(pairs.values())]
        wrong = pair_spans([(self._ours[i][0], "") for i in left], [(self._theirs[j][0], "") for j in others])
        table: Confusion = Counter((self._ours[i][1], self._theirs[j][1]) for i, j in self._pairs)
        table.update((self._ours[left[i]][1], self._theirs[others[j]][1]) for i, j in wrong)
        met, others_met = {i for i, _ in wrong}, {j for _, j in wrong}
        table.update((self._ours[i][1], NONE) for at, i in enumerate(left) if at not in met)
        table.update((NONE, self._theirs[j][1]) for at, j in enumerate(others) if at not in others_met)
        return table


def _attribution(
    truth: Sequence[Claim], found: Sequence[Claim], words: WordPlaces
) -> tuple[dict[str, Count], Confusion]:
    counts: dict[str, Count] = {}
    for part in ("cue", "source", "content"):
        ours, theirs = ({span for claim in side for span in getattr(claim, part)} for side in (truth, found))
        counts[part] = Count.sets(ours, theirs)
        counts[f"{part}-words"] = words.compare(ours, theirs)
    stance: Confusion = Counter(
        (truth[i].stance or NONE, found[j].stance or NONE) for i, j in _same_cues(truth, found) if truth[i].stance
    )
    right = sum(number for (true, other), number in stance.items() if true == other)
    counts["cue-stance"] = Count.rate(right, stance.total())
    return counts, stance


def _same_cues(truth: Sequence[Claim], found: Sequence[Claim]) -> list[tuple[int, int]]:
    """Claims whose cues overlap; of several that do, those whose first words stand nearest, one to one."""
    near = [
        (abs(ours.start - theirs.start), i, j)
        for (i, true), (j, other) in product(enumerate(truth), enumerate(found))
        for ours, theirs in product(true.cue, other.cue)
        if ours.overlaps(theirs)
    ]
    pairs: dict[int, int] = {}
    taken = set[int]()
    for _, i, j in sorted(near):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return sorted(pairs.items())
