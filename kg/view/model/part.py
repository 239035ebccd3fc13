"""A part of a large store that a page can show: the newest of the articles that match, with all that they tell.

Which articles these are is asked of the store, and only what comes from them is taken out of it, so that it takes as
long however many others there are. The part has what the model of a page is made from, and no more: of the reference
facts what the things are called, and what lies in what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.rdf.terms import Iri, Literal
from kg.store import MemoryStore, SelectResult, Store, batches, constructed

NEWEST = 50
"""Articles that are shown unless more are asked for."""
MOST = 200
"""Articles that one page shows at most."""

#: A graph with no more articles than are wanted is taken as it is, unless it has more triples.
_WHOLE = 200_000
#: How what is told leads to things: `queries/view/things.rq` has the same.
_LEADS = (
    "sc:thing sc:agent sc:target sc:place sc:issue sc:speaker sc:person sc:of sc:subject sc:object "
    "sc:distinguished sc:distinguishedFrom"
)
_CALLED = (
    "rdf:type, rdfs:label, skos:prefLabel, skos:altLabel, skos:exactMatch, geo:lat, geo:long, sc:countryCode, "
    "sc:iso3166Alpha3"
)
_WITHIN = "CONSTRUCT { ?one ?p ?other } WHERE { VALUES ?p { sc:locatedIn sc:partOf } ?one ?p ?other }"
# What no page shows is a third of all. The words of a span stand in the article, if its text is there.
_TOLD = (
    "?node prov:wasDerivedFrom ?article . ?node ?p ?o FILTER(?p NOT IN (oa:exact, dcterms:identifier, sc:linkType, "
    "sc:blockKind, sc:value, prov:wasGeneratedBy) && ?o NOT IN (sc:Span, sc:Block, sc:TimeExpression))"
)
_WORDS = (
    "FILTER NOT EXISTS { ?article schema:articleBody ?text } "
    "?node prov:wasDerivedFrom ?article . ?node ?leads ?span . ?span oa:exact ?words"
)
#: What belongs to a fact or an appearance, and not to the article by itself.
_PARTS = ("?fact prov:wasDerivedFrom ?article ; sc:telling ?node", "?node sc:appearance/prov:wasDerivedFrom ?article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles are to be shown. Of several values one must match, of several kinds of values all.

    Args:
        newest: so many of those that match, the latest first; undated ones come last.
        articles: only these.
        actors: those that name one of these things, tell one of these facts, or are one of these.
        issues: those with a fact about one of these.
        since: those that were published on this day or later; undated ones are left out.
        until: the same for the last day.
    """

    newest: int = NEWEST
    articles: tuple[Iri, ...] = ()
    actors: tuple[Iri, ...] = ()
    issues: tuple[Iri, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_all(self) -> bool:
        """Whether every article matches."""
        return not (self.articles or self.actors or self.issues or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Part:
    """What a page shows of a store.

    Args:
        store: the part.
        articles: how many it has.
        matching: how many match; the part has the newest of them.
        total: how many there are in the whole store.
    """

    store: MemoryStore
    articles: int
    matching: int
    total: int


def part_of(store: Store, wanted: Wanted) -> Part:
    """Take a part out of a store.

    Raises:
        StoreError: if the store cannot answer.
    """
    total = _count(store, "?article a sc:Article")
    if wanted.is_all and total <= wanted.newest and _is_small(store):
        # Also a graph that was made elsewhere, and does not tell what comes from which article.
        return Part(constructed(store, ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"]), total, total, total)
    matching = total if wanted.is_all else _count(store, _pattern(wanted))
    articles = _newest(store, wanted)
    return Part(_taken(store, articles), len(articles), matching, total)


def _newest(store: Store, wanted: Wanted) -> list[Iri]:
    query = (
        f"SELECT ?article (MAX(STR(?date)) AS ?day) WHERE {{ {_pattern(wanted)} "
        "OPTIONAL { ?article schema:datePublished ?date } } "
        f"GROUP BY ?article ORDER BY DESC(?day) ?article LIMIT {wanted.newest}"
    )
    return _nodes(store, query)


def _nodes(store: Store, query: str) -> list[Iri]:
    """What stands in the first column, in its order."""
    found = store.query(query)
    rows = found.rows if isinstance(found, SelectResult) else ()
    return [row[0] for row in rows if isinstance(row[0], Iri)]


def _pattern(wanted: Wanted) -> str:
    """What the articles that match have in common."""
    parts = ["?article a sc:Article ."]
    if wanted.articles:
        parts.insert(0, f"VALUES ?article {{ {_list(wanted.articles)} }}")
    if wanted.actors:
        parts.insert(0, _told("?actor", wanted.actors, _LEADS.replace(" ", ", "), of_facts=True))
    if wanted.issues:
        parts.insert(0, _told("?issue", wanted.issues, "sc:issue"))
    # Days, months and years are compared as text: a month is not over before its last day.
    if wanted.since:
        parts.append(
            "FILTER EXISTS { ?article schema:datePublished ?from "
            f'FILTER(CONCAT(SUBSTR(STR(?from), 1, 10), "-99-99") >= "{wanted.since}") }}'
        )
    if wanted.until:
        parts.append(f'FILTER EXISTS {{ ?article schema:datePublished ?to FILTER(STR(?to) <= "{wanted.until}T99") }}')
    return " ".join(parts)


def _told(name: str, nodes: tuple[Iri, ...], leads: str, *, of_facts: bool = False) -> str:
    """That an article tells something of one of these nodes."""
    ways = [f"?fact ?leads {name} . FILTER(?leads IN ({leads})) ?fact prov:wasDerivedFrom ?article"]
    if of_facts:
        ways += [
            f"?article schema:mentions {name}",
            f"{name} prov:wasDerivedFrom ?article",
            f"BIND({name} AS ?article)",
        ]
    values = f"VALUES {name} {{ {_list(nodes)} }}"
    union = " UNION ".join(f"{{ {values} {way} }}" for way in ways)
    return f"{{ SELECT DISTINCT ?article WHERE {{ {union} }} }}"


def _taken(store: Store, articles: list[Iri]) -> MemoryStore:
    """All that these articles tell."""
    queries = [_WITHIN] if articles else []
    for some in batches(articles):
        values = f"VALUES ?article {{ {some} }}"
        queries.append(f"CONSTRUCT {{ ?article ?p ?o }} WHERE {{ {values} ?article ?p ?o }}")
        queries.append(f"CONSTRUCT {{ ?node ?p ?o }} WHERE {{ {values} {_TOLD} }}")
        queries += [f"CONSTRUCT {{ ?node ?p ?o }} WHERE {{ {values} {way} . ?node ?p ?o }}" for way in _PARTS]
        queries.append(f"CONSTRUCT {{ ?span oa:exact ?words }} WHERE {{ {values} {_WORDS} }}")
    part = constructed(store, queries)
    things = _nodes(part, f"SELECT DISTINCT ?thing WHERE {{ VALUES ?leads {{ {_LEADS} }} ?any ?leads ?thing }}")
    # Not two lists of values: engines begin with all pairs of them.
    told = f"?thing ?p ?o FILTER(?p IN ({_CALLED}))"
    chosen = [f"VALUES ?thing {{ {some} }}" for some in batches(things)]
    called = [f"CONSTRUCT {{ ?thing ?p ?o }} WHERE {{ {some} {told} }}" for some in chosen]
    return constructed(store, called, part)


def _is_small(store: Store) -> bool:
    return _count(store, f"{{ SELECT * WHERE {{ ?s ?p ?o }} LIMIT {_WHOLE + 1} }}", what="*") <= _WHOLE


def _count(store: Store, pattern: str, what: str = "DISTINCT ?article") -> int:
    found = store.query(f"SELECT (COUNT({what}) AS ?number) WHERE {{ {pattern} }}")
    rows = found.rows if isinstance(found, SelectResult) else ()
    number = rows[0][0] if rows else None
    return int(number.value) if isinstance(number, Literal) else 0


def _list(nodes: Iterable[Iri]) -> str:
    return " ".join(f"<{node}>" for node in nodes)
