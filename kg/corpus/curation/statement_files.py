"""Files in which a person says what is one, and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.corpus.curation.statements import Statements
from kg.errors import GraphError
from kg.rdf.namespaces import DEFAULT_BASE, EXACT_MATCH
from kg.rdf.terms import Iri, Term
from kg.store import MemoryStore

OWL = "http://www.w3.org/2002/07/owl#"
_SAME = (Iri(OWL + "sameAs"), EXACT_MATCH)
_DIFFERENT = Iri(OWL + "differentFrom")
#: The files in the folder of a store that are always taken in.
NAMES = ("same.ttl", "different.ttl")


def read_statements(paths: Iterable[Path], *, base: str = DEFAULT_BASE) -> Statements:
    """What the files say: ``owl:sameAs`` and ``owl:differentFrom`` between things or appearances of a graph.

    Raises:
        GraphError: if one cannot be read, or says something else.
    """
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    for path in paths:
        for subject, predicate, value, _ in MemoryStore.from_file(path).quads():
            pair = (_name(subject, base, path), _name(value, base, path))
            if predicate in _SAME:
                same.add(pair)
            elif predicate == _DIFFERENT:
                different.add(pair)
            else:
                remedy = "say owl:sameAs or owl:differentFrom only"
                raise GraphError(f"says something else: <{predicate}>", where=path, remedy=remedy)
    return Statements(tuple(sorted(same)), tuple(sorted(different)))


def _name(term: Term, base: str, path: Path) -> str:
    if not isinstance(term, Iri) or not term.startswith(base):
        remedy = f"name things and appearances by their IRIs, which start with {base}"
        raise GraphError(f"{str(term)!r} is nothing of this corpus", where=path, remedy=remedy)
    return term.removeprefix(base)
