"""What the explorer is put together from: built files, and for SPARQL the catalogue of questions and the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from gzip import compress
from importlib import resources
from typing import Any, Protocol

from kg.rdf.namespaces import RDF_TYPE, RDFS, SKOS, prefixes
from kg.rdf.terms import Literal
from kg.resources import vocabulary_files
from kg.store import MemoryStore

_LEVEL = 6
_OS = 9
"""The byte of a gzip header that tells the operating system."""


class AskedParameter(Protocol):
    """A blank of a question."""

    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def default(self) -> str | None: ...
    @property
    def summary(self) -> str: ...


class AskedQuestion(Protocol):
    """A question of the catalogue: `kg.query.Question` is one."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def sparql(self) -> str: ...
    @property
    def parameters(self) -> Sequence[AskedParameter]: ...


def built(name: str) -> bytes:
    """A file that was built from the sources in TypeScript."""
    return (resources.files(__package__) / "built" / name).read_bytes()


def squeezed(text: str) -> bytes:
    """Gzip that is the same whenever and wherever it is made."""
    packed = bytearray(compress(text.encode("utf-8", "replace"), _LEVEL, mtime=0))
    packed[_OS] = 255
    return bytes(packed)


def questions_json(questions: Iterable[AskedQuestion]) -> str:
    """``[{"name", "title", "summary", "theme", "sparql", "parameters": [{"name", "type", "default", "summary"}]}]``."""
    return _json(
        [
            {name: getattr(question, name) for name in ("name", "title", "summary", "theme", "sparql")}
            | {
                "parameters": [
                    {"name": each.name, "type": str(each.type), "default": each.default, "summary": each.summary}
                    for each in question.parameters
                ]
            }
            for question in questions
        ]
    )


def vocabulary_json(base: str, bearers: str) -> str:
    """``{"prefixes": {prefix: namespace}, "terms": [{"iri", "kind", "label", "definition"}], "bearers": SPARQL}``.

    ``kind`` is ``class``, ``property`` or ``code``: what may stand after ``a``, between two others, or as a value. The
    prefixes are those that a query need not declare; `base` is that of the graph's own IRIs. `bearers` is the query
    that finds what bears a name.
    """
    terms: dict[str, dict[str, str]] = {}
    for path in vocabulary_files():
        for quad in sorted(MemoryStore.from_shipped(path).quads(), key=str):
            _note(terms, str(quad.subject), str(quad.predicate), quad.object)
    whole = [{"iri": iri, **found} for iri, found in sorted(terms.items()) if "label" in found and "kind" in found]
    return _json({"prefixes": prefixes(base), "terms": whole, "bearers": bearers})


def _note(terms: dict[str, dict[str, str]], subject: str, predicate: str, value: Any) -> None:
    told = {RDFS + "label": "label", SKOS + "prefLabel": "label", SKOS + "definition": "definition"}
    found = terms.setdefault(subject, {})
    if predicate in told and isinstance(value, Literal):
        found[told[predicate]] = value.value
    elif predicate == RDF_TYPE:
        name = str(value).rpartition("#")[2]
        if name == "Class" or name.endswith("Property"):
            found["kind"] = "class" if name == "Class" else "property"
        else:
            found.setdefault("kind", "code")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
