"""Names of nodes and values that people can read."""

from __future__ import annotations

from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Blank, Literal, Term

_SHORT = {namespace: prefix for prefix, namespace in prefixes().items()}
_LONGEST = 160


def shortened(term: Term) -> str:
    """A literal's characters, or an IRI, with a prefix where it is one of ours."""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, Blank):
        return f"_:{term}"
    cut = max(term.rfind("/"), term.rfind("#")) + 1
    prefix = _SHORT.get(term[:cut])
    return f"{prefix}:{term[cut:]}" if prefix is not None and term[cut:] else str(term)


def one_line(words: str) -> str:
    """On one line, and cut where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
