"""Why something is one thing: what tells it, and what keeps it apart from others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.errors import QueryError
from kg.query.names import bearers
from kg.rdf.terms import Iri, Literal, Term
from kg.store import SelectResult, Store

Row = tuple[str, ...]

_KIND = """SELECT ?kind WHERE {{ VALUES ?it {{ <{it}> }}
  {{ ?it a sc:Article BIND("article" AS ?kind) }} UNION {{ ?it a sc:SharedEvent BIND("event" AS ?kind) }}
  UNION {{ ?it a sc:ReportedEvent BIND("event" AS ?kind) }} UNION {{ ?a sc:thing ?it BIND("thing" AS ?kind) }}
}} LIMIT 1"""
_APPEARANCES = """SELECT DISTINCT ?a ?day ?article ?name ?rule ?with WHERE {{
  ?a sc:thing <{it}> ; prov:wasDerivedFrom ?news . ?news dcterms:identifier ?article
  OPTIONAL {{ ?a skos:prefLabel ?called }} OPTIONAL {{ <{it}> rdfs:label ?label }}
  BIND(COALESCE(?called, ?label) AS ?name)
  OPTIONAL {{ ?news schema:datePublished ?day }}
  OPTIONAL {{ ?i sc:identified ?a ; sc:identityRule ?rule ; sc:identifiedWith ?b .
    ?b prov:wasDerivedFrom/dcterms:identifier ?with }}
}} ORDER BY (!BOUND(?day)) STR(?day) ?article"""
_OFFICES = """SELECT DISTINCT ?a ?title ?of ?status WHERE {{
  ?role a sc:ReportedRole ; sc:person <{it}> ; sc:title ?title ; sc:roleStatus ?status ; prov:wasDerivedFrom ?news .
  ?a sc:thing <{it}> ; prov:wasDerivedFrom ?news
  OPTIONAL {{ ?role sc:of/rdfs:label ?of }} }} ORDER BY ?title ?of"""
_LINKS = """SELECT DISTINCT ?a ?type WHERE {{
  ?a sc:thing <{it}> . ?link sc:appearance ?a ; sc:linkType ?type }} ORDER BY ?type"""
_APART = """SELECT DISTINCT ?other ?label ?reason WHERE {{
  {{ ?d sc:distinguished/sc:thing <{it}> ; sc:distinguishedFrom/sc:thing ?other }}
  UNION {{ ?d sc:distinguishedFrom/sc:thing <{it}> ; sc:distinguished/sc:thing ?other }}
  ?d sc:reason ?reason . ?other rdfs:label ?label }} ORDER BY ?other ?reason"""
_REPORTS = """SELECT DISTINCT ?report ?day ?article ?label ?start ?end ?words WHERE {{
  {{ ?shared sc:report <{it}> }} UNION {{ BIND(<{it}> AS ?shared) }}
  ?shared sc:report ?report . ?report rdfs:label ?label ; prov:wasDerivedFrom ?news . ?news dcterms:identifier ?article
  OPTIONAL {{ ?news schema:datePublished ?day }}
  OPTIONAL {{ ?report sc:start ?start }} OPTIONAL {{ ?report sc:end ?end }}
  OPTIONAL {{ ?report sc:evidence/oa:exact ?words FILTER NOT EXISTS {{ ?report sc:telling ?t }} }}
  OPTIONAL {{ ?report sc:telling ?first . ?first sc:rank 1 ; sc:evidence/oa:exact ?words }}
}} ORDER BY (!BOUND(?day)) STR(?day) ?article"""
_COPIES = """SELECT DISTINCT ?how ?article ?day ?title WHERE {{
  {{ <{it}> sc:copyOf ?other BIND("a copy of" AS ?how) }}
  UNION {{ <{it}> sc:revisionOf ?other BIND("a later version of" AS ?how) }}
  UNION {{ ?other sc:copyOf <{it}> BIND("copied by" AS ?how) }}
  UNION {{ ?other sc:revisionOf <{it}> BIND("revised by" AS ?how) }}
  ?other dcterms:identifier ?article
  OPTIONAL {{ ?other schema:datePublished ?day }} OPTIONAL {{ ?other schema:headline ?title }}
}} ORDER BY ?how STR(?day) ?article"""


def why(store: Store, name: str) -> str:
    """What tells that something is one thing, as text.

    Args:
        name: of a thing, an event or an article: a label, an id or an IRI. If several bear it, all of them are told.

    Raises:
        QueryError: if nothing bears the name.
    """
    told = [text for bearer in dict.fromkeys(bearers(store, [name])[name]) if (text := _told(store, bearer))]
    if not told:
        raise QueryError(
            "nothing in this graph is called so", where=name, remedy="name a thing, an event or an article of it"
        )
    return "\n".join(told)


def _told(store: Store, it: Iri) -> str:
    kinds = _rows(store, _KIND, it)
    if not kinds:
        return ""
    if kinds[0] == ("article",):
        return _article(store, it)
    return _event(store, it) if kinds[0] == ("event",) else _thing(store, it)


def _thing(store: Store, it: Iri) -> str:
    from kg.resolve.rules import RULES

    offices, links = _grouped(_rows(store, _OFFICES, it)), _grouped(_rows(store, _LINKS, it))
    appearances = _rows(store, _APPEARANCES, it)
    lines = [_head(store, it), f"  {_number(len(appearances), 'article')} {_verb(len(appearances), 'names')} it"]
    for node, day, article, name, rule, partner in appearances:
        told = [f'"{name}"', *(_office(*office) for office in offices.get(node, ()))]
        if node in links:
            ways = ", ".join(way.rpartition("#")[2] for (way,) in links[node])
            told.append(f"linked to the reference facts by {ways}")
        if rule:
            told.append(f"{RULES.get(rule, rule)} [{rule}, with {partner}]")
        lines.append(f"    {day or '?':10}  {article}: {'; '.join(told)}")
    others = _rows(store, _APART, it)
    if others:
        lines.append("  kept apart from")
        lines += [f"    {_short(other)} ({label}): {reason}" for other, label, reason in others]
    return _text(lines)


def _event(store: Store, it: Iri) -> str:
    reports = _rows(store, _REPORTS, it)
    lines = [_head(store, it)]
    if not reports:
        return _text([*lines, "  one article tells it, and no other tells the same as far as can be told"])
    lines.append(f"  {_number(len(reports), 'article')} report it: its kind, its time, and who or where agree")
    for node, day, article, label, start, end, words in reports:
        when = start if start == end or not end else f"{start or '…'} to {end}"
        lines.append(f"    {day or '?':10}  {article}: {label}{f', {when}' if when else ''}  [{_short(node)}]")
        lines.append(f'                "{" ".join(words.split())}"')
    return _text(lines)


def _article(store: Store, it: Iri) -> str:
    found = _rows(store, _COPIES, it)
    lines = [f"    {how} {article} ({day or '?'}) {title}".rstrip() for how, article, day, title in found]
    return _text([_head(store, it), *(lines or ["  no other article has this text, or most of it"])])


def _head(store: Store, it: Iri) -> str:
    labels = _rows(store, "SELECT ?label WHERE {{ <{it}> rdfs:label ?label }} ORDER BY ?label", it)
    return f"{_short(it)}: {labels[0][0]}" if labels else _short(it)


def _office(title: str, of: str, status: str) -> str:
    kind = status.rpartition("#")[2]
    return f"{'' if kind == 'current' else f'{kind} '}{title}{f' of {of}' if of else ''}"


def _number(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"


def _verb(count: int, verb: str) -> str:
    return verb if count == 1 else verb.removesuffix("s")


def _short(iri: str) -> str:
    """Kind and name: ``person:ada-quill``."""
    kind, _, name = iri.rpartition("/")
    return f"{kind.rpartition('/')[2]}:{name}" if kind else iri


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(tuple(rest))
    return found


def _rows(store: Store, sparql: str, it: Iri) -> list[Row]:
    result = store.query(sparql.format(it=it))
    return [tuple(map(_value, row)) for row in result.rows] if isinstance(result, SelectResult) else []


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else term or ""


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
