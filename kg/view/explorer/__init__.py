"""The explorer: a graph as one page to search, filter and ask, which opens from disk and loads nothing.

The page itself is written in TypeScript, in the folder ``explorer/`` of the sources; what is built of it lies in
``built/``. Here its data are put together: the view model, where everything is drawn, and how. `explorer_page` makes a
page that holds its graph, `served_page` one that asks a server.
"""

from kg.view.explorer.page import explorer_page, payload
from kg.view.explorer.parts import questions_json, squeezed, vocabulary_json
from kg.view.explorer.served import FILES, POLICY, served_file, served_page, version

__all__ = [
    "FILES",
    "POLICY",
    "explorer_page",
    "payload",
    "questions_json",
    "served_file",
    "served_page",
    "squeezed",
    "version",
    "vocabulary_json",
]
