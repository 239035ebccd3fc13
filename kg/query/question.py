"""Questions: SPARQL with a header that says what it asks and what may be filled in.

The header is made of comments at the top of the file; the query below it runs as it is in any SPARQL tool::

    # title: Who holds which office
    # summary: People, their offices and whether they hold them now.
    # param: person name any — only this person
    # example: kg query who-holds-which-office -p person="Antony Blinken"

    SELECT ?person ?office WHERE {
      VALUES ?person_ { UNDEF }
      ...

A parameter ``person`` is the line ``VALUES ?person_ { ... }``: its terms are replaced by the value that was asked for,
or stay if none was. ``any`` as the default says that leaving it out asks for everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import QueryError

_ENTRY = re.compile(r"#\s*(title|summary|param|example)\s*:\s*(.*)")
_PARAM = re.compile(r"(?P<name>[a-z][a-z0-9_]*)\s+(?P<type>[a-z]+)\s+(?P<default>.+?)\s+(?:—|--)\s+(?P<summary>.+)")
ANY = "any"


class ParameterType(StrEnum):
    """What a parameter's value has to be: ``name`` is the name of a thing, in any case, or its IRI."""

    NAME = "name"
    STRING = "string"
    IRI = "iri"
    DATE = "date"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a question. ``default`` is None where leaving it out asks for everything."""

    name: str
    type: ParameterType
    default: str | None
    summary: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its header. ``name`` is the file's name without ``.rq``."""

    name: str
    title: str
    summary: str
    sparql: str
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name.

        Raises:
            QueryError: if there is none.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(parameter.name for parameter in self.parameters)
        remedy = f"it has {known}" if known else "it has none"
        raise QueryError(f"no parameter is called {name!r}", where=self.name, remedy=remedy)


def parse_question(name: str, text: str, *, where: Path | None = None) -> Question:
    """Reads a query and its header; the header may be missing.

    Raises:
        QueryError: if a line of the header cannot be understood, or a parameter has no ``VALUES`` line.
    """
    entries: dict[str, list[str]] = {"title": [], "summary": [], "param": [], "example": []}
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            break
        if match := _ENTRY.match(line.strip()):
            entries[match[1]].append(match[2].strip())
    parameters = tuple(_parameter(entry, where or name) for entry in entries["param"])
    for parameter in parameters:
        if len(values_lines(text, parameter.name)) != 1:
            cause = f"parameter {parameter.name} needs exactly one line VALUES ?{parameter.name}_ {{ UNDEF }}"
            raise QueryError(cause, where=where or name)
    return Question(
        name=name,
        title=" ".join(entries["title"]) or name,
        summary=" ".join(entries["summary"]),
        sparql=text,
        parameters=parameters,
        examples=tuple(entries["example"]),
    )


def _parameter(entry: str, where: Path | str) -> Parameter:
    match = _PARAM.fullmatch(entry)
    if not match or match["type"] not in list(ParameterType):
        remedy = f"write '# param: NAME TYPE DEFAULT — SUMMARY', with a type of {', '.join(ParameterType)}"
        raise QueryError(f"cannot understand the parameter {entry!r}", where=where, remedy=remedy)
    default = None if match["default"] == ANY else match["default"].strip('"')
    return Parameter(match["name"], ParameterType(match["type"]), default, match["summary"])


def values_lines(sparql: str, name: str) -> list[re.Match[str]]:
    """The lines ``VALUES ?name_ { ... }`` of a query."""
    pattern = rf"^(?P<head>[ \t]*VALUES[ \t]+[?$]{re.escape(name)}_[ \t]*)\{{[^{{}}\n]*\}}"
    return list(re.finditer(pattern, sparql, flags=re.MULTILINE | re.IGNORECASE))
