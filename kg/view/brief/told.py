"""A view model by its ids: who takes part in what, and every event once however many articles report it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.view.phrasing.names import Name, spoken

Fact = Mapping[str, Any]
"""An event, claim, role or relation of the view model."""

ASSERTED = frozenset({"occurred", "ongoing"})
DENIED = "negated"


@dataclass(frozen=True, slots=True)
class Told:
    """An event with all that report it, the earliest first; ``shared`` is None where that is one article."""

    reports: Sequence[Fact]
    shared: Fact | None = None

    @property
    def status(self) -> str:
        """What holds as far as is told."""
        return str(self.reports[-1]["status"] if self.shared is None else self.shared["statuses"][-1])

    @property
    def best(self) -> Fact:
        """The surest of the reports that tell what holds; of equals the last."""
        if self.shared is None:
            return self.reports[-1]
        holding = [report for report in self.reports if report["status"] == self.status]
        return max(reversed(holding), key=lambda report: (report.get("confidence", 0.0), "start" in report))

    @property
    def days(self) -> tuple[str | None, str | None]:
        """From when to when, by the best report that says so."""
        for report in (self.best, *reversed(self.reports)):
            if "start" in report or "end" in report:
                return report.get("start"), report.get("end")
        return None, None

    @property
    def articles(self) -> int:
        return 1 if self.shared is None else int(self.shared["articles"])


class Index:
    """A view model by its ids."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        self.articles: dict[str, Mapping[str, Any]] = {article["id"]: article for article in model["articles"]}
        self.things: dict[str, Mapping[str, Any]] = {thing["id"]: thing for thing in model["things"]}
        self._parts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for link in model["links"]:
            if link["level"] == "parts":
                other = link["from"] if link["kind"] == "speaker" else link["to"]
                self._parts[link["fact"], link["kind"]].append(other)
        self.events = list(_told_once(model))

    def parts(self, fact: Fact, *kinds: str) -> list[str]:
        """The ids of those who take part in one of these ways."""
        return list(dict.fromkeys(id_ for kind in kinds for id_ in self._parts.get((fact["id"], kind), ())))

    def names(self, ids: Sequence[str]) -> list[Name]:
        things = (self.things[id_] for id_ in ids if id_ in self.things)
        return [spoken(thing["label"], thing["type"]) for thing in things]

    def day(self, fact: Fact) -> str:
        """The day of the article that tells a fact; empty if it has none."""
        return str(self.articles.get(fact.get("article", ""), {}).get("published", ""))


def _told_once(model: Mapping[str, Any]) -> Iterator[Told]:
    """Each event where its first report stands; one that reads the same as one before it is not told again."""
    events = {event["id"]: event for event in model["events"]}
    shared = {each["id"]: each for each in model.get("shared", ())}
    seen: set[object] = set()
    for event in model["events"]:
        whole = shared.get(event.get("shared"))
        told = Told([event] if whole is None else [events[id_] for id_ in whole["reports"]], whole)
        key = (told.best["label"], told.days) if whole is None else whole["id"]
        if key not in seen:
            seen.add(key)
            yield told
