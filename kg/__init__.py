"""Statecraft: news articles about world affairs, read into a knowledge graph whose every line can be checked.

::

    import kg

    graph = kg.build("article.txt", published="2024-04-19")
    for row in graph.query("who-holds-which-office"):
        print(row)
    graph.view("article.html")

A collection that grows is a :class:`~kg.knowledge.KnowledgeBase`::

    with kg.KnowledgeBase.create("store") as base:
        base.add("news/", jobs=2)
        print(base.query("meetings", who="Blinken"))

How good it is on articles whose facts you noted yourself, :func:`~kg.evaluation.evaluate` tells::

    print(kg.evaluate("annotated/").format())

The public names are here and are imported when they are first used, so that ``import kg`` costs nothing. The rooms
below are described in their own ``__init__``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import version

if TYPE_CHECKING:
    from kg.errors import StatecraftError
    from kg.evaluation import Evaluation, evaluate
    from kg.graph import Graph, load
    from kg.knowledge import KnowledgeBase
    from kg.pipeline import build

__all__ = ["Evaluation", "Graph", "KnowledgeBase", "StatecraftError", "__version__", "build", "evaluate", "load"]

__version__ = version.VERSION

_HOMES = {
    "Evaluation": "kg.evaluation",
    "Graph": "kg.graph",
    "KnowledgeBase": "kg.knowledge",
    "StatecraftError": "kg.errors",
    "build": "kg.pipeline",
    "evaluate": "kg.evaluation",
    "load": "kg.graph",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
