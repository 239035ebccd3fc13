"""SPARQL Update that writes, changes or takes away one graph, and with it what plain patterns of a query see.

Beside the named graphs there is a *merged* graph with the triples of all of them, each once: the union of graphs that
engines make by themselves gives a triple as often as there are graphs with it. A triple leaves the merged graph with
the last named graph that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import unquote, urlsplit, urlunsplit

from kg.errors import GraphError
from kg.rdf.serialize import to_ntriples
from kg.rdf.terms import XSD_STRING, Blank, Iri, Literal, Quad
from kg.store.convert import named_node, to_ox


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a store keeps what.

    Attributes:
        merged: the graph with all triples; None is the default graph.
        listed: the graph that lists the names of our graphs, where others may keep graphs of their own beside them;
            None where all graphs are ours.
    """

    merged: Iri | None = None
    listed: Iri | None = None

    def creation(self) -> str:
        """Makes a store without graphs where graphs are listed."""
        return f"INSERT DATA {{ {self._listing(f'{CONFORMS} {written(FORMAT)}')} }}"

    def removal(self, graph: Iri) -> str:
        """Takes the graph away."""
        name = written(graph)
        last = f"GRAPH {name} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ {self._held()} FILTER(?other != {name}) }}"
        steps = [f"DELETE {{ {self._merging('?s ?p ?o')} }} WHERE {{ {last} }}", f"DROP SILENT GRAPH {name}"]
        if self.listed is not None:
            steps.append(f"DELETE DATA {{ {self._listing(f'{_PART} {name}')} }}")
        return " ;\n".join(steps)

    def replacement(self, graph: Iri, quads: Iterable[Quad]) -> str:
        """Gives the graph these quads in place of those it had, where no graphs are listed."""
        merging = f"INSERT {{ {self._merging('?s ?p ?o')} }} WHERE {{ GRAPH {written(graph)} {{ ?s ?p ?o }} }}"
        return " ;\n".join([self.removal(graph), insertion(graph, quads), merging])

    def taking_over(self, graph: Iri, incoming: Iri) -> str:
        """Gives a graph that is then listed the triples of another one, which goes, in place of those it had."""
        steps = [
            self.removal(graph),
            *self._additions(graph, incoming),
            self.creation(),
            f"INSERT DATA {{ {self._listing(f'{_PART} {written(graph)}')} }}",
            f"DROP SILENT GRAPH {written(incoming)}",
        ]
        return " ;\n".join(steps)

    def changing(self, graph: Iri, *, outgoing: Iri | None, incoming: Iri | None) -> str:
        """Takes the triples of one graph out of a listed one and puts those of another in; both of these then go."""
        name = f"GRAPH {written(graph)} {{ ?s ?p ?o }}"
        steps = []
        if outgoing is not None:
            source = f"GRAPH {written(outgoing)} {{ ?s ?p ?o }}"
            # In this order: when the merged graph's turn comes, this one does not hold them any more.
            steps.append(f"DELETE {{ {name} }} WHERE {{ {source} }}")
            steps.append(
                f"DELETE {{ {self._merging('?s ?p ?o')} }} WHERE {{ {source} FILTER NOT EXISTS {{ {self._held()} }} }}"
            )
        if incoming is not None:
            steps += self._additions(graph, incoming)
        else:
            listing = self._listing(f"{_PART} {written(graph)}")
            steps.append(f"DELETE {{ {listing} }} WHERE {{ {listing} FILTER NOT EXISTS {{ {name} }} }}")
        steps += [f"DROP SILENT GRAPH {written(each)}" for each in (outgoing, incoming) if each is not None]
        return " ;\n".join(steps)

    def _additions(self, graph: Iri, incoming: Iri) -> list[str]:
        # Both from there: Virtuoso takes many times as long to read what the same request has only just written.
        source = f"GRAPH {written(incoming)} {{ ?s ?p ?o }}"
        into = (f"GRAPH {written(graph)} {{ ?s ?p ?o }}", self._merging("?s ?p ?o"))
        return [f"INSERT {{ {each} }} WHERE {{ {source} }}" for each in into]

    def requiring(self, ledger: Iri) -> str:
        """Makes a store without graphs where graphs are listed, and notes that a ledger belongs to it."""
        return f"INSERT DATA {{ {self._listing(f'{CONFORMS} {written(FORMAT)} ; {_REQUIRES} {written(ledger)}')} }}"

    def requires(self, ledger: Iri) -> str:
        """Asks whether a ledger belongs to the store."""
        return f"ASK {{ {self._listing(f'{_REQUIRES} {written(ledger)}')} }}"

    def listing(self) -> str:
        """Asks for the names of our graphs, and for the format if there is a store at all."""
        return f"SELECT ?name {{ {self._listing(f'{_PART}|{CONFORMS} ?name')} }}"

    def knows(self, graph: Iri) -> str:
        """Asks whether the graph is one of ours."""
        return f"ASK {{ {self._listing(f'{_PART} {written(graph)}')} }}"

    def _held(self) -> str:
        """Which of our graphs hold a triple."""
        listing = "" if self.listed is None else f" {self._listing(f'{_PART} ?other')}"
        return f"GRAPH ?other {{ ?s ?p ?o }}{listing}"

    def _listing(self, rest: str) -> str:
        if self.listed is None:
            raise ValueError("this layout lists no graphs")
        listed = written(self.listed)
        return f"GRAPH {listed} {{ {listed} {rest} }}"

    def _merging(self, pattern: str) -> str:
        return pattern if self.merged is None else f"GRAPH {written(self.merged)} {{ {pattern} }}"


