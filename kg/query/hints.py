"""Why an answer may be empty: a name that nothing in the graph bears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from kg.query.binding import one_line
from kg.query.names import NAMED, bearers, names_asked
from kg.query.question import Question
from kg.rdf.terms import Literal
from kg.store import SelectResult, Store

#: How alike two names are, from 0 to 1.
_NEAR, _LIKE = 0.75, 0.6
# What a hint may offer: names of what articles speak of, and where none is close, those of the background.
_THINGS = f"SELECT DISTINCT ?name WHERE {{ ?any sc:thing ?bearer . ?bearer {NAMED} ?name }} ORDER BY ?name"
_BACKGROUND = f"""SELECT DISTINCT ?name WHERE {{
  VALUES ?kind {{ sc:ReferenceState sc:ReferenceOrganization sc:Incumbency }} ?bearer a ?kind ; {NAMED} ?name
}} ORDER BY ?name"""


def unknown_names(store: Store, question: Question, values: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each value of a parameter of type ``name`` that is the name of nothing in the graph.

    Args:
        values: what was asked with, by parameter. IRIs are not looked for.
    """
    given = {one_line(value) for value in values.values()}
    asked = [name for name in names_asked(question, values) if name in given]
    return unknown_hints(store, [name for name, found in bearers(store, asked).items() if not found])


def unknown_hints(store: Store, unknown: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each of these names, which nothing in the graph bears, with those that come close."""
    if not unknown:
        return ()
    things, background = _names(store, _THINGS), _names(store, _BACKGROUND)
    return tuple(_sentence(value, _closest(value, things, background)) for value in unknown)


def _closest(value: str, things: Mapping[str, str], background: Mapping[str, str]) -> list[str]:
    """Names of things before those of the background, unless these are much closer."""
    alike = _close(value, things, _LIKE)
    return alike if _close(value, things, _NEAR) else _close(value, background, _LIKE) or alike


def _names(store: Store, query: str) -> dict[str, str]:
    """Names by their lower case."""
    result = store.query(query)
    rows = result.rows if isinstance(result, SelectResult) else ()
    return {name.value.lower(): name.value for (name,) in rows if isinstance(name, Literal)}


def _close(value: str, known: Mapping[str, str], cutoff: float) -> list[str]:
    parts = sorted((name for name in known if value and value.lower() in name), key=len)
    alike = get_close_matches(value.lower(), known, n=3, cutoff=cutoff)
    return [known[name] for name in dict.fromkeys([*parts, *alike])][:3]


def _sentence(value: str, close: list[str]) -> str:
    shown = value if len(value) <= 80 else value[:79] + "…"
    hint = f"did you mean {' or '.join(close)}?" if close else "`kg query most-mentioned` lists what there is"
    return f"nothing in this graph is called {shown!r}; {hint}"
