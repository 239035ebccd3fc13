"""Quads as Turtle, TriG, N-Triples and N-Quads: sorted, so that the same graph always gives the same bytes.

Turtle and TriG are grouped by subject, with the type and the label first. Kinds of things come in the order of
`kg.rdf.namespaces.KINDS`: what is told before what it is told of, and before the words; the events told most
often first, and ``e10`` after ``e9``. The texts of articles and what was known beforehand come last, also where their
subjects came before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from kg.rdf.index import natural_key
from kg.rdf.namespaces import (
    ALT_LABEL,
    COPIES,
    DIRECT,
    EXACT_MATCH,
    IDENTITIES,
    IS_DEFINED_BY,
    ISSUE,
    KINDS,
    RDF_TYPE,
    RDFS_LABEL,
    REFERENCE,
    SC,
    SHARED_EVENTS,
    sc,
    schema,
)
from kg.rdf.terms import RDF_LANG_STRING, XSD, XSD_STRING, Blank, Iri, Literal, Quad, Subject, Term

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Control characters, and those that turn the direction of a line or hide: readable only as escapes.
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
_BARE = {XSD + "integer": re.compile(r"[+-]?[0-9]+"), XSD + "boolean": re.compile(r"true|false")}
_KIND_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
_FIRST = (RDF_TYPE, RDFS_LABEL)
_BODY, _EVIDENCE = schema("articleBody"), sc("evidence")
# What articles tell of a thing that is known beforehand too: all else of it stands with the reference facts.
_TOLD = {RDF_TYPE, RDFS_LABEL, ALT_LABEL, EXACT_MATCH, *DIRECT}
_KNOWN = (f"{SC}Reference", f"{SC}Incumbency")
# The parts of a graph: subjects of known kinds, all others, the texts of articles, reference facts.
_KIND, _OTHER, _TEXT, _BACKGROUND = range(4)
_GRAPH_RANK: dict[Subject, int] = {IDENTITIES: 2, SHARED_EVENTS: 2, COPIES: 2, Iri(REFERENCE): 3}
_Values = dict[Iri, set[Term]]
MOST_KEPT = 20_000
"""So many written terms are remembered where a graph is written in pieces."""


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


class Terms:
    """Writes terms, short where a prefix fits, and remembers which prefixes were needed.

    Attributes:
        write: gives a term as it is written.
        used: the prefixes that were needed.
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._written = _Written(self._new)
        self.write: Callable[[Term], str] = self._written.__getitem__
        self.used: set[str] = set()

    def trim(self) -> None:
        """Let go of the terms written so far, if they are many; which prefixes were needed stays known."""
        if len(self._written) > MOST_KEPT:
            self._written.clear()

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


class _Written(dict[Term, str]):
    """Terms as they were written: a graph repeats them, and each is written once."""

    def __init__(self, new: Callable[[Term], str]) -> None:
        super().__init__()
        self._new = new

    def __missing__(self, term: Term) -> str:
        found = self[term] = self._new(term)
        return found


def to_ntriples(quads: Iterable[Quad]) -> str:
    """N-Triples of all graphs together, one line for each triple, lines sorted."""
    write = Terms({}).write
    return "".join(sorted({f"{write(s)} {write(p)} {write(o)} .\n" for s, p, o, _ in quads}))


def to_nquads(quads: Iterable[Quad]) -> str:
    """N-Quads, one line for each quad, lines sorted."""
    terms = Terms({})
    return "".join(sorted({nquads_line(quad, terms) for quad in quads}))


def nquads_line(quad: Quad, terms: Terms) -> str:
    """One quad; ``terms`` have no prefixes."""
    graph = "" if quad.graph is None else f" {terms.write(quad.graph)}"
    return f"{terms.write(quad.subject)} {terms.write(quad.predicate)} {terms.write(quad.object)}{graph} .\n"


def to_turtle(quads: Iterable[Quad], *, prefixes: dict[str, str]) -> str:
    """Turtle of the triples of all graphs together."""
    terms = Terms(prefixes)
    body = "\n".join(_subjects(quads, terms, indent=""))
    return head(terms, prefixes) + body


def to_trig(quads: Iterable[Quad], *, prefixes: dict[str, str]) -> str:
    """TriG: the default graph first, then the named graphs as `graph_key` has them."""
    terms = Terms(prefixes)
    graphs: dict[Subject | None, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph].append(quad)
    parts = [part for name in sorted(graphs, key=graph_key) for part in trig_parts(name, graphs[name], terms)]
    return head(terms, prefixes) + "\n".join(parts)


def graph_key(name: Subject | None) -> tuple[object, ...]:
    """The order of graphs in TriG: what articles say, then what only several of them tell, then the reference facts."""
    return (0,) if name is None else (_GRAPH_RANK.get(name, 1), *natural_key(name))


def trig_parts(name: Subject | None, quads: Iterable[Quad], terms: Terms) -> list[str]:
    """One graph of TriG; between these parts stands an empty line."""
    if name is None:
        return _subjects(quads, terms, indent="")
    body = "\n".join(_subjects(quads, terms, indent="    "))
    return [f"{terms.write(name)} {{\n{body}}}\n"]


def head(terms: Terms, prefixes: dict[str, str]) -> str:
    """The prefixes that were needed, and an empty line."""
    lines = [f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(terms.used)]
    return "".join([*lines, "\n"] if lines else lines)


def _subjects(quads: Iterable[Quad], terms: Terms, *, indent: str) -> list[str]:
    grouped: dict[Subject, _Values] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        grouped[quad.subject][quad.predicate].add(quad.object)
    parts = [(key, subject, part) for subject, values in grouped.items() for key, part in _parts(subject, values)]
    parts.sort(key=itemgetter(0, 1))
    return [_subject(subject, part, terms, indent) for _, subject, part in parts]


def _parts(subject: Subject, values: _Values) -> Iterator[tuple[tuple[object, ...], _Values]]:
    """What is told of a subject, with its place in the order; in two parts where some of it comes last."""
    last, place = _TEXT, {name for name in values if name == _BODY}
    if Iri(REFERENCE) in values.get(IS_DEFINED_BY, ()):
        last = _BACKGROUND
        is_told = any(not str(kind).startswith(_KNOWN) for kind in values.get(RDF_TYPE, ()))
        place = {name for name in values if not is_told or name not in _TOLD}
    elif subject == REFERENCE:
        last, place = _BACKGROUND, set(values)
    key = _subject_key(subject, values)
    first = {name: terms for name, terms in values.items() if name not in place}
    if first:
        yield key, first
    if place:
        yield (last, *key), {name: values[name] for name in place}


def _subject_key(subject: Subject, values: _Values) -> tuple[object, ...]:
    path, _, name = subject.rpartition("/")
    before, found, kind = path.rpartition("/")
    if not found or kind not in _KIND_RANK:
        if not subject.startswith(ISSUE):
            return (_OTHER, isinstance(subject, Blank), 0, "", natural_key(subject))
        before, kind, name = "", "group", subject
    often = len(values.get(_EVIDENCE, ())) if kind == "event" else 0
    return (_KIND, _KIND_RANK[kind], -often, before, natural_key(name))


def _subject(subject: Subject, values: _Values, terms: Terms, indent: str) -> str:
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
