"""The picture of a graph as pyvis draws it: a view model -> one HTML page that works offline.

`kg.view.network.nodes` says what is a node and what a line, `kg.view.network.drawing` where and how they are drawn,
`kg.view.network.page` writes the page.
"""

from kg.view.network.page import page

__all__ = ["page"]
