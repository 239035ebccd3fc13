"""Looking at a graph: a store -> the view model -> pages that work offline, and pictures.

`kg.view.model` asks the store in SPARQL and tells the rest in plain English; every view is made from what it gives.
`kg.view.network` is the picture that pyvis draws, `kg.view.explorer` the page to look through a graph with. Nothing
here knows how facts are found or what a file of a graph looks like.
"""

from kg.view.model.model import view_model

__all__ = ["view_model"]
