"""What the explorer asks the server for: a part of the graph, names, and what its SPARQL view offers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.serve.answers.replies import Reply

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.rdf import Iri
    from kg.store import Store

JSON = "application/json"
_MOST_NAMESAKES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the graph as the page draws it: the newest articles that match, and all that they tell.

    Args:
        newest: how many articles at most.
        articles: names or IRIs, as for `kg.Graph.select`; likewise actors and issues.
        since: a day, month or year.
    """

    newest: int
    articles: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def shape(self) -> str:
        """All are alike."""
        return "view"

    def run(self, graph: Graph) -> Reply:
        """Take it out of the store.

        Raises:
            UsageError: if a name is nobody's, or a date is none.
        """
        from kg.export.days import asked_day
        from kg.view import view_model
        from kg.view.explorer import payload
        from kg.view.model.part import MOST, Wanted, part_of

        chosen = {
            "article": _named(graph.store, self.articles),
            "actor": _named(graph.store, self.actors),
            "issue": _named(graph.store, self.issues),
        }
        wanted = Wanted(
            newest=self.newest, articles=chosen["article"], actors=chosen["actor"], issues=chosen["issue"],
            since=asked_day(self.since, "from"), until=asked_day(self.until, "until", last=True),
        )  # fmt: skip
        part = part_of(graph.store, wanted)
        title = f"Knowledge graph of {part.total:,} articles" if part.total > 1 else None
        model = view_model(part.store, title=title)
        told = {
            "articles": part.articles,
            "matching": part.matching,
            "total": part.total,
            "newest": self.newest,
            "most": MOST,
            "chosen": _labelled(graph.store, chosen),
        }
        dates = {name: value for name, value in (("from", self.since), ("until", self.until)) if value}
        return _reply(payload(model, sparql=True) | {"part": told | dates})


@dataclass(frozen=True, slots=True)
class Search:
    """What is called like this in the whole graph."""

    words: str
    limit: int

    @property
    def shape(self) -> str:
        """All are alike."""
        return "search"

    def run(self, graph: Graph) -> Reply:
        """Look for it."""
        from kg.query.search import search

        results = [
            {
                "iri": found.iri, "kind": found.kind, "type": found.type, "label": found.label, "name": found.name,
                "articles": found.articles, "published": found.published,
            }
            for found in search(graph.store, self.words, self.limit)
        ]  # fmt: skip
        known = [{name: value for name, value in each.items() if value is not None} for each in results]
        return _reply({"query": self.words, "results": known})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The questions to start from, and the words of the vocabulary that an editor completes.

    Args:
        base: what the IRIs of the graph's things start with.
    """

    base: str

    @property
    def shape(self) -> str:
        """Its own."""
        return "catalogue"

    def run(self, graph: Graph) -> Reply:  # noqa: ARG002 - a job is given one
        """Read them."""
        from kg.query import BEARERS, list_queries
        from kg.view.explorer import questions_json, vocabulary_json

        questions, vocabulary = questions_json(list_queries()), vocabulary_json(self.base, BEARERS)
        return Reply(JSON, f'{{"questions":{questions},"vocabulary":{vocabulary}}}'.encode())


def _reply(value: dict[str, Any]) -> Reply:
    return Reply(JSON, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _named(store: Store, names: tuple[str, ...]) -> tuple[Iri, ...]:
    """What bears these names. An IRI is not looked for: whatever the store knows of it is shown."""
    from kg.query.binding import one_line
    from kg.query.hints import unknown_hints
    from kg.query.names import as_iri, bearers

    direct = {name: as_iri(name) for name in names}
    asked = [one_line(name) for name, iris in direct.items() if not iris]
    found = bearers(store, asked)
    for hint in unknown_hints(store, [name for name, iris in found.items() if not iris]):
        raise UsageError(hint)
    for name, iris in found.items():
        if len(iris) > _MOST_NAMESAKES:
            raise UsageError(f"{len(iris):,} are called {name[:80]!r}", remedy="name one by its IRI")
    return tuple(sorted({iri for iris in (*direct.values(), *found.values()) for iri in iris}))


def _labelled(store: Store, chosen: dict[str, tuple[Iri, ...]]) -> list[dict[str, str]]:
    """What was chosen, by what it is called."""
    from kg.query.search import called

    labels = called(store, [iri for iris in chosen.values() for iri in iris])
    return [{"kind": kind, "iri": iri, "label": labels.get(iri, iri)} for kind, iris in chosen.items() for iri in iris]
