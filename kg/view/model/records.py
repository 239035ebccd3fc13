"""Rows of the queries in ``queries/view/`` as records: for each node, what is known of it by the names of properties.

Graphs may come from anywhere. What is not what it should be (a literal where a node is due, a date that is none) is
passed over here, so that nothing after has to expect it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from kg.errors import QueryError
from kg.rdf.iris import article_of, span_in
from kg.rdf.terms import Blank, Literal, Term
from kg.resources import broken, queries_folder, shipped_text
from kg.store import SelectResult, Store

_DATE = re.compile(
    r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|--(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)"
    r"(?=$|T\d|Z$|[+-]\d\d:\d\d$)"
)


class Record:
    """A node and the values of its properties, each in an order that follows from the values alone."""

    __slots__ = ("_values", "id")

    def __init__(self, id_: str) -> None:
        self.id = id_
        self._values: dict[str, set[Term]] = {}

    def put(self, property_: str, value: Term) -> None:
        self._values.setdefault(property_, set()).add(value)

    def nodes(self, property_: str) -> list[str]:
        """The values that are nodes."""
        found = self._values.get(property_, ())
        return sorted({node_id(value) for value in found if not isinstance(value, Literal)})

    def node(self, property_: str) -> str | None:
        """The value that is a node; the first, if there are several."""
        return next(iter(self.nodes(property_)), None)

    def texts(self, property_: str) -> list[str]:
        """The values that are literals and not empty, those in English or without a language first."""
        found = [value for value in self._values.get(property_, ()) if isinstance(value, Literal)]
        found.sort(key=lambda value: (not (value.language or "en").startswith("en"), value.value.lower(), value.value))
        return list(dict.fromkeys(value.value for value in found if value.value.strip()))

    def text(self, property_: str) -> str | None:
        return next(iter(self.texts(property_)), None)

    def date(self, property_: str) -> str | None:
        """The first that is an ISO date, of any precision; of a time only its day."""
        found = (_DATE.match(text) for text in self.texts(property_))
        return next((match[0] for match in found if match), None)

    def true(self, property_: str) -> bool:
        return self.text(property_) in {"true", "1"}

    def count(self, property_: str) -> int | None:
        """The first, if it is an integer."""
        return _number(next((Literal(text) for text in self.texts(property_)), None))

    def figure(self, property_: str) -> float | None:
        """The first that is a number and not negative; whole ones without a point."""
        found = (text for text in self.texts(property_) if re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,9})?", text))
        number = next((float(text) for text in found), None)
        return int(number) if number is not None and number.is_integer() else number

    def share(self, property_: str) -> float | None:
        """The first that is a number between 0 and 1."""
        return self.number(property_, 0, 1)

    def number(self, property_: str, least: float, most: float) -> float | None:
        """The first that is a number within these bounds."""
        for text in self.texts(property_):
            try:
                number = float(text)
            except ValueError:
                continue
            if least <= number <= most:
                return round(number, 4)
        return None


class Place(NamedTuple):
    """Where words stand: an article and the offsets of its first and behind its last character."""

    article: str
    start: int
    end: int
    words: str


def rows(store: Store, name: str) -> Iterator[tuple[Term | None, ...]]:
    """The rows of ``queries/view/NAME.rq``, in no order that means anything.

    Raises:
        PackageError: if the query is missing or broken.
    """
    path = queries_folder() / "view" / f"{name}.rq"
    query = shipped_text(path)
    try:
        result = store.query(query)
    except QueryError as error:
        raise broken(path, error.cause) from error
    if not isinstance(result, SelectResult):
        raise TypeError(f"{name}.rq is not a SELECT")
    return iter(result.rows)


def records(store: Store, name: str) -> dict[str, Record]:
    """A record for each node of a query that gives node, property and value."""
    found: dict[str, Record] = {}
    for node, property_, value in rows(store, name):
        if node is None or value is None or isinstance(node, Literal) or not isinstance(property_, Literal):
            continue
        id_ = node_id(node)
        if id_ not in found:
            found[id_] = Record(id_)
        found[id_].put(property_.value, value)
    return dict(sorted(found.items()))


def places(store: Store) -> dict[str, Place]:
    """Where the words of every span stand; a span of which this is not told is not there."""
    found: dict[str, Place] = {}
    for span, told_article, start, end, words in rows(store, "spans"):
        if span is None or isinstance(span, Literal):
            continue
        named = span_in(span) if start is None and end is None else None
        article = told_article if named is None else article_of(span)
        first, last = (_number(start), _number(end)) if named is None else (named.start, named.end)
        if article is None or isinstance(article, Literal) or first is None or last is None or first >= last:
            continue
        id_ = node_id(span)
        place = Place(node_id(article), first, last, words.value if isinstance(words, Literal) else "")
        found[id_] = min(found.get(id_, place), place)
    return found


def tellings(store: Store) -> dict[str, dict[str, list[str]]]:
    """For each fact told several times its spans, by what they are to it, those of the fullest telling first."""
    found: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for fact, property_, rank, span in rows(store, "tellings"):
        if fact is None or span is None or isinstance(span, Literal) or not isinstance(property_, Literal):
            continue
        number = _number(rank)
        found[node_id(fact)][property_.value].append((10**9 if number is None else number, node_id(span)))
    return {
        fact: {name: [span for _, span in sorted(spans)] for name, spans in kinds.items()}
        for fact, kinds in found.items()
    }


def node_id(term: Term) -> str:
    return f"_:{term}" if isinstance(term, Blank) else str(term)


def local_name(iri: str) -> str:
    """What an IRI ends with, readable: ``AntonyBlinken`` of ``https://example.org/AntonyBlinken``."""
    name = re.split(r"[#/:]", iri.rstrip("#/:"))[-1]
    return unquote(name).replace("_", " ").strip() or iri


def _number(term: Term | None) -> int | None:
    # Digits without end are no offset, and Python refuses to read them.
    text = term.value if isinstance(term, Literal) else ""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
