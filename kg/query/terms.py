"""Terms of the vocabulary that a query names and that there are not: ``sc:Sate``, where ``sc:State`` was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from kg.query.binding import IRI, sparql_term
from kg.rdf.namespaces import ISSUE, LINK_TYPE, PLOVER, PLOVER_CONTEXT, PLOVER_MODE, ROLE_STATUS, SC, STANCE, STATUS
from kg.rdf.namespaces import prefixes as known_prefixes
from kg.rdf.terms import Iri, Literal
from kg.resources import shipped_text, vocabulary_files
from kg.store import AskResult, SelectResult, Store

#: Namespaces of which every term stands in the files of the vocabulary.
_OURS = (SC, STATUS, ROLE_STATUS, STANCE, LINK_TYPE, PLOVER, PLOVER_MODE, PLOVER_CONTEXT, ISSUE)
_NAMED = re.compile(
    r"""(?P<skip>\#[^\n\r]*|\"\"\".*?\"\"\"|'''.*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |PREFIX\s+(?P<own>[\w-]*):\s*<(?P<namespace>[^>]*)>
    |<(?P<iri>[^\x00-\x20<>"{}|^`\\]+)>|(?<![\w:.?$@-])(?P<prefix>[A-Za-z][\w-]*):(?P<local>[\w-]+)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:<([^>]+)>|([\w-]+):([\w-]+)) +a ", re.MULTILINE)
_PREFIX = re.compile(r"^@prefix ([\w-]*): <([^>]+)> \.", re.MULTILINE)
#: So many terms are looked for in the graph, and so many names of things are compared.
_MOST, _MOST_NAMES = 20, 20_000


def unknown_terms(store: Store, sparql: str) -> tuple[str, ...]:
    """A sentence for each term in a query that neither the vocabulary nor the graph has, with those that come close."""
    prefixes = known_prefixes()
    found: dict[str, None] = {}
    for match in _NAMED.finditer(sparql):
        if match["own"] is not None:
            prefixes = {**prefixes, match["own"]: match["namespace"]}
        elif match["iri"]:
            found[match["iri"]] = None
        elif match["prefix"] and match["prefix"] in prefixes:
            found[prefixes[match["prefix"]] + match["local"]] = None
    asked = [iri for iri in list(found)[:_MOST] if IRI.fullmatch(iri) and iri not in terms()]
    return tuple(_sentence(store, iri, prefixes) for iri in asked if not _is_there(store, iri))


@cache
def terms() -> frozenset[str]:
    """The IRIs of all terms that the files of the vocabulary define."""
    found: set[str] = set()
    for path in vocabulary_files():
        text = shipped_text(path)
        named = dict(_PREFIX.findall(text))
        for iri, prefix, local in _SUBJECT.findall(text):
            found.add(iri or named.get(prefix, "") + local)
    return frozenset(found)


def _is_there(store: Store, iri: str) -> bool:
    term = sparql_term(Iri(iri))
    return any(
        isinstance(answer := store.query(f"ASK {{ {pattern} }}"), AskResult) and answer.value
        for pattern in (f"{term} ?p ?o", f"?s {term} ?o", f"?s ?p {term}")
    )


def _sentence(store: Store, iri: str, prefixes: Mapping[str, str]) -> str:
    namespace = next((each for each in _OURS if iri.startswith(each)), None)
    if namespace is not None:
        local = iri.removeprefix(namespace)
        known = {each.removeprefix(namespace) for each in terms() if each.startswith(namespace)}
        where = "see docs/ontology.html" if namespace == SC else f"there are {len(known)}, `kg view` completes them"
        return f"no term {_short(iri, prefixes)}; {_closest(local, known, namespace, prefixes) or where}"
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    close = _closest(iri[cut:], _names_under(store, iri[:cut]), iri[:cut], prefixes)
    return f"nothing in this graph is {_short(iri, prefixes)}{f'; {close}' if close else ''}"


def _closest(local: str, known: set[str], namespace: str, prefixes: Mapping[str, str]) -> str:
    by_case = {name.lower(): name for name in sorted(known)}
    alike = get_close_matches(local.lower(), by_case, n=3, cutoff=0.6)
    return (
        f"did you mean {' or '.join(_short(namespace + by_case[name], prefixes) for name in alike)}?" if alike else ""
    )


def _names_under(store: Store, namespace: str) -> set[str]:
    """What the names of nodes and properties are that begin with a namespace."""
    start = sparql_term(Literal(namespace))
    result = store.query(
        f"""SELECT DISTINCT ?it WHERE {{ {{ ?it a ?class }} UNION {{ SELECT DISTINCT ?it WHERE {{ ?s ?it ?o }} }}
          UNION {{ SELECT DISTINCT ?it WHERE {{ ?s a ?it }} }}
          FILTER(STRSTARTS(STR(?it), {start})) }} LIMIT {_MOST_NAMES}"""
    )
    rows = result.rows if isinstance(result, SelectResult) else ()
    return {it.removeprefix(namespace) for (it,) in rows if isinstance(it, Iri)}


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for name, namespace in prefixes.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"[\w-]+", local):
            return f"{name}:{local}"
    return f"<{iri}>"
