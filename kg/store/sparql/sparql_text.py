"""A query as tokens, for whoever has to know what is in it without being its engine.

Engines read the same text in more than one way: some take ``1SERVICE`` for two words, some see a comment where others
see the end of an IRI. What they could read differently is refused here, so that no word hides in what looks like a
string. Escapes for characters were put in place before (`kg.store.sparql.escapes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError
from kg.store.sparql.excerpt import placed

_ESCAPE = r"\\[tbnrf\"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = r"[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
#: No part of it is tried twice (``*+``), so that it takes time in proportion to the text, whatever that is.
_TOKEN = re.compile(
    rf"""(?P<blank>[ \t\r\n]++|\#[^\n\r]*+)
    |(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>)
    |(?P<text>\"\"\"(?:[^"\\]|{_ESCAPE}|"(?!""))*+\"\"\"|'''(?:[^'\\]|{_ESCAPE}|'(?!''))*+'''
        |(?!\"\"\")"(?:[^"\\\n\r]|{_ESCAPE})*+"|(?!''')'(?:[^'\\\n\r]|{_ESCAPE})*+')
    |(?P<variable>[?$]\w++)
    |(?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    |(?P<word>\w[\w.-]*+)(?P<name>:(?:(?:{_LOCAL})(?:\.*(?:[-]|{_LOCAL}))*+)?+)?+
    |(?P<unprefixed>:(?:(?:{_LOCAL})(?:\.*(?:[-]|{_LOCAL}))*+)?+)
    |(?P<open>[({{\[])|(?P<close>[)}}\]])|(?P<operator>[-+*/!^|&=<>?~])|(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)

_LINE_END = re.compile(r"[\n\r]|\Z")


class Token(NamedTuple):
    """A piece of a query.

    Attributes:
        kind: ``word`` (a keyword or number), ``name`` (with a prefix, or a blank node), ``term`` (a variable, an IRI or
            a text), ``open``, ``close``, ``operator`` or ``other``.
        text: as written; of a word and of the prefix of a name in capitals.
    """

    kind: str
    text: str


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, without blanks, comments and language tags.

    Raises:
        QueryError: where engines could read it differently.
    """
    doubtful = False
    for found in _TOKEN.finditer(sparql):
        kind, text = found.lastgroup, found.group()
        if kind == "blank":
            doubtful = doubtful and "\n" not in text and "\r" not in text
        elif kind == "iri":
            # After "?a" an engine may take "<" for "is less than", and what follows "#" for a comment.
            doubtful = doubtful or "#" in text
            yield Token("term", text)
        elif kind == "text":
            if doubtful and ("\n" in text or "\r" in text):
                raise QueryError(
                    "a text of several lines begins beside an IRI with #", remedy="begin it on a line of its own"
                )
            yield Token("term", text)
        elif kind == "variable":
            yield Token("term", text)
        elif kind in ("word", "name"):
            yield Token(kind, found["word"].upper())
        elif kind == "unprefixed":
            yield Token("name", "")
        elif kind == "other" and text in "\"'\\":
            raise _broken(sparql, found.start())
        elif kind is not None and kind != "language":
            yield Token(kind, text)


def _broken(sparql: str, at: int) -> QueryError:
    """The error for a quotation mark that begins no text, or a backslash outside of one."""
    mark = sparql[at]
    escapes = re.finditer(r"\\(.?)", sparql[at : _LINE_END.search(sparql, at).start()])  # type: ignore[union-attr]
    wrong = next((each for each in escapes if each[1] not in "tbnrf\"'\\"), None)
    cause, remedy = f"a text begins with {mark} here and does not end", f"end it with {mark}, on the same line"
    if wrong is not None:
        at += wrong.start()
        cause, remedy = f"{wrong[0]} is no escape", "write \\\\ for the character \\ itself"
    line, column, excerpt = placed(sparql, at)
    return QueryError(f"line {line}, column {column}: {cause}", remedy=remedy, excerpt=excerpt)
