"""TriG and N-Quads piece by piece, for graphs that do not fit into memory: the same bytes as `kg.rdf.serialize` gives.

What is held in memory is one named graph, or `kg.export.spool.RUN` quads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import IO

from kg.export.bases import base_of, base_told
from kg.export.spool import RUN, append, sorted_lines, temporary_file
from kg.rdf import DEFAULT_BASE, Blank, Iri, Literal, Quad, prefixes, to_trig
from kg.rdf.serialize import Terms, graph_key, head, nquads_line, trig_parts
from kg.rdf.terms import Subject, Term

#: A piece has so many lines.
_PIECE = 4096


def stream_nquads(quads: Iterable[Quad], *, run: int = RUN) -> Iterator[str]:
    """N-Quads in pieces of whole lines; ``run`` quads are in memory at a time."""
    return _pieces(line for line, _ in groupby(sorted_lines(_nquads(quads), run=run)))


def stream_trig(quads: Iterable[Quad], *, run: int = RUN) -> Iterator[str]:
    """TriG in pieces of whole lines; ``run`` quads, or one graph, are in memory at a time."""
    rest = iter(quads)
    held = list(islice(rest, run))
    if len(held) < run:  # all of them: no need of files
        yield to_trig(held, prefixes=prefixes(base_of(held)))
        return
    bases: set[str] = set()
    lines = sorted_lines(_packed(chain(held, rest), bases), key=_graph_key, run=run)
    del held
    first = list(islice(lines, 1))  # to give it, all quads were read, so that the base is known
    names = prefixes(min(bases, default=DEFAULT_BASE))
    terms = Terms(names)
    with temporary_file() as body:
        # Which prefixes were needed stands at the top, and is known at the end.
        _write_body(chain(first, lines), terms, body)
        yield head(terms, names)
        body.seek(0)
        yield from _pieces(body)


def _nquads(quads: Iterable[Quad]) -> Iterator[str]:
    terms = Terms({})
    for quad in quads:
        yield nquads_line(quad, terms)
        terms.trim()


def _write_body(lines: Iterable[str], terms: Terms, body: IO[str]) -> None:
    between = ""
    for _, packed in groupby(lines, key=_graph_name):
        quads = [_unpacked(line) for line in packed]
        for part in trig_parts(quads[0].graph, quads, terms):
            append(body, (between, part))
            between = "\n"
        terms.trim()


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    rest = iter(lines)
    while piece := "".join(islice(rest, _PIECE)):
        yield piece


# A quad on one line of a temporary file, its terms between tabs: an IRI as it is, a blank node with _: before its name,
# of a literal a quotation mark, the datatype, the language and its characters. No IRI holds any of these signs.

_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})
_SIGN = re.compile(r"\\(.)")
_SIGNS = {"\\": "\\", "n": "\n", "r": "\r"}


def _packed(quads: Iterable[Quad], bases: set[str]) -> Iterator[str]:
    for quad in quads:
        if (base := base_told(quad)) is not None:
            bases.add(base)
        graph = "" if quad.graph is None else _written(quad.graph)
        yield f"{graph}\t{_written(quad.subject)}\t{quad.predicate}\t{_written(quad.object)}\n"


def _unpacked(line: str) -> Quad:
    graph, subject, predicate, value = line[:-1].split("\t", 3)
    return Quad(_node(subject), _iri(predicate), _term(value), _node(graph) if graph else None)


def _written(term: Term) -> str:
    if isinstance(term, Literal):
        return f'"{term.datatype}\t{term.language or ""}\t{term.value.translate(_ESCAPED)}'
    return f"_:{term}" if isinstance(term, Blank) else term


def _term(value: str) -> Term:
    if not value.startswith('"'):
        return _node(value)
    datatype, language, characters = value[1:].split("\t", 2)
    if "\\" in characters:
        characters = _SIGN.sub(lambda match: _SIGNS[match[1]], characters)
    return Literal(characters, _iri(datatype), language or None)


def _node(name: str) -> Subject:
    return Blank(name[2:]) if name.startswith("_:") else Iri(name)


def _graph_name(line: str) -> str:
    return line[: line.index("\t")]


def _graph_key(line: str) -> tuple[object, ...]:
    return _key(_graph_name(line))


_iri = lru_cache(4096)(Iri)


@lru_cache(4096)
def _key(name: str) -> tuple[object, ...]:
    return graph_key(_node(name) if name else None)
