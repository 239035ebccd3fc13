"""A graph in the hand: what can be done with one, whichever way it was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.query import Answer, Question
    from kg.store import MemoryStore
    from kg.validate import Report

__all__ = ["Graph", "load"]


class Graph:
    """The knowledge graph of one article or of many.

    ``kg.build`` makes one from articles, ``kg.load`` reads one from a file. The store behind it is ``graph.store``.
    """

    def __init__(self, store: MemoryStore) -> None:
        self.store = store

    def __repr__(self) -> str:
        return f"<Graph of {len(self.store):,} statements>"

    def query(self, question: str | Question, /, **parameters: str) -> Answer:
        """Ask a question.

        Args:
            question: the name of a question (``kg queries`` lists them), the name of a file with SPARQL, or SPARQL.
            parameters: values for the blanks of a named question.

        Raises:
            QueryError: if there is no such question, or it cannot be asked.
        """
        from kg.query import ask

        return ask(self.store, question, parameters)

    def view(self, path: str | Path) -> Path:
        """Write the network page of the graph, one HTML file that works offline, and return its path.

        Raises:
            OutputError: if the file cannot be written.
        """
        from kg.files import write_text

        path = Path(path)
        write_text(path, self.page())
        return path

    def page(self) -> str:
        """The HTML of the network page: the graph as pyvis draws it."""
        from kg.view import view_model
        from kg.view.network import page

        return page(view_model(self.store))

    def explorer(self, sparql: bool = True) -> str:
        """The HTML of the explorer: a page to search, filter and read the graph in, with its evidence.

        Args:
            sparql: False leaves SPARQL, and with it the graph as RDF, out of the page, which is then small.
        """
        from kg.view import view_model

        return self._explorer(view_model(self.store), sparql)

    def pages(self, sparql: bool = True) -> dict[str, str]:
        """Both pages by the names of their files, ``graph.html`` and ``explorer.html``."""
        from kg.view import view_model
        from kg.view.network import page

        model = view_model(self.store)
        return {"graph.html": page(model), "explorer.html": self._explorer(model, sparql)}

    def picture(self, format: str = "svg") -> bytes:
        """A picture of the graph for a paper: ``svg`` or ``png``.

        Raises:
            UsageError: if there is no such format.
        """
        from kg.view import view_model
        from kg.view.picture import picture

        return picture(view_model(self.store), format)

    def _explorer(self, model: dict[str, Any], sparql: bool) -> str:
        from kg.query import BEARERS, list_queries
        from kg.view.explorer import explorer_page

        if not sparql:
            return explorer_page(model)
        return explorer_page(model, self.export("nq"), questions=list_queries(), bearers=BEARERS)

    def export(self, format: str = "ttl") -> str:
        """The graph as text: ``ttl``, ``trig``, ``nq``, ``jsonld`` or ``facts``.

        Raises:
            UsageError: if there is no such format.
        """
        from kg.export import export_graph

        return export_graph(self.store, format)

    def facts_files(self) -> dict[str, str]:
        """The facts JSON of each article by the name of its file, ``ID.facts.json``."""
        from kg.export import facts_files

        return facts_files(self.store)

    def validate(self) -> Report:
        """Check the graph against the shapes; ``report.conforms`` says how it went."""
        from kg.validate import validate_graph

        return validate_graph(self.store)


def load(path: str | Path) -> Graph:
    """Read a graph from a Turtle, TriG, N-Quads or JSON-LD file; ``-`` is Turtle or TriG on standard input.

    Raises:
        GraphError: if there is no such file, or it is not RDF.
    """
    from kg.store import MemoryStore

    return Graph(MemoryStore.from_file(path))
