"""One article: what a reader found in it beside what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluation.facts import Facts, Telling, Thing
from kg.evaluation.scoring.counts import Count
from kg.evaluation.scoring.layers import NONE, Confusion, compare_layers
from kg.evaluation.scoring.matching import Matches, match, same_speaker, slots
from kg.evaluation.scoring.naming import Naming
from kg.model import RelationType, Span

__all__ = ["FACTS", "ArticleScores", "Finding", "Judged", "score_article"]

#: Kinds of facts that have a rule and a confidence.
FACTS = ("roles", "relations", "events", "claims")
_SINGULAR = {
    "entities": "entity",
    "roles": "role",
    "relations": "relation",
    "events": "event",
    "arguments": "argument",
    "claims": "claim",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that is true, or was found, or both, in words.

    Args:
        verdict: ``right``, ``spurious`` (found, and not true) or ``missed`` (true, and not found).
        section: ``entities``, ``roles``, ``relations``, ``events``, ``arguments`` or ``claims``.
        what: the fact, on one line.
        span: where it stands, if that is known.
    """

    verdict: str
    section: str
    what: str
    span: Span | None = None

    @property
    def kind(self) -> str:
        """``missed event``, ``spurious role``, ``right claim``."""
        return f"{self.verdict} {_SINGULAR[self.section]}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was found: its kind, its rule, its type if it is an event, how sure it is, and whether it is true."""

    kind: str
    rule: str
    type: str
    confidence: float | None
    is_right: bool


@dataclass(frozen=True, slots=True)
class ArticleScores:
    """The scores of one reader on one article; counts by the keys of :data:`kg.evaluation.scoring.rows.ROWS`."""

    counts: Mapping[str, Count]
    confusions: Mapping[str, Confusion]
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]


def score_article(text: str, truth: Facts, found: Facts) -> ArticleScores:
    """Compare what was found in an article with what is true."""
    matches = match(truth, found)
    counts = _end_to_end(truth, found, matches) | _relations(truth, found, matches) | _dates(truth, found, matches)
    confusions = _confusions(truth, found, matches)
    if truth.has_places:
        layers = compare_layers(text, truth, found, matches)
        counts |= layers.counts
        confusions |= layers.confusions
    right = _right(truth, found, matches)
    return ArticleScores(
        counts, confusions, tuple(_judged(found, matches, right)), tuple(_findings(truth, found, matches, right))
    )


#: By section: numbers of the true facts that were found, and of the facts found that are true.
_Right = Mapping[str, tuple[frozenset[int], frozenset[int]]]


def _right(truth: Facts, found: Facts, matches: Matches) -> _Right:
    typed = [(i, j) for i, j, _ in matches.things if truth.things[i].type == found.things[j].type]
    told = [(i, j) for i, j, _ in matches.claims if same_speaker(truth.claims[i], found.claims[j], matches)]
    pairs: dict[str, Iterable[tuple[int, int]]] = {
        "entities": typed,
        "roles": [(i, j) for i, j, _ in matches.offices],
        "events": [(i, j) for i, j, _ in matches.events],
        "claims": told,
    }
    right = {section: (frozenset(i for i, _ in each), frozenset(j for _, j in each)) for section, each in pairs.items()}
    ours, theirs = _triples(truth, found, matches)
    same = set(ours) & set(theirs)
    right["relations"] = (
        frozenset(number for number, triple in enumerate(ours) if triple in same),
        frozenset(number for number, triple in enumerate(theirs) if triple in same),
    )
    return right


