"""Looks at a query before it runs: an engine in the same process cannot be stopped once it has begun.

Forbidden are the clauses that reach outside of the graph (SERVICE, FROM, LOAD) or change it (SPARQL Update), and
queries that could end the process or keep it busy before it has looked at the first triple. Oxigraph ends the process
over some 2,000 groups in one another and over chains of some 5,000 operators; the time in which it orders patterns that
are joined grows with the third power of their number, and doubles with each repeat of a path in another one. What the
limits let through it takes in within a few seconds. How long a query then runs depends on the graph, and is no business
of this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import QueryError
from kg.rdf.terms import Iri
from kg.store.sparql.escapes import resolved
from kg.store.sparql.sparql_text import Token, tokens

MAX_CHARACTERS = 50_000
MAX_DEPTH = 50
# Things that nest without brackets: chains such as 1+1+1+... or many FILTERs are trees as deep as they are long.
MAX_PARTS = 600
#: Triple patterns that are joined, steps of paths among them. Questions that people write have some thirty. Of several
#: queries in one another, each is joined by itself, and their efforts add up.
MAX_PATTERNS = 150
#: Paths such as ((a+)+)+.
MAX_REPEATS = 8

# Characters of the nodes that one query names beside its patterns.
_ROOM = MAX_CHARACTERS * 3 // 5
_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")

_OUTSIDE = ("SERVICE", "FROM", "LOAD")
_UPDATE = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING")
_PART_WORDS = {"UNION", "OPTIONAL", "MINUS", "EXISTS", "FILTER", "BIND", "VALUES", "IN"}
_CONSTANTS = {"A", "TRUE", "FALSE", "UNDEF"}
#: What stands behind these begins no triple: another way of a path, what a repeated path leads to, variables.
_NO_TRIPLE = {"|", "+", "*", "?", "-", "GRAPH", "SELECT", "DISTINCT"}


def check_query(
    sparql: str, *, where: str | None = None, allow_network: bool = False, has_dataset: bool = False
) -> str:
    """The query to give to an engine: escapes for characters are put in place. What must not run is refused.

    It takes time in proportion to the length of the text, whatever stands in it.

    Args:
        where: the file or name of the query, for the message.
        allow_network: SERVICE may stand in it; nothing else is allowed by that.
        has_dataset: the graphs that it sees are given beside it. They go before those that FROM names, by the SPARQL
            Protocol, so that FROM may stand in it and does nothing.

    Raises:
        QueryError: if the query is empty, too long, nested too deep, joins too much, or uses a forbidden clause; also
            if engines could read it in different ways.
    """
    try:
        allowed = {"SERVICE"} if allow_network else set()
        allowed |= {"FROM"} if has_dataset else set()
        if len(sparql) > MAX_CHARACTERS:
            raise QueryError(f"the query is longer than {MAX_CHARACTERS:,} characters", remedy="ask in parts")
        sparql = resolved(sparql)
        _check(sparql, forbidden=tuple(word for word in _OUTSIDE if word not in allowed))
    except QueryError as error:
        raise QueryError(error.cause, where=where, remedy=error.remedy, excerpt=error.excerpt) from error.__cause__
    return sparql


def check_update(sparql: str) -> str:
    """The update to give to an engine: escapes for characters are put in place. One that reaches out is refused.

    Raises:
        QueryError: if SERVICE or LOAD stands in it, or engines could read it in different ways.
    """
    sparql = resolved(sparql)
    for token in tokens(sparql):
        if token.kind in ("word", "name"):
            _check_outside(token, _OUTSIDE)
    return sparql


def _check(sparql: str, *, forbidden: tuple[str, ...]) -> None:
    if not sparql.strip():
        raise QueryError("the query is empty", remedy="write a SPARQL query, such as SELECT * { ?s ?p ?o }")
    size = _Size()
    for token in tokens(sparql):
        if token.kind in ("word", "name"):
            _check_word(token, forbidden)
        size.add(token)
    if size.parts > MAX_PARTS:
        raise _too_large(f"has more than {MAX_PARTS} patterns and operators")
    if size.effort() > MAX_PATTERNS**3:
        raise _too_large(f"joins more than {MAX_PATTERNS} triple patterns")


def _check_outside(token: Token, forbidden: tuple[str, ...]) -> None:
    # Glued to a number, or before the colon of a name without prefix, it is a clause to some engines.
    for word in forbidden:
        if word in token.text and (token.kind == "word" or word != "LOAD" or token.text.startswith(word)):
            raise _forbidden(word, token)


def _check_word(token: Token, forbidden: tuple[str, ...]) -> None:
    _check_outside(token, forbidden)
    for word in _UPDATE:
        if token.text == word or (token.kind == "word" and word in token.text):
            raise QueryError(
                f"{word} is not allowed: a query cannot change the graph",
                remedy="use SELECT, ASK, CONSTRUCT or DESCRIBE",
            )


def _forbidden(word: str, token: Token) -> QueryError:
    if token.kind == "name":
        return QueryError(f"a prefix has {word} in its name", remedy="call the prefix something else")
    if word == "SERVICE":
        return QueryError(
            "SERVICE is not allowed: a query sees this graph only, and nothing is fetched",
            remedy="leave it out, or let this one query fetch with --allow-network (allow_network=True in Python)",
        )
    return QueryError(f"{word} is not allowed: a query sees this graph only", remedy=f"leave out {word}")


def _too_large(cause: str) -> QueryError:
    return QueryError(f"the query {cause}", remedy="use VALUES for long lists, or ask in parts")


@dataclass(slots=True)
class _Bracket:
    """An open bracket.

    Attributes:
        kind: a ``group`` of patterns, a ``list`` (or a piece of a path), ``data`` or an ``expression``.
        patterns: how many triple patterns stand in it.
        repeats: how many repeats of paths are in one another.
        is_query: whether a query of its own stands in it.
    """

    kind: str
    patterns: int = 0
    repeats: int = 0
    is_query: bool = False


class _Size:
    """Counts what makes a query large."""

    def __init__(self) -> None:
        self.parts = 0
        self._effort = 0
        self._open = [_Bracket("expression", is_query=True)]
        self._closed = self._open[0]
        self._before = Token("other", "")
        self._is_data = False

    def effort(self) -> int:
        """What ordering the joins takes: of each query in it, the third power of the number of its patterns."""
        return self._effort + sum(bracket.patterns**3 for bracket in self._open)

    def add(self, token: Token) -> None:
        """Count one more token.

        Raises:
            QueryError: if it is nested too deep.
        """
        kind, text = token
        inside = self._open[-1]
        if kind == "word":
            # "1.5" and "1-1" are words here.
            self.parts += (text in _PART_WORDS) + text.count(".") + text.count("-")
            self._is_data = self._is_data or text == "VALUES"
            inside.patterns += text == "VALUES"
            inside.is_query = inside.is_query or text == "SELECT"
        self.parts += kind in ("operator", "open") or text == "."
        if inside.kind in ("group", "list"):
            inside.patterns += self._patterns(token, inside.kind)
        if kind == "open":
            self._enter(text, inside.kind)
        elif kind == "close" and len(self._open) > 1:
            self._leave()
        elif kind == "operator" and text in "*+" and self._before.text == ")" and self._closed.kind == "list":
            self._repeat()
        self._before = token

    def _patterns(self, token: Token, inside: str) -> int:
        """How many triple patterns more there may be, with this token among triples."""
        if token.kind == "operator":
            return 3 if token.text in "<~" or self._before.text == "{" else 0
        if token.text in ("[", "("):
            return 1
        if not _is_term(token):
            return 0
        if _is_term(self._before):
            return 2 if inside == "list" else 0
        return 0 if self._before.text in _NO_TRIPLE else 1 + token.text.count(".") * (token.kind == "word")

    def _enter(self, text: str, inside: str) -> None:
        kind = "group"
        if text == "{" and self._is_data:
            kind, self._is_data = "data", False
        elif text == "(":
            called = self._before.kind == "word" and not _is_term(self._before)
            kind = inside if inside in ("expression", "data") else "expression" if called else "list"
        self._open.append(_Bracket(kind))
        if len(self._open) > MAX_DEPTH + 1:
            raise QueryError(f"the query is nested deeper than {MAX_DEPTH} brackets", remedy="make it flatter")

    def _leave(self) -> None:
        self._closed = self._open.pop()
        around = self._open[-1]
        around.repeats = max(around.repeats, self._closed.repeats)
        if self._closed.is_query:
            self._effort += self._closed.patterns**3
            around.patterns += 1
        else:
            around.patterns += self._closed.patterns

    def _repeat(self) -> None:
        repeats = self._closed.repeats + 1
        if repeats > MAX_REPEATS:
            raise QueryError(f"more than {MAX_REPEATS} repeats of a path in one another", remedy="make it flatter")
        self._open[-1].repeats = max(self._open[-1].repeats, repeats)


def _is_term(token: Token) -> bool:
    """Whether it stands for a term of a triple: what is no keyword, and what a bracket among triples ends with."""
    kind, text = token
    if kind == "word":
        return text.rstrip(".-") in _CONSTANTS or text[0].isdigit()
    return kind in ("term", "name") or text == "]"


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
