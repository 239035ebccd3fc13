"""The articles of a graph and the words in them on which facts stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.rdf.namespaces import DEFAULT_BASE
from kg.store import Store
from kg.view.model.records import Place, Record, local_name, places, records, tellings


class Evidence:
    """Where words stand, as the view model tells it; ids leave it without the base of the graph."""

    def __init__(self, store: Store, facts: Mapping[str, Record]) -> None:
        self._tellings = tellings(store)
        known = {id_: record for id_, record in records(store, "articles").items() if id_ not in facts}
        self._places = {span: place for span, place in places(store).items() if place.article not in facts}
        named = {id_ for fact in facts.values() for id_ in fact.nodes("article")} - facts.keys()
        used = named | {place.article for place in self._places.values()}
        self._articles = dict(sorted((known | {id_: Record(id_) for id_ in used - known.keys()}).items()))
        self._texts = {id_: record.text("text") for id_, record in self._articles.items()}
        self._days = {id_: day for id_, record in self._articles.items() if (day := record.date("published"))}
        self._families = {id_: _family(id_, self._articles) for id_ in self._articles}
        self.base = _base(known)

    def is_article(self, id_: str) -> bool:
        return id_ in self._articles

    def day(self, article: str | None) -> str | None:
        """The day on which an article was published, as exact as known."""
        return self._days.get(article or "")

    def family(self, article: str | None) -> str:
        """The first article of those that have one text; for one that has its own, itself."""
        return self._families.get(article or "", article or "")

    def source(self, article: str | None) -> str:
        """Who vouches for an article: the publisher of the first of its family, or that article if none is known."""
        first = self.family(article)
        record = self._articles.get(first)
        publisher = None if record is None else record.text("source")
        return first if publisher is None else f"source {' '.join(publisher.lower().split())}"

    def short(self, id_: str) -> str:
        """The id without the base, where nothing is lost by that."""
        rest = id_.removeprefix(self.base)
        return rest if rest and rest != id_ and ":" not in rest else id_

    def places(self, spans: Iterable[str]) -> list[Place]:
        """Where spans stand, in the order given; those that stand outside of their article's text are left out."""
        found = []
        for span in spans:
            place = self._places.get(span)
            if place is None:
                continue
            text = self._texts.get(place.article)
            if text is None or place.end <= len(text):
                found.append(place)
        return found

    def of_fact(self, record: Record, kind: str) -> list[Place]:
        """The evidence or the triggers of a fact, those of its fullest telling first."""
        told = self._tellings.get(record.id, {}).get(kind, [])
        rest = sorted(self.places(record.nodes(kind)))
        return list(dict.fromkeys([*self.places(told), *rest]))

    def article_of(self, record: Record, evidence: list[Place]) -> str | None:
        """The article that tells a fact."""
        named = [id_ for id_ in record.nodes("article") if id_ in self._articles]
        return next(iter(named), evidence[0].article if evidence else None)

    def span(self, place: Place) -> dict[str, Any]:
        """A span of the view model: with its words, where the graph does not hold the article's text."""
        span: dict[str, Any] = {"article": self.short(place.article), "start": place.start, "end": place.end}
        if self._texts.get(place.article) is None and place.words:
            span["words"] = place.words
        return span

    def words(self, place: Place) -> str:
        text = self._texts.get(place.article)
        return place.words if text is None else text[place.start : place.end]

    def articles(self) -> list[dict[str, Any]]:
        """The articles, also those of which the graph knows no more than that facts come from them."""
        return [self._article(record) for record in self._articles.values()]

    def _article(self, record: Record) -> dict[str, Any]:
        title = record.text("headline") or record.text("label") or local_name(record.id)
        article: dict[str, Any] = {"id": self.short(record.id), "title": title}
        known = {
            "source": record.text("source"),
            "author": record.text("author"),
            "url": record.text("url") or record.node("url"),
            "published": record.date("published"),
            "text": record.text("text"),
        }
        article |= {name: value for name, value in known.items() if value is not None}
        if record.true("inferred"):
            article["publishedInferred"] = True
        if (first := self.family(record.id)) != record.id:
            article["origin"] = self.short(first)
            article |= {name: self.short(of) for name in _COPIED if (of := record.node(name)) not in (None, record.id)}
        return article


_COPIED = ("copyOf", "revisionOf")


def _family(article: str, articles: Mapping[str, Record]) -> str:
    """The origin of an article, or where it leads to from copy to copy if the graph does not tell it."""
    seen = [article]
    while (record := articles.get(seen[-1])) is not None:
        found = (record.node(name) for name in ("origin", *_COPIED))
        after = next((id_ for id_ in found if id_ is not None and id_ not in seen), None)
        if after is None:
            break
        seen.append(after)
    return seen[-1]


class Mentions:
    """Which thing is mentioned where: tells in which order a text names those who take part in a fact."""

    def __init__(self) -> None:
        self._starts: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, thing: str, mentioned: Iterable[Place]) -> None:
        self._starts[thing] = sorted((place.article, place.start) for place in mentioned)

    def in_order(self, things: Iterable[str], evidence: list[Place]) -> list[str]:
        """Things in the order in which the first of these places names them; the others after, by id."""
        if not evidence:
            return sorted(things)
        where = evidence[0]
        return sorted(things, key=lambda thing: (self._start(thing, where), thing))

    def _start(self, thing: str, where: Place) -> int:
        starts = self._starts.get(thing, [])
        at = bisect_left(starts, (where.article, where.start))
        inside = at < len(starts) and starts[at][0] == where.article and starts[at][1] < where.end
        return starts[at][1] if inside else where.end


def _base(articles: Iterable[str]) -> str:
    """What the ids of a graph begin with: that which stands before ``article/...``."""
    found = {id_.rpartition("article/")[0] for id_ in articles} - {""}
    return found.pop() if len(found) == 1 else DEFAULT_BASE
