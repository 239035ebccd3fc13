"""Plain graphs, as `kg.view.graph` describes them, for tests."""

from __future__ import annotations

from typing import Any


def node(id_: str, label: str, **more: Any) -> dict[str, Any]:
    """A thing, unless ``kind`` says otherwise."""
    start = {"id": id_, "label": label, "kind": "thing", "type": "State", "status": None, "when": None}
    return start | {"details": [], "words": []} | more


def edge(source: str, target: str, name: str, *words: str) -> dict[str, Any]:
    return {"source": source, "target": target, "name": name, "words": list(words)}


def graph(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"version": 1, "title": "A graph", "subtitle": "", "nodes": nodes, "edges": edges} | more
