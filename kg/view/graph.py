"""A store -> a plain graph of nodes and edges, by SPARQL alone (the queries lie in ``sparql/``).

The plain graph is what pages and other programs draw::

    {"version": 1, "title": str, "subtitle": str,
     "nodes": [{"id": IRI, "kind": "thing" | "event" | "claim", "type": str, "label": str, "status": str | None,
                "when": str | None, "details": [str, ...], "words": [str, ...]}, ...],
     "edges": [{"source": IRI, "target": IRI, "name": str, "words": [str, ...]}, ...]}

``type`` is the class of a thing or event, or the stance of a claim. ``details`` are further lines of text, ``words``
the words of the article that prove it. Nothing is HTML.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from typing import Any

from kg.rdf.terms import Literal
from kg.store import SelectResult, Store
from kg.view.dates import when

VERSION = 1
_ALIASES_SHOWN = 6

Row = dict[str, str | None]


def graph_model(store: Store, *, title: str | None = None) -> dict[str, Any]:
    """The plain graph of all that the articles in a store say.

    Args:
        title: of the picture; the headline where there is one article, if None.
    """
    articles = list(_rows(store, "articles"))
    words: dict[str, list[str]] = defaultdict(list)
    for row in _rows(store, "words"):
        words[_text(row, "fact")].append(_text(row, "words"))
    sources = {_text(row, "article"): _text(row, "title") for row in articles} if len(articles) > 1 else {}
    nodes = [*_things(store), *_events(store, words, sources), *_claims(store, words, sources)]
    known = {node["id"] for node in nodes}
    edges = [edge for edge in _links(store, words) if edge["source"] in known and edge["target"] in known]
    return {
        "version": VERSION,
        "title": title or _title(articles),
        "subtitle": _subtitle(articles, nodes),
        "nodes": sorted(nodes, key=lambda node: str(node["id"])),
        "edges": edges,
    }


def _rows(store: Store, name: str) -> Iterator[Row]:
    query = resources.files(__package__) / "sparql" / f"{name}.rq"
    result = store.query(query.read_text(encoding="utf-8"))
    if not isinstance(result, SelectResult):
        raise TypeError(f"{name}.rq is not a SELECT")
    for row in result.rows:
        values = (term.value if isinstance(term, Literal) else term for term in row)
        yield dict(zip(result.variables, values, strict=True))


def _text(row: Row, name: str) -> str:
    return row[name] or ""


def _node(id_: str, kind: str, type_: str, label: str, **more: Any) -> dict[str, Any]:
    node = {"id": id_, "kind": kind, "type": type_, "label": label}
    return node | {"status": None, "when": None, "details": [], "words": []} | more


def _things(store: Store) -> list[dict[str, Any]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(store, "things"):
        rows[_text(row, "thing")].append(row)
    offices: dict[str, list[str]] = defaultdict(list)
    for row in _rows(store, "offices"):
        status = "" if row["status"] == "current" else f" ({row['status']})"
        offices[_text(row, "person")].append(f"Office: {row['office']}{status}")
    return [_thing(id_, found, offices[id_]) for id_, found in rows.items()]


def _thing(id_: str, rows: list[Row], offices: list[str]) -> dict[str, Any]:
    types = sorted({_text(row, "type") for row in rows})
    labels = sorted({_text(row, "label") for row in rows})
    other = sorted(
        {_text(row, "alias") for row in rows} | set(labels[1:]) - {""}, key=lambda name: (name.lower(), name)
    )
    other = [name for name in other if name and name != labels[0]]
    also = ", ".join(other[:_ALIASES_SHOWN]) + (", …" if len(other) > _ALIASES_SHOWN else "")
    return _node(id_, "thing", types[0], labels[0], details=[*([f"Also: {also}"] if also else []), *offices])


def _events(store: Store, words: dict[str, list[str]], sources: dict[str, str]) -> list[dict[str, Any]]:
    return [
        _node(
            _text(row, "event"),
            "event",
            _text(row, "type"),
            _plain_name(_text(row, "type")),
            status=row["status"],
            when=when(row["start"], row["end"]),
            details=_details(row, sources),
            words=words[_text(row, "event")],
        )
        for row in _rows(store, "events")
    ]


def _claims(store: Store, words: dict[str, list[str]], sources: dict[str, str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(store, "claims"):
        said = when(row["start"], row["end"])
        details = [f"Said on {said}"] if said else []
        details += [f"Said to: {row['audience']}"] if row["audience"] else []
        found[_text(row, "claim")] = _node(
            _text(row, "claim"),
            "claim",
            _text(row, "stance"),
            _text(row, "text"),
            when=said,
            details=[*details, *_details(row, sources)],
            words=words[_text(row, "claim")] or [_text(row, "text")],
        )
    return list(found.values())


def _details(row: Row, sources: dict[str, str]) -> list[str]:
    inferred = ["The date is inferred."] if row["inferred"] == "true" else []
    source = sources.get(_text(row, "article"))
    return [*inferred, *([f"Article: {source}"] if source else [])]


def _plain_name(type_: str) -> str:
    """``OfficeChange`` -> ``Office change``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type_).capitalize()


def _links(store: Store, words: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Links in the order of their ends and names; those that several facts tell are one, with the words of all."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in _rows(store, "links"):
        name = _text(row, "name") if row["status"] in (None, "current") else f"{row['name']} ({row['status']})"
        found[_text(row, "from"), name, _text(row, "to")] += words[_text(row, "fact")]
    for (source, name, target), told in found.items():
        yield {"source": source, "target": target, "name": name, "words": list(dict.fromkeys(told))}


def _title(articles: list[Row]) -> str:
    if len(articles) == 1:
        return _text(articles[0], "title")
    return f"Knowledge graph of {len(articles):,} articles" if articles else "Knowledge graph"


def _subtitle(articles: list[Row], nodes: list[dict[str, Any]]) -> str:
    parts = []
    if len(articles) == 1:
        parts = [_text(articles[0], "source"), when(articles[0]["published"], None) or ""]
    for kind in ("thing", "event", "claim"):
        number = sum(node["kind"] == kind for node in nodes)
        parts.append(f"{number:,} {kind}{'' if number == 1 else 's'}")
    return " · ".join(part for part in parts if part)
