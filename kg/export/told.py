"""What the view model tells (`ontology/view.schema.json`), in the shape that tables and networks are made from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from kg.export.days import days_between

Json = dict[str, Any]

_KINDS = {"events": "event", "claims": "claim", "roles": "role", "relations": "relation"}
_NO_PARTS: list[str] = []


@dataclass(slots=True)
class Fact:
    """An event, claim, role or relation.

    Args:
        iri: its node.
        kind: event, claim, role or relation.
        shown: what the view model tells of it.
        parts: IRIs of those who take part, by what they do (agent, target, ..., speaker), in the order of the text.
        words: the words of its fullest telling.
        article: IRI of the article that tells it.
    """

    iri: str
    kind: str
    shown: Json
    words: str
    article: str | None
    parts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, part: str) -> list[str]:
        return self.parts.get(part, _NO_PARTS)

    @property
    def category(self) -> str:
        """Type of an event or relation, stance of a claim, title of a role."""
        return str(self.shown.get({"claim": "stance", "role": "title"}.get(self.kind, "type"), ""))

    @property
    def status(self) -> str | None:
        """Status of an event or role; a claim is said, and a relation has none."""
        return "said" if self.kind == "claim" else self.shown.get("status")

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Its first and last day, as far as they are known; a claim without an end takes no longer than its start.

        Both are None where they contradict each other.
        """
        start, end = self.shown.get("start"), self.shown.get("end")
        if self.kind == "claim":
            end = end or start
        return days_between(start, end)


class Told:
    """All of a view model, by full IRIs."""

    def __init__(self, model: Json) -> None:
        self._base = model["base"]
        self.articles = {self.iri(each["id"]): each for each in model["articles"]}
        self.things = {self.iri(each["id"]): each for each in model["things"]}
        self.links: list[Json] = model["links"]
        self.shared: list[Json] = model.get("shared", [])
        self.facts: dict[str, Fact] = {}
        for section, kind in _KINDS.items():
            for shown in model[section]:
                fact = self._fact(kind, shown)
                self.facts[fact.iri] = fact
        for link in self.links:
            self._take_part(link)

    def iri(self, id: str) -> str:
        """The IRI of an id of the model, which leaves the base out."""
        return id if ":" in id else self._base + id

    def label(self, thing: str) -> str:
        return str(self.things[thing]["label"])

    def text(self, article: str) -> str:
        """The text of an article, by its IRI or id; empty where the graph does not hold it."""
        return str(self.articles.get(self.iri(article), {}).get("text") or "")

    def mentioned(self, thing: str, where: Json, *, since: int | None = None, until: int | None = None) -> bool:
        """Whether a span has words for a thing.

        Args:
            since, until: only between these offsets of it.
        """
        start, end = (where["start"] if since is None else since), (where["end"] if until is None else until)
        return any(
            mention["article"] == where["article"] and start <= mention["start"] and mention["end"] <= end
            for mention in self.things[thing].get("mentions", ())
        )

    def speakers(self, event: Fact) -> list[str]:
        """Who vouches for an event that the article does not tell in its own voice."""
        claims = (self.facts[claim] for claim in event.of("accordingTo"))
        return list(dict.fromkeys(speaker for claim in claims for speaker in claim.of("speaker")))

    @cached_property
    def direct(self) -> list[tuple[str, str, Json]]:
        """The links from thing to thing, with their ends."""
        links = [link for link in self.links if link["level"] in ("direct", "both")]
        return [(self.iri(link["from"]), self.iri(link["to"]), link) for link in links]

    def _fact(self, kind: str, shown: Json) -> Fact:
        article = shown.get("article")
        spans = shown["evidence"]
        fact = Fact(
            iri=self.iri(shown["id"]),
            kind=kind,
            shown=shown,
            words=self._words(spans[0]) if spans else "",
            article=None if article is None else self.iri(article),
        )
        for part in ("person", "of", "subject", "object"):
            if kind in ("role", "relation") and part in shown:
                fact.parts[part].append(self.iri(shown[part]))
        return fact

    def _words(self, span: Json) -> str:
        text = self.articles.get(self.iri(span["article"]), {}).get("text")
        return str(span.get("words", "") if text is None else text[span["start"] : span["end"]])

    def _take_part(self, link: Json) -> None:
        if link["level"] == "parts":
            fact = self.facts[self.iri(link["fact"])]
            other = link["from"] if link["kind"] == "speaker" else link["to"]
            fact.parts[link["kind"]].append(self.iri(other))