def _triples(
    truth: Facts, found: Facts, matches: Matches
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    return [relation.triple for relation in truth.relations], [
        (relation.type, matches.meant(relation.subject) or "", matches.meant(relation.object) or "")
        for relation in found.relations
    ]


def _end_to_end(truth: Facts, found: Facts, matches: Matches) -> dict[str, Count]:
    right = _right(truth, found, matches)
    ours, theirs = _triples(truth, found, matches)
    filled = [(slots(truth.events[i]), slots(found.events[j], matches)) for i, j, _ in matches.events]
    told = [(truth.claims[i], found.claims[j]) for i, j, _ in matches.claims]
    told = [(true, other) for true, other in told if same_speaker(true, other, matches)]
    statuses = [(truth.offices[i].status, found.offices[j].status) for i, j, _ in matches.offices]
    points = sum(weight for *_, weight in matches.offices)
    return {
        "entities": Count.of(len(right["entities"][0]), len(truth.things), len(found.things)),
        "roles": Count.of(points, len(truth.offices), len(found.offices)),
        "relations": Count.sets(set(ours), set(theirs)),
        "events": Count.of(len(matches.events), len(truth.events), len(found.events)),
        "arguments": Count.total(Count.sets(each, other) for each, other in filled),
        "claims": Count.of(len(told), len(truth.claims), len(found.claims)),
        "role-status": Count.rate(sum(true == other for true, other in statuses), len(statuses)),
        "claim-stance": Count.rate(sum(true.stance == other.stance for true, other in told), len(told)),
        "claim-spans": Count.rate(len(matches.claims), len(truth.claims)),
        "entities-untyped": Count.rate(len(matches.things), len(truth.things)),
    }


def _relations(truth: Facts, found: Facts, matches: Matches) -> dict[str, Count]:
    ours, theirs = (set(side) for side in _triples(truth, found, matches))
    return {
        f"relations-{kind}": Count.sets({t for t in ours if t[0] == kind}, {t for t in theirs if t[0] == kind})
        for kind in RelationType
    }


def _dates(truth: Facts, found: Facts, matches: Matches) -> dict[str, Count]:
    counts = {"start": Count(), "end": Count()}
    for i, j, _ in matches.events:
        true, other = truth.events[i], found.events[j]
        for name, ours, theirs in (("start", true.start, other.start), ("end", true.end, other.end)):
            count = Count.of(bool(ours and ours == theirs), bool(ours), bool(theirs))
            counts[name] = counts[name].plus(count)
    return counts


def _confusions(truth: Facts, found: Facts, matches: Matches) -> dict[str, Confusion]:
    """What paired things and facts were taken for; things also where the other side has none."""
    types: Confusion = Counter((truth.things[i].type, found.things[j].type) for i, j, _ in matches.things)
    met, others_met = ({pair[side] for pair in matches.things} for side in (0, 1))
    types.update((thing.type, NONE) for number, thing in enumerate(truth.things) if number not in met)
    types.update((NONE, thing.type) for number, thing in enumerate(found.things) if number not in others_met)
    statuses = [(truth.events[i].status, found.events[j].status) for i, j, _ in matches.events]
    claims = [(truth.claims[i], found.claims[j]) for i, j, _ in matches.claims]
    stances = [(true.stance, other.stance) for true, other in claims if same_speaker(true, other, matches)]
    return {
        "entity types": types,
        "status of events": Counter((true, other or NONE) for true, other in statuses if true),
        "stance of claims": Counter((true, other or NONE) for true, other in stances if true),
    }


def _judged(found: Facts, matches: Matches, right: _Right) -> Iterator[Judged]:
    whole = {j for _, j, points in matches.offices if points == 1}  # half an office is no truth
    for number, office in enumerate(found.offices):
        yield _judge("roles", office.telling, "", number in whole)
    for number, relation in enumerate(found.relations):
        yield _judge("relations", relation.telling, "", number in right["relations"][1])
    for number, event in enumerate(found.events):
        yield _judge("events", event.telling, event.type, number in right["events"][1])
    for number, claim in enumerate(found.claims):
        yield _judge("claims", claim.telling, "", number in right["claims"][1])


def _judge(kind: str, telling: Telling, of_type: str, is_right: bool) -> Judged:
    return Judged(kind, telling.rule, of_type, telling.confidence, is_right)


def _findings(truth: Facts, found: Facts, matches: Matches, right: _Right) -> Iterator[Finding]:
    """Section by section: what was missed, what is spurious, what is right."""
    ours, theirs = Naming(truth.things), Naming(found.things)

    def sorted_out(
        section: str, true: Iterable[tuple[str, Span | None]], other: Iterable[tuple[str, Span | None]]
    ) -> Iterator[Finding]:
        met, others_met = right[section]
        for number, (what, span) in enumerate(true):
            if number not in met:
                yield Finding("missed", section, what, span)
        others = list(enumerate(other))
        for verdict, wanted in (("spurious", False), ("right", True)):
            for number, (what, span) in others:
                if (number in others_met) == wanted:
                    yield Finding(verdict, section, what, span)

    yield from sorted_out("entities", map(_thing, truth.things), map(_thing, found.things))
    yield from sorted_out("roles", map(ours.office, truth.offices), map(theirs.office, found.offices))
    yield from sorted_out("relations", map(ours.relation, truth.relations), map(theirs.relation, found.relations))
    for i, j, _ in matches.events:
        true, other = truth.events[i], found.events[j]
        filled, others_filled = slots(true), slots(other, matches)
        for verdict, rest in (("missed", filled - others_filled), ("spurious", others_filled - filled)):
            for slot, value in sorted(rest):
                name = theirs.of(value[1:]) if value.startswith("?") else ours.of(value)
                yield Finding(verdict, "arguments", ours.argument(true, slot, name), other.telling.span)
    yield from sorted_out("events", map(ours.event, truth.events), map(theirs.event, found.events))
    yield from sorted_out("claims", map(ours.claim, truth.claims), map(theirs.claim, found.claims))


def _thing(thing: Thing) -> tuple[str, Span | None]:
    return f"{thing.type} {thing.name}", thing.mentions[0].span if thing.mentions else None
