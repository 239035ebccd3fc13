"""SPARQL Update that writes or takes away one graph, and with it what plain patterns of a query see.

Beside the named graphs there is a *merged* graph with the triples of all of them, each once: the union of graphs that
engines make by themselves gives a triple as often as there are graphs with it. A triple leaves the merged graph with
the last named graph that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import GraphError
from kg.rdf.serialize import to_nquads
from kg.rdf.terms import Blank, Iri, Quad
from kg.store.convert import named_node


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a store keeps what.

    Attributes:
        merged: the graph with all triples; None is the default graph.
        listed: the graph that lists the names of our graphs, where others may keep graphs of their own beside them;
            None where all graphs are ours.
    """

    def creation(self) -> str:
        """Makes a store without graphs where graphs are listed."""
        return f"INSERT DATA {{ {self._listing(f'{_CONFORMS} {written(FORMAT)}')} }}"

    merged: Iri | None = None
    listed: Iri | None = None

    def removal(self, graph: Iri) -> str:
        """Takes the graph away."""
        name = written(graph)
        elsewhere = f"GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {name})"
        if self.listed is not None:
            elsewhere += f" {self._listing(f'{_PART} ?other')}"
        last = f"GRAPH {name} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ {elsewhere} }}"
        steps = [f"DELETE {{ {self._merging('?s ?p ?o')} }} WHERE {{ {last} }}", f"DROP SILENT GRAPH {name}"]
        if self.listed is not None:
            steps.append(f"DELETE DATA {{ {self._listing(f'{_PART} {name}')} }}")
        return " ;\n".join(steps)

    def replacement(self, graph: Iri, quads: Iterable[Quad]) -> str:
        """Gives the graph these quads in place of those it had."""
        return self._replaced(graph, _insertion(written(graph), list(quads)))

    def taking_over(self, graph: Iri, incoming: Iri) -> str:
        """Gives the graph the triples of another one, which goes, in place of those it had."""
        name, source = written(graph), written(incoming)
        moved = f"INSERT {{ GRAPH {name} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {source} {{ ?s ?p ?o }} }}"
        return f"{self._replaced(graph, moved)} ;\nDROP SILENT GRAPH {source}"

    def _replaced(self, graph: Iri, insertion: str) -> str:
        name = written(graph)
        steps = [
            self.removal(graph),
            insertion,
            f"INSERT {{ {self._merging('?s ?p ?o')} }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}",
        ]
        if self.listed is not None:
            steps += [self.creation(), f"INSERT DATA {{ {self._listing(f'{_PART} {name}')} }}"]
        return " ;\n".join(steps)

    def listing(self) -> str:
        """Asks for the names of our graphs, and for the format if there is a store at all."""
        return f"SELECT ?name {{ {self._listing(f'{_PART}|{_CONFORMS} ?name')} }}"

    def _listing(self, rest: str) -> str:
        if self.listed is None:
            raise ValueError("this layout lists no graphs")
        listed = written(self.listed)
        return f"GRAPH {listed} {{ {listed} {rest} }}"

    def _merging(self, pattern: str) -> str:
        return pattern if self.merged is None else f"GRAPH {written(self.merged)} {{ {pattern} }}"


#: How a service's list says of which format it is.
FORMAT = Iri("https://w3id.org/statecraft/store/1")
_PART, _CONFORMS = "<http://purl.org/dc/terms/hasPart>", "<http://purl.org/dc/terms/conformsTo>"


def written(iri: Iri) -> str:
    """An IRI as SPARQL writes it.

    Raises:
        GraphError: if it is malformed, and could say something else in SPARQL.
    """
    return str(named_node(iri))


def triples(quads: Iterable[Quad]) -> str:
    """The triples as N-Triples, which SPARQL reads too.

    Raises:
        GraphError: if an IRI is malformed.
    """
    found = [quad._replace(graph=None) for quad in quads]
    for quad in found:
        for term in quad[:3]:
            if isinstance(term, Iri):
                named_node(term)
            elif isinstance(term, Blank) and not term.isalnum():
                raise GraphError(f"{term!r} is no name for a blank node", remedy="use letters and digits")
    return to_nquads(found)


def _insertion(name: str, quads: list[Quad]) -> str:
    data = f"GRAPH {name} {{\n{triples(quads)}}}"
    # Virtuoso takes no blank nodes in INSERT DATA.
    if any(isinstance(term, Blank) for quad in quads for term in (quad.subject, quad.object)):
        return f"INSERT {{ {data} }} WHERE {{ }}"
    return f"INSERT DATA {{ {data} }}"
