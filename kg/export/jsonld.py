"""JSON-LD with a context inside, so that nothing has to be fetched to read it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from typing import Any

from kg.rdf import Blank, Iri, Literal, Quad
from kg.rdf.index import natural_key
from kg.rdf.namespaces import RDF_TYPE
from kg.rdf.terms import RDF_LANG_STRING, XSD_STRING, Subject, Term
from kg.resources import broken, ontology_folder, shipped_text

Json = dict[str, Any]

_RELATIVE = re.compile(r"[a-z]+/[A-Za-z0-9_-]+")


@cache
def _terms() -> Json:
    """The terms of ``ontology/context.jsonld``.

    Raises:
        PackageError: if the file is missing or broken.
    """
    path = ontology_folder() / "context.jsonld"
    try:
        context: Json = json.loads(shipped_text(path))["@context"]
    except json.JSONDecodeError as error:
        raise broken(path, f"line {error.lineno}: {error.msg}") from error
    except (KeyError, TypeError) as error:
        raise broken(path, "has no @context") from error
    return context


def to_jsonld(quads: list[Quad], *, base: str) -> str:
    """JSON-LD 1.1, one named graph an article, nodes and keys sorted; things are named relative to ``base``."""
    writer = _Writer(base)
    graphs: dict[Subject | None, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph].append(quad)
    nodes: list[Json] = writer.nodes(graphs.pop(None, []))
    names = sorted((graph for graph in graphs if graph is not None), key=natural_key)
    nodes.extend({"@id": writer.short(name), "@graph": writer.nodes(graphs[name])} for name in names)
    document = {"@context": writer.context, "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    def __init__(self, base: str) -> None:
        terms = _terms()
        # Relative references work against a base that ends with a slash only.
        self._base = base if base.endswith("/") else None
        self.context: Json = {**({"@base": base} if self._base else {}), **terms}
        self._by_namespace = {value: prefix for prefix, value in terms.items() if isinstance(value, str)}
        self._by_iri: dict[str, tuple[str, bool]] = {}
        for term, definition in terms.items():
            if isinstance(definition, dict):
                self._by_iri[self._expand(definition["@id"])] = (term, definition.get("@type") == "@id")

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.context[prefix] + local if prefix in self.context else name

    def short(self, subject: str) -> str:
        """A node's name for ``@id``."""
        if isinstance(subject, Blank):
            return f"_:{subject}"
        if self._base and subject.startswith(self._base) and _RELATIVE.fullmatch(subject, len(self._base)):
            return subject[len(self._base) :]
        return self._compact(subject)

    def _compact(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        return iri if prefix is None or cut == len(iri) else f"{prefix}:{iri[cut:]}"

    def nodes(self, quads: list[Quad]) -> list[Json]:
        grouped: dict[Subject, dict[Iri, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            grouped[quad.subject][quad.predicate].add(quad.object)
        return [self._node(subject, grouped[subject]) for subject in sorted(grouped, key=natural_key)]

    def _node(self, subject: Subject, values: dict[Iri, set[Term]]) -> Json:
        node: Json = {"@id": self.short(subject)}
        for predicate in sorted(values, key=lambda p: (p != RDF_TYPE, p)):
            if predicate == RDF_TYPE:
                node["@type"] = _one(sorted(self._compact(kind) for kind in values[predicate] if isinstance(kind, Iri)))
                continue
            key, is_node = self._by_iri.get(predicate, (self._compact(predicate), False))
            ordered = sorted(values[predicate], key=_term_key)
            node[key] = _one([self._value(value, plain=is_node) for value in ordered])
        return node

    def _value(self, value: Term, *, plain: bool) -> str | Json:
        if not isinstance(value, Literal):
            return self.short(value) if plain else {"@id": self.short(value)}
        if value.datatype == RDF_LANG_STRING:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == XSD_STRING:
            return {"@value": value.value} if plain else value.value
        return {"@value": value.value, "@type": self._compact(value.datatype)}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _term_key(term: Term) -> tuple[object, ...]:
    if isinstance(term, Literal):
        return (1, natural_key(term.value), term.datatype, term.language or "")
    return (0, natural_key(term), "", "")
