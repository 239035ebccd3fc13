"""Answers, and when two are the same: rows as often as they come, whatever blank nodes are called.

Numbers and truth values are the same when their values are, in the same datatype: Oxigraph keeps values, so that 1.0
comes back as 1.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
#: Media types by the endings of the tests' files.
MEDIA = {
    "srx": "application/sparql-results+xml",
    "srj": "application/sparql-results+json",
    "tsv": "text/tab-separated-values",
    "csv": "text/csv",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Rows:
    """What a SELECT gives; in each row stand only the variables that have a value."""

    variables: frozenset[str]
    rows: tuple[Mapping[str, Term], ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """What a CONSTRUCT or DESCRIBE gives."""

    triples: tuple[ox.Triple, ...]


Result = Rows | Triples | bool

_XSD = "http://www.w3.org/2001/XMLSchema#"
_VALUES: dict[str, Callable[[str], object]] = {
    **dict.fromkeys((f"{_XSD}double", f"{_XSD}float"), float),
    f"{_XSD}decimal": lambda text: Decimal(text).normalize(),
    f"{_XSD}integer": int,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}


def parsed(body: bytes, media: str, *, base: str | None = None) -> Result:
    """An answer that came as text.

    Args:
        media: its type.
        base: what relative IRIs in a graph start from.

    Raises:
        ValueError: if it is not what its type says, or of none that is known.
        SyntaxError: likewise.
    """
    if media == "text/csv":
        return _rows_of_csv(body.decode("utf-8"))
    if media in _GRAPHS:
        triples = tuple(quad.triple for quad in ox.parse(body, format=_GRAPHS[media], base_iri=base))
        return _rows_in(triples) or Triples(triples)
    if media in _ROWS:
        return of_engine(ox.parse_query_results(body, _ROWS[media]))
    raise ValueError(f"{media} is no known type")


def of_engine(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, media: str = "") -> Result:
    """What the engine gives; as CSV, if that is what ``media`` says."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return Triples(tuple(found))
    if media == "text/csv":
        return parsed(found.serialize(format=ox.QueryResultsFormat.CSV) or b"", media)
    names = [variable.value for variable in found.variables]
    rows = tuple({name: term for name, term in zip(names, row, strict=True) if term is not None} for row in found)
    return Rows(frozenset(names), rows)


def same(one: Result, other: Result, *, in_order: bool = False) -> bool:
    """Whether two answers are the same.

    Args:
        in_order: the order of rows matters.
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Rows) and isinstance(other, Rows):
        return one.variables == other.variables and _canonical(_told(one, in_order)) == _canonical(
            _told(other, in_order)
        )
    if isinstance(one, Triples) and isinstance(other, Triples):
        sides = ([ox.Triple(s, p, _by_value(o)) for s, p, o in each.triples] for each in (one, other))
        return _canonical(next(sides)) == _canonical(next(sides))
    return False


def _told(found: Rows, in_order: bool) -> list[ox.Triple]:
    """Rows as a graph: each is a node with its values, and how often, or where, it comes."""
    rows = [frozenset((name, _by_value(term)) for name, term in row.items()) for row in found.rows]
    numbered = zip(rows, range(len(rows)), strict=True) if in_order else Counter(rows).items()
    triples = []
    for row, number in numbered:
        node = ox.BlankNode()
        triples.append(ox.Triple(node, ox.NamedNode("urn:row"), ox.Literal(number)))
        triples += [ox.Triple(node, ox.NamedNode(f"urn:variable:{name}"), term) for name, term in row]
    return triples


def _by_value(term: Term) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value in _VALUES:
        with suppress(ValueError, ArithmeticError):
            return ox.Literal(str(_VALUES[term.datatype.value](term.value)), datatype=term.datatype)
    return term


def _canonical(triples: Iterable[ox.Triple]) -> Counter[str]:
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return Counter(map(str, dataset))


def _rows_of_csv(text: str) -> Rows:
    """CSV does not tell what kind of term a value is: all but blank nodes are taken for text."""
    names, *lines = csv.reader(text.splitlines())
    rows = []
    for line in lines:
        terms = (ox.BlankNode(cell[2:]) if cell.startswith("_:") else ox.Literal(cell) for cell in line)
        rows.append({name: term for name, term in zip(names, terms, strict=True) if term != ox.Literal("")})
    return Rows(frozenset(names), tuple(rows))


def _rows_in(triples: Sequence[ox.Triple]) -> Rows | None:
    """The rows that a graph tells in the W3C's terms for them, as some tests do."""

    def values(node: object, name: str) -> list[Term]:
        return [triple.object for triple in triples if triple.subject == node and triple.predicate.value == _RS + name]

    sets = [triple.subject for triple in triples if triple.object == ox.NamedNode(_RS + "ResultSet")]
    if not sets:
        return None
    names = [value.value for value in values(sets[0], "resultVariable") if isinstance(value, ox.Literal)]
    rows = []
    for solution in values(sets[0], "solution"):
        row: dict[str, Term] = {}
        for binding in values(solution, "binding"):
            (name,), (value,) = values(binding, "variable"), values(binding, "value")
            if isinstance(name, ox.Literal):
                row[name.value] = value
        rows.append(row)
    return Rows(frozenset(names), tuple(rows))
