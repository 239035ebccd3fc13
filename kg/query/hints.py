"""Why an answer may be empty: a name that nothing in the graph bears."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from kg.query.question import ParameterType, Question
from kg.rdf.terms import Literal
from kg.store import SelectResult, Store

# Issues may be asked for by their id in the thesaurus, too.
_NAMES = """SELECT DISTINCT ?name ?id WHERE {
  ?any sc:thing ?thing . ?thing rdfs:label|skos:altLabel ?name . BIND(STRAFTER(STR(?thing), "#") AS ?id)
} ORDER BY ?name"""


def unknown_names(store: Store, question: Question, values: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each value of a parameter of type ``name`` that is the name of nothing in the graph.

    Args:
        values: what was asked with, by parameter. IRIs are not looked for.
    """
    names = [parameter.name for parameter in question.parameters if parameter.type is ParameterType.NAME]
    wanted = [" ".join(values[name].split()) for name in names if name in values and ":" not in values[name]]
    if not wanted:
        return ()
    found = store.query(_NAMES)
    rows = found.rows if isinstance(found, SelectResult) else ()
    known = {name.value.lower(): name.value for name, _ in rows if isinstance(name, Literal)}
    ids = {id.value.lower() for _, id in rows if isinstance(id, Literal)}
    return tuple(_sentence(value, known) for value in wanted if value.lower() not in known.keys() | ids)


def _sentence(value: str, known: Mapping[str, str]) -> str:
    shown = value if len(value) <= 80 else value[:79] + "…"
    parts = sorted((name for name in known if value and value.lower() in name), key=len)
    close = [known[name] for name in dict.fromkeys([*parts, *get_close_matches(value.lower(), known, n=3)])][:3]
    hint = f"did you mean {' or '.join(close)}?" if close else "`kg query most-mentioned` lists what there is"
    return f"nothing in this graph is called {shown!r}; {hint}"
