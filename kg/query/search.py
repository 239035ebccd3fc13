"""Search: what in a graph is called something like what somebody typed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, normalize

from kg.query.binding import sparql_term
from kg.query.names import NAMED
from kg.rdf.namespaces import RDF_TYPE, RDFS_LABEL, SC, sc, schema, skos
from kg.rdf.terms import Iri, Literal, Term, text
from kg.slugs import few_marks
from kg.store import SelectResult, Store, batches

LONGEST = 100
"""Characters that are looked for; what follows is not."""

#: So many names are looked at more closely, those that match best.
_CLOSELY = 300
_MOST_WORDS = 6
#: Classes of things, the most telling first; `kg.view.style` has the same.
_TYPES = ("State", "Official", "Person", "Organization", "Place", "Group", "Issue")
#: Letters that are no letter with an accent, and what is typed for them.
_ALIKE = {"ae": "æ", "oe": "œ", "ss": "ß", "th": "þ", "l": "ł", "o": "ø", "d": "đð", "i": "ı", "h": "ħ", "t": "ŧ"}
_PAIR = [plain for plain in _ALIKE if len(plain) == 2]
_PAIRS = re.compile(f"({'|'.join(_PAIR)})")
_QUOTES = {"'": "’‘", "-": "–—"}
_ACCENTED = (range(0xC0, 0x250), range(0x1E00, 0x1F00))


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Args:
        kind: ``thing``, ``issue`` or ``article``.
        type: the class of a thing, such as ``State``; None where none is known.
        label: what it is called.
        name: the name by which it was found.
        articles: how many name it.
        published: the day of an article.
    """

    iri: Iri
    kind: str
    type: str | None
    label: str
    name: str
    articles: int
    published: str | None = None


