r"""Escapes for characters (``\u0027``), put in place before a query is looked at and asked.

SPARQL lets them stand anywhere, and has them put in place before anything else is read; Oxigraph reads them only where
a string or an IRI may have them, and last. Here a character in a string becomes the escape of strings for it where it
needs one, so that all engines read the same, and no string ends early.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPED = re.compile(_ESCAPE)
#: What an escape may stand in: no part is tried twice (``*+``).
_PLACES = re.compile(
    rf"""(?P<comment>\#[^\n\r]*+)
    |(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_ESCAPE})*+>)
    |(?P<text>\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*+'''
        |(?!\"\"\")"(?:[^"\\\n\r]|\\.)*+"|(?!''')'(?:[^'\\\n\r]|\\.)*+')
    |(?P<escape>{_ESCAPE})|(?P<other>\\?.)""",
    re.DOTALL | re.VERBOSE,
)
_IN_TEXT = {"\\": "\\\\", '"': '\\"', "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_LAST = 0x10FFFF


def resolved(sparql: str) -> str:
    """The query with the characters themselves in place of their escapes.

    Raises:
        QueryError: if one is no character, or none that may stand where it does.
    """
    if "\\u" not in sparql and "\\U" not in sparql:
        return sparql
    return _PLACES.sub(_placed, sparql)


def _placed(found: re.Match[str]) -> str:
    kind, text = found.lastgroup, found.group()
    if kind == "comment":
        return _ESCAPED.sub(" ", text)
    if kind == "text":
        # "\\u0041" is a backslash and no escape.
        return re.sub(rf"\\\\|{_ESCAPE}", lambda each: each[0] if each[0] == "\\\\" else _in_text(each[0]), text)
    if kind == "iri":
        return _ESCAPED.sub(lambda each: _checked(each[0], not _NO_IRI.match(_character(each[0])), "an IRI"), text)
    if kind == "escape":
        character = _character(text)
        return _checked(text, character.isalnum() or character == "_", "a name")
    return text


def _in_text(escape: str) -> str:
    character = _character(escape)
    return _IN_TEXT.get(character, character)


def _checked(escape: str, fits: bool, where: str) -> str:
    if not fits:
        raise QueryError(f"{escape} stands for a character that {where} cannot have", remedy="mend the query")
    return _character(escape)


def _character(escape: str) -> str:
    code = int(escape.lstrip("\\uU"), 16)
    if code > _LAST or 0xD800 <= code <= 0xDFFF:
        raise QueryError(f"{escape} is no character", remedy="mend the query")
    return chr(code)