_PORTS = {"http": 80, "https": 443}
#: What a service keeps for us: the list of our graphs, and their triples together.
LISTED = Iri("https://w3id.org/statecraft/store")
MERGED = Iri(f"{LISTED}/merged")
AT_SERVICE = Layout(merged=MERGED, listed=LISTED)
#: How the list says of which format it is.
FORMAT = Iri(f"{LISTED}/1")
_PART, CONFORMS = "<http://purl.org/dc/terms/hasPart>", "<http://purl.org/dc/terms/conformsTo>"
#: How the list says that there is a ledger beside it.
_REQUIRES = "<http://purl.org/dc/terms/requires>"


def is_own_name(graph: Iri) -> bool:
    """Whether stores keep what is their own under this name, or under one that a service may take for the same."""
    return any(name == LISTED or name.startswith(f"{LISTED}/") for name in (graph, plain(graph)))


def free_name(graph: Iri) -> Iri:
    """The name, if it is none under which stores keep what is their own.

    Raises:
        GraphError: if it is.
    """
    if is_own_name(graph):
        raise GraphError("is a name that the store itself uses", where=graph, remedy="give the graph another name")
    return graph


def plain(iri: Iri) -> str:
    """An IRI as it is after all that RFC 3986 has as spellings of the same: case, percent signs, dots, ports."""
    try:
        parts = urlsplit(iri)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return iri
    path = normpath(unquote(parts.path)) + "/" * parts.path.endswith("/") if parts.path else ""
    where = host if port in (None, _PORTS.get(parts.scheme)) else f"{host}:{port}"
    return urlunsplit((parts.scheme, where, f"/{path.lstrip('/')}", parts.query, parts.fragment)) if where else iri


def written(iri: Iri) -> str:
    """An IRI as SPARQL writes it.

    Raises:
        GraphError: if it is malformed, and could say something else in SPARQL.
    """
    return str(named_node(iri))


def triples(quads: Iterable[Quad]) -> str:
    """The triples as N-Triples, which SPARQL reads too.

    Raises:
        GraphError: if an IRI or a language tag is malformed.
    """
    found = list(quads)
    for quad in found:
        for term in quad[:3]:
            if isinstance(term, Iri):
                named_node(term)
            elif isinstance(term, Literal):
                _check_literal(term)
            elif not term.isalnum():
                raise GraphError(f"{term!r} is no name for a blank node", remedy="use letters and digits")
    return to_ntriples(found)


def _check_literal(term: Literal) -> None:
    # Datatype and language stand in the text as they are; the characters of the literal are escaped.
    if term.datatype != XSD_STRING or term.language is not None:
        to_ox(term._replace(value=""))
        named_node(term.datatype)


def insertion(graph: Iri, quads: Iterable[Quad]) -> str:
    """Adds quads to the graph.

    Raises:
        GraphError: if an IRI or a language tag is malformed.
    """
    quads = list(quads)
    data = f"GRAPH {written(graph)} {{\n{triples(quads)}}}"
    # Virtuoso takes no blank nodes in INSERT DATA.
    if any(isinstance(term, Blank) for quad in quads for term in (quad.subject, quad.object)):
        return f"INSERT {{ {data} }} WHERE {{ }}"
    return f"INSERT DATA {{ {data} }}"
