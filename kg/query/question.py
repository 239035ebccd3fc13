"""Questions: SPARQL with a header that says what it asks and what may be filled in.

The header is made of comments at the top of the file; the query below it runs as it is in any SPARQL tool::

    # theme: offices
    # title: Who holds which office
    # summary: People, their offices and whether they hold them now.
    # param: person name any — only this person
    # example: kg query who-holds-which-office -p person="Antony Blinken"

    SELECT ?person ?office WHERE {
      VALUES ?person_ { UNDEF }
      ...

A parameter ``person`` is the line ``VALUES ?person_ { ... }``: its terms are replaced by the value that was asked for,
or stay if none was. ``any`` as the default says that leaving it out asks for everything, ``required`` that there are no
rows without it. The value of a parameter of type ``name`` becomes the IRIs of all that bear the name; every other value
becomes one literal or IRI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import QueryError

_ENTRIES = ("theme", "title", "summary", "param", "column", "example")
_ENTRY = re.compile(rf"#\s*({'|'.join(_ENTRIES)})\s*:\s*(.*)")
_COLUMN = re.compile(r"(?P<name>\w+)\s+(?:—|--)\s+(?P<summary>.+)")
_SELECT = re.compile(
    r"^SELECT\s+(?:DISTINCT\s+|REDUCED\s+)?(?P<list>[^{]*?)\s*(?:WHERE\s*)?\{", re.MULTILINE | re.IGNORECASE
)
_PARAM = re.compile(r"(?P<name>[a-z][a-z0-9_]*)\s+(?P<type>[a-z]+)\s+(?P<default>.+?)\s+(?:—|--)\s+(?P<summary>.+)")
ANY, REQUIRED = "any", "required"


class ParameterType(StrEnum):
    """What a parameter's value has to be: ``name`` is a name of something in the graph, in any case, or its IRI."""

    NAME = "name"
    STRING = "string"
    IRI = "iri"
    DATE = "date"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a question. ``default`` is None where leaving it out asks for everything (or nothing, if required)."""

    name: str
    type: ParameterType
    default: str | None
    summary: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer. ``summary`` is empty where the header does not tell what it holds."""

    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its header. ``name`` is the file's name without ``.rq``; a graph has no columns."""

    name: str
    title: str
    summary: str
    sparql: str
    theme: str = ""
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()

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

    def missing(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The parameters that must be given and are not among these values."""
        return tuple(each.name for each in self.parameters if each.required and each.name not in values)


def parse_question(name: str, text: str, *, where: Path | None = None) -> Question:
    """Reads a query and its header; the header may be missing.

    Raises:
        QueryError: if a line of the header cannot be understood, or a parameter has no ``VALUES`` line.
    """
    entries: dict[str, list[str]] = {entry: [] for entry in _ENTRIES}
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
        theme=" ".join(entries["theme"]),
        parameters=parameters,
        examples=tuple(entries["example"]),
        columns=_columns(text, entries["column"], where or name),
    )


def _parameter(entry: str, where: Path | str) -> Parameter:
    match = _PARAM.fullmatch(entry)
    if not match or match["type"] not in list(ParameterType):
        remedy = f"write '# param: NAME TYPE DEFAULT — SUMMARY', with a type of {', '.join(ParameterType)}"
        raise QueryError(f"cannot understand the parameter {entry!r}", where=where, remedy=remedy)
    default = None if match["default"] in (ANY, REQUIRED) else match["default"].strip('"')
    required = match["default"] == REQUIRED
    return Parameter(match["name"], ParameterType(match["type"]), default, match["summary"], required)


def _columns(sparql: str, entries: list[str], where: Path | str) -> tuple[Column, ...]:
    """The columns that the outermost SELECT names, at the start of a line, with what the header says of them."""
    told = {}
    for entry in entries:
        match = _COLUMN.fullmatch(entry)
        if not match:
            raise QueryError(f"cannot understand the column {entry!r}", where=where, remedy="write 'NAME — SUMMARY'")
        told[match["name"]] = match["summary"]
    found = _SELECT.search(sparql)
    # Of an expression, (COUNT(?x) AS ?n), only the last name is a column.
    listed = re.sub(r"\(.*?\bAS\s+([?$]\w+)\s*\)", r"\1", found["list"], flags=re.IGNORECASE) if found else ""
    names = re.findall(r"[?$](\w+)", listed)
    if unknown := [name for name in told if name not in names]:
        raise QueryError(f"no column is called {unknown[0]!r}", where=where, remedy="name those of SELECT")
    return tuple(Column(name, told.get(name, "")) for name in names)


def values_lines(sparql: str, name: str) -> list[re.Match[str]]:
    """The lines ``VALUES ?name_ { ... }`` of a query."""
    pattern = rf"^(?P<head>[ \t]*VALUES[ \t]+[?$]{re.escape(name)}_[ \t]*)\{{[^{{}}\n]*\}}"
    return list(re.finditer(pattern, sparql, flags=re.MULTILINE | re.IGNORECASE))
