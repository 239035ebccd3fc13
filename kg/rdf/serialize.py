"""Quads as Turtle, TriG and N-Quads: sorted, so that the same graph always gives the same bytes.

Turtle and TriG are grouped by subject, with the type and the label first; kinds of things come in the order of
`kg.rdf.namespaces.KINDS`, and ``e10`` after ``e9``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.rdf.index import natural_key
from kg.rdf.namespaces import KINDS, RDF_TYPE, RDFS_LABEL
from kg.rdf.terms import RDF_LANG_STRING, XSD, XSD_STRING, Blank, Iri, Literal, Quad, Subject, Term

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Control characters, and those that turn the direction of a line or hide: readable only as escapes.
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
_BARE = {XSD + "integer": re.compile(r"[+-]?[0-9]+"), XSD + "boolean": re.compile(r"true|false")}
_KIND_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
_FIRST = (RDF_TYPE, RDFS_LABEL)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


class _Terms:
    """Writes terms, short where a prefix fits, and remembers which prefixes were needed."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._written: dict[Term, str] = {}
        self.used: set[str] = set()

    def write(self, term: Term) -> str:
        found = self._written.get(term)
        if found is None:
            found = self._written[term] = self._new(term)
        return found

    def _new(self, term: Term) -> str:
        if isinstance(term, Literal):
            return self._literal(term)
        return f"_:{term}" if isinstance(term, Blank) else self._iri(term)

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri[cut:]):
            return f"<{iri}>"
        self.used.add(prefix)
        return f"{prefix}:{iri[cut:]}"

    def _literal(self, term: Literal) -> str:
        if self._by_namespace and term.datatype in _BARE and _BARE[term.datatype].fullmatch(term.value):
            return term.value
        quoted = f'"{_UNSAFE.sub(_escape, term.value)}"'
        if term.datatype == RDF_LANG_STRING:
            return f"{quoted}@{term.language}"
        return quoted if term.datatype == XSD_STRING else f"{quoted}^^{self._iri(term.datatype)}"


def to_nquads(quads: Iterable[Quad]) -> str:
    """N-Quads, one line for each quad, lines sorted."""
    terms = _Terms({})
    lines = set()
    for quad in quads:
        graph = "" if quad.graph is None else f" {terms.write(quad.graph)}"
        lines.add(f"{terms.write(quad.subject)} {terms.write(quad.predicate)} {terms.write(quad.object)}{graph} .\n")
    return "".join(sorted(lines))


def to_turtle(quads: Iterable[Quad], *, prefixes: dict[str, str]) -> str:
    """Turtle of the triples of all graphs together."""
    terms = _Terms(prefixes)
    body = "\n".join(_subjects(quads, terms, indent=""))
    return _head(terms, prefixes) + body


def to_trig(quads: Iterable[Quad], *, prefixes: dict[str, str]) -> str:
    """TriG: the default graph first, then the named graphs in the order of their names."""
    terms = _Terms(prefixes)
    graphs: dict[Subject | None, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph].append(quad)
    parts = list(_subjects(graphs.pop(None, []), terms, indent=""))
    for name in sorted((graph for graph in graphs if graph is not None), key=natural_key):
        body = "\n".join(_subjects(graphs[name], terms, indent="    "))
        parts.append(f"{terms.write(name)} {{\n{body}}}\n")
    return _head(terms, prefixes) + "\n".join(parts)


def _head(terms: _Terms, prefixes: dict[str, str]) -> str:
    lines = [f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(terms.used)]
    return "".join([*lines, "\n"] if lines else lines)


def _subjects(quads: Iterable[Quad], terms: _Terms, *, indent: str) -> list[str]:
    grouped: dict[Subject, dict[Iri, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        grouped[quad.subject][quad.predicate].add(quad.object)
    return [_subject(subject, grouped[subject], terms, indent) for subject in sorted(grouped, key=_subject_key)]


def _subject_key(subject: Subject) -> tuple[object, ...]:
    path, _, name = subject.rpartition("/")
    before, found, kind = path.rpartition("/")
    if found and kind in _KIND_RANK:
        return (0, before, _KIND_RANK[kind], natural_key(name))
    return (1 if isinstance(subject, Iri) else 2, "", 0, natural_key(subject))


def _subject(subject: Subject, values: dict[Iri, set[Term]], terms: _Terms, indent: str) -> str:
    written = []
    first = [predicate for predicate in _FIRST if predicate in values]
    for predicate in first + sorted(predicate for predicate in values if predicate not in _FIRST):
        objects = [terms.write(value) for value in values[predicate]]
        if len(objects) > 1:
            objects.sort(key=natural_key)
        name = "a" if predicate == RDF_TYPE else terms.write(predicate)
        written.append(f"{name} {', '.join(objects)}")
    joined = f" ;\n{indent}    ".join(written)
    return f"{indent}{terms.write(subject)} {joined} .\n"
