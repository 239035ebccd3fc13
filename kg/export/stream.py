"""TriG and N-Quads piece by piece, for graphs that do not fit into memory: the same bytes as `kg.rdf.serialize` gives.

What is held in memory is one named graph, or `kg.export.spool.RUN` quads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import IO

from kg.export.bases import base_told
from kg.export.spool import RUN, append, sorted_lines, temporary_file
from kg.rdf import DEFAULT_BASE, Blank, Iri, Literal, Quad, prefixes
from kg.rdf.serialize import Terms, graph_key, head, nquads_line, trig_parts
from kg.rdf.terms import Subject, Term

#: A piece has so many lines.
_PIECE = 4096


def stream_nquads(quads: Iterable[Quad], *, run: int = RUN) -> Iterator[str]:
    """N-Quads in pieces of whole lines; ``run`` quads are in memory at a time."""
    return _pieces(line for line, _ in groupby(sorted_lines(_nquads(quads, run), run=run)))


def stream_trig(quads: Iterable[Quad], *, run: int = RUN) -> Iterator[str]:
    """TriG in pieces of whole lines; ``run`` quads, or one graph, are in memory at a time."""
    bases: set[str] = set()
    lines = sorted_lines(_packed(quads, bases), key=_graph_key, run=run)
    first = list(islice(lines, 1))  # to give it, all quads were read, so that the base is known
    names = prefixes(min(bases, default=DEFAULT_BASE))
    terms = Terms(names)
    with temporary_file() as body:
        # Which prefixes were needed stands at the top, and is known at the end.
        _write_body(chain(first, lines), terms, body)
        yield head(terms, names)
        body.seek(0)
        yield from _pieces(body)


def _nquads(quads: Iterable[Quad], run: int) -> Iterator[str]:
    terms = Terms({})
    for number, quad in enumerate(quads):
        if number % run == 0:
            terms.forget()
        yield nquads_line(quad, terms)


def _write_body(lines: Iterable[str], terms: Terms, body: IO[str]) -> None:
    between = ""
    for _, packed in groupby(lines, key=_graph_name):
        quads = [_unpacked(line) for line in packed]
        for part in trig_parts(quads[0].graph, quads, terms):
            append(body, (between, part))
            between = "\n"
        terms.forget()


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    rest = iter(lines)
    while piece := "".join(islice(rest, _PIECE)):
        yield piece


# A quad on one line of a temporary file: the name of its graph, a tab, and its terms as JSON.


def _packed(quads: Iterable[Quad], bases: set[str]) -> Iterator[str]:
    for quad in quads:
        if (base := base_told(quad)) is not None:
            bases.add(base)
        terms = [_written(term) for term in (quad.subject, quad.predicate, quad.object)]
        yield f"{'' if quad.graph is None else _written(quad.graph)}\t{json.dumps(terms)}\n"


def _unpacked(line: str) -> Quad:
    name, _, terms = line.partition("\t")
    subject, predicate, value = json.loads(terms)
    graph = _node(name) if name else None
    return Quad(_node(subject), Iri(predicate), _term(value), graph)


def _written(term: Term) -> str | list[str | None]:
    if isinstance(term, Literal):
        return list(term)
    return f"_:{term}" if isinstance(term, Blank) else term


def _term(value: str | list[str]) -> Term:
    if isinstance(value, str):
        return _node(value)
    text, datatype, language = value
    return Literal(text, Iri(datatype), language)


def _node(name: str) -> Subject:
    return Blank(name[2:]) if name.startswith("_:") else Iri(name)


def _graph_name(line: str) -> str:
    return line[: line.index("\t")]


def _graph_key(line: str) -> tuple[object, ...]:
    return _key(_graph_name(line))


@lru_cache(4096)
def _key(name: str) -> tuple[object, ...]:
    return graph_key(_node(name) if name else None)
