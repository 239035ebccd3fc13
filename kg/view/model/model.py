"""A store -> the view model: a plain dict that pages and pictures are made from, by the queries in ``queries/view/``.

`ontology/view.schema.json` describes it. Nothing in it is RDF or HTML, and no view asks the store itself. The same
graph always gives the same model.
"""

from __future__ import annotations

from typing import Any

from kg.store import AskResult, MemoryStore, Store
from kg.view.model.evidence import Evidence
from kg.view.model.facts import Facts, find_facts
from kg.view.model.identities import Identities
from kg.view.model.links import MOST_PAIRS, links_of
from kg.view.model.records import records
from kg.view.model.shared import shared_events
from kg.view.model.things import Things
from kg.view.phrasing.dates import when

VERSION = 2

_HAS_BLANKS = "ASK { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }"


def view_model(store: Store, *, title: str | None = None, most_pairs: int = MOST_PAIRS) -> dict[str, Any]:
    """The view model of all that the articles in a store say.

    Args:
        title: of the pages; the headline where there is one article, if None.
        most_pairs: where one fact would link more pairs of things, only some of them are linked.
    """
    store = _settled(store)
    found = find_facts(store)
    evidence = Evidence(store, {id_: record for id_, (_, record) in found.items()})
    things = Things(store, evidence, found)
    facts = Facts(found, evidence, things, records(store, "figures"))
    shared = shared_events(store, facts, things, evidence)
    shown = facts.shown()
    links = links_of(facts, things, evidence, most_pairs)
    identities = Identities(store, things, evidence)
    listed = [thing.shown(evidence) | identities.of(thing.id) for thing in things.in_order()]
    articles = evidence.articles()
    counts = {"thing": len(listed), "event": len(shown["events"]), "claim": len(shown["claims"])}
    return {
        "version": VERSION,
        "base": evidence.base,
        "title": title or _title(articles),
        "subtitle": _subtitle(articles, counts),
        "articles": articles,
        "things": listed,
        **shown,
        **({"shared": shared} if shared else {}),
        "links": links,
    }


def _settled(store: Store) -> Store:
    """The store with names of blank nodes that follow from the graph: those that it has are new whenever it is read."""
    found = store.query(_HAS_BLANKS)
    return MemoryStore(store.quads()) if isinstance(found, AskResult) and found.value else store


def _title(articles: list[dict[str, Any]]) -> str:
    if len(articles) == 1:
        return str(articles[0]["title"])
    return f"Knowledge graph of {len(articles):,} articles" if articles else "Knowledge graph"


def _subtitle(articles: list[dict[str, Any]], counts: dict[str, int]) -> str:
    parts = []
    if len(articles) == 1:
        parts = [articles[0].get("source"), when(articles[0].get("published"), None)]
    parts += [f"{number:,} {kind}{'' if number == 1 else 's'}" for kind, number in counts.items()]
    return " · ".join(part for part in parts if part)
