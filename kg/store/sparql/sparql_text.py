"""A query as tokens, for whoever has to know what is in it without being its engine.

Engines read the same text in more than one way: some put characters for escapes first, some take ``1SERVICE`` for two
words, some see a comment where others see the end of an IRI. What they could read differently is refused here, so that
no word hides in what looks like a string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError

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
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_LAST = 0x10FFFF


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
    _check_escapes(sparql)
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
            cause = "has a \\ that is no escape" if text == "\\" else f"has a {text} that ends no text"
            raise QueryError(f"the query {cause}", remedy="mend the query")
        elif kind is not None and kind != "language":
            yield Token(kind, text)


def _check_escapes(sparql: str) -> None:
    """Refuse escapes that stand for what SPARQL itself is made of, and those that stand for nothing.

    Some engines put the characters in place before they read: a text may then end early, or a word come about.
    """
    if "\\u" not in sparql and "\\U" not in sparql:
        return
    for found in _ESCAPED.finditer(sparql):
        digits = next(filter(None, found.groups()))
        code = int(digits, 16)
        if code > _LAST or 0xD800 <= code <= 0xDFFF:
            raise QueryError(f"{found.group()} is no character", remedy="mend the query")
        if any(character < "\x80" for character in chr(code).upper()):
            raise QueryError(
                f"{found.group()} stands for a plain character", remedy=r"write the character itself, or \" for a quote"
            )
