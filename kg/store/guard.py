"""Looks at a query before it runs: an engine in the same process cannot be stopped once it has begun.

Forbidden are the clauses that reach outside of the graph (SERVICE, FROM, LOAD) or change it (SPARQL Update), and
queries so long or so deeply nested that parsing them could end the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.errors import QueryError
from kg.rdf.terms import Iri

MAX_CHARACTERS = 50_000
MAX_DEPTH = 50
# Things that nest without brackets: chains such as 1+1+1+... or many FILTERs are trees as deep as they are long.
MAX_PARTS = 600

# Characters of the nodes that one query names beside its patterns.
_ROOM = MAX_CHARACTERS * 3 // 5
_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")

_TOKEN = re.compile(
    r'''(?P<skip>\s+|\#[^\n\r]*|<[^\x00-\x20<>"{}|^`\\]*>|"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\''''
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'"""
    r"|[?$]\w+|@[A-Za-z-]+|[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)"
    r"|(?P<word>\w+)|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<operator>[-+*/!^|&=<>])|(?P<other>.)",
    re.DOTALL,
)
_OUTSIDE = {"SERVICE", "FROM", "LOAD"}
_UPDATE = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"}
_PART_WORDS = {"UNION", "OPTIONAL", "MINUS", "EXISTS", "FILTER", "BIND", "VALUES", "IN", "."}


def check_query(sparql: str, *, where: str | None = None, has_dataset: bool = False) -> None:
    """Refuse what must not run.

    Args:
        where: the file or name of the query, for the message.
        has_dataset: the graphs that it sees are given beside it. They go before those that FROM names, by the SPARQL
            Protocol, so that FROM may stand in it and does nothing.

    Raises:
        QueryError: if the query is empty, too long, nested too deep, or uses a forbidden clause.
    """
    if not sparql.strip():
        raise QueryError(
            "the query is empty", where=where, remedy="write a SPARQL query, such as SELECT * { ?s ?p ?o }"
        )
    if len(sparql) > MAX_CHARACTERS:
        raise QueryError(f"the query is longer than {MAX_CHARACTERS:,} characters", where=where, remedy="ask in parts")
    depth = parts = 0
    for match in _TOKEN.finditer(sparql):
        kind, token = match.lastgroup, match.group().upper()
        if kind == "word":
            _check_word(token, where, has_dataset)
        parts += kind in ("operator", "open") or token in _PART_WORDS
        depth += (kind == "open") - (kind == "close")
        if depth > MAX_DEPTH:
            raise QueryError(
                f"the query is nested deeper than {MAX_DEPTH} brackets", where=where, remedy="make it flatter"
            )
    if parts > MAX_PARTS:
        raise QueryError(
            f"the query has more than {MAX_PARTS} patterns and operators",
            where=where,
            remedy="use VALUES for long lists, or ask in parts",
        )


def _check_word(word: str, where: str | None, has_dataset: bool) -> None:
    if word in _OUTSIDE and not (has_dataset and word == "FROM"):
        raise QueryError(
            f"{word} is not allowed: a query sees this graph only", where=where, remedy=f"leave out {word}"
        )
    if word in _UPDATE:
        raise QueryError(
            f"{word} is not allowed: a query cannot change the graph",
            where=where,
            remedy="use SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


def batches(nodes: Iterable[Iri]) -> Iterator[str]:
    """Nodes as they stand in VALUES, so many at once that a query with them is not too long.

    What no query can name is left out.
    """
    some: list[str] = []
    room = _ROOM
    for node in nodes:
        written = f"<{node}>"
        if not _IRI.fullmatch(node) or len(written) > _ROOM:
            continue
        if len(written) > room:
            yield " ".join(some)
            some, room = [], _ROOM
        some.append(written)
        room -= len(written) + 1
    if some:
        yield " ".join(some)
