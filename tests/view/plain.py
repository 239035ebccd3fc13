"""View models, as ``ontology/view.schema.json`` describes them, for tests."""

from __future__ import annotations

from typing import Any

ARTICLE = "article/a"


def thing(id_: str, label: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "type": "State", "label": label} | more


def event(id_: str, label: str, **more: Any) -> dict[str, Any]:
    start = {"id": id_, "label": label, "type": "Visit", "name": "Visit", "status": "occurred", "evidence": []}
    return start | more


def claim(id_: str, text: str, **more: Any) -> dict[str, Any]:
    start = {"id": id_, "label": f"Somebody says: {text}", "stance": "state", "verb": "says", "text": text}
    return start | {"evidence": []} | more


def link(source: str, target: str, name: str, *, fact: str = "", kind: str = "agent") -> dict[str, Any]:
    """A link of the picture in which events are nodes; its fact is the node that it comes from, if none is given."""
    return {"from": source, "to": target, "kind": kind, "level": "parts", "name": name, "fact": fact or source}


def span(words: str) -> dict[str, Any]:
    """Evidence from an article of which the graph has no text."""
    return {"article": ARTICLE, "start": 0, "end": len(words), "words": words}


def relation(source: str, target: str) -> dict[str, Any]:
    id_ = f"relation/{source}-{target}"
    return {"id": id_, "label": "", "type": "allyOf", "subject": source, "object": target, "evidence": []}


def model(**lists: Any) -> dict[str, Any]:
    """A model of these lists; the others are empty."""
    kinds = ("articles", "things", "events", "claims", "roles", "relations", "links")
    start: dict[str, Any] = {"version": 2, "base": "https://example.org/", "title": "A graph", "subtitle": ""}
    return start | {kind: [] for kind in kinds} | lists


def allies(pairs: list[tuple[str, str]], things: list[dict[str, Any]]) -> dict[str, Any]:
    """A graph of things and links between them, one for each pair."""
    relations = [relation(one, other) for one, other in pairs]
    links = [
        link(one, other, "ally of", fact=made["id"], kind="allyOf") | {"level": "both"}
        for (one, other), made in zip(pairs, relations, strict=True)
    ]
    return model(things=things, relations=relations, links=links)
