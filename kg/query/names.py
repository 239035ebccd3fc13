"""Names to nodes: what in a graph bears a name that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.query.binding import IRI, one_line, sparql_term
from kg.query.question import ParameterType, Question
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Iri, Literal, text
from kg.store import SelectResult, Store

# What articles call a thing, what the reference facts call it, and what facts and articles are labelled.
NAMED = "|".join(
    (
        "rdfs:label",
        "skos:altLabel",
        "sc:officialName",
        "sc:formerName",
        "sc:acronym",
        "sc:demonym",
        "sc:peopleName",
        "sc:metonym",
        "sc:iso3166Alpha2",
        "sc:iso3166Alpha3",
        "sc:incumbentName",
    )
)
_WANTED = 'VALUES ?wanted { "" }'
BEARERS = f"""SELECT DISTINCT ?wanted ?bearer WHERE {{
  {{ SELECT ?bearer (LCASE(STR(?name)) AS ?called) WHERE {{ ?bearer {NAMED} ?name }} }}
  UNION {{ SELECT ?bearer ?called WHERE {{
    ?bearer a sc:Issue . VALUES ?between {{ "-" " " }}
    BIND(REPLACE(LCASE(STRAFTER(STR(?bearer), "#")), "-", ?between) AS ?called) }} }}
  UNION {{ SELECT ?bearer (LCASE(STR(?words)) AS ?called) WHERE {{
    ?appearance sc:describedAs ?words ; sc:thing ?bearer }} }}
  UNION {{ SELECT ?bearer (LCASE(?id) AS ?called) WHERE {{ ?bearer a sc:Article ; dcterms:identifier ?id }} }}
  {_WANTED}
  FILTER(?called = LCASE(?wanted))
}} ORDER BY ?wanted ?bearer"""
"""What bears a name; the names that are asked for replace that of its VALUES."""


def names_asked(question: Question, values: Mapping[str, str]) -> tuple[str, ...]:
    """The values of the parameters of type ``name``, those left out by their default, with single spaces."""
    asked = [parameter for parameter in question.parameters if parameter.type is ParameterType.NAME]
    given = [values.get(parameter.name, parameter.default) for parameter in asked]
    return tuple(dict.fromkeys(one_line(value) for value in given if value is not None))


def bearers(store: Store, names: Iterable[str]) -> dict[str, tuple[Iri, ...]]:
    """What bears each of these names: by a label or another name, in any case, or by its IRI, full or with a prefix.

    Things have the names that articles and the reference facts give them, issues also their id in the thesaurus,
    articles their id, facts their label. A name that nothing bears has an empty tuple.
    """
    found: dict[str, list[Iri]] = {name: [] for name in names}
    if not found:
        return {}
    wanted = " ".join(sparql_term(text(name)) for name in found)
    result = store.query(BEARERS.replace(_WANTED, f"VALUES ?wanted {{ {wanted} }}"))
    for name, bearer in result.rows if isinstance(result, SelectResult) else ():
        if isinstance(name, Literal) and isinstance(bearer, Iri):
            found[name.value].append(bearer)
    return {name: (*bearing, *as_iri(name)) for name, bearing in found.items()}


def as_iri(name: str) -> tuple[Iri, ...]:
    """The IRI that ``name`` is, in full or with a prefix of the project; nothing if it is none."""
    prefix, colon, local = name.partition(":")
    if colon and re.fullmatch(r"[\w.-]+", local) and (namespace := prefixes().get(prefix)):
        return (Iri(namespace + local),)
    return (Iri(name),) if IRI.fullmatch(name) else ()
