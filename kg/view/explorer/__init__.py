"""The explorer: a graph as one page to search, filter and ask, which opens from disk and loads nothing.

The page itself is written in TypeScript, in the folder ``explorer/`` of the sources; what is built of it lies in
``built/``. Here its data are put together: the view model, where everything is drawn, and how.
"""

from kg.view.explorer.page import explorer_page

__all__ = ["explorer_page"]
