"""The picture of a graph: a store -> a plain graph -> one HTML page that works offline.

Nothing here knows how facts are found or what a file of a graph looks like: `kg.view.graph` asks the store in SPARQL,
`kg.view.layout` and `kg.view.drawing` say where and how things are drawn, `kg.view.page` writes the page with pyvis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.graph import graph_model

if TYPE_CHECKING:
    from kg.store import Store

__all__ = ["graph_model", "render"]


def render(store: Store, *, title: str | None = None) -> str:
    """The HTML of the picture of all that a store's articles say; it loads nothing from elsewhere.

    Args:
        title: what to write above it; the headline, where there is one article, if None.
    """
    from kg.view.page import page

    return page(graph_model(store, title=title))