def search(store: Store, words: str, limit: int) -> list[Found]:
    """Things, issues and articles whose names have all of these words in them, the best first.

    Accents and case are forgiven: "erdogan" finds "Erdoğan". Exact names come first, then those in which a word begins
    so; of these, states, and what many articles name. One letter finds only what begins with it.

    Raises:
        StoreError: if the store cannot answer.
    """
    asked = _plain(words[:LONGEST]).split()[:_MOST_WORDS]
    if not asked:
        return []
    names = _matching(store, asked)
    found = [_found(iri, name, rank, told) for (iri, (rank, name)), told in _told(store, names)]
    ordered = [each for _, each in sorted(found, key=lambda pair: pair[0])]
    things, articles = ([each for each in ordered if (each.kind == "article") is so] for so in (False, True))
    # Names of things would leave no room for headlines.
    room = max(limit - len(things), min(limit // 4, len(articles)))
    return [*things[: limit - min(room, len(articles))], *articles[:room]]


def called(store: Store, nodes: Sequence[Iri]) -> dict[Iri, str]:
    """What nodes are called; one without a name is not there."""
    found: dict[Iri, list[Term]] = defaultdict(list)
    for some in batches(nodes):
        for node, name in _rows(
            store, f"SELECT ?node ?name WHERE {{ VALUES ?node {{ {some} }} ?node rdfs:label ?name }}"
        ):
            if isinstance(node, Iri) and name is not None:
                found[node].append(name)
    return {node: texts[0] for node, names in found.items() if (texts := _texts(names))}


def _matching(store: Store, words: list[str]) -> dict[Iri, tuple[int, str]]:
    """By what bears them, how well names match (0 is best) and the name that does so best."""
    phrase = r"\s+".join(map(_pattern, words))
    tests = ["^" + _pattern(words[0])] if len("".join(words)) == 1 else [_pattern(word) for word in words]
    ranks = [f"^{phrase}$", rf"(^|[^\p{{L}}\p{{N}}]){phrase}"]
    # Of each node only its best name, or one with a thousand names would leave no room for others.
    query = f"""SELECT ?node (MIN(CONCAT(STR(?rank), STR(?name))) AS ?best) (MIN(?rank) AS ?first)
      (MIN(STRLEN(STR(?name))) AS ?length) WHERE {{
      {{ SELECT ?node ?name WHERE {{
        {{ VALUES ?called {{ {NAMED.replace("|", " ")} }} ?node ?called ?name }}
        UNION {{ ?appearance sc:describedAs ?name ; sc:thing ?node }}
        {" ".join(f"FILTER({_regex(test)})" for test in tests)} }} }}
      FILTER(EXISTS {{ ?article schema:mentions ?node }} || EXISTS {{ ?seen sc:thing ?node }}
        || EXISTS {{ ?node a sc:Article }})
      BIND(IF({_regex(ranks[0])}, 0, IF({_regex(ranks[1])}, 1, 2)) AS ?rank)
    }} GROUP BY ?node ORDER BY ?first ?length ?node LIMIT {_CLOSELY}"""
    found: dict[Iri, tuple[int, str]] = {}
    for node, best, _, _ in _rows(store, query):
        if isinstance(node, Iri) and isinstance(best, Literal) and best.value[:1].isdigit():
            found[node] = (int(best.value[0]), best.value[1:])
    return found


def _told(
    store: Store, names: dict[Iri, tuple[int, str]]
) -> list[tuple[tuple[Iri, tuple[int, str]], dict[Iri, list[Term]]]]:
    """What is told of each: its classes, labels and day, and how many articles name it."""
    told: dict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    properties = "rdf:type, rdfs:label, skos:prefLabel, schema:headline, schema:datePublished"
    for some in batches(names):
        values = f"VALUES ?node {{ {some} }}"
        query = f"SELECT ?node ?p ?o WHERE {{ {values} ?node ?p ?o FILTER(?p IN ({properties})) }}"
        count = (
            f"SELECT ?node (schema:mentions AS ?p) (COUNT(DISTINCT ?article) AS ?o) WHERE {{ {values} "
            "{ ?article schema:mentions ?node } UNION { ?seen sc:thing ?node ; prov:wasDerivedFrom ?article } } "
            "GROUP BY ?node"
        )
        for node, property_, value in (*_rows(store, query), *_rows(store, count)):
            if isinstance(node, Iri) and isinstance(property_, Iri) and value is not None:
                told[node][property_].append(value)
    return [(each, told[each[0]]) for each in names.items()]


def _found(iri: Iri, name: str, rank: int, told: dict[Iri, list[Term]]) -> tuple[tuple[object, ...], Found]:
    """What was found, after what it is sorted by."""
    classes = {str(each).removeprefix(SC).removeprefix("Reference") for each in told[RDF_TYPE]}
    type_ = next((each for each in _TYPES if each in classes), None)
    kind = "article" if sc("Article") in told[RDF_TYPE] else "issue" if type_ == "Issue" else "thing"
    labels = [_texts(told[each]) for each in (schema("headline"), RDFS_LABEL, skos("prefLabel"))]
    label = next((each for texts in labels for each in texts), name)
    counted = told[schema("mentions")]
    articles = int(counted[0].value) if counted and isinstance(counted[0], Literal) else 0
    day = next(iter(_texts(told[schema("datePublished")])), None) if kind == "article" else None
    found = Found(iri, kind, None if kind == "article" else type_, label, name, articles, day)
    return (rank, type_ != "State", -articles, _reversed(day), label, iri), found


def _reversed(day: str | None) -> tuple[int, ...]:
    """Sorts later days before earlier ones."""
    return tuple(-ord(character) for character in day or "")


def _texts(terms: Iterable[Term]) -> list[str]:
    """Literals, those in English or without a language first."""
    found = [term for term in terms if isinstance(term, Literal) and term.value.strip()]
    found.sort(key=lambda term: (not (term.language or "en").startswith("en"), term.value.lower(), term.value))
    return [term.value for term in found]


def _plain(words: str) -> str:
    """Words in lower case, without accents."""
    return "".join(each for each in normalize("NFKD", few_marks(words.lower())) if not combining(each))


def _regex(pattern: str) -> str:
    return f'REGEX(STR(?name), {sparql_term(text(pattern))}, "i")'


def _pattern(word: str) -> str:
    """A regular expression for a word, whatever accents its letters have."""
    parts = _PAIRS.split(word)
    return "".join(
        f"(?:{_ALIKE[part]}|{''.join(map(_letter, part))})" if part in _PAIR else "".join(map(_letter, part))
        for part in parts
    )


def _letter(character: str) -> str:
    others = _accents().get(character, "") + _ALIKE.get(character, "") + _QUOTES.get(character, "")
    return f"[{re.escape(character)}{others}]" if others else re.escape(character)


@cache
def _accents() -> dict[str, str]:
    """The letters with accents for those without, in lower case."""
    found: dict[str, str] = defaultdict(str)
    for character in (chr(code) for codes in _ACCENTED for code in codes):
        plain = _plain(character)
        if len(plain) == 1 and plain.isascii() and plain != character and character == character.lower():
            found[plain] += character
    return found


def _rows(store: Store, query: str) -> tuple[tuple[Term | None, ...], ...]:
    found = store.query(query)
    return found.rows if isinstance(found, SelectResult) else ()
