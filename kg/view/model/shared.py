"""Events that several articles report: who reports each, how its status changed, and where its reports differ.

A shared event has no status, date or participants of its own: all that is told here follows from its reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.store import Store
from kg.view.model.evidence import Evidence
from kg.view.model.facts import Fact, Facts
from kg.view.model.records import records
from kg.view.model.things import Things
from kg.view.phrasing.names import Name, sentence
from kg.view.phrasing.phrases import event_title, event_words, together

_ATTACKS = frozenset({"ArmedAction", "Incident"})
_ASSERTED, _DENIED = frozenset({"occurred", "ongoing"}), "negated"
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_NUMBERS |= {"nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "dozen": "12"}
_NUMBER = re.compile(rf"(?<![\w.,])\d[\d,]*(?!\w)|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)


def shared_events(store: Store, facts: Facts, things: Things, evidence: Evidence) -> list[dict[str, Any]]:
    """The shared events of a graph, in the order of their first reports; each report is told which it belongs to."""
    events = {fact.id: fact for fact in facts.of["events"]}
    taken: set[str] = set()
    found: list[_Shared] = []
    for id_, record in records(store, "shared").items():
        # What a graph calls this and something else, too, is shown as the other; what one article tells, as it is.
        reports = [events[report] for report in record.nodes("report") if report in events and report not in taken]
        if len(reports) < 2 or not things.may_be(id_) or things.is_known(id_):
            continue
        taken |= {report.id for report in reports}
        found.append(_Shared(id_, sorted(reports, key=lambda report: _order(report, evidence))))
    if not found:
        return []
    found.sort(key=lambda shared: (_order(shared.reports[0], evidence), shared.id))
    reader = _Reader(things, evidence, _within(store))
    return [reader.shown(shared) for shared in found]


@dataclass(frozen=True, slots=True)
class _Shared:
    id: str
    reports: list[Fact]


def _order(report: Fact, evidence: Evidence) -> tuple[str, bool, str, str]:
    """By the day of the article; what has none comes last, and of one day copies do."""
    article = report.article or ""
    return (evidence.day(article) or "9999", evidence.family(article) != article, article, report.id)


class _Reader:
    def __init__(self, things: Things, evidence: Evidence, within: Mapping[str, frozenset[str]]) -> None:
        self._things = things
        self._evidence = evidence
        self._within = within

    def shown(self, shared: _Shared) -> dict[str, Any]:
        id_, reports = self._evidence.short(shared.id), shared.reports
        type_ = str(reports[0].shown["type"])
        for report in reports:
            report.shown["shared"] = id_
        articles = {report.article for report in reports if report.article is not None}
        days = sorted(day for article in articles if (day := self._evidence.day(article)))
        differences = self._differences(type_, reports)
        told: dict[str, Any] = {
            "id": id_,
            "label": self._label(type_, reports, differences),
            "type": type_,
            "name": sentence(event_words(type_).noun),
            "reports": [self._evidence.short(report.id) for report in reports],
            "articles": len(articles),
            "sources": len({self._evidence.source(article) for article in articles}),
            "statuses": self._history(reports),
        }
        if days:
            told |= {"first": days[0], "last": days[-1]}
        if self._contradicted(reports):
            told["contradicted"] = True
        if differences:
            told["differences"] = differences
        return told

    def _label(self, type_: str, reports: Sequence[Fact], differences: Container[str]) -> str:
        """What it is called without saying whether it happened."""

        def names(part: str, enough: int = 1) -> list[Name]:
            return [self._things.get(id_).name() for id_ in self._those(part, reports, enough, part in differences)]

        agents = names("agent", 2 if together(type_) else 1)
        return event_title(type_, agents=agents, targets=names("target"), places=names("place"), issues=names("issue"))

    def _those(self, part: str, reports: Sequence[Fact], enough: int, differ: bool) -> Iterable[str]:
        """All whom reports name, unless they do not agree; if those are too few, whom the fullest report tells."""
        told = [report.parts[part] for report in reports]
        named = dict.fromkeys(id_ for ids in told for id_ in ids if self._is_named(id_))
        if len(named) >= enough and not differ:
            # Of a town and its state the town says it.
            wide = {above for id_ in named for above in self._within.get(id_, ())} if part == "place" else ()
            return [id_ for id_ in named if id_ not in wide]
        return told[max(range(len(told)), key=lambda at: (sum(map(self._is_named, told[at])), len(told[at]), at))]

    def _is_named(self, id_: str) -> bool:
        """Whether articles call it by a name, and do not only describe it: "gunmen", "the prime minister"."""
        thing = self._things.get(id_)
        return thing.type != "Group" and (not thing.mentions or any(kind == "name" for _, kind in thing.mentions))

    def _history(self, reports: Sequence[Fact]) -> list[str]:
        """The statuses one after the other; who prints again what was printed brings nothing new."""
        dated = [report for report in reports if self._evidence.day(report.article)] or reports
        known: set[tuple[str, str]] = set()
        history: list[str] = []
        for report in dated:
            status = str(report.shown["status"])
            told = (self._evidence.family(report.article), status)
            if told not in known and history[-1:] != [status]:
                history.append(status)
            known.add(told)
        return history

    def _contradicted(self, reports: Sequence[Fact]) -> bool:
        """Whether one source says that it happened, and another that it did not."""
        by_status: dict[str, set[str]] = defaultdict(set)
        for report in reports:
            status = str(report.shown["status"])
            by_status["asserted" if status in _ASSERTED else status].add(self._evidence.source(report.article))
        return any(one != other for one in by_status["asserted"] for other in by_status[_DENIED])

    def _differences(self, type_: str, reports: Sequence[Fact]) -> dict[str, list[str]]:
        """By what they tell, the reports that tell it otherwise than an earlier one. What is not told differs not."""
        agents, targets = (("agent", "target"), ()) if together(type_) else (("agent",), ("target",))
        tests: dict[str, Callable[[Fact, Fact], bool]] = {
            "date": _other_days,
            "agent": lambda one, other: self._others(one, other, agents),
            # Of many victims each article names some.
            "target": lambda one, other: self._others(one, other, targets, only_numbers=type_ in _ATTACKS),
            "place": lambda one, other: self._others(one, other, ("place",)),
        }
        found = {
            part: [
                self._evidence.short(report.id)
                for at, report in enumerate(reports)
                if any(differ(before, report) for before in reports[:at])
            ]
            for part, differ in tests.items()
        }
        return {part: ids for part, ids in found.items() if ids}

    def _others(self, one: Fact, other: Fact, parts: Sequence[str], *, only_numbers: bool = False) -> bool:
        """Whether each names somebody whom the other does not, or the numbers of those described are others."""
        mine, theirs = ([id_ for part in parts for id_ in fact.parts[part]] for fact in (one, other))
        some, others = (frozenset(filter(self._is_named, ids)) for ids in (mine, theirs))
        if some and others and not (only_numbers or self._are_in(some, others) or self._are_in(others, some)):
            return True
        numbers = [self._numbers(ids) for ids in (mine, theirs)]
        return all(numbers) and numbers[0].isdisjoint(numbers[1])

    def _are_in(self, some: frozenset[str], others: frozenset[str]) -> bool:
        """Whether each of some is among the others, or lies in one of them, or one of them in it."""

        def meet(one: str, other: str) -> bool:
            return one == other or other in self._within.get(one, ()) or one in self._within.get(other, ())

        return all(any(meet(one, other) for other in others) for one in some)

    def _numbers(self, ids: Iterable[str]) -> frozenset[str]:
        described = " ".join(self._things.get(id_).label for id_ in ids if not self._is_named(id_))
        found = (match[0].lower().replace(",", "") for match in _NUMBER.finditer(described))
        return frozenset(_NUMBERS.get(number, number) for number in found)


def _other_days(one: Fact, other: Fact) -> bool:
    """Whether no day is one of which both can speak; less exact is not another."""
    (start, end), (first, last) = ((fact.shown.get("start"), fact.shown.get("end")) for fact in (one, other))
    if any(day is not None and day.startswith("-") for day in (start, end, first, last)):
        return False  # no year
    if start is None and first is None:
        start, first = end, last
    if end is None and last is None:
        end, last = start, first
    return _before(end, first) or _before(last, start)


def _before(end: str | None, start: str | None) -> bool:
    return end is not None and start is not None and f"{end}-99-99"[:10] < f"{start}-00-00"[:10]


def _within(store: Store) -> dict[str, frozenset[str]]:
    """For each place or body all that it lies in."""
    above = {id_: record.nodes("within") for id_, record in records(store, "within").items()}

    def walk(id_: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [id_]
        while waiting:
            fresh = set(above.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return frozenset(found)

    return {id_: walk(id_) for id_ in above}
